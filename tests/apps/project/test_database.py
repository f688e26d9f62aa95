"""A page's question to the database ends in time; a command's may take what it needs."""

from typing import Any

import pytest
from django.db import connection

from motcua.project.database import bound_to_pages, django_database

ADDRESS = "postgresql://motcua@db.example/motcua"


def options(address: str = ADDRESS) -> dict[str, Any]:
    found: dict[str, Any] = django_database(address)["OPTIONS"]
    return found


def test_a_server_that_is_off_is_not_waited_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_DB_POOL", "4")
    assert options()["pool"] == {"min_size": 1, "max_size": 4, "timeout": 10}
    assert options()["connect_timeout"] == 5
    assert options(f"{ADDRESS}?connect_timeout=2")["connect_timeout"] == "2"
    assert "options" not in options()


def test_a_web_server_has_a_connection_a_thread_and_bounds() -> None:
    mine, told = options(), options(f"{ADDRESS}?options=-c%20work_mem=8MB")
    for each in (mine, told):
        bound_to_pages(each, 12)
        assert each["pool"]["max_size"] == 12
    assert told["options"] == "-c work_mem=8MB"


@pytest.mark.django_db
def test_the_bounds_are_words_that_the_server_knows() -> None:
    bounds: dict[str, Any] = {}
    bound_to_pages(bounds, 1)
    asked = bounds["options"].replace("-c ", "").split()
    with connection.cursor() as cursor:
        for name, value in (each.split("=") for each in asked):
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
            assert cursor.fetchone()[0] in {"1min", "2min"}
