"""Consignments, mishaps and complaints written down as the post writes them, for reports."""

from datetime import datetime
from itertools import count
from typing import Any

from motcua.channels.post.models import Complaint, Consignment, MishapRecord
from tests.builders import moment

UNIT, OTHER = "000.01.38.H20", "000.01.39.H20"
_serials = count(1)


def consignment(accepted: str, promised: str, **changes: Any) -> Consignment:
    serial = next(_serials)
    usual: dict[str, Any] = {
        "number": f"PG-{serial}",
        "office": "BD.873",
        "year": 2019,
        "serial": serial,
        "direction": "return",
        "service": "receive",
        "status": "dispatched",
        "procedure": "1.001193",
        "procedure_case": "default",
        "procedure_name": "Đăng ký khai sinh",
        "field": "justice",
        "receiving_unit": UNIT,
        "competent_agency": "000.00.38.H20",
        "applicant_name": "Dương Thị Chủ",
        "packet": f"TG-{serial}",
        "seal": f"NP-{serial}",
        "zone": "local",
        "postage": 26_000,
        "fees": 0,
        "accepted_at": moment(accepted),
        "accepted_by": "1",
        "promised_at": moment(promised),
        "note": {"items": []},
        "addressee": {},
    }
    return Consignment.objects.create(**usual | changes)


def mishap(about: Consignment, kind: str, declared: str, cost: int, damages: int = 0) -> None:
    MishapRecord.objects.create(
        consignment=about.number,
        thing=about.packet,
        kind=kind,
        how="Rơi xuống sông",
        liable="1",
        liable_name="Bưu tá",
        reissue_cost=cost,
        damages=damages,
        apology="Xin lỗi",
        article="QĐ 45/2016 Đ.14",
        declared_at=moment(declared),
        declared_by="1",
    )


def complaint(
    about: Consignment, made: str, due: str, answered: str = "", compensation: int = 0
) -> None:
    at: datetime | None = moment(answered) if answered else None
    Complaint.objects.create(
        number=f"KN-{next(_serials)}",
        consignment=about.number,
        office=about.office,
        complainant="Dương Thị Chủ",
        what="Chậm",
        made_at=moment(made),
        made_by="1",
        limit=moment(made).date(),
        answer_due=moment(due),
        answered_at=at,
        compensation=compensation,
    )
