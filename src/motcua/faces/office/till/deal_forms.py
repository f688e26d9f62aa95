"""Forms between bodies: bags, remittances, settlements, contracts and their prices."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.channels.counters import payments
from motcua.channels.counters.commands import Quarter, Source
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.till.paying import ALL, PriceLine
from motcua.domain.till.quarters import quarter_from
from motcua.faces.office.acts.base import day
from motcua.faces.office.presses import PressForm
from motcua.faces.office.till.money_forms import MoneyField
from motcua.faces.ui.formats import said
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.scheme.vocabulary import TASK_WORDS, Task

PAIR = "|"
PAID = tuple(task for task in Task if task in payments.TASKS.values())
"""A price for any other task would never be asked for."""


class BagForm(PressForm):
    bag = forms.CharField(
        label=_("Nhãn túi tiền"), max_length=60, help_text=_("Quét mã vạch trên túi.")
    )
    counted = MoneyField(_("Đếm được trong túi (đồng)"))


class LostBagForm(PressForm):
    """One bag, written off by a press of its own button."""

    bag = forms.CharField(max_length=60, widget=forms.HiddenInput)


class RemitForm(PressForm):
    """Money of one beneficiary on its way to its account."""

    beneficiary = forms.ChoiceField(label=_("Nộp cho"), choices=())
    amount = MoneyField(_("Số tiền (đồng)"))
    source = forms.ChoiceField(
        label=_("Lấy từ"),
        widget=forms.RadioSelect,
        choices=[
            (Source.SAFE.value, _("Két của đơn vị")),
            (Source.BANK.value, _("Tài khoản nhận chuyển khoản")),
        ],
    )
    slip = forms.CharField(label=_("Số giấy nộp tiền, lệnh chuyển"), max_length=100)

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("source", Source.SAFE.value)
        choose(self, "beneficiary", bodies)


class ProofForm(PressForm):
    proof = forms.CharField(label=_("Số báo có hoặc văn bản của ngân hàng"), max_length=100)


class SettleForm(PressForm):
    """Which two bodies, and which quarter that has ended."""

    pair = forms.ChoiceField(label=_("Thu hộ và thụ hưởng"), choices=())
    quarter = forms.ChoiceField(
        label=_("Quý"), choices=(), help_text=_("Quý đang chạy lập được khi đã hết quý.")
    )

    def __init__(
        self,
        pairs: Sequence[tuple[str, str]],
        quarters: Sequence[Quarter],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "pair", pairs)
        choose(self, "quarter", [(str(each.code), each.name) for each in quarters])

    @property
    def chosen(self) -> Quarter:
        return quarter_from(int(self.cleaned_data["quarter"]))


class ObjectForm(PressForm):
    why = forms.CharField(
        label=_("Lý do không đồng ý"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class ContractForm(PressForm):
    code = forms.CharField(label=_("Mã hợp đồng"), max_length=40)
    customer = forms.ChoiceField(label=_("Bên thanh toán"), choices=())
    enterprise = forms.ChoiceField(label=_("Doanh nghiệp"), choices=())
    decision = forms.CharField(label=_("Số và ngày hợp đồng"), max_length=200)
    source = forms.CharField(label=_("Nơi lưu văn bản"), max_length=300)

    def __init__(
        self,
        customers: Sequence[tuple[str, str]],
        enterprises: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "customer", customers)
        choose(self, "enterprise", enterprises)


class PriceForm(PressForm):
    """A price for each act of one kind; an empty procedure means all of them."""

    contract = forms.ChoiceField(label=_("Hợp đồng"), choices=())
    task = forms.ChoiceField(label=_("Việc"), choices=())
    unit = forms.ChoiceField(label=_("Nơi làm"), choices=())
    channel = forms.ChoiceField(label=_("Kênh"), choices=())
    procedure = forms.CharField(
        label=_("Mã thủ tục"), max_length=40, required=False, help_text=_("Để trống: mọi thủ tục.")
    )
    price = MoneyField(_("Đơn giá một hồ sơ (đồng)"))
    first = day(_("Áp dụng từ ngày"))

    def __init__(
        self,
        contracts: Sequence[tuple[str, str]],
        units: Sequence[tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "contract", contracts)
        choose(self, "task", [(each.value, said(TASK_WORDS[each])) for each in PAID])
        choose(self, "unit", [(ALL, str(_("Mọi nơi"))), *units])
        channels = [(each.value, said(words)) for each, words in CHANNEL_WORDS.items()]
        choose(self, "channel", [(ALL, str(_("Mọi kênh"))), *channels])

    def clean_procedure(self) -> str:
        """A price for a procedure nobody knows would never be paid and never be missed."""
        code = str(self.cleaned_data["procedure"]).strip()
        if code and not catalogue.stored_procedures([code]):
            raise forms.ValidationError(
                gettext("Không có thủ tục %(code)s. Hãy chép mã từ trang Thủ tục.") % {"code": code}
            )
        return code

    def line(self) -> PriceLine:
        given = self.cleaned_data
        return PriceLine(
            contract=given["contract"],
            unit=given["unit"],
            task=given["task"],
            procedure=given["procedure"] or ALL,
            channel=given["channel"],
            price=given["price"],
            first=given["first"],
        )


class EndPriceForm(PressForm):
    last = day(_("Áp dụng đến hết ngày"))


class PeriodForm(forms.Form):
    """The days a page looks at; wrong ones are said, missing ones are the usual ones."""

    first = day(_("Từ ngày"), required=False)
    last = day(_("đến hết ngày"), required=False)

    def days(self, usual: tuple[date, date]) -> tuple[date, date] | None:
        if not self.is_valid():
            return None
        first = self.cleaned_data["first"] or usual[0]
        last = self.cleaned_data["last"] or usual[1]
        return (first, last) if first <= last else None


def choose(form: forms.Form, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choices")
    field.choices = list(pairs)
