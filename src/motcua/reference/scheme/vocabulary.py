"""The words of the transfer scheme: tasks, and how tasks and fields are called."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.vocabulary import FIELD_NAMES, LEVEL_NAMES, Field, Level


class Task(StrEnum):
    GUIDE = "guide"
    RECEIVE = "receive"
    DIGITISE = "digitise"
    COLLECT_FEE = "collect_fee"
    HAND_OVER = "hand_over"
    RETURN_RESULT = "return_result"
    HELP_ONLINE = "help_online"
    VISIT = "visit"


class Scope(StrEnum):
    """How much of a unit's work a line covers; `unknown` when no source says, and then all.

    A list of procedures is a line for each.
    """

    ALL = "all"
    UNKNOWN = "unknown"
    LEVEL = "level"
    FIELD = "field"
    PROCEDURE = "procedure"


EVERYTHING = "*"
"""The subject of a line that covers all fields, or whose fields nobody knows."""

CHANNELS: tuple[str, ...] = tuple(channel.value for channel in Channel)
LEVELS: tuple[str, ...] = tuple(level.value for level in Level)

TASK_WORDS: Mapping[Task, Bilingual] = MappingProxyType(
    {
        Task.GUIDE: Bilingual("hướng dẫn", "guide"),
        Task.RECEIVE: Bilingual("tiếp nhận hồ sơ", "receive dossiers"),
        Task.DIGITISE: Bilingual("số hóa giấy tờ", "digitise papers"),
        Task.COLLECT_FEE: Bilingual("thu phí, lệ phí", "collect fees"),
        Task.HAND_OVER: Bilingual("chuyển hồ sơ", "hand dossiers over"),
        Task.RETURN_RESULT: Bilingual("trả kết quả", "return results"),
        Task.HELP_ONLINE: Bilingual("hỗ trợ nộp trực tuyến", "help with online filing"),
        Task.VISIT: Bilingual("làm thủ tục tại nhà theo hẹn", "do a procedure at people's homes"),
    }
)


EMPLOYER_WORDS: Mapping[Employer, Bilingual] = MappingProxyType(
    {
        Employer.POST: Bilingual("nhân viên bưu chính", "staff of the post"),
        Employer.AGENCY: Bilingual("công chức, viên chức", "officials"),
        Employer.NONE: Bilingual("không ai", "nobody"),
    }
)


def channel_words(channel: str) -> Bilingual:
    """The words of the register for a channel; an unknown one is quoted as it is."""
    known = {each.value: words for each, words in CHANNEL_WORDS.items()}
    return known.get(channel, Bilingual(channel, channel))


def field_words(field: str) -> Bilingual:
    """The catalogue's words for a field; an unknown field is quoted as it is."""
    return FIELD_NAMES[Field(field)] if field in set(Field) else Bilingual(field, field)


def subject_words(subject: str) -> Bilingual:
    """What a line is about: a field, a level, a procedure by its code, or everything."""
    if subject == EVERYTHING:
        return Bilingual("mọi lĩnh vực", "every field")
    if subject in LEVELS:
        level = LEVEL_NAMES[Level(subject)]
        return Bilingual(f"thủ tục {level.vi.lower()}", f"procedures of level {level.en.lower()}")
    return field_words(subject)
