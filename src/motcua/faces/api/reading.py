"""Reads bodies, parameters and headers strictly, and says where a fault lies."""

import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, Generic, TypeVar

import msgspec
from django.http import HttpRequest, RawPostDataException
from django.http.request import UnreadablePostError

from motcua.domain.dossier import commands as c
from motcua.dossiers import bodies
from motcua.dossiers.refusals import KeyMissing, SomeoneActedFirst
from motcua.faces.api import refusals as a
from motcua.plumbing.errors import Refused

LARGEST_BODY = 512 * 1024
KEY = re.compile(r"[\x21-\x7e]{8,200}")
VERSION = re.compile(r'"([0-9]{1,9})"')
PLAIN = re.compile(r"true|false|-?(0|[1-9][0-9]{0,17})")
Shape = TypeVar("Shape")
Command = TypeVar("Command", bound=c.Command)

_AT = re.compile(r"^(?P<why>.*?)(?: - at `\$?(?P<path>.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+|\.\.\.)\]")
_WORDS_VI = (
    (r"Expected `(.+)`, got `(.+)`", r"cần kiểu {0}, nhận được {1}"),
    (r"Object missing required field `(.+)`", r"thiếu trường bắt buộc {0}"),
    (r"Object contains unknown field `(.+)`", r"có trường lạ {0}"),
    (r"Invalid enum value (.+)", r"giá trị {0} không có trong danh sách"),
    (r"Invalid value (.+)", r"giá trị {0} không có trong danh sách"),
    (r"Expected `.+` of length (.+)", r"độ dài phải {0}"),
    (r"Expected `.+` (>=|<=) (.+)", r"số phải {0} {1}"),
    (r"Expected `.+` matching regex (.+)", r"không đúng mẫu {0}"),
    (r"Expected a day from (.+) to (.+)", r"ngày phải từ năm {0} đến năm {1}"),
    (r"Expected `.+` with a timezone component", r"thời điểm phải kèm múi giờ, ví dụ +07:00"),
    (r"Invalid RFC3339 encoded (.+)", r"ngày giờ phải theo RFC 3339"),
)


class Body(Generic[Shape]):
    """Reads the JSON body of a request into one shape."""

    def __init__(self, shape: Any) -> None:
        self.decode: Callable[[bytes], Shape] = msgspec.json.Decoder(shape).decode

    def read(self, request: HttpRequest) -> Shape:
        """Refused for another type, too many bytes, broken JSON or a value that does not fit."""
        if request.content_type != "application/json":
            raise Refused(a.NotJson())
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            raise Refused(a.BodyTooLarge(kilobytes=LARGEST_BODY // 1024))
        try:
            return self.decode(request.body)
        except msgspec.ValidationError as fault:
            raise invalid(fault) from fault
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise Refused(a.JsonBroken(why=str(fault)[:200])) from fault
        except RecursionError as fault:
            raise Refused(a.JsonBroken(why="it is nested too deeply")) from fault
        except (UnreadablePostError, RawPostDataException) as fault:
            raise Refused(a.JsonBroken(why="the body ended early")) from fault


class Query(Generic[Shape]):
    """Reads the parameters behind the question mark into one shape; each may stand there once."""

    def __init__(self, shape: type[Shape]) -> None:
        self.shape = shape
        parts = msgspec.json.schema(shape)
        properties = parts["$defs"][shape.__name__]["properties"]
        self.plain = {name for name, each in properties.items() if _is_number_or_flag(each)}

    def read(self, request: HttpRequest) -> Shape:
        given: dict[str, Any] = {}
        for name, values in request.GET.lists():
            if len(values) != 1 or not values[0].isprintable():
                raise _parameter(
                    name, "chỉ nhận một giá trị chữ thường", "give one printable value"
                )
            given[name] = _plain(values[0]) if name in self.plain else values[0]
        try:
            return msgspec.convert(given, self.shape)
        except msgspec.ValidationError as fault:
            raise invalid(fault, in_query=True) from fault


def _is_number_or_flag(schema: Mapping[str, Any]) -> bool:
    kinds = {schema.get("type"), *(each.get("type") for each in schema.get("anyOf", ()))}
    return bool(kinds & {"integer", "boolean"})


def _plain(text: str) -> object:
    """A number or a flag as JSON writes it; anything else stays text and will not fit."""
    return msgspec.json.decode(text) if PLAIN.fullmatch(text) else text


def command_in(body: msgspec.Struct, kind: type[Command]) -> Command:
    """The command the body stands for; Refused for a day beyond every calendar."""
    try:
        return bodies.command_of(body, kind)
    except msgspec.ValidationError as fault:
        raise invalid(fault) from fault


def invalid(fault: msgspec.ValidationError, *, in_query: bool = False) -> Refused:
    found = _AT.match(str(fault))
    why, path = (found["why"], found["path"] or "") if found else (str(fault), "")
    steps = [name or number for name, number in _STEP.findall(path)]
    named = re.search(r"field `([^`]+)`", why)
    if in_query:
        where = "?" + (steps[0] if steps else named[1] if named else "")
    else:
        where = "".join(f"/{step}" for step in steps)
    return Refused(a.InputInvalid(where=where[:200], why_vi=_vietnamese(why), why_en=why[:300]))


def _parameter(name: str, why_vi: str, why_en: str) -> Refused:
    return Refused(a.InputInvalid(where=f"?{ascii(name[:40])[1:-1]}", why_vi=why_vi, why_en=why_en))


def _vietnamese(why: str) -> str:
    for pattern, said in _WORDS_VI:
        found = re.fullmatch(pattern, why, re.DOTALL)
        if found:
            return said.format(*found.groups())[:300]
    return why[:300]


def idempotency_key(request: HttpRequest) -> str:
    """Refused when it is missing (428) or no key."""
    key: str | None = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        raise Refused(KeyMissing())
    if not KEY.fullmatch(key):
        raise Refused(a.HeaderUnreadable(header="Idempotency-Key", sample="8f14e45f-ceea-467f"))
    return key


def version_seen(request: HttpRequest) -> int | None:
    """The version in If-Match; None without the header or for "*", any version."""
    text: str = request.META.get("HTTP_IF_MATCH", "*").strip()
    if text == "*":
        return None
    found = VERSION.fullmatch(text)
    if found is None:
        raise Refused(a.HeaderUnreadable(header="If-Match", sample='"3"'))
    return int(found[1])


def moved_on(refused: Refused, seen: int | None) -> HTTPStatus | None:
    """A lost race is 412 for who named a version, 409 for who did not."""
    lost = isinstance(refused.refusal, SomeoneActedFirst)
    return HTTPStatus.PRECONDITION_FAILED if lost and seen is not None else None
