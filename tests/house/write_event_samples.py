"""Writes one stored sample of every event that has none yet; samples that exist are the past.

Run it as `python -m tests.house.write_event_samples` after adding an event.
"""

import random
import sys
from collections.abc import Generator, Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import msgspec

from motcua.channels.custody import codec as custody_codec
from motcua.domain.custody.events import Event as CustodyEvent
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.state import State
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers import codec
from tests import builders as b
from tests.apps.dossiers.acts import ACTS, OPENINGS
from tests.domain.custody.people import STORIES, tell

SAMPLES = Path(__file__).parent / "samples"
WALKS, TRIES = 2000, 80


def happenings() -> Iterator[Event]:
    """Events of many random lives that begin somewhere in the ordinary one; always the same."""
    yield from b.life("returned").events
    begun = list(b.lives().values())
    for seed in range(WALKS):
        dice = random.Random(seed)  # noqa: S311 - a repeatable walk
        state = dice.choice([None, *(life.state for life in begun)])
        at = local(state.last_event_at) if state else b.moment("2019-08-05T08:00")
        for _ in range(TRIES):
            by, command = dice.choice(ACTS if state else OPENINGS)
            at += timedelta(minutes=dice.choice((5, 40, 60 * 3)))
            state = yield from _try(b.Act(by, at.isoformat()[:16], command), state)


def _try(act: b.Act, state: State | None) -> Generator[Event, None, State | None]:
    decision = b.answer(act, state)
    if isinstance(decision, Refusal):
        return state
    for event in decision:
        state = evolve(state, event)
        yield event
    return state


def custody_happenings() -> Iterator[CustodyEvent]:
    """What the stories of the custody tests tell; always the same."""
    for acts in STORIES.values():
        yield from tell(acts).events


def file_of(name: str) -> Path:
    """E.g. "dossier.received/1" → samples/dossier.received.1.json."""
    return SAMPLES / f"{name.replace('/', '.')}.json"


def main() -> None:
    _write(codec.EVENTS, ((event.NAME, codec.encode(event)) for event in happenings()))
    told = ((event.NAME, custody_codec.encode(event)) for event in custody_happenings())
    _write(custody_codec.EVENTS, told)


def _write(names: Iterable[str], told: Iterable[tuple[str, str]]) -> None:
    missing = {name for name in names if not file_of(name).exists()}
    for name, payload in told:
        if not missing:
            break
        if name in missing:
            missing.remove(name)
            text = msgspec.json.format(payload, indent=1)
            file_of(name).write_text(text + "\n", encoding="utf-8")
    if missing:
        sys.exit(f"No story reaches {', '.join(sorted(missing))}; add an act that does.")


if __name__ == "__main__":
    main()
