"""Turns DATABASE_URL into Django's description of a pooled PostgreSQL connection."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.project import env

DEFAULT_URL = "postgresql://motcua@127.0.0.1:5432/motcua"


def django_database(url: str | None = None) -> dict[str, Any]:
    """The DATABASES entry for a postgresql:// address; BadSetting for any other scheme."""
    parts = urlsplit(url or env.text("DATABASE_URL", DEFAULT_URL))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise env.BadSetting(
            f"DATABASE_URL starts with {parts.scheme!r}; write postgresql://user@host:port/name."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {**_pool(env.whole("MOTCUA_DB_POOL", 10)), **query},
        "TEST": {"NAME": query.get("test", "test_" + parts.path.lstrip("/"))},
    }


def _pool(size: int) -> dict[str, Any]:
    """A pool of up to `size` connections; 0 opens one connection a thread, as a command wants."""
    return {"pool": {"min_size": 1, "max_size": size}} if size else {}
