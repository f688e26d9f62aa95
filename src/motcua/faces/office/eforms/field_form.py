"""The form of a question: its kind, words, options, bounds, and where its answer may come from."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from motcua.domain.eforms.definition import CHOOSING, Field, FieldKind, Option
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.eforms.part_form import ID_HINT, IN_ENGLISH, PartForm, line, worded
from motcua.faces.office.eforms.wording import KIND_WORDS, PURPOSES


class FieldEdit(PartForm):
    id_ = line(pgettext_lazy("câu hỏi", "Mã"), ID_HINT, longest=40)
    label_vi = line(_("Câu hỏi tiếng Việt"))
    label_en = line(_("Câu hỏi tiếng Anh"), IN_ENGLISH, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(KIND_WORDS.items()))
    required = forms.BooleanField(label=_("Bắt buộc trả lời"), required=False, initial=True)
    options = forms.CharField(
        label=_("Phương án (cho câu hỏi chọn)"),
        help_text=_("Mỗi dòng: mã | tiếng Việt | tiếng Anh"),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    hint_vi = line(_("Gợi ý tiếng Việt"), required=False)
    hint_en = line(_("Gợi ý tiếng Anh"), required=False)
    longest = forms.IntegerField(
        label=_("Dài nhất (ký tự)"), required=False, min_value=1, max_value=4000
    )
    least = forms.IntegerField(
        label=_("Giới hạn dưới"),
        help_text=_("Số nhỏ nhất; với ngày là số ngày so với hôm nay."),
        required=False,
    )
    most = forms.IntegerField(label=_("Giới hạn trên"), required=False)
    purpose = forms.ChoiceField(
        label=_("Tự điền của trình duyệt"), choices=PURPOSES, required=False
    )
    prefill = line(
        _("Lấy sẵn từ"),
        _("Cách nhau bằng dấu phẩy, ví dụ: person.name, card.name"),
        required=False,
    )
    unverified = forms.BooleanField(label=_("Chưa đối chiếu với mẫu gốc"), required=False)

    def shown(self, part: Field) -> dict[str, Any]:
        options = (f"{each.code} | {each.label.vi} | {each.label.en}" for each in part.options)
        return worded(part, "label", "hint") | {
            "kind": part.kind.value,
            "required": part.required,
            "options": "\n".join(options),
            "longest": part.longest or None,
            "least": part.least,
            "most": part.most,
            "purpose": part.purpose,
            "prefill": ", ".join(part.prefill),
            "unverified": part.unverified,
        }

    def clean_options(self) -> tuple[Option, ...]:
        found = []
        for typed in self.cleaned_data["options"].splitlines():
            parts = [part.strip() for part in typed.split("|")]
            if not typed.strip():
                continue
            if len(parts) != 3:
                raise forms.ValidationError(
                    gettext("Dòng “%(line)s”: viết mã | tiếng Việt | tiếng Anh.") % {"line": typed}
                )
            found.append(Option(code=parts[0], label=Bilingual(parts[1], parts[2])))
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        values = dict(super().clean() or {})
        choosing = values.get("kind") in CHOOSING
        if choosing and not values.get("options") and "options" not in self.errors:
            self.add_error("options", gettext("Câu hỏi chọn cần có phương án."))
        return values

    def part(self) -> Field:
        values = self.cleaned_data
        kind = FieldKind(values["kind"])
        return Field(
            id=self.id_of(),
            kind=kind,
            label=self.words("label"),
            hint=self.words("hint"),
            required=values["required"],
            options=values["options"] if kind in CHOOSING else (),
            when=self.when.condition(values),
            longest=values["longest"] or 0,
            least=values["least"],
            most=values["most"],
            purpose=values["purpose"],
            prefill=tuple(each.strip() for each in values["prefill"].split(",") if each.strip()),
            unverified=values["unverified"],
        )
