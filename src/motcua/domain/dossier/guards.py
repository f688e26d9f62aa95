"""When, by whom and where each command may be given (decree 61/2018 art. 9-12, 17-21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.doors import (
    CARRIED,
    ONLINE_ONLY,
    ONLINE_STAGES,
    carrier_refusal,
    online_refusal,
    owner_refusal,
)
from motcua.domain.dossier.state import (
    BEFORE_RECEPTION,
    CLOSED,
    DECIDED,
    UNDECIDED,
    UNDER_WAY,
    WAITING,
    Stage,
    State,
)
from motcua.domain.dossier.wording import ROLE_WORDS, STAGE_WORDS
from motcua.domain.kernel.actor import DECIDING_ROLES, OWN_ROLES, Actor, Employer, Role
from motcua.domain.kernel.refusal import Refusal


class Where(Enum):
    RECEIVING = auto()
    COMPETENT = auto()
    ANYWHERE = auto()
    OWN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """`rule` names the article; `own` binds case officers to the dossiers assigned to them.

    `owners` may give it too, for their own dossiers; so may, with `province`, the controller.
    `examines`: the command belongs to examination or decision, so postal staff may never give it.
    """

    stages: frozenset[Stage]
    roles: frozenset[Role]
    where: Where
    rule: str
    own: bool = False
    owners: bool = False
    province: bool = False
    examines: bool = False


RECEPTION = frozenset({Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK})
OFFICER = frozenset({Role.CASE_OFFICER})
HEAD = frozenset({Role.HEAD_OF_AGENCY})
KEEPER = frozenset({Role.SYSTEM, Role.OPERATOR, Role.PROVINCIAL_CONTROLLER})
WORKING = frozenset({Stage.IN_PROGRESS})
UNFILED = BEFORE_RECEPTION - {Stage.SUBMITTED}
ON_THE_DESK = UNDER_WAY - {Stage.TRANSFERRED}
OPEN = frozenset(Stage) - CLOSED


def _at_the_door(rule: str) -> Guard:
    return Guard(stages=BEFORE_RECEPTION, roles=RECEPTION, where=Where.RECEIVING, rule=rule)


def _from_home(stages: frozenset[Stage], rule: str) -> Guard:
    return Guard(stages=stages, roles=OWN_ROLES, where=Where.OWN, rule=rule)


def _at_the_counter(stages: frozenset[Stage], rule: str) -> Guard:
    return Guard(stages=stages, roles=RECEPTION, where=Where.RECEIVING, rule=rule)


def _on_the_desk(stages: frozenset[Stage], rule: str) -> Guard:
    return Guard(
        stages=stages, roles=OFFICER, where=Where.COMPETENT, rule=rule, own=True, examines=True
    )


def _by_the_head(stages: frozenset[Stage], rule: str) -> Guard:
    return Guard(stages=stages, roles=HEAD, where=Where.COMPETENT, rule=rule, examines=True)


def _by_the_keeper(stages: frozenset[Stage], rule: str) -> Guard:
    return Guard(stages=stages, roles=KEEPER, where=Where.ANYWHERE, rule=rule)


GUARDS: Mapping[type[c.Command], Guard] = {
    c.RegisterDraft: _at_the_counter(UNFILED, "channels"),
    c.Submit: _from_home(UNFILED, "channels"),
    c.SendSupplement: _from_home(frozenset({Stage.SUPPLEMENT}), "supplement_exam"),
    c.TakeBack: _from_home(BEFORE_RECEPTION - {Stage.DRAFT}, "withdrawal"),
    c.Forward: Guard(
        stages=frozenset({Stage.SUBMITTED}),
        roles=RECEPTION | {Role.PROVINCIAL_CONTROLLER},
        where=Where.RECEIVING,
        rule="channels",
        province=True,
    ),
    c.Receive: _at_the_door("clock_start"),
    c.AskSupplementAtIntake: _at_the_door("supplement_intake"),
    c.RefuseAtIntake: _at_the_door("refusal"),
    c.Transfer: _at_the_counter(frozenset({Stage.RECEIVED}), "transfer"),
    c.Assign: _by_the_head(UNDER_WAY, "assignment"),
    c.Reassign: _by_the_head(ON_THE_DESK, "assignment"),
    c.StartStep: _on_the_desk(WORKING, "assignment"),
    c.FinishStep: _on_the_desk(WORKING, "assignment"),
    c.UndoStep: _by_the_head(WORKING | {Stage.PROPOSED}, "assignment"),
    c.MoveToSuccessor: _by_the_keeper(OPEN, "assignment"),
    c.SeekOpinion: _on_the_desk(WORKING, "opinion"),
    c.AnswerOpinion: _on_the_desk(ON_THE_DESK, "opinion"),
    c.NoteSilence: _on_the_desk(ON_THE_DESK, "opinion"),
    c.AskSupplement: Guard(
        stages=WORKING,
        roles=OFFICER | HEAD,
        where=Where.COMPETENT,
        rule="supplement_exam",
        own=True,
        examines=True,
    ),
    c.ReceiveSupplement: _at_the_counter(frozenset({Stage.SUPPLEMENT}), "supplement_exam"),
    c.ReturnSupplement: _at_the_counter(frozenset({Stage.SUPPLEMENT}), "supplement_exam"),
    c.RequestPayment: _on_the_desk(WORKING, "fees"),
    c.RecordPayment: _at_the_counter(UNDECIDED | DECIDED, "fees"),
    c.Extend: _by_the_head(UNDER_WAY - WAITING, "apology"),
    c.ApplySuspension: _by_the_keeper(UNDECIDED | {Stage.WITHDRAWAL_REQUESTED}, "clock_start"),
    c.NoteTransit: _by_the_keeper(UNDECIDED | {Stage.WITHDRAWAL_REQUESTED}, "clock_start"),
    c.Propose: _on_the_desk(WORKING, "decision"),
    c.ProposeAtOnce: Guard(
        stages=frozenset({Stage.RECEIVED}),
        roles=frozenset({Role.RECEPTION_OFFICIAL}),
        where=Where.RECEIVING,
        rule="decision",
        examines=True,
    ),
    c.SendBack: _by_the_head(frozenset({Stage.PROPOSED}), "decision"),
    c.Approve: _by_the_head(frozenset({Stage.PROPOSED}), "decision"),
    c.RefuseAsResult: _by_the_head(frozenset({Stage.PROPOSED}), "refusal"),
    c.CorrectError: _by_the_head(frozenset({Stage.APPROVED, Stage.RETURNED}), "return"),
    c.ReturnResult: _at_the_counter(DECIDED, "return"),
    c.RequestWithdrawal: Guard(
        stages=UNDECIDED,
        roles=RECEPTION | OWN_ROLES,
        where=Where.RECEIVING,
        rule="withdrawal",
        owners=True,
    ),
    c.Stop: _by_the_head(frozenset({Stage.WITHDRAWAL_REQUESTED}), "withdrawal"),
    c.Resume: _by_the_head(frozenset({Stage.WITHDRAWAL_REQUESTED}), "withdrawal"),
}


def check(command: type[c.Command], state: State | None, context: Context) -> Refusal | None:
    """The first reason why this person may not give this command now, or None."""
    guard = GUARDS[command]
    article = context.article(guard.rule)
    if context.online and command in ONLINE_STAGES:
        return online_refusal(command, state, context)
    if context.carried and command in CARRIED:
        return carrier_refusal(state, context) or _stage_refusal(guard, state, article)
    return (
        _employer_refusal(guard, context)
        or _role_refusal(guard, context.by, article)
        or _stage_refusal(guard, state, article)
        or _door_refusal(command, context, article)
        or _place_refusal(guard, state, context.by, article)
        or _scheme_refusal(guard, context)
    )


def _employer_refusal(guard: Guard, context: Context) -> Refusal | None:
    examining = guard.examines or context.by.role in DECIDING_ROLES
    if context.by.employer is Employer.POST and examining:
        return r.PostMayNotDecide(article=context.article("decision"))
    return None


def _role_refusal(guard: Guard, by: Actor, article: str) -> Refusal | None:
    if by.role in guard.roles:
        return None
    roles = sorted(guard.roles)
    return r.NotYourRole(
        article=article,
        roles_vi=", ".join(ROLE_WORDS[role].vi for role in roles),
        roles_en=", ".join(ROLE_WORDS[role].en for role in roles),
    )


def _stage_refusal(guard: Guard, state: State | None, article: str) -> Refusal | None:
    if state is None or state.stage in guard.stages:
        return None
    words = STAGE_WORDS[state.stage]
    return r.NotNow(article=article, stage_vi=words.vi, stage_en=words.en)


def _door_refusal(command: type[c.Command], context: Context, article: str) -> Refusal | None:
    closed = command in ONLINE_ONLY and not context.online
    return r.OnlineOnly(article=article) if closed else None


def counter_refusal(filing: Filing, by: Actor, article: str) -> Refusal | None:
    """The counter that helps and the one that issues the receipt may act, no other."""
    if by.place in {filing.receiving_unit, filing.support_point}:
        return None
    return r.NotYourPlace(article=article, place=filing.receiving_unit)


def _place_refusal(guard: Guard, state: State | None, by: Actor, article: str) -> Refusal | None:
    if state is None:
        return None
    filing = state.filing
    if by.role in OWN_ROLES:
        return owner_refusal(filing, by, article)
    if guard.province and by.role is Role.PROVINCIAL_CONTROLLER:
        return None
    if guard.where is Where.RECEIVING:
        return counter_refusal(filing, by, article)
    if guard.where is Where.COMPETENT and by.place != filing.competent_agency:
        return r.NotYourPlace(article=article, place=filing.competent_agency)
    bound = guard.own and by.role is Role.CASE_OFFICER
    if bound and state.officer and by.person != state.officer:
        return r.NotYourDossier(article=article, officer=state.officer_name)
    return None


def _scheme_refusal(guard: Guard, context: Context) -> Refusal | None:
    scheme = context.rules.scheme
    if guard.where not in {Where.RECEIVING, Where.OWN} or scheme.allowed:
        return None
    return r.SchemeForbids(
        article=context.article("channels"),
        missing_vi=scheme.missing.vi,
        missing_en=scheme.missing.en,
    )
