"""Forms of a draft: its name and day, what it gives, under which decision it is put in force."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.office.acts.base import day
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue.vocabulary import FIELD_NAMES, LEVEL_NAMES, Level
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places
from motcua.reference.places.names import one_stop_named
from motcua.reference.scheme import checking
from motcua.reference.scheme.draft_commands import Signed
from motcua.reference.scheme.drafts import EVERY, Contents, Grant, change_of
from motcua.reference.scheme.vocabulary import EMPLOYER_WORDS, EVERYTHING, TASK_WORDS, Scope, Task

MOST_UNITS = 300
BLAMED = {"EndsBeforeItBegins": "last", "SubjectUnknown": "procedures", "BodyUnknown": "body"}
"""Which field a refusal of a line is about."""


def _words(text: Bilingual) -> str:
    return text.in_language(get_language() or "vi")


class KeyedForm(PageForm):
    """Carries the key under which it is done once, and the version looked at."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=150)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None, **more: Any):
        super().__init__(data, initial={"key": str(uuid4()), **(initial or {})}, **more)


class NameForm(KeyedForm):
    title = forms.CharField(label=_("Tên dự thảo"), max_length=200)
    effective = day(_("Ngày có hiệu lực"))


class DecideForm(KeyedForm):
    number = forms.CharField(
        label=_("Số quyết định"), max_length=60, help_text=_("Ví dụ: QĐ 843/QĐ-UBND-HC")
    )
    signed_on = day(_("Ngày ký"), required=False)
    phase = forms.CharField(label=_("Đợt"), max_length=20, required=False)

    def signed(self) -> Signed:
        values = self.cleaned_data
        return Signed(number=values["number"], signed_on=values["signed_on"], phase=values["phase"])


def _ticks(label: Any, hint: Any = "", *, required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=hint, required=required, widget=forms.CheckboxSelectMultiple
    )


class GrantForm(KeyedForm):
    """Tasks for one employer at some counters; what is left empty means all."""

    levels = _ticks(_("Mọi đơn vị"))
    units = forms.CharField(
        label=_("hoặc từng đơn vị"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    tasks = _ticks(_("Việc"), required=True)
    employer = forms.ChoiceField(label=_("Giao cho"), widget=forms.RadioSelect)
    body = forms.ChoiceField(label=_("Riêng đơn vị sử dụng lao động"), required=False)
    fields_of_law = _ticks(_("Lĩnh vực"), _("Không chọn gì: mọi lĩnh vực."))
    procedure_levels = _ticks(_("hoặc thủ tục theo cấp"))
    procedures = forms.CharField(
        label=_("hoặc danh sách thủ tục"),
        help_text=_("Mã thủ tục, mỗi dòng một mã."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    channels = _ticks(_("Kênh"), _("Không chọn gì: mọi kênh."))
    last = day(_("Đến hết ngày"), required=False)

    def __init__(self, contents: Contents, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contents = contents
        levels = [(level.value, _words(LEVEL_NAMES[level])) for level in Level]
        counters = places.one_stop_units(contents.effective)
        there = {counter.level for counter in counters}
        self._offer("levels", [(EVERY + code, words) for code, words in levels if code in there])
        if counters:
            self.fields["units"].help_text = gettext(
                "Mỗi dòng một tên hoặc mã, ví dụ: %(unit)s."
            ) % {"unit": counters[-1].name}
        self._offer("procedure_levels", levels)
        self._offer("tasks", [(task.value, _words(TASK_WORDS[task])) for task in Task])
        hands = (Employer.POST, Employer.AGENCY)
        self._offer("employer", [(each.value, _words(EMPLOYER_WORDS[each])) for each in hands])
        bodies = [(code, name) for code, name, _kind in people.employer_bodies()]
        self._offer("body", [("", gettext("bất kỳ")), *bodies])
        fields = [(field.value, _words(words)) for field, words in FIELD_NAMES.items()]
        self._offer("fields_of_law", fields)
        channels = [(each.value, _words(words)) for each, words in CHANNEL_WORDS.items()]
        self._offer("channels", channels)

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_units(self) -> list[str]:
        """Codes of the counters named; a name nobody knows is told as the search tells it."""
        named = [line.strip() for line in self.cleaned_data["units"].splitlines() if line.strip()]
        if len(named) > MOST_UNITS:
            raise forms.ValidationError(gettext("Quá nhiều đơn vị; hãy chọn theo cấp."))
        codes = []
        for name in named:
            try:
                codes.append(one_stop_named(name, self.contents.effective).code)
            except Refused as unknown:
                said = unknown.refusal.text(get_language() or "vi")
                raise forms.ValidationError(said) from unknown
        return codes

    def clean(self) -> dict[str, Any]:
        values = dict(super().clean() or {})
        if not values.get("levels") and not values.get("units") and "units" not in self.errors:
            self.add_error("units", gettext("Chọn cấp hoặc ghi tên đơn vị."))
        narrowed = ("fields_of_law", "procedure_levels", "procedures")
        if sum(bool(values.get(name)) for name in narrowed) > 1:
            self.add_error(
                "procedures", gettext("Chỉ chọn một: lĩnh vực, cấp, hoặc danh sách thủ tục.")
            )
        if not self.errors:
            self._hold_against_the_day()
        return values

    def _hold_against_the_day(self) -> None:
        """What the decision would be refused for is told while it is being typed."""
        alone = replace(self.contents, grants=(self.grant(),), ended=())
        why = checking.lines_refusal(change_of(alone).added)
        if why is not None:
            self.add_error(BLAMED.get(why.code), why.text(get_language() or "vi"))

    def grant(self) -> Grant:
        values = self.cleaned_data
        scope, subjects = self._subjects()
        return Grant(
            units=(*values["levels"], *values["units"]),
            tasks=tuple(Task(task) for task in values["tasks"]),
            employer=Employer(values["employer"]),
            body=values["body"],
            scope=scope,
            subjects=subjects,
            channels=tuple(values["channels"]),
            last=values["last"],
        )

    def _subjects(self) -> tuple[Scope, tuple[str, ...]]:
        values = self.cleaned_data
        if codes := values["procedures"].split():
            return Scope.PROCEDURE, tuple(dict.fromkeys(codes))
        if values["fields_of_law"]:
            return Scope.FIELD, tuple(values["fields_of_law"])
        if values["procedure_levels"]:
            return Scope.LEVEL, tuple(values["procedure_levels"])
        return Scope.ALL, (EVERYTHING,)
