"""What is owed to whom: positions, remittances and their due days, settlements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from motcua.channels.counters import models as m
from motcua.domain.kernel.actor import Actor
from motcua.domain.till.accounts import AccountKind
from motcua.domain.till.quarters import Quarter, quarter_from
from motcua.domain.till.remitting import Due, Remittance, RemittanceState, Source, dues
from motcua.domain.till.settling import Figures, Settlement, Side, side_of
from motcua.plumbing import clock
from motcua.reference.places import queries as places
from motcua.reference.rulebook.queries import money_on

COLLECTED, BENEFICIARY = AccountKind.COLLECTED.value, AccountKind.BENEFICIARY.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One collector and one beneficiary: void receipts are taken off what was collected."""

    collector: str
    beneficiary: str
    collected: int
    arrived: int
    under_way: int

    @property
    def owed(self) -> int:
        """What has not reached the beneficiary."""
        return self.collected - self.arrived

    @property
    def to_send(self) -> int:
        """What has not even been sent."""
        return self.owed - self.under_way


def is_enterprise(body: str) -> bool:
    """Whether money for the body is the postal enterprise's own, not an agency's."""
    return places.place_name(body, clock.today()) == body


def side(by: Actor, collector: str, beneficiary: str) -> Side | None:
    """For which of the two the actor may sign."""
    return side_of(by, collector, beneficiary, enterprise=is_enterprise(beneficiary))


def position(collector: str, beneficiary: str) -> Position:
    return Position(
        collector=collector,
        beneficiary=beneficiary,
        collected=-_moved(COLLECTED, collector, beneficiary),
        arrived=_moved(BENEFICIARY, collector, beneficiary),
        under_way=m.Remittance.objects.filter(
            collector=collector, beneficiary=beneficiary, ended_at=None
        ).aggregate(sum=Sum("amount"))["sum"]
        or 0,
    )


def positions(
    *, collector: str = "", beneficiaries: tuple[str, ...] | None = None
) -> list[Position]:
    """Every pair with any money between them; of one collector or for some bodies only."""
    pairs = m.Posting.objects.filter(kind=COLLECTED).values_list("place", "owner").distinct()
    if collector:
        pairs = pairs.filter(place=collector)
    if beneficiaries is not None:
        pairs = pairs.filter(owner__in=beneficiaries)
    return [position(*pair) for pair in pairs.order_by("owner", "place")]


def _moved(kind: str, collector: str, beneficiary: str, **only: Any) -> int:
    mine = m.Posting.objects.filter(kind=kind, owner=beneficiary, place=collector, **only)
    return mine.aggregate(sum=Sum("amount"))["sum"] or 0


def remittance_of(row: m.Remittance) -> Remittance:
    return Remittance(
        number=row.number,
        unit=row.unit,
        collector=row.collector,
        beneficiary=row.beneficiary,
        amount=row.amount,
        source=Source(row.source),
        slip=row.slip,
        sent_at=row.sent_at,
        sent_by=row.sent_by,
        sender_name=row.sender_name,
        state=_state(row.arrived),
        ended_at=row.ended_at,
        ender_name=row.ender_name,
        proof=row.proof,
    )


def _state(arrived: bool | None) -> RemittanceState:  # noqa: FBT001 - the stored column
    if arrived is None:
        return RemittanceState.UNDER_WAY
    return RemittanceState.ARRIVED if arrived else RemittanceState.CAME_BACK


def remittance(number: str) -> Remittance | None:
    row = m.Remittance.objects.filter(number=number).first()
    return remittance_of(row) if row else None


