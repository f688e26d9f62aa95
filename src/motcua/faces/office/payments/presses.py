"""One press of a button in this room: a valid form is carried out once, or refused in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.desk import Desk, page
from motcua.faces.ui.banks import BANKS, bank_name
from motcua.faces.ui.forms import PageForm, new_key
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409


class PressForm(PageForm):
    """The key tells a second press from a new one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", new_key()["key"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """`done` leads on; anything else shows the page."""

    done: bool = False
    refusal: Refusal | None = None
    status: int = 200


def press(request: HttpRequest, form: PageForm, work: Callable[[str], object]) -> Pressed:
    if request.method != "POST":
        return Pressed()
    if not form.is_valid():
        return Pressed(status=UNUSABLE)
    try:
        work(form.cleaned_data["key"])
    except Refused as no:
        return Pressed(refusal=no.refusal, status=CONFLICT)
    return Pressed(done=True)


def room(
    request: HttpRequest,
    desk: Desk,
    template: str,
    context: Mapping[str, Any],
    *,
    pressed: Pressed = Pressed(),
) -> HttpResponse:
    names = {"bank_name": bank_name, "bank_names": BANKS}
    shown = {**names, **context, "refusal": pressed.refusal}
    return page(request, desk, f"payments/{template}", shown, status=pressed.status)
