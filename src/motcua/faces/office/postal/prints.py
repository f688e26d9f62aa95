"""From a consignment to its printed papers: which there are, and each one filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise

from motcua.channels.custody.forms import ItemLabel, ItemLabels, LabelSize, label
from motcua.channels.post import forms
from motcua.channels.post.forms import (
    AddressLabel,
    ConsignmentPaper,
    DeliverySlip,
    End,
    Invitation,
    ListedPaper,
    LossLetter,
    PriceLine,
    SignedBy,
    Stated,
)
from motcua.channels.post.note import ConsignmentNote, clauses
from motcua.channels.post.rows import ConsignmentView, HistoryLine
from motcua.channels.post.shapes import AT_THE_DOOR, Contact, Direction, Outcome
from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms.content import Signature
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.faces.office.postal.print_words import (
    DIRECTIONS,
    KINDS,
    PAID,
    SERVICES,
    TITLES,
    WAYS,
    WHY,
    Printout,
)
from motcua.faces.office.postal.units import where
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One consignment to be printed from; `url` follows it on the portal."""

    shown: ConsignmentView
    url: str = ""
    synthetic: bool = False

    @property
    def note(self) -> ConsignmentNote:
        return self.shown.note

    @property
    def day(self) -> date:
        return local(self.note.accepted_at).date()


def prints_of(shown: ConsignmentView) -> list[tuple[str | Promise, str]]:
    """What there is to print now, each with its address."""
    offered = [Printout.NOTE, Printout.LABEL, Printout.LABEL_A6, Printout.ITEMS]
    if shown.row.direction is Direction.RETURN:
        offered.append(Printout.SLIP)
        if _last_attempt(shown) and shown.row.status in AT_THE_DOOR:
            offered.append(Printout.INVITATION)
    if shown.mishaps:
        offered.append(Printout.APOLOGY)
    number = shown.row.number
    return [
        (TITLES[each], reverse("office:post_print", kwargs={"number": number, "printout": each}))
        for each in offered
    ]


def printed(printout: Printout, job: Job) -> bytes | None:
    """The paper as PDF; None when there is nothing to print on it."""
    return _FILL[printout](job)


def _base(job: Job) -> dict[str, object]:
    note = job.note
    return {
        "letterhead": letterhead(LetterAt(unit=note.place, at=note.accepted_at)),
        "number": note.number,
        "code": note.number,
        "url": job.url,
        "synthetic": job.synthetic,
    }


def _end(contact: Contact, on: date) -> End:
    address = where(contact, on)
    return End(name=contact.name, address=address, phone=contact.phone, email=contact.email)


def _papers(note: ConsignmentNote) -> tuple[ListedPaper, ...]:
    return tuple(
        ListedPaper(
            name=item.name,
            kind=KINDS[item.kind.value] + (", trả lại" if item.give_back else ""),
            label=item.label,
        )
        for item in note.items
    )


def _prices(note: ConsignmentNote) -> tuple[PriceLine, ...]:
    carried = [
        PriceLine(name=line.name.vi, amount=line.net, note=line.reason.vi if line.reason else "")
        for line in note.postage
    ]
    owed = [PriceLine(name=item.name, amount=item.net, note=item.reason) for item in note.fees]
    return (*carried, *owed)


def _note(job: Job) -> bytes:
    note, row = job.note, job.shown.row
    law = rulebook.postal_on(job.day)
    paper = ConsignmentPaper(
        **_base(job),  # type: ignore[arg-type]
        direction=DIRECTIONS[note.direction],
        service=SERVICES[note.service],
        sender=_end(note.sender, job.day),
        recipient=_end(note.recipient, job.day),
        result_to=_end(note.result_to, job.day) if note.result_to else None,
        accepted_at=note.accepted_at,
        place=note.place_name,
        method=WAYS[note.way],
        procedure=note.procedure_name,
        dossier=row.dossier_code,
        tracking=note.tracking,
        papers=_papers(note),
        withdraw=tuple(_withdrawn(note)),
        packet=note.packet,
        seal=note.seal,
        grams=note.grams,
        prices=_prices(note),
        total=note.postage_total + note.fees_total,
        payment=PAID[note.method],
        receipts=note.receipts,
        promise=f"J+{note.promise.days}, {note.promise.zone_name.vi}",
        promised_at=note.promise.due_at,
        doubtful=note.promise.doubtful,
        stated=tuple(
            Stated(title=each.title.vi, text=each.text.vi, article=each.article)
            for each in clauses(law.custody.articles)
        ),
        customer=SignedBy(name=_signer(note), at=note.accepted_at),
        staff=SignedBy(name=note.signatures.staff, at=note.accepted_at),
        witness=note.witness,
    )
    return forms.consignment_note(paper)


