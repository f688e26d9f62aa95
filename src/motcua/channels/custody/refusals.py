"""Refusals of custody's shell: a key used twice, a race lost, a task the scheme does not give."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanKeyReused(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khóa chống lặp “{key}” đã dùng cho một lượt quét khác. Hãy quét lại với khóa mới.",
        "The idempotency key “{key}” stands for another scan. Scan again with a new key.",
    )
    article: str = "QĐ nội bộ: mỗi yêu cầu một khóa"
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanKeyMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thiếu khóa chống lặp. Hãy gửi kèm khóa dài 8 đến 200 ký tự.",
        "The idempotency key is missing. Send one of 8 to 200 characters.",
    )
    article: str = "QĐ nội bộ: mỗi yêu cầu một khóa"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyAtOnce(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nhiều người đang quét cùng một vật hoặc biên bản. Hãy xem lại vật đang ở đâu rồi quét "
        "lại.",
        "Several people are scanning the same thing or minutes. Look where it is now, then scan "
        "again.",
    )
    article: str = "QĐ nội bộ: mỗi lần một người"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInScheme(Refusal):
    """What the transfer scheme says is missing: the line, and by which decision it could be."""

    SAYS: ClassVar[Bilingual] = Bilingual("{missing_vi}", "{missing_en}")
    article: str = "NĐ 61/2018 Đ.11"
    missing_vi: str
    missing_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchThing(Refusal):
    """Also the answer for a thing the person may not see, so that nothing leaks."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có vật, túi, biên bản hay hồ sơ nào mang mã “{asked}”. Hãy quét lại nhãn.",
        "No thing, packet, minutes or dossier is called “{asked}”. Scan the label again.",
    )
    article: str = "QĐ 45/2016/QĐ-TTg Đ.7"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingNotPermitted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản của bạn không được giữ giấy tờ ở đây với vai này. Hãy hỏi quản lý bộ phận.",
        "Your account may not hold papers here in this hat. Ask the unit manager.",
    )
    article: str = "QĐ 45/2016/QĐ-TTg Đ.7"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOfAnother(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Vụ sai lệch {case} do người khác xử lý. Hãy nhờ người đó, hoặc quản lý nơi phát hiện.",
        "Somebody else sees to case {case}. Ask them, or the manager of the place it was found at.",
    )
    article: str = "QĐ 45/2016/QĐ-TTg Đ.14"
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có báo cáo muộn số {report}, hoặc đã được xử lý. Hãy xem lại danh sách.",
        "There is no late report {report}, or it is settled. Look at the list again.",
    )
    article: str = "QĐ 45/2016/QĐ-TTg Đ.7"
    report: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportUnexplained(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi vì sao bỏ báo cáo muộn này: một câu người sau đọc hiểu được.",
        "Say why this late report is set aside: a sentence that others understand later.",
    )
    article: str = "QĐ 45/2016/QĐ-TTg Đ.7"
