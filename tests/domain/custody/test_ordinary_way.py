"""One packet out and one back: who holds it, what the minutes mean, what the door asks."""

from dataclasses import replace

import pytest

from motcua.domain.custody import commands as c
from motcua.domain.custody import events as e
from motcua.domain.custody.evolve import NotInCustody, evolve, fold
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import DiscrepancyKind, Resolution
from motcua.domain.custody.state import EMPTY, ledger
from motcua.domain.custody.things import Fate
from motcua.domain.custody.whereabouts import How, whereabouts
from motcua.domain.kernel.money import in_dong
from motcua.domain.kernel.refusal import Refusal
from tests.builders import moment
from tests.domain.custody.people import (
    ARRIVED,
    CARRIER,
    CASH_ORDER,
    CLERK,
    DELIVER_FOR_CASH,
    DELIVERED,
    HOME,
    LIABLE,
    OFFICE,
    OFFICER,
    ON_THE_WAY,
    OPENED,
    OTHER_CARRIER,
    OWNER,
    RESULT,
    SEALED,
    SIGNED,
    STORE,
    Act,
    answer,
    bag,
    missed,
    passing,
    tell,
)


def test_nothing_moves_before_both_have_scanned() -> None:
    half = tell([*SEALED, ON_THE_WAY[-2]])
    assert half.custody.holder("A") == CLERK.holder
    assert [each.receiver for each in half.custody.packets["P1"].track.half] == [CARRIER.holder]
    assert tell(ON_THE_WAY).custody.holder("A") == CARRIER.holder


def test_the_receiver_may_scan_first() -> None:
    offer, take = ON_THE_WAY[-2:]
    assert tell([*SEALED, take, offer]).custody == tell(ON_THE_WAY).custody


def test_the_minutes_signed_by_both_are_the_filing() -> None:
    minutes = tell(SIGNED).custody.minutes["BB2"]
    assert minutes.filed_at == minutes.signed_at == moment("2019-08-06T08:46")
    assert tell(SIGNED[:-1]).custody.minutes["BB2"].filed_at is None


def test_minutes_between_two_of_the_post_file_nothing() -> None:
    signed = tell(
        [
            *ON_THE_WAY,
            Act(CLERK, "2019-08-05T14:05", c.SignMinutes(minutes="BB1")),
            Act(CARRIER, "2019-08-05T14:06", c.SignMinutes(minutes="BB1")),
        ]
    ).custody.minutes["BB1"]
    assert signed.signed_at is not None
    assert signed.filed_at is None


def test_where_is_my_original_now() -> None:
    stays = whereabouts("A", tell(SIGNED).events)
    told: list[tuple[How, Holder, str]] = [(s.how, s.holder, s.packet) for s in stays]
    assert told == [
        (How.GIVEN_IN, CLERK.holder, ""),
        (How.SEALED, CLERK.holder, "P1"),
        (How.HANDED_OVER, CARRIER.holder, "P1"),
        (How.HANDED_OVER, OFFICER.holder, "P1"),
        (How.OPENED, OFFICER.holder, ""),
    ]
    assert stays[0].giver == OWNER
    assert stays[3].signed_at == moment("2019-08-06T08:46")
    assert stays[2].signed_at is None
    assert [s.until for s in stays] == [*(s.since for s in stays[1:]), None]


def test_an_unknown_label_was_nowhere() -> None:
    assert whereabouts("nothing", tell(SIGNED).events) == ()


def test_a_result_goes_to_its_owner_and_leaves_money_and_the_old_paper() -> None:
    custody = tell(DELIVERED).custody
    assert custody.fate("R") is custody.fate("P1") is Fate.DELIVERED
    holder = custody.holder("R")
    assert holder is not None
    assert holder.name == OWNER.name
    assert custody.holder("OLD") == CARRIER.holder
    assert custody.cash == {"carrier": 50_000}
    assert whereabouts("OLD", tell(DELIVERED).events)[0].how is How.GIVEN_IN


@pytest.mark.parametrize(("counted", "short"), [(50_000, 0), (49_000, 1_000), (50_500, -500)])
def test_money_in_is_money_out(counted: int, short: int) -> None:
    paid = tell(
        [
            *DELIVERED,
            Act(CARRIER, "2019-08-12T16:00", c.Label(item=bag("T1", 50_000))),
            *passing("BB10", "T1", CARRIER, CLERK, "2019-08-12T16:30"),
            Act(CLERK, "2019-08-12T16:40", c.PayIn(bag="T1", counted=counted, voucher="GNT 7")),
        ]
    ).custody
    books = ledger(paid)
    assert books.balances
    assert (books.in_hand, books.in_bags, books.paid_in, books.short) == (0, 0, counted, short)
    said = [case.what for case in paid.cases.values()]
    assert said == ([in_dong(abs(short))] if short else [])


def test_two_invitations_two_working_days_apart_then_back() -> None:
    """Fri 9 and Tue 13: Mon 12 and Tue 13 are two working days."""
    story = tell([*RESULT, replace(missed("09"), at="2019-08-09T15:00"), missed("12")])
    back = Act(CARRIER, "2019-08-13T15:00", c.ReturnToAgency(packet="P1", to=OFFICE))
    refusal = answer(back, story.custody)
    assert isinstance(refusal, Refusal)
    assert "1 invitation" in refusal.text("en")
    story = tell([missed("13"), back], story)
    assert story.custody.packets["P1"].returning
    story = tell(passing("BB11", "P1", CARRIER, OFFICER, "2019-08-14T08:00"), story)
    assert story.custody.holder("R") == OFFICER.holder


