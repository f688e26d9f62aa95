"""A small procedure to bend, and the shipped catalogue loaded once per module."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from motcua.reference.catalogue import commands, in_force

SMALL = """
code = "9.000001"
name = "Cấp giấy thử"
name_en = "Issue of a trial paper"
field = "other"
sector = "Thử nghiệm"
subjects = ["citizen"]
keywords = ["giấy thử"]

[[versions]]
number = 2
from = 2025-07-01
basis = ["Luật thử 2025"]
level = "commune"
agency = "Ủy ban nhân dân cấp xã"
online = "partial"
postal = "both"
presence = false
immediate = false
result = "Giấy thử"
trust = "sourced"
source = "official gazette"
unverified = ["online"]

[[versions.cases]]
code = "default"
name = "Trường hợp chung"
name_en = "Common case"
term = { amount = 3, unit = "working_days" }

[[versions.cases.papers]]
code = "to_khai"
name = "Tờ khai"
kind = "original"
count = 1
mandatory = true

[[versions.cases.fees]]
code = "le_phi"
name = "Lệ phí"
kind = "charge"
amount = 8000
per = "dossier"
exempt = ["child"]
reduced = [ { group = "online", percent = 50 } ]
trust = "unverified"

[[versions.cases.steps]]
number = 1
name = "Tiếp nhận"
unit = "one_stop"
role = "reception_official"
half_days = 1

[[versions.cases.steps]]
number = 2
name = "Thẩm định"
unit = "competent"
role = "case_officer"
half_days = 4

[[versions.cases.steps]]
number = 3
name = "Phê duyệt"
unit = "competent"
role = "head_of_agency"
half_days = 1
"""

OLDER = """
[[versions]]
number = 1
from = 2018-06-21
until = 2025-06-30
derives_from = 2
level = "district"
online = "level_3"
basis = ["Luật thử 2018"]
"""


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Path]:
    """Writes the small procedure; each pair replaces one text by another, once."""

    def write(*changes: tuple[str, str], older: str = OLDER) -> Path:
        text = SMALL + older
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        file = tmp_path / "small.toml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    """A test's rollback is a change the process memory cannot see at once."""
    yield
    in_force.forget()


@pytest.fixture(scope="module")
def shipped(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The shipped catalogue, loaded once for the module and rolled back behind it."""
    with django_db_blocker.unblock(), transaction.atomic():
        commands.load_shipped()
        yield
        transaction.set_rollback(True)
    in_force.forget()
