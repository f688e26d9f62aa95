"""Turns DATABASE_URL into Django's description of a pooled PostgreSQL connection."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.project import env

CONNECT_S, WAIT_S = 5, 10
"""For a server that is off, and for a connection of the pool: then the page says so."""
PAGE_BOUNDS = "-c statement_timeout=60s -c idle_in_transaction_session_timeout=120s"
"""No proxy waits longer for a page; nothing that was begun for one may hold others up."""
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
        "OPTIONS": {
            "connect_timeout": CONNECT_S,
            **_pool(env.whole("MOTCUA_DB_POOL", 10)),
            **query,
        },
        "TEST": {"NAME": query.get("test", "test_" + parts.path.lstrip("/"))},
    }


def bound_to_pages(options: dict[str, Any], threads: int) -> None:
    """For a web server: a connection a thread, and no question that outlives its page.

    What DATABASE_URL says of `options` holds; commands and the worker take the time they need.
    """
    options.update(_pool(threads))
    options.setdefault("options", PAGE_BOUNDS)


def _pool(size: int) -> dict[str, Any]:
    """A pool of up to `size` connections; 0 opens one connection a thread, as a command wants."""
    return {"pool": {"min_size": 1, "max_size": size, "timeout": WAIT_S}} if size else {}
