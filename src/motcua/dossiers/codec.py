"""Events to and from the journal: JSON text under a stored name that outlives any class."""

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

import msgspec

from motcua.domain.dossier import events as e
from motcua.domain.kernel.texts import Bilingual

EVENTS: Mapping[str, type[e.Event]] = {kind.NAME: kind for kind in get_args(e.Event)}
"""Stored name → class; a new version of an event gets a new name and a new class."""

_decoders = {name: msgspec.json.Decoder(kind) for name, kind in EVENTS.items()}
_encoder = msgspec.json.Encoder()
_NUMBERED = (e.Submitted, e.Received, e.SupplementAskedAtIntake, e.RefusedAtIntake)


class UnknownEvent(Exception):
    """The journal names an event this version of the product does not know."""


def encode(event: e.Event) -> str:
    """The payload; the number is left out, since the register allots it in the same stroke."""
    return _encoder.encode(with_number(event, "")).decode()


def decode(name: str, payload: str, allocated: str | None) -> e.Event:
    """The event; UnknownEvent or msgspec.ValidationError when the text is not one."""
    decoder = _decoders.get(name)
    if decoder is None:
        raise UnknownEvent(f"No event is called {name!r}; upgrade the product before reading on.")
    return with_number(decoder.decode(payload), allocated or "")


def with_number(event: e.Event, number: str) -> e.Event:
    """The event with the number the register allotted; other events carry none."""
    return replace(event, number=number) if isinstance(event, _NUMBERED) else event


EVENT_WORDS: Mapping[str, Bilingual] = {
    e.Drafted.NAME: Bilingual("lập bản nháp", "drafted it"),
    e.Submitted.NAME: Bilingual("nộp trực tuyến", "filed it online"),
    e.Received.NAME: Bilingual("tiếp nhận", "received it"),
    e.SupplementAskedAtIntake.NAME: Bilingual("yêu cầu bổ sung khi nộp", "asked for papers"),
    e.RefusedAtIntake.NAME: Bilingual("từ chối tiếp nhận", "did not accept it"),
    e.SupplementSent.NAME: Bilingual("gửi bổ sung trực tuyến", "sent the supplement online"),
    e.FilesReplaced.NAME: Bilingual("thay tệp đã nộp", "replaced files"),
    e.AnswerRenewed.NAME: Bilingual("tính lại giờ trả lời", "counted the hours to answer anew"),
    e.SupplementReturned.NAME: Bilingual("trả lại phần bổ sung", "gave the supplement back"),
    e.TakenBack.NAME: Bilingual("rút lại trước khi tiếp nhận", "took it back"),
    e.Forwarded.NAME: Bilingual("chuyển đúng nơi tiếp nhận", "sent it to the right place"),
    e.Transferred.NAME: Bilingual("chuyển hồ sơ", "passed it to the agency"),
    e.Assigned.NAME: Bilingual("phân công thụ lý", "assigned it"),
    e.Reassigned.NAME: Bilingual("phân công lại", "reassigned it"),
    e.StepStarted.NAME: Bilingual("bắt đầu một bước", "started a step"),
    e.StepFinished.NAME: Bilingual("hoàn tất một bước", "finished a step"),
    e.StepUndone.NAME: Bilingual("hủy một bước", "undid a step"),
    e.MovedToSuccessor.NAME: Bilingual("chuyển đơn vị kế thừa", "moved it to the successor"),
    e.OpinionSought.NAME: Bilingual("lấy ý kiến", "asked for an opinion"),
    e.OpinionAnswered.NAME: Bilingual("ghi nhận ý kiến", "entered an opinion"),
    e.SilenceNoted.NAME: Bilingual("ghi nhận im lặng", "noted a silence"),
    e.SupplementAsked.NAME: Bilingual("yêu cầu bổ sung", "asked for a supplement"),
    e.SupplementReceived.NAME: Bilingual("nhận bổ sung", "received the supplement"),
    e.PaymentRequested.NAME: Bilingual("yêu cầu nộp tiền", "asked for payment"),
    e.Paid.NAME: Bilingual("ghi nhận nộp tiền", "recorded a payment"),
    e.Extended.NAME: Bilingual("xin lỗi và hẹn lại", "apologised and set a new date"),
    e.CalendarSuspended.NAME: Bilingual("tính lại hạn theo thông báo", "moved the due date"),
    e.TransitNoted.NAME: Bilingual("không tính thời gian vận chuyển", "left out time on the way"),
    e.Proposed.NAME: Bilingual("trình ký", "proposed a decision"),
    e.SentBack.NAME: Bilingual("trả lại chuyên viên", "sent it back"),
    e.Approved.NAME: Bilingual("phê duyệt", "approved it"),
    e.Refused.NAME: Bilingual("từ chối giải quyết", "refused it"),
    e.ErrorCorrected.NAME: Bilingual("sửa sai sót", "corrected an error"),
    e.ResultReturned.NAME: Bilingual("trả kết quả", "returned the result"),
    e.WithdrawalRequested.NAME: Bilingual("ghi nhận xin rút", "entered a withdrawal"),
    e.Stopped.NAME: Bilingual("dừng giải quyết", "stopped it"),
    e.Resumed.NAME: Bilingual("giải quyết tiếp", "resumed it"),
}
"""What each event is called in a sentence about what somebody did."""
