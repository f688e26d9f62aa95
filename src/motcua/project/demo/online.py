"""Some days of filing from home in the training province, lived by the real commands."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from motcua.channels.documents import commands as documents
from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.shapes import Mandated, Own
from motcua.channels.payments import account_commands as accounts
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import MissingPaper, ResultPaper
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.mandate import ConsentWay
from motcua.dossiers import commands as dossiers
from motcua.dossiers import queries as register
from motcua.plumbing import clock
from motcua.project.demo import persons
from motcua.project.demo.online_hands import Homes, attach, beginning, filled, send
from motcua.project.demo.post_hands import Post
from motcua.project.demo.year import procedures_of
from motcua.reference.people import commands as people
from motcua.reference.people import mandates
from motcua.reference.people import queries as who
from motcua.reference.people.mandate_rows import Consent, Helper, NewMandate, Principal
from motcua.reference.people.queries import User
from motcua.reference.places.queries import OneStopUnit
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.rulebook.persons import mandate_limits_on

DAYS, PER_DAY, NEIGHBOURS = 5, 3, 4
FATES = ("accepted", "decided", "asked", "corrected", "refused", "decided")
"""What becomes of filings, one after the other; those of the last hours still wait."""
BANK, ACCOUNT = "970436", "0000000000018"
"""The public number of a bank, and an account that is nobody's."""
WORDS = {
    "asked": "Ảnh chụp mờ, không đọc được số; mời chụp lại.",
    "refused": "Hồ sơ không thuộc phạm vi giải quyết của đơn vị.",
}


def live(crew: Post, unit: OneStopUnit, until: datetime) -> int:
    """The last working days before `until`; how many filings were sent."""
    reception = who.user_by_person(crew.desk.person)
    offers = list(_offers(unit.level, until.date()))
    if reception is None or not offers:
        return 0
    homes = Homes(
        crew=crew, reception=reception, citizens=_citizens(crew, until.date()), offers=offers
    )
    accounts.add_account(
        accounts.NewAccount(
            agency=crew.agency,
            bank=BANK,
            number=ACCOUNT,
            holder="TAI KHOAN TAP HUAN",
            first=until.date() - timedelta(days=60),
            synthetic=True,
        ),
        by=crew.head,
    )
    sent = [_one(homes, number, at, until) for number, at in enumerate(_moments(until))]
    _unfinished(homes, until)
    return sum(sent) + _for_an_elder(homes, until)


def _offers(level: str, day: date) -> Iterator[ProcedureTerms]:
    """What may be sent from home and is decided some time later."""
    levels = rulebook.online_on(day).rules.levels
    for terms in procedures_of(level, day):
        rule = levels.get(terms.online)
        if rule is not None and rule.submit and not terms.immediate:
            yield terms


def _moments(until: datetime) -> Iterator[datetime]:
    """Some each working day, in the evening too, and two within the last hour."""
    calendar = rulebook.calendar_for(None, until.date())
    days = [until.date() - timedelta(days=back) for back in range(12, 0, -1)]
    for day in [day for day in days if calendar.is_working_day(day)][-DAYS:]:
        for hour in (8, 14, 21)[:PER_DAY]:
            yield datetime.combine(day, time(hour, 10), VIETNAM)
    for minutes in (50, 20):
        yield until - timedelta(minutes=minutes)


def _citizens(crew: Post, on: date) -> list[User]:
    """The citizen who can sign in, and some neighbours whose accounts nobody opens."""
    found = [user for user in (who.user_by_username("congdan"),) if user is not None]
    for number in range(NEIGHBOURS):
        village = persons.Village(birth_code="087", name=crew.homes[0][1])
        person = persons.party(crew.random, village, on)
        found.append(
            people.register_person(
                people.NewPerson(
                    username=f"dan-{number + 1}",
                    full_name=person.name,
                    phone=person.phone,
                    personal_id=person.identity,
                    is_synthetic=True,
                )
            )
        )
    return found


def _one(homes: Homes, number: int, at: datetime, until: datetime) -> bool:
    """One filing and what becomes of it; False where no plausible answer was found."""
    user = homes.citizens[number % len(homes.citizens)]
    with clock.standing_at(at):
        sent = send(homes, homes.offers[number * 7 % len(homes.offers)], user, Own())
    if sent is None:
        return False
    waits = at > until - timedelta(hours=1)
    if not waits:
        fate = FATES[number % len(FATES)]
        answered = _opening_after(at, until)
        if answered is not None:
            _answer(homes, sent, fate, at=answered, until=until)
    return True


