"""Small fixed dossiers for tests of the core: people, papers, contexts, and a walk through a life.

The two days are the first Monday of the pilot's third phase and a Monday under the newest decree.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.context import Context, Rules, SchemeAnswer
from motcua.domain.dossier.decide import decide
from motcua.domain.dossier.events import Event
from motcua.domain.dossier.evolve import evolve
from motcua.domain.dossier.online import FiledFile, FormAnswers, OnlinePart
from motcua.domain.dossier.party import (
    Channel,
    FeeItem,
    MissingPaper,
    PaperCount,
    Party,
    ResultPaper,
)
from motcua.domain.dossier.state import State
from motcua.domain.dossier.terms import (
    CopyKind,
    PaperRule,
    PostalService,
    ProcedureTerms,
    StepRule,
    StepUnit,
)
from motcua.domain.kernel.actor import OWN_ROLES, Actor, Employer, Role
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import VIETNAM
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.rulebook import law
from motcua.reference.rulebook.online import online_on

ONE_STOP = "000.15.49.H20"
AGENCY = "000.01.49.H20"
PROVINCE = "000.00.00.H20"
MONDAY_2019 = date(2019, 8, 5)
MONDAY_2026 = date(2026, 11, 16)
NUMBER = "087185000123"

PLACES = {
    Role.RECEPTION_OFFICIAL: ONE_STOP,
    Role.POSTAL_CLERK: ONE_STOP,
    Role.UNIT_MANAGER: ONE_STOP,
    Role.CASE_OFFICER: AGENCY,
    Role.HEAD_OF_AGENCY: AGENCY,
}


def actor(role: Role, *, employer: Employer | None = None, place: str = "") -> Actor:
    """Somebody in this role at the usual place, paid by the usual employer."""
    usual = Employer.POST if role is Role.POSTAL_CLERK else Employer.AGENCY
    return Actor(
        person=role.value,
        name=role.value.replace("_", " ").title(),
        role=role,
        employer=employer or usual,
        place=place or PLACES.get(role, PROVINCE),
    )


RECEPTION = actor(Role.RECEPTION_OFFICIAL)
POSTAL = actor(Role.POSTAL_CLERK)
OFFICER = actor(Role.CASE_OFFICER)
OTHER_OFFICER = replace(OFFICER, person="case_officer_2", name="Other Officer")
HEAD = actor(Role.HEAD_OF_AGENCY)
MANAGER = actor(Role.UNIT_MANAGER)
CONTROLLER = actor(Role.PROVINCIAL_CONTROLLER)
OPERATOR = actor(Role.OPERATOR)
CITIZEN = actor(Role.CITIZEN, employer=Employer.NONE)

FORM = PaperRule(code="form", name="Tờ khai", kind=CopyKind.ORIGINAL, count=1, mandatory=True)
PROOF = PaperRule(
    code="proof", name="Giấy chứng sinh", kind=CopyKind.CERTIFIED_COPY, count=1, mandatory=True
)
MAP = PaperRule(code="map", name="Bản vẽ", kind=CopyKind.COPY, count=2, mandatory=False)

STEPS = (
    (StepUnit.ONE_STOP, Role.RECEPTION_OFFICIAL, "Tiếp nhận"),
    (StepUnit.COMPETENT, Role.CASE_OFFICER, "Thẩm định"),
    (StepUnit.COORDINATING, Role.CASE_OFFICER, "Xác minh thực địa"),
    (StepUnit.COMPETENT, Role.HEAD_OF_AGENCY, "Ký duyệt"),
)

TERMS = ProcedureTerms(
    procedure="1.001193",
    version=1,
    case="default",
    name="Đăng ký khai sinh",
    field="justice",
    level="district",
    agency="Ủy ban nhân dân cấp huyện",
    term=Term(5, TermUnit.WORKING_DAYS),
    papers=(FORM, PROOF, MAP),
    steps=tuple(
        StepRule(number=number, name=name, unit=unit, role=role, half_days=2)
        for number, (unit, role, name) in enumerate(STEPS, start=1)
    ),
    online="level_4",
    postal=PostalService.BOTH,
    presence=False,
    immediate=False,
    result="Giấy khai sinh",
    fee_version="1",
)
IMMEDIATE = replace(TERMS, term=Term(0, TermUnit.IMMEDIATE), immediate=True)

OWNER = Party(name="Dương Thị Chủ", identity_kind=IdentityKind.PERSONAL_ID, identity=NUMBER)
CHILD = Party(name="Lý Văn Bé")
PARENT = Party(name="Lý Thị Mẹ", identity_kind=IdentityKind.PERSONAL_ID, identity="087190000045")
PAPERS = (PaperCount(code="form", originals=1), PaperCount(code="proof", certified=1))
FILING = c.Filing(applicant=OWNER, papers=PAPERS, receiving_unit=ONE_STOP, competent_agency=AGENCY)
ONLINE = OnlinePart(
    form=FormAnswers(form="to-khai", version=1, sha256="a" * 64),
    files=(
        FiledFile(
            paper="form", sha256="b" * 64, name="to-khai.pdf", size=1200, kind="application/pdf"
        ),
        FiledFile(
            paper="proof", sha256="c" * 64, name="chung-sinh.jpg", size=900, kind="image/jpeg"
        ),
    ),
)
ELECTRONIC = (PaperCount(code="form", electronic=1), PaperCount(code="proof", electronic=1))
FROM_HOME = replace(FILING, papers=ELECTRONIC, channel_in=Channel.ONLINE)
SUBMIT = c.Submit(filing=FROM_HOME, online=ONLINE)
FEE = FeeItem(code="fee", name="Lệ phí", gross=50_000, net=50_000)
LACKING = (MissingPaper(paper="proof", what="Giấy chứng sinh", reason="Bản sao bị mờ"),)
RESULT = ResultPaper(title="Giấy khai sinh", number="15/2019", signed_on=MONDAY_2019)


@cache
def rules(on: date = MONDAY_2019) -> Rules:
    return Rules(
        regime=law.regime_on(on),
        form_set=law.forms_on(on).code,
        calendar=law.public_calendar(on),
        counting=law.articles_on(on),
        terms=TERMS,
        online=online_on(on).rules,
    )


def forbidding(on: date = MONDAY_2019) -> Rules:
    """The rules where the transfer scheme has no line for this act."""
    said = SchemeAnswer(allowed=False, missing=Bilingual("Chưa giao việc này", "Not assigned"))
    return replace(rules(on), scheme=said)


def moment(text: str) -> datetime:
    """A local moment, e.g. "2019-08-05T09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def context(by: Actor, at: str | datetime, given: Rules | None = None) -> Context:
    """`given` are the rules; without them those of the day the test takes place in."""
    when = moment(at) if isinstance(at, str) else at
    era = MONDAY_2019 if when.date() < MONDAY_2026 else MONDAY_2026
    online = by.role in OWN_ROLES
    return Context(by=by, at=when, rules=given or rules(era), online=online)


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody gives a command at a local moment, under `rules` when they are not the usual."""

    by: Actor
    at: str
    command: c.Command
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What became of a dossier, with every event that led there."""

    state: State
    events: tuple[Event, ...]


