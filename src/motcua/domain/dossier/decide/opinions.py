"""What other agencies say, or fail to say in time (decree 61/2018 art. 19.5)."""

from typing import assert_never

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.state import Opinion, State
from motcua.domain.kernel.local_time import to_the_minute
from motcua.domain.kernel.refusal import Refusal


def decide_opinion(
    command: c.OpinionCommand, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    match command:
        case c.SeekOpinion():
            return _seek_opinion(command, state, context)
        case c.AnswerOpinion():
            return _answer_opinion(command, state, context)
        case c.NoteSilence():
            return _note_silence(command, state, context)
        case _:
            assert_never(command)


def _pending(agency: str, state: State) -> Opinion | None:
    return next((o for o in state.opinions if o.agency == agency and o.is_open), None)


def _still_awaited(pending: Opinion, article: str) -> r.OpinionPending:
    until = to_the_minute(pending.answer_by)
    return r.OpinionPending(article=article, agency=pending.agency, until=until)


def _seek_opinion(
    command: c.SeekOpinion, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("opinion")
    if not command.agency.strip() or not command.question.strip():
        return r.ReasonMissing(article=article)
    if command.answer_by <= context.at:
        return r.DateNotAhead(article=article, moment=to_the_minute(command.answer_by))
    pending = _pending(command.agency, state)
    if pending is not None:
        return _still_awaited(pending, article)
    return (
        e.OpinionSought(
            at=context.at,
            by=context.by,
            agency=command.agency,
            question=command.question,
            answer_by=command.answer_by,
        ),
    )


def _answer_opinion(
    command: c.AnswerOpinion, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    """A late answer counts too: it may come after the silence was noted."""
    article = context.article("opinion")
    asked = [o for o in state.opinions if o.agency == command.agency and not o.answered_at]
    if not asked:
        return r.OpinionUnknown(article=article, agency=command.agency)
    if not command.answer.strip():
        return r.ReasonMissing(article=article)
    return (
        e.OpinionAnswered(
            at=context.at, by=context.by, agency=command.agency, answer=command.answer
        ),
    )


def _note_silence(
    command: c.NoteSilence, state: State, context: Context
) -> tuple[e.Event, ...] | Refusal:
    article = context.article("opinion")
    pending = _pending(command.agency, state)
    if pending is None:
        return r.OpinionUnknown(article=article, agency=command.agency)
    if context.at <= pending.answer_by:
        return _still_awaited(pending, article)
    return (e.SilenceNoted(at=context.at, by=context.by, agency=command.agency),)
