"""Tracking numbers as they come on rolls of labels."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.faces.office.acts.base import text
from motcua.faces.ui.forms import PageForm

LONGEST = 60


def tracking_field() -> forms.CharField:
    return text(
        _("Mã bưu gửi in sẵn"),
        hint=_("Quét mã trên tem; hoặc gõ hai chữ cái, ví dụ EE, để lấy mã kế tiếp của bưu cục."),
        required=False,
        longest=LONGEST,
    )


class TrackingRangeForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    first = text(_("Mã trên tem đầu"), hint=_("Ví dụ EE000000014VN."), longest=LONGEST)
    last = text(_("Mã trên tem cuối"), longest=LONGEST)
