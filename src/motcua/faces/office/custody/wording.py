"""The words of this room for what the core calls by names."""

from collections.abc import Mapping

from motcua.domain.custody.mishaps import Resolution
from motcua.domain.custody.whereabouts import How
from motcua.domain.kernel.texts import Bilingual

HOW_WORDS: Mapping[How, Bilingual] = {
    How.GIVEN_IN: Bilingual("Người nộp giao", "Given in"),
    How.MADE: Bilingual("Lập tại đây", "Made here"),
    How.HANDED_OVER: Bilingual("Giao nhận", "Handed over"),
    How.SEALED: Bilingual("Niêm phong vào túi", "Sealed into a packet"),
    How.OPENED: Bilingual("Mở niêm phong", "Taken out of the packet"),
    How.DELIVERED: Bilingual("Phát cho người nhận", "Delivered"),
}
RESOLUTION_WORDS: Mapping[Resolution, Bilingual] = {
    Resolution.FOUND: Bilingual("Đã tìm thấy", "Found"),
    Resolution.EXPLAINED: Bilingual("Đã làm rõ", "Explained"),
    Resolution.REPLACED: Bilingual("Đã cấp lại, thay thế", "Replaced"),
    Resolution.SETTLED: Bilingual("Đã bồi thường, xử lý trách nhiệm", "Settled"),
}
