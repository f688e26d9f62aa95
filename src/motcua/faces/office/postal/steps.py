"""One form, one press: what most of the post's pages are; a refusal brings the words back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from motcua.domain.kernel.refusal import Refusal
from motcua.dossiers.refusals import KeyReused
from motcua.faces.office.desk import Desk, page
from motcua.faces.office.postal.proofs import with_value
from motcua.faces.office.postal.units import where
from motcua.faces.ui.forms import PageForm
from motcua.faces.ui.forms import new_key as new_key
from motcua.plumbing.errors import Refused

UNUSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`do` is given the key; a person goes on to `back`, or `onward` with what was done."""

    heading: str
    button: str
    form: PageForm
    do: Callable[[str], object]
    done: str | Callable[[Any], str]
    back: str
    onward: Callable[[Any], str] | None = None
    danger: bool = False
    template: str = "postal/step.html"
    context: Mapping[str, Any] = field(default_factory=dict)


def take(request: HttpRequest, desk: Desk, step: Step) -> HttpResponse:
    """Shows the form, or does it once and goes on."""
    if request.method != "POST":
        return show(request, desk, step)
    if not step.form.is_valid():
        return show(request, desk, step, status=UNUSABLE)
    try:
        found = step.do(step.form.cleaned_data["key"])
    except Refused as refused:
        if isinstance(refused.refusal, KeyReused):
            step.form.data = with_value(step.form.data, "key", new_key()["key"])
        return show(request, desk, step, refusal=refused.refusal, status=CONFLICT)
    messages.success(request, step.done(found) if callable(step.done) else step.done)
    return redirect(step.onward(found) if step.onward else step.back)


def show(
    request: HttpRequest,
    desk: Desk,
    step: Step,
    *,
    refusal: Refusal | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "step": step,
        "form": step.form,
        "refusal": refusal,
        "where": lambda contact: where(contact, desk.today),
        **step.context,
    }
    return page(request, desk, step.template, context, status=status)
