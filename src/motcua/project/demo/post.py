"""Some days of the post in the training province, lived hour by hour by the real commands."""

import heapq
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from uuid import UUID

from motcua.channels.post import commands as post
from motcua.channels.post.shapes import (
    Attempt,
    ComplaintMade,
    Contact,
    Mishap,
    Outcome,
    PaymentMethod,
    PickUpAsked,
)
from motcua.domain.calendar.workdays import WorkCalendar
from motcua.domain.dossier.party import Party
from motcua.domain.dossier.terms import PostalService, ProcedureTerms
from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import clock
from motcua.project.demo import persons
from motcua.project.demo.post_hands import Errand, Post
from motcua.project.demo.post_money import close_drawer, open_drawer
from motcua.project.demo.staff import Login
from motcua.project.demo.year import BIRTH_CODE, procedures_of
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places
from motcua.reference.places.queries import OneStopUnit
from motcua.reference.rulebook import queries as rulebook

DAYS, PER_DAY = 10, 4
OPENING, CLOSING = time(7, 15), time(16, 45)
FATES = ("delivered", "delivered", "delivered", "door", "door", "twice", "absent", "lost")
"""What becomes of results, in this proportion: at the door for money, failed attempts, a loss."""

AT_WORK = {Role.POSTAL_CLERK, Role.RECEPTION_OFFICIAL, Role.CASE_OFFICER, Role.HEAD_OF_AGENCY}

Do = Callable[[], None]


@dataclass
class Days:
    """An agenda: what is due next is done next, with the clock standing at its moment."""

    crew: Post
    calendar: WorkCalendar
    until: datetime
    agenda: list[tuple[datetime, int, Do]] = field(default_factory=list)
    order: Iterator[int] = field(default_factory=count)

    def on(self, day: date, at: time, do: Do) -> None:
        moment = datetime.combine(day, at, VIETNAM)
        if moment <= self.until:
            heapq.heappush(self.agenda, (moment, next(self.order), do))

    def live(self) -> int:
        """Until nothing is due; says how many things were done."""
        done = 0
        while self.agenda:
            moment, _, do = heapq.heappop(self.agenda)
            with clock.standing_at(moment):
                do()
            done += 1
        return done

    def after(self, day: date, working_days: int) -> date:
        while working_days:
            day += timedelta(days=1)
            working_days -= self.calendar.is_working_day(day)
        return day


def crew_of(unit: OneStopUnit, logins: Sequence[Login], day: date, random: Random) -> Post:
    """The people who can sign in, where the applicants live, and what the post may carry."""
    hats = {login.username: _hat(login, day) for login in logins if login.role in AT_WORK}
    communes = places.units(day, level="commune", parent=unit.admin_code)
    return Post(
        clerk=hats["giaodich"],
        postman=hats["buuta"],
        desk=hats["tiepnhan"],
        officer=hats["thuly"],
        head=hats["lanhdao"],
        unit=unit.code,
        agency=unit.agency_code,
        agency_name=places.place_name(unit.agency_code, day),
        homes=[(each.code, each.name) for each in communes or [places.unit(unit.admin_code, day)]],
        offers=_offers(unit.level, day),
        random=random,
    )


def _hat(login: Login, day: date) -> Actor:
    held = people.holders(login.role, login.place, day)
    return next(actor for actor in held if actor.name == login.name)


def _offers(level: str, day: date) -> list[ProcedureTerms]:
    """What goes both ways by post, needs nobody in person and hands in papers."""
    return [
        terms
        for terms in procedures_of(level, day)
        if terms.postal is PostalService.BOTH
        and not terms.presence
        and not terms.immediate
        and any(paper.mandatory for paper in terms.papers)
    ]


def live(crew: Post, until: datetime) -> int:
    """The last working days before `until` on which the post office stood; how many acts."""
    days = Days(crew=crew, calendar=rulebook.calendar_for(None, until.date()), until=until)
    span = [until.date() - timedelta(days=back) for back in range(30, -1, -1)]
    working = [day for day in span if days.calendar.is_working_day(day)]
    standing = [day for day in working if places.place_exists(crew.clerk.place, day)]
    for day in standing[-DAYS:]:
        days.on(day, OPENING, lambda: open_drawer(crew))
        days.on(day, CLOSING, lambda: close_drawer(crew))
        for nth in range(PER_DAY):
            _errand(days, day, nth)
    if standing:
        _this_morning(days, until.date())
    return days.live()


