"""A durable database of its own with the shipped reference data, for benchmarks of the server."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.plumbing import embedded

AS_OF = "2019-08-05"


@contextmanager
def database() -> Iterator[tuple[str, Path]]:
    """A new embedded server with fsync on: its DSN and a directory; both gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="motcua-bench-"))
    home.chmod(0o755)
    server = embedded.start(home / "db", durable=True, progress=lambda _line: None)
    os.environ.update(
        DATABASE_URL=server.dsn,
        MOTCUA_AS_OF=AS_OF,
        MOTCUA_TRAINING="1",
        MOTCUA_VAR=str(home / "var"),
        DJANGO_SETTINGS_MODULE="benchmarks.settings",
        PYTHONPATH=str(Path(__file__).resolve().parents[1]),
    )
    try:
        yield server.dsn, home
    finally:
        embedded.discard(home / "db")
        shutil.rmtree(home, ignore_errors=True)
