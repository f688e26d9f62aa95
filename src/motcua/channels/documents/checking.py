"""What a file is worth: the signature first, then what the register says of exactly this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from motcua.channels.documents.queries import by_digest
from motcua.channels.documents.rows import StoredDocument
from motcua.channels.documents.words import Standing
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import signing_confined
from motcua.plumbing.signing_values import Examination, Finding

MOST_BYTES = 30_000_000
"""Of a file that anybody may have checked."""


class Verdict(StrEnum):
    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNRECORDED = "unrecorded"
    CHANGED = "changed"
    UNKNOWN_SIGNER = "unknown_signer"
    SIGNER_REVOKED = "signer_revoked"
    SIGNER_OUT_OF_DATE = "signer_out_of_date"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"


VERDICT_WORDS: Mapping[Verdict, Bilingual] = {
    Verdict.IN_FORCE: Bilingual(
        "Đúng là bản gốc điện tử và còn hiệu lực.", "Genuine and in force."
    ),
    Verdict.NOT_YET: Bilingual(
        "Đúng là bản gốc điện tử, nhưng chưa đến ngày có hiệu lực.",
        "Genuine, but not yet in force.",
    ),
    Verdict.EXPIRED: Bilingual(
        "Đúng là bản gốc điện tử, nhưng đã hết hiệu lực.", "Genuine, but expired."
    ),
    Verdict.REVOKED: Bilingual(
        "Đúng là bản gốc điện tử, nhưng đã bị thu hồi.", "Genuine, but revoked."
    ),
    Verdict.REPLACED: Bilingual(
        "Đúng là bản gốc điện tử, nhưng đã được thay bằng bản khác.",
        "Genuine, but replaced by another.",
    ),
    Verdict.UNRECORDED: Bilingual(
        "Chữ ký đúng, nhưng tệp này không có trong sổ của hệ thống. Hãy hỏi nơi ký.",
        "The signature is right, but this file is not in our register. Ask whoever signed it.",
    ),
    Verdict.CHANGED: Bilingual(
        "Tệp đã bị sửa sau khi ký. Đừng dùng; hãy xin lại bản gốc điện tử.",
        "The file was changed after signing. Do not use it; ask for the original file.",
    ),
    Verdict.UNKNOWN_SIGNER: Bilingual(
        "Tệp có chữ ký, nhưng người ký không thuộc tổ chức chứng thực mà hệ thống tin cậy.",
        "The file is signed, but by somebody no authority that we trust vouches for.",
    ),
    Verdict.SIGNER_REVOKED: Bilingual(
        "Chứng thư số của người ký đã bị thu hồi khi ký. Đừng dùng tệp này.",
        "The signer's certificate was revoked when this was signed. Do not use the file.",
    ),
    Verdict.SIGNER_OUT_OF_DATE: Bilingual(
        "Chứng thư số của người ký không còn hạn vào lúc ký. Hãy hỏi nơi ký.",
        "The signer's certificate was out of date when this was signed. Ask whoever signed it.",
    ),
    Verdict.NOT_SIGNED: Bilingual(
        "Tệp không có chữ ký số. Bản in hoặc bản quét không kiểm tra được theo cách này; hãy quét "
        "mã QR trên giấy.",
        "The file has no digital signature. A print or scan cannot be checked like this; scan the "
        "QR code on the paper.",
    ),
    Verdict.UNREADABLE: Bilingual(
        "Đây không phải tệp PDF đọc được. Hãy chọn đúng tệp đã nhận.",
        "This is no PDF that can be read. Choose the very file that was received.",
    ),
}
SIGNATURE_WORDS: Mapping[bool, Bilingual] = {
    True: Bilingual("đúng, do người được tin cậy ký", "right, by somebody who is trusted"),
    False: Bilingual("không đạt", "does not hold"),
}
REGISTER_WORDS: Mapping[bool | None, Bilingual] = {
    True: Bilingual("có đúng tệp này, không khác chút nào", "has exactly this file, byte for byte"),
    False: Bilingual(
        "không có tệp này: hoặc nơi khác cấp, hoặc có chỗ khác bản gốc mà chữ ký không che",
        "does not have this file: issued elsewhere, or it differs from the original in a place "
        "that the signature does not cover",
    ),
    None: Bilingual("chưa hỏi đến, vì chữ ký không đạt", "not asked, for the signature failed"),
}
_OF_STANDING: Mapping[Standing, Verdict] = {
    Standing.IN_FORCE: Verdict.IN_FORCE,
    Standing.NOT_YET: Verdict.NOT_YET,
    Standing.EXPIRED: Verdict.EXPIRED,
    Standing.REVOKED: Verdict.REVOKED,
    Standing.REPLACED: Verdict.REPLACED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`document` is there when exactly this file was issued here."""

    verdict: Verdict
    examination: Examination
    document: StoredDocument | None = None

    @property
    def signature_holds(self) -> bool:
        """What the first check said, of the file alone."""
        return self.examination.finding is Finding.GENUINE

    @property
    def on_record(self) -> bool | None:
        """What the second check said; None where the first one failed and nobody was asked."""
        return self.is_genuine if self.signature_holds else None

    @property
    def is_genuine(self) -> bool:
        return self.document is not None

    @property
    def is_good(self) -> bool:
        return self.verdict is Verdict.IN_FORCE


def check(pdf: bytes, on: date) -> Checked:
    """Looks the file over and up; keeps nothing, and raises nothing for what is in it."""
    seen = signing_confined.examine(pdf)
    if seen.finding is not Finding.GENUINE:
        return Checked(verdict=Verdict(seen.finding.value), examination=seen)
    found = by_digest(sha256(pdf).hexdigest())
    if found is None:
        return Checked(verdict=Verdict.UNRECORDED, examination=seen)
    return Checked(verdict=_OF_STANDING[found.standing(on)], examination=seen, document=found)
