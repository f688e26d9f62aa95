"""Words typed after a command become its body, each in the type of its field."""

from datetime import datetime
from pathlib import Path

import pytest

from motcua.domain.dossier.commands import Proposal
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import wire
from motcua.project.cli_dossier_body import WrongWords, for_dossier, typed
from tests.builders import state

MORNING = datetime(2019, 8, 5, 9, tzinfo=VIETNAM)


def test_words_reach_into_values_and_keep_their_types() -> None:
    body = typed("approve", ["result.number=12", "result.title=Giấy khai sinh"], "{}")
    assert body == {"result": {"number": "12", "title": "Giấy khai sinh"}}
    assert typed("start_step", ["number=2"], "{}") == {"number": 2}
    assert typed("receive", ["receipt_wanted=yes", "sets=2"], "{}") == {
        "receipt_wanted": True,
        "sets": 2,
    }


def test_a_number_of_a_person_stays_text() -> None:
    assert typed("return_result", ["identity=087190000018"], "{}")["identity"] == "087190000018"


def test_a_moment_without_an_offset_is_one_of_viet_nam() -> None:
    body = typed("extend", ["new_due_at=2019-08-09T17:00", "reason=x"], "{}")
    assert body["new_due_at"] == "2019-08-09T17:00:00+07:00"


def test_words_stand_over_the_json_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text('{"proposal": "refuse", "text": "a"}', encoding="utf-8")
    assert typed("propose", ["text=b"], str(file)) == {"proposal": "refuse", "text": "b"}


@pytest.mark.parametrize("word", ["officer", "new_due_at=tomorrow"])
def test_what_cannot_be_read_is_said_with_an_example(word: str) -> None:
    with pytest.raises(WrongWords, match="write"):
        typed("extend", [word], "{}")


def test_the_next_step_and_the_title_need_not_be_typed() -> None:
    assert for_dossier("start_step", {}, state("assigned"), MORNING) == {"number": 2}
    made = for_dossier("approve", {"result": {"number": "1"}}, state("proposed"), MORNING)
    assert made["result"] == {"title": "Giấy khai sinh", "number": "1", "signed_on": "2019-08-05"}


def test_papers_are_counted_as_the_case_asks() -> None:
    made = for_dossier("receive_supplement", {"papers": "proof:2"}, state("assigned"), MORNING)
    assert made["papers"][0]["certified"] == 2
    with pytest.raises(WrongWords, match="form, proof, map"):
        for_dossier("receive_supplement", {"papers": "nothing"}, state("assigned"), MORNING)


def test_a_missing_paper_is_named_by_the_case() -> None:
    made = for_dossier("ask_supplement", {"missing": "proof:mờ"}, state("assigned"), MORNING)
    assert made["missing"] == [{"paper": "proof", "what": "Giấy chứng sinh", "reason": "mờ"}]


def test_what_was_typed_is_read_as_the_command() -> None:
    body = typed("propose", ["proposal=approve", "text=Đủ điều kiện."], "{}")
    read = wire.read("propose", body)
    assert getattr(read, "proposal", None) is Proposal.APPROVE
