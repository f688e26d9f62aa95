"""Whether a change of the scheme can be decided: it names what exists and contradicts nothing."""

from datetime import date

from django.db.models import Q

from motcua.domain.kernel.refusal import Refusal
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.catalogue.vocabulary import Field
from motcua.reference.people import queries as people
from motcua.reference.places import queries as places
from motcua.reference.scheme import refusals
from motcua.reference.scheme.lines import Change, Line, changed, contradictions
from motcua.reference.scheme.queries import lines_where
from motcua.reference.scheme.vocabulary import (
    CHANNELS,
    EMPLOYER_WORDS,
    EVERYTHING,
    LEVELS,
    TASK_WORDS,
    Scope,
    channel_words,
    subject_words,
)

PERIOD = "%d/%m/%Y"


def day_refusal(effective: date, today: date) -> Refusal | None:
    """What was done stays as it is: nothing takes effect before today."""
    if effective >= today:
        return None
    return refusals.EffectiveInThePast(effective=f"{effective:{PERIOD}}", today=f"{today:{PERIOD}}")


def lines_refusal(lines: tuple[Line, ...]) -> Refusal | None:
    """What is wrong with one of the lines, whatever else the change holds."""
    return next((why for line in lines if (why := _line_refusal(line)) is not None), None)


def change_refusal(change: Change, effective: date, today: date) -> Refusal | None:
    """The first reason why the change cannot take effect that day; lines begin on that day."""
    if not change.added and not change.ended:
        return refusals.NothingDecided()
    try:
        for unit in {line.unit for line in change.added}:
            places.one_stop_unit(unit, effective)
    except Refused as unknown:
        return unknown.refusal
    standing = lines_where(_concerned(change))
    return (
        lines_refusal(change.added)
        or _endings_refusal(change, standing, effective, today)
        or _contradiction(changed(standing, change, effective), effective)
    )


def _concerned(change: Change) -> Q:
    """Lines at the units of the change, and those it ends."""
    return Q(unit_code__in={line.unit for line in change.added}) | Q(pk__in=change.ended)


def _line_refusal(line: Line) -> Refusal | None:
    if line.channel and line.channel not in CHANNELS:
        return refusals.ChannelUnknown(channel=line.channel, known=", ".join(CHANNELS))
    if line.last is not None and line.last < line.first:
        return refusals.EndsBeforeItBegins(
            first=f"{line.first:{PERIOD}}", last=f"{line.last:{PERIOD}}"
        )
    if not _subject_known(line):
        return refusals.SubjectUnknown(subject=line.subject[:40], on=f"{line.first:{PERIOD}}")
    if line.body and line.body not in {
        code for code, _, _ in people.employer_bodies(line.employer)
    }:
        kind = EMPLOYER_WORDS[line.employer]
        return refusals.BodyUnknown(body=line.body[:40], kind_vi=kind.vi, kind_en=kind.en)
    return None


def _subject_known(line: Line) -> bool:
    match line.scope:
        case Scope.ALL:
            return line.subject == EVERYTHING
        case Scope.FIELD:
            return line.subject in set(Field)
        case Scope.LEVEL:
            return line.subject in LEVELS
        case Scope.PROCEDURE:
            return _in_catalogue(line.subject, line.first)
        case _:
            return False


def _in_catalogue(code: str, on: date) -> bool:
    try:
        catalogue.version_on(code, on)
    except Refused:
        return False
    return True


def _endings_refusal(
    change: Change, standing: list[Line], effective: date, today: date
) -> Refusal | None:
    known = {line.number: line for line in standing}
    for number in change.ended:
        line = known.get(number)
        if line is None or (line.last is not None and line.last < effective):
            return refusals.LineUnknown(line=number)
        if line.first == effective == today:
            return refusals.LineBeginsThen(line=number, first=f"{line.first:{PERIOD}}")
    return None


def _contradiction(lines: list[Line], effective: date) -> Refusal | None:
    for one, other in contradictions(lines):
        task, subject = TASK_WORDS[one.task], subject_words(one.subject)
        channel = channel_words(one.channel)
        return refusals.LinesContradict(
            unit=places.place_name(one.unit, effective),
            task_vi=task.vi,
            task_en=task.en,
            subject_vi=subject.vi + (f", kênh {channel.vi}" if one.channel else ""),
            subject_en=subject.en + (f" by {channel.en}" if one.channel else ""),
            one_vi=_hands(one, "vi"),
            one_en=_hands(one, "en"),
            other_vi=_hands(other, "vi"),
            other_en=_hands(other, "en"),
        )
    return None


def _hands(line: Line, language: str) -> str:
    """Whose staff, by which line."""
    staff = EMPLOYER_WORDS[line.employer].in_language(language)
    if line.number:
        return f"{staff} ({'dòng số' if language == 'vi' else 'line'} {line.number})"
    return f"{staff} ({line.decision})" if line.decision else staff
