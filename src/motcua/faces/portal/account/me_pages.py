"""What the pages about oneself share: who asks, a press done once, a page kept out of caches."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.ui.forms import PageForm
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User, actors_of

UNUSABLE, CONFLICT = 422, 409
GET_POST = ["GET", "HEAD", "POST"]


class KeyForm(PageForm):
    """A press of a button; the key tells a second press from a new one."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)


class ReasonForm(KeyForm):
    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


def person(request: HttpRequest) -> User:
    return cast("User", request.user)


def citizen(user: User, on: date) -> Actor:
    """The person as such, in no hat of staff, organisation or mandate."""
    return next(hat for hat in actors_of(user, on) if hat.role is Role.CITIZEN)


def today() -> date:
    return clock.today()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What became of a press; `done` leads on, anything else shows the page."""

    done: bool = False
    refusal: Refusal | None = None
    status: int = 200


def press(request: HttpRequest, form: forms.Form, work: Callable[[str], object]) -> Pressed:
    """The work is given the key of a valid form."""
    if request.method != "POST":
        return Pressed()
    if not form.is_valid():
        return Pressed(status=UNUSABLE)
    try:
        work(form.cleaned_data["key"])
    except Refused as refused:
        return Pressed(refusal=refused.refusal, status=CONFLICT)
    return Pressed(done=True)


def show(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    shown = {"refusal": None, **context}
    response = render(request, f"portal/account/{template}", shown, status=status)
    patch_cache_control(response, private=True, no_store=True)
    return response
