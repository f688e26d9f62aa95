"""Electronic identity, through the training provider as a real process."""

from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from django.test import Client

from motcua.faces.portal.account import sign_tokens
from motcua.reference.people.models import SignIn, User
from motcua.reference.people.queries import user_by_personal_id
from tests.cast import PASSWORD, cast
from tests.peers import peer

pytestmark = pytest.mark.django_db
VI = {"accept-language": "vi"}
LAN = "087190900011"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with peer("identity", tmp_path_factory.mktemp("identity")) as address:
        yield address.rstrip("/")


@pytest.fixture
def connected(provider: str, settings: Any) -> str:
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": provider, "secret": "training"}
    return provider


def asked(client: Client, next_address: str = "") -> str:
    """The address at the provider to which the visitor is sent."""
    response = client.get("/account/e-id/", {"next": next_address} if next_address else {})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def answered(address: str, sub: str) -> str:
    """What the provider sends back once the person has chosen."""
    reply = httpx.post(address, data={"action": "deny"} if sub == "deny" else {"sub": sub})
    assert reply.status_code == 302, reply.text
    back = urlsplit(reply.headers["Location"])
    return f"{back.path}?{back.query}"


def arrive(client: Client, sub: str, next_address: str = "") -> Any:
    return client.get(answered(asked(client, next_address), sub), headers=VI)


def test_state_nonce_and_pkce_go_out(client: Client, connected: str) -> None:
    query = parse_qs(urlsplit(asked(client)).query)
    assert {"state", "nonce", "code_challenge"} <= query.keys()
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == ["http://testserver/account/e-id/arrive/"]


def test_a_first_sign_in_opens_an_account(client: Client, connected: str) -> None:
    response = arrive(client, "lan", "/track/")
    assert response.headers["Location"] == "/track/"
    user = user_by_personal_id(LAN)
    assert user is not None
    assert user.full_name == "Nguyễn Thị Ngọc Lan"
    assert user.birth == date(1990, 4, 12)
    assert user.identity_source == "oidc:VNeID"
    assert user.identity_verified_at is not None
    assert user.phone_verified_at is not None
    assert not user.has_usable_password()
    assert LAN not in user.username
    assert user.email == ""  # an e-mail claim proves nothing
    assert SignIn.objects.get(user=user).way == "eid"
    assert client.get("/me/security/").status_code == 200


def test_an_account_of_a_desk_is_joined_by_the_verified_number(
    client: Client, connected: str
) -> None:
    team = cast()
    User.objects.filter(pk=team.citizen.pk).update(personal_id=LAN, email="lan@example.invalid")
    arrive(client, "lan")
    assert client.session["_auth_user_id"] == str(team.citizen.pk)
    team.citizen.refresh_from_db()
    assert team.citizen.full_name == "Nguyễn Thị Ngọc Lan"


def test_an_equal_mail_address_joins_nothing(client: Client, connected: str) -> None:
    team = cast()
    User.objects.filter(pk=team.citizen.pk).update(email="lan@example.invalid")
    arrive(client, "lan")
    assert client.session["_auth_user_id"] != str(team.citizen.pk)


def test_coming_again_is_the_same_person(client: Client, connected: str) -> None:
    arrive(client, "hung")
    first = client.session["_auth_user_id"]
    arrive(Client(), "hung")
    assert User.objects.filter(personal_id="087085900022").count() == 1
    assert client.session["_auth_user_id"] == first


def told(response: Any) -> str:
    return str(response.content.decode())


def test_another_number_under_the_same_account_is_refused_by_name(
    client: Client, connected: str
) -> None:
    arrive(client, "mai")
    User.objects.filter(personal_id="087178900033").update(personal_id="087178900034")
    response = arrive(Client(), "mai")
    assert response.status_code == 403
    assert "đã mở hồ sơ của một người khác" in told(response)


def test_without_a_number_nobody_comes_in(client: Client, connected: str) -> None:
    response = arrive(client, "khong-so")
    assert response.status_code == 403
    assert "số định danh cá nhân" in told(response)
    assert "_auth_user_id" not in client.session


