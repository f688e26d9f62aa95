"""What the post calls things on its pages, in the order people need them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import (
    Direction,
    Outcome,
    PaymentMethod,
    PostalService,
    Status,
)
from motcua.domain.custody.lateness import Accountable
from motcua.domain.custody.things import ItemKind
from motcua.domain.fees.postage import ZONE_NAMES
from motcua.faces.ui.formats import first_upper, said

SERVICES = (
    (PostalService.BOTH.value, _("Gửi hồ sơ và nhận kết quả qua bưu chính")),
    (PostalService.SEND.value, _("Chỉ gửi hồ sơ; tự đến nhận kết quả")),
)
METHODS = (
    (PaymentMethod.CASH.value, _("Tiền mặt, thu ngay")),
    (PaymentMethod.TRANSFER.value, _("Chuyển khoản")),
    (PaymentMethod.LATER.value, _("Thu khi phát kết quả")),
)
BETWEEN_PROVINCES = ("same_region", "near_region", "far_region")
OUTCOMES = (
    (Outcome.ABSENT.value, _("Không có người nhận ở nhà")),
    (Outcome.ADDRESS_WRONG.value, _("Sai hoặc không tìm thấy địa chỉ")),
    (Outcome.REFUSED.value, _("Người nhận từ chối")),
    (Outcome.NO_PAPERS.value, _("Không có giấy tờ tùy thân, ủy quyền hay bản chính phải nộp lại")),
    (Outcome.NO_MONEY.value, _("Chưa có đủ tiền")),
)
OUTCOME_WORDS: Mapping[str, str | Promise] = dict(OUTCOMES)
METHOD_WORDS: Mapping[str, str | Promise] = dict(METHODS)
DIRECTION_WORDS: Mapping[str, str | Promise] = {
    Direction.SEND.value: _("Gửi hồ sơ"),
    Direction.RETURN.value: _("Trả kết quả"),
}
STATUS_TONES: Mapping[str, str] = {
    Status.FILED.value: "success",
    Status.DELIVERED.value: "success",
    Status.SUPPLEMENT.value: "warning",
    Status.ATTEMPTED.value: "warning",
    Status.HELD.value: "warning",
    Status.COMING_BACK.value: "warning",
    Status.CAME_BACK.value: "warning",
    Status.LOST.value: "danger",
}
ITEM_WORDS: Mapping[str, str | Promise] = {
    ItemKind.ORIGINAL.value: _("Bản chính"),
    ItemKind.SET.value: _("Bộ hồ sơ"),
    ItemKind.RESULT.value: _("Kết quả"),
    ItemKind.MONEY_BAG.value: _("Túi tiền"),
}
ACCOUNTABLE_WORDS: Mapping[str, str | Promise] = {
    Accountable.TRANSIT.value: _("Bưu điện"),
    Accountable.AGENCY.value: _("Cơ quan"),
    Accountable.APPLICANT.value: _("Người nộp"),
}
WINDOWS = (
    ("", _("Lúc nào cũng được")),
    ("8-10", _("8–10 giờ")),
    ("10-12", _("10–12 giờ")),
    ("13-15", _("13–15 giờ")),
    ("15-17", _("15–17 giờ")),
)


def tariff_zones() -> list[tuple[str, str | Promise]]:
    """Within the province the places tell the zone; else a clerk reads it off a list."""
    named = ((zone, first_upper(said(ZONE_NAMES[zone]))) for zone in BETWEEN_PROVINCES)
    return [("", _("Trong tỉnh")), *named]
