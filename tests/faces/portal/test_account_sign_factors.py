"""Second factors and the way back, through our own pages."""

import re
import time
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from motcua.channels.notices.models import Notice
from motcua.domain.kernel.actor import Actor
from motcua.domain.kernel.identity import Identity, IdentityKind
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
from motcua.reference.people import recovery, sign_in_refusals
from motcua.reference.people.models import SignIn, User, WayIn
from tests.cast import PASSWORD, Cast, cast

pytestmark = pytest.mark.django_db
VI = {"accept-language": "vi"}
TODAY = date(2019, 8, 5)


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-08-05")
    cache.clear()


@pytest.fixture
def team(db: None) -> Cast:
    return cast()


def told(response: Any) -> str:
    return str(response.content.decode())


def sign_in(client: Client, name: str) -> Any:
    return client.post("/account/login/", {"login": name, "password": PASSWORD}, headers=VI)


def code_of(secret: str, steps: int = 0) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def with_app(client: Client) -> str:
    """Sets an authenticator app up after giving the password again; its secret."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = told(client.get("/account/2fa/app/", headers=VI))
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert secret is not None
    response = client.post("/account/2fa/app/", {"code": code_of(secret[1])}, headers=VI)
    assert response.headers["Location"] == "/account/2fa/codes/", told(response)
    return secret[1]


def test_the_office_waits_for_a_second_factor(client: Client, team: Cast, settings: Any) -> None:
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client, "head")
    assert client.get("/office/").headers["Location"] == "/account/2fa/needed/"
    page = told(client.get("/account/2fa/needed/", headers=VI))
    assert "Thêm khóa truy cập" in page
    assert "Thêm ứng dụng xác thực" in page
    with_app(client)
    assert client.get("/office/").status_code == 200


def test_who_neither_decides_nor_takes_money_needs_none(
    client: Client, team: Cast, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = True
    sign_in(client, "auditor")
    assert client.get("/office/").status_code == 200


def test_after_the_password_the_app_is_asked(client: Client, team: Cast) -> None:
    sign_in(client, "head")
    secret = with_app(client)
    assert Authenticator.objects.get(type="totp").data["secret"] != secret  # kept encrypted
    codes = re.findall(r"<code>(\d{8})</code>", told(client.get("/account/2fa/codes/", headers=VI)))
    assert len(codes) == 10
    other = Client()
    assert sign_in(other, "head").headers["Location"] == "/account/2fa/authenticate/"
    wrong = other.post("/account/2fa/authenticate/", {"code": "000000"}, headers=VI)
    assert "error-summary" in told(wrong)
    assert "_auth_user_id" not in other.session
    right = other.post("/account/2fa/authenticate/", {"code": code_of(secret)})
    assert right.headers["Location"] == "/office/"
    assert SignIn.objects.latest("pk").way == "password_factor"
    spare = Client()
    sign_in(spare, "head")
    assert spare.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    again = Client()
    sign_in(again, "head")
    page = told(again.post("/account/2fa/authenticate/", {"code": codes[0]}, headers=VI))
    assert "error-summary" in page  # a recovery code opens once


def test_a_code_of_the_app_opens_once(client: Client, team: Cast) -> None:
    sign_in(client, "head")
    secret = with_app(client)
    code = code_of(secret)
    for name, expected in (("first", 302), ("second", 200)):
        other = Client()
        sign_in(other, "head")
        response = other.post("/account/2fa/authenticate/", {"code": code})
        assert response.status_code == expected, name


@pytest.mark.parametrize(
    "address",
    [
        "/account/2fa/passkeys/add/",
        "/account/2fa/codes/new/",
        "/account/2fa/app/remove/",
    ],
)
def test_factors_change_only_after_a_fresh_password(
    client: Client, team: Cast, address: str
) -> None:
    sign_in(client, "head")
    with_app(client)
    records = client.session["account_authentication_methods"]
    session = client.session
    session["account_authentication_methods"] = [
        {**each, "at": each["at"] - 3600} for each in records
    ]
    session.save()
    assert "/account/reauthenticate/" in client.get(address).headers["Location"]


def test_sessions_are_listed_and_ended(client: Client, team: Cast) -> None:
    other = Client(headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/140.0"})
    sign_in(other, "citizen")
    sign_in(client, "citizen")
    page = told(client.get("/me/security/", headers=VI))
    assert "Firefox – Android" in page
    assert "phiên này" in page
    client.post("/me/security/sessions/", {"which": "others"})
    assert other.get("/me/security/").status_code == 302
    assert client.get("/me/security/").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(client: Client, team: Cast) -> None:
    other = Client()
    sign_in(other, "owner")
    sign_in(client, "citizen")
    number = SignIn.objects.get(user=team.owner).pk
    client.post("/me/security/sessions/", {"which": str(number)})
    assert other.get("/me/security/").status_code == 200


def verified(user: User) -> User:
    user.refresh_from_db()
    user.phone, user.phone_verified_at = "0912345678", clock.now()
    user.email, user.email_verified_at = "dan@example.vn", clock.now()
    user.save()
    return user


def test_a_code_by_mail_leads_back(client: Client, team: Cast) -> None:
    user = verified(team.citizen)
    form = {"who": user.personal_id, "way": "email"}
    assert client.post("/account/way-back/", form).headers["Location"] == "/account/way-back/code/"
    notice = Notice.objects.get(kind="sign_in_code")
    assert notice.address == "dan@example.vn"
    code = re.search(r"\b(\d{6})\b", notice.text)
    assert code is not None
    answer = {"who": user.personal_id, "code": code[1]}
    response = client.post("/account/way-back/code/", answer)
    assert response.headers["Location"] == "/me/security/"
    assert SignIn.objects.get(user=user).way == "code"
    again = told(Client().post("/account/way-back/code/", answer, headers=VI))
    assert "không còn dùng được" in again


def test_the_answer_does_not_tell_whether_there_is_an_account(client: Client, team: Cast) -> None:
    verified(team.citizen)
    seen = set()
    for who in (team.citizen.personal_id, team.owner.personal_id, "087000000000", "head"):
        response = Client().post("/account/way-back/", {"who": who, "way": "phone"}, follow=True)
        page = told(response).replace(f'value="{who}"', "")
        seen.add(re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page))
    assert len(seen) == 1
    assert WayIn.objects.count() == 1


def test_a_code_dies_of_age_and_of_five_wrong_tries(
    team: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = verified(team.citizen)
    number = str(user.personal_id)
    old = recovery.ask_code(number, "email")
    assert old is not None
    WayIn.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    with pytest.raises(Refused):
        recovery.use_code(number, old.code)
    new = recovery.ask_code(number, "email")
    assert new is not None
    for _ in range(recovery.MOST_TRIES):
        with pytest.raises(Refused):
            recovery.use_code(number, "x")
    with pytest.raises(Refused) as refused:
        recovery.use_code(number, new.code)
    assert refused.value.refusal == sign_in_refusals.CodeNotRight()


def test_three_codes_an_hour_are_enough(team: Cast) -> None:
    user = verified(team.citizen)
    asked = [recovery.ask_code(str(user.personal_id), "phone") for _ in range(4)]
    assert [sent is not None for sent in asked] == [True, True, True, False]


def test_six_codes_a_day_are_enough(team: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever guesses at one person has thirty of a million a day, whatever addresses they have."""
    user, start, given = verified(team.citizen), clock.now(), 0
    for hour in range(20):
        monkeypatch.setattr(clock, "now", lambda at=start + timedelta(hours=hour): at)
        given += recovery.ask_code(str(user.personal_id), "phone") is not None
    assert given == 6


