"""Refusals of the register itself: a key used twice, a race lost, a dossier not to be seen."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReused(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khóa chống lặp “{key}” đã dùng cho một yêu cầu khác. Hãy gửi lại với khóa mới.",
        "The idempotency key “{key}” stands for another request. Send again with a new key.",
    )
    article: str = "QĐ nội bộ: mỗi yêu cầu một khóa"
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thiếu khóa chống lặp. Hãy gửi kèm Idempotency-Key dài 8 đến 200 ký tự.",
        "The idempotency key is missing. Send an Idempotency-Key of 8 to 200 characters.",
    )
    article: str = "QĐ nội bộ: mỗi yêu cầu một khóa"


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeoneActedFirst(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{who} vừa xử lý hồ sơ này ({what_vi}, lúc {at}). Hãy xem lại hồ sơ rồi làm tiếp.",
        "{who} has just acted on this dossier ({what_en}, {at}). Look again, then go on.",
    )
    article: str = "QĐ nội bộ: mỗi lần một người"
    who: str
    what_vi: str
    what_en: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchDossier(Refusal):
    """Also the answer for a dossier the person may not see, so that nothing leaks."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy hồ sơ “{asked}”. Hãy kiểm tra mã trên giấy tiếp nhận.",
        "There is no dossier “{asked}”. Check the code on the receipt.",
    )
    article: str = "TT 01/2018/TT-VPCP Đ.16.2"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotPermitted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản của bạn không có quyền làm việc này ở đây. Hãy hỏi quản lý bộ phận.",
        "Your account may not do this here. Ask the unit manager.",
    )
    article: str = "NĐ 61/2018 Đ.9"
