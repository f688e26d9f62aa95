"""Forms about the result: propose, decide, correct, hand over; and the withdrawal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import Channel, ResultPaper
from motcua.domain.kernel.card import CardUnreadable, read_card
from motcua.domain.kernel.identity import IdentityKind
from motcua.faces.office.acts.base import REASON, CommandForm, day, sentence, text
from motcua.faces.office.choices import CHANNELS, IDENTITY_KINDS
from motcua.faces.ui.formats import refusal_text

PROPOSALS = (
    (c.Proposal.APPROVE.value, _("Đủ điều kiện, đề nghị phê duyệt")),
    (c.Proposal.REFUSE.value, _("Không đủ điều kiện, đề nghị từ chối")),
)


class ProposalForm(CommandForm):
    proposal = forms.ChoiceField(
        label=_("Đề xuất"), choices=PROPOSALS, widget=forms.RadioSelect, initial="approve"
    )
    text = sentence(_("Nhận xét"))


class ProposeForm(ProposalForm):
    kind = c.Propose

    def command(self) -> c.Command:
        return c.Propose(
            proposal=c.Proposal(self.cleaned_data["proposal"]), text=self.cleaned_data["text"]
        )


class ProposeAtOnceForm(ProposalForm):
    kind = c.ProposeAtOnce

    def command(self) -> c.Command:
        return c.ProposeAtOnce(
            proposal=c.Proposal(self.cleaned_data["proposal"]), text=self.cleaned_data["text"]
        )


class SendBackForm(CommandForm):
    kind = c.SendBack
    reason = sentence(REASON)

    def command(self) -> c.Command:
        return c.SendBack(reason=self.cleaned_data["reason"])


class ResultForm(CommandForm):
    """Title, number and day of a result paper."""

    title = text(_("Tên kết quả"))
    number = text(_("Số văn bản"))
    signed_on = day(_("Ngày ký"))

    def prepare(self) -> None:
        state = self.situation.state
        self.initial["title"] = state.terms.result
        self.initial["signed_on"] = self.situation.today
        if state.result is not None:
            self.initial["title"] = state.result.title
            self.initial["number"] = state.result.number

    def result(self) -> ResultPaper:
        said = self.cleaned_data
        return ResultPaper(title=said["title"], number=said["number"], signed_on=said["signed_on"])


class ApproveForm(ResultForm):
    kind = c.Approve

    def command(self) -> c.Command:
        return c.Approve(result=self.result())


class CorrectErrorForm(ResultForm):
    kind = c.CorrectError
    what = sentence(_("Sai ở đâu, sửa thế nào"))

    def command(self) -> c.Command:
        return c.CorrectError(what=self.cleaned_data["what"], corrected_result=self.result())


class RefuseAsResultForm(CommandForm):
    kind = c.RefuseAsResult
    danger = True
    reason = sentence(REASON, hint=_("In trong văn bản trả lời người nộp."))
    legal_basis = sentence(_("Căn cứ pháp lý"))

    def command(self) -> c.Command:
        return c.RefuseAsResult(
            reason=self.cleaned_data["reason"], legal_basis=self.cleaned_data["legal_basis"]
        )


class ReturnResultForm(CommandForm):
    """Who came, how they showed who they are, and what went back to them."""

    kind = c.ReturnResult
    card = text(
        _("Mã QR trên thẻ căn cước người nhận"),
        hint=_("Quét thẻ để khỏi nhập tên và số."),
        required=False,
        longest=1000,
    )
    to_name = text(_("Người nhận"))
    identity_kind = forms.ChoiceField(label=_("Giấy tờ xuất trình"), choices=IDENTITY_KINDS)
    identity = text(_("Số giấy tờ"), hint=_("Chỉ bỏ trống khi giấy tờ là “Không có”."))
    authority = text(
        _("Giấy ủy quyền"), hint=_("Khi người nhận không phải người nộp."), required=False
    )
    given_back = forms.MultipleChoiceField(
        label=_("Bản chính đã trả lại"), widget=forms.CheckboxSelectMultiple, required=False
    )
    channel_out = forms.ChoiceField(label=_("Trả qua"), choices=CHANNELS)

    def prepare(self) -> None:
        state = self.situation.state
        titles = {rule.code: rule.name for rule in state.terms.papers}
        kept = state.originals_to_give_back
        self.initial.update(
            to_name=state.filing.applicant.name,
            identity_kind=state.filing.applicant.identity_kind.value,
            channel_out=state.filing.channel_out.value,
        )
        if kept:
            self.fields["given_back"].choices = [(code, titles[code]) for code in kept]  # type: ignore[attr-defined]
        else:
            del self.fields["given_back"]

    def clean(self) -> None:
        """A scanned card says more surely who came than what was typed."""
        if self.cleaned_data.get("identity_kind") == IdentityKind.NONE:
            self._not_needed("identity")
        scanned = self.cleaned_data.get("card")
        if not scanned:
            return
        card = read_card(scanned)
        if isinstance(card, CardUnreadable):
            self.add_error("card", refusal_text(card))
            return
        self._not_needed("to_name", "identity")
        self.cleaned_data |= {
            "to_name": card.name,
            "identity_kind": card.identity.kind.value,
            "identity": card.identity.number,
        }

    def _not_needed(self, *names: str) -> None:
        for name in names:
            self.errors.pop(name, None)
            self.cleaned_data.setdefault(name, "")

    def command(self) -> c.Command:
        said = self.cleaned_data
        return c.ReturnResult(
            to_name=said["to_name"],
            identity_kind=IdentityKind(said["identity_kind"]),
            identity=said["identity"],
            authority=said["authority"],
            given_back=tuple(said.get("given_back", ())),
            channel_out=Channel(said["channel_out"]),
        )


class RequestWithdrawalForm(CommandForm):
    kind = c.RequestWithdrawal
    reason = sentence(_("Lý do người nộp nêu"))

    def command(self) -> c.Command:
        return c.RequestWithdrawal(reason=self.cleaned_data["reason"])


class StopForm(CommandForm):
    kind = c.Stop
    danger = True
    fee_consequence = sentence(_("Xử lý phí, lệ phí đã nộp"))

    def command(self) -> c.Command:
        return c.Stop(fee_consequence=self.cleaned_data["fee_consequence"])


class ResumeForm(CommandForm):
    kind = c.Resume
    reason = sentence(REASON)

    def command(self) -> c.Command:
        return c.Resume(reason=self.cleaned_data["reason"])
