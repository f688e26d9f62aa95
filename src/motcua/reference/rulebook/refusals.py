"""Why the rulebook has no answer for a date, or takes no notice."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeTheLaw(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Ngày {day:%d/%m/%Y} trước ngày cơ chế một cửa có hiệu lực ({first:%d/%m/%Y}); "
        "hãy nhập ngày từ {first:%d/%m/%Y} trở đi.",
        "{day:%Y-%m-%d} lies before the one-stop mechanism came into force ({first:%Y-%m-%d}); "
        "enter {first:%Y-%m-%d} or a later date.",
    )

    day: date
    first: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeContradicted(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thông báo số “{notice}” đã được ghi với nội dung khác; hãy kiểm tra lại hoặc ghi thông "
        "báo mới thay thế.",
        "Notice “{notice}” is already recorded with other content; check it, or record the new "
        "notice that replaces it.",
    )

    article: str = "NĐ 61/2018 Đ.9"
    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeIncomplete(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Thông báo chưa dùng được: {what_vi}.",
        "The notice cannot be used: {what_en}.",
    )

    article: str = "NĐ 61/2018 Đ.9"
    what_vi: str
    what_en: str
