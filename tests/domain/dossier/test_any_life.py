"""Whatever people do to a dossier, in any order, at any time: what always holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.dossier.alarms import alarms
from motcua.domain.dossier.context import Context, Rules
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.evolve import evolve, fold
from motcua.domain.dossier.guards import check
from motcua.domain.dossier.online import Turn
from motcua.domain.dossier.state import BEFORE_RECEPTION, CLOSED, Stage, State
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Employer
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    AGENCY,
    MONDAY_2019,
    MONDAY_2026,
    ONE_STOP,
    ORDINARY,
    TERMS,
    moment,
    rules,
)
from tests.domain.dossier.any_command import PEOPLE, TERMS_OF_LAW, variants
from tests.domain.dossier.test_roles import EXAMINING, WHO

KINDS: tuple[type[c.Command], ...] = get_args(c.Command)
LEADING_ASTRAY = {
    c.RegisterDraft,
    c.RefuseAtIntake,
    c.MoveToSuccessor,
    c.TakeBack,
    c.Forward,
    c.Reassign,
    c.ApplySuspension,
    c.RequestWithdrawal,
    c.Stop,
}
WAITS = st.sampled_from([0, 1, 20, 60, 240, 1440])


class AnyLife(RuleBasedStateMachine):
    """One dossier in one era; half of the acts are likely ones, the others anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self.events: tuple[e.Event, ...] = ()
        self.given: Rules = rules()
        self.now: datetime = moment("2019-08-05T08:00")

    @initialize(
        day=st.sampled_from([MONDAY_2019, MONDAY_2026]),
        term=st.sampled_from(TERMS_OF_LAW),
        elsewhere=st.booleans(),
        walked=st.integers(0, len(ORDINARY)),
    )
    def begin(self, day: date, term: Term, elsewhere: bool, walked: int) -> None:
        terms = replace(TERMS, term=term, immediate=term.unit is TermUnit.IMMEDIATE)
        self.given = replace(rules(day), terms=terms, agency_elsewhere=elsewhere)
        self.now = moment(f"{day}T08:00")
        for _, act in ORDINARY[:walked]:
            self.now += timedelta(hours=1)
            self.give(act.by, act.command)

    @rule(data=st.data(), wait=WAITS)
    def somebody_does_what_comes_next(self, data: st.DataObject, wait: int) -> None:
        self.now += timedelta(minutes=wait)
        likely = {
            kind: by
            for by in map(self.at_work, PEOPLE)
            for kind in KINDS
            if check(kind, self.state, self.context(by)) is None
        }
        kinds = [kind for kind in likely for _ in range(1 if kind in LEADING_ASTRAY else 5)]
        if kinds:
            kind = data.draw(st.sampled_from(kinds))
            self.give(likely[kind], data.draw(st.sampled_from(self.variants(kind))))

    @rule(data=st.data(), by=st.sampled_from(PEOPLE), kind=st.sampled_from(KINDS), wait=WAITS)
    def anybody_does_anything(
        self, data: st.DataObject, by: Actor, kind: type[c.Command], wait: int
    ) -> None:
        self.now += timedelta(minutes=wait)
        self.give(by, data.draw(st.sampled_from(self.variants(kind))))

    def context(self, by: Actor) -> Context:
        """Owners come through the online channel, which has looked at their files."""
        online = by.role in OWN_ROLES
        return Context(by=by, at=self.now, rules=self.given, online=online)

    def variants(self, kind: type[c.Command]) -> Sequence[c.Command]:
        return variants(self.state, self.now)[kind]

    def at_work(self, by: Actor) -> Actor:
        """The person, or its colleague at the successor once the dossier has moved there."""
        if self.state is None:
            return by
        filing = self.state.filing
        places = {ONE_STOP: filing.receiving_unit, AGENCY: filing.competent_agency}
        return replace(by, place=places.get(by.place, by.place))

    def give(self, by: Actor, command: c.Command) -> None:
        decision = decide(command, self.state, self.context(by))
        if isinstance(decision, Refusal):
            assert decision.article
            assert decision.text("vi")
            assert decision.text("en")
            return
        assert decision
        assert by.role in WHO[type(command)]
        assert not (by.employer is Employer.POST and type(command) in EXAMINING)
        self.check_closed(command)
        for event in decision:
            before, turn = (self.state.clock, self.state.turn) if self.state else (None, None)
            code = self.state.code if self.state else ""
            self.state = evolve(self.state, event)
            assert not code or self.state.code == code
            if turn is not None:
                self.check_turn(turn)
            if before and self.state.clock and not isinstance(event, e.SupplementReceived):
                assert self.state.clock.due_at >= before.due_at
        self.events = (*self.events, *decision)
        if isinstance(command, c.ApplySuspension):
            self.announce(command)

    def check_turn(self, before: Turn) -> None:
        """Once in the queue, always at the same place in it, and promised nothing later twice."""
        turn = self.state.turn if self.state else None
        assert turn is not None
        assert turn.since == before.since
        assert turn.answer_by >= before.answer_by
        assert turn.reasons[-1].after == turn.answer_by
        assert all(a.after == b.before for a, b in pairwise(turn.reasons))

    def check_closed(self, command: c.Command) -> None:
        if self.state and self.state.stage in CLOSED:
            assert self.state.stage is Stage.RETURNED
            assert isinstance(command, c.CorrectError)

    def announce(self, command: c.ApplySuspension) -> None:
        """From now on everybody's calendar knows of the notice."""
        known = self.given.calendar
        if command.suspension not in known.suspensions:
            calendar = replace(known, suspensions=(*known.suspensions, command.suspension))
            self.given = replace(self.given, calendar=calendar)

    @invariant()
    def the_journal_tells_the_state(self) -> None:
        assert fold(self.events) == self.state
        assert len(self.events) == (self.state.version if self.state else 0)
        assert all(a.at <= b.at for a, b in pairwise(self.events))

    @invariant()
    def the_due_date_is_explained_without_a_gap(self) -> None:
        if self.state is None or self.state.clock is None:
            return
        clock = self.state.clock
        assert clock.reasons[0].before is None
        assert all(a.after == b.before for a, b in pairwise(clock.reasons))
        assert clock.reasons[-1].after == clock.due_at
        assert all(reason.article.strip() for reason in clock.reasons)
        assert clock.calendar

    @invariant()
    def the_law_s_limits_are_kept(self) -> None:
        state = self.state
        if state is None:
            return
        regime = self.given.regime
        once = regime.supplements_at_intake + regime.supplements_after_exam
        assert state.supplements <= once + state.violations
        assert state.owed >= 0
        assert state.stage.national in range(1, 11)
        if state.clock is not None:
            assert state.clock.extensions <= regime.apologies
            standing = {Stage.SUPPLEMENT, Stage.AWAITING_PAYMENT}
            if state.stage in standing:
                assert state.clock.standing_since is not None

    @invariant()
    def dates_stand_in_order(self) -> None:
        state = self.state
        if state is None:
            return
        received = state.received_at
        if state.stage is not Stage.STOPPED or state.turn is None:
            unreceived = BEFORE_RECEPTION | {Stage.NOT_ACCEPTED}
            assert (received is None) == (state.stage in unreceived)
        assert (state.finished_at is not None) == (
            state.stage in {Stage.STOPPED, Stage.APPROVED, Stage.REFUSED, Stage.RETURNED}
        )
        if state.finished_at and received:
            assert state.finished_at >= received
        if state.returned_at and state.finished_at:
            assert state.returned_at >= state.finished_at

    @invariant()
    def open_dossiers_wake_somebody_and_closed_ones_nobody(self) -> None:
        if self.state is None:
            return
        coming = alarms(self.state, self.given.calendar)
        assert [alarm.at for alarm in coming] == sorted(alarm.at for alarm in coming)
        if self.state.stage in CLOSED:
            assert not coming
        elif self.state.stage is not Stage.DRAFT:
            assert coming


AnyLife.TestCase.settings = settings(
    max_examples=80,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestAnyLife = AnyLife.TestCase
