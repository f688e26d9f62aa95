"""Where is this paper now: for any code, the present holder and the whole chain with its scans."""

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.channels.custody import access, queries
from motcua.channels.custody.queries import Found, FoundKind
from motcua.channels.custody.refusals import NoSuchThing
from motcua.channels.post import queries as post
from motcua.domain.custody.holders import Holder, HolderKind
from motcua.domain.custody.mishaps import DISCREPANCY_WORDS
from motcua.domain.custody.things import Fate
from motcua.dossiers import queries as dossiers
from motcua.faces.office.custody.giving import give_address
from motcua.faces.office.custody.hands import hand_of
from motcua.faces.office.custody.things import Shown, outermost, shown
from motcua.faces.office.custody.wording import HOW_WORDS
from motcua.faces.office.desk import Desk, page, staff
from motcua.reference.people.permissions import Permission

NOT_FOUND = 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is known of the papers of one dossier: the section of its page."""

    rows: tuple[Shown, ...]
    may_label: bool


@require_safe
@staff(Permission.CUSTODY_READ)
def where(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Minutes and cases have pages of their own; a thing or a dossier is answered here."""
    typed = " ".join(request.GET.get("code", "").split())[:100]
    if not typed:
        return page(request, desk, "custody/where.html", {"typed": "", "refusal": None})
    found = queries.find(typed)
    if found is None or not _may_see(desk, found):
        return _unknown(request, desk, typed)
    match found.kind:
        case FoundKind.MINUTES:
            return redirect("office:custody_minutes", minutes=found.code)
        case FoundKind.CASE:
            return redirect(f"{reverse('office:custody_case')}?{urlencode({'case': found.code})}")
        case FoundKind.DOSSIER:
            return _of_dossier(request, desk, found.code)
        case FoundKind.MISREAD:
            return _unknown(request, desk, typed)
        case _:
            return _of_thing(request, desk, found.code)


def papers_of(desk: Desk, code: str, dossier: UUID | None) -> Papers:
    """Where the papers of a dossier are now, also those that travelled before it had a code."""
    consignments = [row.number for row in post.of_dossier(dossier)] if dossier else []
    known = [each for each in (code, *consignments) if each]
    rows = outermost(queries.things_of(*known)) if known else []
    may_label = desk.may(Permission.CUSTODY_HANDLE) and dossier is not None and bool(code)
    return Papers(rows=tuple(shown(rows)), may_label=may_label)


def _may_see(desk: Desk, found: Found) -> bool:
    return found.kind is not FoundKind.MISREAD and access.may_see(desk.user, found.code, desk.today)


def _unknown(request: HttpRequest, desk: Desk, typed: str) -> HttpResponse:
    context = {"typed": typed, "refusal": NoSuchThing(asked=typed)}
    return page(request, desk, "custody/where.html", context, status=NOT_FOUND)


def _of_dossier(request: HttpRequest, desk: Desk, code: str) -> HttpResponse:
    found = dossiers.state_and_id(code)
    papers = papers_of(desk, code, found[0] if found else None)
    context = {"code": code, "papers": papers}
    return page(request, desk, "custody/dossier_papers.html", context)


def _of_thing(request: HttpRequest, desk: Desk, label: str) -> HttpResponse:
    row = queries.thing(label)
    if row is None:
        return _unknown(request, desk, label)
    context = {
        "thing": shown([row])[0],
        "content": shown(queries.content_of(label)) if row.is_packet else [],
        "chain": list(reversed(queries.stays(label))),
        "minutes": queries.minutes_of(label),
        "cases": queries.cases_of(label),
        "case_words": DISCREPANCY_WORDS,
        "how_words": HOW_WORDS,
        "held": row.fate is Fate.HELD,
        "mine": hand_of(desk, row.holder) if row.fate is Fate.HELD else None,
        "give_on": give_address(row.holder.kind),
        "to_open": _can_open(desk, row.holder) and row.is_packet and row.fate is Fate.HELD,
    }
    return page(request, desk, "custody/thing.html", context)


def _can_open(desk: Desk, holder: Holder) -> bool:
    """A carrier never opens a seal."""
    hand = hand_of(desk, holder)
    return hand is not None and hand.kind in {HolderKind.COUNTER, HolderKind.AGENCY}
