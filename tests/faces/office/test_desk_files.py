"""A desk files for somebody under its own mandate; the dossier is that person's from the start."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from motcua.dossiers import queries as register
from motcua.reference.people import identities, mandate_queries
from motcua.reference.people.identities import Proof
from tests.cast import AGENCY, ONE_STOP
from tests.faces.office.test_persons import given, posted
from tests.faces.office.world import BIRTH, CASE, CLOSING, World, hidden

pytestmark = pytest.mark.django_db
NUMBER = "087141000001"
ELDER = {
    "principal_card": "",
    "helper_card": "",
    "principal_name": "Lý Thị Bà",
    "principal_number": NUMBER,
    "principal_birth": "02/03/1941",
    "at_desk": "on",
    "way": "phone",
    "call_back": "0901000009",
}


def filed(world: World, mandate: str, **typed: Any) -> Any:
    client = world.client("reception")
    form = f"/office/intake/{BIRTH}/{CASE}/?mandate={mandate}"
    html = client.get(form).content.decode()
    assert f'value="mandate:{mandate}"' in html
    ticks = re.findall(r'name="(tick_[^"]+)"', html)
    sent = {
        "key": hidden(html, "key"),
        "name": "Lý Thị Bà",
        "subject": "citizen",
        "identity_kind": "personal_id",
        "identity": NUMBER,
        "by_kind": "none",
        "sets": "1",
        "channel_in": "counter",
        "channel_out": "counter",
        "agency": AGENCY,
        **dict.fromkeys(ticks, "on"),
        **typed,
    }
    assert client.post(form, sent).status_code == 200
    done = client.post(form, sent | {"step": "receive"})
    assert done.status_code == 302, done.content.decode()
    found = register.state_and_id(UUID(re.findall(r"[0-9a-f-]{36}", done["Location"])[0]))
    assert found is not None
    return found[1]


def test_the_elder_owns_what_the_desk_filed_once_she_signs_in(world: World) -> None:
    mandate = given(world, **ELDER)
    page = posted(world, "reception", f"mandates/{mandate}/").content.decode()
    address = f"/office/intake/{BIRTH}/?mandate={mandate}"
    assert address in page
    cases = world.client("reception").get(address).content.decode()
    assert f"/office/intake/{BIRTH}/{CASE}/?mandate={mandate}" in cases
    state = filed(world, mandate, name="Người Khác", identity="087090000001", by_name="Ai Đó")
    filing = state.filing
    assert (filing.applicant.name, filing.applicant.identity) == ("Lý Thị Bà", NUMBER)
    assert filing.filed_by is not None
    assert filing.filed_by.identity == ""
    assert filing.filed_by.name != "Ai Đó"
    assert filing.authority == f"mandate:{mandate}"
    elder = identities.recognise(Proof(provider="VNeID", number=NUMBER, name="Lý Thị Bà"))
    hers = Client()
    hers.force_login(elder)
    assert state.code in hers.get("/mine/").content.decode()
    assert hers.get(f"/me/helpers/{mandate}/").status_code == 200
    assert state.code not in world.client("owner").get("/mine/").content.decode()


def test_without_a_number_it_is_handed_over_at_a_desk(world: World) -> None:
    mandate = given(world, **(ELDER | {"principal_number": ""}))
    state = filed(world, mandate, identity_kind="none", identity="")
    assert state.filing.applicant.identity == ""
    assert mandate_queries.mandates_at(ONE_STOP)[0].principal.identity == ""


@pytest.mark.parametrize(
    ("who", "procedure", "case"),
    [("postal", BIRTH, CASE), ("reception", CLOSING, "default")],
)
def test_neither_another_desk_nor_another_procedure(
    world: World, who: str, procedure: str, case: str
) -> None:
    mandate = given(world, **ELDER)
    if who == "postal":  # the same unit, but ended meanwhile
        posted(world, "postal", f"mandates/{mandate}/", revoke="1", reason="Bà đổi ý")
    answer = world.client("reception").get(f"/office/intake/{procedure}/{case}/?mandate={mandate}")
    assert answer.status_code == 403
    assert f"Ủy quyền {mandate} không cho quầy này" in answer.content.decode()


def test_a_field_leads_to_the_choice_of_a_procedure(world: World) -> None:
    said = ELDER | {"way": "signed", "procedures": "", "fields_": "justice"}
    mandate = given(world, **said)
    page = posted(world, "reception", f"mandates/{mandate}/").content.decode()
    assert f"/office/intake/?mandate={mandate}" in page
    found = world.client("reception").get("/office/intake/", {"p": BIRTH, "mandate": mandate})
    assert found["Location"].endswith(f"/office/intake/{BIRTH}/?mandate={mandate}")
