"""What somebody who checks a document gives: the number printed on it, or the file."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.channels.documents.checking import MOST_BYTES
from motcua.faces.ui.forms import PageForm

PLAIN = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}


class NumberForm(PageForm):
    number = forms.CharField(
        label=_("Số kiểm tra"),
        max_length=80,
        help_text=_("In cạnh mã QR, ví dụ KQ-000.00.38.H20-2026-000001."),
        error_messages={"required": _("Nhập số kiểm tra in cạnh mã QR.")},
        widget=forms.TextInput(attrs=PLAIN),
    )
    c = forms.CharField(
        label=_("Mã kiểm tra"),
        max_length=20,
        required=False,
        help_text=_("Tám chữ và số dưới số kiểm tra. Không có thì chỉ xem được phần tóm tắt."),
        widget=forms.TextInput(attrs=PLAIN),
    )

    def clean_number(self) -> str:
        return "".join(str(self.cleaned_data["number"]).split()).upper().replace("/", "")

    def clean_c(self) -> str:
        return "".join(letter for letter in str(self.cleaned_data["c"]) if letter.isalnum())


class FileForm(PageForm):
    file = forms.FileField(
        label=_("Tệp PDF đã nhận"),
        help_text=_("Tối đa 30 MB. Hệ thống xem xong là bỏ, không lưu lại."),
        error_messages={
            "required": _("Chọn tệp PDF cần kiểm tra."),
            "empty": _("Tệp trống. Chọn lại tệp đã nhận."),
        },
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_BYTES:
            raise forms.ValidationError(
                gettext("Tệp lớn hơn 30 MB. Kết quả điện tử nhỏ hơn nhiều.")
            )
        return upload
