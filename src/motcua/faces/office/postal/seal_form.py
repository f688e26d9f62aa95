"""The last step at the counter: money, seal, witness and both signatures."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from motcua.channels.post.shapes import Signatures
from motcua.faces.office.acts.base import text
from motcua.faces.office.postal.proofs import SignedSlip, picture, sealed, with_value
from motcua.faces.ui.forms import PageForm


class SealForm(PageForm):
    """`labels` and `packet` were allotted when the page was first shown, and stay."""

    packet = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    labels = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    seal = text(_("Số niêm phong"), hint=_("In trên dây hoặc tem niêm phong."), longest=60)
    witness = text(_("Người chứng kiến niêm phong"))
    customer = text(
        _("Người gửi ký tên"), hint=_("Họ tên người ký phiếu; ký trên màn hình nếu được.")
    )
    proof = picture(_("Ảnh phiếu đã ký"))
    proof_kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def __init__(self, data: Any = None, files: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, files, prefix="s", initial=initial)
        self.signature = ""

    @property
    def allotted(self) -> list[str]:
        typed = self.data.get("s-labels", "") if self.is_bound else self.initial.get("labels", "")
        return [label for label in str(typed).split(",") if label]

    @property
    def said(self) -> dict[str, Any]:
        """What is known so far; before the press, what the page begins with."""
        return {"seal": "", **self.initial, **getattr(self, "cleaned_data", {})}

    def clean(self) -> None:
        """A drawn or photographed signature is kept; without one the signer's name stands."""
        try:
            self.signature = SignedSlip.kept(self.cleaned_data)
        except forms.ValidationError as fault:
            self.add_error("proof", fault)
            return
        if isinstance(self.cleaned_data.get("proof"), UploadedFile):
            self.data = with_value(self.data, "s-proof_kept", sealed(self.signature))

    def signatures(self, staff: str) -> Signatures:
        return Signatures(customer=self.signature or self.said["customer"], staff=staff)
