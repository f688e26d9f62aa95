"""What the post takes, what it asks, what it promises, and what it writes down."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from motcua.channels.post import addresses, queries
from motcua.channels.post import commands as post
from motcua.channels.post.note import clauses, read, stored
from motcua.channels.post.quoting import quote
from motcua.channels.post.shapes import (
    Acceptance,
    Contact,
    PaymentMethod,
    PostalService,
    QuoteAsked,
    Signatures,
)
from motcua.domain.dossier.party import PaperCount
from motcua.domain.dossier.terms import PostalService as Allowed
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.fees.postage import PostageGroup
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.rulebook import queries as rulebook
from tests.apps.post.ways import COMMUNE, FAR_COMMUNE, FEE, FORWARDING, HOME, WAY, Ways
from tests.builders import moment
from tests.cast import ONE_STOP

MONDAY = moment("2019-08-05T09:00")


def refusal(ways: Ways, asked: Acceptance) -> str:
    with pytest.raises(Refused) as no:
        post.accept(asked, by=ways.clerk, key=ways.key())
    return no.value.refusal.code


def asked_quote(**changes: object) -> QuoteAsked:
    values: dict[str, object] = {
        "origin": COMMUNE,
        "destination": ONE_STOP,
        "service": PostalService.BOTH,
        "grams": 80,
        "at": MONDAY,
    }
    return QuoteAsked(**(values | changes))  # type: ignore[arg-type]


def test_both_ways_cost_and_take_the_sum_of_both(ways: Ways) -> None:
    near = quote(asked_quote())
    assert (near.zone, near.postage.total, near.days) == ("local", 2 * WAY, 3)
    assert near.promised.due_at == moment("2019-08-07T17:00")
    assert near.promised.reasons
    far = quote(asked_quote(origin=FAR_COMMUNE, forwarded=1))
    assert (far.zone, far.postage.total, far.days) == ("province", 60_000 + FORWARDING, 6)


def test_without_the_slip_the_way_is_shorter(ways: Ways) -> None:
    assert quote(asked_quote(with_slip=False, service=PostalService.SEND)).days == 1


def test_exempted_groups_pay_nothing_and_it_is_said_why(ways: Ways) -> None:
    free = quote(asked_quote(groups=frozenset({PostageGroup.HEROIC_MOTHER})))
    assert free.postage.total == 0
    assert all(line.reason for line in free.postage.lines)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"grams": 101}, "PostageUnknown"),
        ({"origin": "79"}, "PostageUnknown"),
        ({"origin": "79", "tariff_zone": "near_region"}, "PostageUnknown"),
    ],
)
def test_a_price_nobody_knows_is_refused(ways: Ways, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as no:
        quote(asked_quote(**changes))
    assert no.value.refusal.code == code


def test_another_province_has_a_price_once_its_zone_is_named(ways: Ways) -> None:
    there = quote(asked_quote(origin="79", tariff_zone="far_region"))
    assert (there.zone, there.postage.total, there.days) == ("inter_province", 63_000, 12)


def test_the_note_says_all_that_the_circular_asks(ways: Ways) -> None:
    view = ways.accepted()
    note = view.note
    assert all((note.sender.name, note.sender.phone, note.sender.address))
    assert note.recipient.name
    assert note.fees_total + note.postage_total == FEE + 2 * WAY + FORWARDING
    assert len(note.receipts) == 2
    assert note.promise.reasons
    assert read(stored(note)) == note
    said = clauses(rulebook.postal_on(date(2019, 8, 5)).custody.articles)
    assert [clause.article for clause in said] == [
        "TT 17/2017 Đ.7",
        "QĐ 45/2016 Đ.16",
        "QĐ 45/2016 Đ.14; NĐ 47/2011 Đ.24-27",
    ]


def test_a_missing_paper_is_named_and_nothing_more_may_be_asked(ways: Ways) -> None:
    papers = ways.papers()
    assert refusal(ways, ways.acceptance(papers=papers[1:])) == "PapersIncomplete"
    extra = (*papers, PaperCount(code="extra", originals=1))
    assert refusal(ways, ways.acceptance(papers=extra)) == "PaperUnasked"


def test_people_the_register_could_not_read_are_asked_at_once(ways: Ways) -> None:
    asked = ways.acceptance()
    nameless = replace(asked.applicant, name=" ")
    assert refusal(ways, replace(asked, applicant=nameless)) == "ApplicantUnnamed"
    short = replace(asked.applicant, identity="08718500012")
    assert refusal(ways, replace(asked, applicant=short)) == "IdentityUnreadable"
    other = replace(asked.applicant, name="Mai", identity="087190000018")
    assert refusal(ways, replace(asked, filed_by=other)) == "AuthorityMissing"
    spaced = replace(asked.applicant, identity="087 185 000 123")
    found = post.accept(replace(asked, applicant=spaced), by=ways.clerk, key=ways.key())
    assert found.note.applicant.identity == "087185000123"


def test_each_paper_bears_a_label_and_both_sign(ways: Ways) -> None:
    asked = ways.acceptance()
    assert refusal(ways, replace(asked, items=asked.items[1:])) == "PaperUnlabelled"
    unsigned = replace(asked, signatures=Signatures(customer=" ", staff="A"))
    assert refusal(ways, unsigned) == "NoteUnsigned"


def test_only_the_post_accepts(ways: Ways) -> None:
    with pytest.raises(Refused) as no:
        post.accept(ways.acceptance(), by=ways.desk[0], key=ways.key())
    assert no.value.refusal.code == "NotYourRole"


@pytest.mark.parametrize(
    ("postal", "presence", "service", "code"),
    [
        (Allowed.NONE, False, PostalService.SEND, "NotByPost"),
        (Allowed.RECEIVE, False, PostalService.BOTH, "NotByPost"),
        (Allowed.SEND, False, PostalService.BOTH, "NotByPost"),
        (Allowed.BOTH, False, PostalService.RECEIVE, "NotByPost"),
        (Allowed.BOTH, True, PostalService.SEND, "PresenceNeeded"),
    ],
)
def test_a_service_the_procedure_does_not_offer_is_refused(
    ways: Ways,
    monkeypatch: pytest.MonkeyPatch,
    postal: Allowed,
    presence: bool,
    service: PostalService,
    code: str,
) -> None:
    asked, known = ways.acceptance(service=service), catalogue.terms

    def terms(procedure: str, case: str, on: date) -> ProcedureTerms:
        return replace(known(procedure, case, on), postal=postal, presence=presence)

    monkeypatch.setattr("motcua.channels.post.accepting.catalogue.terms", terms)
    assert refusal(ways, asked) == code


@pytest.mark.parametrize("missing", ["name", "address", "phone"])
def test_an_end_without_name_address_or_telephone_is_refused(ways: Ways, missing: str) -> None:
    sender = replace(HOME, **{missing: ""})
    assert refusal(ways, ways.acceptance(sender=sender)) == "ContactIncomplete"


def test_a_transfer_needs_its_proof_and_pays_no_forwarding(ways: Ways) -> None:
    asked = ways.acceptance(method=PaymentMethod.TRANSFER)
    assert refusal(ways, asked) == "TransferProofMissing"
    paid = post.accept(replace(asked, proof="FT19217"), by=ways.clerk, key=ways.key())
    assert paid.note.fees_total + paid.note.postage_total == FEE + 2 * WAY


def test_tracking_numbers_come_from_the_range_of_the_office(ways: Ways) -> None:
    given = partial(post.grant_tracking, "EE000000014VN", "EE000000028VN", by=ways.clerk)
    given(key="roll-of-labels")
    given(key="roll-of-labels")
    assert ways.accepted(tracking="ee 000 000 028 VN").row.tracking == "EE000000028VN"
    assert [(row.used, row.left) for row in queries.tracking_ranges("BD.873")] == [(1, 1)]
    assert ways.accepted(tracking="EE").row.tracking == "EE000000014VN"
    assert refusal(ways, ways.acceptance(tracking="EE")) == "TrackingNotOurs"
    assert refusal(ways, ways.acceptance(tracking="RR000000019GB")) == "TrackingUnreadable"
    with pytest.raises(Refused) as overlapping:
        given(key=ways.key())
    assert overlapping.value.refusal.code == "RangeTaken"
    assert queries.tracking_ranges("BD.871") == []


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("EE000000028VN", "EE000000014VN", "NoRange"),
        ("EE000000014VN", "EF000000028VN", "NoRange"),
        ("RR473124829GB", "RR473124829GB", "NoRange"),
        ("EE000000014VN", "EE000000029VN", "LabelOutOfStandard"),
        ("EE000000014VN", "28", "TrackingUnreadable"),
    ],
)
def test_two_labels_that_are_no_roll(ways: Ways, first: str, last: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        post.grant_tracking(first, last, by=ways.clerk, key=ways.key())
    assert caught.value.refusal.code == code


def test_only_the_post_has_tracking_numbers(ways: Ways) -> None:
    agency = replace(ways.clerk, employer=Employer.AGENCY)
    with pytest.raises(Refused) as caught:
        post.grant_tracking("EE000000014VN", "EE000000028VN", by=agency, key=ways.key())
    assert caught.value.refusal.code == "NotYourRole"


@pytest.mark.parametrize(
    ("written", "on", "code"),
    [
        ("Xã Ba Sao", date(2019, 8, 5), "30085"),
        ("xa ba sao", date(2019, 8, 5), "30085"),
        ("Ba Sao, huyện Cao Lãnh", date(2019, 8, 5), "30085"),
        ("Xã Gáo Giồng, huyện Cao Lãnh", date(2026, 11, 16), "30079"),
    ],
)
def test_old_and_new_names_of_units_are_understood(
    ways: Ways, written: str, on: date, code: str
) -> None:
    contact = Contact(name="A", address="Ấp 1", unit_name=written)
    found = addresses.unit_code(contact, on)
    assert found == addresses.living_unit(code, on)


def test_a_name_nobody_knows_is_refused(ways: Ways) -> None:
    with pytest.raises(Refused) as no:
        addresses.unit_code(Contact(name="A", address="x", unit_name="Xã Nào Đó"), MONDAY.date())
    assert no.value.refusal.code == "UnitUnknown"


def test_since_the_districts_ended_an_area_is_what_most_of_the_commune_was(ways: Ways) -> None:
    day = date(2026, 11, 16)
    near = addresses.postal_place("30085", day)
    assert near.area == addresses.postal_place("30076", day).area
    assert near.area != addresses.postal_place("30001", day).area
    assert addresses.zone("30085", "30001", day) == "province"
    assert local(MONDAY).date() < day
