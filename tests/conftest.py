"""Gives the tests a database: DATABASE_URL's server, else an embedded one of this session."""

import os
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from motcua.plumbing import embedded
from motcua.project.database import django_database

_PREFIX = "motcua-tests-"
_SERVER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Runs before any connection; pytest-xdist's workers inherit the address."""
    if os.environ.get("DATABASE_URL"):
        return
    _discard_left_over()
    home = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    home.chmod(0o755)
    config.stash[_SERVER] = home / "db"
    server = embedded.start(config.stash[_SERVER], durable=False)
    os.environ["DATABASE_URL"] = server.dsn
    # pytest-django has read the settings by now, but nobody has connected yet.
    settings.DATABASES["default"] = django_database(server.dsn)
    connections._settings = connections.settings = connections.configure_settings(  # type: ignore[attr-defined]
        settings.DATABASES
    )


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
