"""Builds the Jinja2 environment of all pages: translations, formats, addresses, frame."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context

from motcua.faces.ui import announcements, formats, words
from motcua.faces.ui.formats import language
from motcua.faces.ui.forms import field_errors
from motcua.plumbing import clock


def url(name: str, **parts: object) -> str:
    return reverse(name, kwargs=parts or None)


@pass_context
def visitor(context: Context) -> Any:
    """The signed-in user or None.

    Without a session cookie nobody is signed in, and neither session nor user is touched.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if request.user.is_authenticated else None


@pass_context
def here(context: Context) -> str:
    """The address of this page (`path` where a view sets it), to come back to."""
    request: HttpRequest | None = context.get("request")
    if path := context.get("path"):
        return str(path)
    return request.get_full_path() if request else "/"


def training_day() -> date | None:
    """The date of the training clock, or None when the clock is the real one."""
    return clock.today() if clock.is_training() else None


def synthetic_data() -> bool:
    return bool(getattr(settings, "MOTCUA_SYNTHETIC", False))


def without(values: Mapping[str, object], key: str) -> dict[str, object]:
    """A copy of a query without one of its keys."""
    return {name: value for name, value in values.items() if name != key}


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend. An unknown name in a template is an error, not a blank."""
    options["undefined"] = StrictUndefined
    env = Environment(  # noqa: S701 (the backend passes autoescape=True)
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        **options,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.filters.update(formats.FILTERS)
    env.filters.update(words.FILTERS)
    env.filters["without"] = without
    env.globals.update(
        FIELD_ICONS=words.FIELD_ICONS,
        url=url,
        static=staticfiles_storage.url,
        language=language,
        languages=settings.LANGUAGES,
        visitor=visitor,
        here=here,
        field_errors=field_errors,
        training_day=training_day,
        outages=announcements.outages,
        synthetic_data=synthetic_data,
        site_name=getattr(settings, "SITE_NAME", "Một cửa"),
    )
    return env
