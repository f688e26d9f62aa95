"""Before filing: what it takes, for whom, continue or new; and the list of what one has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.shapes import Beginning, ForWhom, Mandated, Organisation, Own
from motcua.domain.dossier.party import Channel
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import queries as dossiers
from motcua.dossiers.forms.eform import eform_pdf
from motcua.faces.portal.filing.door import (
    CONFLICT,
    GET_POST,
    UNUSABLE,
    limits_today,
    private,
    sent_of,
    user_of,
)
from motcua.faces.portal.filing.forms import StartForm
from motcua.faces.portal.limits import limited
from motcua.faces.portal.own import CORRECTABLE, TAKEABLE, owned, represented
from motcua.faces.ui.paging import turned
from motcua.oversight.discipline import durations
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import eform_queries as eforms
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.people import mandate_queries as mandates
from motcua.reference.people.queries import User
from motcua.reference.rulebook import queries as rulebook

OWN, ORGANISATION, MANDATE = "own", "organisation:", "mandate:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What was filed, and what its owner can do about it now."""

    code: str
    name: str
    stage: Bilingual
    at: datetime
    may_correct: bool
    may_take_back: bool

    @property
    def tone(self) -> str:
        return "warning" if self.may_correct else "info"


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """What is unfinished, and what was filed online or waits to be supplemented."""
    user = user_of(request)
    rows = owned(user, clock.today())
    kept = [row for row in rows if row.channel_in == Channel.ONLINE or row.stage in CORRECTABLE]
    context = {
        "drafts": queries.drafts_of(user),
        "filings": turned([_filing(row) for row in kept], request),
        "days": rulebook.online_on(clock.today()).draft_days,
    }
    return private(render(request, "portal/filing/home.html", context))


def _filing(row: dossiers.DossierRow) -> Filing:
    return Filing(
        code=row.code or row.slip,
        name=row.procedure_name,
        stage=row.stage_words,
        at=row.last_event_at,
        may_correct=row.stage in CORRECTABLE,
        may_take_back=row.stage in TAKEABLE,
    )


@require_http_methods(GET_POST)
@login_required
@limited("start")
def start(request: HttpRequest, procedure: str) -> HttpResponse:
    try:
        version = catalogue.version_on(procedure, clock.today())
    except Refused as refused:
        raise Http404 from refused
    user, refusal = user_of(request), None
    said = request.GET.get("case", "")
    whom = _people(user)
    form = StartForm(sent_of(request), initial={"for_whom": whom[0][0]}, people=whom)
    if request.method == "POST" and form.is_valid():
        try:
            for_whom = _for_whom(form.cleaned_data["for_whom"])
            beginning = Beginning(procedure=version.code, case=said, for_whom=for_whom)
            draft = online.begin(beginning, by=user)
            return redirect("portal:file_draft_form", filing=draft.id)
        except Refused as refused:
            refusal = refused.refusal
    cases = version.content.cases
    context = {
        "procedure": version,
        "version": version.content,
        "case": next((c for c in cases if c.code == said), cases[0]),
        "said_case": said in {each.code for each in cases},
        "real": durations.of_procedure(version.code),
        "limits": limits_today(),
        "open_draft": queries.open_draft(user, version.code),
        "form": form,
        "refusal": refusal,
    }
    status = CONFLICT if refusal else UNUSABLE if form.errors else 200
    return private(render(request, "portal/filing/start.html", context, status=status))


@require_safe
@limited("blank")
def blank(request: HttpRequest, procedure: str) -> HttpResponse:
    """The form of today to be filled by hand, for those who prefer paper."""
    try:
        form = eforms.form_on(procedure, clock.today())
    except Refused as refused:
        raise Http404 from refused
    pdf = eform_pdf(form, None, made_at=clock.now(), synthetic=settings.MOTCUA_SYNTHETIC)
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{form.procedure}.pdf"'
    return response


def _people(user: User) -> Sequence[tuple[str, str]]:
    """Whom the person may file for: herself, organisations, those who gave a mandate."""
    today = clock.today()
    return [
        (OWN, _("Cho tôi: %(name)s") % {"name": user.full_name}),
        *(
            (f"{ORGANISATION}{code}", _("Cho tổ chức, mã số %(code)s") % {"code": code})
            for code in represented(user, today)
        ),
        *(
            (
                f"{MANDATE}{given.code}",
                _("Thay cho %(name)s, theo ủy quyền %(code)s")
                % {"name": given.principal.name, "code": given.code},
            )
            for given in mandates.mandates_of(user, today)
        ),
    ]


def _for_whom(said: str) -> ForWhom:
    if said.startswith(ORGANISATION):
        return Organisation(said.removeprefix(ORGANISATION))
    if said.startswith(MANDATE):
        return Mandated(said.removeprefix(MANDATE))
    return Own()
