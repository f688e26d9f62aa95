"""One dossier being given to the post: its case, its clerk, its price and its promise."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict

from motcua.channels.post import addresses, commands, quoting
from motcua.channels.post.addresses import RECIPIENT, SENDER
from motcua.channels.post.rows import Quoted
from motcua.channels.post.shapes import (
    Acceptance,
    Contact,
    LabelledPaper,
    PostalService,
    QuoteAsked,
)
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.fees.assess import Assessment
from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import intake
from motcua.faces.office.desk import Desk
from motcua.faces.office.filing_form import Offered
from motcua.faces.office.postal.accept_items import labelled, needed, packet_label
from motcua.faces.office.postal.acceptance_form import AcceptanceForm
from motcua.faces.office.postal.seal_form import SealForm
from motcua.faces.office.postal.units import place_first
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.content import Case
from motcua.reference.catalogue.in_force import PublishedVersion
from motcua.reference.places import queries as places


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What the sender is told before anything is sealed."""

    quotes: tuple[Quoted, ...]
    unpriced: Refusal | None
    fees: Assessment | None
    sender: Contact
    recipient: Contact | None

    @property
    def total(self) -> int:
        carried = sum(quoted.postage.total for quoted in self.quotes)
        return carried + (self.fees.total if self.fees else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDoor:
    """What a consignment is for and who takes it in."""

    desk: Desk
    procedure: PublishedVersion
    case: Case

    @property
    def terms(self) -> ProcedureTerms:
        return catalogue.terms(self.procedure.code, self.case.code, self.desk.today)

    def form(
        self, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None
    ) -> AcceptanceForm:
        terms, today = self.terms, self.desk.today
        units = self._units(terms)
        start = {
            "identity_kind": IdentityKind.PERSONAL_ID.value,
            "receiving_unit": units[0][0] if units else "",
            **(initial or {}),
        }
        chosen = (data or start).get("receiving_unit") or start["receiving_unit"]
        offered = Offered(
            papers=terms.papers,
            fees=catalogue.fee_lines(self.procedure.code, self.case.code, today),
            agencies=self._agencies(terms, str(chosen)),
        )
        return AcceptanceForm(offered, data, units=units, service=terms.postal, initial=start)

    def _units(self, terms: ProcedureTerms) -> list[tuple[str, str]]:
        """The counters of the procedure's level, the clerk's own and that of the area first."""
        today, here = self.desk.today, self.desk.hat.place
        area = places.area_of(here, today)
        found = [u for u in places.one_stop_units(today) if u.level == terms.level]
        communes = {unit.code: unit.name for unit in places.units(today)}
        named = {
            unit.code: place_first(unit.name, communes.get(unit.admin_code, "")) for unit in found
        }
        found.sort(key=lambda u: (u.code != here, u.admin_code != area, folded(named[u.code])))
        return [(unit.code, named[unit.code]) for unit in found]

    def _agencies(self, terms: ProcedureTerms, unit: str) -> list[tuple[str, str]]:
        try:
            found = intake.competent_agencies(terms, unit, self.desk.now)
        except Refused:
            found = []
        return [(agency.code, agency.name) for agency in found]

    def offer(self, form: AcceptanceForm) -> Offer:
        """Raises Refused for an address nobody can place; a missing price is part of the offer."""
        today = self.desk.today
        sender = addresses.resolved(form.sender(), SENDER, today)
        to = form.recipient()
        recipient = addresses.resolved(to, RECIPIENT, today) if to else None
        quotes: tuple[Quoted, ...] = ()
        unpriced: Refusal | None = None
        try:
            quotes = self._quotes(form, sender, recipient or sender)
        except Refused as refused:
            unpriced = refused.refusal
        return Offer(
            quotes=quotes,
            unpriced=unpriced,
            fees=None if form.dossier_id() else self.fees(form),
            sender=sender,
            recipient=recipient,
        )

    def fees(self, form: AcceptanceForm) -> Assessment:
        return intake.preview(
            self.procedure.code,
            self.case.code,
            form.cleaned_data["receiving_unit"],
            self.desk.now,
            quantities=form.quantities(),
            groups=form.groups_chosen(),
        ).fees

    def _quotes(self, form: AcceptanceForm, sender: Contact, back: Contact) -> tuple[Quoted, ...]:
        """One for each way, since the result may go elsewhere. Raises Refused."""
        said, unit = form.cleaned_data, form.cleaned_data["receiving_unit"]
        out = QuoteAsked(
            origin=sender.unit,
            destination=unit,
            service=PostalService.SEND,
            grams=said["grams"],
            with_slip=said["with_slip"],
            groups=form.postage_groups(),
            forwarded=quoting.forwarded(self.owed(form), form.paid_by, form.wanted),
            tariff_zone=said["tariff_zone"],
            at=self.desk.now,
        )
        if form.wanted is not PostalService.BOTH:
            return (commands.quote(out),)
        home = replace(
            out,
            origin=unit,
            destination=back.unit,
            service=PostalService.RECEIVE,
            grams=said["grams_back"] or said["grams"],
            forwarded=0,
        )
        return commands.quote(out), commands.quote(home)

    def owed(self, form: AcceptanceForm) -> int:
        """Papers that complete a dossier cost no second fee."""
        return 0 if form.dossier_id() else self.fees(form).total

    def items(self, form: AcceptanceForm, seal: SealForm) -> tuple[LabelledPaper, ...]:
        return labelled(needed(form.papers(), self.terms.papers), seal.allotted)

    def foreseen(self, form: AcceptanceForm, seal: SealForm) -> Refusal | None:
        """Why nobody should seal this yet; the page's labels are allotted by then."""
        asked = self.acceptance(form, seal)
        return commands.foreseen(asked, by=self.desk.hat, at=self.desk.now)

    def acceptance(self, form: AcceptanceForm, seal: SealForm) -> Acceptance:
        said, at_end = form.cleaned_data, seal.said
        made_up = clock.is_training() or bool(getattr(settings, "MOTCUA_SYNTHETIC", False))
        return Acceptance(
            procedure=self.procedure.code,
            case=self.case.code,
            service=form.wanted,
            applicant=form.applicant(),
            filed_by=form.filed_by(),
            authority=said["authority"],
            sender=form.sender(),
            recipient=form.recipient(),
            receiving_unit=said["receiving_unit"],
            competent_agency=said["agency"],
            papers=form.papers(),
            items=self.items(form, seal),
            quantities=form.quantities(),
            payer_groups=frozenset(form.groups_chosen()),
            groups=form.postage_groups(),
            grams=said["grams"],
            grams_back=said["grams_back"],
            with_slip=said["with_slip"],
            tariff_zone=said["tariff_zone"],
            method=form.paid_by,
            packet=packet_label(at_end["packet"]),
            seal=at_end["seal"],
            witness=at_end["witness"],
            signatures=seal.signatures(self.desk.hat.name),
            tracking=said["tracking"],
            dossier=form.dossier_id(),
            pick_up=form.pick_up_id(),
            proof=said["transfer"],
            synthetic=made_up,
        )


def post_door(desk: Desk, code: str, case: str) -> PostDoor:
    """Http404 for no such procedure or case."""
    found = version_of(desk, code)
    chosen = next((each for each in found.content.cases if each.code == case), None)
    if chosen is None:
        raise Http404
    return PostDoor(desk=desk, procedure=found, case=chosen)


def version_of(desk: Desk, code: str) -> PublishedVersion:
    try:
        return catalogue.version_on(code, desk.today)
    except Refused as refused:
        raise Http404 from refused
