"""Asking for a pick-up by telephone or at the counter, and giving it to a postman."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import PickUpAsked
from motcua.faces.office.acts.base import day, sentence, text
from motcua.faces.office.postal.contact_fields import ContactForm
from motcua.faces.office.postal.wording import WINDOWS
from motcua.faces.ui.forms import PageForm


class PickUpForm(ContactForm):
    procedure = text(
        _("Thủ tục"), hint=_("Mã thủ tục nếu biết, ví dụ 2.000528."), required=False, longest=60
    )
    wished_day = day(_("Ngày hẹn đến lấy"))
    window = forms.ChoiceField(label=_("Giờ thuận tiện"), choices=WINDOWS, required=False)
    note = sentence(_("Chỉ đường, ghi chú"), required=False)

    def asked(self, *, by_phone: bool) -> PickUpAsked:
        said = self.cleaned_data
        return PickUpAsked(
            contact=self.contact(),
            procedure=said["procedure"],
            wished_day=said["wished_day"],
            window=said["window"],
            note=said["note"],
            by_phone=by_phone,
        )


class AssignForm(PageForm):
    """Who goes, and on which day."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    postman = forms.ChoiceField(label=_("Bưu tá"))
    day = day(_("Ngày đi"))

    def __init__(
        self, people: Sequence[tuple[str, str]], data: Any = None, *, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["postman"].choices = list(people)  # type: ignore[attr-defined]

    @property
    def on(self) -> date:
        found: date = self.cleaned_data["day"]
        return found


class NotFoundForm(PageForm):
    """Nobody there, or the pick-up is called off."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    note = sentence(_("Vì sao"))
