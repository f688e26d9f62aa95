"""What every command of the till begins with: the time, the rules of the day, a refusal raised."""

from datetime import datetime

from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till.rules import TillRules
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.rulebook.queries import money_on


def now_and_rules() -> tuple[datetime, TillRules]:
    now = clock.now()
    return now, money_on(local(now).date())


def raise_if(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)
