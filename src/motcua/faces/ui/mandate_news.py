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
        "helper": row.helper.name,
        "procedures": "; ".join(scope_words(row.scope.procedures, clock.today())),
        "until": day(row.scope.last),
    }
    for to in _both(row):
        tell(Kind.MANDATE_GIVEN, to, about=code, event=f"mandate:{code}:given", facts=facts)


def tell_ended(code: str) -> None:
    row = mandate_queries.mandate(code)
    if row is None or row.ended is None:
        return
    facts = {"helper": row.helper.name}
    for to in _both(row):
        tell(Kind.MANDATE_REVOKED, to, about=code, event=f"mandate:{code}:ended", facts=facts)


def _both(row: MandateRow) -> Iterator[Addressee]:
    """Whoever has an account by that; the principal else by what was written down."""
    principal = row.principal
    yield _account(principal.identity) or Addressee(
        name=principal.name, email=principal.email, phone=principal.phone
    )
    helper = _account(row.helper.identity)
    if helper is not None:
        yield helper


def _account(number: str) -> Addressee | None:
    user = user_by_personal_id(number) if number else None
    return Addressee.of_user(user) if user else None
