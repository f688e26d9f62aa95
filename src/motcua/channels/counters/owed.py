"""What a dossier still owes, as lines for its competent agency (decree 61/2018 art. 22)."""

from collections.abc import Iterator

from motcua.domain.dossier.party import FeeItem
from motcua.domain.dossier.state import State
from motcua.domain.fees.lines import FeeKind
from motcua.domain.till.collecting import Line, LineKind
from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import queries as catalogue

_KINDS = {FeeKind.FEE: LineKind.FEE, FeeKind.CHARGE: LineKind.CHARGE}
CHARGE_WORD = "lệ phí"


def lines_owed(state: State) -> tuple[Line, ...]:
    """The fees in their order; what was paid already counts against the first ones."""
    return tuple(_lines(state))


def _lines(state: State) -> Iterator[Line]:
    paid, kinds = state.paid, _kinds(state)
    for item in state.fees:
        covered = min(paid, item.net)
        paid -= covered
        if item.net > covered:
            yield Line(
                kind=kinds.get(item.code, _by_name(item)),
                name=item.name,
                amount=item.net - covered,
                beneficiary=state.filing.competent_agency,
            )


def _kinds(state: State) -> dict[str, LineKind]:
    """As the catalogue has them; empty for a version that is not there any more."""
    terms = state.terms
    try:
        lines = catalogue.fee_lines_of_version(terms.procedure, terms.version, terms.case)
    except Refused:
        return {}
    return {line.code: _KINDS[line.kind] for line in lines}


def _by_name(item: FeeItem) -> LineKind:
    return LineKind.CHARGE if item.name.lower().startswith(CHARGE_WORD) else LineKind.FEE
