"""The most harmless command of each kind, to learn beforehand whether it could succeed at all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper, ResultPaper
from motcua.domain.dossier.refusals import NewDateNotLater
from motcua.domain.dossier.state import State, StepRecord
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal

SAID = "."
"""Stands for any text: a probe asks whether the moment is right, not whether the words are."""

UP_TO_THE_FORM: tuple[type[Refusal], ...] = (NewDateNotLater,)
"""Refusals that only say that the probe's own value is no good; the person will choose another."""


def desk_numbers(state: State) -> tuple[int, ...]:
    """The steps officers work off by hand."""
    return tuple(step.number for step in state.terms.desk_steps)


def startable(state: State) -> Iterator[int]:
    """The step that comes next, if it has not been started."""
    for number in desk_numbers(state):
        record = state.step(number)
        if record is None:
            yield number
        if record is None or record.finished_at is None:
            return


def running(state: State) -> Iterator[StepRecord]:
    return (step for step in state.steps if step.finished_at is None)


def probe(kind: type[c.Command], state: State) -> c.Command | None:
    """A command of the kind that fits the state as far as it can; None when there is none."""
    make = _PROBES.get(kind)
    return make(state) if make else None


def _last_step(state: State) -> int:
    return next(reversed(desk_numbers(state)), 1)


def _extend(state: State) -> c.Command | None:
    clock = state.clock
    return c.Extend(new_due_at=clock.due_at + timedelta(days=7), reason=SAID) if clock else None


def _approve(state: State) -> c.Command:
    signed_on = local(state.last_event_at).date()
    return c.Approve(result=ResultPaper(title=SAID, number=SAID, signed_on=signed_on))


def _return(state: State) -> c.Command:
    applicant = state.filing.applicant
    return c.ReturnResult(
        to_name=applicant.name,
        identity_kind=applicant.identity_kind,
        identity=applicant.identity,
        given_back=state.originals_to_give_back,
    )


def _first_paper(state: State) -> str:
    return next((rule.code for rule in state.terms.papers), SAID)


def _open_agency(state: State) -> str:
    return next((opinion.agency for opinion in state.opinions if opinion.is_open), "–")


_PROBES: Mapping[type[c.Command], Callable[[State], c.Command | None]] = {
    c.Assign: lambda state: c.Assign(officer=SAID, officer_name=SAID),
    c.StartStep: lambda state: c.StartStep(number=next(startable(state), _last_step(state))),
    c.FinishStep: lambda state: c.FinishStep(
        number=next((step.number for step in running(state)), _last_step(state))
    ),
    c.UndoStep: lambda state: c.UndoStep(
        number=next((step.number for step in reversed(state.steps)), _last_step(state)), reason=SAID
    ),
    c.AnswerOpinion: lambda state: c.AnswerOpinion(agency=_open_agency(state), answer=SAID),
    c.NoteSilence: lambda state: c.NoteSilence(agency=_open_agency(state)),
    c.AskSupplement: lambda state: c.AskSupplement(
        missing=(MissingPaper(paper=_first_paper(state), what=SAID, reason=SAID),),
        supervisor_reason=SAID,
    ),
    c.ReturnSupplement: lambda state: c.ReturnSupplement(
        missing=tuple(replace(line, reason=SAID) for line in state.missing)
    ),
    c.RecordPayment: lambda state: c.RecordPayment(
        amount=max(state.owed, 1), method=SAID, proof=SAID
    ),
    c.Extend: _extend,
    c.Propose: lambda state: c.Propose(proposal=c.Proposal.APPROVE, text=SAID),
    c.ProposeAtOnce: lambda state: c.ProposeAtOnce(proposal=c.Proposal.APPROVE, text=SAID),
    c.Approve: _approve,
    c.RefuseAsResult: lambda state: c.RefuseAsResult(reason=SAID, legal_basis=SAID),
    c.ReturnResult: _return,
}
