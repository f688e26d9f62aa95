"""Who may hold what where, who may know where it is, and what the scheme gives to the post."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua.channels.custody import access, commands, queries
from motcua.channels.custody.commands import Asked, Given
from motcua.channels.custody.models import CustodyEvent
from motcua.channels.custody.refusals import CaseOfAnother, HandlingNotPermitted, NotInScheme
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import HolderKind, holder_of
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.custody.things import Address, Item, ItemKind
from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.places.names import one_stop_named
from motcua.reference.scheme import commands as scheme
from tests.apps.dossiers.conftest import load_reference, receive
from tests.builders import moment
from tests.cast import AGENCY, ELSEWHERE, ONE_STOP, Cast, cast

pytestmark = pytest.mark.django_db
DAY = date(2019, 8, 5)


@pytest.fixture
def _no_places() -> None:
    """Here the units and the scheme are the shipped ones."""


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cast:
    load_reference(monkeypatch, tmp_path)
    scheme.load_shipped()
    people = cast()
    receive(people)
    monkeypatch.setattr(clock, "now", lambda: moment("2019-08-05T10:00"))
    return people


def postal(place: str) -> Actor:
    return Actor(
        person="9", name="Trần Văn Bưu", role=Role.POSTAL_CLERK, employer=Employer.POST, place=place
    )


def give(command: c.Command, by: Actor, hat: HolderKind, key: str) -> Given:
    return commands.give(command, Asked(by=by, hat=hat, key=key))


def labelled(house: Cast, by: Actor | None = None) -> str:
    """One original of the dossier, at the counter."""
    label = "BC1"
    item = Item(label=label, kind=ItemKind.ORIGINAL, dossier=code(house), paper="giay_chung_sinh")
    give(c.Label(item=item), by or house.actor("reception"), HolderKind.COUNTER, "label-001")
    return label


def code(house: Cast) -> str:
    return f"{ONE_STOP}-190805-0001"


def test_a_hat_needs_a_posting_at_the_place(house: Cast) -> None:
    for name, hat, place in (
        ("reception", HolderKind.COUNTER, ONE_STOP),
        ("reception", HolderKind.CARRIER, ONE_STOP),
        ("postal", HolderKind.COUNTER, ONE_STOP),
        ("officer", HolderKind.AGENCY, AGENCY),
        ("owner", HolderKind.APPLICANT, ""),
    ):
        actor = access.actor_for(getattr(house, name), hat, place, DAY)
        assert actor.person == str(getattr(house, name).pk)
    for name, hat, place in (
        ("reception", HolderKind.COUNTER, ELSEWHERE),
        ("postal", HolderKind.AGENCY, ONE_STOP),
        ("officer", HolderKind.COUNTER, AGENCY),
        ("controller", HolderKind.STORE, ONE_STOP),
        ("owner", HolderKind.COUNTER, ""),
    ):
        with pytest.raises(Refused) as refused:
            access.actor_for(getattr(house, name), hat, place, DAY)
        assert refused.value.refusal == HandlingNotPermitted()
    assert access.hats_at(house.officer, AGENCY, DAY) == [HolderKind.AGENCY, HolderKind.STORE]
    assert access.hats_at(house.postal, ONE_STOP, DAY)[0] is HolderKind.COUNTER


def test_who_may_know_where_a_paper_is(house: Cast) -> None:
    label = labelled(house)
    for name in ("owner", "reception", "postal", "officer", "head", "controller", "auditor"):
        assert access.may_see(getattr(house, name), label, DAY), name
        assert access.may_see(getattr(house, name), code(house), DAY), name
    for name in ("citizen", "child", "representative", "stranger", "operator", "leaver"):
        assert not access.may_see(getattr(house, name), label, DAY), name
        assert not access.may_see(getattr(house, name), code(house), DAY), name
    assert not access.may_see(house.controller, "nothing", DAY)


def test_a_place_sees_what_it_has_had_and_expects(house: Cast) -> None:
    """A consignment has no dossier yet; only places count."""
    reception, officer = house.actor("reception"), house.actor("officer")
    item = Item(label="X", kind=ItemKind.SET, dossier="PG-1")
    give(c.Label(item=item), reception, HolderKind.COUNTER, "label-001")
    seal = c.Seal(
        packet="P",
        seal="NP",
        items=("X",),
        witness="Chủ",
        to=Address(name="UBND", text="Cao Lãnh"),
    )
    give(seal, reception, HolderKind.COUNTER, "seal-0001")
    assert access.may_see(house.reception, "X", DAY)
    assert not access.may_see(house.officer, "P", DAY)
    to = holder_of(officer, HolderKind.AGENCY)
    give(c.Offer(minutes="B", thing="P", to=to), reception, HolderKind.COUNTER, "offer-001")
    assert access.may_see(house.officer, "P", DAY)
    assert access.may_see(house.officer, "B", DAY)
    assert not access.may_see(house.stranger, "B", DAY)
    assert not access.may_see(house.owner, "P", DAY)
    assert access.reading_places(house.officer, DAY) == (AGENCY,)
    assert access.reading_places(house.controller, DAY) is None


def unit(name: str) -> str:
    return one_stop_named(name, DAY).code


def test_the_scheme_gives_hand_overs_to_the_post_where_it_has_a_line(house: Cast) -> None:
    by = postal(unit("Tam Nông"))
    label = labelled(house, by)
    to = holder_of(postal("post"), HolderKind.CARRIER)
    given = give(c.Offer(minutes="B", thing=label, to=to), by, HolderKind.COUNTER, "offer-001")
    assert len(given.events) == 1
    actor = CustodyEvent.objects.get(name="custody.offered/1").actor
    assert " scheme:" in actor


def test_a_scan_without_a_line_is_refused_and_says_which_is_missing(house: Cast) -> None:
    by = postal(unit("Lấp Vò"))
    label = labelled(house, by)
    to = holder_of(postal("post"), HolderKind.CARRIER)
    offer = c.Offer(minutes="B", thing=label, to=to)
    for give_or_rehearse in (False, True):
        if give_or_rehearse:
            refusal = commands.rehearse(offer, Asked(by=by, hat=HolderKind.COUNTER, key="rehearse"))
        else:
            with pytest.raises(Refused) as refused:
                give(offer, by, HolderKind.COUNTER, "offer-001")
            refusal = refused.value.refusal
        assert isinstance(refusal, NotInScheme)
        assert "Lấp Vò" in refusal.text("vi")
        assert "decision" in refusal.text("en")
    assert queries.thing(label) is not None


def test_officials_carriers_and_post_points_need_no_line(house: Cast) -> None:
    to = holder_of(house.actor("officer"), HolderKind.AGENCY)
    label = labelled(house)
    offer = c.Offer(minutes="B", thing=label, to=to)
    assert give(offer, house.actor("reception"), HolderKind.COUNTER, "offer-001").events
    carrier = replace(postal(unit("Lấp Vò")))
    item = Item(label="Y", kind=ItemKind.SET, dossier="PG-1")
    for hat, by in (
        (HolderKind.CARRIER, carrier),
        (HolderKind.COUNTER, postal("a-post-point")),
    ):
        mine = replace(item, label=f"Y-{hat}")
        give(c.Label(item=mine), by, hat, f"label-{hat}")
        scan = c.Offer(minutes=f"B-{hat}", thing=mine.label, to=to)
        assert give(scan, by, hat, f"offer-{hat}").events


def test_what_is_not_filed_yet_needs_any_line_of_the_unit(house: Cast) -> None:
    to = holder_of(postal("post"), HolderKind.CARRIER)
    for name, allowed in (("Tam Nông", True), ("Lai Vung", True), ("Lấp Vò", False)):
        by = postal(unit(name))
        item = Item(label=f"Z {name}", kind=ItemKind.SET, dossier="PG-1")
        give(c.Label(item=item), by, HolderKind.COUNTER, f"label {name}")
        offer = c.Offer(minutes=f"B {name}", thing=item.label, to=to)
        asked = Asked(by=by, hat=HolderKind.COUNTER, key="rehearse")
        assert (commands.rehearse(offer, asked) is None) == allowed


def test_a_case_is_its_owners_or_who_settles_where_it_was_found(house: Cast) -> None:
    label, reception = labelled(house), house.actor("reception")
    report = c.ReportDiscrepancy(
        kind=DiscrepancyKind.TORN, thing=label, what="Rách góc", owner="9000077"
    )
    give(report, reception, HolderKind.COUNTER, "report-01")
    owner, other = replace(reception, person="9000077"), replace(reception, person="9000078")
    manager = replace(other, role=Role.UNIT_MANAGER)
    case = queries.cases_of(label)[0].case
    end = c.ResolveDiscrepancy(case=case, resolution=Resolution.EXPLAINED, said="Rách sẵn")
    pass_on = c.PassOnDiscrepancy(case=case, owner="9000078")
    for command in (end, pass_on):
        for by in (other, replace(manager, place=ELSEWHERE)):
            with pytest.raises(Refused) as refused:
                give(command, by, HolderKind.COUNTER, f"press-{by.place}")
            assert refused.value.refusal == CaseOfAnother(case=case)
            assert case in refused.value.refusal.text("vi")
    assert give(pass_on, owner, HolderKind.COUNTER, "pass-on-1").events
    assert give(pass_on, owner, HolderKind.COUNTER, "pass-on-1").replayed
    with pytest.raises(Refused):
        give(end, owner, HolderKind.COUNTER, "resolve-1")
    asked = Asked(by=other, hat=HolderKind.COUNTER, key="rehearse")
    assert commands.rehearse(end, asked) is None
    assert give(end, manager, HolderKind.COUNTER, "resolve-2").events
