"""What people type to find an order or a receipt."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.ui.forms import PageForm

TYPED = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class OrderForm(PageForm):
    number = forms.RegexField(
        label=_("Số lệnh thu"),
        regex=r"^\s*[0-9A-Za-z]{6,40}\s*$",
        max_length=40,
        help_text=_("12 chữ và số, trong tin nhắn hoặc trên giấy báo nộp tiền."),
        error_messages={
            "required": _("Nhập số lệnh thu."),
            "invalid": _("Số lệnh thu chỉ có chữ và số, không có dấu."),
        },
        widget=forms.TextInput(attrs=TYPED),
    )

    def clean_number(self) -> str:
        return str(self.cleaned_data["number"]).strip().upper()


class ReceiptForm(PageForm):
    receipt = forms.CharField(
        label=_("Số biên lai"),
        max_length=40,
        help_text=_("Ví dụ AA26-0000001."),
        widget=forms.TextInput(attrs=TYPED),
    )
    code = forms.CharField(
        label=_("Mã hồ sơ"),
        max_length=60,
        help_text=_("In trên giấy tiếp nhận và trên biên lai."),
        widget=forms.TextInput(attrs=TYPED),
    )
