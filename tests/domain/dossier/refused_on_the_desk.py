"""Acts on a received dossier that are refused, one row for each way to be refused."""

from dataclasses import replace
from datetime import date

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.party import FeeItem, PaperCount, ResultPaper
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable
from tests.builders import (
    AGENCY,
    ANSWER,
    ASSIGN,
    CHARGE,
    CONSULT,
    CORRECT,
    EXTEND,
    HEAD,
    LACKING,
    MOVE,
    OFFICER,
    ON_THE_WAY,
    ONE_STOP,
    OPERATOR,
    OTHER_OFFICER,
    PAY,
    PROPOSE,
    REASSIGN,
    RECEPTION,
    REFUSE,
    RESULT,
    RETURN,
    STORM,
    SUPPLEMENT,
    SUPPLIED,
    UNDO,
    WITHDRAW,
    Act,
    actor,
    moment,
)
from tests.domain.dossier.refused_at_the_door import Case

TUESDAY, WEDNESDAY, THURSDAY = (f"2019-08-{day:02}T10:30" for day in (6, 7, 8))


def officer(command: c.Command, at: str = TUESDAY) -> Act:
    return Act(OFFICER, at, command)


def head(command: c.Command, at: str = WEDNESDAY) -> Act:
    return Act(HEAD, at, command)


def counter(command: c.Command, at: str = THURSDAY) -> Act:
    return Act(RECEPTION, at, command)


def keeper(command: c.Command, at: str = WEDNESDAY) -> Act:
    return Act(OPERATOR, at, command)


def closure(first: date, last: date, notice: str = "TB 13/2019") -> c.ApplySuspension:
    return c.ApplySuspension(suspension=Suspension(first, last, notice))


STANDING = (
    Case(
        "before the last event",
        "assigned",
        officer(c.StartStep(number=2), "2019-08-05T13:00"),
        r.BeforeLastEvent,
    ),
    Case("an officer assigns", "transferred", officer(ASSIGN), r.NotYourRole),
    Case(
        "another agency's head",
        "transferred",
        replace(head(ASSIGN), by=replace(HEAD, place=ONE_STOP)),
        r.NotYourPlace,
    ),
    Case(
        "another counter",
        "received",
        replace(counter(c.Transfer()), by=replace(RECEPTION, place=AGENCY)),
        r.NotYourPlace,
    ),
    Case(
        "another officer's dossier",
        "assigned",
        replace(officer(c.StartStep(number=2)), by=OTHER_OFFICER),
        r.NotYourDossier,
    ),
    Case(
        "another officer asks for papers",
        "assigned",
        replace(officer(SUPPLEMENT), by=OTHER_OFFICER),
        r.NotYourDossier,
    ),
    Case(
        "a postal officer examines",
        "assigned",
        replace(officer(PROPOSE), by=actor(Role.CASE_OFFICER, employer=Employer.POST)),
        r.PostMayNotDecide,
    ),
    Case(
        "postal staff propose at once",
        "received",
        replace(
            counter(c.ProposeAtOnce(proposal=c.Proposal.APPROVE, text="")),
            by=actor(Role.RECEPTION_OFFICIAL, employer=Employer.POST),
        ),
        r.PostMayNotDecide,
    ),
    Case("approved before proposed", "examined", head(c.Approve(result=RESULT)), r.NotNow),
    Case("extended before transfer", "received", head(EXTEND), r.NotNow),
    Case("extended while withdrawn", "withdrawing", head(EXTEND), r.NotNow),
    Case("extended while papers are missing", "supplement", head(EXTEND), r.NotNow),
    Case("extended while money is missing", "unpaid", head(EXTEND), r.NotNow),
    Case("withdrawn after the decision", "approved", counter(WITHDRAW), r.NotNow),
    Case("a notice after the decision", "approved", keeper(STORM), r.NotNow),
)

