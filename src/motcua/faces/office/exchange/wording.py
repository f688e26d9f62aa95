"""What reasons, tries and differences of the exchange are called."""

from collections.abc import Mapping

from motcua.domain.kernel.texts import Bilingual

REASON_WORDS: Mapping[str, Bilingual] = {
    "waiting": Bilingual("chờ gửi", "waiting to be told"),
    "again": Bilingual("chờ gửi lại", "waiting to be told again"),
    "unreached": Bilingual("không nối được với Cổng", "the portal cannot be reached"),
    "unanswered": Bilingual("Cổng không trả lời được", "the portal gives no usable answer"),
    "untrusted": Bilingual(
        "Cổng không nhận mã truy cập của tỉnh", "the portal does not take our credentials"
    ),
    "stale": Bilingual("Cổng xác nhận bản cũ", "the portal acknowledged an older version"),
    "refused": Bilingual("Cổng từ chối", "the portal refused it"),
    "ahead": Bilingual("Cổng có bản mới hơn", "the portal holds a newer version"),
    "forgotten": Bilingual("Cổng không còn giữ", "the portal no longer holds it"),
}
OUTCOME_WORDS: Mapping[str, Bilingual] = {
    **REASON_WORDS,
    "told": Bilingual("đã xác nhận", "acknowledged"),
    "again": Bilingual("người quản lý yêu cầu gửi lại", "a manager asked to tell it again"),
}
DIFFERENCE_WORDS: Mapping[str, Bilingual] = {
    "missing": Bilingual("Cổng không có; đã xếp gửi lại", "missing there; told again"),
    "behind": Bilingual("Cổng có bản cũ hơn; đã xếp gửi lại", "older there; told again"),
    "status": Bilingual("trạng thái khác nhau; đã xếp gửi lại", "other status there; told again"),
    "ahead": Bilingual("Cổng có bản mới hơn", "newer there"),
    "unknown": Bilingual("Cổng có, ở đây chưa gửi", "there, and never told by us"),
}
