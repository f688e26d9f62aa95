"""Chooses the template by form set and kind of form, and prints."""

from dataclasses import dataclass
from pathlib import Path

from motcua.dossiers.forms.content import (
    ApologyForm,
    Form,
    ReceiptForm,
    RefusalForm,
    Register,
    RoutingSlip,
    StopForm,
    SupplementForm,
)
from motcua.dossiers.forms.fields import fields
from motcua.plumbing import typesetting

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One form of a set: its number there, its title there and the template that draws it."""

    number: str
    title: str
    template: str


@dataclass(frozen=True, slots=True)
class FormSet:
    """The forms that one circular fixes, by kind."""

    circular: str
    sheets: dict[type[Form], Sheet]


FORM_SETS = {
    "tt_01_2018": FormSet(
        "Thông tư số 01/2018/TT-VPCP",
        {
            ReceiptForm: Sheet("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "receipt_2018.typ"),
            SupplementForm: Sheet(
                "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "supplement.typ"
            ),
            RefusalForm: Sheet("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "refusal.typ"),
            ApologyForm: Sheet(
                "04", "Phiếu xin lỗi và hẹn lại ngày trả kết quả", "apology_2018.typ"
            ),
            RoutingSlip: Sheet("05", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "routing.typ"),
            Register: Sheet("06", "Sổ theo dõi hồ sơ", "register.typ"),
        },
    ),
    "tt_03_2025": FormSet(
        "Thông tư số 03/2025/TT-VPCP",
        {
            ReceiptForm: Sheet("01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "receipt_2025.typ"),
            SupplementForm: Sheet(
                "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "supplement.typ"
            ),
            RefusalForm: Sheet("03", "Phiếu từ chối tiếp nhận giải quyết hồ sơ", "refusal.typ"),
            ApologyForm: Sheet(
                "04",
                "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
                "apology_2025.typ",
            ),
            StopForm: Sheet("05", "Thông báo dừng giải quyết hồ sơ", "stop.typ"),
            RoutingSlip: Sheet("06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", "routing.typ"),
            Register: Sheet("07", "Sổ theo dõi hồ sơ", "register.typ"),
        },
    ),
}


def sheet_of(kind: type[Form], form_set: str) -> Sheet:
    """The form of that kind in the set; ValueError for an unknown set or a kind it lacks."""
    if form_set not in FORM_SETS:
        raise ValueError(f"There is no form set {form_set!r}; take one of {sorted(FORM_SETS)}.")
    sheet = FORM_SETS[form_set].sheets.get(kind)
    if sheet is None:
        raise ValueError(f"{FORM_SETS[form_set].circular} has no {kind.__name__}.")
    return sheet


def render(form: Form, form_set: str, number: str) -> bytes:
    """The form as PDF/A; `number` is the document number, empty where it is written by hand.

    The same content gives the same bytes. Raises ValueError as `sheet_of` does.
    """
    sheet = sheet_of(type(form), form_set)
    data = fields(form) | {
        "title": sheet.title,
        "number": number,
        "form": f"Mẫu số {sheet.number} – {FORM_SETS[form_set].circular}",
    }
    return typesetting.pdf(TEMPLATES / sheet.template, data, made_at=form.letterhead.issued_at)
