"""Forms of the answer: accept, ask once, refuse, send on; confirm a supplement or return it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.channels.online.reasons import REASONS
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper
from motcua.faces.ui.formats import said
from motcua.faces.ui.forms import PageForm

LONGEST = 1000


class AnswerForm(PageForm):
    """One press; `seen` is the version of the dossier the clerk looked at."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, seen: int, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"{self.prefix}_%s", **kwargs)
        self.initial.update(key=str(uuid4()), seen=seen)


class AcceptForm(AnswerForm):
    prefix = "accept"


class ConfirmForm(AnswerForm):
    prefix = "confirm"


@dataclass(frozen=True, slots=True)
class Askable:
    """A paper or a question that may be asked for: its name in a request, and its words.

    `asked` is what the request before said of it, `because` why.
    """

    code: str
    name: str
    about_form: bool
    asked: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class AskLine:
    askable: Askable
    ask: forms.BoundField
    reason: forms.BoundField


class AskForm(AnswerForm):
    """Tick all that is missing, say why; it is asked only once."""

    prefix = "ask"
    nothing = _("Đánh dấu ít nhất một mục cần bổ sung.")

    def __init__(self, seen: int, askable: Sequence[Askable], data: Any = None) -> None:
        self.askable = tuple(askable)
        super().__init__(seen, data)
        for number, each in enumerate(self.askable):
            self.fields[f"ask_{number}"] = forms.BooleanField(label=each.name, required=False)
            self.fields[f"reason_{number}"] = forms.CharField(
                label=gettext("Lý do, cách sửa: %(name)s") % {"name": each.name},
                error_messages={"required": gettext("Ghi lý do: %(name)s.") % {"name": each.name}},
                max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        asked = [n for n in range(len(self.askable)) if cleaned.get(f"ask_{n}")]
        for number in set(range(len(self.askable))) - set(asked):
            self.errors.pop(f"reason_{number}", None)  # nobody asked for this one
        if not asked:
            raise forms.ValidationError(self.nothing)
        return cleaned

    @property
    def lines(self) -> list[AskLine]:
        return [
            AskLine(each, self[f"ask_{number}"], self[f"reason_{number}"])
            for number, each in enumerate(self.askable)
        ]

    def missing(self) -> tuple[MissingPaper, ...]:
        return tuple(
            MissingPaper(
                paper=each.code,
                what=each.asked or each.name,
                reason=self.cleaned_data[f"reason_{number}"],
            )
            for number, each in enumerate(self.askable)
            if self.cleaned_data[f"ask_{number}"]
        )


class ReturnForm(AskForm):
    """The same for lines of the request that was made: what was sent cannot be used yet."""

    prefix = "return"
    nothing = _("Đánh dấu ít nhất một mục cần gửi lại.")


class RefuseForm(AnswerForm):
    prefix = "refuse"

    reason = forms.ChoiceField(label=_("Lý do"), widget=forms.RadioSelect)
    more = forms.CharField(
        label=_("Nói rõ cho người nộp"),
        help_text=_("Việc gì, căn cứ nào, và người nộp có thể làm gì tiếp."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, seen: int, data: Any = None) -> None:
        super().__init__(seen, data)
        choice = self.fields["reason"]
        if isinstance(choice, forms.ChoiceField):
            known = [(each.code, said(each.says)) for each in REASONS]
            choice.choices = [*known, ("other", gettext("Lý do khác, ghi bên dưới"))]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("reason") == "other" and not str(cleaned.get("more") or "").strip():
            self.add_error("more", gettext("Ghi lý do từ chối."))
        return cleaned


class ForwardForm(AnswerForm):
    prefix = "forward"

    receiving_unit = forms.ChoiceField(label=_("Nơi tiếp nhận đúng"))
    competent_agency = forms.ChoiceField(label=_("Cơ quan giải quyết"))
    reason = forms.CharField(
        label=_("Lý do chuyển"),
        help_text=_("Người nộp đọc được câu này."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        seen: int,
        units: Sequence[tuple[str, str]],
        agencies: Sequence[tuple[str, str]],
        data: Any = None,
    ) -> None:
        super().__init__(seen, data)
        for name, choices in (("receiving_unit", units), ("competent_agency", agencies)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", gettext("– chọn –")), *choices]

    def command(self) -> c.Forward:
        said_ = self.cleaned_data
        return c.Forward(
            receiving_unit=said_["receiving_unit"],
            competent_agency=said_["competent_agency"],
            reason=said_["reason"],
        )
