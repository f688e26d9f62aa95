"""What the post does at a counter rests on a line; the line is written down and never changes."""

from dataclasses import replace

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.commands import Filing
from motcua.domain.dossier.context import SchemeAnswer
from motcua.domain.dossier.guards import GUARDS
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.refusals import SchemeForbids
from motcua.domain.kernel.actor import Role
from motcua.dossiers import commands, register, rules
from motcua.dossiers.register import Done
from motcua.plumbing.errors import Refused
from motcua.reference.scheme import commands as scheme
from motcua.reference.scheme import picture_queries
from motcua.reference.scheme.commands import NewDecision
from motcua.reference.scheme.lines import Line
from motcua.reference.scheme.vocabulary import TASK_WORDS, Task
from tests.apps.dossiers.conftest import BIRTH, FILING, RECEIVE
from tests.builders import moment
from tests.cast import ONE_STOP, Cast

pytestmark = pytest.mark.django_db
MORNING = moment("2019-08-05T09:00")
TODAY = MORNING.date()
POSTAL_ACTS = sorted(rules.TASKS, key=lambda kind: kind.__name__)
COMMUNE = "001.25.38.H20"  # Bình Hàng Trung, where the post receives too since phase 3


@pytest.fixture
def office(house: Cast, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    scheme.load_shipped()
    return house


def lines_for(task: Task) -> list[Line]:
    return [line for line in picture_queries.lines_on(TODAY, ONE_STOP) if line.task is task]


def take_back(house: Cast, task: Task) -> int:
    """Every line of the task ends yesterday by a decision of today; one of their numbers."""
    lines = lines_for(task)
    decision = NewDecision(number="QĐ 5/QĐ-UBND-HC", title="Thu hồi", effective=TODAY)
    numbers = tuple(line.number for line in lines)
    scheme.end_lines(decision, numbers, by=house.actor("controller"), key=f"back-{task}")
    return next(line.number for line in lines if line.subject == "justice")


def answer(house: Cast, kind: type[c.Command], filing: Filing = FILING) -> SchemeAnswer:
    terms = rules.terms_for(BIRTH.procedure, BIRTH.case, TODAY)
    context = rules.for_intake(kind, filing, terms, by=house.actor("postal"), at=MORNING)
    return context.rules.scheme


def receive(house: Cast, key: str) -> Done:
    return commands.open_dossier(RECEIVE, BIRTH, by=house.actor("postal"), key=key, at=MORNING)


@pytest.mark.parametrize("kind", POSTAL_ACTS, ids=lambda kind: kind.__name__)
def test_every_act_of_the_counter_names_its_line_or_what_is_missing(
    office: Cast, kind: type[c.Command]
) -> None:
    task = rules.TASKS[kind]
    given = answer(office, kind)
    assert given.allowed
    assert int(given.line) in {line.number for line in lines_for(task)}
    line = take_back(office, task)
    refused = answer(office, kind)
    assert not refused.allowed
    assert refused.line == ""
    for part in (TASK_WORDS[task].vi, "Tư pháp", "tại quầy", "huyện Cao Lãnh", "05/08/2019"):
        assert part in refused.missing.vi
    assert f"Dòng số {line} (QĐ 843/QĐ-UBND-HC)" in refused.missing.vi
    assert "thiếu quyết định" in refused.missing.vi
    for part in (TASK_WORDS[task].en, "Justice", "at the counter", "2019-08-05", str(line)):
        assert part in refused.missing.en


def test_every_command_open_to_a_postal_clerk_is_a_task_of_the_scheme() -> None:
    """Whoever adds one must say which line lets the post do it."""
    open_to_clerks = {
        kind
        for kind, guard in GUARDS.items()
        if Role.POSTAL_CLERK in guard.roles and not guard.examines
    }
    assert open_to_clerks == set(rules.TASKS)


def test_a_draft_made_online_is_help_with_online_filing(office: Cast) -> None:
    online = replace(FILING, channel_in=Channel.ONLINE)
    refused = answer(office, c.RegisterDraft, online)
    assert TASK_WORDS[Task.HELP_ONLINE].vi in refused.missing.vi
    at_commune = replace(online, receiving_unit=COMMUNE)
    assert answer(office, c.RegisterDraft, at_commune).allowed


def test_the_counter_asked_is_the_one_where_the_clerk_sits(office: Cast) -> None:
    """What the post may do at the unit that issues the receipt says nothing of the helper's."""
    helped = replace(FILING, receiving_unit="000.01.40.H20", support_point=ONE_STOP)
    assert answer(office, c.Receive, helped).allowed
    take_back(office, Task.RECEIVE)
    assert "huyện Cao Lãnh" in answer(office, c.Receive, helped).missing.vi


def test_the_line_is_written_beside_the_act_and_outlives_every_change(office: Cast) -> None:
    done = receive(office, "received-by-post")
    line = next(line for line in lines_for(Task.RECEIVE) if line.subject == "justice")
    assert register.lines_behind(done.dossier) == {1: line.number}
    take_back(office, Task.RECEIVE)
    scheme.load_shipped()
    assert register.lines_behind(done.dossier) == {1: line.number}
    record = picture_queries.line(line.number)
    assert record is not None
    assert record.closings[0].decision == "QĐ 5/QĐ-UBND-HC"
    assert register.state_of(done.dossier) == done.state
    with pytest.raises(Refused) as no:
        receive(office, "received-too-late")
    assert isinstance(no.value.refusal, SchemeForbids)
    again = receive(office, "received-by-post")
    assert (again.dossier, again.replayed) == (done.dossier, True)


def test_an_official_acts_under_no_line(office: Cast) -> None:
    take_back(office, Task.RECEIVE)
    done = commands.open_dossier(
        RECEIVE, BIRTH, by=office.actor("reception"), key="by-an-official", at=MORNING
    )
    assert register.lines_behind(done.dossier) == {}
