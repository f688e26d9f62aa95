"""System checks of the database: its version, its letters, its extensions, what it keeps safe."""

from collections.abc import Iterator, Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.db.backends.utils import CursorWrapper

OLDEST, NEWEST = 15, 18
EXTENSIONS = frozenset({"pg_trgm", "unaccent", "btree_gist"})
_FACTS = """
    SELECT current_setting('server_version_num')::int / 10000,
           current_setting('server_encoding') = 'UTF8' AND lower('ĐƯỜNG') = 'đường',
           current_setting('fsync')::bool AND current_setting('full_page_writes')::bool
               AND current_setting('synchronous_commit') <> 'off',
           (SELECT array_agg(name::text) FROM pg_available_extensions)
"""


def register_all() -> None:
    register(databases_fit, Tags.database)


def databases_fit(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None = None,
    **kwargs: object,
) -> list[CheckMessage]:
    """Asks each named database; none is asked unless `check --database` names it."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            found.extend(_misfits(cursor))
    return found


def _misfits(cursor: CursorWrapper) -> Iterator[CheckMessage]:
    cursor.execute(_FACTS)
    version, vietnamese, durable, extensions = cursor.fetchone()
    if version < OLDEST:
        hint = f"Move the data to PostgreSQL {OLDEST} to {NEWEST} with pg_dump and pg_restore."
        yield Error(f"PostgreSQL {version} is too old.", hint=hint, id="plumbing.E001")
    elif version > NEWEST:
        hint = f"We have tried versions {OLDEST} to {NEWEST}."
        yield Warning(f"PostgreSQL {version} is untried.", hint=hint, id="plumbing.W001")
    if not vietnamese:
        hint = "Create the database with ENCODING UTF8 and LOCALE C.UTF-8 from template0."
        yield Error("It does not know the Vietnamese letters.", hint=hint, id="plumbing.E002")
    if missing := EXTENSIONS - set(extensions or ()):
        hint = "Install the contributed modules of PostgreSQL (in Debian they come with it)."
        names = ", ".join(sorted(missing))
        yield Error(f"Extensions are missing: {names}.", hint=hint, id="plumbing.E003")
    if not durable:
        hint = "Switch on fsync, full_page_writes and synchronous_commit in postgresql.conf."
        yield Warning("A power cut can lose what was committed.", hint=hint, id="plumbing.W002")
