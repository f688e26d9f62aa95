"""The printed papers of custody: hand-over minutes and labels; values in, PDF/A out."""

from motcua.channels.custody.forms.content import (
    HandOverMinutes,
    ItemLabel,
    ItemLabels,
    MinutesLine,
    PacketLabel,
    Side,
)
from motcua.channels.custody.forms.render import LabelSize, label, minutes

__all__ = [
    "HandOverMinutes",
    "ItemLabel",
    "ItemLabels",
    "LabelSize",
    "MinutesLine",
    "PacketLabel",
    "Side",
    "label",
    "minutes",
]
