"""What the API itself refuses, before any rule of the house is asked; the articles are the RFCs."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có mã truy cập. Hãy lấy mã tại /oauth/token/ rồi gửi “Authorization: Bearer …”.",
        "No access token. Get one at /oauth/token/ and send “Authorization: Bearer …”.",
    )
    article: str = "RFC 6750 §3"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenInvalid(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã truy cập sai, hết hạn hoặc đã bị thu hồi. Hãy lấy mã mới tại /oauth/token/.",
        "The access token is wrong, expired or revoked. Get a new one at /oauth/token/.",
    )
    article: str = "RFC 6750 §3.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã truy cập không có phạm vi “{scope}”. Hãy lấy mã mới với phạm vi này.",
        "The access token lacks the scope “{scope}”. Get a new one with it.",
    )
    article: str = "RFC 6750 §3.1"
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có địa chỉ này. Xem các địa chỉ trong /api/v1/openapi.json.",
        "There is no such address. Look them up in /api/v1/openapi.json.",
    )
    article: str = "RFC 9110 §15.5.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Địa chỉ này không nhận {method}; chỉ nhận {allowed}.",
        "This address does not take {method}; it takes {allowed}.",
    )
    article: str = "RFC 9110 §15.5.6"
    method: str
    allowed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyTooLarge(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nội dung gửi lên quá {kilobytes} kB. Hãy gửi gọn lại.",
        "The body is larger than {kilobytes} kB. Send less.",
    )
    article: str = "RFC 9110 §15.5.14"
    kilobytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotJson(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ nhận nội dung kiểu application/json. Hãy ghi Content-Type như vậy.",
        "Only application/json is taken. Say so in Content-Type.",
    )
    article: str = "RFC 9110 §15.5.16"


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonBroken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Nội dung không phải JSON hợp lệ: {why}.", "The body is not valid JSON: {why}."
    )
    article: str = "RFC 8259 §2"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderUnreadable(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không đọc được tiêu đề {header}. Mẫu đúng: {sample}.",
        "The header {header} cannot be read. A good one is {sample}.",
    )
    article: str = "RFC 9110 §5.5"
    header: str
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InputInvalid(Refusal):
    """`where` is a JSON pointer into the body, or the name of a parameter behind "?"."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giá trị gửi lên không đúng tại “{where}”: {why_vi}.",
        "What was sent is wrong at “{where}”: {why_en}.",
    )
    article: str = "RFC 9110 §15.5.21"
    where: str
    why_vi: str
    why_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyRequests(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quá nhiều yêu cầu từ địa chỉ này. Hãy chờ một phút rồi thử lại.",
        "Too many requests from this address. Wait a minute, then try again.",
    )
    article: str = "RFC 6585 §4"


@dataclass(frozen=True, slots=True, kw_only=True)
class OurFault(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hệ thống gặp lỗi, không phải do bạn. Hãy thử lại với cùng khóa chống lặp.",
        "Something failed on our side. Try again with the same idempotency key.",
    )
    article: str = "RFC 9110 §15.6.1"
