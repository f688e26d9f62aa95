"""What a clerk sees before confirming: the case's papers, the fee, the due date and its why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.calendar.deadlines import Deadline, due
from motcua.domain.dossier import filing
from motcua.domain.dossier.party import Channel, FeeItem, PaperCount
from motcua.domain.dossier.terms import CopyKind, PaperRule, ProcedureTerms
from motcua.domain.fees.assess import AssessedLine, Assessment, assess
from motcua.domain.fees.lines import FeePer, PayerGroup
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import rules
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.content import Case
from motcua.reference.places import queries as places
from motcua.reference.rulebook import queries as rulebook
from motcua.reference.scheme import queries as scheme
from motcua.reference.scheme.vocabulary import Task

UNITS: Mapping[FeePer, str] = {
    FeePer.DOSSIER: "hồ sơ",
    FeePer.COPY: "bản",
    FeePer.PAGE: "trang",
    FeePer.SET: "bộ",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The terms, the promise and the price of one case at one unit, as of now.

    `case` is the same as the catalogue holds it, where each value says how far it can be trusted.
    """

    case: Case
    terms: ProcedureTerms
    due: Deadline
    fees: Assessment


def preview(
    procedure: str,
    case: str,
    unit: str,
    at: datetime,
    *,
    quantities: Mapping[FeePer, int] | None = None,
    groups: Collection[PayerGroup] = (),
) -> Preview:
    """What the receipt would say; Refused for an unknown procedure, case or unit."""
    day = local(at).date()
    terms = catalogue.terms(procedure, case, day)
    calendar = rules.unit_calendar(unit, day)
    deadline = due(local(at), terms.term, calendar, articles=rulebook.articles_on(day))
    lines = catalogue.fee_lines(procedure, case, day)
    return Preview(
        case=catalogue.version_on(procedure, day).case(case),
        terms=terms,
        due=deadline,
        fees=assess(lines, quantities or {}, groups),
    )


def missing_papers(terms: ProcedureTerms, papers: Sequence[PaperCount]) -> tuple[PaperRule, ...]:
    """The mandatory papers not handed in often enough."""
    names = filing.missing_papers(papers, terms)
    return tuple(rule for rule in terms.papers if rule.name in names)


def handed_in_as_asked(rule: PaperRule) -> PaperCount:
    """The paper in the kind and number the procedure asks for."""
    counts = {
        CopyKind.ORIGINAL: PaperCount(code=rule.code, originals=rule.count),
        CopyKind.CERTIFIED_COPY: PaperCount(code=rule.code, certified=rule.count),
        CopyKind.COPY: PaperCount(code=rule.code, copies=rule.count),
        CopyKind.ELECTRONIC: PaperCount(code=rule.code, electronic=rule.count),
    }
    return counts[rule.kind]


def usual_channel(by: Actor) -> Channel:
    """The way in that a person at this counter enters most often."""
    return Channel.POST_COUNTER if by.employer is Employer.POST else Channel.COUNTER


def not_offered(procedure: str, field: str, by: Actor, at: datetime) -> Bilingual | None:
    """Why the scheme does not let this employer receive it here today; None when it may."""
    if by.employer is not Employer.POST:
        return None
    deed = scheme.Deed(
        task=Task.RECEIVE,
        field=field,
        procedure=procedure,
        channel=usual_channel(by).value,
        employer=by.employer,
        person=by.person,
    )
    answer = scheme.permission(by.place, deed, local(at).date())
    return None if answer.allowed else answer.missing


def fee_items(assessment: Assessment) -> tuple[FeeItem, ...]:
    """The assessed lines as a dossier stores them, in whole dong, with the reason for a relief.

    The name says how many were asked for, so that everybody later knows.
    """
    return tuple(
        FeeItem(
            code=line.code,
            name=_counted(line),
            gross=line.gross,
            net=line.net,
            reason=line.relief.reason.vi if line.relief else "",
        )
        for line in assessment.lines
    )


def _counted(line: AssessedLine) -> str:
    return f"{line.name} ({line.quantity} {UNITS[line.per]})" if line.quantity > 1 else line.name


def competent_agencies(terms: ProcedureTerms, unit: str, at: datetime) -> list[places.Agency]:
    """The agencies that may decide, the one of the unit's own area first."""
    day = local(at).date()
    own = places.one_stop_unit(unit, day).admin_code
    found = [agency for agency in places.agencies(day) if agency.level == terms.level]
    return sorted(found, key=lambda agency: (agency.admin_code != own, agency.code))
