"""What the forms of all parts share: an id asked once, words in two languages, a condition."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.editing import Part
from motcua.domain.eforms.soundness import ID
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.eforms.conditions import ConditionFields
from motcua.faces.ui.forms import PageForm

Names = Sequence[tuple[str, str]]


def line(label: Any, hint: Any = "", *, required: bool = True, longest: int = 300) -> Any:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=longest)


class PartForm(PageForm):
    """One part; `id_` is asked once, when the part is added, and never changes after."""

    def __init__(
        self, form: FormDefinition, name: str, part: Part | None, data: Any = None
    ) -> None:
        self.held = part
        self.when = ConditionFields(form, name, getattr(part, "when", None))
        super().__init__(data, initial=self.shown(part) if part is not None else {})
        if part is not None:
            self.fields.pop("id_", None)
        self.plain = list(self.fields)
        self.fields |= self.when.inputs()

    def shown(self, part: Any) -> dict[str, Any]:
        raise NotImplementedError

    def part(self) -> Part:
        """The part as typed; only of a valid form."""
        raise NotImplementedError

    def id_of(self) -> str:
        held = getattr(self.held, "id", None)
        return held if isinstance(held, str) else self.cleaned_data["id_"]

    def words(self, name: str) -> Bilingual:
        return Bilingual(self.cleaned_data[f"{name}_vi"], self.cleaned_data[f"{name}_en"])

    def clean_id_(self) -> str:
        typed: str = self.cleaned_data["id_"]
        if not ID.fullmatch(typed):
            raise forms.ValidationError(
                gettext("Mã gồm chữ thường không dấu, số, gạch dưới; bắt đầu bằng chữ.")
            )
        return typed


def worded(part: Any, *names: str) -> dict[str, str]:
    return {
        f"{name}_{language}": getattr(getattr(part, name), language)
        for name in names
        for language in ("vi", "en")
    }


ID_HINT = _("Đặt một lần, không dùng lại cho việc khác. Ví dụ: ten_tre.")
IN_ENGLISH = _("Cần có trước khi công bố.")


def offer(form: PartForm, name: str, pairs: Names) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(pairs)
