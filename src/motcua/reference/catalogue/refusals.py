"""What the catalogue refuses: an unknown procedure, a day outside its versions, a faulty file."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.faults import Fault

PARTS_OF_A_PROCEDURE = "NĐ 63/2010/NĐ-CP Đ.8"
MOST_FAULTS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownProcedure(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Danh mục không có thủ tục mã {procedure}. Hãy tìm theo tên hoặc kiểm tra lại mã.",
        "The catalogue has no procedure {procedure}. Search by name or check the code.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInForce(Refusal):
    """`nearest_vi` and `nearest_en` name the days of the versions next to the day asked for."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục {procedure} không có phiên bản nào có hiệu lực ngày {on:%d/%m/%Y}; {nearest_vi}.",
        "Procedure {procedure} has no version in force on {on:%Y-%m-%d}; {nearest_en}.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str
    on: date
    nearest_vi: str
    nearest_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownVersion(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục {procedure} không có phiên bản {number}; hiện có: {known}.",
        "Procedure {procedure} has no version {number}; there are: {known}.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str
    number: int
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCase(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục {procedure} không có trường hợp {case}; hãy chọn: {known}.",
        "Procedure {procedure} has no case {case}; choose one of: {known}.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str
    case: str
    known: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyPublished(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phiên bản {number} của thủ tục {procedure} đã công bố nên không thay đổi được. "
        "Hãy đưa nội dung mới vào một phiên bản có số lớn hơn.",
        "Version {number} of procedure {procedure} is published and cannot change. "
        "Give the new text a higher version number.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsOverlap(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phiên bản {number} của thủ tục {procedure} bắt đầu {first:%d/%m/%Y}, trùng thời gian với "
        "phiên bản {other}. Hãy chọn ngày sau {after:%d/%m/%Y}.",
        "Version {number} of procedure {procedure} starts on {first:%Y-%m-%d} and overlaps "
        "version {other}. Choose a day after {after:%Y-%m-%d}.",
    )

    article: str = PARTS_OF_A_PROCEDURE
    procedure: str
    number: int
    first: date
    other: int
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRefused(Refusal):
    """A file with faults; nothing of it was written."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Có {count} lỗi, chưa ghi gì vào danh mục:\n{listed_vi}",
        "{count} faults; nothing was written to the catalogue:\n{listed_en}",
    )

    article: str = PARTS_OF_A_PROCEDURE
    faults: tuple[Fault, ...]
    count: int
    listed_vi: str
    listed_en: str

    @classmethod
    def because(cls, faults: list[Fault]) -> "ContentRefused":
        shown = faults[:MOST_FAULTS_SHOWN]
        return cls(
            faults=tuple(faults),
            count=len(faults),
            listed_vi="\n".join(fault.text("vi") for fault in shown),
            listed_en="\n".join(fault.text("en") for fault in shown),
        )


FORMS = "NĐ 45/2020/NĐ-CP Đ.10"


@dataclass(frozen=True, slots=True, kw_only=True)
class MayNotDrawForms(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ cán bộ kiểm soát thủ tục hành chính của tỉnh được soạn và công bố biểu mẫu điện tử.",
        "Only the procedure controllers of the province draw and publish electronic forms.",
    )

    article: str = FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có biểu mẫu {form} phiên bản {version}. Hãy mở danh sách biểu mẫu và chọn lại.",
        "There is no form {form}, version {version}. Open the list of forms and choose again.",
    )

    article: str = FORMS
    form: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraftMovedOn(Refusal):
    """The draft was saved, published or discarded since it was looked at."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bản nháp vừa được {who} thay đổi. Hãy tải lại trang rồi sửa tiếp.",
        "{who} has just changed the draft. Load the page again and go on.",
    )

    article: str = FORMS
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUnsound(Refusal):
    """The form has faults; nothing was published."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biểu mẫu còn {count} lỗi, chưa công bố:\n{listed_vi}",
        "The form has {count} faults and was not published:\n{listed_en}",
    )

    article: str = FORMS
    count: int
    listed_vi: str
    listed_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDayTooEarly(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Biểu mẫu chỉ có hiệu lực từ {earliest:%d/%m/%Y} trở đi; hãy chọn ngày khác.",
        "The form can take effect on {earliest:%Y-%m-%d} at the earliest; choose another day.",
    )

    article: str = FORMS
    earliest: date