def _signer(note: ConsignmentNote) -> str:
    """A drawn signature is kept by its digest; the paper names the person."""
    return note.sender.name if len(note.signatures.customer) == 64 else note.signatures.customer


def _withdrawn(note: ConsignmentNote) -> list[str]:
    names = {item.paper: item.name for item in note.items}
    return [names.get(code, code) for code in note.withdraw]


def _address_label(size: LabelSize) -> Callable[[Job], bytes]:
    def drawn(job: Job) -> bytes:
        note, row = job.note, job.shown.row
        code = note.tracking or note.number
        paper = AddressLabel(
            **(_base(job) | {"code": code}),  # type: ignore[arg-type]
            spoken=code,
            service=DIRECTIONS[note.direction],
            sender=_end(note.sender, job.day),
            recipient=_end(row.to, job.day),
            zone=note.promise.zone_name.vi,
            promise=f"J+{note.promise.days}",
            promised_at=note.promise.due_at,
            dossier=row.dossier_code,
            consignment=note.number,
            packet=note.packet,
            grams=note.grams,
            collect=row.to_collect,
            withdraw=len(note.withdraw),
            accepted_at=note.accepted_at,
            place=note.place_name,
        )
        return forms.address_label(paper, size)

    return drawn


def _item_labels(job: Job) -> bytes | None:
    labels = tuple(
        ItemLabel(
            label=item.label,
            what=KINDS[item.kind.value],
            dossier=job.shown.row.dossier_code or job.note.number,
            paper=item.name,
            synthetic=job.synthetic,
        )
        for item in job.note.items
    )
    return label(ItemLabels(**_base(job), labels=labels), LabelSize.MM_100X150)  # type: ignore[arg-type]


def _slip(job: Job) -> bytes:
    note, row = job.note, job.shown.row
    paper = DeliverySlip(
        **_base(job),  # type: ignore[arg-type]
        recipient=_end(row.to, job.day),
        tracking=note.tracking,
        packet=note.packet,
        seal=note.seal,
        procedure=note.procedure_name,
        dossier=row.dossier_code,
        papers=_papers(note),
        withdraw=tuple(_withdrawn(note)),
        collect=row.to_collect,
        delivered_at=row.delivered_at,
    )
    return forms.delivery_slip(paper)


def _last_attempt(shown: ConsignmentView) -> HistoryLine | None:
    tried = [line for line in shown.history if line.kind == "attempted"]
    return tried[-1] if tried else None


def _invitation(job: Job) -> bytes | None:
    tried = _last_attempt(job.shown)
    if tried is None:
        return None
    law = rulebook.postal_on(local(tried.at).date())
    outcome = str(tried.facts.get("outcome", ""))
    paper = Invitation(
        **_base(job),  # type: ignore[arg-type]
        recipient=_end(job.shown.row.to, job.day),
        tracking=job.note.tracking,
        procedure=job.note.procedure_name,
        ordinal=max(job.shown.invitations, 1),
        least=law.custody.invitations.least,
        attempted_at=tried.at,
        why=WHY[Outcome(outcome)] if outcome in list(Outcome) else "",
        place=places.place_name(tried.place, local(tried.at).date()),
        collect=job.shown.row.to_collect,
        withdraw=tuple(_withdrawn(job.note)),
        postman=tried.by,
    )
    return forms.invitation(paper)


def _apology(job: Job) -> bytes | None:
    """For the last loss or damage; the applicant is who is written to, whatever the direction."""
    if not job.shown.mishaps:
        return None
    mishap, note = job.shown.mishaps[-1], job.note
    at = {"letterhead": letterhead(LetterAt(unit=note.place, at=mishap.declared_at))}
    person = note.sender if note.direction is Direction.SEND else job.shown.row.to
    paper = LossLetter(
        **(_base(job) | at),  # type: ignore[arg-type]
        recipient=_end(person, job.day),
        consignment=note.number,
        procedure=note.procedure_name,
        dossier=job.shown.row.dossier_code,
        damaged=mishap.kind == "damaged",
        happened_at=mishap.declared_at,
        how=mishap.how,
        reissue=mishap.reissue,
        reissue_cost=mishap.reissue_cost,
        damages=mishap.damages,
        apology=mishap.apology,
        signer=Signature(title="Người đại diện bưu điện"),
        recipients=("Như trên", note.recipient.name, "Lưu: VT"),
    )
    return forms.loss_letter(paper)


_FILL: Mapping[Printout, Callable[[Job], bytes | None]] = {
    Printout.NOTE: _note,
    Printout.LABEL: _address_label(LabelSize.MM_100X150),
    Printout.LABEL_A6: _address_label(LabelSize.A6),
    Printout.ITEMS: _item_labels,
    Printout.SLIP: _slip,
    Printout.INVITATION: _invitation,
    Printout.APOLOGY: _apology,
}
