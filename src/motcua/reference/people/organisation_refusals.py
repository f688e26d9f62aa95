"""Why somebody cannot be made to act for an organisation, or stop."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

ENTERPRISES = "Luật Doanh nghiệp 2020 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchRepresentation(Refusal):
    # One answer for unknown and not yours.
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có đại diện nào như vậy mà bạn được quản lý; hãy xem lại danh sách.",
        "There is no such representative in your hands; look at the list again.",
    )
    article: str = ENTERPRISES


@dataclass(frozen=True, slots=True, kw_only=True)
class NotLegalRepresentative(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ người đại diện theo pháp luật của {tax_code} mới giao việc cho đồng nghiệp được.",
        "Only the legal representative of {tax_code} can authorise colleagues.",
    )
    article: str = ENTERPRISES
    tax_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa giao được cho số định danh này: người đó cần đăng nhập bằng định danh điện tử "
        "ít nhất một lần; hãy kiểm tra số rồi thử lại.",
        "Nobody with this number can be authorised yet: they have to sign in with their electronic "
        "identity once; check the number and try again.",
    )
    article: str = "NĐ 69/2024 Đ.7"
