"""What the peers' own pages and doors share: a request read, an answer written, a plain page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl
from wsgiref.types import StartResponse, WSGIEnvironment

import msgspec

LARGEST_BODY = 2 * 1024 * 1024
JSON, HTML = "application/json", "text/html; charset=utf-8"
_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:60rem;margin:1rem auto;padding:0 1rem}}
.training{{background:#fff3bf;padding:.5rem 1rem;border:2px solid #6b5900}}
table{{border-collapse:collapse}}td,th{{border:1px solid #999;padding:.25rem .5rem;text-align:left}}
input,select,button{{font:inherit;min-height:2.75rem}}</style>
<p class="training"><strong>TRAINING</strong> – hệ thống tập huấn, không có gì là thật.</p>
<main><h1>{title}</h1>{body}</main></html>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def target(self) -> str:
        """The path as it stood on the wire, with its query: what a signature covers."""
        return self.headers["raw-target"]

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def json(self) -> Any:
        """msgspec.DecodeError when the body is none."""
        return msgspec.json.decode(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    body: bytes = b""
    status: int = 200
    kind: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


def read(environ: WSGIEnvironment) -> Request:
    """The request; its body is cut at 2 MB. Header names are lower case with hyphens."""
    length = str(environ.get("CONTENT_LENGTH") or "0")
    size = min(int(length), LARGEST_BODY) if length.isdecimal() else 0
    headers = {
        name[5:].replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    query = str(environ.get("QUERY_STRING", ""))
    path = str(environ.get("PATH_INFO", "/"))
    headers["content-type"] = str(environ.get("CONTENT_TYPE", ""))
    headers["raw-target"] = f"{path}?{query}" if query else path
    return Request(
        method=str(environ["REQUEST_METHOD"]),
        path=path,
        query=dict(parse_qsl(query, keep_blank_values=True)),
        headers=headers,
        body=environ["wsgi.input"].read(size) if size else b"",
    )


def write(answer: Answer, start: StartResponse) -> Iterable[bytes]:
    phrase = HTTPStatus(answer.status).phrase
    headers = {"Content-Type": answer.kind, "Content-Length": str(len(answer.body))}
    start(f"{answer.status} {phrase}", list((headers | dict(answer.headers)).items()))
    return [answer.body]


def json(said: Any, status: int = 200) -> Answer:
    return Answer(body=msgspec.json.encode(said), status=status)


def page(title: str, body: str) -> Answer:
    """A page of the peer, labelled as training; `body` is HTML, made with `cell` and `table`."""
    whole = _PAGE.format(title=escape(title), body=body)
    return Answer(body=whole.encode(), kind=HTML)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table of plain values, escaped."""
    top = "".join(f"<th>{escape(each)}</th>" for each in head)
    lines = (
        "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><tr>{top}</tr>{''.join(lines)}</table>"


def see_other(address: str) -> Answer:
    return Answer(status=303, headers={"Location": address})
