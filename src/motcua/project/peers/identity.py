"""A training provider of electronic identity: OpenID Connect with synthetic people to choose."""

import os
import secrets
import time
import warnings
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any
from wsgiref.types import WSGIApplication

import flask
import jwt
import msgspec

TEMPLATES = Path(__file__).parent / "templates"
LEFT_SECONDS = 120
MORE_PEOPLE = "people.json"
"""In the peer's own folder: more people, as [{"sub": …, "name": …, "number": …}, …]."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Nobody real: the number is well formed, and no register knows it."""

    sub: str
    name: str
    number: str
    birth: str = ""
    phone: str = ""
    level: str = "2"
    note: str = ""

    def claims(self) -> dict[str, object]:
        said: dict[str, object] = {"name": self.name, "personal_number": self.number}
        said |= {"acr": self.level, "email": f"{self.sub}@example.invalid"}
        if self.birth:
            said["birthdate"] = self.birth
        if self.phone:
            said |= {"phone_number": self.phone, "phone_number_verified": True}
        return {name: value for name, value in said.items() if value}


PEOPLE = (
    Person(
        sub="lan", name="Nguyễn Thị Ngọc Lan", number="087190900011", birth="1990-04-12",
        phone="0900000011",
    ),
    Person(
        sub="hung", name="Trần Văn Hưng", number="087085900022", birth="1985-11-03",
        phone="0900000022",
    ),
    Person(sub="mai", name="Lê Thị Kim Mai", number="087178900033", birth="1978-02-25"),
    Person(
        sub="khoa", name="Huỳnh Minh Khoa", number="082203900044", birth="2003-07-19",
        phone="0900000044",
    ),
    Person(sub="ut", name="Phạm Văn Út", number="087047900055", birth="1947-01-08",
           note="người cao tuổi"),
    Person(sub="sen", name="Võ Thị Sen", number="082195900066", birth="1995-09-30",
           phone="0900000066", note="người đại diện doanh nghiệp"),
    Person(sub="muc-1", name="Đặng Văn Tùng", number="087092900077", birth="1992-05-05",
           level="1", note="chỉ có mức xác thực 1"),
    Person(sub="khong-so", name="Bùi Thị Vân", number="", birth="1988-12-12",
           note="không chia sẻ số định danh"),
)  # fmt: skip


def application(home: Path) -> WSGIApplication:
    """The library's provider, without its debugger, asking with our own labelled page."""
    # A stand-in on this machine speaks HTTP; the library asks to be told so.
    os.environ.setdefault("AUTHLIB_INSECURE_TRANSPORT", "1")
    people = (*PEOPLE, *_more(home / MORE_PEOPLE))
    shown = MappingProxyType({person.sub: person for person in people})
    library = _library()
    app = flask.Flask(__name__, template_folder=str(TEMPLATES))
    plain = app.wsgi_app
    users = [library.User(sub=person.sub, claims=person.claims()) for person in people]
    library.init_app(app, require_nonce=True, user_claims=users)
    app.debug, app.wsgi_app = False, plain  # type: ignore[method-assign]
    app.secret_key = secrets.token_bytes(32)
    app.jinja_env.globals["people"] = shown
    app.add_url_rule("/oauth2/left", view_func=_left, methods=["POST"])
    return app


def _left() -> str:
    """The provider's signed word that somebody signed out; whoever asks hands it on."""
    key = import_module("oidc_provider_mock._storage").storage.jwk.as_dict(is_private=True)
    now = int(time.time())
    claims = {
        "iss": flask.request.host_url.rstrip("/"),
        "aud": flask.request.form["client"],
        "sub": flask.request.form["sub"],
        "iat": now,
        "exp": now + LEFT_SECONDS,
        "jti": secrets.token_urlsafe(12),
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
    }
    header = {"kid": key["kid"], "typ": "logout+jwt"}
    return jwt.encode(claims, jwt.PyJWK(key, algorithm="RS256").key, "RS256", headers=header)


def _library() -> Any:
    """Without its warnings, which would stand before the first word of this process."""
    with warnings.catch_warnings():
        import_module("authlib.deprecate")  # sets a filter of its own
        warnings.simplefilter("ignore")
        return import_module("oidc_provider_mock")


def _more(path: Path) -> tuple[Person, ...]:
    if not path.exists():
        return ()
    return msgspec.json.decode(path.read_bytes(), type=tuple[Person, ...])
