"""Which form belongs to which command, and in which order the actions stand on a page."""

from collections.abc import Mapping
from typing import Any

from motcua.domain.dossier import commands as c
from motcua.dossiers.wire import COMMANDS
from motcua.faces.office.acts.base import CommandForm, Situation
from motcua.faces.office.acts.clock import (
    ApplySuspensionForm,
    ExtendForm,
    RecordPaymentForm,
    RequestPaymentForm,
)
from motcua.faces.office.acts.handling import (
    AnswerOpinionForm,
    AssignForm,
    FinishStepForm,
    MoveToSuccessorForm,
    NoteSilenceForm,
    ReassignForm,
    SeekOpinionForm,
    StartStepForm,
    TransferForm,
    UndoStepForm,
)
from motcua.faces.office.acts.outcome import (
    ApproveForm,
    CorrectErrorForm,
    ProposeAtOnceForm,
    ProposeForm,
    RefuseAsResultForm,
    RequestWithdrawalForm,
    ResumeForm,
    ReturnResultForm,
    SendBackForm,
    StopForm,
)
from motcua.faces.office.acts.papers import (
    AskSupplementForm,
    ReceiveSupplementForm,
    ReturnSupplementForm,
)

IN_ORDER: tuple[type[CommandForm], ...] = (
    ProposeAtOnceForm,
    TransferForm,
    AssignForm,
    ReceiveSupplementForm,
    ReturnSupplementForm,
    FinishStepForm,
    StartStepForm,
    ProposeForm,
    ApproveForm,
    RefuseAsResultForm,
    RecordPaymentForm,
    ReturnResultForm,
    AnswerOpinionForm,
    NoteSilenceForm,
    AskSupplementForm,
    SeekOpinionForm,
    RequestPaymentForm,
    SendBackForm,
    StopForm,
    ResumeForm,
    CorrectErrorForm,
    ReassignForm,
    ExtendForm,
    UndoStepForm,
    RequestWithdrawalForm,
    ApplySuspensionForm,
    MoveToSuccessorForm,
)
"""What brings a dossier on first, what sets it back last."""

FORMS: Mapping[type[c.Command], type[CommandForm]] = {form.kind: form for form in IN_ORDER}
ORDER: Mapping[type[c.Command], int] = {form.kind: place for place, form in enumerate(IN_ORDER)}
_NAMES: Mapping[type[c.Command], str] = {kind: name for name, kind in COMMANDS.items()}


def command_name(kind: type[c.Command]) -> str:
    """The name of a command in addresses, e.g. "ask_supplement"."""
    return _NAMES[kind]


def form_for(kind: type[c.Command], situation: Situation, data: Any = None) -> CommandForm | None:
    """None for the commands of the door, which have pages of their own."""
    made = FORMS.get(kind)
    return made(situation, data) if made else None
