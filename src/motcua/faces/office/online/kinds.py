"""The answers, how each is called, and what is said when it was given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier import commands as c

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    name: str
    command: type[c.Command]
    label: Words
    note: Words
    press: Words
    done: Words
    danger: bool = False


ANSWERS: Mapping[str, Answer] = {
    each.name: each
    for each in (
        Answer(
            name="accept",
            command=c.Receive,
            label=_("Tiếp nhận"),
            note=_("Hồ sơ đủ và đúng. Thời hạn giải quyết tính từ lúc này; giấy hẹn được lập."),
            press=_("Tiếp nhận, lập giấy hẹn"),
            done=_("Đã tiếp nhận hồ sơ %(code)s."),
        ),
        Answer(
            name="confirm",
            command=c.ReceiveSupplement,
            label=_("Xác nhận đã đủ bổ sung"),
            note=_("Người nộp đã gửi bổ sung. Thời hạn giải quyết tính lại từ lúc này."),
            press=_("Xác nhận đã đủ"),
            done=_("Đã nhận bổ sung của hồ sơ %(code)s."),
        ),
        Answer(
            name="return",
            command=c.ReturnSupplement,
            label=_("Trả lại phần bổ sung"),
            note=_(
                "Vẫn là yêu cầu đã gửi, không phải yêu cầu mới: đánh dấu mục chưa dùng được và "
                "ghi lý do. Mục không đánh dấu coi như đã nhận. Thời hạn tiếp tục tạm dừng."
            ),
            press=_("Trả lại cho người nộp"),
            done=_("Đã trả lại phần bổ sung của hồ sơ %(code)s."),
        ),
        Answer(
            name="ask",
            command=c.AskSupplementAtIntake,
            label=_("Yêu cầu bổ sung, một lần và đầy đủ"),
            note=_("Chỉ được yêu cầu một lần: đánh dấu mọi giấy tờ và mọi ô cần sửa."),
            press=_("Gửi yêu cầu bổ sung"),
            done=_("Đã gửi yêu cầu bổ sung của hồ sơ %(code)s."),
        ),
        Answer(
            name="forward",
            command=c.Forward,
            label=_("Chuyển đúng nơi tiếp nhận"),
            note=_("Người nộp giữ nguyên mã hồ sơ và thứ tự, và được báo nơi mới."),
            press=_("Chuyển hồ sơ"),
            done=_("Đã chuyển hồ sơ %(code)s."),
        ),
        Answer(
            name="refuse",
            command=c.RefuseAtIntake,
            label=_("Từ chối tiếp nhận"),
            note=_("Hồ sơ khép lại. Phí đã nộp trực tuyến được hoàn lại."),
            press=_("Từ chối tiếp nhận"),
            done=_("Đã từ chối hồ sơ %(code)s."),
            danger=True,
        ),
    )
}
