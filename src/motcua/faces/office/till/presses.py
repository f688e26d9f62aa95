"""One press of a button at the till: done once, or refused with the words kept."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.refusals import KeyReused
from motcua.faces.office.till.money_forms import PressForm
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409


def refused(work: Callable[[str], object], form: PressForm) -> Refusal | None:
    """Does the work with the key of a valid form; the refusal when there is one.

    A key that was used for something else is replaced, so that the next press counts.
    """
    try:
        work(form.cleaned_data["key"])
    except Refused as stopped:
        if isinstance(stopped.refusal, KeyReused) and isinstance(form.data, QueryDict):
            data = form.data.copy()
            data[form.add_prefix("key")] = str(PressForm().initial["key"])
            form.data = data
        return stopped.refusal
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What became of a request with a form; `done` leads on, anything else shows the page."""

    done: bool = False
    refusal: Refusal | None = None
    status: int = 200


def press(request: HttpRequest, form: PressForm, work: Callable[[str], object]) -> Pressed:
    if request.method != "POST":
        return Pressed()
    if not form.is_valid():
        return Pressed(status=UNUSABLE)
    refusal = refused(work, form)
    return Pressed(done=refusal is None, refusal=refusal, status=CONFLICT if refusal else 200)
