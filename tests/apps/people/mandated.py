"""Mandates as tests give them: an elder, her grandchild, a desk, and the limits of the day."""

from dataclasses import replace
from datetime import date, timedelta

from motcua.domain.kernel.actor import Actor, Role
from motcua.domain.kernel.mandate import ConsentWay
from motcua.reference.people import mandates, queries
from motcua.reference.people.mandate_rows import Consent, Helper, NewMandate, Principal
from motcua.reference.people.queries import User
from motcua.reference.rulebook.persons import mandate_limits_on
from tests.cast import Cast

BIRTH, LAND = "1.001193", "field:land"
SAID = "Tôi đồng ý để cháu nộp hồ sơ thay."


def citizen(user: User, on: date) -> Actor:
    return next(hat for hat in queries.actors_of(user, on) if hat.role is Role.CITIZEN)


def online(people: Cast, on: date) -> NewMandate:
    """The owner asks the citizen for help."""
    return NewMandate(
        principal=Principal(
            name=people.owner.full_name, identity=str(people.owner.personal_id), phone="0901000001"
        ),
        helper=Helper(name=people.citizen.full_name, identity=str(people.citizen.personal_id)),
        procedures=(BIRTH,),
        consent=Consent(way=ConsentWay.ONLINE, said=SAID),
        first=on,
        last=on + timedelta(days=30),
    )


def at_desk(people: Cast, on: date) -> NewMandate:
    return replace(
        online(people, on),
        consent=Consent(
            way=ConsentWay.SIGNED,
            said=SAID,
            witness="Lê Thị Tiếp",
            witness_place="Bộ phận Một cửa",
        ),
        checked="Hai thẻ căn cước, đối chiếu người thật",
    )


def give(new: NewMandate, by: Actor, on: date, key: str = "give-mandate-1") -> str:
    return mandates.give_mandate(new, mandate_limits_on(on), by=by, key=key)
