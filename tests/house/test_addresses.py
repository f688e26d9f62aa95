"""Nobody gets anything for nothing: every address is either listed as public or closed."""

import pytest
from django.test import Client

from motcua.faces.ui.headers import HEADERS
from motcua.reference.people.queries import User
from tests.cast import cast
from tests.house.addresses import Address, addresses

PUBLIC = {
    *("portal:home", "portal:procedures", "portal:procedure", "portal:accessibility"),
    *("portal:track", "portal:track_code", "portal:track_code_and_slash", "set_language"),
    *("portal:post", "portal:post_follow"),
    *("portal:documents_check", "portal:documents_check_number"),
    *("portal:service", "portal:health", "portal:file_blank"),
    *("portal:pay_home", "portal:pay_order", "portal:pay_qr", "portal:pay_back"),
    *("portal:pay_gateway", "portal:pay_check", "portal:pay_receipt", "portal:pay_receipts"),
    *("account_login", "account_logout", "account_signup", "account_inactive"),
    *("eid_begin", "eid_arrive", "eid_leave", "eid_left", "way_back", "way_back_code"),
    "mfa_login_webauthn",
    *("api-1:openapi-json", "api-1:list_procedures", "api-1:read_procedure", "api-1:list_units"),
    *("api-1:track", "api-1:api-root"),
}
"""What anybody may ask for. Whatever is added here shows nothing of anybody's dossier."""
HIDDEN = {"style_page", "style_office"}
"""Not for the public, who is told that they do not exist."""
WITHOUT_TOKEN = {
    *("set_language", "oauth2_provider:token", "oauth2_provider:revoke-token"),
    *("portal:notices_receipt", "portal:pay_call", "eid_left"),
}
"""POST without the form's token: the language of a page, and machines with their own secret."""
ALL = addresses()


def enter(client: Client, name: str) -> Client:
    user: User = getattr(cast(), name)
    user.refresh_from_db()  # it got its password after it was made
    client.force_login(user)
    return client


def by_name(address: Address) -> str:
    return address.name


def is_closed(status: int, location: str) -> bool:
    return status in {401, 403, 405} or (status == 302 and location.startswith("/account/login/"))


def test_the_walk_finds_the_whole_house() -> None:
    names = {address.name for address in ALL}
    assert len(ALL) > 60
    assert names >= PUBLIC | HIDDEN | {"office:act", "portal:mine", "api-1:open_dossier"}
    assert not [each.path for each in ALL if each.path.startswith("/oauth/applications")]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ALL, ids=by_name)
def test_the_public_gets_what_is_public_and_every_answer_bears_the_headers(
    address: Address, method: str
) -> None:
    answer = getattr(Client(), method)(address.path)
    assert answer.status_code < 500
    assert {name for name in HEADERS if name not in answer.headers} == set()
    if address.name in HIDDEN:
        assert answer.status_code == 404
    elif address.name not in PUBLIC:
        closed = is_closed(answer.status_code, answer.headers.get("Location", ""))
        refused_by_oauth = address.name.startswith("oauth2_provider:") and answer.status_code == 400
        assert closed or refused_by_oauth, (answer.status_code, answer.headers)


@pytest.mark.django_db
def test_no_form_is_taken_without_its_token() -> None:
    client = enter(Client(enforce_csrf_checks=True), "reception")
    assert client.get("/office/").status_code == 200
    for address in ALL:
        if address.name not in WITHOUT_TOKEN and not address.name.startswith("api-1:"):
            answer = client.post(address.path)
            assert answer.status_code in {403, 405}, address


@pytest.mark.django_db
def test_the_api_does_not_know_the_session_of_a_browser() -> None:
    """So no page of another site can make a browser write through it."""
    client = enter(Client(), "reception")
    for address in ALL:
        if address.name.startswith("api-1:") and address.name not in PUBLIC:
            statuses = {client.get(address.path).status_code, client.post(address.path).status_code}
            assert statuses <= {401, 405}, address


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["citizen", "leaver", "representative"])
def test_the_office_is_closed_to_whoever_has_no_posting(name: str) -> None:
    client = enter(Client(), name)
    for address in ALL:
        if address.name.startswith("office:"):
            for answer in (client.get(address.path), client.post(address.path)):
                to_own_pages = answer.headers.get("Location") == "/mine/"
                assert answer.status_code in {404, 405} or to_own_pages, address
