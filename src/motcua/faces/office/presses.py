"""One press of a button in a room of the office: done once, or refused with the words kept."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.refusals import KeyReused
from motcua.faces.ui.forms import PageForm, new_key
from motcua.plumbing.errors import Refused
from motcua.reference.people.refusals import AskedOtherwise

UNUSABLE, CONFLICT = 422, 409


class PressForm(PageForm):
    """A press of a button; the key tells a second press from a new one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", new_key()["key"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What became of a request with a form; `done` leads on, anything else shows the page."""

    done: bool = False
    refusal: Refusal | None = None
    status: int = 200


NOT_PRESSED = Pressed()


def press(request: HttpRequest, form: PageForm, work: Callable[[str], object]) -> Pressed:
    if request.method != "POST":
        return NOT_PRESSED
    if not form.is_valid():
        return Pressed(status=UNUSABLE)
    refusal = refused(work, form)
    return Pressed(done=refusal is None, refusal=refusal, status=CONFLICT if refusal else 200)


def refused(work: Callable[[str], object], form: PageForm) -> Refusal | None:
    """Does the work with the key of a valid form; the refusal when there is one.

    A key that was used for something else is replaced, so that the next press counts.
    """
    try:
        work(form.cleaned_data["key"])
    except Refused as stopped:
        if isinstance(stopped.refusal, KeyReused | AskedOtherwise):
            _with_a_new_key(form)
        return stopped.refusal
    return None


def _with_a_new_key(form: PageForm) -> None:
    if isinstance(form.data, QueryDict):
        data = form.data.copy()
        data[form.add_prefix("key")] = new_key()["key"]
        form.data = data
