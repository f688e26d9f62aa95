"""Which page was asked for."""

import pytest
from django.test import RequestFactory

from motcua.faces.ui.paging import page_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1", 1), ("7", 7), ("٣", 3), ("0", 1), ("-1", 1), ("", 1), ("x", 1), ("²", 1), ("9" * 20, 1)],
)
def test_whatever_is_no_page_number_means_the_first(typed: str, number: int) -> None:
    assert page_number(RequestFactory().get("/", {"page": typed})) == number
    assert page_number(RequestFactory().get("/")) == 1
