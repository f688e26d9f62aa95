"""The two questions a visitor asks: which procedure, and where is my dossier."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.codes import read_code
from motcua.faces.ui.forms import PageForm


class TrackForm(PageForm):
    code = forms.CharField(
        label=_("Mã số hồ sơ"),
        max_length=300,
        help_text=_("In trên giấy hẹn, ví dụ H20.158.01-261123-0002."),
        error_messages={"required": _("Nhập mã số hồ sơ ghi trên giấy hẹn.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(
                _("Mã không đúng dạng. Nhập như trên giấy hẹn: mã đơn vị, ngày và số thứ tự.")
            )
        return code