def remittances(
    *, units: tuple[str, ...] | None = None, bodies: tuple[str, ...] = (), open_only: bool = False
) -> list[Remittance]:
    """Sent from these units or for these bodies, the newest first; all for None."""
    found = m.Remittance.objects.order_by("-sent_at", "-number")
    if units is not None:
        found = found.filter(Q(unit__in=units) | Q(beneficiary__in=bodies))
    if open_only:
        found = found.filter(ended_at=None)
    return [remittance_of(row) for row in found[:200]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRow:
    collector: str
    beneficiary: str
    due: Due
    late: bool
    doubtful: bool


def remittances_due(
    on: date, *, collector: str = "", beneficiaries: tuple[str, ...] | None = None
) -> list[DueRow]:
    """What of each month is still to be sent, the earliest due day first."""
    rule = money_on(on).remittance
    found = []
    for each in positions(collector=collector, beneficiaries=beneficiaries):
        months = _by_month(each.collector, each.beneficiary, on)
        for due in dues(months, each.arrived + each.under_way, rule):
            found.append(
                DueRow(
                    collector=each.collector,
                    beneficiary=each.beneficiary,
                    due=due,
                    late=due.is_late(on),
                    doubtful=rule.doubtful,
                )
            )
    return sorted(found, key=lambda row: (row.due.due_on, row.beneficiary, row.collector))


def _by_month(collector: str, beneficiary: str, on: date) -> dict[date, int]:
    mine = m.Posting.objects.filter(
        kind=COLLECTED, owner=beneficiary, place=collector, entry__book_day__lte=on
    )
    summed = mine.annotate(month=TruncMonth("entry__book_day")).values("month")
    return {row["month"]: -row["sum"] for row in summed.annotate(sum=Sum("amount"))}


def figures(collector: str, beneficiary: str, quarter: Quarter) -> Figures:
    """The quarter as the books have it now."""
    before = {"entry__quarter__lt": quarter.code}
    within = {"entry__quarter": quarter.code}
    owed = _moved(COLLECTED, collector, beneficiary, **before)
    reached = _moved(BENEFICIARY, collector, beneficiary, **before)
    mine = m.Remittance.objects.filter(collector=collector, beneficiary=beneficiary)
    ways = m.Posting.objects.filter(
        kind=AccountKind.UNDER_WAY.value, owner__in=mine.values("number")
    )
    return Figures(
        brought_forward=-owed - reached,
        collected=-_moved(COLLECTED, collector, beneficiary, entry__kind="collected", **within),
        given_back=_moved(COLLECTED, collector, beneficiary, entry__kind="voided", **within),
        sent=_sum(ways.filter(entry__kind="remitted", **within)),
        came_back=-_sum(ways.filter(entry__kind="came_back", **within)),
        arrived=_moved(BENEFICIARY, collector, beneficiary, **within),
        under_way=_sum(ways.filter(entry__quarter__lte=quarter.code)),
    )


def _sum(postings: QuerySet[m.Posting]) -> int:
    return postings.aggregate(sum=Sum("amount"))["sum"] or 0


def settlement_of(row: m.Settlement) -> Settlement:
    return Settlement(
        number=row.number,
        collector=row.collector,
        beneficiary=row.beneficiary,
        quarter=quarter_from(row.quarter),
        figures=Figures(**row.figures),
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposer_name=row.proposer_name,
        proposer_side=Side(row.proposer_side),
        agreed_at=row.agreed_at,
        agreer_name=row.agreer_name,
        objection=row.objection,
    )


def settlement(number: str) -> Settlement | None:
    row = m.Settlement.objects.filter(number=number).first()
    return settlement_of(row) if row else None


def settlements_waiting_for(by: Actor) -> int:
    """How many the actor has to agree to, or to draw up anew."""
    rows = [settlement_of(row) for row in m.Settlement.objects.filter(agreed_at=None)]
    return sum(each.waits_for(side(by, each.collector, each.beneficiary)) for each in rows)


def settlements(
    *,
    collectors: Iterable[str] | None = None,
    bodies: Iterable[str] = (),
    quarter: Quarter | None = None,
) -> list[Settlement]:
    """Of these collectors or for these bodies, the newest quarter first; all for None."""
    found = m.Settlement.objects.order_by("-quarter", "beneficiary", "collector")
    if collectors is not None:
        found = found.filter(Q(collector__in=list(collectors)) | Q(beneficiary__in=list(bodies)))
    if quarter is not None:
        found = found.filter(quarter=quarter.code)
    return [settlement_of(row) for row in found]
