"""The one door to change what the post has: every counter, postman, carrier and citizen."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from motcua.channels.post import (
    accepting,
    complaining,
    delivering,
    dispatching,
    filing,
    mishaps,
    numbers,
    pickups,
    transit,
)
from motcua.channels.post.complaining import AnswerAsked, ComplaintAsked
from motcua.channels.post.delivering import (
    AttemptAsked,
    DeliveryAsked,
    HoldAsked,
    ReaddressAsked,
    ReturnAsked,
)
from motcua.channels.post.dispatching import BackAsked, Batch
from motcua.channels.post.filing import FilingAsked
from motcua.channels.post.listing import foreseen
from motcua.channels.post.mishaps import Compensation, MishapAsked
from motcua.channels.post.numbers import RangeAsked
from motcua.channels.post.pickups import PickUpNote, PostmanChosen
from motcua.channels.post.queries import consignment, pick_up
from motcua.channels.post.quoting import quote
from motcua.channels.post.recording import Occasion, expect, happened, locked, once
from motcua.channels.post.refusals import NoSuchConsignment
from motcua.channels.post.rows import ConsignmentView, PickUpRow
from motcua.channels.post.shapes import (
    Acceptance,
    Attempt,
    ComplaintAnswer,
    ComplaintMade,
    Contact,
    Counted,
    Delivery,
    Dispatch,
    Mishap,
    PickUpAsked,
    Status,
)
from motcua.channels.post.transit import TransitAsked
from motcua.domain.kernel.actor import Actor
from motcua.plumbing.errors import Refused

__all__ = ["Compensation", "PickUpNote", "PostmanChosen", "foreseen", "quote"]

When = datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """The dossier a consignment became; `number` is its code, or that of the supplement slip."""

    dossier: UUID
    version: int
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How many invitations count so far; `next` is the first day another one would."""

    counted: int
    next: date | None


def request_pick_up(asked: PickUpAsked, *, by: Actor, key: str, at: When = None) -> PickUpRow:
    """Asked by the citizen, or by a clerk on the telephone (`by_phone`)."""
    answer = once("pick_up", asked, by=by, key=key, at=at, work=pickups.ask)
    return pick_up(UUID(answer["pick_up"]))


def assign_pick_up(asked: PostmanChosen, *, by: Actor, key: str, at: When = None) -> PickUpRow:
    answer = once("assign", asked, by=by, key=key, at=at, work=pickups.assign)
    return pick_up(UUID(answer["pick_up"]))


def pick_up_not_found(asked: PickUpNote, *, by: Actor, key: str, at: When = None) -> PickUpRow:
    answer = once("not_found", asked, by=by, key=key, at=at, work=pickups.not_found)
    return pick_up(UUID(answer["pick_up"]))


def close_pick_up(asked: PickUpNote, *, by: Actor, key: str, at: When = None) -> PickUpRow:
    """Calls it off; one that was fetched is closed by `accept`."""
    answer = once("cancel", asked, by=by, key=key, at=at, work=pickups.cancel)
    return pick_up(UUID(answer["pick_up"]))


def accept(asked: Acceptance, *, by: Actor, key: str, at: When = None) -> ConsignmentView:
    """Takes a dossier from its sender: labels, seal, money and note in one transaction."""
    answer = once("accept", asked, by=by, key=key, at=at, work=accepting.accept)
    return _view(answer["number"])


def file(number: str, counted: Counted, *, by: Actor, key: str, at: When = None) -> Filed:
    """Opens, counts and receives, or asks for what is missing; after both signed the minutes."""
    asked = FilingAsked(number=number, counted=counted)
    answer = once("file", asked, by=by, key=key, at=at, work=filing.file)
    return Filed(
        dossier=UUID(answer["dossier"]), version=answer["version"], number=answer["number"]
    )


def pass_on_slip(number: str, *, by: Actor, key: str, at: When = None) -> ConsignmentView:
    """The applicant has the appointment slip (art. 16.3a)."""

    def work(asked: str, occasion: Occasion) -> dict[str, str]:
        row = locked(asked)
        expect(row, frozenset({Status.FILED, Status.SUPPLEMENT}), occasion)
        happened(asked, "slip", occasion, dossier=row.dossier_code)
        return {"number": asked}

    return _view(once("slip", number, by=by, key=key, at=at, work=work)["number"])


def note_transit(dossier: UUID, *, by: Actor, key: str, at: When = None) -> int:
    """Tells the dossier's clock of the ways that do not count; how many were left out."""
    asked = TransitAsked(dossier=dossier)
    answer = once("transit", asked, by=by, key=key, at=at, work=transit.note_transit)
    return int(answer["noted"])


