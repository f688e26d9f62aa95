"""What a postman fills in at a door: the delivery, or why there was none."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import Attempt, Delivery, Outcome, Withdrawn
from motcua.domain.kernel.card import CardUnreadable, read_card
from motcua.domain.kernel.identity import IdentityKind
from motcua.faces.office.acts.base import day, sentence, text
from motcua.faces.office.choices import IDENTITY_KINDS
from motcua.faces.office.postal.proofs import SignedSlip, picture, sealed, with_value
from motcua.faces.office.postal.wording import OUTCOMES
from motcua.faces.office.presses import PressForm
from motcua.faces.ui.formats import dong, refusal_text
from motcua.faces.ui.forms import PageForm

SHOWN_KINDS = tuple(pair for pair in IDENTITY_KINDS if pair[0] != IdentityKind.NONE.value)


class DeliverForm(PageForm):
    """Who took it and how they showed who they are; originals back, money counted, signed."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    card = text(
        _("Mã QR trên thẻ căn cước"),
        hint=_("Quét thẻ để khỏi nhập tên và số."),
        required=False,
        longest=1000,
    )
    to_name = text(_("Người nhận"))
    identity_kind = forms.ChoiceField(label=_("Giấy tờ xuất trình"), choices=SHOWN_KINDS)
    identity = text(_("Số giấy tờ"), longest=60)
    authority = text(
        _("Giấy ủy quyền"), hint=_("Khi người nhận không phải người nộp."), required=False
    )
    collected = forms.CharField(label=_("Số tiền đã đếm (đồng)"), required=False, max_length=20)
    proof = picture(
        _("Ảnh phiếu đã ký"), hint=_("Ký trên màn hình, hoặc chụp phiếu có chữ ký của người nhận.")
    )
    proof_kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        due: int = 0,
        withdraw: Sequence[tuple[str, str]] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        self.due, self.withdraw = due, withdraw
        super().__init__(data, files, initial=initial)
        self.signature = ""
        for code, name in withdraw:
            self.fields[f"label_{code}"] = text(
                name, hint=_("Quét nhãn vừa dán lên bản chính thu lại."), longest=60
            )
        if due:
            self.fields["collected"].required = True
            self.fields["collected"].widget.attrs.update(
                {"inputmode": "numeric", "autocomplete": "off"}
            )
        else:
            del self.fields["collected"]

    @property
    def labels(self) -> list[forms.BoundField]:
        return [self[f"label_{code}"] for code, _name in self.withdraw]

    def clean_collected(self) -> int:
        """Counted exactly; dots and spaces between thousands do not matter."""
        typed = self.cleaned_data["collected"]
        digits = "".join(c for c in typed if c not in " .,₫đ\N{NO-BREAK SPACE}")
        if not digits.isdecimal():
            raise forms.ValidationError(_("Nhập số tiền bằng chữ số, ví dụ 38.000."))
        if int(digits) != self.due:
            raise forms.ValidationError(
                _("Phải thu đúng %(due)s; bạn nhập %(typed)s. Đếm lại trước khi phát."),
                params={"due": dong(self.due), "typed": dong(int(digits))},
            )
        return int(digits)

    def clean(self) -> None:
        """A scanned card says more surely who took it than what was typed."""
        self._read_card()
        try:
            self.signature = SignedSlip.kept(self.cleaned_data)
        except forms.ValidationError as fault:
            self.add_error("proof", fault)
            return
        if not self.signature and "proof" not in self.errors:
            self.add_error("proof", _("Cần chữ ký của người nhận: ký trên màn hình hoặc chụp ảnh."))
        elif self.signature and self.is_bound:
            self.data = with_value(self.data, "proof_kept", sealed(self.signature))

    def _read_card(self) -> None:
        scanned = self.cleaned_data.get("card")
        if not scanned:
            return
        card = read_card(scanned)
        if isinstance(card, CardUnreadable):
            self.add_error("card", refusal_text(card))
            return
        for name in ("to_name", "identity"):
            self.errors.pop(name, None)
        self.cleaned_data |= {
            "to_name": card.name,
            "identity_kind": card.identity.kind.value,
            "identity": card.identity.number,
        }

    def delivery(self) -> Delivery:
        said = self.cleaned_data
        return Delivery(
            to_name=said["to_name"],
            identity_kind=IdentityKind(said["identity_kind"]),
            identity=said["identity"],
            authority=said["authority"],
            collected=said.get("collected", 0),
            withdrawn=tuple(
                Withdrawn(label=said[f"label_{code}"], paper=code) for code, _name in self.withdraw
            ),
            signature=self.signature,
        )


class AttemptForm(PageForm):
    key = forms.CharField(widget=forms.HiddenInput, max_length=200)
    outcome = forms.ChoiceField(
        label=_("Vì sao chưa phát được?"), choices=OUTCOMES, widget=forms.RadioSelect
    )
    invited = forms.BooleanField(
        label=_("Đã để lại giấy mời nhận"),
        required=False,
        initial=True,
    )
    note = sentence(_("Ghi chú"), required=False)

    def attempt(self) -> Attempt:
        said = self.cleaned_data
        return Attempt(outcome=Outcome(said["outcome"]), invited=said["invited"], note=said["note"])


class ReasonForm(PressForm):
    """One press with a word about why."""

    why = sentence(_("Vì sao"))


class HoldForm(PressForm):
    until = day(_("Giữ đến hết ngày"))
    note = sentence(_("Ghi chú"), required=False)
