"""Refusals on the desk and at the return (decree 61/2018 art. 18-21)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Quy trình không có bước {number}. Hãy chọn bước trên trang hồ sơ.",
        "The process has no step {number}. Choose a step from the dossier's page.",
    )
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOutOfOrder(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa thể thực hiện bước {number}: hãy hoàn tất bước {before} trước.",
        "Step {number} cannot be done yet: finish step {before} first.",
    )
    number: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepAlreadyStarted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bước {number} đã bắt đầu. Hãy tải lại trang hồ sơ.",
        "Step {number} has already started. Reload the dossier's page.",
    )
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNotRunning(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bước {number} chưa bắt đầu hoặc đã xong. Hãy tải lại trang hồ sơ.",
        "Step {number} has not started or is finished. Reload the dossier's page.",
    )
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsUnfinished(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn bước chưa xong: {steps}. Hãy hoàn tất trước khi trình.",
        "Steps are unfinished: {steps}. Finish them before proposing.",
    )
    steps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPending(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đang chờ ý kiến của {agency} đến {until}. Hãy ghi ý kiến, hoặc ghi nhận im lặng khi "
        "hết hạn.",
        "The opinion of {agency} is awaited until {until}. Enter it, or note the silence "
        "afterwards.",
    )
    agency: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa lấy ý kiến của {agency}. Hãy chọn cơ quan đã được hỏi.",
        "{agency} was not asked. Choose an agency whose opinion was sought.",
    )
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeUnpaid(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn phải nộp {owed:dong}. Hãy thu và ghi nhận trước khi trả kết quả.",
        "{owed:dong} is still owed. Collect and record it before returning the result.",
    )
    owed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalsNotReturned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Còn bản chính chưa trả lại: {papers}. Hãy trả và đánh dấu.",
        "Originals are not handed back: {papers}. Return and tick them.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityNotShown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi giấy tờ tùy thân của người nhận. Hãy yêu cầu xuất trình và nhập số.",
        "The receiver's identity paper is not entered. Ask to see it and enter its number.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyAssigned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ đã giao cho {officer}. Hãy dùng “Phân công lại” và ghi lý do.",
        "The dossier is already with {officer}. Use “Reassign” and give a reason.",
    )
    officer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessorUnchanged(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Đơn vị kế thừa trùng với đơn vị hiện tại. Hãy chọn đơn vị tiếp nhận nhiệm vụ.",
        "The successor is the present unit. Choose the unit that took over.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa chọn người thụ lý. Hãy chọn một chuyên viên của cơ quan.",
        "No officer is chosen. Choose a case officer of the agency.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalDiffers(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chuyên viên trình “{proposal_vi}”. Nếu không đồng ý, hãy trả lại chuyên viên kèm lý do.",
        "The officer proposed to {proposal_en}. If you disagree, send it back with a reason.",
    )
    proposal_vi: str
    proposal_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotImmediate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục này không trả kết quả ngay. Hãy chuyển hồ sơ đến cơ quan giải quyết.",
        "This procedure gives no result at once. Pass the dossier to the agency.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi tên giấy tờ kết quả. Hãy nhập tên như trên giấy sẽ trả.",
        "The result paper has no title. Enter it as it stands on the paper.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiverUnnamed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa ghi tên người nhận kết quả. Hãy nhập họ và tên như trên giấy tờ đã xuất trình.",
        "The person who collects has no name. Enter it as on the paper shown.",
    )
