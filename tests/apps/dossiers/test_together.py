"""Many people at once: no number twice, no gap, no act lost, and the second one learns why."""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from motcua.domain.dossier import commands as c
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import commands
from motcua.dossiers.models import Dossier
from motcua.dossiers.refusals import KeyReused, SomeoneActedFirst
from motcua.dossiers.register import Done
from motcua.dossiers.verify import snapshot, verify
from motcua.plumbing.errors import Refused
from tests.apps.dossiers.conftest import BIRTH, RECEIVE, receive
from tests.apps.dossiers.storing import run
from tests.builders import moment
from tests.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], Done]) -> list[Done | Refusal]:
    """Lets all begin at the same moment, each on a connection of its own."""
    start = threading.Barrier(len(works))
    answers: list[Any] = [None] * len(works)

    def one(place: int, work: Callable[[], Done]) -> None:
        start.wait(30)
        try:
            answers[place] = work()
        except Refused as refused:
            answers[place] = refused.refusal
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def assert_all_holds() -> None:
    with snapshot():
        assert verify().ok


def receipt(house: Cast, key: str, command: c.Receive = RECEIVE) -> Callable[[], Done]:
    by, at = house.actor("reception"), moment("2019-08-05T09:00")
    return lambda: commands.open_dossier(command, BIRTH, by=by, key=key, at=at)


def test_fifty_at_one_unit_on_one_day_leave_no_gap_and_no_double(house: Cast) -> None:
    done = at_once(*(receipt(house, f"receipt-{n}") for n in range(50)))
    numbers = sorted(each.number for each in done if isinstance(each, Done))
    assert numbers == [f"000.01.38.H20-190805-{n:04}" for n in range(1, 51)]
    assert sorted(Dossier.objects.values_list("code", flat=True)) == numbers
    assert_all_holds()


def test_a_refused_receipt_takes_no_number(house: Cast) -> None:
    missing = c.Receive(filing=replace(RECEIVE.filing, papers=()))
    works = [receipt(house, f"good-{n}00") for n in range(10)]
    works += [receipt(house, f"bad-{n}000", missing) for n in range(10)]
    done = at_once(*works)
    assert [each.code for each in done if isinstance(each, Refusal)] == ["PapersMissing"] * 10
    assert Dossier.objects.count() == 10
    last = Dossier.objects.order_by("-code").values_list("code", flat=True)[0]
    assert last.endswith("-0010")


def test_one_key_from_ten_at_once_makes_one_dossier_and_one_answer(house: Cast) -> None:
    done = at_once(*(receipt(house, "the-same-key") for _ in range(10)))
    answers = {(each.dossier, each.version, each.number) for each in done if isinstance(each, Done)}
    assert len(answers) == 1
    assert [isinstance(each, Done) and each.replayed for each in done].count(True) == 9
    assert Dossier.objects.count() == 1


def test_one_key_for_two_contents_is_refused(house: Cast) -> None:
    receive(house, key="the-same-key")
    other = c.Receive(filing=replace(RECEIVE.filing, summary="Việc khác"))
    (answer,) = at_once(receipt(house, "the-same-key", other))
    assert answer == KeyReused(key="the-same-key")


def test_of_two_at_once_the_second_learns_who_was_first_and_what_was_done(house: Cast) -> None:
    dossier = receive(house).dossier
    at = moment("2019-08-05T10:05")

    def transfer(name: str) -> Callable[[], Done]:
        by = house.actor("reception")
        mine = replace(by, person=name, name=f"Cán bộ {name}")
        return lambda: commands.act(
            dossier, c.Transfer(), by=mine, key=f"transfer-{name}", seen=1, at=at
        )

    answers = dict(zip("AB", at_once(transfer("A"), transfer("B")), strict=True))
    (loser,) = [name for name, each in answers.items() if isinstance(each, Refusal)]
    winner = "B" if loser == "A" else "A"
    said = answers[loser]
    assert isinstance(said, SomeoneActedFirst)
    assert (said.who, said.what_en, said.at) == (
        f"Cán bộ {winner}",
        "passed it to the agency",
        "10:05 05/08/2019",
    )
    assert f"Cán bộ {winner} vừa xử lý hồ sơ này (chuyển hồ sơ" in said.text("vi")
    assert Dossier.objects.get().version == 2


def test_whoever_looked_at_an_old_version_is_told_so(house: Cast) -> None:
    dossier = receive(house).dossier
    by, at = house.actor("reception"), moment("2019-08-05T10:05")
    commands.act(dossier, c.Transfer(), by=by, key="transfer-1", seen=1, at=at)
    with pytest.raises(Refused) as refused:
        commands.act(dossier, c.Transfer(), by=by, key="transfer-2", seen=1, at=at)
    assert isinstance(refused.value.refusal, SomeoneActedFirst)
    again = commands.act(dossier, c.Transfer(), by=by, key="transfer-1", seen=1, at=at)
    assert (again.version, again.replayed) == (2, True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier_event SET payload = '{}'",
        "DELETE FROM dossier_event",
        "TRUNCATE dossier_event",
    ],
)
def test_the_journal_only_grows(house: Cast, statement: str) -> None:
    receive(house)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        run(statement)
    assert_all_holds()


def test_processes_share_the_check_on_one_snapshot(
    house: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.dossiers.verify.SMALL", 0)
    for number in range(5):
        receive(house, key=f"receipt-{number}")
    with snapshot():
        receipts_of_another_person = at_once(receipt(house, "meanwhile"))
        verdict = verify(workers=2)
    assert isinstance(receipts_of_another_person[0], Done)
    assert (verdict.ok, verdict.events, verdict.projections) == (True, 5, 5)
    run("UPDATE dossier SET stage = 'draft'")
    with snapshot():
        verdict = verify(workers=2)
        quick = verify(workers=2, fold_rows=False)
    assert (verdict.faulty, quick.faulty) == (6, 0)
