"""Tells both sides of a mandate when it is given and when it ends."""

from collections.abc import Iterator

from motcua.channels.notices.commands import Addressee, Kind, tell
from motcua.faces.ui.formats import day
from motcua.faces.ui.procedures import scope_words
from motcua.plumbing import clock
from motcua.reference.people import mandate_queries
from motcua.reference.people.mandate_rows import MandateRow
from motcua.reference.people.queries import user_by_personal_id


def tell_given(code: str) -> None:
    """At most once, however often it is asked."""
    row = mandate_queries.mandate(code)
    if row is None:
        return
    facts = {
        "principal": _principal(row).name,
        "procedures": "; ".join(scope_words(row.scope.procedures, clock.today())),
        "until": day(row.scope.last),
    }
    for to, helper in _both(row):
        told = {**facts, "helper": helper}
        tell(Kind.MANDATE_GIVEN, to, about=code, event=f"mandate:{code}:given", facts=told)


def tell_ended(code: str) -> None:
    row = mandate_queries.mandate(code)
    if row is None or row.ended is None:
        return
    for to, helper in _both(row):
        told = {"helper": helper, "principal": _principal(row).name}
        tell(Kind.MANDATE_REVOKED, to, about=code, event=f"mandate:{code}:ended", facts=told)


def _both(row: MandateRow) -> Iterator[tuple[Addressee, str]]:
    """Whoever has an account by that; the principal else by what was written down.

    With what the helper is called: the principal's own words go back to the principal alone, or
    anybody could have us send words of theirs to a stranger.
    """
    yield _principal(row), row.helper.name
    helper = _account(row.helper.identity)
    if helper is not None:
        yield helper, helper.name


def _principal(row: MandateRow) -> Addressee:
    said = row.principal
    written = Addressee(name=said.name, email=said.email, phone=said.phone)
    return _account(said.identity) or written


def _account(number: str) -> Addressee | None:
    user = user_by_personal_id(number) if number else None
    return Addressee.of_user(user) if user else None
