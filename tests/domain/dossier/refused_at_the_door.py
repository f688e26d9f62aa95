"""Filings and first steps that are refused, one row for each way to be refused."""

from dataclasses import dataclass, replace

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.party import Channel, FeeItem, MissingPaper, PaperCount, Party
from motcua.domain.dossier.terms import PostalService
from motcua.domain.kernel.actor import Employer, Role
from motcua.domain.kernel.identity import IdentityKind, IdentityUnreadable
from motcua.domain.kernel.refusal import Refusal
from tests.builders import (
    FILING,
    HEAD,
    LACKING,
    OWNER,
    PARENT,
    POSTAL,
    RECEPTION,
    TERMS,
    Act,
    actor,
    forbidding,
    moment,
    rules,
)


@dataclass(frozen=True, slots=True)
class Case:
    """Acting like this on the dossier called `start` (None: there is none yet) is refused."""

    name: str
    start: str | None
    act: Act
    expected: type[Refusal]


def receive(at: str = "2019-08-05T09:00", **changes: object) -> Act:
    return Act(RECEPTION, at, c.Receive(filing=replace(FILING, **changes)))  # type: ignore[arg-type]


def under(act: Act, **changes: object) -> Act:
    """The same act where the catalogue has other terms."""
    given = replace(rules(), terms=replace(TERMS, **changes))  # type: ignore[arg-type]
    return replace(act, rules=given)


def ask(line: MissingPaper | None) -> Act:
    missing = (line,) if line else ()
    command = c.AskSupplementAtIntake(filing=FILING, missing=missing)
    return Act(RECEPTION, "2019-08-05T09:00", command)


FORM_ONLY = (PaperCount(code="form", originals=1),)
STRANGER = replace(RECEPTION, place="000.99.99.H20")
LATE_ENTRY = c.Receive(filing=FILING, received_at=moment("2019-08-05T08:00"))

CASES = (
    Case("no name", None, receive(applicant=Party(name=" ")), r.ApplicantUnnamed),
    Case(
        "eleven digits",
        None,
        receive(applicant=replace(OWNER, identity="08718500012")),
        IdentityUnreadable,
    ),
    Case(
        "eleven digits of the bearer",
        None,
        receive(filed_by=replace(PARENT, identity="08718500012"), authority="UQ"),
        IdentityUnreadable,
    ),
    Case("no set", None, receive(sets=0), r.SetsWrong),
    Case("hundred sets", None, receive(sets=100), r.SetsWrong),
    Case("bearer without authority", None, receive(filed_by=PARENT), r.AuthorityMissing),
    Case(
        "bearer where presence is needed",
        None,
        under(receive(filed_by=PARENT, authority="UQ"), presence=True),
        r.PresenceNeeded,
    ),
    Case(
        "postman where presence is needed",
        None,
        under(receive(channel_in=Channel.POSTMAN), presence=True),
        r.PresenceNeeded,
    ),
    Case(
        "postman may only fetch",
        None,
        under(receive(channel_in=Channel.POSTMAN), postal=PostalService.RECEIVE),
        r.ChannelClosed,
    ),
    Case(
        "postman may only send",
        None,
        under(receive(channel_out=Channel.POSTMAN), postal=PostalService.SEND),
        r.ChannelClosed,
    ),
    Case(
        "online shows information only",
        None,
        under(receive(channel_in=Channel.ONLINE), online="level_2"),
        r.ChannelClosed,
    ),
    Case("a paper short", None, receive(papers=FORM_ONLY), r.PapersMissing),
    Case("paper off the list", None, receive(papers=(PaperCount(code="x"),)), r.PaperUnknown),
    Case(
        "fewer than no papers",
        None,
        receive(papers=(PaperCount(code="form", originals=-1),)),
        r.PaperCountWrong,
    ),
    Case(
        "gives back more than shown",
        None,
        receive(papers=(PaperCount(code="form", originals=1, give_back=2),)),
        r.PaperCountWrong,
    ),
    Case(
        "a fee below zero",
        None,
        receive(fees=(FeeItem(code="fee", name="Lệ phí", gross=8000, net=-1),)),
        r.FeeWrong,
    ),
    Case(
        "more to pay than the fee",
        None,
        receive(fees=(FeeItem(code="fee", name="Lệ phí", gross=8000, net=8001),)),
        r.FeeWrong,
    ),
    Case("Sunday", None, receive("2019-08-04T09:00"), r.UnitClosed),
    Case("national day", None, receive("2019-09-02T09:00"), r.UnitClosed),
    Case(
        "tomorrow's reception",
        None,
        Act(RECEPTION, "2019-08-02T09:00", LATE_ENTRY),
        r.InTheFuture,
    ),
    Case(
        "an outage of eight days",
        None,
        Act(RECEPTION, "2019-08-13T09:00", LATE_ENTRY),
        r.TooLongAgo,
    ),
    Case(
        "received before the slip",
        "asked_at_intake",
        Act(RECEPTION, "2019-08-05T10:00", LATE_ENTRY),
        r.BeforeLastEvent,
    ),
    Case(
        "a term past the calendar",
        None,
        replace(
            receive(),
            rules=replace(
                rules(), calendar=replace(rules().calendar, last=moment("2019-08-09T00:00").date())
            ),
        ),
        r.BeyondCalendar,
    ),
    Case("nothing named", None, ask(None), r.NothingMissing),
    Case("no reason", None, ask(replace(LACKING[0], reason=" ")), r.ReasonMissing),
    Case("asks off the list", None, ask(replace(LACKING[0], paper="tv")), r.PaperUnknown),
    Case(
        "asks twice at the door",
        "asked_at_intake",
        Act(
            RECEPTION,
            "2019-08-05T10:00",
            c.AskSupplementAtIntake(filing=FILING, missing=LACKING),
        ),
        r.SupplementAlreadyAsked,
    ),
    Case(
        "turned away without a reason",
        None,
        Act(RECEPTION, "2019-08-05T09:00", c.RefuseAtIntake(filing=FILING, reason="")),
        r.ReasonMissing,
    ),
    Case("another counter's filing", None, replace(receive(), by=STRANGER), r.NotYourPlace),
    Case(
        "a draft taken to another counter",
        "drafted",
        Act(
            RECEPTION,
            "2019-08-05T09:00",
            c.Receive(filing=replace(FILING, receiving_unit=STRANGER.place)),
        ),
        r.NotYourPlace,
    ),
    Case(
        "the scheme has no line",
        None,
        replace(receive(), by=POSTAL, rules=forbidding()),
        r.SchemeForbids,
    ),
    Case("the head receives", None, replace(receive(), by=HEAD), r.NotYourRole),
    Case(
        "postal staff with a deciding role",
        None,
        replace(receive(), by=actor(Role.CASE_OFFICER, employer=Employer.POST)),
        r.PostMayNotDecide,
    ),
    Case("received twice", "received", receive("2019-08-05T10:00"), r.NotNow),
    Case("turned away, then received", "turned_away", receive("2019-08-05T10:00"), r.NotNow),
    Case("nothing to transfer", None, Act(RECEPTION, "2019-08-05T09:00", c.Transfer()), r.NotNow),
    Case(
        "a tax code that cannot be",
        None,
        receive(
            applicant=Party(
                name="Công ty", identity_kind=IdentityKind.TAX_CODE, identity="0102595741"
            )
        ),
        IdentityUnreadable,
    ),
)
