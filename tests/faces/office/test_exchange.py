"""The room of the national exchange: what is out of step and why, telling again, comparisons."""

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest
from pytest_django import Settings

from motcua.channels.exchange.models import Comparison, Difference, Standing, Try
from motcua.plumbing import clock
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db
CODE = "000.01.38.H20-190805-000{}"


@pytest.fixture(autouse=True)
def connected(settings: Settings) -> None:
    settings.EXCHANGE_URL = "https://portal.example.vn"


def standing(number: int, reason: str, **more: object) -> Standing:
    now = clock.now()
    start: dict[str, object] = {
        "dossier": UUID(int=number),
        "code": CODE.format(number),
        "version": 3,
        "state": "refused",
        "reason": reason,
        "since": now - timedelta(hours=number),
    }
    return Standing.objects.create(**(start | more))


def test_without_a_portal_the_page_says_so(world: World, settings: Settings) -> None:
    settings.EXCHANGE_URL = ""
    page = unescape(world.client("controller").get("/office/exchange/").content.decode())
    assert "Chưa nối với Cổng Dịch vụ công quốc gia" in page
    assert "MOTCUA_EXCHANGE_URL" in page


def test_what_is_out_of_step_is_counted_by_reason_and_listed_oldest_first(world: World) -> None:
    standing(1, "refused", said="422: MaTTHC is not in the national catalogue", tries=4)
    standing(2, "unreached", state="pending", next_at=clock.now())
    standing(3, "refused")
    standing(4, "", state="told", told_version=3, since=None)
    client = world.client("auditor")
    page = unescape(client.get("/office/exchange/").content.decode())
    assert "1 hồ sơ đã đồng bộ" in page
    assert page.index(CODE.format(3)) < page.index(CODE.format(2)) < page.index(CODE.format(1))
    assert CODE.format(4) not in page
    assert "MaTTHC is not in the national catalogue" in page
    page = client.get("/office/exchange/?reason=unreached").content.decode()
    assert CODE.format(2) in page
    assert CODE.format(1) not in page
    assert client.get("/office/exchange/?reason=%27&page=x").status_code == 200


def test_telling_again_counts_once_and_is_for_managers(world: World) -> None:
    row = standing(1, "refused")
    address = f"/office/exchange/dossiers/{row.dossier}/"
    auditor, operator = world.client("auditor"), world.client("operator")
    assert "Gửi lại" not in unescape(auditor.get(address).content.decode())
    assert auditor.post(address, {"key": "k"}).status_code == 404
    assert "Gửi lại" in unescape(operator.get(address).content.decode())
    for _ in range(2):
        assert operator.post(address, {"key": "exchange-press-1"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == ("pending", "again")
    assert Try.objects.count() == 1
    assert "yêu cầu gửi lại" in unescape(operator.get(address).content.decode())


def test_a_dossier_that_is_not_told_of_is_refused_with_what_to_do(world: World) -> None:
    row = standing(1, "", state="quiet", since=None)
    answer = world.client("operator").post(
        f"/office/exchange/dossiers/{row.dossier}/", {"key": "exchange-press-1"}
    )
    assert answer.status_code == 409
    assert "chưa có mã" in unescape(answer.content.decode())
    unknown = f"/office/exchange/dossiers/{UUID(int=99)}/"
    assert world.client("operator").get(unknown).status_code == 404


def test_comparisons_show_what_differs(world: World) -> None:
    row = standing(1, "forgotten")
    now = clock.now()
    done = Comparison.objects.create(day=now.date(), at=now, ours=2, theirs=1)
    Difference.objects.create(comparison=done, code=row.code, kind="missing", ours="2 (v3)")
    Difference.objects.create(comparison=done, code=CODE.format(9), kind="unknown", theirs="4 (v1)")
    Comparison.objects.create(day=now.date(), at=now, trouble="timed out")
    client = world.client("controller")
    page = unescape(client.get("/office/exchange/comparisons/").content.decode())
    assert "không có trả lời" in page
    page = unescape(client.get(f"/office/exchange/comparisons/{done.pk}/").content.decode())
    assert f"/office/exchange/dossiers/{row.dossier}/" in page
    assert "Cổng không có; đã xếp gửi lại" in page
    assert "Cổng có, ở đây chưa gửi" in page
    assert client.get("/office/exchange/comparisons/999999/").status_code == 404
