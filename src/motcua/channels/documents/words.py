"""The closed vocabularies of documents, and what each is called."""

from collections.abc import Mapping
from enum import StrEnum

from motcua.domain.kernel.texts import Bilingual


class Kind(StrEnum):
    RESULT = "result"
    CERTIFIED_COPY = "certified_copy"
    PAPER = "paper"


class Standing(StrEnum):
    """Whether a document counts on a day; computed, never typed."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"


ISSUED = frozenset({Kind.RESULT, Kind.CERTIFIED_COPY})
"""What an agency or unit signed; it stays whatever its owner does."""

KIND_WORDS: Mapping[Kind, Bilingual] = {
    Kind.RESULT: Bilingual("kết quả điện tử", "electronic result"),
    Kind.CERTIFIED_COPY: Bilingual("bản sao điện tử có chứng thực", "certified electronic copy"),
    Kind.PAPER: Bilingual("giấy tờ đã nộp", "paper handed in"),
}
STANDING_WORDS: Mapping[Standing, Bilingual] = {
    Standing.IN_FORCE: Bilingual("còn hiệu lực", "in force"),
    Standing.NOT_YET: Bilingual("chưa đến ngày có hiệu lực", "not yet in force"),
    Standing.EXPIRED: Bilingual("hết hiệu lực", "expired"),
    Standing.REVOKED: Bilingual("đã thu hồi", "revoked"),
    Standing.REPLACED: Bilingual("đã được thay bằng bản khác", "replaced by another"),
}
