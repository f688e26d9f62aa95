"""Whoever had the use of their data restricted is asked everything anew, until it is lifted."""

from datetime import timedelta

import pytest

from motcua.channels.documents import queries as documents
from motcua.channels.online import commands, queries
from motcua.channels.online import refusals as r
from motcua.channels.online.shapes import Draft
from motcua.domain.kernel.own_data import RequestKind
from motcua.plumbing.errors import Refused
from motcua.reference.people import own_data
from motcua.reference.people.own_data import Answered, Asked
from tests.apps.online.conftest import Home, Standing
from tests.apps.online.test_filing_interrupted import helped
from tests.apps.online.test_filing_online import refusal
from tests.apps.people.mandated import citizen
from tests.cast import ONE_STOP
from tests.faces.office.world import MORNING

PAPER = "giay_chung_sinh"


def answered(home: Home, kind: RequestKind, *, granted: bool = True) -> None:
    """The owner asked, the desk said so."""
    asked = Asked(
        kind=kind,
        subject=own_data.OTHER,
        wanted="Đừng dùng dữ liệu cũ của tôi",
        reason="",
        unit=ONE_STOP,
        answer_by=MORNING + timedelta(days=5),
    )
    by = citizen(home.owner, MORNING.date())
    code = own_data.ask(home.owner, asked, by=by, key=home.world.key())
    said = Answered(granted=granted, answer="Đã xem")
    clerk = home.world.cast.actor("reception")
    own_data.answer(code, said, by=clerk, key=home.world.key())


def taken_over(home: Home, draft: Draft) -> tuple[bool, bool]:
    """Whether an earlier answer stands in the draft, and an earlier paper is offered."""
    by = home.owner if draft.acting_for == "" else home.world.cast.citizen
    papers = queries.papers_to_choose(queries.look(draft.id, by))
    earlier = [each for each in draft.prefilled.values() if each.startswith("earlier.")]
    return bool(earlier), any(each.usable for each in papers)


@pytest.mark.parametrize("kind", [RequestKind.RESTRICTION, RequestKind.WITHDRAWAL])
def test_a_granted_restriction_holds_until_it_is_lifted(
    home: Home, standing: Standing, kind: RequestKind
) -> None:
    home.filed()
    assert taken_over(home, home.begun()) == (True, True)
    answered(home, kind, granted=False)
    assert taken_over(home, home.begun()) == (True, True)
    answered(home, kind)
    assert taken_over(home, home.begun()) == (False, False)
    (paper,) = [
        each
        for each in documents.documents_of([str(home.owner.personal_id)])
        if each.paper == PAPER
    ]
    with pytest.raises(Refused) as caught:
        commands.reuse(home.begun().id, PAPER, paper.id, by=home.owner)
    assert isinstance(refusal(caught), r.DocumentNotUsable)
    standing(MORNING + timedelta(hours=1))
    answered(home, RequestKind.RELEASE)
    assert taken_over(home, home.begun()) == (True, True)


def test_it_holds_for_whoever_files_for_her_and_for_nobody_else(home: Home) -> None:
    home.filed()
    answered(home, RequestKind.RESTRICTION)
    draft, _code = helped(home)
    assert taken_over(home, draft) == (False, False)
    assert not own_data.is_restricted(str(home.world.cast.citizen.personal_id))
    assert home.filed()  # what she files herself goes its way
