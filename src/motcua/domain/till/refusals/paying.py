"""Refusals of contracts and of the enterprise's payment."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPrice(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có giá hợp đồng cho {count} việc, sớm nhất là thủ tục {procedure} ngày "
        "{on:%d/%m/%Y}. Hãy bổ sung dòng giá vào hợp đồng.",
        "No contract prices {count} acts, the first for procedure {procedure} on {on:%Y-%m-%d}. "
        "Add the price to the contract.",
    )
    task: str
    unit: str
    procedure: str
    channel: str
    on: date
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTwice(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đã có giá khác cho cùng việc, nơi, kênh và thủ tục trong thời gian này. Hãy kết thúc "
        "dòng cũ trước.",
        "There is another price for the same task, place, channel and procedure in that time. "
        "End the old line first.",
    )
    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceEndsEarly(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y} của dòng giá. Hãy chọn từ "
        "ngày đầu trở đi.",
        "The last day {last:%Y-%m-%d} is before the first one {first:%Y-%m-%d} of the price. "
        "Choose the first day or later.",
    )
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hợp đồng hoặc dòng giá chưa đủ, hoặc ngày sai. Hãy ghi số, nguồn, giá và thời gian.",
        "The contract or price is incomplete, or its days are wrong. Give number, source, price "
        "and time.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã hợp đồng {contract} đã có. Hãy dùng mã khác hoặc thêm dòng giá vào hợp đồng đó.",
        "There is a contract {contract} already. Use another code, or add prices to that one.",
    )
    contract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có hợp đồng {contract}. Hãy ghi hợp đồng trước khi ghi giá.",
        "There is no contract {contract}. Write it down before its prices.",
    )
    contract: str
