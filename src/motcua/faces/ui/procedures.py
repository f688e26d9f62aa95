"""Procedures and whole fields as people name them on a form, and the words for such a list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.kernel.folding import folded
from motcua.domain.kernel.mandate import FIELD
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.words import word
from motcua.plumbing import clock
from motcua.reference.catalogue import queries
from motcua.reference.catalogue.vocabulary import Field

MOST_LINES = 20
NEAREST = 3
AGREED = _(
    "Tôi đồng ý để người này nộp và theo dõi thay tôi những hồ sơ trên, đến hết ngày đã ghi. "
    "Khi làm hồ sơ thay tôi, người này thấy những điều tôi đã khai trước đây được điền sẵn và "
    "những giấy tờ đã lưu của tôi dùng được cho hồ sơ ấy. "
    "Tôi xem được mọi việc làm thay và chấm dứt được bất cứ lúc nào."
)
"""What whoever gives a mandate agrees to, online, at a desk or on the telephone."""


class ProceduresField(forms.CharField):
    """One procedure a line, by code or name; a name that fits several says which are meant."""

    def __init__(self, **kwargs: Any) -> None:
        box = forms.Textarea(attrs={"rows": 3, "spellcheck": "false"})
        super().__init__(widget=box, max_length=4000, **kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        today = clock.today()
        return tuple(_code(line, today) for line in lines[:MOST_LINES])


def _code(line: str, today: date) -> str:
    named = line.split(" – ")[0]
    found = queries.search(named, today, limit=NEAREST)
    exact = [row for row in found if named == row.code or folded(named) == folded(row.name)]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0].code
    if not found:
        raise forms.ValidationError(
            gettext("Không có thủ tục “%(line)s”. Xem mã trên trang thủ tục.") % {"line": line[:80]}
        )
    near = "; ".join(f"{row.code} – {row.name}" for row in found)
    raise forms.ValidationError(
        gettext("“%(line)s” có thể là: %(near)s. Ghi mã của thủ tục bạn muốn.")
        % {"line": line[:80], "near": near}
    )


class ScopeForm(PageForm):
    """Which procedures, which fields, until when."""

    procedures = ProceduresField(
        label=_("Những thủ tục nào?"),
        help_text=_("Mỗi dòng một thủ tục, ghi mã hoặc tên, ví dụ 1.001193."),
        required=False,
    )
    fields_ = forms.MultipleChoiceField(
        label=_("Hoặc cả lĩnh vực"),
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    last = forms.DateField(
        label=_("Đến hết ngày"),
        input_formats=("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d%m%Y"),
        widget=forms.DateInput(
            format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}
        ),
        error_messages={"invalid": _("Nhập ngày như 31/12/2026.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["fields_"]
        chosen.choices = [(each.value, word(each.value, "field")) for each in Field]  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, ...]:
        """Codes and fields as a mandate names them."""
        said = self.cleaned_data
        return (*said["procedures"], *(FIELD + each for each in said["fields_"]))

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if "procedures" in said and not (said["procedures"] or said.get("fields_")):
            self.add_error("procedures", gettext("Chọn ít nhất một thủ tục hoặc một lĩnh vực."))
        return said


def scope_words(procedures: Iterable[str], on: date) -> list[str]:
    """What the list allows, in words; a procedure no longer in force keeps its code."""
    names = {row.code: row.name for row in queries.procedures(on)}
    return [
        gettext("Lĩnh vực %(field)s") % {"field": word(each.removeprefix(FIELD), "field")}
        if each.startswith(FIELD)
        else f"{each} – {names[each]}"
        if each in names
        else each
        for each in procedures
    ]
