"""Refusals when money is collected (decree 61/2018 art. 22)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi người nộp tiền. Hãy nhập họ tên hoặc tên tổ chức.",
        "Nobody is named as payer. Enter the person or organisation.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToCollect(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có khoản nào để thu. Hãy thêm ít nhất một khoản.",
        "There is nothing to collect. Add at least one line.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOwesLess(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ chỉ còn phải nộp {owed:dong}, không thu {amount:dong}. Hãy mở lại hồ sơ để xem các "
        "khoản.",
        "The dossier owes {owed:dong}, not {amount:dong}. Open it again and look at its fees.",
    )
    amount: int
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedAlready(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{by} đã thu cho hồ sơ này, biên lai {receipts}; còn phải nộp {owed:dong}. Đừng thu lần "
        "nữa, hãy xem các biên lai đó.",
        "{by} has collected for this dossier, receipts {receipts}; {owed:dong} is still owed. Do "
        "not collect again, look at those receipts.",
    )
    owed: int
    by: str
    receipts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khoản “{line}” ghi {amount:dong}. Hãy nhập số tiền lớn hơn 0, bỏ khoản được miễn.",
        "The line “{line}” is {amount:dong}. Enter more than 0, and leave out what is exempt.",
    )
    line: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeneficiaryMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khoản “{line}” thiếu nội dung hoặc chưa rõ thu cho cơ quan nào. Hãy ghi đủ cả hai.",
        "The line “{line}” lacks its name or whom the money is for. Give both.",
    )
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferProofMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có số tham chiếu chuyển khoản. Hãy nhập số trên báo có của ngân hàng.",
        "The transfer has no reference. Enter the number on the bank's credit note.",
    )
