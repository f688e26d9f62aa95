"""Random but repeatable lives: people try commands, and the law lets some of them through."""

import random
from datetime import timedelta
from uuid import UUID

from motcua.domain.kernel.refusal import Refusal
from tests import builders as b
from tests.apps.dossiers.acts import ACTS, OPENINGS
from tests.apps.dossiers.storing import give


def wander(seed: int, *, tries: int = 60) -> list[UUID]:
    """One dossier opened in some way, then so many tries; what was refused left nothing."""
    dice = random.Random(seed)  # noqa: S311 - a repeatable walk
    at = b.moment("2019-08-05T08:00")
    by, opening = dice.choice(OPENINGS)
    dossier = give(b.Act(by, at.isoformat()[:16], opening))
    if isinstance(dossier, Refusal):
        return []
    for _ in range(tries):
        at += timedelta(minutes=dice.choice((5, 40, 60 * 3)))
        by, command = dice.choice(ACTS)
        give(b.Act(by, at.isoformat()[:16], command), dossier)
    return [dossier]
