"""Speaks to the API as the cast: one application and one token for each member."""

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from oauth2_provider.models import get_access_token_model, get_application_model

from motcua.reference.people.queries import User

_keys = itertools.count(1)
FAR_AHEAD = datetime(2999, 1, 1, tzinfo=UTC)
LONG_GONE = datetime(2001, 1, 1, tzinfo=UTC)


def application_of(user: User, secret: str = "") -> Any:
    return get_application_model().objects.create(
        name=user.username,
        user=user,
        client_id=f"client-of-{user.username}",
        client_secret=secret,
        hash_client_secret=bool(secret),  # hashing takes half a second
        client_type="confidential",
        authorization_grant_type="client-credentials",
    )


def token_for(user: User, *, scope: str = "dossiers", expires: datetime = FAR_AHEAD) -> str:
    found = get_application_model().objects.filter(user=user).first()
    text = f"token-of-{user.username}-{next(_keys)}"
    get_access_token_model().objects.create(
        application=found or application_of(user), token=text, scope=scope, expires=expires
    )
    return text


def headers(token: str | None, **more: str) -> dict[str, str]:
    authorization = {"Authorization": f"Bearer {token}"} if token else {}
    return authorization | {name.replace("_", "-"): value for name, value in more.items()}


class Speaker:
    """A client of the API with a token, or with none."""

    def __init__(self, token: str | None = None) -> None:
        self.client = Client()
        self.token = token

    def get(self, path: str, query: Mapping[str, str] | None = None, **more: str) -> Any:
        said = headers(self.token, **more)
        return self.client.get(f"/api/v1/{path}", query, headers=said)

    def post(self, path: str, body: object, *, key: str | None = "", **more: str) -> Any:
        """`key` is the idempotency key: "" for a new one, None for none."""
        keyed = {} if key is None else {"Idempotency-Key": key or f"key-{next(_keys):08}"}
        return self.client.post(
            f"/api/v1/{path}",
            body,
            content_type="application/json",
            headers=headers(self.token, **more) | keyed,
        )