def test_asking_is_slowed_down(client: Client, team: Cast, settings: Any) -> None:
    settings.MOTCUA_PER_MINUTE = {"way_back": 3}
    form = {"who": "head", "way": "phone"}
    answers = [client.post("/account/way-back/", form).status_code for _ in range(5)]
    assert answers[-1] == 429


def card(number: str) -> Identity:
    return Identity(IdentityKind.PERSONAL_ID, number)


def asked_at_desk(user: User, by: Actor, what: str = "way_in") -> recovery.Restored:
    number = user.personal_id or "087090000009"
    new = recovery.NewRecovery(
        code=uuid4(), user=user, what=what, identity=card(number), document_kind="personal_id"
    )
    return recovery.ask(new, by=by)


def test_a_lost_phone_at_the_desk(client: Client, team: Cast) -> None:
    old = Client()
    sign_in(old, "citizen")
    restored = asked_at_desk(team.citizen, team.actor("reception", TODAY))
    assert old.get("/me/security/").status_code == 302  # old sessions have ended
    form = {"who": team.citizen.personal_id, "code": restored.way_in}
    assert client.post("/account/way-back/code/", form).status_code == 302
    assert client.session["_auth_user_id"] == str(team.citizen.pk)
    assert SignIn.objects.latest("pk").way == "desk"
    team.citizen.refresh_from_db()
    assert team.citizen.identity_source.startswith("desk:")


