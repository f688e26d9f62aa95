"""Why a place cannot be used on a date."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có đơn vị nào mang mã hoặc tên “{place}” trong tỉnh vào ngày {on:%d/%m/%Y}; "
        "hãy kiểm tra lại.",
        "No unit of the province has the code or name “{place}” on {on:%Y-%m-%d}; check it.",
    )

    article: str = "NĐ 61/2018 Đ.7"
    place: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceClosed(Refusal):
    """The code was true on other days only; `successor` is empty when nobody followed."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đơn vị “{place}” không hoạt động vào ngày {on:%d/%m/%Y}; đơn vị kế tiếp: {successor}.",
        "The unit “{place}” is not open on {on:%Y-%m-%d}; its successor: {successor}.",
    )

    article: str = "NĐ 118/2025 Đ.8"
    place: str
    on: date
    successor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAmbiguous(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "“{place}” có thể là: {candidates}; hãy ghi rõ loại đơn vị.",
        "“{place}” may be: {candidates}; write the kind of the unit too.",
    )

    article: str = "NĐ 61/2018 Đ.7"
    place: str
    candidates: str
