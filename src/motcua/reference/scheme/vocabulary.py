"""The words of the transfer scheme: tasks, and how tasks and fields are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.vocabulary import FIELD_NAMES, Field


class Task(StrEnum):
    GUIDE = "guide"
    RECEIVE = "receive"
    DIGITISE = "digitise"
    COLLECT_FEE = "collect_fee"
    HAND_OVER = "hand_over"
    RETURN_RESULT = "return_result"
    HELP_ONLINE = "help_online"


class Scope(StrEnum):
    """How much of a unit's work a line covers; `unknown` when no source says, and then all."""

    ALL = "all"
    UNKNOWN = "unknown"
    FIELD = "field"
    PROCEDURE = "procedure"


EVERYTHING = "*"
"""The subject of a line that covers all fields, or whose fields nobody knows."""

TASK_WORDS: Mapping[Task, Bilingual] = MappingProxyType(
    {
        Task.GUIDE: Bilingual("hướng dẫn", "guide"),
        Task.RECEIVE: Bilingual("tiếp nhận hồ sơ", "receive dossiers"),
        Task.DIGITISE: Bilingual("số hóa giấy tờ", "digitise papers"),
        Task.COLLECT_FEE: Bilingual("thu phí, lệ phí", "collect fees"),
        Task.HAND_OVER: Bilingual("chuyển hồ sơ", "hand dossiers over"),
        Task.RETURN_RESULT: Bilingual("trả kết quả", "return results"),
        Task.HELP_ONLINE: Bilingual("hỗ trợ nộp trực tuyến", "help with online filing"),
    }
)


def field_words(field: str) -> Bilingual:
    """The catalogue's words for a field; an unknown field is quoted as it is."""
    return FIELD_NAMES[Field(field)] if field in set(Field) else Bilingual(field, field)
