"""Documents operations from the very shapes that read and write them."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

import msgspec

from motcua.faces.api.problems import MEDIA_TYPE, Problem

JSON = "application/json"
REFERENCE = "#/components/schemas/{name}"
Document = dict[str, Any]

PUBLIC = (422, 429)
READ = (401, 403, 404, 422)
BODY = (400, 401, 403, 413, 415, 422)
WRITE = (400, 401, 403, 404, 409, 412, 413, 415, 422, 428)
"""The statuses in which the operations of each kind say no."""

IDEMPOTENCY_KEY: Document = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "description": "Chosen by the client, new for each new request; the same key gives the same "
    "answer and does nothing twice.",
    "schema": {"type": "string", "minLength": 8, "maxLength": 200, "pattern": "^[!-~]{8,200}$"},
}
IF_MATCH: Document = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "description": "The version the client has seen, as the ETag gave it; 412 says who was first.",
    "schema": {"type": "string", "pattern": '^("[0-9]{1,9}"|\\*)$', "example": '"3"'},
}

_components: Document = {}


def components() -> Document:
    """Every shape that was documented, by name."""
    return dict(sorted(_components.items()))


def schema(shape: Any) -> Document:
    """The reference to the shape, which goes into the components."""
    (found,), parts = msgspec.json.schema_components([shape], ref_template=REFERENCE)
    for name, part in parts.items():
        if _components.setdefault(name, part) != part:
            raise ValueError(f"Two shapes are called {name!r}; rename one.")
    return found


def documented(
    answer: Any,
    *,
    refuses: Iterable[int],
    status: int = 200,
    body: Any = None,
    query: Any = None,
    headers: Iterable[Document] = (),
) -> Document:
    """What ninja adds to an operation; `answer` is a shape, or a media type that is not JSON."""
    found: Document = {
        "parameters": [*(_parameters(query) if query else ()), *headers],
        "responses": {status: _answer(answer, status), **_problems(refuses)},
    }
    if body is not None:
        content = {JSON: {"schema": schema(body)}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _answer(answer: Any, status: int) -> Document:
    described = {"description": HTTPStatus(status).phrase}
    if isinstance(answer, str):
        return described | {"content": {answer: {"schema": {"type": "string"}}}}
    return described | {"content": {JSON: {"schema": schema(answer)}}}


def _problems(statuses: Iterable[int]) -> Mapping[int, Document]:
    shape = {"schema": schema(Problem)}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: shape}}
        for status in statuses
    }


def _parameters(query: type) -> Iterable[Document]:
    defined = msgspec.json.schema(query, ref_template="#/$defs/{name}")["$defs"]
    shape = defined[query.__name__]
    for name, each in shape["properties"].items():
        plain = _inlined(each, defined)
        yield {
            "in": "query",
            "name": name,
            "required": name in shape.get("required", ()),
            "schema": plain,
        }


def _inlined(given: Document, defined: Document) -> Document:
    """The schema of a parameter: references resolved, and no null, which a query cannot write."""
    if "$ref" in given:
        given = defined[given["$ref"].rpartition("/")[2]] | {
            key: value for key, value in given.items() if key != "$ref"
        }
    if "anyOf" in given:
        kinds = [each for each in given["anyOf"] if each.get("type") != "null"]
        given = _inlined(kinds[0], defined)
    return {key: value for key, value in given.items() if value is not None}