def answer(act: Act, state: State | None) -> tuple[Event, ...] | Refusal:
    return decide(act.command, state, context(act.by, act.at, act.rules))


def walk(*acts: Act, start: Life | None = None) -> Life:
    """The dossier after all acts; AssertionError with the refusal when one is refused."""
    state, events = (start.state, start.events) if start else (None, ())
    for act in acts:
        decision = answer(act, state)
        assert not isinstance(decision, Refusal), f"{act.command}: {decision.text('en')}"
        for event in decision:
            state = evolve(state, event)
        events = (*events, *decision)
    assert state is not None
    return Life(state, events)


ASSIGN = c.Assign(officer=OFFICER.person, officer_name=OFFICER.name)
RETURN = c.ReturnResult(to_name=OWNER.name, identity_kind=IdentityKind.PERSONAL_ID, identity=NUMBER)
PROPOSE = c.Propose(proposal=c.Proposal.APPROVE, text="Đủ điều kiện")
TO_REFUSE = c.Propose(proposal=c.Proposal.REFUSE, text="Không đủ điều kiện")
REFUSE = c.RefuseAsResult(reason="Sai thẩm quyền", legal_basis="Luật Hộ tịch Đ.13")
REASSIGN = c.Reassign(
    officer=OTHER_OFFICER.person, officer_name=OTHER_OFFICER.name, reason="Nghỉ ốm"
)
UNDO = c.UndoStep(number=2, reason="Thẩm định sai mẫu")
MOVE = c.MoveToSuccessor(
    receiving_unit="000.20.50.H20", competent_agency="000.20.51.H20", decision="NQ 1663"
)
CONSULT = c.SeekOpinion(
    agency="Sở Y tế", question="Giấy chứng sinh thật?", answer_by=moment("2019-08-08T17:00")
)
ANSWER = c.AnswerOpinion(agency="Sở Y tế", answer="Đúng")
SUPPLEMENT = c.AskSupplement(missing=LACKING)
SUPPLIED = c.ReceiveSupplement(papers=(PaperCount(code="proof", certified=1),))
CHARGE = c.RequestPayment(items=(FEE,), notice="TB 15/2019")
PAY = c.RecordPayment(amount=50_000, method="cash", proof="BL 0000001")
EXTEND = c.Extend(new_due_at=moment("2019-08-16T17:00"), reason="Chờ xác minh")
STORM = c.ApplySuspension(
    suspension=Suspension(date(2019, 8, 8), date(2019, 8, 9), "TB 12/2019 bão số 4")
)
ON_THE_WAY = c.NoteTransit(
    since=moment("2019-08-05T10:00"), until=moment("2019-08-06T15:00"), rule="QĐ 45/2016 Đ.7.4"
)
CORRECT = c.CorrectError(
    what="Sai ngày sinh",
    corrected_result=ResultPaper(title="Giấy khai sinh", number="16/2019", signed_on=MONDAY_2019),
)
FORWARD = c.Forward(
    receiving_unit="000.20.50.H20", competent_agency="000.20.51.H20", reason="Sai địa bàn"
)
SEND = c.SendSupplement(papers=(PaperCount(code="proof", electronic=1),), files=ONLINE.files[1:])
BETTER = replace(ONLINE.files[1], sha256="f" * 64, name="rõ.jpg")
SEND_BETTER = replace(SEND, files=(BETTER,), replaced=ONLINE.files[1:])
GIVE_BACK = c.ReturnSupplement(
    missing=(MissingPaper(paper="proof", what="Giấy chứng sinh", reason="Ảnh vẫn mờ"),)
)
WITHDRAW = c.RequestWithdrawal(reason="Đổi ý")