def _opening_after(at: datetime, until: datetime) -> datetime | None:
    """An hour at which somebody is at the desk again; None when that is still to come."""
    calendar = rulebook.calendar_for(None, until.date())
    day = at.date() if at.hour < 12 else calendar.nth_after(at.date(), 1)
    found = datetime.combine(day, time(at.hour + 2 if at.hour < 12 else 9, 30), VIETNAM)
    return found if found < until - timedelta(hours=1) else None


def _answer(homes: Homes, dossier: UUID, fate: str, *, at: datetime, until: datetime) -> None:
    desk, key = homes.reception, homes.crew.key
    with clock.standing_at(at):
        seen = _state(dossier).version
        match fate:
            case "refused":
                online.refuse(dossier, WORDS[fate], seen=seen, by=desk, key=key())
            case "asked" | "corrected":
                online.ask_supplement(dossier, _blurred(dossier), seen=seen, by=desk, key=key())
            case _:
                online.accept(dossier, seen=seen, by=desk, key=key())
    later = _opening_after(at, until)
    if later is None:
        return
    with clock.standing_at(later):
        if fate == "corrected":
            _corrected(homes, dossier)
        elif fate == "decided":
            _decided(homes.crew, dossier)


def _blurred(dossier: UUID) -> tuple[MissingPaper, ...]:
    paper = _state(dossier).terms.papers[0]
    return (MissingPaper(paper=paper.code, what=paper.name, reason=WORDS["asked"]),)


def _corrected(homes: Homes, dossier: UUID) -> None:
    user = who.user_by_personal_id(_state(dossier).filing.applicant.identity)
    if user is None:
        return
    draft = online.correct(dossier, by=user)
    missing = _state(dossier).missing[0]
    attach(draft, missing.paper, f"{missing.what} chup lai", user)
    if not queries.missing(queries.look(draft.id, user)):
        online.submit(draft.id, by=user, key=homes.crew.key())


def _decided(crew: Post, dossier: UUID) -> None:
    state, head, officer = _state(dossier), crew.head, crew.officer
    steps = [
        command
        for step in state.terms.desk_steps
        for command in (c.StartStep(number=step.number), c.FinishStep(number=step.number))
    ]
    result = ResultPaper(
        title=state.terms.result or "Kết quả giải quyết",
        number=f"{next(crew.serial)}/{clock.today().year}",
        signed_on=clock.today(),
    )
    acts: list[tuple[Actor, c.Command]] = [
        (crew.desk, c.Transfer()),
        (head, c.Assign(officer=officer.person, officer_name=officer.name)),
        *((officer, step) for step in steps),
        (officer, c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")),
        (head, c.Approve(result=result)),
    ]
    for by, command in acts:
        dossiers.act(dossier, command, by=by, key=crew.key())
    documents.issue(
        documents.NewResult(dossier=dossier, content="Dữ liệu mô phỏng, không có giá trị."),
        by=head,
        key=crew.key(),
    )


def _unfinished(homes: Homes, until: datetime) -> None:
    """A draft the citizen finds again when signing in."""
    with clock.standing_at(until - timedelta(hours=2)):
        user = homes.citizens[0]
        filled(homes, online.begin(beginning(homes.offers[1], Own()), by=user), user)


def _for_an_elder(homes: Homes, until: datetime) -> int:
    """A neighbour of eighty asked the citizen at the desk to file in her name."""
    helper, crew = homes.citizens[0], homes.crew
    terms = homes.offers[-1]
    with clock.standing_at(until - timedelta(hours=3)):
        village = persons.Village(birth_code="087", name=crew.homes[0][1])
        elder = persons.party(crew.random, village, date(until.year - 1, 1, 1))
        today = clock.today()
        code = mandates.give_mandate(
            NewMandate(
                principal=Principal(name=elder.name, identity=elder.identity, birth=elder.birth),
                helper=Helper(name=helper.full_name, identity=helper.personal_id or ""),
                procedures=(terms.procedure,),
                consent=Consent(
                    way=ConsentWay.IN_PERSON,
                    said="Nhờ nộp hồ sơ và nhận kết quả thay (dữ liệu mô phỏng)",
                    witness=crew.desk.name,
                    witness_place=crew.unit,
                ),
                first=today,
                last=today + timedelta(days=60),
                checked="Căn cước (mô phỏng)",
            ),
            mandate_limits_on(today),
            by=crew.desk,
            key=crew.key(),
        )
    with clock.standing_at(until - timedelta(minutes=40)):
        return int(send(homes, terms, helper, Mandated(code)) is not None)


def _state(dossier: UUID) -> State:
    found = register.state_and_id(dossier)
    if found is None:
        raise AssertionError("a dossier that was just filed is there")
    return found[1]