DESK = (
    Case(
        "nobody assigned",
        "transferred",
        head(c.Assign(officer=" ", officer_name="")),
        r.OfficerUnnamed,
    ),
    Case("assigned twice", "assigned", head(ASSIGN), r.AlreadyAssigned),
    Case("reassigned to nobody", "assigned", head(replace(REASSIGN, officer="")), r.OfficerUnnamed),
    Case(
        "reassigned to the same",
        "assigned",
        head(replace(REASSIGN, officer=OFFICER.person)),
        r.AlreadyAssigned,
    ),
    Case(
        "reassigned for no reason", "assigned", head(replace(REASSIGN, reason="")), r.ReasonMissing
    ),
    Case("no such step", "assigned", officer(c.StartStep(number=9)), r.StepUnknown),
    Case("the counter's step", "assigned", officer(c.StartStep(number=1)), r.StepUnknown),
    Case("the head's step", "assigned", officer(c.StartStep(number=4)), r.StepUnknown),
    Case("third before second", "assigned", officer(c.StartStep(number=3)), r.StepOutOfOrder),
    Case("started twice", "started", officer(c.StartStep(number=2)), r.StepAlreadyStarted),
    Case("finished before started", "assigned", officer(c.FinishStep(number=2)), r.StepNotRunning),
    Case("finished twice", "finished", officer(c.FinishStep(number=2)), r.StepNotRunning),
    Case("undone before done", "assigned", head(UNDO), r.StepNotRunning),
    Case("undone for no reason", "finished", head(replace(UNDO, reason="")), r.ReasonMissing),
    Case(
        "the same units",
        "assigned",
        keeper(replace(MOVE, receiving_unit=ONE_STOP, competent_agency=AGENCY)),
        r.SuccessorUnchanged,
    ),
    Case("no decision named", "assigned", keeper(replace(MOVE, decision="")), r.ReasonMissing),
    Case("no agency named", "assigned", officer(replace(CONSULT, agency="")), r.ReasonMissing),
    Case(
        "an answer yesterday",
        "assigned",
        officer(replace(CONSULT, answer_by=moment("2019-08-05T17:00"))),
        r.DateNotAhead,
    ),
    Case("asked again meanwhile", "consulting", officer(CONSULT), r.OpinionPending),
    Case("an answer nobody asked for", "assigned", officer(ANSWER), r.OpinionUnknown),
    Case("an empty answer", "consulting", officer(replace(ANSWER, answer=" ")), r.ReasonMissing),
    Case(
        "an unknown silence", "assigned", officer(c.NoteSilence(agency="Sở Y tế")), r.OpinionUnknown
    ),
    Case(
        "silence too early",
        "consulting",
        officer(c.NoteSilence(agency="Sở Y tế")),
        r.OpinionPending,
    ),
    Case(
        "silence at the last minute",
        "consulting",
        officer(c.NoteSilence(agency="Sở Y tế"), "2019-08-08T17:00"),
        r.OpinionPending,
    ),
)

CLOCK = (
    Case("no paper asked for", "assigned", officer(c.AskSupplement(missing=())), r.NothingMissing),
    Case(
        "asked without a reason",
        "assigned",
        officer(c.AskSupplement(missing=(replace(LACKING[0], reason=""),))),
        r.ReasonMissing,
    ),
    Case(
        "a paper off the list",
        "assigned",
        officer(c.AskSupplement(missing=(replace(LACKING[0], paper="tv"),))),
        r.PaperUnknown,
    ),
    Case(
        "asked on the fourth day",
        "assigned",
        officer(SUPPLEMENT, "2019-08-09T08:00"),
        r.SupplementTooLate,
    ),
    Case(
        "asked twice",
        "supplemented",
        officer(SUPPLEMENT, "2019-08-14T10:00"),
        r.SupplementAlreadyAsked,
    ),
    Case(
        "an officer owns the violation",
        "supplemented",
        officer(replace(SUPPLEMENT, supervisor_reason="Cần"), "2019-08-14T10:00"),
        r.SupplementAlreadyAsked,
    ),
    Case(
        "a head without a reason",
        "supplemented",
        head(SUPPLEMENT, "2019-08-14T10:00"),
        r.SupplementAlreadyAsked,
    ),
    Case(
        "the wrong paper brought",
        "supplement",
        counter(c.ReceiveSupplement(papers=(PaperCount(code="form", originals=1),))),
        r.StillIncomplete,
    ),
    Case(
        "an unlisted paper brought",
        "supplement",
        counter(c.ReceiveSupplement(papers=(PaperCount(code="tv"),))),
        r.PaperUnknown,
    ),
    Case("papers nobody waits for", "assigned", counter(SUPPLIED), r.NotNow),
    Case("nothing to pay", "assigned", officer(replace(CHARGE, items=())), r.AmountWrong),
    Case(
        "a negative charge",
        "assigned",
        officer(replace(CHARGE, items=(FeeItem(code="x", name="x", gross=5, net=-5),))),
        r.FeeWrong,
    ),
    Case(
        "no notice of the charge", "assigned", officer(replace(CHARGE, notice="")), r.ReasonMissing
    ),
    Case("too much paid", "unpaid", counter(replace(PAY, amount=50_001)), r.AmountWrong),
    Case("nothing paid", "unpaid", counter(replace(PAY, amount=0)), r.AmountWrong),
    Case("paid in dollars", "unpaid", counter(replace(PAY, currency="USD")), r.AmountWrong),
    Case("extended twice", "extended", head(EXTEND, "2019-08-08T09:00"), r.AlreadyExtended),
    Case("extended without apology", "assigned", head(replace(EXTEND, reason="")), r.ReasonMissing),
    Case(
        "extended on the last day", "assigned", head(EXTEND, "2019-08-12T08:00"), r.ApologyTooLate
    ),
    Case(
        "extended to an earlier day",
        "assigned",
        head(replace(EXTEND, new_due_at=moment("2019-08-09T17:00"))),
        r.NewDateNotLater,
    ),
    Case(
        "extended to a Sunday",
        "assigned",
        head(replace(EXTEND, new_due_at=moment("2019-08-18T10:00"))),
        r.NewDateNotLater,
    ),
    Case(
        "extended for a century",
        "assigned",
        head(replace(EXTEND, new_due_at=moment("2119-08-18T10:00"))),
        r.BeyondCalendar,
    ),
    Case(
        "closed after the due date",
        "assigned",
        keeper(closure(date(2019, 8, 20), date(2019, 8, 21))),
        r.SuspensionElsewhere,
    ),
    Case(
        "closed on other days than re-appointed",
        "extended",
        keeper(closure(date(2019, 8, 8), date(2019, 8, 9))),
        r.SuspensionElsewhere,
    ),
    Case(
        "on the way without a rule",
        "assigned",
        keeper(replace(ON_THE_WAY, rule=" ")),
        r.ReasonMissing,
    ),
    Case(
        "on the way twice",
        "carried",
        keeper(ON_THE_WAY),
        r.TransitUnfit,
    ),
    Case(
        "on the way before the clock",
        "assigned",
        keeper(replace(ON_THE_WAY, until=moment("2019-08-05T08:00"))),
        r.TransitUnfit,
    ),
    Case(
        "closed by no notice",
        "assigned",
        keeper(closure(date(2019, 8, 8), date(2019, 8, 9), " ")),
        r.ReasonMissing,
    ),
)

