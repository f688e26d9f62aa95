"""Refusals of shifts and of counting the drawer."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOpenShift(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn chưa mở ca tại {unit}. Hãy mở ca trước khi thu tiền.",
        "You have no open shift at {unit}. Open one before you take money.",
    )
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có ca {shift}. Hãy chọn lại ca trong danh sách.",
        "There is no shift {shift}. Choose it from the list.",
    )
    shift: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOpenAlready(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bạn đang có ca {shift} chưa đóng tại {unit}. Hãy kiểm quỹ và đóng ca đó trước.",
        "Your shift {shift} at {unit} is still open. Count its drawer and close it first.",
    )
    shift: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FloatWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tiền lẻ đầu ca {amount:dong} không hợp lệ. Hãy nhập từ 0 trở lên.",
        "Small change of {amount:dong} is not possible. Enter 0 or more.",
    )
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ca {shift} đã đóng. Điều chỉnh sau khi đóng ca do quản lý lập ở sổ hiện tại.",
        "The shift {shift} is closed. A manager corrects it in today's books.",
    )
    shift: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchNote(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có mệnh giá {worth:dong}, hoặc số tờ {pieces} sai. Hãy đếm lại.",
        "There is no note of {worth:dong}, or {pieces} pieces is wrong. Count again.",
    )
    worth: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceUnexplained(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Kiểm quỹ lệch {difference:dong} so với sổ ({expected:dong}). Hãy ghi rõ lý do.",
        "The count is off by {difference:dong} from the books ({expected:dong}). Explain it.",
    )
    difference: int
    expected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ca {shift} chưa kiểm quỹ. Hãy đếm tiền trong két trước khi đóng ca.",
        "The drawer of shift {shift} has not been counted. Count it before closing.",
    )
    shift: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedBefore(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Sau lần kiểm quỹ (sổ {expected:dong}) két đã thay đổi (nay {drawer:dong}). Hãy đếm lại.",
        "The drawer moved after the count (books {expected:dong}, now {drawer:dong}). Count again.",
    )
    expected: int
    drawer: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPersonNeeded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chênh lệch {difference:dong} vượt mức {alone:dong} tự giải trình. Cần người thứ hai xác "
        "nhận.",
        "The difference of {difference:dong} is above {alone:dong}. A second person must confirm "
        "it.",
    )
    difference: int
    alone: int
