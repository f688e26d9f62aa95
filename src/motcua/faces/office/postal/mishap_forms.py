"""Loss, damage and complaints as they are written down at the post."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.commands import Compensation
from motcua.channels.post.shapes import ComplaintAnswer, ComplaintMade, Mishap
from motcua.faces.office.acts.base import sentence, text
from motcua.faces.ui.forms import PageForm

KINDS = (("lost", _("Mất")), ("damaged", _("Hư hỏng")))
ANSWERS = (("yes", _("Khiếu nại có cơ sở")), ("no", _("Khiếu nại không có cơ sở")))


def dong_field(label: Any, *, hint: Any = "", least: int = 0) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=1_000_000_000,
        initial=0,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class MishapForm(PageForm):
    """What happened to which thing, who answers for it, what it costs, and the apology."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    kind = forms.ChoiceField(label=_("Sự việc"), choices=KINDS, widget=forms.RadioSelect)
    thing = forms.ChoiceField(label=_("Cái gì"))
    how = sentence(_("Xảy ra thế nào"))
    liable = forms.ChoiceField(label=_("Ai chịu trách nhiệm"), required=False)
    reissue = forms.MultipleChoiceField(
        label=_("Phải cấp lại"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reissue_cost = dong_field(_("Chi phí cấp lại (đồng)"))
    damages = dong_field(
        _("Bồi thường thiệt hại (đồng)"),
        hint=_("Mức bồi thường theo nghị định chưa đối chiếu; ghi số đã thỏa thuận."),
    )
    apology = sentence(_("Lời xin lỗi gửi người dân"))

    def __init__(
        self,
        things: Sequence[tuple[str, str]],
        papers: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
        data: Any = None,
        *,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["thing"].choices = list(things)  # type: ignore[attr-defined]
        self.fields["reissue"].choices = list(papers)  # type: ignore[attr-defined]
        self.fields["liable"].choices = [("", _("Người đang giữ")), *people]  # type: ignore[attr-defined]

    def mishap(self) -> Mishap:
        said = self.cleaned_data
        return Mishap(
            thing=said["thing"],
            how=said["how"],
            reissue=tuple(said["reissue"]),
            reissue_cost=said["reissue_cost"],
            damages=said["damages"],
            apology=said["apology"],
            liable=said["liable"],
        )


class ComplaintForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    complainant = text(_("Người khiếu nại"))
    phone = text(_("Điện thoại"), required=False, longest=40)
    what = sentence(_("Nội dung khiếu nại"))

    def made(self) -> ComplaintMade:
        said = self.cleaned_data
        return ComplaintMade(
            complainant=said["complainant"], phone=said["phone"], what=said["what"]
        )


class AnswerForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    upheld = forms.ChoiceField(label=_("Kết luận"), choices=ANSWERS, widget=forms.RadioSelect)
    answer = sentence(_("Nội dung trả lời"), hint=_("Người khiếu nại đọc được nguyên văn."))
    compensation = dong_field(_("Bồi thường (đồng)"))

    def given(self) -> ComplaintAnswer:
        said = self.cleaned_data
        return ComplaintAnswer(
            answer=said["answer"],
            upheld=said["upheld"] == "yes",
            compensation=said["compensation"],
        )


class PaidForm(PageForm):
    """What the post paid, with the voucher it keeps."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    amount = dong_field(_("Số tiền đã chi (đồng)"))
    voucher = text(_("Số chứng từ chi"))

    def paid(self, mishap: int) -> Compensation:
        said = self.cleaned_data
        return Compensation(mishap=mishap, amount=said["amount"], voucher=said["voucher"])
