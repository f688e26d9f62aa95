"""One result going home: what lies in its packet, to whom, and which originals come back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.queries import ThingRow
from motcua.channels.post import queries
from motcua.channels.post.shapes import Contact, Direction, Dispatch, LabelledPaper, Signatures
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Fate, ItemKind
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import DECIDED, Stage, State
from motcua.dossiers import queries as register
from motcua.dossiers.queries import DossierRow, Filter
from motcua.faces.office.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """What only the person who seals knows."""

    packet: str
    seal: str
    postman: str
    grams: int
    tariff_zone: str = ""
    tracking: str = ""
    withdraw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A decided dossier with what goes into its packet."""

    dossier: UUID
    state: State
    items: tuple[LabelledPaper, ...]
    recipient: Contact
    replaces: str = ""

    def dispatch(self, desk: Desk, to: Contact | None, sealing: Sealing) -> Dispatch:
        name = desk.hat.name
        return Dispatch(
            dossier=self.dossier,
            recipient=to,
            items=self.items,
            withdraw=sealing.withdraw,
            packet=sealing.packet,
            seal=sealing.seal,
            witness=name,
            grams=sealing.grams,
            tariff_zone=sealing.tariff_zone,
            tracking=sealing.tracking,
            signatures=Signatures(customer=name, staff=sealing.postman),
            replaces=self.replaces,
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """A dossier with a result to hand out, and where it is to be sealed."""

    dossier: UUID
    state: State
    place: str

    def labelled_here(self) -> list[ThingRow]:
        """Its papers that came by post and lie at this place, each under its label."""
        numbers = [row.number for row in queries.of_dossier(self.dossier)]
        return [
            row
            for row in held.things_of(*filter(None, (self.state.code, *numbers)))
            if row.holder.place == self.place and row.fate is Fate.HELD and not row.is_packet
        ]


def parcel(found: Decided, allotted: Sequence[str], replaces: str = "") -> Parcel:
    """Labels found here are kept, others are the ones allotted before or new."""
    here, left, state = found.labelled_here(), list(allotted), found.state
    title = state.result.title if state.result else state.terms.result
    known = next((row.label for row in here if row.kind == ItemKind.RESULT), "")
    result = LabelledPaper(
        label=known or _label(LabelKind.RESULT, left),
        kind=ItemKind.RESULT,
        paper=title,
        name=title,
    )
    return Parcel(
        dossier=found.dossier,
        state=state,
        items=(result, *_originals(state, here, left)),
        recipient=agreed_recipient(found.dossier, state),
        replaces=replaces,
    )


def _originals(state: State, here: Sequence[ThingRow], left: list[str]) -> Iterator[LabelledPaper]:
    """Everything the register has still to give back goes home with the result."""
    names = {rule.code: rule.name for rule in state.terms.papers}
    for code in state.originals_to_give_back:
        labels = [row.label for row in here if row.paper == code]
        for label in labels or [_label(LabelKind.ORIGINAL, left)]:
            yield LabelledPaper(
                label=label,
                kind=ItemKind.ORIGINAL,
                paper=code,
                name=names.get(code, code),
                give_back=True,
            )


def _label(kind: LabelKind, left: list[str]) -> str:
    for label in left:
        if label.startswith(kind.value):
            left.remove(label)
            return label
    return custody.new_label(kind)


def agreed_recipient(dossier: UUID, state: State) -> Contact:
    """Where the sender asked the result to go, else the applicant's own address."""
    for row in reversed(queries.of_dossier(dossier)):
        shown = queries.consignment(row.number)
        if row.direction is Direction.SEND and shown and shown.note.result_to:
            return shown.note.result_to
    person = state.filing.applicant
    return Contact(name=person.name, address=person.address, phone=person.phone, email=person.email)


def ready(desk: Desk) -> list[DossierRow]:
    """Decided dossiers of the place whose result goes by post and is not on its way yet."""
    found = [
        row
        for stage in (Stage.APPROVED, Stage.REFUSED)
        for row in register.worklist(Filter(places=(desk.hat.place,), stage=stage))
        if row.channel_out == Channel.POSTMAN
    ]
    return [row for row in found if not _under_way(row.id)]


def _under_way(dossier: UUID) -> bool:
    """Sent already; what came back or was lost has its own list."""
    return any(row.direction is Direction.RETURN for row in queries.of_dossier(dossier))


def decided(dossier: UUID) -> State | None:
    found = register.state_and_id(dossier)
    return found[1] if found and found[1].stage in DECIDED else None
