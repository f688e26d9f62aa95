"""What a payer pays, for whom, and on how many receipts (decree 61/2018 art. 22)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.domain.till import accounts
from motcua.domain.till import refusals as r
from motcua.domain.till.accounts import Account
from motcua.domain.till.entries import Entry, EntryKind, entry
from motcua.domain.till.rules import ReceiptGroup, TillRules

MOST = 10_000_000_000
"""More dong than this in one line is a slip of the keyboard."""


class LineKind(StrEnum):
    FEE = "fee"
    CHARGE = "charge"
    POSTAGE = "postage"
    FORWARDING = "forwarding"

    @property
    def group(self) -> ReceiptGroup:
        """Fees and charges share the state's receipt, postal prices the enterprise's."""
        return _GROUPS[self]


_GROUPS: Mapping[LineKind, ReceiptGroup] = {
    LineKind.FEE: ReceiptGroup.STATE,
    LineKind.CHARGE: ReceiptGroup.STATE,
    LineKind.POSTAGE: ReceiptGroup.POSTAL,
    LineKind.FORWARDING: ReceiptGroup.POSTAL,
}


class Method(StrEnum):
    CASH = "cash"
    TRANSFER = "transfer"
    AT_DOOR = "at_door"
    ONLINE = "online"


METHOD_WORDS: Mapping[Method, Bilingual] = {
    Method.CASH: Bilingual("tiền mặt tại quầy", "cash at the counter"),
    Method.TRANSFER: Bilingual("chuyển khoản", "transfer"),
    Method.AT_DOOR: Bilingual("tiền mặt tại nhà", "cash at the door"),
    Method.ONLINE: Bilingual("trực tuyến", "online"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sum; `beneficiary` is the code of the agency or of the enterprise."""

    kind: LineKind
    name: str
    amount: int
    beneficiary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Everything one payer pays at once; `proof` is the bank's reference of a transfer.

    `procedure` is for the transfer scheme while there is no dossier yet.
    """

    payer: str
    lines: tuple[Line, ...]
    dossier: UUID | None = None
    dossier_code: str = ""
    consignment: str = ""
    method: Method = Method.CASH
    proof: str = ""
    procedure: str = ""

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A receipt to be written: one beneficiary, one group of kinds."""

    group: ReceiptGroup
    beneficiary: str
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def slips(lines: tuple[Line, ...]) -> tuple[Slip, ...]:
    """One slip for each beneficiary and group, in the order of their first lines."""
    sorted_out: dict[tuple[ReceiptGroup, str], list[Line]] = {}
    for line in lines:
        sorted_out.setdefault((line.kind.group, line.beneficiary), []).append(line)
    return tuple(
        Slip(group=group, beneficiary=body, lines=tuple(mine))
        for (group, body), mine in sorted_out.items()
    )


def collection_refusal(collection: Collection, rules: TillRules) -> Refusal | None:
    """Why this cannot be collected, whoever asks."""
    article = rules.article("collect")
    if not collection.payer.strip():
        return r.PayerMissing(article=article)
    if not collection.lines:
        return r.NothingToCollect(article=article)
    for line in collection.lines:
        if not 0 < line.amount <= MOST:
            return r.LineWrong(article=article, line=line.name, amount=line.amount)
        if not (line.name.strip() and line.beneficiary.strip()):
            return r.BeneficiaryMissing(article=article, line=line.name)
    if collection.method is Method.TRANSFER and not collection.proof.strip():
        return r.TransferProofMissing(article=article)
    return None


def taken_into(lines: tuple[Line, ...], into: Account, collector: str) -> Entry:
    """The books of a collection: the money lies somewhere and belongs to the beneficiaries."""
    claims = [(accounts.collected(line.beneficiary, collector), -line.amount) for line in lines]
    return entry(EntryKind.COLLECTED, [(into, sum(line.amount for line in lines)), *claims])
