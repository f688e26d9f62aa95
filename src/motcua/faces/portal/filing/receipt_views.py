"""What the system says at once: the code, its moment, by when it is answered; on paper too."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.channels.online import filed
from motcua.channels.online.filed import papers_in
from motcua.channels.online.printing import acknowledgement_pdf
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import State
from motcua.dossiers import access
from motcua.faces.portal.filing.door import private, user_of
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places.queries import place_name


@require_safe
@login_required
def sent(request: HttpRequest, code: str) -> HttpResponse:
    """It can be called up again as long as one may see the dossier."""
    state = _filed(request, code)
    owed = max(state.owed, 0)
    later = state.part.later if state.part else ()
    context = {
        "code": state.code,
        "name": state.terms.name,
        "place": place_name(state.filing.receiving_unit, clock.today()),
        "helped": state.filing.applicant.name if state.filing.filed_by else "",
        "turn": state.turn,
        "again": _is_again(state),
        "received": state.received_at is not None,
        "owed": owed,
        "pay": reverse("portal:pay_for", kwargs={"code": state.code}),
        "papers": _papers(state),
        "later": [each.name for each in state.terms.papers if each.code in later],
    }
    return private(render(request, "portal/filing/sent.html", context))


@require_safe
@login_required
def printed(request: HttpRequest, code: str) -> HttpResponse:
    pdf = acknowledgement_pdf(_filed(request, code))
    if pdf is None:
        raise Http404
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{code}.pdf"'
    return private(response)


def _is_again(state: State) -> bool:
    """A correction, or a supplement; what was filed at a counter may begin with one."""
    turn = state.turn
    if turn is None or state.filing.channel_in is not Channel.ONLINE:
        return turn is not None
    return turn.since != turn.counted_from and not turn.forwarded


def _papers(state: State) -> list[tuple[str, Sequence[filed.ShownFile]]]:
    """The name of each paper with its files, the last ones first."""
    names = {each.code: each.name for each in state.terms.papers}
    proof = _("Giấy tờ xin miễn, giảm phí")
    return [(names.get(code, proof), filed.files_for(state, code)) for code in papers_in(state)]


def _filed(request: HttpRequest, code: str) -> State:
    """404 for what was not filed online, or is not for this person to see."""
    try:
        _dossier, state, _hat = access.readable(user_of(request), code, clock.today())
    except Refused as refused:
        raise Http404 from refused
    if state.turn is None:
        raise Http404
    return state
