"""Reads of notices: the inbox of a person, what became of each, what is due."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from motcua.channels.notices import providers
from motcua.channels.notices.models import Attempt, Notice, Provider, Template
from motcua.channels.notices.rows import AttemptRow, NoticeRow, ProviderRow, VersionRow
from motcua.channels.notices.vocabulary import Kind, State, Way

PAGE = 50
SWEPT_AT_ONCE = 500


def inbox(person: str, *, page: int = 1) -> list[NoticeRow]:
    """What lies in a person's inbox, newest first. One page, and one row more."""
    first = (max(page, 1) - 1) * PAGE
    rows = _inbox(person).order_by("-created_at", "-id")[first : first + PAGE + 1]
    return [_row(each) for each in rows]


def unread(person: str) -> int:
    return _inbox(person).filter(read_at__isnull=True).count()


def letter(person: str, notice: int) -> NoticeRow | None:
    """One notice of the person's own inbox."""
    found = _inbox(person).filter(pk=notice).first()
    return _row(found) if found else None


def also_by(row: NoticeRow) -> list[NoticeRow]:
    """The same news to the same person by the ways outside."""
    same = Notice.objects.filter(person=row.person, kind=row.kind, event=row.event)
    return [_row(each) for each in same.exclude(way=Way.INBOX.value).order_by("id")]


def notice(number: int) -> NoticeRow | None:
    found = Notice.objects.filter(pk=number).first()
    return _row(found) if found else None


def attempts(number: int) -> list[AttemptRow]:
    """What was tried for a notice, oldest first."""
    return [
        AttemptRow(
            at=each.at,
            provider=each.provider,
            what=each.what,
            outcome=each.outcome,
            reason=each.reason,
        )
        for each in Attempt.objects.filter(notice=number).order_by("id")
    ]


def troubled(
    states: Collection[State], *, units: Collection[str] | None, page: int = 1
) -> list[NoticeRow]:
    """Notices in these states that leave the house, the oldest first; one more than a page.

    `units` are the counters whose dossiers they are about; None means everywhere.
    """
    first = (max(page, 1) - 1) * PAGE
    rows = Notice.objects.filter(state__in=[each.value for each in states])
    if units is not None:
        own = Q(pk__in=())
        for unit in units:
            own |= Q(about__startswith=f"{unit}-")
        rows = rows.filter(own)
    rows = rows.exclude(way=Way.INBOX.value).order_by("created_at", "id")
    return [_row(each) for each in rows[first : first + PAGE + 1]]


def counts(since: datetime) -> dict[tuple[Way, State], int]:
    """How many notices of each way are in each state, of those made since then."""
    rows = Notice.objects.filter(created_at__gte=since).values_list("way", "state")
    return {
        (Way(way), State(state)): number
        for way, state, number in rows.annotate(Count("id")).order_by()
    }


def versions(kind: Kind, language: str) -> list[VersionRow]:
    """The province's own versions of a template, newest first."""
    rows = Template.objects.filter(kind=kind.value, language=language).order_by("-version")
    return [
        VersionRow(
            version=row.version,
            subject=row.subject,
            text=row.text,
            short=row.short,
            made_at=row.made_at,
            made_by=row.made_by,
        )
        for row in rows
    ]


def changed_templates() -> set[tuple[str, str]]:
    """Kind and language of every template whose newest version is the province's own."""
    newest: dict[tuple[str, str], bool] = {}
    for kind, language, text in Template.objects.order_by("version").values_list(
        "kind", "language", "text"
    ):
        newest[kind, language] = bool(text)
    return {key for key, own in newest.items() if own}


def provider_rows() -> list[ProviderRow]:
    """Every provider that could be connected, in the order in which they are asked."""
    kept = {row.code: row for row in Provider.objects.all()}
    return [
        _provider(code, way, kept.get(code) or Provider(code=code))
        for way, codes in providers.OF_WAY.items()
        for code in codes
    ]


def _provider(code: str, way: Way, row: Provider) -> ProviderRow:
    return ProviderRow(
        code=code,
        way=way,
        connected=providers.connection(code) is not None,
        failures=row.failures,
        held_until=row.held_until,
        held_by=row.held_by,
        trouble=row.trouble,
        well_at=row.well_at,
    )


def stuck(before: datetime) -> list[int]:
    """Notices whose timer passed before then, the oldest first."""
    rows = Notice.objects.filter(next_at__lte=before).order_by("next_at")
    return list(rows.values_list("pk", flat=True)[:SWEPT_AT_ONCE])


def _inbox(person: str) -> QuerySet[Notice]:
    if not person:
        return Notice.objects.none()
    return Notice.objects.filter(person=person, way=Way.INBOX.value)


def _row(each: Notice) -> NoticeRow:
    return NoticeRow(
        id=each.pk,
        kind=Kind(each.kind),
        event=each.event,
        about=each.about,
        person=each.person,
        way=Way(each.way),
        address=each.address,
        subject=each.subject,
        text=each.text,
        state=State(each.state),
        reason=each.reason,
        provider=each.provider,
        tries=each.tries,
        created_at=each.created_at,
        sent_at=each.sent_at,
        ended_at=each.ended_at,
        read_at=each.read_at,
    )
