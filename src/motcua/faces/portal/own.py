"""A dossier as its owner sees it: who holds it, what comes next, when it ends and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import dropwhile

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from motcua.channels.documents import queries as documents
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.calendar.deadlines import Reason, working_minutes
from motcua.domain.dossier import events as e
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import CLOSED, DECIDED, UNDECIDED, Clock, Stage, State
from motcua.domain.dossier.terms import StepUnit
from motcua.domain.dossier.wording import DEGREE_OF_COMPLETION, ROLE_WORDS, STAGE_WORDS
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import access, queries
from motcua.dossiers.codec import EVENT_WORDS
from motcua.dossiers.holding import Holder, HolderKind, held_since, holder, holder_name
from motcua.faces.ui.formats import first_upper, said
from motcua.faces.ui.moments import Moment
from motcua.plumbing.errors import Refused
from motcua.reference.people.queries import User, actors_of
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook

CORRECTABLE = frozenset({Stage.SUPPLEMENT_AT_INTAKE, Stage.SUPPLEMENT})
TAKEABLE = UNDECIDED | {Stage.SUBMITTED, Stage.SUPPLEMENT_AT_INTAKE}
"""When the owner may take it back, or ask for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTrack:
    """`minutes_left` counts working minutes, negative when late, None while the clock stands."""

    code: str
    percent: int
    stage: Bilingual
    procedure_name: str
    received_at: datetime | None
    due_at: datetime | None
    minutes_left: int | None
    holder: str
    held_since: datetime
    next_step: str
    due_reasons: tuple[Reason, ...]
    moments: Sequence[Moment]
    owed: int
    waits_for_owner: bool
    submitted_at: datetime | None
    answer_by: datetime | None
    may_correct: bool
    may_take_back: bool
    results: Sequence[StoredDocument] = ()

    @property
    def offers(self) -> bool:
        """Whether there is anything to press besides reading."""
        return bool(self.may_correct or self.owed or self.results)


def represented(user: User, today: date) -> list[str]:
    """The tax codes of the organisations the person stands for that day."""
    return [hat.place for hat in actors_of(user, today) if hat.role is Role.REPRESENTATIVE]


def owned(user: User, today: date) -> list[queries.DossierRow]:
    """The person's own dossiers, those of their organisations and those filed as a helper."""
    return access.own_rows(user, today)


def own(user: User, code: str, now: datetime) -> OwnTrack | None:
    """None when the dossier is not this person's, or does not exist."""
    today = local(now).date()
    try:
        dossier, state, hat = access.readable(user, code, today)
    except Refused:
        return None
    found = queries.history(dossier)
    if hat.role not in access.OWNERS or found is None:
        return None
    return replace(as_owner(state, found[1], now), results=documents.of_dossier(dossier))


def as_owner(state: State, history: Sequence[e.Event], now: datetime) -> OwnTrack:
    running, held_by = _running(state), holder(state)
    return OwnTrack(
        code=state.code or state.slip,
        percent=DEGREE_OF_COMPLETION[state.stage],
        stage=STAGE_WORDS[state.stage],
        procedure_name=state.terms.name,
        received_at=state.received_at,
        due_at=_promised(state),
        minutes_left=_minutes_left(state, running, now) if running else None,
        holder=_holder(held_by, local(now).date()),
        held_since=held_since(history),
        next_step=_next_step(state),
        due_reasons=state.clock.reasons if state.clock else (),
        moments=[*_past(history), *_to_come(state)],
        owed=max(state.owed, 0),
        waits_for_owner=held_by.kind is HolderKind.APPLICANT,
        submitted_at=state.submitted_at if state.filing.channel_in is Channel.ONLINE else None,
        answer_by=state.turn.answer_by if state.turn and state.stage is Stage.SUBMITTED else None,
        may_correct=bool(state.code) and state.stage in CORRECTABLE,
        may_take_back=bool(state.code) and state.stage in TAKEABLE,
    )


