"""Why a mandate cannot be given, accepted, ended or taken over."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

CIVIL_CODE = "Bộ luật Dân sự 2015"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchMandate(Refusal):
    # One answer for unknown and not yours.
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không có ủy quyền “{asked}” nào của bạn; hãy xem lại danh sách.",
        "There is no mandate “{asked}” of yours; look at the list again.",
    )
    article: str = f"{CIVIL_CODE} Đ.140"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingMandated(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa chọn việc nào được làm thay; hãy chọn ít nhất một thủ tục hoặc một lĩnh vực.",
        "Nothing was chosen; choose at least one procedure or one field.",
    )
    article: str = f"{CIVIL_CODE} Đ.141"


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingMandated(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không ai được ủy quyền mọi việc; hãy chọn từng thủ tục hoặc từng lĩnh vực.",
        "Nobody can be given everything; choose procedures or fields one by one.",
    )
    article: str = f"{CIVIL_CODE} Đ.141"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneNamesProcedures(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền qua điện thoại chỉ cho từng thủ tục có tên, không cho cả lĩnh vực; "
        "hãy chọn thủ tục, hoặc mời người ủy quyền đến quầy.",
        "By telephone only named procedures can be given, no whole field; "
        "choose procedures, or ask the person to come to a desk.",
    )
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateTooLong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền này kéo dài tối đa {days} ngày, đến {last:%d/%m/%Y}; hãy chọn ngày sớm hơn.",
        "This mandate lasts at most {days} days, to {last:%Y-%m-%d}; choose an earlier day.",
    )
    article: str
    days: int
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDaysWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền bắt đầu từ hôm nay trở đi và không kết thúc trước khi bắt đầu; hãy sửa ngày.",
        "A mandate begins today or later and does not end before it begins; correct the days.",
    )
    article: str = f"{CIVIL_CODE} Đ.563"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentUnproven(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có bằng chứng đồng ý: hãy đính kèm giấy đã ký hoặc bản ghi âm, "
        "hoặc ghi họ tên người làm chứng và nơi làm chứng.",
        "The consent is not proven: attach the signed paper or the recording, "
        "or write the witness's name and the place.",
    )
    article: str = f"{CIVIL_CODE} Đ.119"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy gọi lại cho người ủy quyền và ghi số điện thoại đã gọi.",
        "Call the person back, and write down the number you called.",
    )
    article: str = "QĐ nội bộ: ủy quyền qua điện thoại"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrincipalUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi họ tên người ủy quyền, và số định danh; chưa có số thì ghi ngày sinh.",
        "Write the person's name and personal number; without a number, the date of birth.",
    )
    article: str = "Luật Căn cước 2023 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi họ tên và số định danh 12 chữ số của người giúp, hoặc chọn quầy của bạn.",
        "Write the helper's name and personal number of 12 digits, or choose your own desk.",
    )
    article: str = "Luật Căn cước 2023 Đ.12"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpsOneself(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Người giúp và người ủy quyền là một; hãy ghi số định danh của người khác.",
        "The helper and the person are the same; write somebody else's number.",
    )
    article: str = f"{CIVIL_CODE} Đ.138"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotYourOwnMandate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Trên mạng chỉ chính người ủy quyền, đã xác nhận số định danh, mới ủy quyền được; "
        "hãy đến quầy để làm thay người khác.",
        "Online only the person, whose number is confirmed, can give a mandate; "
        "for somebody else come to a desk.",
    )
    article: str = f"{CIVIL_CODE} Đ.138"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityUnchecked(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi đã xem giấy tờ tùy thân nào của từng người trước khi ghi nhận.",
        "Write which identity paper of each person was seen before this is recorded.",
    )
    article: str = "Luật Căn cước 2023 Đ.20"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateEnded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền {code} đã kết thúc; cần thì lập ủy quyền mới.",
        "The mandate {code} has ended; give a new one if it is needed.",
    )
    article: str = f"{CIVIL_CODE} Đ.140"
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateNotForDesk(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền {code} không cho quầy này nộp thủ tục này hôm nay; xem lại thủ tục và thời hạn, "
        "cần thì lập ủy quyền mới.",
        "The mandate {code} does not let this desk file this procedure today; check its procedures "
        "and days, and give a new one if it is needed.",
    )
    article: str = f"{CIVIL_CODE} Đ.141"
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hãy ghi lý do; người kia sẽ đọc được.",
        "Write the reason; the other person will read it.",
    )
    article: str = f"{CIVIL_CODE} Đ.569"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasANumber(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ủy quyền này ghi số định danh của người ủy quyền: người đó đăng nhập là thấy hồ sơ, "
        "không cần tiếp nhận lại.",
        "This mandate names the person's number: they see the dossier as soon as they sign in, "
        "nothing needs to be taken over.",
    )
    article: str = "NĐ 45/2020 Đ.11"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOverBefore(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ theo ủy quyền {code} đã được chuyển cho chính chủ lúc trước.",
        "What was filed under {code} was taken over before.",
    )
    article: str = "NĐ 45/2020 Đ.11"
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherBirth(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Họ tên hoặc ngày sinh trên giấy tờ khác với ủy quyền {code}; hãy kiểm tra lại.",
        "The name or the date of birth on the paper differs from the mandate {code}; check again.",
    )
    article: str = "Luật Căn cước 2023 Đ.12"
    code: str