def test_a_low_level_is_refused_where_one_is_asked_for(
    client: Client, connected: str, settings: Any
) -> None:
    settings.E_IDENTITY = {**settings.E_IDENTITY, "assured": ["2"]}
    assert "mức xác thực" in told(arrive(client, "muc-1"))
    assert arrive(client, "lan").status_code == 302


def test_stopping_at_the_provider_is_no_error(client: Client, connected: str) -> None:
    response = arrive(client, "deny")
    assert response.status_code == 200
    assert "Bạn đã dừng đăng nhập" in told(response)


def test_an_answer_opens_once_and_in_its_own_browser(client: Client, connected: str) -> None:
    answer = answered(asked(client), "lan")
    stolen = Client().get(answer, headers=VI)
    assert stolen.status_code == 403
    assert "không thuộc về lần đăng nhập này" in told(stolen)
    assert client.get(answer).status_code == 302
    assert client.get(answer, headers=VI).status_code == 403


def test_a_wrong_nonce_is_refused(client: Client, connected: str) -> None:
    address = asked(client)
    nonce = parse_qs(urlsplit(address).query)["nonce"][0]
    response = client.get(answered(address.replace(nonce, "another"), "lan"), headers=VI)
    assert response.status_code == 403
    assert "_auth_user_id" not in client.session


def test_another_issuer_is_refused(client: Client, connected: str, settings: Any) -> None:
    """The provider calls itself by the host it is asked at; we configured another name."""
    other = connected.replace("127.0.0.1", "localhost")
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": f"{other}/.well-known/../"}
    assert client.get("/account/e-id/", headers=VI).status_code in {403, 503}


def test_a_provider_out_of_reach_is_said_calmly(client: Client, settings: Any) -> None:
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": "http://127.0.0.1:9"}
    response = client.get("/account/e-id/", headers=VI)
    assert response.status_code == 503
    assert "Lỗi không ở phía bạn" in told(response)


def test_without_a_provider_there_is_no_such_door(client: Client) -> None:
    assert client.get("/account/e-id/").status_code == 404
    assert "VNeID" not in told(client.get("/account/login/", headers=VI))


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:1"])
def test_nobody_is_sent_elsewhere(client: Client, connected: str, elsewhere: str) -> None:
    assert arrive(client, "lan", elsewhere).headers["Location"] == "/mine/"


