"""Fields and forms of the documents room: contents, validity, scans, reasons."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.channels.documents.commands import NewCopy
from motcua.domain.kernel.clean import LONGEST_NOTE
from motcua.faces.office.acts.base import day, text
from motcua.faces.office.presses import PressForm

MOST_BYTES = 20_000_000
SCAN_KINDS = "application/pdf,image/jpeg,image/png,image/webp,image/tiff"


class ManyForm(PressForm):
    """Which results to sign with the page of the system, all with the same words."""

    chosen = forms.TypedMultipleChoiceField(
        label=_("Ký số"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Đánh dấu những hồ sơ cần ký số.")},
    )

    def __init__(self, dossiers: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(each, each) for each in dossiers]  # type: ignore[attr-defined]


class ResultForm(PressForm):
    content = forms.CharField(
        label=_("Nội dung kết quả"),
        required=False,
        max_length=LONGEST_NOTE,
        help_text=_("Mỗi dòng là một đoạn, ví dụ “Họ tên: …”. Bỏ trống khi tải tệp PDF lên."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    prepared = forms.FileField(
        label=_("Tệp PDF đã soạn"),
        required=False,
        help_text=_("Thay cho trang do hệ thống trình bày. Chừa góc dưới bên phải trang cuối."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
    )
    valid_from = day(_("Có hiệu lực từ ngày"), required=False)
    valid_until = day(_("Đến hết ngày"), required=False)

    def clean_prepared(self) -> bytes | None:
        return _content(self.cleaned_data.get("prepared"))

    def clean(self) -> None:
        said = self.cleaned_data
        if not self.errors and not said.get("content") and not said.get("prepared"):
            self.add_error("content", gettext("Ghi nội dung kết quả hoặc tải tệp PDF lên."))


class RevokeForm(PressForm):
    reason = forms.CharField(
        label=_("Lý do thu hồi"),
        max_length=500,
        help_text=_("Người giữ giấy tờ và người kiểm tra có mã đọc được lý do này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class _Scans(forms.FileField):
    """One PDF, or pictures in the order they were chosen."""

    def clean(self, data: Any, initial: Any = None) -> tuple[bytes, ...]:
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        if not uploads:
            raise forms.ValidationError(gettext("Tải bản quét của bản chính lên."))
        return tuple(_content(super(_Scans, self).clean(each, initial)) or b"" for each in uploads)


class CopyForm(PressForm):
    title = text(_("Tên giấy tờ"))
    original = text(_("Số và ngày của bản chính"), required=False)
    issuer = text(_("Nơi cấp bản chính"))
    owner_name = text(_("Người yêu cầu"))
    owner = forms.RegexField(
        r"^(\d{12}|\d{10}(-\d{3})?)?$",
        label=_("Số định danh hoặc mã số thuế"),
        required=False,
        help_text=_("Để bản sao vào kho giấy tờ của người ấy."),
        error_messages={"invalid": _("Nhập 12 chữ số, hoặc mã số thuế 10 số.")},
    )
    dossier = text(
        _("Mã hồ sơ chứng thực thu phí bản sao này"),
        required=False,
        hint=_("Để sổ bản sao và hồ sơ chỉ đến nhau."),
    )
    paper = forms.ChoiceField(label=_("Dùng thay giấy tờ"), required=False)
    valid_until = day(_("Có giá trị đến hết ngày"), required=False)
    scans = _Scans(
        label=_("Bản quét của bản chính"),
        help_text=_("Một tệp PDF, hoặc các ảnh JPG, PNG theo thứ tự trang. Mỗi tệp tối đa 20 MB."),
        widget=_ManyFiles(attrs={"accept": SCAN_KINDS, "multiple": True}),
    )
    seen = forms.BooleanField(
        label=_("Tôi đã xem bản chính và bản quét đúng với bản chính."),
        error_messages={"required": _("Xem bản chính, so với bản quét rồi đánh dấu.")},
    )

    def __init__(self, papers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [("", gettext("Không")), *papers]  # type: ignore[attr-defined]

    def asked(self, *, synthetic: bool) -> NewCopy:
        said = self.cleaned_data
        return NewCopy(
            title=said["title"],
            original=said["original"],
            issuer=said["issuer"],
            owner=said["owner"],
            owner_name=said["owner_name"],
            scans=said["scans"],
            paper=said["paper"],
            dossier=said["dossier"],
            valid_until=said["valid_until"],
            synthetic=synthetic,
        )


def _content(upload: "UploadedFile[Any] | None") -> bytes | None:
    if upload is None:
        return None
    if (upload.size or 0) > MOST_BYTES:
        raise forms.ValidationError(gettext("Tệp lớn hơn 20 MB. Xuất lại với cỡ nhỏ hơn."))
    content: bytes = upload.read()
    return content
