"""One consignment: where it stands, who has it, why its date, what may be done; its papers."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.channels.counters import access as money
from motcua.channels.counters import queries as till
from motcua.channels.custody import queries as custody
from motcua.channels.custody.queries import CaseRow
from motcua.channels.post.rows import ConsignmentView, HistoryLine
from motcua.channels.post.shapes import Outcome
from motcua.domain.custody.holders import HolderKind
from motcua.domain.custody.mishaps import DISCREPANCY_WORDS
from motcua.faces.office.custody.giving import give_address
from motcua.faces.office.desk import Desk, page, staff
from motcua.faces.office.postal import proofs
from motcua.faces.office.postal.carrier_parts import carried
from motcua.faces.office.postal.print_words import Printout
from motcua.faces.office.postal.prints import Job, printed, prints_of
from motcua.faces.office.postal.reach import doings, readable
from motcua.faces.office.postal.units import where
from motcua.faces.office.postal.wording import (
    DIRECTION_WORDS,
    ITEM_WORDS,
    METHOD_WORDS,
    OUTCOME_WORDS,
    STATUS_TONES,
)
from motcua.faces.ui.formats import said
from motcua.faces.ui.moments import Moment
from motcua.plumbing import clock
from motcua.reference.people.permissions import Permission


@require_safe
@staff(Permission.POST_READ)
def consignment(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    shown = readable(desk, number)
    context: dict[str, Any] = {
        "shown": shown,
        "doings": list(doings(desk, shown)),
        "prints": [*prints_of(shown), *_receipts(desk, shown)],
        "cases": _open_cases(desk, shown),
        "case_words": DISCREPANCY_WORDS,
        "moments": moments(shown, desk),
        "proof": signature_of(shown),
        "give_on": give_address(HolderKind.CARRIER),
        "carried": carried(desk, shown),
        "tones": STATUS_TONES,
        "directions": DIRECTION_WORDS,
        "items": ITEM_WORDS,
        "methods": METHOD_WORDS,
        "refusal": None,
        "where": lambda contact: where(contact, desk.today),
    }
    return page(request, desk, "postal/consignment.html", context)


@require_safe
@staff(Permission.POST_READ)
def accepted(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """What to print, stick and hand out, and what the packet does next."""
    shown = readable(desk, number)
    note, *labels = prints_of(shown)
    context = {
        "shown": shown,
        "prints": [note, *_receipts(desk, shown), *labels],
        "next": next((each for each in doings(desk, shown) if not each.rare), None),
    }
    return page(request, desk, "postal/accepted.html", context)


def _open_cases(desk: Desk, shown: ConsignmentView) -> list[CaseRow]:
    """What did not agree about the packet or its papers and is not settled yet."""
    if not desk.may(Permission.CUSTODY_READ):
        return []
    labels = (shown.row.packet, *(item.label for item in shown.note.items))
    return [each for each in custody.cases_of(*labels) if each.closed_at is None]


def _receipts(desk: Desk, shown: ConsignmentView) -> list[tuple[str, str]]:
    """The receipts the desk may see, of the counter and of the door."""
    written = [line.facts.get("receipts") for line in shown.history]
    later = [str(number) for each in written if isinstance(each, list) for number in each]
    found = [till.receipt(number) for number in dict.fromkeys((*shown.note.receipts, *later))]
    return [
        (
            _("Biên lai %(number)s") % {"number": each.number},
            reverse("office:till_receipt_pdf", kwargs={"receipt": each.number}),
        )
        for each in found
        if each
        and desk.may(Permission.TILL_READ)
        and money.may_see_receipt(desk.user, each, desk.today)
    ]


@require_safe
@staff(Permission.POST_READ)
def print_(request: HttpRequest, desk: Desk, number: str, printout: str) -> HttpResponse:
    shown = readable(desk, number)
    if printout not in list(Printout):
        raise Http404
    follow = reverse("portal:post_follow", kwargs={"number": shown.row.number})
    url = request.build_absolute_uri(follow)
    made_up = clock.is_training() or bool(getattr(settings, "MOTCUA_SYNTHETIC", False))
    paper = printed(Printout(printout), Job(shown=shown, url=url, synthetic=made_up))
    if paper is None:
        raise Http404
    response = HttpResponse(paper, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{printout}-{shown.row.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
@staff(Permission.POST_READ)
def proof(request: HttpRequest, desk: Desk, number: str) -> HttpResponse:
    """The signature or the photograph of the signed slip, for whoever may see the consignment."""
    digest = signature_of(readable(desk, number))
    found = proofs.read(digest) if digest else None
    if found is None:
        raise Http404
    content, kind = found
    response = HttpResponse(content, content_type=kind.value)
    way = "inline" if kind in proofs.SHOWN else "attachment"
    response["Content-Disposition"] = f'{way}; filename="{number}.{kind.name.lower()}"'
    response["Cache-Control"] = "private, no-store"
    return response


def signature_of(shown: ConsignmentView) -> str:
    """The digest of the newest kept signature: the recipient's, before that the sender's."""
    given = [str(line.facts.get("signature", "")) for line in shown.history]
    signed = [digest for digest in (shown.note.signatures.customer, *given) if _digest(digest)]
    return signed[-1] if signed else ""


def _digest(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def moments(shown: ConsignmentView, desk: Desk) -> list[Moment]:
    last = len(shown.history)
    return [
        Moment(
            title=said(line.title),
            state="now" if number == last else "done",
            at=line.at,
            by=_who(line, desk),
            text=told(line),
        )
        for number, line in enumerate(shown.history, start=1)
    ]


def _who(line: HistoryLine, desk: Desk) -> str:
    """The person and the place; a carrier outside is at none of ours."""
    place = desk.names[line.place] if line.place else ""
    return f"{line.by}, {place}" if place != line.place else line.by


def told(line: HistoryLine) -> str:
    """What a person wants to know of it, in words."""
    facts = line.facts
    outcome = str(facts.get("outcome", ""))
    words = [str(OUTCOME_WORDS[outcome])] if outcome in list(Outcome) else []
    words += [str(facts[name]) for name in ("why", "note", "how", "text") if facts.get(name)]
    return ". ".join(words)
