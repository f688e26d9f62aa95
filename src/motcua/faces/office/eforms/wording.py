"""Words of the editor: kinds of fields, uses of papers, parts that differ, autocomplete."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, str | Promise]

KIND_WORDS: Words = {
    "text": _("Một dòng chữ"),
    "long_text": _("Đoạn văn"),
    "whole": _("Số nguyên"),
    "money": _("Số tiền"),
    "date": _("Ngày"),
    "yes_no": _("Có hoặc không"),
    "one_of": _("Chọn một"),
    "several_of": _("Chọn nhiều"),
    "personal_number": _("Số định danh cá nhân"),
    "tax_code": _("Mã số thuế"),
    "phone": _("Số điện thoại"),
    "email": _("Thư điện tử"),
    "unit": _("Đơn vị hành chính"),
    "address": _("Địa chỉ"),
}
USE_WORDS: Words = {
    "form": _("Biểu mẫu này thay cho giấy tờ"),
    "when": _("Chỉ yêu cầu khi điều kiện đúng"),
    "once": _("Không hỏi lại khi hệ thống đã có"),
}
PART_WORDS: Words = {
    "kind": _("loại"),
    "label": _("câu hỏi"),
    "hint": _("gợi ý"),
    "required": _("bắt buộc"),
    "options": _("phương án"),
    "when": _("điều kiện"),
    "bounds": _("giới hạn"),
    "purpose": _("tự điền"),
    "prefill": _("nguồn lấy sẵn"),
}
ADD_WORDS: Words = {
    "page": _("Thêm trang"),
    "block": _("Thêm khối"),
    "field": _("Thêm câu hỏi"),
    "case": _("Thêm dòng trường hợp"),
    "paper": _("Thêm giấy tờ"),
}
EDIT_WORDS: Words = {
    "page": _("Sửa trang"),
    "block": _("Sửa khối"),
    "field": _("Sửa câu hỏi"),
    "case": _("Sửa trường hợp"),
    "paper": _("Sửa giấy tờ"),
    "heading": _("Sửa tên biểu mẫu"),
}
PURPOSES: list[tuple[str, str | Promise]] = [
    ("", _("không")),
    ("name", _("họ tên của người dùng")),
    ("bday", _("ngày sinh của người dùng")),
    ("tel", _("điện thoại của người dùng")),
    ("email", _("thư điện tử của người dùng")),
    ("street-address", _("địa chỉ của người dùng")),
    ("organization", _("tên tổ chức của người dùng")),
]
