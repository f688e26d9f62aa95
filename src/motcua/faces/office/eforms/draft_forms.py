"""Forms around a draft: what every press carries, the day of publishing, a file to import."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.eforms.definition import FormDefinition
from motcua.domain.eforms.obstacles import Obstacle
from motcua.faces.office.acts.base import day
from motcua.faces.ui.forms import PageForm
from motcua.reference.catalogue import eform_content

BIGGEST_FILE = 1_000_000


class KeyedForm(PageForm):
    """Carries the key under which it is done once, and the version looked at."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=8, max_length=150)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, seen: int = 0, **more: Any) -> None:
        super().__init__(data, initial={"key": str(uuid4()), "seen": seen}, **more)


class PublishForm(KeyedForm):
    first = day(_("Có hiệu lực từ ngày"))


class ImportForm(KeyedForm):
    """A form as it was exported; what is wrong in it is told at the file."""

    file = forms.FileField(label=_("Tệp biểu mẫu (JSON)"))

    def clean_file(self) -> FormDefinition:
        sent = self.cleaned_data["file"]
        if sent.size > BIGGEST_FILE:
            raise forms.ValidationError(gettext("Tệp quá lớn; một biểu mẫu không quá 1 MB."))
        try:
            text = sent.read().decode("utf-8")
        except UnicodeDecodeError as unreadable:
            raise forms.ValidationError(gettext("Tệp không phải chữ UTF-8.")) from unreadable
        found = eform_content.read_file(text)
        if isinstance(found, Obstacle):
            said = found.says.in_language(get_language() or "vi")
            raise forms.ValidationError(f"{found.where}: {said}" if found.where else said)
        return found
