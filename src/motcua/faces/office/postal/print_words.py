"""The papers of the post: which there are, and the words on them, in Vietnamese alone."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.note import Way
from motcua.channels.post.shapes import Direction, Outcome, PaymentMethod
from motcua.domain.dossier.terms import PostalService


class Printout(StrEnum):
    """What can be printed of one consignment; the names stand in addresses."""

    NOTE = "note"
    LABEL = "label"
    LABEL_A6 = "label-a6"
    ITEMS = "items"
    SLIP = "slip"
    INVITATION = "invitation"
    APOLOGY = "apology"


TITLES: Mapping[Printout, str | Promise] = {
    Printout.NOTE: _("Phiếu gửi hồ sơ"),
    Printout.LABEL: _("Nhãn túi 100×150"),
    Printout.LABEL_A6: _("Nhãn túi A6"),
    Printout.ITEMS: _("Nhãn giấy tờ"),
    Printout.SLIP: _("Phiếu phát"),
    Printout.INVITATION: _("Giấy mời nhận"),
    Printout.APOLOGY: _("Thư xin lỗi"),
}
DIRECTIONS = {Direction.SEND: "Gửi hồ sơ", Direction.RETURN: "Trả kết quả"}
SERVICES = {
    PostalService.SEND: "gửi hồ sơ",
    PostalService.RECEIVE: "nhận kết quả",
    PostalService.BOTH: "gửi hồ sơ và nhận kết quả",
}
WAYS = {
    Way.COUNTER: "Nhận tại quầy bưu chính",
    Way.ADDRESS: "Nhận tại địa chỉ người gửi",
    Way.AGENCY: "Nhận tại cơ quan giải quyết",
}
PAID = {
    PaymentMethod.CASH: "tiền mặt",
    PaymentMethod.TRANSFER: "chuyển khoản",
    PaymentMethod.LATER: "thu khi phát",
}
WHY = {
    Outcome.ABSENT: "không có người nhận ở nhà",
    Outcome.ADDRESS_WRONG: "không tìm thấy địa chỉ",
    Outcome.REFUSED: "người nhận từ chối",
    Outcome.NO_PAPERS: "thiếu giấy tờ tùy thân, ủy quyền hoặc bản chính phải nộp lại",
    Outcome.NO_MONEY: "chưa có đủ tiền",
}
KINDS = {"original": "bản chính", "set": "bộ", "result": "kết quả", "money_bag": "túi tiền"}
