"""The pages of the transfer scheme: pictures, drafts, deciding; who sees and does what."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from motcua.reference.scheme import draft_queries, picture_queries, queries
from motcua.reference.scheme.vocabulary import Task
from tests.cast import ONE_STOP
from tests.faces.office.world import World

pytestmark = pytest.mark.django_db
READERS = ["reception", "postal", "officer", "head", "manager", "controller", "auditor"]
PAGES = [
    "/office/scheme/",
    "/office/scheme/?on=01/08/2018",
    "/office/scheme/?on=01/07/2025&level=commune&hands=post&task=guide&field=land&name=cao",
    f"/office/scheme/units/{ONE_STOP}/",
    f"/office/scheme/units/{ONE_STOP}/?on=01/07/2025",
    "/office/scheme/phases/",
    "/office/scheme/phases/?on=02/07/2025&task=guide",
    "/office/scheme/difference/",
    "/office/scheme/difference/?first=01/07/2019&second=01/07/2025",
    f"/office/scheme/difference/?unit={ONE_STOP}",
    "/office/scheme/drafts/",
    "/office/scheme/drafts/new/",
]
KEY = re.compile(r'name="key" value="([^"]+)"')


@pytest.mark.parametrize("name", READERS)
def test_everybody_at_work_reads_every_page(world: World, name: str) -> None:
    client = world.client(name)
    for address in PAGES:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize("name", ["operator", "citizen", "leaver", "representative"])
def test_others_find_no_page(world: World, name: str) -> None:
    client = world.client(name)
    for address in PAGES:
        assert client.get(address).status_code in {302, 404}, address


@pytest.mark.parametrize("address", PAGES)
def test_the_pages_speak_english_too(world: World, address: str) -> None:
    client = world.client("controller")
    client.cookies["django_language"] = "en"
    text = client.get(address).content.decode()
    assert "Đề án chuyển giao" not in text


def test_a_wrong_day_is_told_and_today_shown(world: World) -> None:
    answer = world.client("auditor").get("/office/scheme/?on=31/02/2019")
    assert answer.status_code == 400
    assert "Nhập như 05/08/2019" in answer.content.decode()
    assert 'value="31/02/2019"' in answer.content.decode()


def test_a_day_before_the_scheme_says_when_it_begins(world: World) -> None:
    client = world.client("auditor")
    text = client.get("/office/scheme/?on=31/07/2018").content.decode()
    assert "Đề án chưa bắt đầu" in text
    assert "01/08/2018" in text
    began = client.get("/office/scheme/?on=01/08/2018").content.decode()
    assert "Đề án chưa bắt đầu" not in began


def test_an_unknown_unit_is_no_page(world: World) -> None:
    assert world.client("auditor").get("/office/scheme/units/000.00.00.H49/").status_code == 404


def test_the_overview_counts_nine_of_twelve_districts(world: World) -> None:
    text = world.client("auditor").get("/office/scheme/").content.decode()
    counted = re.search(r"Huyện</div>.*?</tr>", text.replace("Cấp huyện", "Huyện"), re.DOTALL)
    assert counted is not None
    assert re.findall(r"<div>(\d+)</div>", counted[0])[:4] == ["12", "9", "9", "9"]


def test_the_unit_names_lines_decision_and_source(world: World) -> None:
    text = world.client("postal").get(f"/office/scheme/units/{ONE_STOP}/").content.decode()
    assert "QĐ 843/QĐ-UBND-HC" in text
    assert "vnpost.vn 91384" in text
    assert 'id="line-' in text


def test_the_map_says_that_it_is_none(world: World) -> None:
    text = world.client("postal").get("/office/scheme/phases/").content.decode()
    assert "không phải bản đồ đo đạc" in text
    assert text.count("<g transform") == 12
    assert "style=" not in text
    later = world.client("postal").get("/office/scheme/phases/?on=2025-07-02").content.decode()
    assert later.count("<g transform") == 23


def test_two_days_differ_and_the_same_day_does_not(world: World) -> None:
    client = world.client("head")
    text = client.get("/office/scheme/difference/?first=31/07/2019&second=01/08/2019").content
    assert "huyện Tháp Mười" in text.decode()
    same = client.get("/office/scheme/difference/?first=05/08/2019&second=05/08/2019").content
    assert "Hai ngày như nhau" in same.decode()


def test_before_and_after_stand_in_the_order_of_time(world: World) -> None:
    client, address = world.client("head"), "/office/scheme/difference/"
    there = client.get(f"{address}?first=31/07/2019&second=01/08/2019").content.decode()
    back = client.get(f"{address}?first=01/08/2019&second=31/07/2019").content.decode()
    assert "31/07/2019 → 01/08/2019" in re.sub(r"<[^>]+>", "", back)
    assert back.count("nhân viên bưu chính") == there.count("nhân viên bưu chính")


@pytest.mark.parametrize(
    ("asked", "status", "says"),
    [
        ("first=x&second=01/08/2019", 400, "Nhập như 05/08/2019"),
        ("first=01/07/2019&second=01/08/2019&unit=H99", 404, "Không có đơn vị nào mang mã này"),
    ],
)
def test_what_cannot_be_compared_is_not_called_alike(
    world: World, asked: str, status: int, says: str
) -> None:
    answer = world.client("head").get(f"/office/scheme/difference/?{asked}")
    assert answer.status_code == status
    assert says in answer.content.decode()
    assert "Hai ngày như nhau" not in answer.content.decode()


class Drafting:
    """A draft as somebody writes it through the pages."""

    def __init__(self, client: Client) -> None:
        self.client = client
        sent = {"key": "draft-key-0", "title": "Giao thêm Lấp Vò", "effective": "02/09/2019"}
        self.address = client.post("/office/scheme/drafts/new/", sent).headers["Location"]
        self.number = int(self.address.split("/")[-2])
        self.times = 0

    def send(self, where: str = "change", **values: Any) -> Any:
        """With a key of its own and the version there is."""
        self.times += 1
        found = draft_queries.draft(self.number)
        assert found is not None
        sent = {"key": f"draft-key-{self.times}", "seen": found.version, **values}
        return self.client.post(f"{self.address}{where}/", sent)

    def grant(self, **values: Any) -> Any:
        usual = {
            "action": "grant",
            "units": "huyện Lấp Vò",
            "tasks": ["receive", "return_result"],
            "employer": "post",
            "fields_of_law": ["justice"],
        }
        return self.send(**(usual | values))

    @property
    def text(self) -> str:
        return str(self.client.get(self.address).content.decode())


def test_a_draft_shows_what_it_would_touch_and_decides_nothing(world: World) -> None:
    world.opened()
    drafting = Drafting(world.client("controller"))
    assert drafting.grant().status_code == 302
    before = len(picture_queries.lines_on(date(2019, 9, 2)))
    text = drafting.text
    assert "Nếu quyết định, từ 02/09/2019 sẽ thay đổi" in text
    assert "huyện Lấp Vò" in text
    assert "chưa có ai của bưu điện được phân công" in text
    assert "chưa có hiệu lực" in text
    assert len(picture_queries.lines_on(date(2019, 9, 2))) == before


def test_a_draft_counts_people_and_open_dossiers(world: World) -> None:
    world.opened()
    drafting = Drafting(world.client("controller"))
    lines = [
        str(line.number)
        for line in picture_queries.lines_on(date(2019, 9, 2), ONE_STOP)
        if line.task is Task.RECEIVE and line.subject == "justice"
    ]
    assert drafting.send(action="end", line=lines).status_code == 302
    text = drafting.text
    assert "Trần Văn Bưu" in text
    assert re.search(r"Hồ sơ đang mở của các thủ tục đó</dt><dd>1</dd>", text)
    assert drafting.send(action="keep", line=lines).status_code == 302
    assert "Chưa kết thúc dòng nào" in drafting.text


def test_a_decided_draft_is_in_force_from_its_day(world: World) -> None:
    drafting = Drafting(world.client("controller"))
    drafting.grant()
    answer = drafting.send("decide", number="QĐ 77/QĐ-UBND-HC", signed_on="01/08/2019")
    assert answer.status_code == 302
    unit = next(
        p.unit.code for p in picture_queries.overview(date(2019, 9, 2)) if "Lấp Vò" in p.unit.name
    )
    entries = queries.tasks_at(unit, date(2019, 9, 2))
    receive = next(entry for entry in entries if entry.task is Task.RECEIVE)
    assert (receive.employer, receive.decision) == ("post", "QĐ 77/QĐ-UBND-HC")
    text = drafting.text
    assert "đã quyết định" in text
    assert "QĐ 77/QĐ-UBND-HC" in drafting.client.get("/office/scheme/phases/").content.decode()


def test_the_decision_pressed_twice_is_recorded_once(world: World) -> None:
    drafting = Drafting(world.client("controller"))
    drafting.grant()
    sent = {"key": "decide-once", "seen": 2, "number": "QĐ 78/QĐ-UBND-HC"}
    for _ in range(2):
        assert drafting.client.post(f"{drafting.address}decide/", sent).status_code == 302
    assert len(picture_queries.decisions()) == 1


@pytest.mark.parametrize("name", [name for name in READERS if name != "controller"])
def test_only_a_controller_decides_and_only_authors_change(world: World, name: str) -> None:
    drafting = Drafting(world.client("controller"))
    drafting.grant()
    drafting.client = world.client(name)
    assert "Ghi quyết định" not in drafting.text
    assert drafting.send("decide", number="QĐ 79/QĐ-UBND-HC").status_code == 404
    refused = drafting.grant()
    assert refused.status_code == 409
    assert "Đặng Văn Soát" in refused.content.decode()
    own = Drafting(drafting.client)
    assert own.grant().status_code == 302


def test_a_contradiction_is_shown_with_the_way_out(world: World) -> None:
    drafting = Drafting(world.client("controller"))
    drafting.grant(units=ONE_STOP, tasks=["receive"], employer="agency")
    text = drafting.text
    assert "Hai dòng mâu thuẫn" in text
    assert drafting.send("decide", number="QĐ 80/QĐ-UBND-HC").status_code == 409
    line = re.search(r'name="line" value="(\d+)"', text)
    assert line is not None
    assert drafting.send(action="end", line=[line[1]]).status_code == 302
    assert "Hai dòng mâu thuẫn" not in drafting.text
    assert drafting.send("decide", number="QĐ 80/QĐ-UBND-HC").status_code == 302


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"units": "Nowhere"}, "Nowhere"),
        ({"units": ""}, "Chọn cấp hoặc ghi tên đơn vị"),
        ({"tasks": []}, "Chọn: Việc"),
        ({"procedures": "1.001193"}, "Chỉ chọn một"),
        ({"last": "soon"}, "Nhập ngày như"),
        ({"units": "x\n" * 301}, "Quá nhiều đơn vị"),
        ({"last": "01/09/2019"}, "01/09/2019"),
        ({"fields_of_law": [], "procedures": "9.999"}, "9.999"),
    ],
)
def test_a_wrong_grant_keeps_what_was_typed(world: World, wrong: dict[str, Any], says: str) -> None:
    drafting = Drafting(world.client("controller"))
    answer = drafting.grant(**wrong)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert says in text
    assert 'value="receive"' in text


@pytest.mark.parametrize(
    "narrowed",
    [
        {"fields_of_law": []},
        {"fields_of_law": [], "procedure_levels": ["commune"]},
        {"fields_of_law": [], "procedures": "2.000528 1.001266"},
        {"levels": ["every:commune"], "units": "", "channels": ["online"], "last": "31/12/2019"},
    ],
)
def test_every_narrowness_can_be_drafted_and_dropped(
    world: World, narrowed: dict[str, Any]
) -> None:
    drafting = Drafting(world.client("controller"))
    assert drafting.grant(**narrowed, tasks=["visit"]).status_code == 302
    assert drafting.client.get(drafting.address).status_code == 200
    found = draft_queries.draft(drafting.number)
    assert found is not None
    assert len(found.contents.grants) == 1
    assert drafting.send(action="drop", grant="0").status_code == 302
    assert "Chưa giao việc nào" in drafting.text


def test_a_draft_is_renamed_discarded_and_then_closed(world: World) -> None:
    drafting = Drafting(world.client("manager"))
    sent = {"action": "name", "title": "Tên mới", "effective": "03/09/2019"}
    assert drafting.send(**sent).status_code == 302
    assert "Tên mới" in drafting.text
    assert drafting.send(action="name", title="", effective="x").status_code == 422
    assert drafting.send(action="fly").status_code == 422
    old = drafting.client.post(
        f"{drafting.address}change/", {"key": "stale-key-1", "seen": 1, "action": "discard"}
    )
    assert old.status_code == 409
    assert drafting.send(action="discard").status_code == 302
    assert drafting.grant().status_code == 409
    assert drafting.client.get("/office/scheme/drafts/").status_code == 200


def test_a_draft_takes_effect_today_or_later(world: World) -> None:
    client, address = world.client("controller"), "/office/scheme/drafts/new/"
    sent = {"key": "draft-key-past", "title": "Quá muộn", "effective": "04/08/2019"}
    answer = client.post(address, sent)
    assert answer.status_code == 409
    assert "04/08/2019 đã qua" in answer.content.decode()
    assert not draft_queries.all_drafts()
    drafting = Drafting(client)
    assert drafting.send(action="name", title="x", effective="04/08/2019").status_code == 409


def test_only_levels_of_that_day_are_offered(world: World) -> None:
    drafting = Drafting(world.client("controller"))
    assert "every:district" in drafting.text
    later = {"action": "name", "title": "Tỉnh mới", "effective": "01/02/2027"}
    assert drafting.send(**later).status_code == 302
    assert "every:district" not in drafting.text
    assert "every:commune" in drafting.text


def test_the_lines_to_end_are_found_by_unit_level_and_task(world: World) -> None:
    drafting = Drafting(world.client("controller"))
    address = f"{drafting.address}lines/"
    assert "Chọn đơn vị, cấp hoặc việc" in drafting.client.get(address).content.decode()
    text = drafting.client.get(address, {"level": "district", "task": "receive"}).content.decode()
    lines = re.findall(r'type="checkbox" name="line" value="(\d+)"', text)
    assert len(lines) > 30
    assert drafting.send(action="end", line=lines).status_code == 302
    assert f"({len(lines)} dòng)" in drafting.text
    again = drafting.client.get(address, {"level": "district", "task": "receive"}).content.decode()
    assert "Không có dòng nào như vậy" in again


def test_there_is_no_such_draft(world: World) -> None:
    client = world.client("controller")
    for address in ("", "lines/"):
        assert client.get(f"/office/scheme/drafts/987654/{address}").status_code == 404
    for address in ("change/", "decide/"):
        assert client.post(f"/office/scheme/drafts/987654/{address}").status_code == 404
