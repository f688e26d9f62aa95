"""System checks of the database and of the place for files: what they are, what they keep safe."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
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
    register(files_have_a_place)


def files_have_a_place(
    app_configs: Sequence[AppConfig] | None, **kwargs: object
) -> list[CheckMessage]:
    """Errors when files shall lie in a bucket that cannot be reached as the settings are."""
    if not settings.FILES_S3_URL:
        return []
    place, found = urlsplit(settings.FILES_S3_URL), []
    if place.scheme not in {"http", "https"} or not place.netloc or place.path.strip("/"):
        hint = "Write it as https://host:port; the bucket has a setting of its own."
        found.append(Error("MOTCUA_FILES_S3_URL is no endpoint.", hint=hint, id="plumbing.E004"))
    if not (settings.FILES_S3_BUCKET and settings.FILES_S3_KEY and settings.FILES_S3_SECRET):
        hint = "Set MOTCUA_FILES_S3_BUCKET, MOTCUA_FILES_S3_KEY and MOTCUA_FILES_S3_SECRET."
        found.append(
            Error("The bucket for files is not open to us.", hint=hint, id="plumbing.E005")
        )
    if find_spec("minio") is None:
        hint = "pip install 'motcua[s3]'"
        found.append(Error("The client of S3 is not installed.", hint=hint, id="plumbing.E006"))
    return [*found]


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