def _running(state: State) -> Clock | None:
    """The clock while it counts: after reception, before the decision, not standing still."""
    running = state.clock and not state.clock.standing_since and state.stage not in CLOSED
    return state.clock if running and state.stage not in DECIDED else None


def _promised(state: State) -> datetime | None:
    """The date that binds, or bound until the decision; None while the clock stands still."""
    clock = state.clock
    return clock.due_at if clock and not clock.standing_since else None


def _minutes_left(state: State, running: Clock, now: datetime) -> int:
    calendar = rulebook.calendar_for(state.filing.receiving_unit, local(now).date())
    if now <= running.due_at:
        return working_minutes(now, running.due_at, calendar)
    return -working_minutes(running.due_at, now, calendar)


def _holder(held_by: Holder, today: date) -> str:
    match held_by.kind:
        case HolderKind.NOBODY:
            return _("Đã xong, không còn ai giữ")
        case HolderKind.APPLICANT:
            return _("Đang chờ bạn")
        case HolderKind.OFFICER:
            return f"{places.place_name(held_by.place, today)} – {held_by.person}"
        case _:
            return holder_name(held_by, today)


def _next_step(state: State) -> str:
    if state.supplement_unanswered:
        return _("Nơi tiếp nhận xem phần bổ sung bạn đã gửi")
    match state.stage:
        case Stage.SUPPLEMENT | Stage.SUPPLEMENT_AT_INTAKE:
            return _("Bạn nộp bổ sung các giấy tờ đã được yêu cầu")
        case Stage.WITHDRAWAL_REQUESTED:
            return _("Cơ quan giải quyết xem yêu cầu rút của bạn")
        case Stage.AWAITING_PAYMENT:
            return _("Bạn nộp nghĩa vụ tài chính")
        case Stage.APPROVED | Stage.REFUSED:
            return _("Bạn nhận kết quả")
        case Stage.RETURNED | Stage.STOPPED | Stage.NOT_ACCEPTED:
            return _("Không còn bước nào")
        case Stage.RECEIVED:
            return _("Chuyển đến cơ quan giải quyết")
        case _:
            steps = list(_unfinished(state))
            return steps[0] if steps else _("Trả kết quả")


def _unfinished(state: State) -> Iterator[str]:
    """Planned steps not yet finished; the first ones at the counter end with the reception."""
    steps = iter(state.terms.steps)
    if state.received_at:
        steps = dropwhile(lambda step: step.unit is StepUnit.ONE_STOP, steps)
    for rule in steps:
        done = state.step(rule.number)
        if done is None or done.finished_at is None:
            yield rule.name


def _past(events: Sequence[e.Event]) -> Iterator[Moment]:
    sent = 0
    for number, event in enumerate(events, start=1):
        sent += isinstance(event, e.Submitted)
        again = isinstance(event, e.Submitted) and sent > 1
        yield Moment(
            title=pgettext("diễn biến", "Gửi bổ sung")
            if again
            else first_upper(said(EVENT_WORDS[event.NAME])),
            state="now" if number == len(events) else "done",
            at=event.at,
            by=said(ROLE_WORDS[event.by.role]),
            text=_details(event),
        )


def _details(event: e.Event) -> str:
    match event:
        case e.SupplementAsked() | e.SupplementAskedAtIntake() | e.SupplementReturned():
            asked = (f"{item.what}: {item.reason.strip().rstrip('.;')}" for item in event.missing)
            return "; ".join(asked)
        case e.RefusedAtIntake() | e.Refused() | e.Extended() | e.Resumed():
            return event.reason
        case _:
            return ""


def _to_come(state: State) -> Iterator[Moment]:
    """The planned steps after the present one; nothing once it is decided or being withdrawn."""
    if state.stage in CLOSED | DECIDED | {Stage.WITHDRAWAL_REQUESTED}:
        return
    for name in _unfinished(state):
        yield Moment(title=name, state="next")
