"""Why somebody is not let in, or not helped back in, and what opens the door instead."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

E_IDENTITY = "NĐ 69/2024 Đ.22"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityDiffers(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản {provider} này đã mở hồ sơ của một người khác trên cổng. Mang thẻ căn cước đến "
        "Bộ phận Một cửa để được kiểm tra.",
        "This {provider} account has opened another person's account here. Bring your identity "
        "card to a one-stop unit, where it is looked into.",
    )
    article: str = E_IDENTITY
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberNotGiven(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "{provider} chưa cho biết họ tên và số định danh cá nhân của bạn. Đăng nhập lại và đồng ý "
        "chia sẻ hai thông tin ấy, hoặc đến Bộ phận Một cửa.",
        "{provider} did not tell your name and personal number. Sign in again and agree to share "
        "both, or come to a one-stop unit.",
    )
    article: str = E_IDENTITY
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofContradictsItself(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Năm sinh do {provider} cung cấp không khớp với số định danh cá nhân. Mang thẻ căn cước "
        "đến Bộ phận Một cửa để được kiểm tra.",
        "The year of birth told by {provider} does not fit the personal number. Bring your "
        "identity card to a one-stop unit.",
    )
    article: str = "Luật Căn cước 2023 Đ.12"
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssuranceTooLow(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản {provider} của bạn chưa đạt mức xác thực cần cho dịch vụ công. Nâng mức tại cơ "
        "quan công an gần nhất, hoặc nộp hồ sơ tại Bộ phận Một cửa.",
        "Your {provider} account has not reached the level that public services need. Raise it at "
        "the nearest police office, or file at a one-stop unit.",
    )
    article: str = E_IDENTITY
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInNotOurs(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Câu trả lời của {provider} không thuộc về lần đăng nhập này. Hãy đăng nhập lại từ đầu "
        "trên trang của cổng.",
        "The answer of {provider} does not belong to this sign-in. Begin again on our own page.",
    )
    article: str = E_IDENTITY
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNotRight(Refusal):
    """One answer for wrong, old, used and unknown: nobody learns which accounts there are."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Mã không đúng hoặc không còn dùng được. Kiểm tra lại từng chữ số, hoặc xin mã mới.",
        "The code is wrong or can no longer be used. Check each digit, or ask for a new one.",
    )
    article: str = "TT 22/2019/TT-BTTTT Đ.5"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardIsOfSomebodyElse(Refusal):
    # The holder is not named: a desk must not learn from a wrong number whose it is.
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số trên giấy tờ không phải của tài khoản này. Xem lại giấy tờ và tài khoản đã chọn.",
        "The number on the document is not this account's. Look at both again.",
    )
    article: str = "Luật Căn cước 2023 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotForOneself(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không ai tự giải quyết việc của chính mình: tài khoản, dữ liệu, ủy quyền hay tổ chức của "
        "mình. Nhờ một cán bộ khác tại quầy.",
        "Nobody serves themselves: not for an account, data, a mandate or an organisation of "
        "their own. Ask another member of staff.",
    )
    article: str = "TT 22/2019/TT-BTTTT Đ.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPersonNeeded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Tài khoản cán bộ cần hai người: một cán bộ khác, không phải người đã đề nghị, xác nhận "
        "tại cùng đơn vị.",
        "A staff account needs two people: another colleague at the same unit, not the one who "
        "asked, confirms.",
    )
    article: str = "TT 22/2019/TT-BTTTT Đ.8"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryNotOpen(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có đề nghị khôi phục nào như thế đang chờ tại đơn vị này. Xem lại danh sách.",
        "No such request waits at this unit. Look at the list again.",
    )
    article: str = "TT 22/2019/TT-BTTTT Đ.8"
