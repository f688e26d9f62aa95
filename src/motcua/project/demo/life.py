"""One synthetic dossier's life, lived through the real rules from the door to the result."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from motcua.domain.calendar.hours import end_of_minutes, working_minutes
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context, Rules
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.party import Channel, MissingPaper, PaperCount, Party, ResultPaper
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import CopyKind, StepUnit
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.local_time import local
from motcua.dossiers.bulk import History
from motcua.dossiers.commands import caused


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Who works at one unit and its agency."""

    reception: Actor
    officer: Actor
    head: Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Odds:
    """How often something happens, of 1; late and postal shares are those of the pilot."""

    supplement_at_door: float = 0.02
    refused_at_door: float = 0.01
    supplement: float = 0.04
    opinion: float = 0.03
    refused: float = 0.015
    withdrawn: float = 0.005
    extended: float = 0.003
    late: float = 0.0024
    by_post: float = 0.145


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What walks in: who, for what, where and when; nothing after `until` has happened yet."""

    dossier: UUID
    applicant: Party
    rules: Rules
    crew: Crew
    filing: c.Filing
    at: datetime
    until: datetime


class _NotYet(Exception):
    """The next act lies after the present: the life goes on in front of the trainee."""


class Life:
    """Lives one dossier; `history` is what had happened by `until`."""

    def __init__(self, start: Start, odds: Odds, random: Random) -> None:
        self.start, self.odds, self.random = start, odds, random
        self.state: State | None = None
        self.events: list[Event] = []
        self.at = start.at
        self.late = random.random() < odds.late

    def history(self) -> History:
        try:
            if self._at_the_door():
                if not self._at_once():
                    self._on_the_way()
                    self._on_the_desk()
                    self._proposed(self.start.crew.officer)
                self._decided()
                self._returned()
        except _NotYet:
            pass
        return History(self.start.dossier, tuple(self.events))

    def _give(self, command: c.Command, by: Actor) -> State:
        if self.at > self.start.until:
            raise _NotYet
        context = Context(by=by, at=self.at, rules=self.start.rules)
        for event in caused(command, self.state, context):
            self.events.append(event)
            self.state = evolve(self.state, event)
        if self.state is None:
            raise AssertionError("an act leaves a state")
        return self.state

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _later(self, minutes: float) -> None:
        """Moves on by working minutes, at least one."""
        calendar = self.start.rules.calendar
        step = max(int(minutes), 1)
        self.at = end_of_minutes(self.at, step, calendar, calendar.is_working_day)

    def _at_the_door(self) -> bool:
        """Whether the dossier was received."""
        filing, crew, term = self.start.filing, self.start.crew, self.start.rules.terms
        if self._chance(self.odds.refused_at_door):
            self._give(
                c.RefuseAtIntake(filing=filing, reason="Không thuộc thẩm quyền giải quyết."),
                crew.reception,
            )
            return False
        if term.papers and self._chance(self.odds.supplement_at_door):
            paper = self.random.choice(term.papers)
            line = MissingPaper(paper=paper.code, what=paper.name, reason="Chưa có trong hồ sơ.")
            command = c.AskSupplementAtIntake(filing=filing, missing=(line,))
            self._give(command, crew.reception)
            self._later(self.random.randint(60, 1800))
        state = self._give(c.Receive(filing=filing), crew.reception)
        if state.owed:
            self.at += timedelta(minutes=2)
            self._give(
                c.RecordPayment(amount=state.owed, method="cash", proof="biên lai"), crew.reception
            )
        return True

    def _at_once(self) -> bool:
        """Whether the counter official, not the post, could pass it to the head at once."""
        by = self.start.crew.reception
        if not self._now().terms.immediate or by.role is not Role.RECEPTION_OFFICIAL:
            return False
        self._later(self.random.randint(3, 20))
        self._give(c.ProposeAtOnce(proposal=c.Proposal.APPROVE, text="Đủ điều kiện."), by)
        return True

    def _on_the_way(self) -> None:
        state = self._now()
        if state.clock is None:
            return
        limit = local(state.clock.transfer_by)
        self._later(self._share(0.02, 0.08))
        self.at = max(min(self.at, limit), local(state.last_event_at))
        self._give(c.Transfer(), self.start.crew.reception)
        self._later(self._share(0.02, 0.08))
        officer = self.start.crew.officer
        self._give(
            c.Assign(officer=officer.person, officer_name=officer.name), self.start.crew.head
        )

    def _on_the_desk(self) -> None:
        crew, terms = self.start.crew, self._now().terms
        steps = [
            s
            for s in terms.steps
            if s.unit is not StepUnit.ONE_STOP and s.role is Role.CASE_OFFICER
        ]
        for place, step in enumerate(steps):
            self._give(c.StartStep(number=step.number), crew.officer)
            if place == 0:
                self._interruptions()
            if self._now().step(step.number) is None:
                self._give(c.StartStep(number=step.number), crew.officer)
            self._later(self._share(0.2, 0.55) / len(steps))
            self._give(c.FinishStep(number=step.number), crew.officer)
        if self.late:
            self._later(self._left() + self.random.randint(60, 2400))

    def _interruptions(self) -> None:
        """A supplement, an opinion, an extension: each rare, each by the rules."""
        state, crew = self._now(), self.start.crew
        if state.terms.papers and not state.terms.immediate and self._chance(self.odds.supplement):
            self._supplement(state)
        if self._chance(self.odds.opinion) and self._left() > 960:
            until = self.at + timedelta(days=3)
            asked = c.SeekOpinion(agency="Công an cấp xã", question="Xác minh.", answer_by=until)
            self._give(asked, crew.officer)
            self._later(self.random.randint(60, 480))
            answer = c.AnswerOpinion(agency="Công an cấp xã", answer="Đã xác minh, thống nhất.")
            self._give(answer, crew.officer)

    def _supplement(self, state: State) -> None:
        crew, calendar = self.start.crew, self.start.rules.calendar
        started = state.clock.counted_from if state.clock else self.at
        days = calendar.working_days_between(local(started).date(), self.at.date())
        if days > self.start.rules.regime.supplement_after_exam_working_days - 1:
            return
        paper = self.random.choice(state.terms.papers)
        line = MissingPaper(paper=paper.code, what=paper.name, reason="Thông tin chưa thống nhất.")
        self._give(c.AskSupplement(missing=(line,)), crew.officer)
        self._later(self.random.randint(240, 3840))
        brought = PaperCount(code=paper.code, originals=paper.count)
        self._give(c.ReceiveSupplement(papers=(brought,)), crew.reception)
        self._later(self.random.randint(10, 60))

    def _proposed(self, by: Actor) -> None:
        refused = self._chance(self.odds.refused)
        verdict = c.Proposal.REFUSE if refused else c.Proposal.APPROVE
        self._later(self._share(0.03, 0.1))
        self._give(c.Propose(proposal=verdict, text="Đã thẩm định."), by)

    def _decided(self) -> None:
        head, state = self.start.crew.head, self._now()
        self._later(self._share(0.03, 0.1))
        if state.proposal is c.Proposal.REFUSE:
            why = c.RefuseAsResult(reason="Không đủ điều kiện.", legal_basis="Theo hồ sơ.")
            self._give(why, head)
            return
        number = f"{self.random.randint(1, 9999)}/KQ"
        paper = ResultPaper(title=state.terms.result, number=number, signed_on=self.at.date())
        self._give(c.Approve(result=paper), head)

    def _returned(self) -> None:
        applicant = self.start.applicant
        self._later(self.random.randint(20, 1440))
        kept = self._now().originals_to_give_back
        self._give(
            c.ReturnResult(
                to_name=applicant.name,
                identity_kind=applicant.identity_kind,
                identity=applicant.identity,
                given_back=kept,
                channel_out=self.start.filing.channel_out,
            ),
            self.start.crew.reception,
        )

    def _now(self) -> State:
        if self.state is None:
            raise AssertionError("the dossier was received before")
        return self.state

    def _left(self) -> int:
        """Working minutes to the due date; 0 when it has passed."""
        clock = self._now().clock
        if clock is None:
            return 0
        return max(working_minutes(self.at, local(clock.due_at), self.start.rules.calendar), 0)

    def _share(self, low: float, high: float) -> float:
        """Working minutes: a random share of what is left until the due date."""
        return self._left() * self.random.uniform(low, high)


def filing_of(
    rules: Rules, applicant: Party, random: Random, *, unit: str, agency: str
) -> c.Filing:
    """A complete filing of the case, its papers in the right number and kind."""
    papers = tuple(
        PaperCount(
            code=rule.code,
            originals=rule.count if rule.kind in {CopyKind.ORIGINAL, CopyKind.COPY} else 0,
            certified=rule.count if rule.kind is CopyKind.CERTIFIED_COPY else 0,
            electronic=rule.count if rule.kind is CopyKind.ELECTRONIC else 0,
        )
        for rule in rules.terms.papers
        if rule.mandatory or random.random() < 0.2
    )
    by_post = random.random() < Odds().by_post and rules.terms.postal in {"receive", "both"}
    return c.Filing(
        applicant=applicant,
        papers=papers,
        channel_in=Channel.COUNTER,
        channel_out=Channel.POSTMAN if by_post else Channel.COUNTER,
        receiving_unit=unit,
        competent_agency=agency,
        synthetic=True,
    )
