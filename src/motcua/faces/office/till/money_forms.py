"""Fields and forms of the till: amounts as people type them, and a key against double presses."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.channels.counters.commands import VoidAsked
from motcua.domain.kernel.money import in_figures
from motcua.domain.till.collecting import MOST, Line, LineKind, Method
from motcua.domain.till.receipts import Receipt
from motcua.faces.office.acts.base import Words
from motcua.faces.office.presses import PressForm
from motcua.faces.ui.forms import PageForm

_AMOUNT = re.compile(r"\d{1,3}(?:[.,\s]\d{3})+|\d+")
_LONGEST = 40
ROWS = 4


class MoneyField(forms.CharField):
    """Whole dong, with or without dots between the thousands: 58.000, 58000, 58.000 ₫."""

    def __init__(self, label: Words, *, required: bool = True, hint: Words = "") -> None:
        box = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            label=label, required=required, help_text=hint, max_length=_LONGEST, widget=box
        )

    def clean(self, value: Any) -> int | None:
        typed = re.sub(r"\s*(đồng|[đ₫]|vnd)\.?$", "", str(super().clean(value)).strip().lower())
        if not typed:
            return None
        if not _AMOUNT.fullmatch(typed):
            raise forms.ValidationError(gettext("Nhập số tiền bằng đồng, ví dụ 58.000."))
        amount = int(re.sub(r"\D", "", typed))
        if amount > MOST:
            raise forms.ValidationError(gettext("Số tiền quá lớn. Kiểm tra lại số chữ số."))
        return amount


class OpenForm(PressForm):
    float_amount = MoneyField(
        _("Tiền lẻ đầu ca"),
        required=False,
        hint=_("Số tiền nhận để trả lại; không có thì để trống."),
    )


class VoidForm(PressForm):
    """Gives the money back, or writes the same sums anew for the right payer."""

    reason = forms.CharField(
        label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    how = forms.ChoiceField(
        label=_("Xử lý tiền"),
        widget=forms.RadioSelect,
        choices=[
            ("again", _("Viết lại biên lai khác, giữ nguyên số tiền")),
            ("back", _("Trả lại tiền cho người nộp")),
        ],
    )
    payer = forms.CharField(label=_("Người nộp trên biên lai mới"), max_length=200, required=False)

    def __init__(self, receipt: Receipt, *args: Any, **kwargs: Any) -> None:
        self.receipt = receipt
        super().__init__(*args, **kwargs)
        self.initial.update(how="again", payer=receipt.payer)

    def asked(self) -> VoidAsked:
        said = self.cleaned_data
        again = said["how"] == "again"
        return VoidAsked(
            number=self.receipt.number,
            reason=said["reason"],
            lines=self.receipt.lines if again else (),
            payer=said["payer"].strip() if again else "",
        )


class CollectForm(PressForm):
    """Who pays and how; `given` only serves to say how much to give back."""

    payer = forms.CharField(label=_("Người nộp tiền"), max_length=200)
    method = forms.ChoiceField(
        label=_("Hình thức"),
        widget=forms.RadioSelect,
        choices=[
            (Method.CASH.value, _("Tiền mặt")),
            (Method.TRANSFER.value, _("Chuyển khoản đã vào tài khoản")),
        ],
    )
    proof = forms.CharField(
        label=_("Số tham chiếu chuyển khoản"),
        max_length=100,
        required=False,
        help_text=_("Ghi trên báo có của ngân hàng."),
    )
    given = MoneyField(_("Khách đưa"), required=False, hint=_("Để tính tiền trả lại."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("method", Method.CASH.value)


class LineForm(PageForm):
    """One line of a payment that belongs to no dossier."""

    kind = forms.ChoiceField(
        label=_("Loại"),
        choices=[
            (LineKind.CHARGE.value, _("Lệ phí")),
            (LineKind.FEE.value, _("Phí")),
            (LineKind.POSTAGE.value, _("Cước bưu chính")),
            (LineKind.FORWARDING.value, _("Cước chuyển nộp")),
        ],
    )
    name = forms.CharField(label=_("Nội dung thu"), max_length=200, required=False)
    amount = MoneyField(_("Số tiền (đồng)"), required=False)
    body = forms.CharField(label=_("Thu cho"), max_length=200, required=False)

    def __init__(self, bodies: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        self.bodies = bodies
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs.update({"list": "bodies", "autocomplete": "off"})

    def clean_body(self) -> str:
        """The name of an agency or the enterprise, or its code; empty: the usual one."""
        typed = str(self.cleaned_data["body"]).strip()
        if not typed or typed in self.bodies.values():
            return typed
        for name, code in self.bodies.items():
            if name.casefold() == typed.casefold():
                return code
        raise forms.ValidationError(gettext("Chọn một cơ quan trong danh sách."))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("amount") and not said.get("name"):
            self.add_error("name", gettext("Ghi nội dung thu."))
        if said.get("name") and not said.get("amount") and "amount" not in self.errors:
            self.add_error("amount", gettext("Nhập số tiền."))

    def line(self, usual: Mapping[LineKind, str]) -> Line | None:
        said = self.cleaned_data
        if not said.get("amount"):
            return None
        kind = LineKind(said["kind"])
        return Line(
            kind=kind,
            name=said["name"].strip(),
            amount=said["amount"],
            beneficiary=said["body"] or usual[kind],
        )


class CountForm(PressForm):
    """How many pieces of each note; an empty box is none."""

    explanation = forms.CharField(
        label=_("Giải trình chênh lệch"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bắt buộc khi số đếm được khác với sổ."),
    )

    def __init__(self, worths: Sequence[int], *args: Any, **kwargs: Any) -> None:
        self.worths = worths
        super().__init__(*args, **kwargs)
        for worth in worths:
            box = forms.NumberInput(
                attrs={"min": 0, "step": 1, "inputmode": "numeric", "data-worth": worth}
            )
            name = f"n{worth}"
            self.fields[name] = forms.IntegerField(
                required=False, min_value=0, max_value=100_000, widget=box
            )
            self.fields[name].label = gettext("Số tờ %(worth)s đồng") % {"worth": in_figures(worth)}

    @property
    def rows(self) -> list[tuple[int, forms.BoundField, int | None]]:
        """Each worth with its box and, after a press, its sum."""
        said = getattr(self, "cleaned_data", {})
        return [
            (worth, self[f"n{worth}"], worth * (said.get(f"n{worth}") or 0) if said else None)
            for worth in self.worths
        ]

    @property
    def total(self) -> int:
        return sum(each or 0 for _worth, _box, each in self.rows)

    def counted(self) -> dict[int, int]:
        said = self.cleaned_data
        return {worth: said[f"n{worth}"] for worth in self.worths if said[f"n{worth}"]}
