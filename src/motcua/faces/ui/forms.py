"""The form base class of all faces: labelled, hinted, with errors linked to their fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms


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
        for text in bound.errors:
            yield FieldError(first_element(bound), str(text))


class PageForm(forms.Form):
    """A form rendered with the macros of ui/fields.html; no `required` attribute, so that
    the server's own error summary is what everybody sees."""

    use_required_attribute = False
    required_css_class = "required"
