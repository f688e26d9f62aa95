"""Who acts: a person in a role, employed by somebody, at a place."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    RECEPTION_OFFICIAL = "reception_official"
    POSTAL_CLERK = "postal_clerk"
    CASE_OFFICER = "case_officer"
    HEAD_OF_AGENCY = "head_of_agency"
    UNIT_MANAGER = "unit_manager"
    PROVINCIAL_CONTROLLER = "provincial_controller"
    AUDITOR = "auditor"
    OPERATOR = "operator"
    CITIZEN = "citizen"
    REPRESENTATIVE = "representative"
    HELPER = "helper"
    SYSTEM = "system"


OWN_ROLES = frozenset({Role.CITIZEN, Role.REPRESENTATIVE, Role.HELPER})
"""Roles held without a posting: for oneself, an organisation, or somebody under a mandate."""


class Employer(StrEnum):
    AGENCY = "agency"
    POST = "post"
    NONE = "none"


DECIDING_ROLES = frozenset({Role.CASE_OFFICER, Role.HEAD_OF_AGENCY})
"""Roles that examine or decide; never open to staff of the postal enterprise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person acting now.

    `person` is the user's id as text; `place` the code of the one-stop unit or agency, the tax code
    of a representative's organisation, the code of a helper's mandate.
    """

    person: str
    name: str
    role: Role
    employer: Employer
    place: str
