"""How a result comes back: how many copies where the fee counts them, and what the post asks."""

from uuid import UUID

from django.test import Client

from motcua.channels.online import commands, queries
from motcua.channels.online.shapes import Beginning, Draft
from motcua.domain.fees.assess import assess
from motcua.domain.fees.lines import FeePer
from motcua.dossiers import intake
from motcua.reference.catalogue import commands as catalogue
from motcua.reference.catalogue import in_force
from motcua.reference.catalogue import queries as listed
from motcua.reference.catalogue.shipped import DATA
from tests.apps.online.conftest import ANSWERS, Home
from tests.cast import ONE_STOP
from tests.faces.office.world import BIRTH, MORNING
from tests.faces.portal.filing.reading import text

EXTRACT = "2.000635"
MONDAY = MORNING.date()
BY_POST = {
    "way": "postman",
    "recipient": "Dương Thị Chủ",
    "phone": "0912345678",
    "address": "Ấp 1",
    "area": "Xã Mỹ Long, huyện Cao Lãnh",
}


def begun(home: Home, procedure: str) -> Draft:
    draft = commands.begin(Beginning(procedure=procedure), by=home.owner)
    units = {unit.code for unit in queries.units_for(queries.look(draft.id, home.owner))}
    near = ONE_STOP if ONE_STOP in units else min(units)
    return commands.choose_place(draft.id, near, by=home.owner)


def pages(draft: UUID) -> tuple[str, str]:
    return f"/file/{draft}/result/", f"/file/{draft}/check/"


def test_copies_are_asked_where_the_fee_counts_them(home: Home, owner: Client) -> None:
    catalogue.import_toml(DATA / "justice" / f"{EXTRACT}.toml")
    catalogue.publish(EXTRACT, 1, MONDAY, by="test")
    in_force.forget()
    draft = begun(home, EXTRACT)
    result, check = pages(draft.id)
    assert "Bạn cần bao nhiêu bản?" in text(owner.get(result))
    assert owner.post(result, {"way": "counter", "many_copy": "0"}).status_code == 422
    assert owner.post(result, {"way": "counter", "many_copy": "3"})["Location"] == check
    checked = text(owner.get(check))
    assert "Số bản" in checked
    assert "24.000" in checked
    assert 'value="3"' in text(owner.get(result))
    counted = assess(listed.fee_lines(EXTRACT, "individual", MONDAY), {FeePer.COPY: 3}, ())
    assert intake.fee_items(counted)[0].name.endswith("(3 bản)")


def test_the_post_says_its_price_or_that_it_has_none(home: Home, owner: Client) -> None:
    draft = begun(home, BIRTH)
    result, check = pages(draft.id)
    asked = text(owner.get(result))
    assert "Bạn cần bao nhiêu bản?" not in asked
    assert "chưa có giá ở đây" in asked
    by_post = asked[asked.index('id="by-post"') :]
    assert "không bắt buộc" not in by_post[: by_post.index("Bưu tá thu cước")]
    owner.post(result, BY_POST)
    near = text(owner.get(check))
    assert "Cước bưu điện" in near
    assert "cho thư đến 100 g" in near
    owner.post(result, {**BY_POST, "area": "Nơi Không Có"})
    assert "Chưa tính được" in text(owner.get(check))
    owner.post(result, {"way": "counter"})
    assert "Cước bưu điện" not in text(owner.get(check))


def test_what_the_form_has_asked_for_is_not_asked_again(home: Home, owner: Client) -> None:
    draft = home.ready()
    asked = text(owner.get(pages(draft.id)[0]))
    for said in (ANSWERS["phone"], "Ấp 1", "Xã Mỹ Long"):
        assert f'value="{said}"' in asked


def test_a_correction_keeps_where_the_result_goes(home: Home, owner: Client) -> None:
    draft = home.ready()
    owner.post(pages(draft.id)[0], BY_POST)
    dossier = commands.submit(draft.id, by=home.owner, key="press-12345").dossier
    assert queries.delivery(dossier)["recipient"] == BY_POST["recipient"]
    home.asked_at_the_door(dossier)
    again = commands.correct(dossier, by=home.owner)
    assert again.delivery["address"] == "Ấp 1"
