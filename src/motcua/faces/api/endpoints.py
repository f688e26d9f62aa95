"""The list of every operation of the API, for the reference and for tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.faces.api.urls import api


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One method at one address; `answers` are the statuses it is documented to give."""

    method: str
    path: str
    operation: str
    summary: str
    answers: tuple[int, ...]
    public: bool


def endpoints() -> Iterator[Endpoint]:
    for path, verbs in api.get_openapi_schema()["paths"].items():
        for verb, call in verbs.items():
            yield Endpoint(
                method=verb.upper(),
                path=path,
                operation=call["operationId"],
                summary=call["summary"],
                answers=tuple(sorted(map(int, call["responses"]))),
                public="security" not in call,
            )
