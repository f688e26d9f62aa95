"""What states, attempts and reasons of notices are called in the office."""

from collections.abc import Mapping

from motcua.channels.notices.vocabulary import State, Way
from motcua.domain.kernel.texts import Bilingual

COLOURS: Mapping[State, str] = {
    State.CREATED: "neutral",
    State.SENT: "info",
    State.DELIVERED: "success",
    State.FAILED: "danger",
}
ATTEMPT_WORDS: Mapping[str, Bilingual] = {
    "offer": Bilingual("gửi", "sent"),
    "ask": Bilingual("hỏi lại", "asked after"),
    "receipt": Bilingual("báo nhận", "receipt"),
    "again": Bilingual("yêu cầu gửi lại", "asked to send again"),
    "taken": Bilingual("đã nhận chuyển", "taken over"),
    "delivered": Bilingual("đã đến", "delivered"),
    "refused": Bilingual("từ chối", "refused"),
    "busy": Bilingual("không nhận, thử lại sau", "not taken, tried later"),
    "unknown": Bilingual("không rõ đã nhận chưa", "perhaps taken"),
    "not_known": Bilingual("chưa từng nhận", "never seen"),
    "asked": Bilingual("đã xếp hàng", "queued"),
}
_REASONS: Mapping[str, Bilingual] = {
    "no_receipt": Bilingual(
        "nhà cung cấp không báo nhận trong thời hạn", "no receipt from the provider in time"
    ),
    "nobody_took_it": Bilingual(
        "không nhà cung cấp nào nhận trong thời hạn", "no provider took it in time"
    ),
    "refused": Bilingual("nhà cung cấp từ chối", "refused by the provider"),
}


def reason_words(reason: str) -> Bilingual:
    """Our own reasons in both languages, a provider's as it came."""
    return _REASONS.get(reason, Bilingual(reason, reason))


def masked(way: Way, address: str) -> str:
    """Enough to tell two addresses apart on a list."""
    if way is Way.EMAIL:
        name, _at, host = address.partition("@")
        return f"{name[:2]}…@{host}"
    return f"…{address[-3:]}" if address else ""
