"""Which page was asked for, and what stands on it."""

import pytest
from django.test import RequestFactory

from motcua.faces.ui import paging
from motcua.faces.ui.paging import Turned, page_number, turned


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("7", 7), ("٣", 3), ("0", 1), ("-1", 1), ("", 1), ("x", 1), ("²", 1), ("9" * 20, 1)],
)
def test_whatever_is_no_page_number_means_the_first(typed: str, number: int) -> None:
    assert page_number(RequestFactory().get("/", {"page": typed})) == number
    assert page_number(RequestFactory().get("/")) == 1


def test_a_list_read_as_a_whole_is_turned_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "PAGE", 2)
    pages = [turned("abc", RequestFactory().get("/", {"page": n})) for n in (1, 2, 3)]
    assert pages == [Turned("ab", 1, True), Turned("c", 2, False), Turned("", 3, False)]
    assert not turned("ab", RequestFactory().get("/")).more
