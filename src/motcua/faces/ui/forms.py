"""The form base class of all faces: labelled, hinted, with errors linked to their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext


def new_key() -> dict[str, str]:
    """The first values of a form: a press of its button has one key, however often pressed."""
    return {"key": str(uuid4())}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One line of the error summary: what is wrong and the element to jump to."""

    target: str
    text: str


def first_element(bound: forms.BoundField) -> str:
    """The id a link to this field has to name; the first choice of a group of choices."""
    grouped = isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
    return f"{bound.auto_id}_0" if grouped else str(bound.auto_id)


def field_errors(form: forms.BaseForm) -> Iterator[FieldError]:
    """Every error of a bound form, those of the whole form first."""
    for text in form.non_field_errors():
        yield FieldError("", str(text))
    for bound in form:
        for error in bound.errors.as_data():
            for text in error.messages:
                said = (
                    str(text) if error.code == "required" else _named(str(bound.label), str(text))
                )
                yield FieldError(first_element(bound), said)


def _named(label: str, text: str) -> str:
    """What an empty field says names it; anything else gets the label, unless it has it."""
    if not label or label.casefold() in text.casefold():
        return text
    if label.endswith("?"):
        return f"{label} {text}"
    first = text[:1] if text[1:2].isupper() else text[:1].lower()
    return f"{label}: {first}{text[1:]}"


class PageForm(forms.Form):
    """A form rendered with the macros of ui/fields.html.

    There is no `required` attribute: everybody sees the same summary of errors. An empty field
    is named in its message unless it brings a message of its own.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            own = field.error_messages["required"]
            if own == forms.Field.default_error_messages["required"]:
                label = str(field.label or name)
                said = (
                    gettext("Chọn: %(label)s.") % {"label": label}
                    if isinstance(field, forms.ChoiceField | forms.BooleanField)
                    else gettext("Điền: %(label)s.") % {"label": label}
                )
                field.error_messages["required"] = said.replace("?.", "?")
