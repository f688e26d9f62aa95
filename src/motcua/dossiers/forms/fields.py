"""Each form's content as the plain data its template reads: everything worded, nothing computed."""

from functools import singledispatch

from motcua.domain.kernel.local_time import local
from motcua.dossiers.forms import wording
from motcua.dossiers.forms.content import (
    ApologyForm,
    Form,
    Letterhead,
    OnDossier,
    PaperRow,
    ReceiptForm,
    RefusalForm,
    Register,
    RegisterRow,
    RoutingRow,
    RoutingSlip,
    Signature,
    StopForm,
    SupplementForm,
)
from motcua.plumbing.barcodes import code128_svg, qr_svg

Fields = dict[str, object]


@singledispatch
def fields(form: Form) -> Fields:
    raise TypeError(f"{type(form).__name__} is not a printed form.")


@fields.register
def _receipt(form: ReceiptForm) -> Fields:
    register = form.register
    return _on_dossier(form) | {
        "papers": [_paper(row) for row in form.papers],
        "sets": f"{form.sets:02d}",
        "term": wording.term(form.term),
        "received_at": wording.long_moment(form.received_at),
        "due_at": wording.long_moment(form.due_at),
        "result_by": form.result_by,
        "fees": wording.fees(form.fees),
        "fee_status": form.fee_status,
        "book": register.book if register else "",
        "serial": register.serial if register else "",
        "submitter": form.submitter,
        "receiver": form.receiver,
    }


@fields.register
def _supplement(form: SupplementForm) -> Fields:
    return _on_dossier(form) | {
        "items": [{"what": item.what, "reason": item.reason} for item in form.items],
        "stage": form.stage,
        "legal_basis": form.legal_basis,
        "approver": form.approver,
        "submitter": form.submitter,
        "receiver": form.receiver,
    }


@fields.register
def _refusal(form: RefusalForm) -> Fields:
    return _on_dossier(form) | {
        "reason": form.reason,
        "legal_basis": form.legal_basis,
        "submitter": form.submitter,
        "receiver": form.receiver,
    }


@fields.register
def _apology(form: ApologyForm) -> Fields:
    return _on_dossier(form) | {
        "receipt_number": form.receipt_number,
        "received_at": wording.long_moment(form.received_at),
        "due_at": wording.long_moment(form.due_at),
        "new_due_at": wording.long_moment(form.new_due_at),
        "reason": form.reason,
        "signer": _signature(form.signer),
        "recipients": list(form.recipients),
    }


@fields.register
def _stop(form: StopForm) -> Fields:
    return _on_dossier(form) | {
        "received_at": wording.long_moment(form.received_at),
        "requested_at": wording.long_moment(form.requested_at),
        "request": form.request,
        "stage": form.stage,
        "fee_consequence": form.fee_consequence,
        "legal_basis": form.legal_basis,
        "signer": _signature(form.signer),
        "recipients": list(form.recipients),
    }


@fields.register
def _routing_slip(form: RoutingSlip) -> Fields:
    return _on_dossier(form) | {
        "received_at": wording.long_moment(form.received_at),
        "due_at": wording.long_moment(form.due_at) if form.due_at else "",
        "rows": [_routing_row(row) for row in form.rows],
    }


@fields.register
def _register(form: Register) -> Fields:
    return _letterhead(form.letterhead) | {
        "synthetic": form.synthetic,
        "code": "",
        "book": form.book,
        "first": wording.short_day(form.first),
        "last": wording.short_day(form.last),
        "year": str(form.first.year),
        "rows": [
            [str(form.first_serial + index), *_register_row(row)]
            for index, row in enumerate(form.rows)
        ],
        "keeper": form.keeper,
        "head": form.head,
    }


def _on_dossier(form: OnDossier) -> Fields:
    dossier = form.dossier
    return _letterhead(form.letterhead) | {
        "synthetic": form.synthetic,
        "code": dossier.code,
        "procedure": dossier.procedure,
        "field": dossier.field,
        "track_url": dossier.track_url,
        "qr": qr_svg(dossier.track_url or dossier.code),
        "code128": code128_svg(dossier.code),
        "applicant": wording.party(form.applicant),
    }


def _letterhead(letterhead: Letterhead) -> Fields:
    issued_on = local(letterhead.issued_at).date()
    return {
        "issuer": letterhead.issuer,
        "parent": letterhead.parent,
        "place_and_day": f"{letterhead.place}, {wording.long_day(issued_on)}",
        "hotline": letterhead.hotline,
    }


def _paper(row: PaperRow) -> Fields:
    return {
        "name": row.name,
        "originals": row.originals,
        "certified": row.certified,
        "copies": row.copies,
        "electronic": row.electronic,
    }


def _signature(signature: Signature) -> Fields:
    return {"title": signature.title, "name": signature.name}


def _routing_row(row: RoutingRow) -> Fields:
    return {
        "giver_agency": row.giver_agency,
        "giver": row.giver,
        "given_at": wording.long_moment(row.given_at),
        "receiver_agency": row.receiver_agency,
        "receiver": row.receiver,
        "received_at": wording.long_moment(row.received_at) if row.received_at else "",
        "outcome": row.outcome.value if row.outcome else "",
        "note": row.note,
    }


def _register_row(row: RegisterRow) -> list[str]:
    return [
        row.code,
        row.procedure,
        f"{row.sets:02d}",
        row.applicant,
        row.contact,
        row.agency,
        wording.short_moment(row.received_at),
        wording.short_moment(row.due_at),
        wording.short_moment(row.returned_at),
        row.result_by,
        "",
        row.note,
    ]
