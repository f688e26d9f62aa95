"""What becomes of a message when its provider is busy, silent, wrong or gone: a real process."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from pytest_django import Settings

from motcua.channels.notices import http_driver, queries, sending, settling, tasks
from motcua.channels.notices.commands import Addressee, tell
from motcua.channels.notices.http_driver import Report
from motcua.channels.notices.models import Attempt, Notice, Provider
from motcua.channels.notices.vocabulary import Kind, State, Way
from motcua.plumbing import clock
from tests.apps.notices.peer_desk import Providers, providers
from tests.builders import moment

pytestmark = pytest.mark.django_db
FACTS = {"procedure": "Đăng ký khai sinh", "unit": "Một cửa", "how": "tại quầy"}
NOWHERE = ("http://127.0.0.1:9", "s" * 32)


class Watch:
    """A clock the test moves."""

    def __init__(self) -> None:
        self.now = moment("2026-11-16T09:00")

    def later(self, **much: float) -> None:
        self.now += timedelta(**much)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Providers]:
    with providers(tmp_path_factory.mktemp("peers")) as found:
        yield found


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    found = Watch()
    monkeypatch.setattr(clock, "now", lambda: found.now)
    return found


@pytest.fixture(autouse=True)
def connected(desk: Providers, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MESSAGE_PROVIDERS = desk.connections
    monkeypatch.setattr(http_driver, "SECONDS", 0.2)
    for name in desk.connections:
        desk.behave(name)


_told = iter(range(1, 1_000_000))


def sms() -> Notice:
    somebody = Addressee(name="Lý Thị Mẹ", phone="0912345678")
    ids = tell(Kind.RESULT_READY, somebody, about="H-1", event=f"e/{next(_told)}", facts=FACTS)
    return Notice.objects.get(pk__in=ids, way=Way.SMS)


def carried(row: Notice, watch: Watch, *, steps: int = 1) -> Notice:
    """The notice after so many steps, each when its timer is over."""
    for _ in range(steps):
        sending.carry(row.pk)
        row.refresh_from_db()
        if row.next_at is not None:
            watch.now = max(watch.now, row.next_at)
    return row


def outcomes(row: Notice) -> list[tuple[str, str, str]]:
    return list(
        Attempt.objects.filter(notice=row).order_by("id").values_list("provider", "what", "outcome")
    )


def test_a_message_is_taken_then_found_delivered(desk: Providers, watch: Watch) -> None:
    desk.behave("sms", receipt="delivered")
    row = carried(sms(), watch)
    assert (row.state, row.provider, row.asked_of) == (State.SENT, "sms", "")
    row = carried(row, watch)
    assert (row.state, row.next_at) == (State.DELIVERED, None)
    assert outcomes(row) == [("sms", "offer", "taken"), ("sms", "ask", "delivered")]
    assert "Ho so H-1 da co ket qua" in desk.page()
    assert "TRAINING" in desk.page()


def test_a_busy_provider_gives_way_to_the_second_at_once(desk: Providers, watch: Watch) -> None:
    desk.behave("sms", "busy")
    row = carried(sms(), watch)
    assert outcomes(row) == [("sms", "offer", "busy"), ("sms_backup", "offer", "taken")]
    assert desk.came(row.reference) == ["sms_backup"]


def test_a_dead_provider_is_held_after_three_failures_and_tried_again_later(
    desk: Providers, watch: Watch, settings: Settings
) -> None:
    settings.MESSAGE_PROVIDERS = {**desk.connections, "sms": NOWHERE}
    for _ in range(3):
        carried(sms(), watch)
    row = carried(sms(), watch)
    assert outcomes(row) == [("sms_backup", "offer", "taken")]
    held = Provider.objects.get(code="sms")
    assert held.held_until is not None
    assert "refused" in held.trouble
    watch.later(minutes=11)
    assert outcomes(carried(sms(), watch))[0] == ("sms", "offer", "busy")


@pytest.mark.parametrize("mode", ["hang", "break"])
def test_who_may_have_taken_it_is_asked_before_anybody_is_told_again(
    desk: Providers, watch: Watch, mode: str
) -> None:
    desk.behave("sms", mode)
    row = carried(sms(), watch)
    assert (row.state, row.asked_of) == (State.CREATED, "sms")
    row = carried(row, watch)
    assert (row.state, row.provider) == (State.SENT, "sms")
    assert desk.came(row.reference) == ["sms"]


def test_what_a_provider_never_saw_is_offered_again(desk: Providers, watch: Watch) -> None:
    desk.behave("sms", "lose", times=1)
    row = carried(sms(), watch, steps=3)
    assert outcomes(row) == [
        ("sms", "offer", "unknown"),
        ("sms", "ask", "not_known"),
        ("sms", "offer", "taken"),
    ]
    assert desk.came(row.reference) == ["sms"]


def test_a_worker_that_died_at_the_call_is_succeeded_by_the_sweep(
    desk: Providers, watch: Watch
) -> None:
    row = sms()
    assert sending._claimed(row.pk, watch.now)
    Notice.objects.filter(pk=row.pk).update(asked_of="sms")
    sending.carry(row.pk)  # somebody is at it
    assert outcomes(row) == []
    assert queries.stuck(watch.now) == []
    watch.later(minutes=3)
    assert queries.stuck(watch.now - tasks.STUCK_AFTER) == [row.pk]
    row = carried(row, watch, steps=2)
    assert outcomes(row)[0] == ("sms", "ask", "not_known")
    assert desk.came(row.reference) == ["sms"]


def test_a_refused_number_fails_with_the_providers_words(desk: Providers, watch: Watch) -> None:
    desk.behave("sms", "refuse")
    row = carried(sms(), watch)
    assert (row.state, row.next_at) == (State.FAILED, None)
    assert "gets no messages" in row.reason


def test_after_a_day_without_anybody_it_has_failed_and_says_so(
    desk: Providers, watch: Watch, settings: Settings
) -> None:
    row = sms()
    settings.MESSAGE_PROVIDERS = {"sms": NOWHERE, "sms_backup": NOWHERE}
    row = carried(row, watch, steps=40)
    assert (row.state, row.reason) == (State.FAILED, "nobody_took_it")
    assert watch.now >= row.created_at + timedelta(hours=24)


def test_a_sent_message_without_a_receipt_has_not_arrived(desk: Providers, watch: Watch) -> None:
    row = carried(sms(), watch, steps=40)
    assert (row.state, row.reason) == (State.FAILED, "no_receipt")


def test_receipts_are_believed_once_and_only_from_whom_we_asked(
    desk: Providers, watch: Watch
) -> None:
    row = carried(sms(), watch)
    failed = Report(reference=str(row.reference), state="failed", reason="off")
    delivered = Report(reference=str(row.reference), state="delivered")
    assert not settling.hear("sms_backup", failed)
    assert settling.hear("sms", failed)
    assert not settling.hear("sms", failed)
    assert settling.hear("sms", delivered)  # it came after all
    assert not settling.hear("sms", failed)
    row.refresh_from_db()
    assert row.state == State.DELIVERED
    assert not settling.hear("sms", Report(reference="nobody's", state="delivered"))


def test_what_opens_something_is_wiped_once_it_has_gone(desk: Providers, watch: Watch) -> None:
    ids = tell(
        Kind.SIGN_IN_CODE,
        Addressee(name="", phone="0912345678"),
        about="",
        event="code/1",
        facts={"one_time": "482913", "minutes": "10"},
    )
    row = Notice.objects.get(pk__in=ids)
    assert "482913" in row.text
    row = carried(row, watch)
    assert (row.text, row.subject) == ("", "")
    assert desk.came(row.reference) == ["sms"]


STEP = st.one_of(
    st.just(("carry",)),
    st.just(("sweep",)),
    st.tuples(st.just("later"), st.sampled_from([2, 100, 700, 5000])),
    st.tuples(
        st.just("behave"),
        st.sampled_from(["sms", "sms_backup"]),
        st.sampled_from(["take", "busy", "lose", "hang", "break", "refuse"]),
        st.sampled_from(["delivered", "failed", "none"]),
    ),
    st.tuples(
        st.just("hear"),
        st.sampled_from(["sms", "sms_backup"]),
        st.sampled_from(["accepted", "delivered", "failed"]),
    ),
)


@given(steps=st.lists(STEP, max_size=12))
@trying(max_examples=20)
def test_in_any_order_one_message_goes_and_none_is_lost(
    desk: Providers, steps: list[tuple[str, ...]]
) -> None:
    """Receipts come only from who has the message, as nobody else knows its reference."""
    watch = Watch()
    patch = pytest.MonkeyPatch()
    patch.setattr(clock, "now", lambda: watch.now)
    try:
        _lived(desk, watch, steps)
    finally:
        patch.undo()


def _lived(desk: Providers, watch: Watch, steps: list[tuple[str, ...]]) -> None:
    Provider.objects.all().delete()
    for name in ("sms", "sms_backup"):
        desk.behave(name)
    row = sms()
    for what, *words in steps:
        _step(desk, watch, row, (what, *words))
    assert len(desk.came(row.reference)) <= 1
    row.refresh_from_db()
    assert row.next_at is not None or row.state in {State.DELIVERED, State.FAILED}
    for name in ("sms", "sms_backup"):
        desk.behave(name, receipt="delivered")
    row = carried(row, watch, steps=60)
    assert row.state in {State.DELIVERED, State.FAILED}
    assert len(desk.came(row.reference)) == (0 if _never_taken(row) else 1)


def _step(desk: Providers, watch: Watch, row: Notice, step: tuple[str, ...]) -> None:
    match step:
        case ("carry",):
            sending.carry(row.pk)
        case ("sweep",):
            for each in queries.stuck(watch.now - tasks.STUCK_AFTER):
                sending.carry(each)
        case ("later", seconds):
            watch.later(seconds=int(seconds))
        case ("behave", provider, mode, receipt):
            desk.behave(provider, mode, receipt=receipt)
        case ("hear", provider, state) if provider in desk.came(row.reference):
            said = {"reference": str(row.reference), "state": state}
            settling.hear(provider, msgspec.convert(said, Report))


def _never_taken(row: Notice) -> bool:
    refused = Attempt.objects.filter(notice=row, outcome="refused", what="offer").exists()
    return row.state == State.FAILED and (refused or row.reason == "nobody_took_it")
