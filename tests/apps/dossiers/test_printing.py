"""Every form prints from the events alone, and says the right thing."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.domain.dossier import commands as c
from motcua.domain.dossier import events as e
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import printing
from motcua.dossiers.printing import BookPage, NothingToPrint, Printout
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.plumbing.errors import Refused
from motcua.reference.places import commands as places
from tests import builders as b
from tests.apps.dossiers.forms import reading

COUNTER, COMMITTEE = "000.01.38.H20", "000.00.38.H20"
HERE = replace(b.FILING, receiving_unit=COUNTER, competent_agency=COMMITTEE)
CLERK = replace(b.RECEPTION, place=COUNTER, name="Lê Thị Tiếp")
OFFICER = replace(b.OFFICER, place=COMMITTEE, name="Phạm Thị Thẩm")
HEAD = replace(b.HEAD, place=COMMITTEE, name="Nguyễn Văn Ký")
RECEIVED = b.Act(CLERK, "2019-08-05T09:00", c.Receive(filing=HERE))
TO_THE_DESK = (
    RECEIVED,
    b.Act(CLERK, "2019-08-05T10:00", c.Transfer()),
    b.Act(HEAD, "2019-08-05T14:00", c.Assign(officer=OFFICER.person, officer_name=OFFICER.name)),
)


@pytest.fixture(autouse=True)
def known_places(db: None) -> None:
    places.load_shipped()


def lived(*acts: b.Act) -> b.Life:
    life = b.walk(*acts)
    first = life.events[0]
    if isinstance(first, e.Received):
        numbered = replace(first, number="000.01.38.H20-190805-0001")
        return b.Life(replace(life.state, code=numbered.number), (numbered, *life.events[1:]))
    return b.Life(replace(life.state, slip="1/2019/PYCBS"), life.events)


def printed(printout: Printout, life: b.Life) -> str:
    url = "https://motcua.example/track/x"
    return reading.text(printing.print_form(printout, life.state, life.events, track_url=url))


def names(life: b.Life) -> list[str]:
    return [offer.printout.value for offer in printing.offers(life.state, life.events)]


def test_a_closed_counter_keeps_its_last_name_on_a_letterhead() -> None:
    """The district closed on 30 June 2025; what it had begun is still printed under its name."""
    today = datetime(2026, 8, 5, 9, tzinfo=VIETNAM)
    assert "huyện Cao Lãnh" in letterhead(LetterAt(unit=COUNTER, at=today)).issuer
    assert letterhead(LetterAt(unit="unknown", at=today)).issuer == "unknown"


def test_a_receipt_names_unit_papers_and_the_promised_hour() -> None:
    text = printed(Printout.RECEIPT, lived(RECEIVED))
    assert "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ HUYỆN CAO LÃNH" in text.upper()
    assert "ỦY BAN NHÂN DÂN HUYỆN CAO LÃNH" in text.upper()
    assert "000.01.38.H20-190805-0001" in text
    assert "Giấy chứng sinh" in text
    assert "Bản vẽ" not in text
    assert "17 giờ 00 phút, ngày 12 tháng 8 năm 2019" in text
    assert "Lê Thị Tiếp" in text


def test_the_receipt_stays_what_it_was_when_the_date_moves() -> None:
    before = lived(RECEIVED)
    new_date = datetime(2019, 8, 20, 10, tzinfo=VIETNAM)
    after = lived(
        *TO_THE_DESK,
        b.Act(HEAD, "2019-08-07T09:00", c.Extend(new_due_at=new_date, reason="Chờ xác minh")),
    )
    assert printed(Printout.RECEIPT, after) == printed(Printout.RECEIPT, before)
    text = printed(Printout.APOLOGY, after)
    assert "10 giờ 00 phút, ngày 20 tháng 8 năm 2019" in text
    assert "ngày 12 tháng 8 năm 2019" in text
    assert "Chờ xác minh" in text
    assert names(after) == ["receipt", "apology", "routing"]


def test_a_supplement_slip_at_the_door_and_after_examination() -> None:
    ask = c.AskSupplementAtIntake(filing=HERE, missing=b.LACKING)
    text = printed(Printout.SUPPLEMENT, lived(b.Act(CLERK, "2019-08-05T09:00", ask)))
    assert "Giai đoạn yêu cầu bổ sung: Tiếp nhận hồ sơ" in text
    assert "Bản sao bị mờ" in text
    later = lived(
        *TO_THE_DESK, b.Act(OFFICER, "2019-08-06T09:00", c.AskSupplement(missing=b.LACKING))
    )
    text = printed(Printout.SUPPLEMENT, later)
    assert "Giai đoạn yêu cầu bổ sung: Thẩm định, giải quyết hồ sơ" in text
    assert "Đ.19" in text


def test_a_refusal_at_the_door_and_as_the_result() -> None:
    refuse = c.RefuseAtIntake(filing=HERE, reason="Không thuộc thẩm quyền")
    text = printed(Printout.REFUSAL, lived(b.Act(CLERK, "2019-08-05T09:00", refuse)))
    assert "Không thuộc thẩm quyền" in text
    steps = [
        b.Act(OFFICER, f"2019-08-06T{hour}:00", command)
        for hour, command in (
            ("08", c.StartStep(number=2)),
            ("09", c.FinishStep(number=2)),
            ("10", c.StartStep(number=3)),
            ("11", c.FinishStep(number=3)),
        )
    ]
    refusal = c.RefuseAsResult(reason="Nhà xây trên đất lấn chiếm", legal_basis="Luật Đất đai Đ.95")
    decided = lived(
        *TO_THE_DESK,
        *steps,
        b.Act(OFFICER, "2019-08-06T14:00", b.TO_REFUSE),
        b.Act(HEAD, "2019-08-06T15:00", refusal),
    )
    text = printed(Printout.REFUSAL, decided)
    assert "Nhà xây trên đất lấn chiếm" in text
    assert "Luật Đất đai Đ.95" in text


def test_the_stop_notice_belongs_to_the_newer_set_only() -> None:
    withdrawn = lived(
        *TO_THE_DESK,
        b.Act(CLERK, "2019-08-06T09:00", c.RequestWithdrawal(reason="Đổi ý")),
        b.Act(HEAD, "2019-08-06T10:00", c.Stop(fee_consequence="Hoàn trả toàn bộ")),
    )
    with pytest.raises(Refused) as raised:
        printed(Printout.STOP, withdrawn)
    assert isinstance(raised.value.refusal, NothingToPrint)
    newer = b.Life(replace(withdrawn.state, form_set="tt_03_2025"), withdrawn.events)
    text = printed(Printout.STOP, newer)
    assert "Đổi ý" in text
    assert "Hoàn trả toàn bộ" in text
    assert "stop" in names(newer)


def test_the_routing_slip_has_every_hand_over() -> None:
    text = printed(Printout.ROUTING, lived(*TO_THE_DESK))
    for name in ("Lê Thị Tiếp", "Phạm Thị Thẩm", "Ủy ban nhân dân huyện Cao Lãnh"):
        assert name in text


def test_made_up_dossiers_are_marked_on_paper() -> None:
    synthetic = replace(HERE, synthetic=True)
    life = lived(b.Act(CLERK, "2019-08-05T09:00", c.Receive(filing=synthetic)))
    assert printed(Printout.RECEIPT, life) != printed(Printout.RECEIPT, lived(RECEIVED))


def test_a_draft_has_nothing_to_print() -> None:
    draft = lived(b.Act(CLERK, "2019-08-05T09:00", c.RegisterDraft(filing=HERE)))
    assert names(draft) == []
    with pytest.raises(Refused):
        printed(Printout.RECEIPT, draft)


def test_an_empty_register_prints_its_heading() -> None:
    page = BookPage(unit=COUNTER, first=date(2019, 8, 1), last=date(2019, 8, 5), keeper="Lê Thị T")
    paper = printing.print_register(page, at=datetime(2019, 8, 5, 17, tzinfo=VIETNAM))
    assert "HUYỆN CAO LÃNH" in reading.text(paper).upper()


def test_whatever_is_offered_prints() -> None:
    stopped = lived(
        *TO_THE_DESK,
        b.Act(CLERK, "2019-08-06T09:00", c.RequestWithdrawal(reason="Đổi ý")),
        b.Act(HEAD, "2019-08-06T10:00", c.Stop(fee_consequence="Hoàn trả")),
    )
    for life in (
        lived(RECEIVED),
        b.Life(replace(stopped.state, form_set="tt_03_2025"), stopped.events),
    ):
        for name in names(life):
            assert printed(Printout(name), life)
