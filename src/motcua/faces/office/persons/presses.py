"""One press of a button at the desk for people: done once, or refused with the words kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest

from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.persons.attend_forms import PressForm
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409
GET_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What became of a press; `done` leads on, anything else shows the page."""

    done: bool = False
    refusal: Refusal | None = None
    status: int = 200


def press(request: HttpRequest, form: PressForm, work: Callable[[str], object]) -> Pressed:
    if request.method != "POST":
        return Pressed()
    if not form.is_valid():
        return Pressed(status=UNUSABLE)
    try:
        work(form.cleaned_data["key"])
    except Refused as refused:
        return Pressed(refusal=refused.refusal, status=CONFLICT)
    return Pressed(done=True)
