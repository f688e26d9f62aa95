"""Prints minutes on A5 and labels for the label printer or on A6."""

from enum import StrEnum
from pathlib import Path

from motcua.channels.custody.forms.content import HandOverMinutes, ItemLabels, PacketLabel
from motcua.dossiers.forms.papers import Drawn, print_paper
from motcua.plumbing.barcodes import code128_svg

TEMPLATES = Path(__file__).parent / "templates"
MINUTES = Drawn(
    "Biên bản giao nhận hồ sơ", "Quyết định số 45/2016/QĐ-TTg, Điều 7", TEMPLATES / "minutes.typ"
)
ITEMS = Drawn("Nhãn giấy tờ", "", TEMPLATES / "items.typ")
PACKET = Drawn("Nhãn túi niêm phong", "", TEMPLATES / "packet.typ")


class LabelSize(StrEnum):
    """Sizes of label paper; the values stand in addresses."""

    MM_100X150 = "100x150"
    A6 = "a6"


def minutes(paper: HandOverMinutes) -> bytes:
    return print_paper(paper, MINUTES)


def label(paper: ItemLabels | PacketLabel, size: LabelSize) -> bytes:
    if isinstance(paper, PacketLabel):
        return print_paper(paper, PACKET, {"size": size.value})
    bars = [code128_svg(each.label) for each in paper.labels]
    return print_paper(paper, ITEMS, {"size": size.value, "bars": bars})
