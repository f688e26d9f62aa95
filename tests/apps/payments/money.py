"""Dossiers that owe, money that comes, and what must hold about both."""

from dataclasses import dataclass, field, replace
from itertools import count
from uuid import UUID

from motcua.channels.counters import online as till
from motcua.channels.counters import queries as books
from motcua.channels.counters.verify import verify
from motcua.channels.payments import commands, queries
from motcua.channels.payments.rows import Order
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.domain.till.accounts import AccountKind
from motcua.domain.till.online import Trouble
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from tests.apps.dossiers.conftest import BIRTH, FILING
from tests.builders import moment
from tests.cast import AGENCY, Cast
from tests.cast import ONE_STOP as UNIT

NOON = moment("2019-08-05T12:00")
ACCOUNT = commands.NewAccount(
    agency=AGENCY,
    bank="970403",
    number="0011012345678",
    holder="UBND huyện Cao Lãnh",
    first=moment("2018-01-01T00:00").date(),
)
FEE = FeeItem(code="fee", name="Lệ phí đăng ký", gross=50_000, net=50_000)


@dataclass
class World:
    people: Cast
    keys: "count[int]" = field(default_factory=lambda: count(1))

    def dossier(self, *fees: FeeItem) -> UUID:
        command = c.Receive(filing=replace(FILING, fees=fees or (FEE,)))
        key = f"receive-{next(self.keys):04}"
        by = self.people.actor("reception")
        return dossiers.open_dossier(command, BIRTH, by=by, key=key, at=NOON).dossier

    def order(self, *fees: FeeItem) -> Order:
        made = commands.order_for(self.dossier(*fees))
        assert made is not None
        return made

    def paid(self, order: str, amount: int, reference: str, **said: str) -> commands.Recorded:
        return commands.record(
            commands.Money(
                **{"source": "gateway", "holder": "gateway", "agency": AGENCY, **said},
                reference=reference,
                amount=amount,
                at=NOON,
                order=order,
            )
        )


def troubles() -> dict[Trouble, int]:
    found: dict[Trouble, int] = {}
    for each in queries.differences(None):
        found[each.kind] = found.get(each.kind, 0) + each.amount
    return found


def order_now(number: str) -> Order:
    found = queries.order(number)
    assert found is not None
    return found


def paid_of(dossier: UUID) -> int:
    found = register.state_and_id(dossier)
    assert found is not None
    return found[1].paid


def every_dong_is_told() -> None:
    """The books hold, and what they keep for nobody is exactly what the differences list."""
    verdict = verify()
    assert verdict.ok, verdict.first_fault
    kept = -sum(
        amount
        for account, amount in books.trial_balance().items()
        if account.kind is AccountKind.KEPT
    )
    listed = sum(each.amount for each in queries.differences(None) if each.kind in {*KEPT_TROUBLES})
    assert kept == listed


KEPT_TROUBLES = (
    Trouble.UNDERPAID,
    Trouble.OVERPAID,
    Trouble.PAID_NOT_MARKED,
    Trouble.UNKNOWN_ORDER,
)
__all__ = ["AGENCY", "UNIT", "till"]
