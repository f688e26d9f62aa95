"""What is refused to those who file from home, and to those who send it on."""

from dataclasses import replace

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import refusals as r
from motcua.domain.dossier.context import Rules
from motcua.domain.kernel.actor import Employer, Role
from tests.builders import (
    CITIZEN,
    FORWARD,
    FROM_HOME,
    GIVE_BACK,
    LACKING,
    ONLINE,
    RECEPTION,
    SEND,
    SUBMIT,
    Act,
    actor,
    rules,
)
from tests.domain.dossier.refused_at_the_door import Case, under

AT = "2019-08-05T06:00"
STRAY = replace(ONLINE, files=(replace(ONLINE.files[0], paper="tv"),))
LATER = replace(ONLINE, later=("proof",))
HERE = replace(
    FORWARD,
    receiving_unit=FROM_HOME.receiving_unit,
    competent_agency=FROM_HOME.competent_agency,
)
OTHER = actor(Role.REPRESENTATIVE, employer=Employer.NONE)
HELPER = actor(Role.HELPER, employer=Employer.NONE)


UNSAID = (replace(LACKING[0], reason=" "),)
MORE = (replace(LACKING[0], paper="form"),)


def back(**changes: object) -> Act:
    command = replace(GIVE_BACK, **changes)  # type: ignore[arg-type]
    return Act(RECEPTION, "2019-08-12T16:00", command)


def allowing(returns: int) -> Rules:
    """The usual rules, but what was sent may be given back so often."""
    given = rules()
    return replace(given, online=replace(given.online, returns=returns))


def submit(**changes: object) -> Act:
    return Act(CITIZEN, AT, replace(SUBMIT, **changes))  # type: ignore[arg-type]


CASES = (
    Case(
        "nothing attached", None, submit(filing=replace(FROM_HOME, papers=())), r.PapersNotAttached
    ),
    Case("paper afterwards where all is online", None, submit(online=LATER), r.PaperNotLater),
    Case("a file of no paper", None, submit(online=STRAY), r.FileOfNoPaper),
    Case("only information online", None, under(submit(), online="level_2"), r.ChannelClosed),
    Case(
        "a level of another time",
        None,
        under(submit(), online="full"),
        r.ChannelClosed,
    ),
    Case("somebody else's organisation", None, Act(OTHER, AT, SUBMIT), r.NotYourFiling),
    Case("no such mandate", None, Act(HELPER, AT, SUBMIT), r.NotYourFiling),
    Case("submitted twice", "submitted", submit(), r.NotNow),
    Case(
        "taken back too late", "received", Act(CITIZEN, "2019-08-05T10:00", c.TakeBack()), r.NotNow
    ),
    Case(
        "a draft of what is in the queue",
        "asked_online",
        Act(RECEPTION, "2019-08-05T10:00", c.RegisterDraft(filing=FROM_HOME)),
        r.NotNow,
    ),
    Case(
        "half a supplement",
        "supplement",
        Act(CITIZEN, "2019-08-10T21:00", replace(SEND, papers=())),
        r.PapersNotAttached,
    ),
    Case("given back before it came", "supplement", back(), r.NothingSent),
    Case("given back twice for one sending", "given_back", back(), r.NothingSent),
    Case("given back for nothing", "sent", back(missing=()), r.NothingMissing),
    Case("given back without a reason", "sent", back(missing=UNSAID), r.ReasonMissing),
    Case("given back for what was never asked", "sent", back(missing=MORE), r.NeverAsked),
    Case(
        "given back once more than may be",
        "sent",
        replace(back(), rules=allowing(0)),
        r.ReturnedTooOften,
    ),
    Case(
        "sent on to where it is",
        "submitted",
        Act(RECEPTION, "2019-08-05T09:00", HERE),
        r.ForwardedNowhere,
    ),
    Case(
        "sent on without a reason",
        "submitted",
        Act(RECEPTION, "2019-08-05T09:00", replace(FORWARD, reason=" ")),
        r.ReasonMissing,
    ),
    Case(
        "asked twice at the door",
        "corrected_online",
        Act(
            RECEPTION,
            "2019-08-06T08:00",
            c.AskSupplementAtIntake(
                filing=FROM_HOME,
                missing=(),
            ),
        ),
        r.SupplementAlreadyAsked,
    ),
)
