"""What filing from home, supplements sent, taking back and sending on mean for the state."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from motcua.domain.dossier import events as e
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.online import OnlinePart, Turn, without
from motcua.domain.dossier.state import Stage, State


def submitted(opened: State, event: e.Submitted) -> State:
    """One code for ever, one turn for ever, whatever is corrected afterwards."""
    before, now = opened.part.files if opened.part else (), event.online.files
    return replace(
        opened,
        sent_files=frozenset(each.sha256 for each in without(now, before))
        if before
        else frozenset(),
        replaced=without((*opened.replaced, *without(before, now)), now),
        stage=Stage.SUBMITTED,
        code=opened.code or event.number,
        part=event.online,
        turn=_asked(opened.turn, event.answer, event.at),
    )


def answered(state: State, at: datetime) -> State:
    """The waiting turn is answered; an answer after its time stays visible as a violation."""
    if state.turn is None or not state.turn.waiting:
        return state
    turn = replace(state.turn, answered_at=at)
    return replace(state, turn=turn, violations=state.violations + int(turn.is_late(at)))


def evolve_online(state: State, event: e.OnlineEvent) -> State:
    match event:
        case e.SupplementSent():
            return _sent(state, event)
        case e.FilesReplaced():
            return _replaced(state, event)
        case e.SupplementReturned():
            return _given_back(state, event)
        case e.AnswerRenewed():
            return replace(state, turn=_asked(state.turn, event.answer, event.at))
        case e.TakenBack():
            return replace(
                state, stage=Stage.STOPPED, finished_at=event.at, turn=turn_over(state, event.at)
            )
        case e.Forwarded():
            return _forwarded(state, event)
        case _:
            assert_never(event)


def _sent(state: State, event: e.SupplementSent) -> State:
    """What came before for the same request stays, unless it was sent again."""
    part = state.part or OnlinePart()
    papers = {paper.code: paper for paper in (*state.sent, *event.papers)}
    return replace(
        state,
        part=replace(part, files=(*part.files, *event.files), form=event.form or part.form),
        replaced=without(state.replaced, event.files),
        turn=_asked(state.turn, event.answer, event.at),
        sent=tuple(papers.values()),
        sent_files=frozenset(each.sha256 for each in event.files),
    )


def _replaced(state: State, event: e.FilesReplaced) -> State:
    part = state.part or OnlinePart()
    gone = tuple(each for each in part.files if each in event.files)
    return replace(
        state,
        part=replace(part, files=without(part.files, gone)),
        replaced=(*state.replaced, *gone),
    )


def _given_back(state: State, event: e.SupplementReturned) -> State:
    """The request narrows to what is still wanted; the clock and the request stay what they are."""
    wanted = {line.paper for line in event.missing}
    return replace(
        answered(state, event.at),
        missing=event.missing,
        sent=tuple(paper for paper in state.sent if paper.code not in wanted),
        sent_files=frozenset(),
        supplement_returns=state.supplement_returns + 1,
    )


def _asked(turn: Turn | None, answer: Due, at: datetime) -> Turn:
    return Turn(
        since=turn.since if turn else at,
        counted_from=at,
        answer_by=answer.at,
        reasons=answer.reasons,
        calendar=answer.calendar,
        forwarded=turn.forwarded if turn else 0,
    )


def turn_over(state: State, at: datetime) -> Turn | None:
    """Nobody has to answer any more, and nobody was late by it."""
    turn = state.turn
    if turn is None or turn.answered_at is not None:
        return turn
    return replace(turn, answered_at=min(turn.stands_since or at, turn.answer_by))


def turn_stands(state: State, at: datetime) -> Turn | None:
    """Nobody has to answer what came from home while the head looks at the withdrawal."""
    turn = state.turn
    return replace(turn, stands_since=at) if turn and turn.waiting else turn


def turn_goes_on(state: State) -> State:
    """What had come is answered after all; hours missed before the withdrawal stay missed."""
    turn = state.turn
    if turn is None or turn.stands_since is None:
        return state
    late = turn.is_late(turn.stands_since)
    going = replace(turn, stands_since=None)
    return replace(state, turn=going, violations=state.violations + int(late))


def _forwarded(state: State, event: e.Forwarded) -> State:
    """Where the hours start anew, sending it on late was an answer given late."""
    turn = state.turn
    restarted = turn is not None and event.answer.at > turn.answer_by
    late = turn is not None and restarted and turn.is_late(event.at)
    asked = _asked(turn, event.answer, event.at)
    moved = replace(
        state.filing,
        receiving_unit=event.receiving_unit,
        competent_agency=event.competent_agency,
    )
    return replace(
        state,
        filing=moved,
        turn=replace(asked, forwarded=asked.forwarded + 1),
        violations=state.violations + int(late),
    )
