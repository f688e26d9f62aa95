"""Filled samples of the papers of custody, the same for the tests and the benchmark."""

from datetime import datetime

from motcua.channels.custody.forms import (
    HandOverMinutes,
    ItemLabel,
    ItemLabels,
    MinutesLine,
    PacketLabel,
    Side,
)
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.forms.content import Letterhead

AT = datetime(2026, 8, 5, 9, 7, tzinfo=VIETNAM)
SIGNED = datetime(2026, 8, 5, 14, 30, tzinfo=VIETNAM)
DOSSIER = "000.00.14.H20-260805-0002"
LETTERHEAD = Letterhead(
    issuer="Điểm phục vụ bưu chính Mỹ Phú",
    parent="Bưu điện tỉnh Đồng Tháp",
    place="Mỹ Phú",
    issued_at=AT,
)
GIVER = Side(
    name="Lê Thị Bưởi",
    capacity="Người vận chuyển",
    place="Điểm phục vụ bưu chính Mỹ Phú",
    employer="Bưu điện",
    signed_at=SIGNED,
)
RECEIVER = Side(
    name="Huỳnh Văn Đẳng",
    capacity="Cơ quan giải quyết",
    place="Trung tâm Phục vụ hành chính công phường Mỹ Phú",
    employer="Cơ quan nhà nước",
    signed_at=SIGNED,
)


def minutes(**changes: object) -> HandOverMinutes:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "number": "BB0000001240",
        "code": "BB0000001240",
        "synthetic": True,
        "giver": GIVER,
        "receiver": RECEIVER,
        "lines": (
            MinutesLine(
                label="TG0000000774",
                what="Túi niêm phong",
                seal="NP-2026-000451",
                consignment="PG-26-000123",
                given=True,
                taken=True,
            ),
            MinutesLine(
                label="BC0000001579",
                what="Bản chính: Giấy chứng nhận quyền sử dụng đất",
                inside="TG0000000774",
                dossier=DOSSIER,
                given=True,
                taken=True,
            ),
            MinutesLine(
                label="BH0000001625",
                what="Bộ hồ sơ: Đơn đề nghị, hợp đồng thuê nhà",
                inside="TG0000000774",
                dossier=DOSSIER,
                given=True,
                taken=True,
                note="mép trên hơi rách",
            ),
        ),
        "complete": True,
        "remarks": ("Rách, hư hỏng: BH0000001625 – mép trên hơi rách",),
        "filed_at": SIGNED,
    }
    return HandOverMinutes(**(values | changes))  # type: ignore[arg-type]


def packet(**changes: object) -> PacketLabel:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "code": "TG0000000774",
        "synthetic": True,
        "what": "Túi niêm phong",
        "seal": "NP-2026-000451",
        "dossier": DOSSIER,
        "to_name": "Trung tâm Phục vụ hành chính công phường Mỹ Phú",
        "to_text": "Số 12, đường Lê Lợi, khóm Mỹ Thuận, phường Mỹ Phú, tỉnh Đồng Tháp",
        "contents": ("BC0000001579", "BH0000001625"),
        "count": 2,
        "sealed_at": AT,
        "sealed_by": "Lê Thị Bưởi",
        "witness": "Nguyễn Thị Ngọc Ánh",
    }
    return PacketLabel(**(values | changes))  # type: ignore[arg-type]


def money_bag() -> PacketLabel:
    return packet(
        code="TT0000000331",
        what="Túi tiền",
        amount=1250000,
        to_name="",
        to_text="",
        contents=(),
        count=0,
        dossier="",
        witness="",
    )


def items(count: int = 5) -> ItemLabels:
    row = ItemLabel(
        label="BC0000001579",
        what="Bản chính",
        dossier=DOSSIER,
        synthetic=True,
        paper="Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền",
    )
    return ItemLabels(letterhead=LETTERHEAD, synthetic=True, labels=(row,) * count)
