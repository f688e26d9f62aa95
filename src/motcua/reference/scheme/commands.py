"""Writes of the scheme: load what is shipped, decide lines, end lines; nothing is ever removed."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import msgspec
from django.db import connection, transaction

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.clean import clean_text
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing import clock, idempotency
from motcua.plumbing.errors import Refused
from motcua.reference.people.permissions import PERMISSIONS, Permission
from motcua.reference.scheme import checking, refusals, shipping
from motcua.reference.scheme.lines import Change, Line
from motcua.reference.scheme.models import DECIDED, SchemeDecision, SchemeEnding, SchemeLine

SHIPPED = Path(__file__).parent / "data" / "dong_thap.toml"

_LOCK = 2_018_0801
"""Lets one writer at a time look at the lines and add to them; any number nobody else uses."""


def load_shipped(path: Path = SHIPPED) -> int:
    """Brings the table to what the file says, all or nothing; the number of lines in the file.

    A second run changes nothing; what people decided stays. Places are loaded first. Raises
    BadScheme for a file with an unknown word, an unknown unit or two lines that contradict.
    """
    lines, notes = shipping.read_lines(path)
    with transaction.atomic():
        one_writer()
        shipping.renew_notes(notes)
        shipping.reconcile(lines, clock.today())
    return len(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """The decision as signed; its lines take effect on `effective`, today at the earliest."""

    number: str
    title: str
    effective: date
    signed_on: date | None = None
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The record, the numbers of the lines it began and ended; `replayed` for a repeated key."""

    decision: int
    begun: tuple[int, ...]
    ended: tuple[int, ...]
    replayed: bool = False


def decide_lines(decision: NewDecision, change: Change, *, by: Actor, key: str) -> Decided:
    """Records a decision with the lines it begins and ends. Raises Refused.

    The first day of a line is the day the decision takes effect, whatever the line says; source,
    phase and decision are the decision's. What was done before that day is not touched.
    """
    now = clock.now()
    decision, change = cleaned(decision), with_decision(decision, change)
    request = msgspec.json.encode([decision, change])

    def work() -> idempotency.Answer:
        one_writer()
        _refuse(refusal(decision, change, by=by, today=local(now).date()))
        record = _recorded(decision, by, now)
        for number in change.ended:
            _end(number, record)
        rows = [
            shipping.row_of(each, origin=DECIDED, decided_by=record.pk) for each in change.added
        ]
        begun = SchemeLine.objects.bulk_create(rows, batch_size=1000)
        return {
            "decision": record.pk,
            "begun": [row.pk for row in begun],
            "ended": list(change.ended),
        }

    outcome = idempotency.once(f"scheme:{by.person}", key, request, work)
    answer = outcome.answer
    return Decided(
        decision=answer["decision"],
        begun=tuple(answer["begun"]),
        ended=tuple(answer["ended"]),
        replayed=outcome.replayed,
    )


def _recorded(decision: NewDecision, by: Actor, at: datetime) -> SchemeDecision:
    return SchemeDecision.objects.create(
        number=decision.number,
        title=decision.title,
        signed_on=decision.signed_on,
        effective=decision.effective,
        phase=decision.phase,
        recorded_at=at,
        recorded_by=by.person,
        recorded_name=by.name,
    )


def end_lines(decision: NewDecision, lines: tuple[int, ...], *, by: Actor, key: str) -> Decided:
    """Closes the lines on the eve of the day the decision takes effect. Raises Refused."""
    return decide_lines(decision, Change(ended=lines), by=by, key=key)


def rehearse(decision: NewDecision, change: Change, *, by: Actor) -> Refusal | None:
    """What `decide_lines` would be told now, without doing it; None when it would be done."""
    decision, change = cleaned(decision), with_decision(decision, change)
    return refusal(decision, change, by=by, today=clock.today())


def refusal(decision: NewDecision, change: Change, *, by: Actor, today: date) -> Refusal | None:
    if Permission.SCHEME_PUBLISH not in PERMISSIONS[by.role]:
        return refusals.MayNotPublish()
    return _decision_refusal(decision, today) or checking.change_refusal(
        change, decision.effective, today
    )


def _decision_refusal(decision: NewDecision, today: date) -> Refusal | None:
    effective = f"{decision.effective:%d/%m/%Y}"
    if not decision.number or not decision.title:
        return refusals.DecisionUnnamed()
    if passed := checking.day_refusal(decision.effective, today):
        return passed
    signed = decision.signed_on
    if signed is not None and (signed > decision.effective or signed > today):
        return refusals.SignedAfterEffect(signed=f"{signed:%d/%m/%Y}", effective=effective)
    same = SchemeDecision.objects.filter(number=decision.number).first()
    if same is not None:
        return refusals.DecisionRecorded(
            number=same.number,
            recorded=f"{local(same.recorded_at):%d/%m/%Y}",
            effective=f"{same.effective:%d/%m/%Y}",
        )
    return None


def cleaned(decision: NewDecision) -> NewDecision:
    """Without stray blanks and control characters; Refused when a text cannot be used."""
    try:
        return replace(
            decision,
            number=clean_text(decision.number, longest=60),
            title=clean_text(decision.title, longest=200),
            phase=clean_text(decision.phase, longest=20),
        )
    except ValueError as fault:
        raise Refused(refusals.DecisionUnnamed()) from fault


def with_decision(decision: NewDecision, change: Change) -> Change:
    """The lines as the decision makes them."""
    signed = f", ký ngày {decision.signed_on:%d/%m/%Y}" if decision.signed_on else ""

    def made(line: Line) -> Line:
        return replace(
            line,
            number=0,
            first=decision.effective,
            phase=decision.phase,
            decision=decision.number,
            trust="sourced",
            source=f"{decision.number}{signed}",
        )

    return Change(added=tuple(map(made, change.added)), ended=tuple(sorted(set(change.ended))))


def _end(number: int, record: SchemeDecision) -> None:
    """Closes one line, or strikes it when its first day has not come."""
    row = SchemeLine.objects.select_for_update().get(pk=number)
    begun = row.valid.lower < record.effective
    last = shipping.eve(record.effective) if begun else None
    SchemeEnding.objects.create(line=row, decision=record, last=last)
    if begun:
        row.valid = (row.valid.lower, record.effective)
        row.save(update_fields=["valid"])
        return
    row.struck_on = local(record.recorded_at).date()
    row.struck_why = record.number
    row.save(update_fields=["struck_on", "struck_why"])


def one_writer() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _refuse(why: Refusal | None) -> None:
    if why is not None:
        raise Refused(why)
