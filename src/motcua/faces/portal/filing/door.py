"""Who may open a draft, and what every page of it shows around its own content."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language

from motcua.channels.online import queries
from motcua.channels.online.looking import Look
from motcua.channels.online.shapes import Draft, Missing
from motcua.domain.eforms.definition import FormDefinition
from motcua.faces.portal.filing import answers, held, steps
from motcua.faces.portal.filing.asked import Asked, asked_of
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import Kind
from motcua.plumbing.uploads_kinds import Limits
from motcua.reference.people.queries import User
from motcua.reference.rulebook import queries as rulebook

View = Callable[..., HttpResponse]
UNUSABLE, CONFLICT = 422, 409
GET_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A draft under the rules of today, with what is asked and what is missing."""

    look: Look
    missing: tuple[Missing, ...]
    asked: Asked

    @property
    def draft(self) -> Draft:
        return self.look.draft

    @property
    def open_fields(self) -> frozenset[str] | None:
        """Those of the form that may be changed; None for all."""
        if not self.look.by_form:
            return frozenset()
        return self.asked.fields(self.look.papers)

    def with_draft(self, draft: Draft) -> "Opened":
        """The same around a draft that was just saved."""
        return replace(self, look=replace(self.look, draft=draft))

    def with_form(self, form: FormDefinition) -> "Opened":
        """The same for a page that was made from this form."""
        return replace(self, look=replace(self.look, form=form))


@dataclass(frozen=True, slots=True)
class Shown:
    """Which step a page belongs to, and its heading."""

    step: str
    heading: str


def user_of(request: HttpRequest) -> User:
    return cast("User", request.user)


def draft_page(view: View) -> View:
    """Gives the view the draft of the signed-in person, opened under the rules of today.

    404 for one that is not there or is somebody else's: one answer. One that was sent leads to its
    acknowledgement. Where it cannot go on, as under a mandate that has ended, the page says why.
    """

    @wraps(view)
    def with_draft(request: HttpRequest, filing: UUID, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return held.through_sign_in(request)
        user = user_of(request)
        try:
            look = queries.look(filing, user)
        except Refused as refused:
            return _stuck(request, filing, refused)
        asked = asked_of(look.draft, user)
        missing = queries.missing(look)
        return view(request, Opened(look=look, missing=missing, asked=asked), **named)

    return with_draft


def _stuck(request: HttpRequest, filing: UUID, why: Refused) -> HttpResponse:
    if answers.wants_json(request):  # the page stays open, so it is told in words
        return answers.refused(why.refusal)
    try:
        own = queries.draft(filing, user_of(request))
    except Refused as unknown:
        if code := queries.sent_as(filing, user_of(request)):  # a second press, or a page kept open
            return redirect("portal:file_sent", code=code)
        raise Http404 from unknown
    context = {"draft": own, "refusal": why.refusal}
    return private(render(request, "portal/filing/stuck.html", context, status=CONFLICT))


def show(
    request: HttpRequest,
    found: Opened,
    shown: Shown,
    context: Mapping[str, Any],
    *,
    template: str,
    status: int = 200,
) -> HttpResponse:
    draft = found.draft
    untouched = found.asked.untouched(draft)
    around = {
        "draft": draft,
        "name": found.look.terms.name,
        "heading": shown.heading,
        "steps": steps.steps_of(
            draft,
            found.missing,
            shown.step,
            untouched=[each.paper for each in untouched],
            by_form=found.look.by_form,
        ),
        "untouched": [
            (each, steps.address_of_asked(draft, found.look.form, each.paper)) for each in untouched
        ],
        "asked": found.asked.lines,
        "helped": found.look.standing.applicant.name if found.look.standing.filed_by else "",
        "refusal": None,
    }
    page = render(request, f"portal/filing/{template}", {**around, **context}, status=status)
    return private(page)


def sent_of(request: HttpRequest) -> QueryDict | None:
    """What was sent, also when it is nothing; None when the page is only looked at."""
    return request.POST if request.method == "POST" else None


def limits_today() -> Limits:
    """Size and kinds of one file, as the law file says today."""
    files = rulebook.online_on(clock.today()).files
    return Limits(largest=files.one, kinds=frozenset(map(Kind, files.kinds)))


def spoken() -> str:
    return get_language() or "vi"


def private(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, private=True, no_store=True)
    return response