RESULTS = (
    Case("proposed with steps open", "started", officer(PROPOSE), r.StepsUnfinished),
    Case(
        "proposed at once",
        "received",
        counter(c.ProposeAtOnce(proposal=c.Proposal.APPROVE, text="")),
        r.NotImmediate,
    ),
    Case("sent back for no reason", "proposed", head(c.SendBack(reason="")), r.ReasonMissing),
    Case(
        "approved against the proposal",
        "to_refuse",
        head(c.Approve(result=RESULT)),
        r.ProposalDiffers,
    ),
    Case("refused against the proposal", "proposed", head(REFUSE), r.ProposalDiffers),
    Case(
        "refused without a law", "to_refuse", head(replace(REFUSE, legal_basis="")), r.ReasonMissing
    ),
    Case(
        "a result without a title",
        "proposed",
        head(c.Approve(result=replace(RESULT, title=""))),
        r.ResultUnnamed,
    ),
    Case(
        "signed tomorrow",
        "proposed",
        head(c.Approve(result=ResultPaper(title="x", number="1", signed_on=date(2019, 8, 8)))),
        r.InTheFuture,
    ),
    Case("corrected, but what", "approved", head(replace(CORRECT, what="")), r.ReasonMissing),
    Case(
        "corrected into nothing",
        "approved",
        head(replace(CORRECT, corrected_result=replace(RESULT, title=""))),
        r.ResultUnnamed,
    ),
    Case(
        "collected by nobody", "approved", counter(replace(RETURN, to_name="")), r.ReceiverUnnamed
    ),
    Case(
        "collected without a paper",
        "approved",
        counter(replace(RETURN, identity_kind=IdentityKind.NONE, identity="")),
        r.IdentityNotShown,
    ),
    Case(
        "collected with a paper whose number is not entered",
        "approved",
        counter(replace(RETURN, identity=" ")),
        r.IdentityNotShown,
    ),
    Case(
        "an unreadable number",
        "approved",
        counter(replace(RETURN, identity="12")),
        IdentityUnreadable,
    ),
    Case(
        "collected by somebody else",
        "approved",
        counter(replace(RETURN, to_name="Lý Thị Mẹ", identity="087190000045")),
        r.AuthorityMissing,
    ),
    Case(
        "withdrawn for no reason",
        "assigned",
        counter(replace(WITHDRAW, reason="")),
        r.ReasonMissing,
    ),
    Case("resumed for no reason", "withdrawing", head(c.Resume(reason="")), r.ReasonMissing),
)

CASES = STANDING + DESK + CLOCK + RESULTS
