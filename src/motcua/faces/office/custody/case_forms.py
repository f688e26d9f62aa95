"""Forms about what went wrong: report it, pass it on, resolve it, declare a loss or a damage."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.mishaps import DISCREPANCY_WORDS, DiscrepancyKind, Liability, Resolution
from motcua.domain.kernel.actor import Actor
from motcua.faces.office.acts.base import sentence, text
from motcua.faces.office.custody.wording import RESOLUTION_WORDS
from motcua.faces.ui.formats import said as in_language
from motcua.faces.ui.forms import PageForm

LOST, DAMAGED = "lost", "damaged"


def offer(form: forms.Form, name: str, pairs: Sequence[tuple[str, Any]]) -> None:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = list(pairs)


class CaseForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=150)


class OwnedForm(CaseForm):
    """Names the person who sees to it: every open case has one."""

    owner = forms.ChoiceField(label=_("Người xử lý"))

    def __init__(self, staff: Sequence[Actor], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, auto_id="id_%s")
        offer(self, "owner", [(each.person, each.name) for each in staff])


class ReportForm(OwnedForm):
    thing = text(_("Mã nhãn"), hint=_("Quét nhãn của vật, hoặc của túi."), longest=100)
    kind = forms.ChoiceField(label=_("Sai lệch"))
    what = sentence(_("Sự việc"), hint=_("Thấy gì, ở đâu, lúc nào. Người dân sẽ đọc câu này."))
    field_order = ("thing", "kind", "what", "owner")

    def __init__(self, staff: Sequence[Actor], data: Any = None, *, initial: Any = None) -> None:
        super().__init__(staff, data, initial=initial)
        offer(self, "kind", [(k.value, in_language(DISCREPANCY_WORDS[k])) for k in DiscrepancyKind])

    def command(self) -> c.ReportDiscrepancy:
        given = self.cleaned_data
        return c.ReportDiscrepancy(
            kind=DiscrepancyKind(given["kind"]),
            thing=given["thing"].strip(),
            what=given["what"],
            owner=given["owner"],
        )


class PassOnForm(OwnedForm):
    def command(self, case: str) -> c.PassOnDiscrepancy:
        return c.PassOnDiscrepancy(case=case, owner=self.cleaned_data["owner"])


class ResolveForm(CaseForm):
    resolution = forms.ChoiceField(label=_("Kết quả xử lý"))
    said = sentence(_("Đã làm gì"), hint=_("Một câu người dân đọc hiểu được."))

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        offer(self, "resolution", [(k.value, in_language(RESOLUTION_WORDS[k])) for k in Resolution])

    def command(self, case: str) -> c.ResolveDiscrepancy:
        given = self.cleaned_data
        resolution = Resolution(given["resolution"])
        return c.ResolveDiscrepancy(case=case, resolution=resolution, said=given["said"])


def money(label: Any) -> forms.IntegerField:
    attrs = {"inputmode": "numeric", "autocomplete": "off"}
    return forms.IntegerField(label=label, widget=forms.TextInput(attrs=attrs), initial=0)


class MishapForm(CaseForm):
    """Loss or damage with who answers for it (decision 45/2016 art. 14)."""

    mishap = forms.ChoiceField(
        label=_("Sự việc"),
        choices=((LOST, _("Mất")), (DAMAGED, _("Hư hỏng"))),
        widget=forms.RadioSelect,
    )
    liable = forms.ChoiceField(
        label=_("Bên chịu trách nhiệm"), help_text=_("Những ai đã giữ vật này.")
    )
    how = sentence(_("Nguyên nhân"))
    reissue = text(
        _("Giấy tờ phải cấp lại"), hint=_("Cách nhau bằng dấu chấm phẩy."), required=False
    )
    reissue_cost = money(_("Chi phí cấp lại (đồng)"))
    damages = money(_("Bồi thường thiệt hại (đồng)"))
    apology = text(_("Văn bản xin lỗi"), hint=_("Số và ngày của văn bản."))

    def __init__(self, liable: Sequence[Holder], data: Any = None, *, initial: Any = None) -> None:
        self.holders = liable
        super().__init__(data, initial=initial)
        pairs = [(str(n), in_language(each.said)) for n, each in enumerate(liable)]
        offer(self, "liable", pairs)

    def command(self, thing: str) -> c.DeclareLost | c.DeclareDamaged:
        given = self.cleaned_data
        papers = (each.strip() for each in given["reissue"].split(";"))
        liability = Liability(
            liable=self.holders[int(given["liable"])],
            how=given["how"],
            reissue=tuple(each for each in papers if each),
            reissue_cost=given["reissue_cost"],
            damages=given["damages"],
            apology=given["apology"],
        )
        if given["mishap"] == LOST:
            return c.DeclareLost(thing=thing, liability=liability)
        return c.DeclareDamaged(thing=thing, liability=liability)
