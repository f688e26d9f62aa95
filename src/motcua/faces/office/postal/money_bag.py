"""The day's cash of a postman packed into a bag, which is then handed over like any thing."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.custody import commands as custody
from motcua.channels.custody import queries as held
from motcua.channels.custody.queries import ThingRow
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder, HolderKind, holder_of
from motcua.domain.custody.labels import LabelKind
from motcua.domain.custody.things import Item, ItemKind
from motcua.faces.office.desk import Desk
from motcua.faces.office.postal.mishap_forms import dong_field
from motcua.faces.ui.forms import PageForm


class BagForm(PageForm):
    """How much goes in; the label was allotted when first shown, so a second press is no bag."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=150)
    label = forms.CharField(widget=forms.HiddenInput, max_length=60)
    amount = dong_field(
        _("Số tiền bỏ vào túi (đồng)"),
        hint=_("Đếm rồi mới bỏ. Để lại một phần thì nhập số nhỏ hơn."),
        least=1,
    )

    def pack(self, desk: Desk) -> str:
        """The label of the bag."""
        said = self.cleaned_data
        bag = Item(label=said["label"], kind=ItemKind.MONEY_BAG, amount=said["amount"])
        asked = custody.Asked(by=desk.hat, hat=HolderKind.CARRIER, key=said["key"])
        custody.give(c.Label(item=bag, received_from=_carrier(desk)), asked)
        return bag.label


def fresh_bag(cash: int) -> BagForm:
    initial: dict[str, Any] = {
        "key": str(uuid4()),
        "label": custody.new_label(LabelKind.MONEY_BAG),
        "amount": cash,
    }
    return BagForm(initial=initial)


def bags_of(desk: Desk) -> list[ThingRow]:
    """Packed and not handed over yet."""
    return [row for row in held.held_by(_carrier(desk)) if row.kind == ItemKind.MONEY_BAG]


def _carrier(desk: Desk) -> Holder:
    return holder_of(desk.hat, HolderKind.CARRIER)
