"""What a citizen tells the post: come and fetch it, bring it elsewhere, this went wrong."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import ComplaintMade, Contact, PickUpAsked
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.forms import new_key as new_key

DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d%m%Y")
WINDOWS = (
    ("", _("Lúc nào cũng được")),
    ("8-10", _("8–10 giờ")),
    ("10-12", _("10–12 giờ")),
    ("13-15", _("13–15 giờ")),
    ("15-17", _("15–17 giờ")),
)


class FollowForm(PageForm):
    number = forms.CharField(
        label=_("Số phiếu gửi hoặc mã bưu gửi"),
        max_length=60,
        help_text=_("In trên phiếu gửi hồ sơ, dưới mã vạch."),
        error_messages={"required": _("Nhập số in trên phiếu gửi hồ sơ.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class WhereForm(PageForm):
    """An address as people write it; names from before the mergers are understood."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    name = forms.CharField(
        label=_("Họ và tên"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=40,
        help_text=_("Bưu tá gọi trước khi đến."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(
        label=_("Số nhà, đường, ấp"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    unit = forms.CharField(
        label=_("Xã, phường"),
        max_length=200,
        help_text=_("Tên cũ trước khi sáp nhập cũng được; thêm tên huyện nếu trùng tên."),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )

    def contact(self) -> Contact:
        said = self.cleaned_data
        return Contact(
            name=said["name"], address=said["address"], phone=said["phone"], unit_name=said["unit"]
        )


class PickUpForm(WhereForm):
    wished_day = forms.DateField(
        label=_("Ngày đến lấy"),
        input_formats=DAYS,
        help_text=_("Ngày làm việc, ví dụ 06/08/2019."),
        widget=forms.DateInput(
            format=DAYS[0], attrs={"inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Nhập ngày như 06/08/2019.")},
    )
    window = forms.ChoiceField(label=_("Giờ thuận tiện"), choices=WINDOWS, required=False)
    procedure = forms.CharField(
        label=_("Mã thủ tục, nếu biết"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=_("Chỉ đường, ghi chú"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def asked(self, identity: str) -> PickUpAsked:
        said = self.cleaned_data
        return PickUpAsked(
            contact=self.contact(),
            procedure=said["procedure"],
            wished_day=said["wished_day"],
            window=said["window"],
            note=said["note"],
            applicant_identity=identity,
        )


class ComplaintForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    what = forms.CharField(
        label=_("Điều gì không đúng?"),
        max_length=4000,
        help_text=_("Ví dụ: phát trễ, rách, thiếu giấy tờ, thái độ. Không cần đúng mẫu nào."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def made(self, complainant: str) -> ComplaintMade:
        said = self.cleaned_data
        return ComplaintMade(complainant=complainant, phone=said["phone"], what=said["what"])
