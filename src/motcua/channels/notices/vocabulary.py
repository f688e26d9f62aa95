"""What people are told of: the kinds of notices, the facts of each, and the ways they go."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from motcua.domain.kernel.money import in_dong
from motcua.domain.kernel.texts import Bilingual


class Way(StrEnum):
    INBOX = "inbox"
    EMAIL = "email"
    SMS = "sms"
    CHAT = "chat"


OUTSIDE = (Way.EMAIL, Way.SMS, Way.CHAT)
"""Ways that leave the house; what is in the inbox has arrived by being there."""
BY_PHONE = frozenset({Way.SMS, Way.CHAT})

WAY_WORDS: Mapping[Way, Bilingual] = MappingProxyType(
    {
        Way.INBOX: Bilingual("Hộp tin trên cổng", "Inbox on the portal"),
        Way.EMAIL: Bilingual("Thư điện tử", "E-mail"),
        Way.SMS: Bilingual("Tin nhắn SMS", "SMS"),
        Way.CHAT: Bilingual("Ứng dụng nhắn tin", "Chat app"),
    }
)


class State(StrEnum):
    """`SENT`: somebody outside has taken it over; mail ends there, for nobody reports on it."""

    CREATED = "created"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"


STATE_WORDS: Mapping[State, Bilingual] = MappingProxyType(
    {
        State.CREATED: Bilingual("Chờ gửi", "Waiting to be sent"),
        State.SENT: Bilingual("Đã gửi", "Sent"),
        State.DELIVERED: Bilingual("Đã đến", "Delivered"),
        State.FAILED: Bilingual("Không đến", "Did not arrive"),
    }
)


class Group(StrEnum):
    """What a person chooses ways for."""

    NEEDED = "needed"
    PROGRESS = "progress"
    MONEY = "money"
    ACCOUNT = "account"
    SERVICE = "service"


GROUP_WORDS: Mapping[Group, Bilingual] = MappingProxyType(
    {
        Group.NEEDED: Bilingual(
            "Việc cần ông/bà làm và quyết định về hồ sơ", "What you must do, and decisions"
        ),
        Group.PROGRESS: Bilingual("Tiến độ hồ sơ", "Progress of your dossiers"),
        Group.MONEY: Bilingual("Phí, lệ phí và hoàn tiền", "Fees and refunds"),
        Group.ACCOUNT: Bilingual("Tài khoản và ủy quyền", "Account and helpers"),
        Group.SERVICE: Bilingual("Lịch tạm dừng hệ thống", "Planned outages"),
    }
)
REQUIRED = frozenset({Group.NEEDED, Group.ACCOUNT})
"""Groups nobody can switch off: the inbox and at least one way outside remain."""


class Kind(StrEnum):
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    SUPPLEMENT_ASKED = "supplement_asked"
    SUPPLEMENT_RETURNED = "supplement_returned"
    REFUSED_AT_INTAKE = "refused_at_intake"
    FORWARDED = "forwarded"
    FEE_DUE = "fee_due"
    PAID = "paid"
    REFUNDED = "refunded"
    PAYMENT_DIFFERENCE = "payment_difference"
    MONEY_WAITS = "money_waits"
    DUE_MOVED = "due_moved"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    STOPPED = "stopped"
    RESULT_REVOKED = "result_revoked"
    MANDATE_GIVEN = "mandate_given"
    MANDATE_REVOKED = "mandate_revoked"
    SIGN_IN_CODE = "sign_in_code"
    RECOVERY = "recovery"
    NEW_DEVICE = "new_device"
    CONTACT_CHANGED = "contact_changed"
    DATA_SEEN = "data_seen"
    OUTAGE_PLANNED = "outage_planned"
    DRAFT_EXPIRES = "draft_expires"


COMMON = frozenset({"code", "link", "name"})
"""Every template may use these: what it is about, where to read on, who is addressed."""
PRIVATE = frozenset(
    {"name", "procedure", "reason", "papers", "helper", "who", "why", "procedures", "title"}
)
"""Facts that never stand in an SMS: it lies open on a screen that others see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One kind: its group, its facts, and an example of each for the preview.

    `secret`: the text opens something and is wiped once it has gone; it never lies in an inbox.
    """

    words: Bilingual
    group: Group
    facts: Mapping[str, str]
    secret: bool = False

    @property
    def placeholders(self) -> frozenset[str]:
        return COMMON | self.facts.keys()


_DOSSIER = {"procedure": "Đăng ký khai sinh", "unit": "Bộ phận Một cửa phường Cao Lãnh"}
_REASON = {"reason": "Nơi nhận không có thẩm quyền giải quyết"}


def _about(vi: str, en: str, group: Group, facts: Mapping[str, str]) -> About:
    return About(words=Bilingual(vi, en), group=group, facts=MappingProxyType(dict(facts)))


KINDS: Mapping[Kind, About] = MappingProxyType(
    {
        Kind.SUBMITTED: _about(
            "Đã nộp hồ sơ",
            "Dossier submitted",
            Group.PROGRESS,
            {**_DOSSIER, "submitted_at": "08:12 16/11/2026", "answer_by": "08:12 17/11/2026"},
        ),
        Kind.ACCEPTED: _about(
            "Đã tiếp nhận hồ sơ",
            "Dossier received",
            Group.PROGRESS,
            {
                **_DOSSIER,
                "officer": "Lê Thị Tiếp",
                "received_at": "09:00 16/11/2026",
                "due_at": "17:00 23/11/2026",
            },
        ),
        Kind.SUPPLEMENT_ASKED: _about(
            "Yêu cầu bổ sung",
            "More papers needed",
            Group.NEEDED,
            {**_DOSSIER, "officer": "Phạm Thị Thẩm", "papers": "- Giấy chứng sinh: bản sao bị mờ"},
        ),
        Kind.SUPPLEMENT_RETURNED: _about(
            "Phần bổ sung chưa dùng được",
            "Papers sent cannot be used",
            Group.NEEDED,
            {**_DOSSIER, "officer": "Lê Thị Tiếp", "papers": "- Giấy chứng sinh: ảnh vẫn mờ"},
        ),
        Kind.REFUSED_AT_INTAKE: _about(
            "Không tiếp nhận hồ sơ", "Dossier not accepted", Group.NEEDED, {**_DOSSIER, **_REASON}
        ),
        Kind.FORWARDED: _about(
            "Chuyển đến cơ quan có thẩm quyền",
            "Passed to the right agency",
            Group.NEEDED,
            {**_DOSSIER, **_REASON, "agency": "Ủy ban nhân dân phường Mỹ Ngãi"},
        ),
        Kind.FEE_DUE: _about(
            "Cần nộp phí, lệ phí",
            "A fee is due",
            Group.NEEDED,
            {**_DOSSIER, "amount": in_dong(50_000)},
        ),
        Kind.PAID: _about(
            "Đã nhận tiền", "Payment received", Group.MONEY, {**_DOSSIER, "amount": in_dong(50_000)}
        ),
        Kind.REFUNDED: _about(
            "Hoàn tiền", "Refund", Group.MONEY, {**_REASON, "amount": in_dong(50_000)}
        ),
        Kind.PAYMENT_DIFFERENCE: _about(
            "Số tiền chưa khớp",
            "The amount differs",
            Group.NEEDED,
            {"amount": in_dong(40_000), "expected": in_dong(50_000)},
        ),
        Kind.MONEY_WAITS: _about(
            "Chênh lệch tiền để quá lâu",
            "Money differences wait too long",
            Group.NEEDED,
            {
                "agency": "Ủy ban nhân dân phường Cao Lãnh",
                "count": "3",
                "amount": in_dong(150_000),
                "since": "12/11/2026",
            },
        ),
        Kind.DUE_MOVED: _about(
            "Xin lỗi và hẹn lại",
            "Apology and new date",
            Group.NEEDED,
            {**_DOSSIER, **_REASON, "due_at": "17:00 30/11/2026"},
        ),
        Kind.RESULT_READY: _about(
            "Đã có kết quả", "Result ready", Group.NEEDED, {**_DOSSIER, "how": "Nhận tại quầy"}
        ),
        Kind.RETURNED: _about(
            "Đã trả kết quả",
            "Result handed over",
            Group.PROGRESS,
            {**_DOSSIER, "returned_at": "15:30 23/11/2026"},
        ),
        Kind.STOPPED: _about(
            "Dừng giải quyết", "Dossier stopped", Group.NEEDED, {**_DOSSIER, **_REASON}
        ),
        Kind.RESULT_REVOKED: _about(
            "Giấy tờ bị thu hồi",
            "Document revoked",
            Group.NEEDED,
            {
                "number": "KQ-000.01.38.H20-2026-000123",
                "title": "Giấy khai sinh",
                "unit": "Ủy ban nhân dân phường Cao Lãnh",
                "reason": "Cấp nhầm họ tên",
            },
        ),
        Kind.MANDATE_GIVEN: _about(
            "Ủy quyền đã ghi nhận",
            "Mandate recorded",
            Group.ACCOUNT,
            {
                "helper": "Mai Văn Diện",
                "principal": "Phạm Văn Út",
                "procedures": "Đăng ký khai sinh",
                "until": "31/12/2026",
            },
        ),
        Kind.MANDATE_REVOKED: _about(
            "Ủy quyền đã chấm dứt",
            "Mandate ended",
            Group.ACCOUNT,
            {"helper": "Mai Văn Diện", "principal": "Phạm Văn Út"},
        ),
        Kind.SIGN_IN_CODE: About(
            words=Bilingual("Mã đăng nhập", "Sign-in code"),
            group=Group.ACCOUNT,
            facts=MappingProxyType({"one_time": "482913", "minutes": "10"}),
            secret=True,
        ),
        Kind.RECOVERY: _about(
            "Quầy đã mở lại lối vào tài khoản",
            "A desk restored your account",
            Group.ACCOUNT,
            {"place": "Bộ phận Một cửa phường Cao Lãnh", "restored_at": "10:05 18/11/2026"},
        ),
        Kind.NEW_DEVICE: _about(
            "Đăng nhập từ thiết bị mới",
            "Sign-in from a new device",
            Group.ACCOUNT,
            {"device": "Firefox – Android", "entered_at": "10:05 18/11/2026"},
        ),
        Kind.CONTACT_CHANGED: _about(
            "Địa chỉ liên hệ đã đổi",
            "Contact changed",
            Group.ACCOUNT,
            {"changed_at": "10:05 18/11/2026"},
        ),
        Kind.DATA_SEEN: _about(
            "Có người xem dữ liệu của ông/bà",
            "Somebody saw your data",
            Group.ACCOUNT,
            {"who": "Cán bộ Phòng Tư pháp", "seen_at": "10:05 18/11/2026", "why": "Kiểm tra hồ sơ"},
        ),
        Kind.OUTAGE_PLANNED: _about(
            "Tạm dừng hệ thống",
            "Planned outage",
            Group.SERVICE,
            {
                "since": "20:00 05/12/2026",
                "until": "22:00 05/12/2026",
                "what": "Nộp hồ sơ và thanh toán",
            },
        ),
        Kind.DRAFT_EXPIRES: _about(
            "Bản nháp sắp hết hạn",
            "Draft about to expire",
            Group.PROGRESS,
            {"procedure": "Đăng ký khai sinh", "day": "23/12/2026"},
        ),
    }
)
