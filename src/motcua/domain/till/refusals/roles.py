"""Refusals about who may handle money."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class NotForYou(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Vai trò của bạn không thu, giữ tiền. Hãy chuyển cho nhân viên tại quầy.",
        "Your role takes no money. Pass it to the staff of the counter.",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerNeeded(Refusal):
    SAYS: ClassVar[Bilingual] = Bilingual(
        "Việc này do quản lý tại {unit} làm. Hãy chuyển cho người quản lý.",
        "Only the manager of {unit} may do this. Pass it to the manager.",
    )
    unit: str
