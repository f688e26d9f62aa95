"""The fields of an end of a consignment, as people write them; old names are understood."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import Contact
from motcua.faces.office.acts.base import text
from motcua.faces.ui.forms import PageForm


def unit_field(*, required: bool = True) -> forms.CharField:
    field = text(
        _("Xã, phường"),
        hint=_("Tên cũ trước khi sáp nhập cũng được, ví dụ: phường 2, Cao Lãnh."),
        required=required,
    )
    field.widget.attrs.update({"list": "units", "autocomplete": "off"})
    return field


class ContactForm(PageForm):
    """Whom to bring to or to fetch from."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    to_name = text(_("Họ và tên"))
    to_phone = text(_("Điện thoại"), longest=40)
    to_address = text(_("Số nhà, đường, ấp"))
    to_unit = unit_field()

    def contact(self) -> Contact:
        return contact_of(self.cleaned_data, "to_")


def contact_of(said: Mapping[str, Any], stem: str) -> Contact:
    return Contact(
        name=said[f"{stem}name"],
        address=said[f"{stem}address"],
        phone=said[f"{stem}phone"],
        email=said.get(f"{stem}email", ""),
        unit_name=said[f"{stem}unit"],
    )


def initial_contact(contact: Contact, unit_name: str = "") -> dict[str, str]:
    return {
        "to_name": contact.name,
        "to_phone": contact.phone,
        "to_address": contact.address,
        "to_unit": unit_name or contact.unit_name,
    }
