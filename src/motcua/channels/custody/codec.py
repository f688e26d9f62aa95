"""Custody's events to and from the table: JSON text under a stored name that outlives any class."""

from collections.abc import Mapping
from typing import get_args

import msgspec

from motcua.domain.custody import events as e
from motcua.domain.kernel.texts import Bilingual

EVENTS: Mapping[str, type[e.Event]] = {kind.NAME: kind for kind in get_args(e.Event)}
"""Stored name → class; a new version of an event gets a new name and a new class."""

_decoders = {name: msgspec.json.Decoder(kind) for name, kind in EVENTS.items()}
_encoder = msgspec.json.Encoder(order="deterministic")


class UnknownEvent(Exception):
    """The table names an event this version of the product does not know."""


def encode(event: e.Event) -> str:
    return _encoder.encode(event).decode()


def decode(name: str, payload: str) -> e.Event:
    """The event; UnknownEvent or msgspec.ValidationError when the text is not one."""
    decoder = _decoders.get(name)
    if decoder is None:
        raise UnknownEvent(f"No event is called {name!r}; upgrade the product before reading on.")
    return decoder.decode(payload)


EVENT_WORDS: Mapping[str, Bilingual] = {
    e.Labelled.NAME: Bilingual("dán nhãn", "labelled it"),
    e.Sealed.NAME: Bilingual("niêm phong", "sealed it"),
    e.SealOpened.NAME: Bilingual("mở niêm phong", "opened the seal"),
    e.Offered.NAME: Bilingual("quét giao", "scanned it out"),
    e.Taken.NAME: Bilingual("quét nhận", "scanned it in"),
    e.MinutesSigned.NAME: Bilingual("ký biên bản giao nhận", "signed the hand-over minutes"),
    e.DiscrepancyOpened.NAME: Bilingual("lập sai lệch", "opened a discrepancy case"),
    e.DiscrepancyPassedOn.NAME: Bilingual("chuyển sai lệch", "passed a case on"),
    e.DiscrepancyClosed.NAME: Bilingual("khép sai lệch", "closed a case"),
    e.LossDeclared.NAME: Bilingual("báo mất", "declared it lost"),
    e.DamageDeclared.NAME: Bilingual("báo hư hỏng", "declared it damaged"),
    e.Attempted.NAME: Bilingual("phát không thành", "tried to deliver it"),
    e.Delivered.NAME: Bilingual("phát", "delivered it"),
    e.ReturnOrdered.NAME: Bilingual("chuyển hoàn", "sent it back"),
    e.Readdressed.NAME: Bilingual("đổi địa chỉ phát", "readdressed it"),
    e.MoneyCollected.NAME: Bilingual("thu tiền của người gửi", "was paid by the sender"),
    e.MoneyPaidIn.NAME: Bilingual("nộp tiền", "paid the money in"),
}
"""What each event is called in a sentence about what somebody did."""
