"""Where papers are: for their owner who has each and since when, for others only that they move.

Offices and roles are named, people are not: whom to ask is the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.channels.custody import queries
from motcua.channels.custody.queries import ThingRow
from motcua.channels.post import queries as post
from motcua.domain.custody.holders import HOLDER_WORDS, Holder, HolderKind
from motcua.domain.custody.labels import LABEL_WORDS, OF_ITEM
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.kernel.actor import Employer
from motcua.dossiers import queries as dossiers
from motcua.faces.ui.formats import first_upper, said
from motcua.reference.places.queries import place_name


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """One paper of one's own; `tone` colours what is over, well or badly."""

    what: str
    holder: str
    since: datetime
    sealed: bool
    tone: str = ""


def own_papers(code: str, today: date) -> tuple[OwnPaper, ...]:
    """Every original, set and result of a dossier, also those sent before it had a code."""
    found = dossiers.state_and_id(code)
    if found is None:
        return ()
    dossier, state = found
    consignments = [row.number for row in post.of_dossier(dossier)]
    names = {rule.code: rule.name for rule in state.terms.papers}
    return tuple(
        OwnPaper(
            what=_what(row, names.get(row.paper, "")),
            holder=_holder(row, today),
            since=row.since,
            sealed=bool(row.inside) and row.fate is Fate.HELD,
            tone=_TONES.get(row.fate, ""),
        )
        for row in _papers(queries.things_of(code, *consignments))
    )


def on_the_way(code: str) -> bool:
    """Whether some paper of the dossier is with a carrier: all that everybody may know."""
    return any(
        row.holder.kind is HolderKind.CARRIER and row.fate is Fate.HELD
        for row in queries.things_of(code)
    )


_TONES = {Fate.LOST: "danger", Fate.DELIVERED: "success"}


def _papers(rows: Iterable[ThingRow]) -> list[ThingRow]:
    """Neither packets nor money: what the citizen gave, and the result."""
    kinds = {ItemKind.ORIGINAL, ItemKind.SET, ItemKind.RESULT}
    return [row for row in rows if row.kind in kinds]


def _what(row: ThingRow, name: str) -> str:
    kind = said(LABEL_WORDS[OF_ITEM[ItemKind(row.kind)]])
    return f"{name} ({kind})" if name else first_upper(kind)


def _holder(row: ThingRow, today: date) -> str:
    if row.fate is Fate.LOST:
        return _("Đã báo mất. Cơ quan phải xin lỗi và cấp lại cho bạn.")
    if row.fate is Fate.DELIVERED or row.holder.kind is HolderKind.APPLICANT:
        return _("Đã trao cho người nhận")
    where = place_name(row.holder.place, today) if row.holder.place else ""
    return ", ".join(each for each in (first_upper(_role(row.holder)), where) if each)


def _role(holder: Holder) -> str:
    if holder.employer is Employer.POST:
        return _post_role(holder.kind)
    return said(HOLDER_WORDS[holder.kind])


def _post_role(kind: HolderKind) -> str:
    match kind:
        case HolderKind.CARRIER:
            return _("nhân viên bưu chính")
        case HolderKind.COUNTER:
            return _("quầy bưu chính")
        case HolderKind.STORE:
            return _("kho bưu chính")
        case _:
            return said(HOLDER_WORDS[kind])
