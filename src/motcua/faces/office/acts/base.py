"""What all forms of commands share: the key against double presses, the version looked at."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import VIETNAM, local
from motcua.faces.ui.forms import PageForm

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Words: TypeAlias = "str | _StrPromise"
"""A text, or one that is translated when it is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """The dossier a form is about; `officers` are those it may be given to."""

    state: State
    now: datetime
    by: Actor
    officers: Sequence[Actor] = ()

    @property
    def today(self) -> date:
        return local(self.now).date()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a form that asks the same for several things, e.g. for each paper."""

    title: str
    fields: tuple[forms.BoundField, ...]


class CommandForm(PageForm):
    """A form that becomes a command. Fields get the command's name before theirs."""

    kind: ClassVar[type[c.Command]]
    danger: ClassVar[bool] = False
    note: ClassVar[Words] = ""
    heads: ClassVar[tuple[Words, ...]] = ()

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, situation: Situation, data: Any = None) -> None:
        self.situation = situation
        super().__init__(data, prefix=self.kind.__name__, auto_id="id_%s")
        self.initial.update(key=str(uuid4()), seen=situation.state.version)
        self.prepare()

    def prepare(self) -> None:
        """Fills choices and first values from the situation."""

    @abstractmethod
    def command(self) -> c.Command:
        """The command of a valid form."""

    @property
    def lines(self) -> tuple[Line, ...]:
        return ()

    @property
    def plain(self) -> list[forms.BoundField]:
        """The fields that stand on their own."""
        in_lines = {bound.name for line in self.lines for bound in line.fields}
        return [each for each in self if each.name not in in_lines and not each.is_hidden]

    @property
    def hidden(self) -> list[forms.BoundField]:
        return [each for each in self if each.is_hidden]

    def choices(self, name: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Sets what a field offers; the only thing on offer is chosen already."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} offers no choices")
        field.choices = list(pairs)
        if len(pairs) == 1:
            self.initial[name] = pairs[0][0]


def text(
    label: Words, *, hint: Words = "", required: bool = True, longest: int = 200
) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=longest)


def sentence(label: Words, *, hint: Words = "", required: bool = True) -> forms.CharField:
    """A text of several lines."""
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=4000, widget=area
    )


DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d%m%Y")
MOMENTS = ("%H:%M %d/%m/%Y", "%H:%M, %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M")
"""What people type or paste; the first form is the one written back."""

_DAY = {"placeholder": _("ngày/tháng/năm"), "inputmode": "numeric", "autocomplete": "off"}
_MOMENT = {"placeholder": _("giờ:phút ngày/tháng/năm"), "autocomplete": "off"}


def moment(label: Words, *, required: bool = True) -> forms.DateTimeField:
    """Typed, since a browser's own picker writes days in the order of its own language."""
    return forms.DateTimeField(
        label=label,
        required=required,
        input_formats=MOMENTS,
        widget=forms.DateTimeInput(format=MOMENTS[0], attrs=_MOMENT),
        error_messages={"invalid": _("Nhập giờ và ngày như 16:30 05/08/2019.")},
    )


def day(label: Words, *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAYS,
        widget=forms.DateInput(format=DAYS[0], attrs=_DAY),
        error_messages={"invalid": _("Nhập ngày như 05/08/2019.")},
    )


def here(value: datetime) -> datetime:
    """A moment typed in a form, as local time."""
    return value if value.tzinfo else value.replace(tzinfo=VIETNAM)


REASON = _("Lý do")
