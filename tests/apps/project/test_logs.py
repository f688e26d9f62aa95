"""No visitor can write a line of the log; a traceback stands indented below its own line."""

import logging
import sys

from motcua.project.logs import OneLine


def line(message: str, *given: object, exc_info: object = None) -> str:
    record = logging.LogRecord("x", logging.ERROR, "", 0, message, given, exc_info)  # type: ignore[arg-type]
    return OneLine().format(record)


def test_control_characters_are_spelled_out() -> None:
    written = line("%s failed", "/a\r\n2026 INFO forged\x1b[2J\u2028x\x00")
    assert written.splitlines() == [written]
    assert r"/a\r\n2026 INFO forged\x1b[2J\u2028x\x00 failed" in written


def test_vietnamese_stays_readable() -> None:
    assert line("Đơn %s", "đã nộp").endswith("x: Đơn đã nộp")


def test_what_an_exception_says_cannot_begin_a_line() -> None:
    try:
        raise ValueError("x\n2026 INFO forged")
    except ValueError:
        written = line("failed", exc_info=sys.exc_info())
    assert all(each.startswith("    ") for each in written.splitlines()[1:])
