"""Why a dossier is not told of again."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual

SYNCHRONISED = "NĐ 224/2026 Đ.15.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotConnected(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Chưa nối với Cổng Dịch vụ công quốc gia. Người vận hành đặt MOTCUA_EXCHANGE_URL.",
        "The national portal is not connected. The operator sets MOTCUA_EXCHANGE_URL.",
    )
    article: str = SYNCHRONISED


@dataclass(frozen=True, slots=True, kw_only=True)
class NothingToTell(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Hồ sơ này chưa có mã hoặc chỉ dùng để tập huấn nên không gửi lên Cổng quốc gia. "
        "Hãy kiểm tra lại hồ sơ.",
        "This dossier has no code yet or is for training, so the national portal is not told of "
        "it. Check the dossier.",
    )
    article: str = SYNCHRONISED