def test_a_new_address_begins_the_invitations_again() -> None:
    story = tell(
        [
            *RESULT,
            missed("12"),
            missed("14"),
            Act(
                CARRIER,
                "2019-08-14T10:00",
                c.Readdress(packet="P1", to=replace(HOME, text="Ấp 4")),
            ),
        ]
    )
    assert story.custody.packets["P1"].attempts_here == ()
    back = Act(CARRIER, "2019-08-14T11:00", c.ReturnToAgency(packet="P1", to=OFFICE))
    assert isinstance(answer(back, story.custody), Refusal)


def test_a_packet_waits_in_the_store_and_anybody_there_may_fetch_it() -> None:
    keeper = replace(STORE, actor=replace(STORE.actor, person="second", name="Second"))
    story = tell(
        [
            *RESULT,
            *passing("BB12", "P1", CARRIER, STORE, "2019-08-12T17:00"),
            *passing("BB13", "P1", keeper, CLERK, "2019-08-13T08:00"),
        ]
    )
    assert story.custody.holder("R") == CLERK.holder


def test_what_was_not_inside_stays_with_who_gave_the_packet() -> None:
    opened = c.OpenSeal(packet="P1", seal_seen="NP-X", items_seen=("A", "Z"))
    story = tell([*ARRIVED, Act(OFFICER, "2019-08-06T08:40", opened)])
    custody = story.custody
    assert custody.holder("A") == OFFICER.holder
    assert custody.holder("B") == CARRIER.holder
    kinds = {(case.kind, case.thing): case for case in custody.cases.values()}
    assert set(kinds) == {
        (DiscrepancyKind.MISSING, "B"),
        (DiscrepancyKind.EXTRA, "P1"),
        (DiscrepancyKind.WRONG_SEAL, "P1"),
    }
    assert all(case.owner == "officer" for case in custody.cases.values())
    assert whereabouts("B", story.events)[-1].holder == CARRIER.holder


def test_a_lost_packet_stops_and_moves_again_when_found() -> None:
    lost = tell(
        [*ON_THE_WAY, Act(CARRIER, "2019-08-05T18:00", c.DeclareLost(thing="P1", liability=LIABLE))]
    )
    assert lost.custody.fate("A") is Fate.LOST
    assert lost.custody.holder("A") == CARRIER.holder
    (case,) = lost.custody.cases
    found = c.ResolveDiscrepancy(case=case, resolution=Resolution.FOUND, said="Dưới ghế thuyền")
    story = tell(
        [
            Act(CLERK, "2019-08-06T07:30", c.PassOnDiscrepancy(case=case, owner="clerk")),
            Act(CLERK, "2019-08-06T07:40", found),
            *passing("BB2", "P1", CARRIER, OFFICER, "2019-08-06T08:30"),
        ],
        lost,
    )
    assert story.custody.holder("A") == OFFICER.holder
    assert story.custody.cases[case].owner == "clerk"


def test_damage_is_declared_and_the_thing_still_travels() -> None:
    story = tell(
        [
            *ON_THE_WAY,
            Act(CARRIER, "2019-08-05T18:00", c.DeclareDamaged(thing="P1", liability=LIABLE)),
            *passing("BB2", "P1", CARRIER, OFFICER, "2019-08-06T08:30"),
            Act(OFFICER, "2019-08-06T08:40", OPENED[-1].command),
            Act(OFFICER, "2019-08-06T08:41", c.DeclareDamaged(thing="A", liability=LIABLE)),
        ]
    )
    assert story.custody.packets["P1"].damaged
    assert story.custody.items["A"].damaged
    assert not story.custody.items["B"].damaged


def test_saying_the_same_again_changes_nothing() -> None:
    for acts in (SIGNED, DELIVERED):
        story = tell(acts)
        for act in acts:
            again = replace(act, synced="2019-08-20T09:00")
            if not isinstance(act.command, c.OpenSeal):
                assert answer(again, story.custody) == (), act.command


def test_late_scans_find_their_place_in_the_chain() -> None:
    """The second carrier's device was offline; the agency scanned before it was heard of."""
    first = passing("BB2", "P1", CARRIER, OTHER_CARRIER, "2019-08-05T16:00")
    second = passing("BB3", "P1", OTHER_CARRIER, OFFICER, "2019-08-06T08:00")
    late = [replace(act, synced="2019-08-06T12:00") for act in (*second, *first)]
    waiting = tell([*ON_THE_WAY, *late[:2]]).custody
    assert waiting.holder("A") == CARRIER.holder
    assert [each.minutes for each in waiting.packets["P1"].track.astray] == ["BB3"]
    story = tell([*ON_THE_WAY, *late])
    assert story.custody.holder("A") == OFFICER.holder
    assert story.custody.packets["P1"].track.astray == ()
    assert [stay.holder for stay in whereabouts("A", story.events)][-2:] == [
        OTHER_CARRIER.holder,
        OFFICER.holder,
    ]


def test_a_delivery_told_in_the_evening_counts_from_the_door() -> None:
    door = Act(CARRIER, "2019-08-12T09:00", DELIVER_FOR_CASH, CASH_ORDER, synced="2019-08-12T18:00")
    story = tell([*RESULT, door])
    delivered = story.events[-1]
    assert (delivered.at, delivered.recorded_at) == (moment(door.at), moment(door.synced))
    assert whereabouts("R", story.events)[-1].since == moment(door.at)
    assert story.custody == tell(DELIVERED).custody


def test_the_events_tell_the_state_and_strange_ones_are_errors() -> None:
    story = tell(DELIVERED)
    assert fold(story.events) == story.custody
    with pytest.raises(NotInCustody, match=r"custody\.sealed/1"):
        evolve(EMPTY, next(each for each in story.events if isinstance(each, e.Sealed)))
