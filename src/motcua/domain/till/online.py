"""What is paid online: where an order stands and what does not agree (Law 97/2015 art. 12, 14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.kernel.texts import Bilingual


class OrderState(StrEnum):
    OPEN = "open"
    PARTLY = "partly"
    PAID = "paid"
    OVER = "over"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"


WAITING = frozenset({OrderState.OPEN, OrderState.PARTLY})
STATE_WORDS = {
    OrderState.OPEN: Bilingual("chờ nộp tiền", "waiting for payment"),
    OrderState.PARTLY: Bilingual("mới nộp một phần", "partly paid"),
    OrderState.PAID: Bilingual("đã nộp đủ", "paid"),
    OrderState.OVER: Bilingual("nộp thừa", "overpaid"),
    OrderState.EXPIRED: Bilingual("hết hạn", "expired"),
    OrderState.CANCELLED: Bilingual("đã hủy", "cancelled"),
    OrderState.REFUNDED: Bilingual("đã hoàn tiền", "refunded"),
}


class Trouble(StrEnum):
    """What does not agree between payer, gateway, bank, books and dossier."""

    UNKNOWN_ORDER = "unknown_order"
    UNDERPAID = "underpaid"
    OVERPAID = "overpaid"
    PAID_NOT_MARKED = "paid_not_marked"
    MARKED_NOT_PAID = "marked_not_paid"
    MISSING_HERE = "missing_here"
    MISSING_THERE = "missing_there"
    AMOUNT_DIFFERS = "amount_differs"
    CONFLICTING = "conflicting"
    NOT_PAID_OUT = "not_paid_out"
    OWED_BACK = "owed_back"


TROUBLE_WORDS = {
    Trouble.UNKNOWN_ORDER: Bilingual("tiền vào không rõ của ai", "money nobody knows"),
    Trouble.UNDERPAID: Bilingual("nộp thiếu", "too little was paid"),
    Trouble.OVERPAID: Bilingual("nộp thừa hoặc nộp hai lần", "too much was paid, or twice"),
    Trouble.PAID_NOT_MARKED: Bilingual(
        "đã nộp tiền, hồ sơ chưa ghi nhận", "paid, but the dossier is not marked"
    ),
    Trouble.MARKED_NOT_PAID: Bilingual(
        "hồ sơ ghi đã nộp, sổ không có tiền", "marked as paid, but the books have no money"
    ),
    Trouble.MISSING_HERE: Bilingual(
        "cổng báo đã thu, ở đây chưa có", "the gateway has a payment we lack"
    ),
    Trouble.MISSING_THERE: Bilingual(
        "ở đây đã ghi, cổng không có", "we have a payment the gateway lacks"
    ),
    Trouble.AMOUNT_DIFFERS: Bilingual(
        "số tiền ở cổng khác số tiền ở đây", "the gateway has another amount"
    ),
    Trouble.CONFLICTING: Bilingual(
        "cùng một mã giao dịch, nội dung khác nhau", "one reference, two different reports"
    ),
    Trouble.NOT_PAID_OUT: Bilingual(
        "cổng chưa chuyển tiền về tài khoản", "the gateway has not paid out"
    ),
    Trouble.OWED_BACK: Bilingual(
        "hồ sơ không được giải quyết, phí chưa hoàn", "the dossier ended, its fee is still here"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """An order in whole dong: asked for, come in, counted for the dossier, given back.

    `gone`: the dossier no longer waits for this order, paid elsewhere or closed.
    """

    due: int
    received: int
    collected: int
    given_back: int
    gone: bool = False

    @property
    def kept(self) -> int:
        """What came in and is nobody's yet."""
        return self.received - self.collected - self.given_back


def troubles(sums: Sums) -> Iterator[tuple[Trouble, int]]:
    """What does not agree about one order, with the dong concerned."""
    if sums.kept < 0:
        yield Trouble.MARKED_NOT_PAID, -sums.kept
    elif sums.kept > 0:
        yield _of_kept(sums), sums.kept


def _of_kept(sums: Sums) -> Trouble:
    if sums.collected or sums.gone:
        return Trouble.OVERPAID
    return Trouble.PAID_NOT_MARKED if sums.kept >= sums.due else Trouble.UNDERPAID


def state_of(sums: Sums, *, expired: bool) -> OrderState:
    """Where an order stands by what is in the books."""
    if sums.collected:
        return OrderState.OVER if sums.kept > 0 else OrderState.PAID
    if sums.given_back and not sums.kept:
        return OrderState.REFUNDED
    if sums.kept >= sums.due or (sums.gone and sums.kept):
        return OrderState.OVER
    if sums.gone:
        return OrderState.CANCELLED
    if sums.kept:
        return OrderState.PARTLY
    return OrderState.EXPIRED if expired else OrderState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineRules:
    """`open_days` an order may be paid; a difference older than `alarm_days` rings; a gateway
    pays out within `payout_days`. `given_back_when`: stages after which a paid fee goes back.
    """

    article: str
    open_days: int
    alarm_days: int
    payout_days: int
    given_back_when: frozenset[str]
    doubtful: bool
