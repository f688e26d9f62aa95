"""What a citizen is asked besides the form of the procedure itself."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from motcua.channels.online.shapes import MOST_QUANTITY, WayOut
from motcua.domain.dossier.party import Channel
from motcua.domain.fees.lines import FeePer
from motcua.faces.portal.filing.counters import Counters
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.uploads_kinds import Limits

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
Choices = Sequence[tuple[str, str]]
MOST_FILES = 20
WHERE = ("recipient", "phone", "address", "area")
MANY: Mapping[FeePer, Words] = {
    FeePer.COPY: _("Bạn cần bao nhiêu bản?"),
    FeePer.PAGE: _("Mỗi bản bao nhiêu trang?"),
    FeePer.SET: _("Bạn cần bao nhiêu bộ?"),
}
"""What is asked only where the fee is counted by it."""


class StartForm(PageForm):
    """For whom; a single choice needs no question."""

    for_whom = forms.ChoiceField(label=_("Bạn nộp hồ sơ cho ai?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["for_whom"], people)
        if len(people) == 1:
            self.fields["for_whom"].widget = forms.HiddenInput()
            self.fields["for_whom"].initial = people[0][0]


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files of one control; `cleaned_data` holds a list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=SeveralFiles(), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        sent = data if isinstance(data, list | tuple) else [data] if data else []
        if not sent:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(sent)[:MOST_FILES]


class FilesForm(PageForm):
    """The control says what is taken before anything is chosen."""

    chosen = FilesField(
        label=_("Chụp ảnh hoặc chọn tệp"),
        error_messages={"required": _("Chọn ít nhất một tệp, rồi bấm Tải lên.")},
    )

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        field.help_text = _("Tệp %(kinds)s, mỗi tệp đến %(n)s MB.") % {
            "kinds": limits.names,
            "n": limits.megabytes,
        }
        field.widget.attrs["accept"] = limits.accept


class PlaceForm(PageForm):
    unit = forms.ChoiceField(
        label=_("Nơi nào giải quyết hồ sơ của bạn?"),
        error_messages={"required": _("Chọn nơi giải quyết hồ sơ.")},
    )

    def __init__(self, *args: Any, counters: Counters, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        hints = [f"{counters.kind}."] if counters.kind else []
        hints += [str(_("Thường là nơi bạn cư trú hoặc nơi có việc cần làm."))]
        if counters.guessed:
            hints += [str(_("Chọn sẵn theo địa chỉ bạn khai; đổi nếu không đúng."))]
        field.help_text, field.initial = " ".join(hints), counters.chosen
        _offer(field, [("", str(_("– chọn –"))), *counters.offered])


class ResultForm(PageForm):
    """How the result comes; the address counts only for the post."""

    way = forms.ChoiceField(
        label=_("Bạn nhận kết quả thế nào?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn cách nhận kết quả.")},
    )
    recipient = forms.CharField(
        label=_("Người nhận"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=40,
        required=False,
        help_text=_("Bưu tá gọi trước khi đến."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(
        label=_("Số nhà, đường, ấp"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    area = forms.CharField(
        label=_("Xã, phường"),
        max_length=200,
        required=False,
        help_text=_("Tên cũ trước khi sáp nhập cũng được; thêm tên huyện nếu trùng tên."),
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    groups = forms.MultipleChoiceField(
        label=_("Bạn có thuộc diện được miễn, giảm phí không?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Để trống nếu không. Nếu có, tải giấy chứng minh lên ở bước Giấy tờ."),
    )

    def __init__(
        self,
        *args: Any,
        ways: Choices,
        groups: Choices,
        counted: Collection[FeePer] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for per in (each for each in MANY if each in counted):
            self.fields[f"many_{per.value}"] = _many(per)
        _offer(self.fields["way"], ways)
        _offer(self.fields["groups"], groups)
        if not groups:
            del self.fields["groups"]
        if Channel.POSTMAN.value not in dict(ways):
            for name in WHERE:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("way") == Channel.POSTMAN.value:
            for name in WHERE:
                if not said.get(name):
                    self.add_error(name, _("Điền để bưu tá phát được kết quả."))
        return said

    @property
    def counts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("many_")]

    def quantities(self) -> Mapping[FeePer, int]:
        said = {per: self.cleaned_data.get(f"many_{per.value}") for per in MANY}
        return {per: number for per, number in said.items() if number}

    def way_out(self) -> WayOut:
        said = self.cleaned_data
        where = {name: said.get(name, "") for name in WHERE}
        return WayOut(channel=Channel(said["way"]), **where)


def _many(per: FeePer) -> forms.IntegerField:
    return forms.IntegerField(
        label=MANY[per],
        initial=1,
        min_value=1,
        max_value=MOST_QUANTITY,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )


def _offer(field: forms.Field, choices: Choices) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class SendForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    declare = forms.BooleanField(
        label=_(
            "Tôi cam đoan những gì khai và nộp ở đây là đúng sự thật, "
            "và chịu trách nhiệm trước pháp luật về lời khai."
        ),
        error_messages={"required": _("Đánh dấu vào lời cam đoan để nộp hồ sơ.")},
    )


class ConfirmForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)


class TakeBackForm(ConfirmForm):
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
