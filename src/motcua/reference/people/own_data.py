"""A person's own data: requests and their answers, copies to take away, who keeps what."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable, read_identity
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.own_data import LIMITING, RequestKind
from motcua.plumbing import clock, numbering
from motcua.plumbing.errors import Refused
from motcua.plumbing.files import StoredFile
from motcua.reference.people import own_data_refusals as refusals
from motcua.reference.people.cleaning import cleaned
from motcua.reference.people.commands import naming
from motcua.reference.people.keys import once
from motcua.reference.people.models import DataExport, DataRequest, User
from motcua.reference.people.own_data_rows import CopyRow, RequestRow
from motcua.reference.people.permissions import attends
from motcua.reference.people.queries import forget_hats
from motcua.reference.people.refusals import NameUnreadable, PersonalIdTaken
from motcua.reference.people.sign_in_refusals import NotForOneself

NAME, BIRTH, NUMBER, OTHER = "name", "birth", "number", "other"
SUBJECTS = (NAME, BIRTH, NUMBER, OTHER)
DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`subject` is what is to be corrected; `unit` the desk that shall answer."""

    kind: RequestKind
    subject: str
    wanted: str
    reason: str
    unit: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`correct` is what the paper shows, when a name, day of birth or number is corrected."""

    granted: bool
    answer: str
    document: str = ""
    correct: str = ""


def ask(user: User, asked: Asked, *, by: Actor, key: str) -> str:
    """The code of the request."""
    now = clock.now()

    def work() -> dict[str, str]:
        wanted = cleaned(asked.wanted, longest=2000)
        if not wanted or not asked.unit:
            raise Refused(refusals.RequestEmpty())
        year = f"{local(now):%y}"
        made = DataRequest.objects.create(
            code=f"DL{year}-{numbering.next_number(f'data-request:{year}'):06}",
            user=user,
            kind=asked.kind.value,
            subject=asked.subject,
            wanted=wanted,
            reason=cleaned(asked.reason, longest=2000),
            unit=asked.unit,
            asked_at=now,
            answer_by=asked.answer_by,
        )
        return {"code": made.code}

    # The moment of asking and the day of the answer are the house's, not the person's words.
    said = (asked.kind, asked.subject, asked.wanted, asked.reason, asked.unit)
    return str(once(by, key, ("ask", *said), work)["code"])


def answer(code: str, given: Answered, *, by: Actor, key: str) -> None:
    """Once, by the desk that was asked; what is granted is corrected in the same moment."""
    now = clock.now()

    def work() -> dict[str, str]:
        waits = DataRequest.objects.select_for_update().filter(code=code).first()
        if (
            waits is None
            or waits.answered_at is not None
            or not (attends(by) and by.place == waits.unit)
        ):
            raise Refused(refusals.NoSuchRequest(asked=code[:40]))
        if str(waits.user_id) == by.person:
            raise Refused(NotForOneself())
        said = cleaned(given.answer, longest=2000)
        corrects = given.granted and waits.kind == RequestKind.CORRECTION.value
        if not said or (corrects and not given.document.strip()):
            raise Refused(refusals.AnswerEmpty())
        if corrects and waits.subject != OTHER:
            _correct(waits.user_id, waits.subject, given.correct)
        waits.answered_at, waits.granted, waits.answer = now, given.granted, said
        waits.answered_by, waits.answered_by_name = by.person, by.name
        waits.document = cleaned(given.document, longest=60)
        waits.save()
        return {"code": code}

    once(by, key, ("answer", code, given), work)
    forget_hats()


def _correct(person: int, subject: str, correct: str) -> None:
    user = User.objects.select_for_update().get(pk=person)
    text = cleaned(correct)
    if not text:
        raise Refused(refusals.AnswerEmpty())
    if subject == NAME:
        user.full_name = text
    elif subject == BIRTH:
        user.birth = _day(text)
    else:
        read = read_identity(IdentityKind.PERSONAL_ID, text)
        if isinstance(read, IdentityUnreadable):
            raise Refused(read)
        user.personal_id = read.number
    with naming({"people_user_personal_id_key": PersonalIdTaken()}):
        user.save(update_fields=["full_name", "birth", "personal_id"])


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, DAY).date()
    except ValueError as fault:
        raise Refused(NameUnreadable(why="dd/mm/yyyy")) from fault


def is_restricted(identity: str) -> bool:
    """Whether what is known of this person is not to be used in anything new."""
    of_use = [*LIMITING, RequestKind.RELEASE]
    granted = DataRequest.objects.filter(user__personal_id=identity, granted=True, kind__in=of_use)
    last = granted.order_by("-answered_at", "-id").values_list("kind", flat=True).first()
    return last in LIMITING


def requests_of(user: User) -> list[RequestRow]:
    return [_request(each) for each in DataRequest.objects.filter(user=user).order_by("-asked_at")]


def requests_at(units: tuple[str, ...] | None) -> list[RequestRow]:
    """Those that wait, the first to answer first; None for everywhere."""
    waiting = DataRequest.objects.filter(answered_at__isnull=True).select_related("user")
    if units is not None:
        waiting = waiting.filter(unit__in=units)
    return [_request(each) for each in waiting.order_by("answer_by", "id")]


def request(code: str) -> RequestRow | None:
    found = DataRequest.objects.filter(code=code).select_related("user").first()
    return _request(found) if found else None


def begin_copy(user: User, until: date) -> UUID:
    """A copy shall be made; refused while another is made or lies ready."""
    today = clock.today()
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        open_now = DataExport.objects.filter(user=user, removed_at=None, until__gte=today)
        if open_now.exists():
            raise Refused(refusals.CopyUnderWay())
        made = DataExport.objects.create(code=uuid4(), user=user, asked_at=clock.now(), until=until)
    return made.code


def copy_made(code: UUID, file: StoredFile) -> None:
    waits = DataExport.objects.filter(code=code, ready_at=None)
    waits.update(ready_at=clock.now(), size=file.size, digest=file.digest)


def copy_owner(code: UUID) -> User | None:
    """Whose copy is still to be made or taken; None for one that is gone."""
    found = DataExport.objects.filter(code=code, removed_at=None).select_related("user").first()
    return found.user if found else None


def copies_of(user: User) -> list[CopyRow]:
    return [_copy(each) for each in DataExport.objects.filter(user=user).order_by("-asked_at")]


def copies_past(today: date) -> list[CopyRow]:
    """Copies whose days are over and that are still there."""
    return [_copy(each) for each in DataExport.objects.filter(removed_at=None, until__lt=today)]


def copy_removed(code: UUID) -> None:
    DataExport.objects.filter(code=code, removed_at=None).update(removed_at=clock.now())


def _request(row: DataRequest) -> RequestRow:
    return RequestRow(
        code=row.code,
        person=str(row.user_id),
        name=row.user.full_name,
        identity=row.user.personal_id or "",
        kind=RequestKind(row.kind),
        subject=row.subject,
        wanted=row.wanted,
        reason=row.reason,
        unit=row.unit,
        asked_at=row.asked_at,
        answer_by=row.answer_by,
        answered_at=row.answered_at,
        answered_by_name=row.answered_by_name,
        granted=row.granted,
        answer=row.answer,
        document=row.document,
    )


def _copy(row: DataExport) -> CopyRow:
    return CopyRow(
        code=row.code,
        asked_at=row.asked_at,
        ready_at=row.ready_at,
        until=row.until,
        size=row.size,
        digest=row.digest,
        removed=row.removed_at is not None,
    )