def test_a_citizens_password_ends_when_the_law_says(
    client: Client, connected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast()
    form = {"login": "citizen", "password": PASSWORD}
    page = told(client.post("/account/login/", form, headers=VI))
    assert "mật khẩu chỉ dành cho cán bộ" in page
    staff = client.post("/account/login/", {"login": "reception", "password": PASSWORD})
    assert staff.headers["Location"] == "/office/"
    monkeypatch.setenv("MOTCUA_AS_OF", "2026-07-19")
    assert Client().post("/account/login/", form).status_code == 302


def test_the_page_offers_the_three_ways(client: Client, connected: str) -> None:
    page = told(client.get("/account/login/?next=/mine/", headers=VI))
    assert 'href="/account/e-id/?next=%2Fmine%2F"' in page
    assert "Khóa truy cập" in page
    assert 'name="password"' in page
    assert "/account/way-back/" in page


def test_signing_out_offers_to_sign_out_there(client: Client, connected: str) -> None:
    arrive(client, "lan")
    left = client.post("/account/logout/", headers=VI)
    assert left.headers["Location"] == "/account/e-id/leave/"
    assert "_auth_user_id" not in client.session
    page = told(client.get("/account/e-id/leave/", headers=VI))
    assert "Đăng xuất khỏi VNeID" in page
    there = str(client.get("/account/e-id/leave/?there=1").headers["Location"])
    query = parse_qs(urlsplit(there).query)
    assert there.startswith(f"{connected}/")
    assert query["post_logout_redirect_uri"] == ["http://testserver/"]
    assert "Đăng xuất khỏi định danh điện tử?" in httpx.get(there).text


def unsigned(claims: str) -> str:
    """The same with a header that says no signature was needed."""
    header = urlsafe_b64encode(b'{"alg":"none"}').decode().rstrip("=")
    return f"{header}.{claims}."


def word_of(provider: str, sub: str, client: str = "motcua") -> str:
    """What the provider signs when somebody signs out there."""
    return httpx.post(f"{provider}/oauth2/left", data={"sub": sub, "client": client}).text


def test_signing_out_there_ends_the_sessions_here(client: Client, connected: str) -> None:
    arrive(client, "lan")
    elsewhere, other = Client(), Client()
    arrive(elsewhere, "lan")
    arrive(other, "hung")
    word = word_of(connected, "lan")
    left = Client(enforce_csrf_checks=True).post("/account/e-id/left/", {"logout_token": word})
    assert left.status_code == 200
    assert "no-store" in left["Cache-Control"]
    signed_in = [each.get("/me/security/").status_code for each in (client, elsewhere, other)]
    assert signed_in == [302, 302, 200]
    arrive(client, "lan")
    again = Client().post("/account/e-id/left/", {"logout_token": word})
    assert again.status_code == 400  # a word counts once, also when somebody overheard it
    assert client.get("/me/security/").status_code == 200


def test_only_the_provider_says_who_left(client: Client, connected: str, settings: Any) -> None:
    arrive(client, "lan")
    head, claims, signature = word_of(connected, "lan").split(".")
    other_claims = word_of(connected, "hung").split(".")[1]
    forged = (
        *("", "no token", f"{head}.{other_claims}.{signature}", f"{head}.{claims}."),
        *(word_of(connected, "lan", "somebody-else"), unsigned(claims)),
    )
    for word in forged:
        assert Client().post("/account/e-id/left/", {"logout_token": word}).status_code == 400
    assert client.get("/me/security/").status_code == 200
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": "http://127.0.0.1:9"}
    word = word_of(connected, "lan")
    assert Client().post("/account/e-id/left/", {"logout_token": word}).status_code == 503


def test_an_answer_to_a_sign_in_is_no_word_of_leaving() -> None:
    said = {"jti": "1", "events": {sign_tokens.LEFT: {}}}
    assert sign_tokens.is_of_leaving(said)
    wrongs: tuple[dict[str, Any], ...] = (
        *({"nonce": "n"}, {"jti": ""}),
        *({"events": [sign_tokens.LEFT]}, {"events": {}}),
    )
    for wrong in wrongs:
        assert not sign_tokens.is_of_leaving({**said, **wrong})


def test_without_a_provider_nobody_says_who_left(client: Client) -> None:
    assert client.post("/account/e-id/left/", {"logout_token": "x"}).status_code == 404


def test_who_came_otherwise_just_leaves(client: Client, connected: str, settings: Any) -> None:
    cast()
    client.login(username="reception", password=PASSWORD)
    assert client.post("/account/logout/").headers["Location"] == "/"
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": "http://127.0.0.1:9"}
    answer = client.get("/account/e-id/leave/?there=1", headers=VI)
    assert answer.status_code == 503
    assert "đóng hết cửa sổ" in told(answer)


def test_an_old_session_adds_no_key_to_the_account(client: Client, connected: str) -> None:
    """Whoever has only the electronic identity shows it again, and is asked for it there."""
    arrive(client, "lan")
    for address in ("/account/2fa/passkeys/add/", "/account/2fa/app/"):
        assert client.get(address).status_code == 200
    session = client.session
    old = [{**each, "at": each["at"] - 3600} for each in session["account_authentication_methods"]]
    session["account_authentication_methods"] = old
    session.save()
    for address in ("/account/2fa/passkeys/add/", "/account/2fa/app/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {}).status_code == 403
    again = client.get("/account/e-id/", {"again": "1", "next": "/account/2fa/passkeys/add/"})
    there = again.headers["Location"]
    assert parse_qs(urlsplit(there).query)["prompt"] == ["login"]
    back = client.get(answered(there, "lan"))
    assert client.get(back.headers["Location"]).status_code == 200
