"""A dossier pays what it owes, and no dong of it twice (decree 61/2018 art. 22)."""

from collections.abc import Iterable

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import refusals as r
from motcua.domain.till.collecting import Collection
from motcua.domain.till.receipts import Receipt
from motcua.domain.till.rules import ReceiptGroup, TillRules


def owing_refusal(
    collection: Collection, owed: int, counted: Iterable[Receipt], rules: TillRules
) -> Refusal | None:
    """`counted` are the receipts the register has for the dossier; postage is not its business."""
    amount = sum(line.amount for line in collection.lines if line.kind.group is ReceiptGroup.STATE)
    if amount <= owed:
        return None
    article = rules.article("collect")
    standing = [each for each in counted if each.void is None]
    if not standing:
        return r.DossierOwesLess(article=article, amount=amount, owed=owed)
    return r.CollectedAlready(
        article=article,
        owed=owed,
        by=", ".join(dict.fromkeys(each.issuer_name for each in standing)),
        receipts=", ".join(each.number for each in standing),
    )
