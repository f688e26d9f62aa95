"""Opens, counts and closes a clerk's shift."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.channels.counters import books, queries, rows
from motcua.channels.counters import models as m
from motcua.channels.counters.asking import now_and_rules, raise_if
from motcua.domain.kernel.actor import Actor
from motcua.domain.till import accounts, shifts
from motcua.domain.till import refusals as r
from motcua.domain.till.roles import handler_refusal, manager_refusal
from motcua.domain.till.rules import TillRules
from motcua.domain.till.shifts import CashUp, Shift
from motcua.dossiers import keys
from motcua.plumbing.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShift:
    """`float_amount` is the small change the drawer begins with."""

    unit: str
    float_amount: int = 0


def open_shift(asked: NewShift, *, by: Actor, key: str) -> Shift:
    now, rules = now_and_rules()

    def work() -> dict[str, str]:
        books.lock(f"clerk/{by.person}")
        had = queries.open_shift_of(by.person)
        raise_if(
            handler_refusal(by, rules)
            or shifts.opening_refusal(had, asked.float_amount, rules)
            or (None if by.place == asked.unit else r.NotForYou(article=rules.article("roles")))
        )
        shift = Shift(
            number=books.numbered("CA", asked.unit, now),
            unit=asked.unit,
            clerk=by.person,
            clerk_name=by.name,
            collector=accounts.collector_of(by),
            float_amount=asked.float_amount,
            opened_at=now,
        )
        m.Shift.objects.create(
            number=shift.number,
            unit=shift.unit,
            clerk=shift.clerk,
            clerk_name=shift.clerk_name,
            collector=shift.collector,
            float_amount=shift.float_amount,
            opened_at=now,
        )
        lent = shifts.opened(shift)
        if lent is not None:
            books.post(lent, _note(shift, by, now))
        return {"shift": shift.number}

    return _shift(keys.once(by, key, keys.request("open_shift", by, asked), work)["shift"])


def cash_up(
    shift: str, counted: Mapping[int, int], explanation: str = "", *, by: Actor, key: str
) -> CashUp:
    """Counts the drawer, note by note; may be done at any time and again. Raises Refused.

    The books are not moved: the difference is posted when the shift closes.
    """
    now, rules = now_and_rules()

    def work() -> dict[str, int]:
        held = _locked(shift, by, rules)
        expected = books.balance(accounts.drawer(held.number, held.unit))
        raise_if(shifts.count_refusal(held, counted, explanation, expected=expected, rules=rules))
        row = m.CashUp.objects.create(
            shift_id=held.number,
            at=now,
            counted={str(worth): pieces for worth, pieces in counted.items() if pieces},
            total=shifts.total_of(counted),
            expected=expected,
            explanation=explanation.strip(),
            by_person=by.person,
        )
        return {"cash_up": row.pk}

    told = {str(worth): pieces for worth, pieces in counted.items()}
    asked = keys.request("cash_up", by, shift, told, explanation)
    return rows.cash_up_of(m.CashUp.objects.get(pk=keys.once(by, key, asked, work)["cash_up"]))


def confirm_cash_up(shift: str, *, by: Actor, key: str) -> CashUp:
    """The manager of the place has looked at the newest count and stands in for it too."""
    now, rules = now_and_rules()

    def work() -> dict[str, int]:
        held = _locked(shift, by, rules, as_manager=True)
        raise_if(shifts.confirming_refusal(held, by, rules))
        row = m.CashUp.objects.filter(shift=shift).order_by("-id")[0]
        row.confirmed_by, row.confirmer_name, row.confirmed_at = by.person, by.name, now
        row.save()
        return {"cash_up": row.pk}

    answer = keys.once(by, key, keys.request("confirm_cash_up", by, shift), work)
    return rows.cash_up_of(m.CashUp.objects.get(pk=answer["cash_up"]))


def close_shift(shift: str, *, by: Actor, key: str) -> Shift:
    """Posts the difference and moves the money into the safe of the unit. Raises Refused."""
    now, rules = now_and_rules()

    def work() -> dict[str, str]:
        held = _locked(shift, by, rules)
        drawer = books.balance(accounts.drawer(held.number, held.unit))
        raise_if(shifts.closing_refusal(held, drawer, rules))
        if held.cash_up is not None:
            moved = shifts.closed(held, held.cash_up)
            if moved.postings:
                books.post(moved, _note(held, by, now))
        m.Shift.objects.filter(number=shift).update(closed_at=now)
        return {"shift": shift}

    return _shift(keys.once(by, key, keys.request("close_shift", by, shift), work)["shift"])


def _locked(shift: str, by: Actor, rules: TillRules, *, as_manager: bool = False) -> Shift:
    """The shift, held until the transaction ends; for its clerk and for the place's manager."""
    row = m.Shift.objects.select_for_update().filter(number=shift).first()
    if row is None:
        raise Refused(r.ShiftUnknown(article=rules.article("shift"), shift=shift))
    if as_manager or row.clerk != by.person:
        raise_if(manager_refusal(by, row.unit, rules))
    return rows.shift_of_row(row)


def _shift(number: str) -> Shift:
    found = queries.shift(number)
    assert found is not None  # noqa: S101 - written in this very transaction or before
    return replace(found)


def _note(shift: Shift, by: Actor, at: datetime) -> books.Note:
    return books.Note(
        by=by, about=shift.number, unit=shift.unit, at=at, recorded_at=at, shift=shift.number
    )
