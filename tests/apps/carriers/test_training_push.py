"""Pushes are lost, doubled, late and shuffled as a seed says; without disturbance, not at all."""

from hypothesis import given
from hypothesis import strategies as st

from motcua.channels.carriers.protocol import Kind, Message
from motcua.project.carrier.push import TRIES, Disturbance, Pusher, pushes
from tests.apps.carriers.parcels import MONDAY

MANY = [
    Message(id=f"m-{n}", tracking="EM700000001VN", number=n, kind=Kind.SORTED, at=MONDAY)
    for n in range(1, 201)
]


def test_undisturbed_is_in_order_and_at_once() -> None:
    sent = pushes(MANY, Disturbance())
    assert [push.message for push in sent] == MANY
    assert {push.after for push in sent} == {0.0}


@given(seed=st.integers(0, 1000))
def test_the_same_seed_disturbs_the_same_way(seed: int) -> None:
    how = Disturbance(seed=seed, delay=5, lose=0.2, duplicate=0.2, reorder=0.2)
    assert pushes(MANY, how) == pushes(MANY, how)


def test_each_disturbance_shows() -> None:
    lost = pushes(MANY, Disturbance(lose=0.3))
    assert 100 < len(lost) < 180
    doubled = pushes(MANY, Disturbance(duplicate=0.3))
    assert 220 < len(doubled) < 300
    shuffled = pushes(MANY, Disturbance(reorder=0.3))
    assert [push.message for push in shuffled] != MANY
    assert {push.message.id for push in shuffled} == {message.id for message in MANY}
    late = pushes(MANY, Disturbance(delay=5))
    assert 4 < max(push.after for push in late) < 5


def test_everything_is_sent_and_what_fails_is_tried_again() -> None:
    tried: list[str] = []

    def send(message: Message) -> bool:
        tried.append(message.id)
        return message.id != "m-2" or tried.count("m-2") == 2

    pusher = Pusher(send, Disturbance())
    pusher.start()
    pusher.add(MANY[:3])
    assert pusher.idle(30)
    pusher.stop()
    assert sorted(tried) == ["m-1", "m-2", "m-2", "m-3"]
    assert TRIES > 2
