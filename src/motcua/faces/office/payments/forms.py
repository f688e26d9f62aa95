"""What staff enter about payments."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.office.presses import PressForm

AREA = {"rows": 3}
BANK = {"inputmode": "numeric", "autocomplete": "off", "list": "banks"}


class WhyForm(PressForm):
    why = forms.CharField(label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs=AREA))


class AssignForm(WhyForm):
    order = forms.CharField(
        label=_("Mã hồ sơ hoặc số lệnh thu"),
        max_length=40,
        help_text=_("Hỏi người nộp, hoặc so với các lệnh thu cùng số tiền ở dưới."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_order(self) -> str:
        return str(self.cleaned_data["order"]).strip().upper()


class RefundForm(WhyForm):
    amount = forms.RegexField(
        label=_("Số tiền hoàn"),
        regex=r"^\s*\d[\d.\s]*\s*$",
        max_length=24,
        error_messages={"invalid": _("Nhập số tiền bằng đồng, ví dụ 58.000.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    to_bank = forms.CharField(
        label=_("Ngân hàng nhận (BIN 6 số)"),
        required=False,
        max_length=6,
        help_text=_("Để trống cả ba ô để hoàn về nơi đã thanh toán qua cổng."),
        widget=forms.TextInput(attrs=BANK),
    )
    to_account = forms.CharField(
        label=_("Số tài khoản nhận"),
        required=False,
        max_length=19,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    to_name = forms.CharField(label=_("Tên người nhận"), required=False, max_length=200)

    field_order = ("amount", "why", "to_bank", "to_account", "to_name", "key")

    def clean_amount(self) -> int:
        return int("".join(c for c in str(self.cleaned_data["amount"]) if c.isdecimal()))


class TransferredForm(PressForm):
    reference = forms.CharField(
        label=_("Số tham chiếu của ngân hàng"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class StatementForm(PressForm):
    file = forms.FileField(
        label=_("Tệp sao kê"),
        help_text=_("CSV hoặc XLSX tải từ ngân hàng, không quá 5 MB."),
        error_messages={"required": _("Chọn tệp sao kê.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt"}),
    )


class AccountForm(PressForm):
    bank = forms.CharField(
        label=_("Ngân hàng (BIN 6 số)"),
        max_length=6,
        help_text=_("Ví dụ 970436 là Vietcombank."),
        widget=forms.TextInput(attrs=BANK),
    )
    number = forms.CharField(
        label=_("Số tài khoản"),
        max_length=19,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    holder = forms.CharField(label=_("Chủ tài khoản"), max_length=200)
    first = forms.DateField(
        label=_("Từ ngày"),
        input_formats=["%d/%m/%Y", "%Y-%m-%d"],
        help_text=_("Ví dụ 01/12/2026. Tài khoản trước hết hạn hôm trước ngày này."),
        error_messages={"invalid": _("Nhập ngày như 01/12/2026.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
