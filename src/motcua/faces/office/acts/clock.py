"""Forms that move the legal clock: payments, the one new date, closures."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import FeeItem
from motcua.faces.office.acts.base import REASON, CommandForm, day, here, moment, sentence, text

OBLIGATION = "obligation"
METHODS = (
    ("cash", _("tiền mặt")),
    ("transfer", _("chuyển khoản")),
    ("card", _("thẻ")),
    ("online", _("trực tuyến")),
)


def amount() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Số tiền (đồng)"),
        max_value=10**12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Số tiền là số nguyên đồng, ví dụ 150000.")},
    )


class RequestPaymentForm(CommandForm):
    kind = c.RequestPayment
    note = _("Đồng hồ dừng cho đến khi người nộp nộp đủ.")
    item = text(_("Khoản phải nộp"))
    amount = amount()
    notice = sentence(_("Thông báo số, ngày"))

    def command(self) -> c.Command:
        sum_due = self.cleaned_data["amount"]
        item = FeeItem(code=OBLIGATION, name=self.cleaned_data["item"], gross=sum_due, net=sum_due)
        return c.RequestPayment(items=(item,), notice=self.cleaned_data["notice"])


class RecordPaymentForm(CommandForm):
    kind = c.RecordPayment
    amount = amount()
    method = forms.ChoiceField(label=_("Hình thức"), choices=METHODS)
    proof = text(_("Số biên lai hoặc mã giao dịch"))

    def prepare(self) -> None:
        self.initial["amount"] = max(self.situation.state.owed, 0) or None

    def command(self) -> c.Command:
        said = self.cleaned_data
        return c.RecordPayment(amount=said["amount"], method=said["method"], proof=said["proof"])


class ExtendForm(CommandForm):
    kind = c.Extend
    note = _("Chỉ được hẹn lại một lần, kèm thư xin lỗi người nộp.")
    new_due_at = moment(_("Hẹn trả mới"))
    reason = sentence(REASON, hint=_("In trong thư xin lỗi."))

    def command(self) -> c.Command:
        return c.Extend(
            new_due_at=here(self.cleaned_data["new_due_at"]), reason=self.cleaned_data["reason"]
        )


class ApplySuspensionForm(CommandForm):
    kind = c.ApplySuspension
    notice = text(_("Thông báo số"))
    first = day(_("Nghỉ từ ngày"))
    last = day(_("đến hết ngày"))

    def clean(self) -> None:
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if first and last and last < first:
            self.add_error("last", _("Ngày cuối phải từ ngày đầu trở đi."))

    def command(self) -> c.Command:
        said = self.cleaned_data
        return c.ApplySuspension(suspension=Suspension(said["first"], said["last"], said["notice"]))
