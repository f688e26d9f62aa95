"""What the post refuses, and what to do instead (decision 45/2016, circular 17/2017)."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchConsignment(Refusal):
    """Also the answer for a consignment the person may not see."""

    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy phiếu gửi “{asked}”. Hãy kiểm tra số trên phiếu.",
        "There is no consignment “{asked}”. Check the number on the note.",
    )
    article: str = "TT 17/2017 Đ.12"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotByPost(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thủ tục “{procedure}” không nhận dịch vụ này qua bưu điện. Có thể: {allowed_vi}.",
        "“{procedure}” does not take this service by post. Possible instead: {allowed_en}.",
    )
    procedure: str
    allowed_vi: str
    allowed_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingComesHome(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chỉ gửi đi thì không có lần phát nào để thu tiền sau. Hãy thu ngay hoặc chọn dịch vụ gửi "
        "và nhận.",
        "When a dossier is only sent, nothing is delivered at which to collect later. Collect now, "
        "or choose sending and receiving.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ còn thiếu: {papers}. Hãy hướng dẫn người gửi bổ sung rồi nhận gửi.",
        "Still missing: {papers}. Help the sender to complete the papers, then accept.",
    )
    papers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUnasked(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ “{paper}” không có trong danh mục. Không được yêu cầu thêm; hãy trả lại.",
        "The paper “{paper}” is not on the list. Nothing more may be asked for; give it back.",
    )
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUnlabelled(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Giấy tờ “{paper}” đã kiểm đếm nhưng chưa có nhãn. Hãy dán nhãn rồi niêm phong.",
        "The paper “{paper}” was counted but bears no label. Label it, then seal.",
    )
    paper: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteUnsigned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phiếu gửi cần chữ ký của cả người gửi và người nhận gửi. Hãy lấy đủ hai chữ ký.",
        "The note needs the signatures of the sender and of who accepts it. Collect both.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thiếu {missing_vi} của {whom_vi}. Hãy ghi đủ họ tên, địa chỉ, số điện thoại.",
        "The {missing_en} of the {whom_en} is missing. Write name, address and telephone.",
    )
    missing_vi: str
    missing_en: str
    whom_vi: str
    whom_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitUnknown(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không rõ “{written}” là xã, phường hay tỉnh nào. Hãy chọn trong danh sách.",
        "It is not known which commune or province “{written}” is. Choose from the list.",
    )
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitAmbiguous(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "“{written}” có thể là: {candidates}. Hãy chọn một.",
        "“{written}” may be: {candidates}. Choose one.",
    )
    written: str
    candidates: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAtThisPlace(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Việc này thuộc về {place}. Hãy chuyển đến đó.",
        "This belongs to {place}. Pass it on there.",
    )
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotInThisState(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Phiếu gửi {number} đang “{status_vi}” nên không làm được việc này.",
        "The consignment {number} is “{status_en}”, so this cannot be done.",
    )
    number: str
    status_vi: str
    status_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesNotSigned(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ {number} chưa được bàn giao: hai bên phải quét và ký biên bản giao nhận.",
        "{number} has not been handed over: both sides must scan and sign the minutes.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultNotReady(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ đang ở giai đoạn “{stage_vi}”, chưa có kết quả để gửi trả.",
        "The dossier is “{stage_en}”; there is no result to send yet.",
    )
    stage_vi: str
    stage_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultUnderWay(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Kết quả đang được gửi theo phiếu {number}. Hãy theo dõi phiếu đó.",
        "The result is already on its way under {number}. Follow that one.",
    )
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentUnlisted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Cần ghi trong phiếu: {what}. Hãy dán nhãn và ghi vào danh sách.",
        "The note must list: {what}. Label it and add it to the list.",
    )
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingNotOurs(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Bưu cục {office} hết dải số bưu gửi “{service}”. Hãy đăng ký dải mới.",
        "The office {office} has no serials left for “{service}”. Register a new range.",
    )
    article: str = "UPU S10"
    office: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeTaken(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Dải {first} – {last} trùng với dải đã ghi của một bưu cục. Hãy xem lại mã trên cuộn tem.",
        "{first} – {last} overlaps a range some office has already. Look at the labels again.",
    )
    article: str = "UPU S10"
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRange(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Từ {first} đến {last} không thành một dải: hai mã phải cùng hai chữ cái đầu, cùng của "
        "Việt Nam, và mã đầu không lớn hơn mã cuối.",
        "From {first} to {last} is no range: both need the same two letters, both of Viet Nam, and "
        "the first may not come after the last.",
    )
    article: str = "UPU S10"
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelOutOfStandard(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chữ số kiểm tra của {number} không theo chuẩn, nên không suy ra được các mã ở giữa. Hãy "
        "quét từng tem khi nhận gửi.",
        "The check digit of {number} does not follow the standard, so the numbers between cannot "
        "be told. Scan each label when accepting.",
    )
    article: str = "UPU S10"
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchPickUp(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy yêu cầu nhận tại địa chỉ này. Hãy kiểm tra lại danh sách.",
        "There is no such request to pick up. Look at the list again.",
    )
    article: str = "QĐ 45/2016 Đ.6.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpClosed(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Yêu cầu nhận tại địa chỉ đã kết thúc (“{status_vi}”). Hãy tạo yêu cầu mới.",
        "The request to pick up is over (“{status_en}”). Make a new one.",
    )
    article: str = "QĐ 45/2016 Đ.6.1"
    status_vi: str
    status_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUpDayWrong(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày hẹn {day} không hợp lệ. Hãy chọn một ngày làm việc từ {first} đến {last}.",
        "The day {day} cannot be chosen. Choose a working day from {first} to {last}.",
    )
    article: str = "QĐ 45/2016 Đ.6.1"
    day: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPostPoint(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa có bưu cục phục vụ địa chỉ này. Hãy gọi bưu điện tỉnh hoặc đến bưu cục gần nhất.",
        "No post office serves this address yet. Call the provincial post or go to the nearest.",
    )
    article: str = "QĐ 45/2016 Đ.6.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMissing(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thiếu {what_vi}. Hãy ghi rõ rồi gửi lại.",
        "The {what_en} is missing. Write it and send again.",
    )
    what_vi: str
    what_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintTooLate(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thời hạn khiếu nại đã hết ngày {limit}. Hãy hướng dẫn người dân gửi phản ánh, kiến nghị.",
        "Complaints could be made until {limit}. Show the person how to give feedback instead.",
    )
    limit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSuchComplaint(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Không tìm thấy khiếu nại “{asked}”. Hãy kiểm tra số.",
        "There is no complaint “{asked}”. Check the number.",
    )
    article: str = "TT 17/2017 Đ.8"
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintAnswered(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Khiếu nại {number} đã được trả lời ngày {on}.",
        "The complaint {number} was answered on {on}.",
    )
    number: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountUnfit(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Số tiền {amount:dong} không hợp lệ ở đây. Hãy nhập số nguyên, không âm, đúng mức.",
        "{amount:dong} does not fit here. Enter a whole amount, not negative, as due.",
    )
    amount: int
