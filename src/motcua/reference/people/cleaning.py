"""Words as people typed them, composed and trimmed, or a refusal that says what to do."""

from motcua.domain.kernel.clean import clean_text
from motcua.plumbing.errors import Refused
from motcua.reference.people.refusals import NameUnreadable


def cleaned(typed: str, *, longest: int = 200) -> str:
    try:
        return clean_text(typed, longest=longest)
    except ValueError as fault:
        raise Refused(NameUnreadable(why=str(fault))) from fault
