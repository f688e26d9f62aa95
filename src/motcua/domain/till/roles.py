"""Who may do what with money (decree 61/2018 art. 9, 22)."""

from motcua.domain.kernel.actor import Actor, Employer, Role
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.till import refusals as r
from motcua.domain.till.collecting import Method
from motcua.domain.till.rules import TillRules

HANDLERS = frozenset({Role.RECEPTION_OFFICIAL, Role.POSTAL_CLERK, Role.UNIT_MANAGER})
"""Who takes money and has a drawer."""
MANAGERS = frozenset({Role.UNIT_MANAGER})
"""Who answers for the money of a place: the second person of a count, corrections, the safe."""
AGENCY_SIDE = frozenset({Role.HEAD_OF_AGENCY})
"""Who answers for the agency the money is for."""


def handler_refusal(by: Actor, rules: TillRules) -> Refusal | None:
    return None if by.role in HANDLERS else r.NotForYou(article=rules.article("roles"))


def collector_refusal(by: Actor, method: Method, rules: TillRules) -> Refusal | None:
    """Online the system collects; at the door the account of a carrier outside does too."""
    if method is Method.ONLINE:
        return None if by.role is Role.SYSTEM else r.NotForYou(article=rules.article("roles"))
    carries = by.role is Role.SYSTEM and by.employer is Employer.POST
    return None if carries and method is Method.AT_DOOR else handler_refusal(by, rules)


def manager_refusal(by: Actor, unit: str, rules: TillRules) -> Refusal | None:
    """The manager of this very place."""
    if by.role in MANAGERS and by.place == unit:
        return None
    return r.ManagerNeeded(article=rules.article("roles"), unit=unit)