ORDINARY = (
    ("received", Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=FILING))),
    ("transferred", Act(RECEPTION, "2019-08-05T10:00", c.Transfer())),
    ("assigned", Act(HEAD, "2019-08-05T14:00", ASSIGN)),
    ("started", Act(OFFICER, "2019-08-06T08:00", c.StartStep(number=2))),
    ("finished", Act(OFFICER, "2019-08-06T09:00", c.FinishStep(number=2))),
    ("visiting", Act(OFFICER, "2019-08-06T10:00", c.StartStep(number=3))),
    ("examined", Act(OFFICER, "2019-08-06T16:00", c.FinishStep(number=3))),
    ("proposed", Act(OFFICER, "2019-08-07T08:00", PROPOSE)),
    ("approved", Act(HEAD, "2019-08-07T09:00", c.Approve(result=RESULT))),
    ("returned", Act(RECEPTION, "2019-08-08T09:00", RETURN)),
)
"""The life of most dossiers: received on a Monday morning, due on the Monday after, on time."""


BRANCHES = (
    ("drafted", None, Act(RECEPTION, "2019-08-05T08:00", c.RegisterDraft(filing=FILING))),
    (
        "asked_at_intake",
        "drafted",
        Act(
            RECEPTION,
            "2019-08-05T08:30",
            c.AskSupplementAtIntake(filing=FILING, missing=LACKING),
        ),
    ),
    (
        "turned_away",
        None,
        Act(RECEPTION, "2019-08-05T08:30", c.RefuseAtIntake(filing=FILING, reason="Sai nơi")),
    ),
    ("submitted", None, Act(CITIZEN, "2019-08-05T06:00", SUBMIT)),
    (
        "asked_online",
        "submitted",
        Act(
            RECEPTION,
            "2019-08-05T08:30",
            c.AskSupplementAtIntake(filing=FROM_HOME, missing=LACKING),
        ),
    ),
    ("corrected_online", "asked_online", Act(CITIZEN, "2019-08-05T20:00", SUBMIT)),
    ("forwarded", "submitted", Act(RECEPTION, "2019-08-05T09:00", FORWARD)),
    ("taken_back", "submitted", Act(CITIZEN, "2019-08-05T09:00", c.TakeBack())),
    (
        "received_online",
        "submitted",
        Act(RECEPTION, "2019-08-05T09:00", c.Receive(filing=FROM_HOME)),
    ),
    ("reassigned", "started", Act(HEAD, "2019-08-06T08:30", REASSIGN)),
    ("undone", "proposed", Act(HEAD, "2019-08-07T08:30", UNDO)),
    ("moved", "examined", Act(OPERATOR, "2019-08-06T16:30", MOVE)),
    ("consulting", "assigned", Act(OFFICER, "2019-08-06T09:00", CONSULT)),
    ("answered", "consulting", Act(OFFICER, "2019-08-07T09:00", ANSWER)),
    ("silent", "consulting", Act(OFFICER, "2019-08-09T08:00", c.NoteSilence(agency="Sở Y tế"))),
    ("supplement", "assigned", Act(OFFICER, "2019-08-06T09:00", SUPPLEMENT)),
    ("sent", "supplement", Act(CITIZEN, "2019-08-10T21:00", SEND)),
    ("replaced", "sent", Act(CITIZEN, "2019-08-11T21:00", SEND_BETTER)),
    ("withdrawn_sent", "sent", Act(CITIZEN, "2019-08-12T09:00", WITHDRAW)),
    (
        "resumed_sent",
        "withdrawn_sent",
        Act(HEAD, "2019-08-14T09:00", c.Resume(reason="Rút đơn")),
    ),
    ("given_back", "sent", Act(RECEPTION, "2019-08-12T10:00", GIVE_BACK)),
    ("supplemented", "supplement", Act(RECEPTION, "2019-08-14T09:00", SUPPLIED)),
    ("unpaid", "assigned", Act(OFFICER, "2019-08-06T09:00", CHARGE)),
    ("paid", "unpaid", Act(RECEPTION, "2019-08-08T09:00", PAY)),
    ("extended", "assigned", Act(HEAD, "2019-08-07T09:00", EXTEND)),
    ("suspended", "assigned", Act(OPERATOR, "2019-08-07T09:00", STORM)),
    ("carried", "assigned", Act(OPERATOR, "2019-08-07T08:30", ON_THE_WAY)),
    ("sent_back", "proposed", Act(HEAD, "2019-08-07T09:00", c.SendBack(reason="Thiếu căn cứ"))),
    ("to_refuse", "examined", Act(OFFICER, "2019-08-07T08:00", TO_REFUSE)),
    ("refused", "to_refuse", Act(HEAD, "2019-08-07T09:00", REFUSE)),
    ("corrected", "returned", Act(HEAD, "2019-08-09T09:00", CORRECT)),
    ("withdrawing", "proposed", Act(RECEPTION, "2019-08-07T10:00", WITHDRAW)),
    ("resumed", "withdrawing", Act(HEAD, "2019-08-08T09:00", c.Resume(reason="Rút đơn"))),
    ("stopped", "withdrawing", Act(HEAD, "2019-08-08T09:00", c.Stop(fee_consequence="Hoàn"))),
)
"""What else may happen: name, where it branches off, and the act that leads there."""


@cache
def lives() -> Mapping[str, Life]:
    """The ordinary life after each of its acts, and every branch, by what was reached."""
    found: dict[str, Life] = {}
    so_far: Life | None = None
    for name, act in ORDINARY:
        so_far = found[name] = walk(act, start=so_far)
    for name, start, act in BRANCHES:
        found[name] = walk(act, start=found[start] if start else None)
    return found


def life(name: str) -> Life:
    return lives()[name]


def state(name: str) -> State:
    return lives()[name].state