def _errand(days: Days, day: date, nth: int) -> None:
    """Handed in on a day, brought and filed the same day, decided the next, sent home."""
    crew, random = days.crew, days.crew.random
    code, name = random.choice(crew.homes)
    who = persons.party(random, persons.Village(BIRTH_CODE, name), day)
    home = _home(who, code)
    errand = Errand(post=crew, who=who, terms=random.choice(crew.offers), home=home)
    fate = random.choice(FATES)
    method = PaymentMethod.LATER if fate == "door" else PaymentMethod.CASH
    at = time(8 + nth // 2, 10 + 25 * (nth % 2))
    if nth % PER_DAY == PER_DAY - 1:
        days.on(day, time(7, 30), lambda: _fetched_at_home(errand, day))
    else:
        days.on(day, at, lambda: errand.accept(method=method))
        days.on(day, time(10, 30 + nth), errand.fetch_from_counter)
    days.on(day, time(13, 40 + nth), errand.bring_to_desk)
    days.on(day, time(14, 10 + nth), errand.file)
    _home_again(days, errand, day, fate)


def _fetched_at_home(errand: Errand, day: date) -> None:
    """Asked for by telephone, given to the postman, fetched at the door."""
    crew = errand.post
    asked = PickUpAsked(
        contact=errand.home,
        procedure=errand.terms.procedure,
        case=errand.terms.case,
        wished_day=day,
        window="8-10",
        applicant_identity=errand.who.identity,
        by_phone=True,
    )
    visit = post.request_pick_up(asked, by=crew.clerk, key=crew.key())
    _assign(crew, visit.id, day)
    errand.accept(pick_up=visit.id)


def _home(who: Party, unit: str) -> Contact:
    """The hamlet; the post writes the names of commune and province itself."""
    hamlet, _, _ = who.address.partition(",")
    return Contact(name=who.name, address=hamlet, phone=who.phone, unit=unit)


def _assign(crew: Post, visit: UUID, day: date) -> None:
    chosen = post.PostmanChosen(
        pick_up=visit, postman=crew.postman.person, postman_name=crew.postman.name, day=day
    )
    post.assign_pick_up(chosen, by=crew.clerk, key=crew.key())


def _home_again(days: Days, errand: Errand, day: date, fate: str) -> None:
    second, third, fifth = (days.after(day, n) for n in (1, 2, 4))
    days.on(second, time(9, 0), errand.decide)
    days.on(second, time(10, 0), lambda: errand.approve(second))
    days.on(second, time(14, 0), errand.dispatch)
    days.on(second, time(15, 0), errand.fetch_from_desk)
    if fate in {"delivered", "door"}:
        days.on(third, time(9, 30), errand.deliver)
    elif fate == "twice":
        days.on(third, time(9, 50), lambda: _nobody_in(errand))
        days.on(fifth, time(9, 50), errand.deliver)
    elif fate == "absent":
        days.on(third, time(10, 10), lambda: _nobody_in(errand))
        days.on(fifth, time(10, 10), lambda: _nobody_in(errand))
        days.on(fifth, time(10, 20), lambda: _back(errand))
    else:
        days.on(third, time(16, 0), lambda: _lost(errand))


def _nobody_in(errand: Errand) -> None:
    if errand.back is not None:
        tried = Attempt(outcome=Outcome.ABSENT, invited=True, note="Đã để lại giấy mời")
        post.attempt(errand.back.row.number, tried, by=errand.post.postman, key=errand.post.key())


def _back(errand: Errand) -> None:
    if errand.back is not None:
        why = "Hai lần mời không có người nhận"
        post.bring_back(errand.back.row.number, why, by=errand.post.postman, key=errand.post.key())


def _lost(errand: Errand) -> None:
    """The postman owns up, the applicant complains."""
    if errand.back is None:
        return
    crew, row = errand.post, errand.back.row
    mishap = Mishap(
        thing=row.packet,
        how="Rơi mất trên đường phát",
        reissue=(errand.terms.result or "Kết quả giải quyết",),
        apology="Bưu điện xin lỗi ông/bà vì sự cố này và chịu chi phí cấp lại.",
    )
    post.declare_lost(row.number, mishap, by=crew.postman, key=crew.key())
    complaint = ComplaintMade(
        complainant=errand.who.name, phone=errand.who.phone, what="Chưa nhận được kết quả"
    )
    post.complain(row.number, complaint, by=crew.clerk, key=crew.key())


def _this_morning(days: Days, day: date) -> None:
    """A visit that was given out, and one that nobody has yet."""
    if not days.calendar.is_working_day(day):
        return
    for minute, given in ((20, True), (25, False)):
        days.on(day, time(7, minute), _asking(days, day, given=given))


def _asking(days: Days, day: date, *, given: bool) -> Do:
    crew, random = days.crew, days.crew.random
    code, name = random.choice(crew.homes)
    who = persons.party(random, persons.Village(BIRTH_CODE, name), day)
    terms = random.choice(crew.offers)
    asked = PickUpAsked(
        contact=Contact(
            name=who.name, address=who.address.partition(",")[0], phone=who.phone, unit=code
        ),
        procedure=terms.procedure,
        case=terms.case,
        wished_day=day,
        window="14-16",
        applicant_identity=who.identity,
        by_phone=True,
    )

    def ask() -> None:
        visit = post.request_pick_up(asked, by=crew.clerk, key=crew.key())
        if given:
            _assign(crew, visit.id, day)

    return ask
