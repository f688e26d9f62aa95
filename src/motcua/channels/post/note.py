"""The consignment note, phiếu gửi hồ sơ: the contract of carriage (circular 17/2017 art. 9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from motcua.channels.post.shapes import (
    Contact,
    Direction,
    LabelledPaper,
    PaymentMethod,
    Signatures,
)
from motcua.domain.calendar.reasons import Reason
from motcua.domain.dossier.party import FeeItem, PaperCount, Party
from motcua.domain.dossier.terms import PostalService
from motcua.domain.fees.postage import PostageLine
from motcua.domain.kernel.texts import Bilingual


class Way(StrEnum):
    """Where the post took the papers over."""

    COUNTER = "counter"
    ADDRESS = "address"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What the post promised when it took the packet: J+n and why."""

    zone: str
    zone_name: Bilingual
    days: int
    with_slip: bool
    due_at: datetime
    reasons: tuple[Reason, ...]
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsignmentNote:
    """Everything both sides signed for.

    `fees` are the state's, `postage` the post's; what is not `prepaid` is collected at the door.
    `applicant`, `filed_by` and `authority` are what the agency will enter in the register.
    """

    number: str
    tracking: str
    direction: Direction
    service: PostalService
    sender: Contact
    recipient: Contact
    result_to: Contact | None = None
    accepted_at: datetime
    place: str
    place_name: str
    way: Way
    method: PaymentMethod
    prepaid: bool
    grams: int
    postage: tuple[PostageLine, ...]
    postage_article: str
    fees: tuple[FeeItem, ...]
    receipts: tuple[str, ...] = ()
    promise: Promise
    procedure_name: str
    papers: tuple[PaperCount, ...] = ()
    items: tuple[LabelledPaper, ...]
    withdraw: tuple[str, ...] = ()
    packet: str
    seal: str
    witness: str
    signatures: Signatures
    applicant: Party
    filed_by: Party | None = None
    authority: str = ""

    @property
    def postage_total(self) -> int:
        return sum(line.net for line in self.postage)

    @property
    def fees_total(self) -> int:
        return sum(item.net for item in self.fees)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of the contract every note states, with its article."""

    title: Bilingual
    text: Bilingual
    article: str


def clauses(articles: Mapping[str, str]) -> tuple[Clause, ...]:
    """Quality, rights and duties, liability: the same on every note of a day."""
    return tuple(
        Clause(title=title, text=text, article=articles[key]) for key, title, text in _CLAUSES
    )


_CLAUSES = (
    (
        "quality",
        Bilingual("Chất lượng dịch vụ", "Quality of service"),
        Bilingual(
            "Bưu điện phát không quá thời gian toàn trình ghi trên phiếu này và bảo đảm an toàn "
            "cho toàn bộ giấy tờ.",
            "The post delivers within the end-to-end time stated on this note and keeps every "
            "paper safe.",
        ),
    ),
    (
        "roles",
        Bilingual("Quyền và nghĩa vụ", "Rights and duties"),
        Bilingual(
            "Người gửi cung cấp đủ, đúng giấy tờ và trả đủ cước, phí, lệ phí; được theo dõi bưu "
            "gửi miễn phí, đổi địa chỉ nhận, khiếu nại và được bồi thường. Bưu điện kiểm đếm, "
            "niêm phong trước mặt người gửi, không yêu cầu thêm giấy tờ ngoài danh mục và giữ bí "
            "mật thông tin.",
            "The sender hands in the right papers and pays postage, fees and charges; may track "
            "the packet free of charge, change the address, complain and be compensated. The post "
            "counts and seals before the sender, asks for no paper beyond the list and keeps "
            "what it learns to itself.",
        ),
    ),
    (
        "liability",
        Bilingual("Trách nhiệm, bồi thường", "Liability and compensation"),
        Bilingual(
            "Nếu làm mất hoặc hư hỏng giấy tờ do lỗi của mình, bưu điện chịu mọi hậu quả, trả chi "
            "phí cấp lại giấy tờ và bồi thường thiệt hại theo quy định.",
            "When papers are lost or damaged by its fault, the post bears all consequences, pays "
            "for issuing them again and compensates the damage as the law provides.",
        ),
    ),
)


def stored(note: ConsignmentNote) -> dict[str, Any]:
    """The note as the database keeps it."""
    built: dict[str, Any] = msgspec.to_builtins(note)
    return built


def read(kept: Mapping[str, Any]) -> ConsignmentNote:
    return msgspec.convert(kept, ConsignmentNote)


def plain(contact: Contact) -> dict[str, str]:
    """An address as the database keeps it."""
    built: dict[str, str] = msgspec.to_builtins(contact)
    return built


def contact(kept: Mapping[str, Any]) -> Contact:
    return msgspec.convert(kept, Contact)
