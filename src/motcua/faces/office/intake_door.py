"""One filing at the door: its case, its clerk, and the form filled so far."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, QueryDict

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.party import Party, Subject
from motcua.domain.dossier.state import BEFORE_RECEPTION, State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.card import Card, CardUnreadable, read_card
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable
from motcua.domain.kernel.mandate import About
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import access, commands, intake
from motcua.dossiers.commands import Choice
from motcua.dossiers.intake import Preview
from motcua.dossiers.register import Done
from motcua.faces.office.desk import Desk
from motcua.faces.office.filing_form import FilingForm, Offered, initial_of, initial_under
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.content import Case
from motcua.reference.catalogue.in_force import PublishedVersion
from motcua.reference.people.access_log import PERSON, Seen, saw
from motcua.reference.people.mandate_queries import desk_mandate
from motcua.reference.people.mandate_refusals import MandateNotForDesk
from motcua.reference.people.mandate_rows import MandateRow

FIELD_OF: Mapping[type[Refusal], str] = {
    r.ApplicantUnnamed: "name",
    IdentityUnreadable: "identity",
    r.AuthorityMissing: "authority",
    r.SetsWrong: "sets",
    r.ChannelClosed: "channel_in",
    r.PresenceNeeded: "channel_in",
    r.InTheFuture: "received_at",
    r.TooLongAgo: "received_at",
}
"""The field to jump to from a refusal; the others are about the filing as a whole."""


WHO = ("name", "identity_kind", "identity", "birth")
"""What a mandate says of the person helped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What a filing is for, who takes it in, and the dossier it goes on with, if any."""

    desk: Desk
    hat: Actor
    procedure: PublishedVersion
    case: Case
    dossier: UUID | None = None
    state: State | None = None
    mandate: MandateRow | None = None

    @property
    def choice(self) -> Choice:
        return Choice(procedure=self.procedure.code, case=self.case.code)

    def form(self, data: QueryDict | None = None) -> FilingForm:
        """The form of the case, filled with the draft's values when it goes on with one."""
        preview = self.preview()
        day = self.desk.today
        agencies = intake.competent_agencies(preview.terms, self.hat.place, self.desk.now)
        offered = Offered(
            papers=preview.terms.papers,
            fees=catalogue.fee_lines(self.procedure.code, self.case.code, day),
            agencies=[(agency.code, agency.name) for agency in agencies],
        )
        usual = intake.usual_channel(self.hat).value
        initial: dict[str, Any] = {
            "channel_in": usual,
            "channel_out": usual,
            "identity_kind": IdentityKind.PERSONAL_ID.value,
        }
        if self.state is not None:
            initial |= initial_of(self.state.filing)
        if self.mandate is not None:
            initial |= initial_under(self.mandate, self._own_name())
        return FilingForm(offered, data, initial=initial)

    def preview(self, form: FilingForm | None = None) -> Preview:
        """The promise and the price; for a form with faults, of what could be read of it."""
        return intake.preview(
            self.procedure.code,
            self.case.code,
            self.hat.place,
            (form.received() if form else None) or self.desk.now,
            quantities=form.quantities() if form else None,
            groups=form.groups_chosen() if form else (),
        )

    def filing(self, form: FilingForm) -> c.Filing:
        fees = intake.fee_items(self.preview(form).fees)
        made_up = clock.is_training() or bool(getattr(settings, "MOTCUA_SYNTHETIC", False))
        filing = form.filing(unit=self.hat.place, fees=fees, synthetic=made_up)
        return self._under(self.mandate, filing) if self.mandate is not None else filing

    def _under(self, mandate: MandateRow, filing: c.Filing) -> c.Filing:
        """Whose it is and on what authority is the mandate's word, whatever was typed."""
        whose = initial_under(mandate, self._own_name())
        fixed = {name: whose[name] for name in WHO if whose[name]}
        return replace(
            filing,
            applicant=replace(filing.applicant, subject=Subject.CITIZEN, **fixed),
            filed_by=Party(name=self._own_name()),
            authority=str(whose["authority"]),
        )

    def _own_name(self) -> str:
        return self.desk.names.get(self.hat.place, self.hat.place)

    def rehearse(self, command: c.IntakeCommand) -> Refusal | None:
        return commands.rehearse_intake(
            command, self.choice, by=self.hat, at=self.desk.now, state=self.state
        )

    def carry_out(self, command: c.IntakeCommand, key: str) -> Done:
        """Raises Refused."""
        if self.dossier is not None:
            return commands.continue_intake(self.dossier, command, by=self.hat, key=key)
        return commands.open_dossier(command, self.choice, by=self.hat, key=key)


def door(desk: Desk, code: str, case: str, mandate: str = "") -> Door:
    """Refused when the person, the place or the day does not allow it; Http404 for no such case.

    `mandate` is the code of one by which the desk itself files for somebody.
    """
    found = version_of(desk, code)
    chosen = next((each for each in found.content.cases if each.code == case), None)
    if chosen is None:
        raise Http404
    hat = clerk(desk)
    under = _mandate(desk, hat, mandate, (found.code, found.field.value)) if mandate else None
    return Door(desk=desk, hat=hat, procedure=found, case=chosen, mandate=under)


def _mandate(desk: Desk, hat: Actor, code: str, about: About) -> MandateRow:
    found = desk_mandate(hat.place, code, about, desk.today)
    if found is None:
        raise Refused(MandateNotForDesk(code=code[:40]))
    saw(Seen(by=hat, what=PERSON, owner=found.principal.identity))
    return found


def door_of(desk: Desk, dossier: UUID) -> Door:
    """The door for a draft or for a filing that was sent back for papers."""
    state, _hat = desk.open(dossier)
    if state.stage not in BEFORE_RECEPTION:
        raise Http404
    found = version_of(desk, state.terms.procedure)
    return Door(
        desk=desk,
        hat=clerk(desk),
        procedure=found,
        case=found.case(state.terms.case),
        dossier=dossier,
        state=state,
    )


def version_of(desk: Desk, code: str) -> PublishedVersion:
    try:
        return catalogue.version_on(code, desk.today)
    except Refused as refused:
        raise Http404 from refused


def clerk(desk: Desk) -> Actor:
    """The hat under which the person receives here; Refused(NotPermitted) without one."""
    return access.actor_for_intake(desk.user, c.Receive, desk.hat.place, desk.today)


def with_card(posted: QueryDict) -> tuple[QueryDict, Card | CardUnreadable | None]:
    """What was typed, with a scanned card's holder in it: the applicant, else who files for them.

    The third case, no card, gives None.
    """
    scanned = posted.get("card", "").strip()
    if not scanned:
        return posted, None
    card = read_card(scanned)
    if isinstance(card, CardUnreadable):
        return posted, card
    filled = posted.copy()
    filled["card"] = ""
    if posted.get("name", "").strip() and posted.get("identity", "").strip():
        filled["by_name"], filled["by_kind"] = card.name, card.identity.kind.value
        filled["by_identity"] = card.identity.number
    else:
        filled["name"], filled["address"] = card.name, card.address
        filled["identity_kind"] = card.identity.kind.value
        filled["identity"] = card.identity.number
        filled["birth"] = f"{card.birth:%d/%m/%Y}"
    return filled, card
