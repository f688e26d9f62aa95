"""How a person wants to be told: for each group of news, the ways she chooses."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.channels.notices import choosing
from motcua.channels.notices.vocabulary import GROUP_WORDS, REQUIRED, WAY_WORDS, Group, Way
from motcua.channels.notices.ways import Addressee, by_default, chosen, reach
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.portal.notices.inbox_views import private
from motcua.faces.ui.forms import PageForm
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User

UNUSABLE = 422


class ChoicesForm(PageForm):
    """One group of boxes for each group of news; only ways that reach the person are offered."""

    def __init__(self, possible: Mapping[Way, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [
            (way.value, f"{_said(WAY_WORDS[way])}: {shown(way, at)}")
            for way, at in possible.items()
        ]
        for group in Group:
            self.fields[group.value] = forms.MultipleChoiceField(
                label=_said(GROUP_WORDS[group]),
                choices=options,
                required=group in REQUIRED and bool(options),
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Giữ ít nhất một cách.") if group in REQUIRED else "",
                error_messages={
                    "required": _("Chọn ít nhất một cách cho: %(group)s.")
                    % {"group": _said(GROUP_WORDS[group]).lower()}
                },
            )

    def ways(self) -> dict[Group, tuple[Way, ...]]:
        return {group: tuple(Way(way) for way in self.cleaned_data[group.value]) for group in Group}


def _said(words: Bilingual) -> str:
    return words.in_language(get_language() or "vi")


def shown(way: Way, address: str) -> str:
    """Enough to recognise one's own address, not enough for whoever looks over the shoulder."""
    if way is Way.EMAIL:
        name, _at, host = address.partition("@")
        return f"{name[:2]}…@{host}"
    return f"…{address[-3:]}"


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def choices(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    person = reach(Addressee(person=str(user.pk), name=user.full_name))
    now = {group: by_default(group, person) for group in Group} | chosen(person.person)
    initial = {group.value: [way.value for way in ways] for group, ways in now.items()}
    form = ChoicesForm(person.addresses, request.POST or None, initial=initial)
    refusal = None
    if request.method == "POST" and person.addresses and form.is_valid():
        try:
            choosing.choose(person.person, form.ways())
        except Refused as refused:
            refusal = refused.refusal
        else:
            messages.success(request, _("Đã lưu cách nhận thông báo."))
            return redirect("portal:notices_choices")
    context = {"form": form, "refusal": refusal, "possible": person.addresses}
    status = UNUSABLE if request.method == "POST" else 200
    return private(render(request, "portal/notices/choices.html", context, status=status))
