"""What the transfer scheme lets the post's staff collect at a one-stop unit (decree 61/2018)."""

from datetime import date

from motcua.domain.dossier.refusals import SchemeForbids
from motcua.domain.dossier.state import State
from motcua.domain.kernel.actor import Actor, Employer
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till.collecting import Collection, Method
from motcua.domain.till.rules import ReceiptGroup, TillRules
from motcua.reference.places import queries as places
from motcua.reference.scheme import queries as scheme
from motcua.reference.scheme.vocabulary import Task


def line_for(
    collection: Collection, state: State | None, *, by: Actor, day: date, rules: TillRules
) -> Refusal | str:
    """The line that gives this payment to the post, or why none does; "" where none is asked."""
    for_the_state = any(line.kind.group is ReceiptGroup.STATE for line in collection.lines)
    asked = by.employer is Employer.POST and collection.method is not Method.AT_DOOR
    if not (asked and for_the_state and places.is_one_stop_unit(by.place, day)):
        return ""
    deed = scheme.Deed(
        task=Task.COLLECT_FEE,
        field=state.terms.field if state else "",
        procedure=state.terms.procedure if state else collection.procedure,
        channel=state.filing.channel_in.value if state else "",
        employer=by.employer,
        person=by.person,
    )
    answer = scheme.permission(by.place, deed, day)
    if answer.allowed:
        return answer.line
    return SchemeForbids(
        article=rules.article("collect"),
        missing_vi=answer.missing.vi,
        missing_en=answer.missing.en,
    )
