"""Forms on the way and on the desk: transfer, officer, steps, opinions, successor."""

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier import commands as c
from motcua.dossiers import probing
from motcua.faces.office.acts.base import REASON, CommandForm, here, moment, sentence, text


class TransferForm(CommandForm):
    kind = c.Transfer
    note_text = sentence(_("Ghi chú cho nơi nhận"), required=False)

    def command(self) -> c.Command:
        return c.Transfer(note=self.cleaned_data["note_text"])


class OfficerForm(CommandForm):
    officer = forms.ChoiceField(label=_("Người thụ lý"))

    def prepare(self) -> None:
        self.choices("officer", [(each.person, each.name) for each in self.situation.officers])

    def chosen(self) -> tuple[str, str]:
        person = self.cleaned_data["officer"]
        return person, next(o.name for o in self.situation.officers if o.person == person)


class AssignForm(OfficerForm):
    kind = c.Assign

    def command(self) -> c.Command:
        person, name = self.chosen()
        return c.Assign(officer=person, officer_name=name)


class ReassignForm(OfficerForm):
    """To somebody else than the one who has it."""

    kind = c.Reassign
    reason = sentence(REASON)

    def prepare(self) -> None:
        others = [o for o in self.situation.officers if o.person != self.situation.state.officer]
        self.choices("officer", [(each.person, each.name) for each in others])

    def command(self) -> c.Command:
        person, name = self.chosen()
        return c.Reassign(officer=person, officer_name=name, reason=self.cleaned_data["reason"])


class StepForm(CommandForm):
    """One step out of those that make sense now."""

    number = forms.TypedChoiceField(label=_("Bước"), coerce=int)

    def numbers(self) -> list[int]:
        return []

    def prepare(self) -> None:
        titles = {step.number: step.name for step in self.situation.state.terms.steps}
        self.choices("number", [(str(n), f"{n}. {titles[n]}") for n in self.numbers()])


class StartStepForm(StepForm):
    kind = c.StartStep

    def numbers(self) -> list[int]:
        return list(probing.startable(self.situation.state))

    def command(self) -> c.Command:
        return c.StartStep(number=self.cleaned_data["number"])


class FinishStepForm(StepForm):
    kind = c.FinishStep
    outcome = sentence(_("Kết quả của bước"), required=False)

    def numbers(self) -> list[int]:
        return [step.number for step in probing.running(self.situation.state)]

    def command(self) -> c.Command:
        return c.FinishStep(number=self.cleaned_data["number"], note=self.cleaned_data["outcome"])


class UndoStepForm(StepForm):
    kind = c.UndoStep
    danger = True
    reason = sentence(REASON)

    def numbers(self) -> list[int]:
        return [step.number for step in reversed(self.situation.state.steps)]

    def command(self) -> c.Command:
        return c.UndoStep(number=self.cleaned_data["number"], reason=self.cleaned_data["reason"])


class MoveToSuccessorForm(CommandForm):
    kind = c.MoveToSuccessor
    receiving_unit = text(_("Mã nơi tiếp nhận mới"))
    competent_agency = text(_("Mã cơ quan giải quyết mới"))
    decision = sentence(_("Văn bản quyết định"))

    def prepare(self) -> None:
        filing = self.situation.state.filing
        self.initial["receiving_unit"] = filing.receiving_unit
        self.initial["competent_agency"] = filing.competent_agency

    def command(self) -> c.Command:
        return c.MoveToSuccessor(
            receiving_unit=self.cleaned_data["receiving_unit"],
            competent_agency=self.cleaned_data["competent_agency"],
            decision=self.cleaned_data["decision"],
        )


class SeekOpinionForm(CommandForm):
    kind = c.SeekOpinion
    note = _("Quá thời hạn mà không trả lời thì ghi nhận im lặng và giải quyết tiếp.")
    agency = text(_("Cơ quan được hỏi"))
    question = sentence(_("Nội dung cần ý kiến"))
    answer_by = moment(_("Trả lời trước"))

    def command(self) -> c.Command:
        return c.SeekOpinion(
            agency=self.cleaned_data["agency"],
            question=self.cleaned_data["question"],
            answer_by=here(self.cleaned_data["answer_by"]),
        )


class AnswerOpinionForm(CommandForm):
    kind = c.AnswerOpinion
    agency = forms.ChoiceField(label=_("Cơ quan trả lời"))
    answer = sentence(_("Ý kiến"))

    def prepare(self) -> None:
        asked = [o.agency for o in self.situation.state.opinions if o.answered_at is None]
        self.choices("agency", [(name, name) for name in dict.fromkeys(asked)])

    def command(self) -> c.Command:
        return c.AnswerOpinion(
            agency=self.cleaned_data["agency"], answer=self.cleaned_data["answer"]
        )


class NoteSilenceForm(CommandForm):
    kind = c.NoteSilence
    agency = forms.ChoiceField(label=_("Cơ quan không trả lời"))

    def prepare(self) -> None:
        silent = [o.agency for o in self.situation.state.opinions if o.is_open]
        self.choices("agency", [(name, name) for name in dict.fromkeys(silent)])

    def command(self) -> c.Command:
        return c.NoteSilence(agency=self.cleaned_data["agency"])
