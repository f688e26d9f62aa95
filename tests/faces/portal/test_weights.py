"""What a visit costs: pages are small and are sent compressed."""

import gzip

import pytest
from django.test import Client

from tests.faces.portal.shelf import DEATH

PAGES = ["/", "/procedures/?field=justice", f"/procedures/{DEATH}/", "/track/", "/accessibility/"]
HEAVIEST = 6_000


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_light(client: Client, address: str) -> None:
    content = client.get(address).content
    assert len(gzip.compress(content)) <= HEAVIEST


def test_pages_are_sent_compressed(client: Client) -> None:
    response = client.get("/", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("address", PAGES)
def test_a_page_does_without_scripts(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.count("<script") <= 1
    assert 'method="get"' in page or "href=" in page