def test_a_desk_takes_lost_factors_away(client: Client, team: Cast) -> None:
    sign_in(client, "citizen")
    with_app(client)
    asked_at_desk(team.citizen, team.actor("postal", TODAY), "second_factors")
    assert not Authenticator.objects.exists()


def test_a_staff_account_needs_two_people(client: Client, team: Cast) -> None:
    clerk, colleague = team.actor("reception", TODAY), team.actor("manager", TODAY)
    waiting = asked_at_desk(team.head, clerk)
    assert waiting.waits
    assert not waiting.way_in
    with pytest.raises(Refused) as refused:
        recovery.confirm(waiting.code, by=clerk)
    assert refused.value.refusal == sign_in_refusals.SecondPersonNeeded()
    with pytest.raises(Refused) as refused:
        recovery.confirm(waiting.code, by=team.actor("stranger", TODAY))
    assert refused.value.refusal == sign_in_refusals.RecoveryNotOpen()
    restored = recovery.confirm(waiting.code, by=colleague)
    form = {"who": "head", "code": restored.way_in}
    response = client.post("/account/way-back/code/", form)
    assert response.headers["Location"] == "/account/password/set/"
    new = {"password1": "sen-hong-no-2026", "password2": "sen-hong-no-2026"}
    assert client.post("/account/password/set/", new).status_code == 302
    team.head.refresh_from_db()
    assert team.head.check_password("sen-hong-no-2026")


def test_nobody_restores_themselves_or_by_a_strange_card(team: Cast) -> None:
    with pytest.raises(Refused) as refused:
        asked_at_desk(team.reception, team.actor("reception", TODAY))
    assert refused.value.refusal == sign_in_refusals.NotForOneself()
    new = recovery.NewRecovery(
        code=uuid4(),
        user=team.citizen,
        what="way_in",
        identity=card(str(team.owner.personal_id)),
        document_kind="personal_id",
    )
    with pytest.raises(Refused) as refused:
        recovery.ask(new, by=team.actor("reception", TODAY))
    assert refused.value.refusal == sign_in_refusals.CardIsOfSomebodyElse()


def test_a_new_device_is_told_by_every_contact(client: Client, team: Cast) -> None:
    verified(team.citizen)
    sign_in(client, "citizen")
    sign_in(client, "citizen")
    assert not Notice.objects.exists()
    sign_in(Client(headers={"user-agent": "Mozilla/5.0 (Android 15) Firefox/140.0"}), "citizen")
    told_by = {each.way: each.text for each in Notice.objects.filter(kind="new_device")}
    assert {"inbox", "email"} <= told_by.keys()
    assert "Firefox – Android" in told_by["email"]
