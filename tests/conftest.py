"""Gives the tests a database: DATABASE_URL's server, else an embedded one of this session."""

import os
import tempfile
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connections
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import HealthCheck, settings

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock, embedded
from motcua.project.database import django_database

# What holds must not depend on how busy the machine is.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any_machine")

_PREFIX = "motcua-tests-"
_TRIGGERS = """
    DO $$ DECLARE guarded regclass; BEGIN
        FOR guarded IN SELECT DISTINCT tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal
        LOOP EXECUTE format('ALTER TABLE %s {} TRIGGER USER', guarded); END LOOP;
    END $$
"""
MEMORIES = (
    ("motcua.reference.catalogue.in_force", "forget"),
    ("motcua.reference.people.queries", "forget_hats"),
    ("motcua.reference.people.access_log", "forget"),
    ("motcua.faces.office.names", "forget"),
    ("motcua.faces.api.bearer", "forget_tokens"),
    ("motcua.faces.ui.announcements", "forget"),
    ("motcua.plumbing.crowds", "forget"),
)
_SERVER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Runs before any connection; pytest-xdist's workers inherit the address."""
    django_settings.STAFF_SECOND_FACTOR = False  # tests that mean it switch it on
    # Assets are taken from where they are written, not from what a demo gathered here before.
    django_settings.STATIC_ROOT = django_settings.VAR / "static-of-tests"
    if os.environ.get("DATABASE_URL"):
        return
    _discard_left_over()
    home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    home.chmod(0o755)
    config.stash[_SERVER] = home / "db"
    server = embedded.start(config.stash[_SERVER], durable=False)
    os.environ["DATABASE_URL"] = server.dsn
    # pytest-django has read the settings by now, but nobody has connected yet.
    address = connections.configure_settings({"default": django_database(server.dsn)})
    connections.settings["default"].update(address["default"])


def pytest_unconfigure(config: pytest.Config) -> None:
    data_dir = config.stash.get(_SERVER, None)
    if data_dir is not None:
        connections.close_all()
        embedded.discard(data_dir)
        data_dir.parent.rmdir()
        del os.environ["DATABASE_URL"]


def _discard_left_over() -> None:
    """Servers of sessions that were killed; the name of the directory tells the process."""
    for home in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        owner = home.name.removeprefix(_PREFIX).split("-")[0]
        if home.stat().st_uid == os.getuid() and not Path("/proc", owner).exists():
            if (home / "db").exists():
                embedded.discard(home / "db")
            home.rmdir()


@pytest.fixture(autouse=True)
def _nothing_is_remembered_from_other_tests() -> None:
    """What the product keeps for seconds would outlive a test's rolled-back database."""
    # A training clock counts from the day its process began; midnight may have passed since.
    clock._started = datetime.now(VIETNAM)  # noqa: TID251 - the real day, as at the start
    for module, forget in MEMORIES:
        getattr(import_module(module), forget)()
    rules = import_module("motcua.dossiers.rules")
    for kept in (rules.living, rules.unit_calendar, rules.is_elsewhere):
        kept.cache_clear()


@pytest.fixture(autouse=True, scope="session")
def _journals_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests that commit are cleaned by TRUNCATE, which append-only tables refuse."""
    flush = DatabaseOperations.execute_sql_flush

    def without_triggers(operations: DatabaseOperations, statements: list[str]) -> None:
        emptied = [*statements, "TRUNCATE crowd"]
        flush(operations, [_TRIGGERS.format("DISABLE"), *emptied, _TRIGGERS.format("ENABLE")])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "execute_sql_flush", without_triggers)
        yield
