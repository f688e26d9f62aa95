"""Forms of the parts of a form: heading, page, block, case, paper."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.domain.eforms.definition import (
    Block,
    CaseRule,
    FormDefinition,
    Page,
    PaperLink,
    PaperUse,
    Repeat,
)
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.eforms.field_form import FieldEdit
from motcua.faces.office.eforms.part_form import (
    ID_HINT,
    IN_ENGLISH,
    Names,
    PartForm,
    line,
    offer,
    worded,
)
from motcua.faces.office.eforms.wording import USE_WORDS
from motcua.faces.ui.forms import PageForm

_AREA = forms.Textarea(attrs={"rows": 2})


class PageEdit(PartForm):
    id_ = line(pgettext_lazy("câu hỏi", "Mã"), ID_HINT, longest=40)
    title_vi = line(_("Tiêu đề tiếng Việt"))
    title_en = line(_("Tiêu đề tiếng Anh"), IN_ENGLISH, required=False)
    hint_vi = line(_("Gợi ý tiếng Việt"), required=False)
    hint_en = line(_("Gợi ý tiếng Anh"), required=False)

    def shown(self, part: Page) -> dict[str, Any]:
        return worded(part, "title", "hint")

    def part(self) -> Page:
        blocks = self.held.blocks if isinstance(self.held, Page) else ()
        return Page(
            id=self.id_of(),
            title=self.words("title"),
            hint=self.words("hint"),
            when=self.when.condition(self.cleaned_data),
            blocks=blocks,
        )


class BlockEdit(PartForm):
    id_ = line(pgettext_lazy("câu hỏi", "Mã"), ID_HINT, longest=40)
    title_vi = line(_("Tiêu đề tiếng Việt"), required=False)
    title_en = line(_("Tiêu đề tiếng Anh"), IN_ENGLISH, required=False)
    hint_vi = line(_("Gợi ý tiếng Việt"), required=False)
    hint_en = line(_("Gợi ý tiếng Anh"), required=False)
    repeats = forms.BooleanField(label=_("Bảng nhiều dòng"), required=False)
    rows_least = forms.IntegerField(
        label=_("Ít nhất mấy dòng"), required=False, min_value=0, max_value=100
    )
    rows_most = forms.IntegerField(
        label=_("Nhiều nhất mấy dòng"), required=False, min_value=1, max_value=100
    )

    def shown(self, part: Block) -> dict[str, Any]:
        repeat = part.repeat
        return worded(part, "title", "hint") | {
            "repeats": repeat is not None,
            "rows_least": repeat.least if repeat else None,
            "rows_most": repeat.most if repeat else None,
        }

    def part(self) -> Block:
        values, usual = self.cleaned_data, Repeat()
        least, most = values["rows_least"], values["rows_most"]
        return Block(
            id=self.id_of(),
            title=self.words("title"),
            hint=self.words("hint"),
            when=self.when.condition(values),
            repeat=Repeat(least=least or 0, most=most or usual.most) if values["repeats"] else None,
            fields=self.held.fields if isinstance(self.held, Block) else (),
        )


class CaseEdit(PartForm):
    case = forms.ChoiceField(label=_("Trường hợp của thủ tục"))

    def offer(self, cases: Names, papers: Names) -> None:
        offer(self, "case", cases)

    def shown(self, part: CaseRule) -> dict[str, Any]:
        return {"case": part.case}

    def part(self) -> CaseRule:
        values = self.cleaned_data
        return CaseRule(case=values["case"], when=self.when.condition(values))


class PaperEdit(PartForm):
    paper = forms.ChoiceField(label=_("Giấy tờ"))
    use = forms.ChoiceField(
        label=_("Biểu mẫu làm gì"), choices=list(USE_WORDS.items()), widget=forms.RadioSelect
    )
    held = line(
        _("Đã có ở đâu (khi không hỏi lại)"),
        _("result.<mã thủ tục>, population, land, business hoặc health"),
        required=False,
        longest=60,
    )
    says_vi = line(_("Nói với người dân bằng tiếng Việt"), required=False)
    says_en = line(_("Nói với người dân bằng tiếng Anh"), required=False)

    def offer(self, cases: Names, papers: Names) -> None:
        offer(self, "paper", papers)

    def shown(self, part: PaperLink) -> dict[str, Any]:
        return worded(part, "says") | {
            "paper": part.paper,
            "use": part.use.value,
            "held": part.held,
        }

    def part(self) -> PaperLink:
        values = self.cleaned_data
        return PaperLink(
            paper=values["paper"],
            use=PaperUse(values["use"]),
            when=self.when.condition(values),
            held=values["held"],
            says=self.words("says"),
        )


class HeadingEdit(PageForm):
    title_vi = line(_("Tên biểu mẫu tiếng Việt"))
    title_en = line(_("Tên biểu mẫu tiếng Anh"), IN_ENGLISH, required=False)
    intro_vi = forms.CharField(
        label=_("Lời dẫn tiếng Việt"), required=False, max_length=1000, widget=_AREA
    )
    intro_en = forms.CharField(
        label=_("Lời dẫn tiếng Anh"), required=False, max_length=1000, widget=_AREA
    )
    source = line(_("Nguồn (văn bản, mẫu)"), required=False)
    sourced = forms.BooleanField(
        label=_("Đã đối chiếu từng mục với mẫu của văn bản"), required=False
    )

    def __init__(self, form: FormDefinition, data: Any = None) -> None:
        self.form = form
        initial = worded(form, "title", "intro") | {
            "source": form.source,
            "sourced": form.trust == "sourced",
        }
        super().__init__(data, initial=initial)

    def edited(self) -> FormDefinition:
        values = self.cleaned_data
        return replace(
            self.form,
            title=Bilingual(values["title_vi"], values["title_en"]),
            intro=Bilingual(values["intro_vi"], values["intro_en"]),
            source=values["source"],
            trust="sourced" if values["sourced"] else "unverified",
        )


EDITORS: dict[str, type[PartForm]] = {
    "page": PageEdit,
    "block": BlockEdit,
    "field": FieldEdit,
    "case": CaseEdit,
    "paper": PaperEdit,
}