def dispatch_result(asked: Dispatch, *, by: Actor, key: str, at: When = None) -> ConsignmentView:
    """Seals a result for its way home; also again, after it came back or was lost (`replaces`)."""
    answer = once("dispatch", asked, by=by, key=key, at=at, work=dispatching.dispatch)
    return _view(answer["number"])


def dispatch_results(
    asked: tuple[Dispatch, ...], *, by: Actor, key: str, at: When = None
) -> tuple[str, ...]:
    """Many at once, all or none, sealed beforehand as agreed (art. 9.4); their numbers."""
    batch = Batch(dispatches=asked)
    answer = once("batch", batch, by=by, key=key, at=at, work=dispatching.dispatch_batch)
    return tuple(answer["numbers"])


def deliver(
    number: str, delivery: Delivery, *, by: Actor, key: str, at: When = None
) -> ConsignmentView:
    """Hands over paper, takes money, returns the result in the register: all or nothing."""
    asked = DeliveryAsked(number=number, delivery=delivery)
    answer = once("deliver", asked, by=by, key=key, at=at, work=delivering.deliver)
    return _view(answer["number"])


def attempt(number: str, tried: Attempt, *, by: Actor, key: str, at: When = None) -> Tried:
    asked = AttemptAsked(number=number, attempt=tried)
    answer = once("attempt", asked, by=by, key=key, at=at, work=delivering.attempt)
    upcoming = answer["next"]
    return Tried(counted=answer["counted"], next=date.fromisoformat(upcoming) if upcoming else None)


def hold(
    number: str, until: date, *, by: Actor, key: str, at: When = None, note: str = ""
) -> ConsignmentView:
    asked = HoldAsked(number=number, until=until, note=note)
    return _view(once("hold", asked, by=by, key=key, at=at, work=delivering.hold)["number"])


def readdress(number: str, to: Contact, *, by: Actor, key: str, at: When = None) -> ConsignmentView:
    """By who carries it, or by the applicant; whether it is theirs is asked in access."""
    asked = ReaddressAsked(number=number, to=to)
    answer = once("readdress", asked, by=by, key=key, at=at, work=delivering.readdress)
    return _view(answer["number"])


def bring_back(number: str, why: str, *, by: Actor, key: str, at: When = None) -> ConsignmentView:
    asked = ReturnAsked(number=number, why=why)
    answer = once("back", asked, by=by, key=key, at=at, work=delivering.bring_back)
    return _view(answer["number"])


def take_back(
    number: str, opened: Counted, *, by: Actor, key: str, at: When = None
) -> ConsignmentView:
    """The unit has it again, by signed minutes, and opens it."""
    asked = BackAsked(number=number, seal_seen=opened.seal_seen, items_seen=opened.items_seen)
    answer = once("take_back", asked, by=by, key=key, at=at, work=dispatching.take_back)
    return _view(answer["number"])


def declare_lost(
    number: str, mishap: Mishap, *, by: Actor, key: str, at: When = None
) -> ConsignmentView:
    asked = MishapAsked(number=number, mishap=mishap)
    return _view(once("lost", asked, by=by, key=key, at=at, work=mishaps.declare_lost)["number"])


def declare_damaged(
    number: str, mishap: Mishap, *, by: Actor, key: str, at: When = None
) -> ConsignmentView:
    asked = MishapAsked(number=number, mishap=mishap)
    answer = once("damaged", asked, by=by, key=key, at=at, work=mishaps.declare_damaged)
    return _view(answer["number"])


def compensate(asked: Compensation, *, by: Actor, key: str, at: When = None) -> None:
    once("compensate", asked, by=by, key=key, at=at, work=mishaps.compensate)


def complain(number: str, complaint: ComplaintMade, *, by: Actor, key: str, at: When = None) -> str:
    """The number of the complaint."""
    asked = ComplaintAsked(number=number, complaint=complaint)
    answer = once("complain", asked, by=by, key=key, at=at, work=complaining.complain)
    return str(answer["complaint"])


def answer_complaint(
    complaint: str, said: ComplaintAnswer, *, by: Actor, key: str, at: When = None
) -> None:
    asked = AnswerAsked(complaint=complaint, answer=said)
    once("answer", asked, by=by, key=key, at=at, work=complaining.answer)


def grant_tracking(first: str, last: str, *, by: Actor, key: str) -> None:
    """Tracking numbers for the office of whoever enters them: a roll's first label and its last."""
    asked = RangeAsked(first=first, last=last)
    once("grant tracking", asked, by=by, key=key, at=None, work=numbers.grant)


def _view(number: str) -> ConsignmentView:
    found = consignment(number)
    if found is None:
        raise Refused(NoSuchConsignment(asked=number))
    return found
