"""What a person brings to be certified is drawn anew, whatever is in it, and breaks nothing."""

from io import BytesIO

import pytest
from PIL import Image

from motcua.channels.documents.refusals import FileUnusable
from motcua.channels.documents.scans import LONGEST_SIDE, pages_of
from motcua.plumbing.errors import Refused
from tests.faces.office.world import MORNING

TODAY = MORNING.date()


def picture(kind: str, size: tuple[int, int] = (60, 80), *more: Image.Image) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, "white").save(made, kind, save_all=bool(more), append_images=more)
    return made.getvalue()


def test_each_page_of_each_file_is_a_picture_in_order() -> None:
    two = picture("PDF", (60, 80), Image.new("RGB", (80, 60), "black"))
    first, second, third = pages_of([two, picture("JPEG", (4000, 6000))], TODAY)
    assert first.width < first.height
    assert second.width > second.height
    assert third.height == LONGEST_SIDE
    assert all(page.svg.startswith("<svg") for page in (first, second, third))


@pytest.mark.parametrize(
    ("scans", "why"),
    [
        ([], "1 to 60 pages"),
        ([b"<svg/>"], "send PDF"),
        ([b"%PDF-1.7 nothing"], "does not open"),
        ([picture("PNG", (9000, 9000))], "too large"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(scans: list[bytes], why: str) -> None:
    with pytest.raises(Refused) as refused:
        pages_of(scans, TODAY)
    assert isinstance(refused.value.refusal, FileUnusable)
    assert why in refused.value.refusal.text("en")
