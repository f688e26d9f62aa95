"""A citizen files from home, page by page, without JavaScript."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.channels.online import commands, queries
from motcua.channels.online.shapes import Draft
from motcua.domain.dossier.party import Channel
from tests.apps.online.conftest import ANSWERS, PNG, Home, home, online_world, prepared, standing
from tests.apps.plumbing.papers import pdf
from tests.faces.office.world import BIRTH, CASE, ONE_STOP
from tests.faces.portal.page_forms import sent_by

TYPED = {
    **{f"address.{part}": [said] for part, said in ANSWERS["address"].items()},  # type: ignore[attr-defined]
    "case": [CASE],
    **{name: [said] for name, said in ANSWERS.items() if isinstance(said, str)},
}
__all__ = ["home", "online_world", "prepared", "standing"]


@pytest.fixture(autouse=True)
def fixed_day() -> None:
    """The day of the world of the office, not that of the other pages."""


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path / "files", ""


@pytest.fixture
def owner(home: Home) -> Client:
    return home.world.client("owner")


def text(answer: Any) -> str:
    return str(answer.content.decode())


def started(owner: Client) -> str:
    """The address of a new draft."""
    begun = owner.post(f"/file/new/{BIRTH}/", {"for_whom": "own"})
    assert begun.status_code == 302, text(begun)
    return re.sub(r"form/$", "", begun["Location"])


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1].replace("&quot;", '"').replace("&#34;", '"').replace("&amp;", "&")


def test_the_start_page_says_what_it_takes(owner: Client) -> None:
    page = text(owner.get(f"/file/new/{BIRTH}/"))
    for words in ("Thời hạn", "Phí, lệ phí", "Chuẩn bị sẵn", "20 MB", "In mẫu đơn trống"):
        assert words in page
    assert "Bạn đang làm dở" not in page
    started(owner)
    assert "Làm tiếp bản nháp" in text(owner.get(f"/file/new/{BIRTH}/"))


def test_the_blank_form_is_for_everybody(home: Home, client: Client) -> None:
    answer = client.get(f"/file/blank/{BIRTH}.pdf")
    assert answer.content.startswith(b"%PDF")
    assert client.get("/file/blank/9.999999.pdf").status_code == 404


def test_a_filing_from_the_first_page_to_the_acknowledgement(owner: Client, home: Home) -> None:
    base = started(owner)
    at = owner.get(base + "form/")["Location"]
    while "/form/" in at:
        answer = owner.post(at, sent_by(text(owner.get(at)), "data-draft") | TYPED)
        assert answer.status_code == 302, text(answer)
        at = answer["Location"]
    assert at == base + "papers/"
    page = text(owner.get(at))
    for url in re.findall(rf'href="({re.escape(base)}papers/[^"]+/)"', page):
        shown = text(owner.get(url))
        assert "mỗi tệp đến 20 MB" in shown
        files = [SimpleUploadedFile("giấy.pdf", pdf(2)), SimpleUploadedFile("ảnh.png", PNG)]
        answer = owner.post(url, {"chosen": files})
        assert answer.status_code == 302, text(answer)
        assert "ảnh.png" in text(owner.get(url))
    assert owner.post(base + "place/", {"unit": ONE_STOP})["Location"] == base + "result/"
    assert owner.post(base + "result/", {"way": "online"})["Location"] == base + "check/"
    page = text(owner.get(base + "check/"))
    assert "disabled" not in page, page
    key = hidden(page, "key")
    assert owner.post(base + "check/", {"key": key}).status_code == 422
    first = owner.post(base + "check/", {"key": key, "declare": "on"})
    assert first.status_code == 302, text(first)
    acknowledged = text(owner.get(first["Location"]))
    for words in ("000.01.38.H20-190805-0001", "09:00", "chậm nhất", "Tiếp theo là gì"):
        assert words in acknowledged
    paper = owner.get(first["Location"] + "receipt.pdf")
    assert paper.content.startswith(b"%PDF")
    home_page = text(owner.get("/file/"))
    assert "000.01.38.H20-190805-0001" in home_page
    assert "Không có bản nháp nào" in home_page
    second = owner.post(base + "check/", {"key": key, "declare": "on"})
    assert second.status_code in (302, 404)
