"""What was filed on paper is supplemented from home: only what was asked for, and no form."""

from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage
from tests.apps.online.conftest import ILLEGIBLE, PNG, Home
from tests.apps.online.test_filing_online import state_of
from tests.faces.portal.filing.reading import text
from tests.faces.portal.page_forms import sent_by


@pytest.fixture
def asked(home: Home) -> UUID:
    """Filed at the counter, examined, and one paper found illegible."""
    world = home.world
    dossier = world.assigned()
    return world.act(dossier, "officer", c.AskSupplement(missing=ILLEGIBLE))


def test_a_paper_is_sent_for_what_was_filed_at_the_counter(home: Home, asked: UUID) -> None:
    owner, code = home.world.client("owner"), state_of(asked).code
    begun = owner.post(f"/file/correct/{code}/", {"key": "k" * 20}, follow=True)
    base = begun.redirect_chain[-1][0].removesuffix("papers/")
    assert "Tờ khai</" not in text(begun).split("Các bước nộp hồ sơ")[1].split("</nav>")[0]
    assert "giữ như đã nộp" in text(begun)
    paper = f"{base}papers/{ILLEGIBLE[0].paper}/"
    picture = SimpleUploadedFile("ro.png", PNG, "image/png")
    assert owner.post(paper, {"chosen": [picture]}).status_code == 302
    check = text(owner.get(f"{base}check/"))
    assert "Còn thiếu" not in check
    sent = owner.post(f"{base}check/", sent_by(check, "post") | {"declare": ["on"]})
    assert sent["Location"] == f"/file/sent/{code}/"
    assert "đã nhận phần bổ sung của bạn" in text(owner.get(sent["Location"]))
    assert "Nộp trực tuyến lúc" not in text(owner.get(f"/track/{code}"))
    assert "thời hạn giải quyết tính lại từ đầu" in text(owner.get(sent["Location"]))
    state = state_of(asked)
    assert state.stage is Stage.SUPPLEMENT
    assert state.supplement_unanswered
    assert state.part is not None
    assert state.part.form is None
    assert [each.name for each in state.part.files] == ["ro.png"]
    office = home.world.client("reception").get(f"/office/online/{asked}/")
    assert "mới gửi" in text(office)
    again = owner.post(f"/file/correct/{code}/", {"key": "a" * 20}, follow=True)
    base = again.redirect_chain[-1][0].removesuffix("papers/")
    shown = text(owner.get(f"{base}papers/{ILLEGIBLE[0].paper}/"))
    assert "đã nộp trước" in shown
    assert "Dùng lại giấy tờ của tôi" not in shown, "the very file that was found wanting"
