"""Filled samples of the papers of money, the same for the tests and the benchmark."""

from datetime import date, datetime

from motcua.channels.counters.forms import (
    Account,
    CashUp,
    Denomination,
    FeeReceipt,
    PaymentStatement,
    ReceiptLine,
    RemittanceSlip,
    Settlement,
    SettlementLine,
    StatementLine,
)
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.forms.content import Letterhead, Signature

AT = datetime(2026, 8, 5, 9, 7, tzinfo=VIETNAM)
EVENING = datetime(2026, 8, 5, 17, 5, tzinfo=VIETNAM)
POINT = "Điểm phục vụ bưu chính Mỹ Phú"
PEOPLE = "Ủy ban nhân dân phường Mỹ Phú"
POST = "Bưu điện tỉnh Đồng Tháp"
LETTERHEAD = Letterhead(issuer=POINT, parent=POST, place="Mỹ Phú", issued_at=AT)
BASE = {"letterhead": LETTERHEAD, "synthetic": True}


def receipt(**changes: object) -> FeeReceipt:
    values: dict[str, object] = {
        **BASE,
        "code": "AA-26P-0000123",
        "title": "Biên lai thu lệ phí",
        "template_sign": "01BLP2-001",
        "series": "AA-26P",
        "serial": "0000123",
        "collector_for": PEOPLE,
        "tax_code": "1400000001",
        "payer": "Nguyễn Thị Ngọc Ánh",
        "payer_address": "Số 12, đường Lê Lợi, khóm Mỹ Thuận, phường Mỹ Phú, tỉnh Đồng Tháp",
        "dossier": "000.00.14.H20-260805-0002",
        "procedure": "Cấp giấy chứng nhận đăng ký hộ kinh doanh",
        "lines": (
            ReceiptLine(name="Lệ phí đăng ký hộ kinh doanh", amount=100000),
            ReceiptLine(name="Lệ phí cấp bản sao", amount=8000, note="01 bản"),
        ),
        "total": 108000,
        "method": "tiền mặt",
        "collected_at": AT,
        "collected_by": "Lê Thị Bưởi",
        "place": POINT,
    }
    return FeeReceipt(**(values | changes))  # type: ignore[arg-type]


def cash_up(**changes: object) -> CashUp:
    values: dict[str, object] = {
        **BASE,
        "number": "CA-000451",
        "code": "CA-000451",
        "place": POINT,
        "clerk": "Lê Thị Bưởi",
        "opened_at": AT,
        "counted_at": EVENING,
        "float_amount": 500000,
        "received": 2364000,
        "from_carriers": 1250000,
        "paid_out": 100000,
        "expected": 4014000,
        "counted": 4013000,
        "notes": (
            Denomination(value=500000, count=7),
            Denomination(value=100000, count=5),
            Denomination(value=10000, count=1),
            Denomination(value=1000, count=3),
        ),
        "explanation": "Trả thừa tiền lẻ cho khách, đã nhờ quầy 2 đối chiếu.",
        "receipts": ("AA26-0000101 đến AA26-0000123",),
        "voided": ("0000117",),
        "witness": "Trần Thị Tuyết",
    }
    return CashUp(**(values | changes))  # type: ignore[arg-type]


def remittance(number: str = "NT-26-00017") -> RemittanceSlip:
    return RemittanceSlip(
        **BASE,  # type: ignore[arg-type]
        number=number,
        code="NT-26-00017",
        payer=POINT,
        payee=Account(
            holder=PEOPLE, bank="Kho bạc Nhà nước khu vực XVIII", number="3511.0.0000001"
        ),
        period="05/08/2026",
        lines=(ReceiptLine(name="Lệ phí đăng ký", amount=1800000, note="0000101–0000118"),),
        total=1800000,
        handed_by="Lê Thị Bưởi",
        bank_reference="KB-77812",
        confirmed_by="Huỳnh Văn Đẳng",
        confirmed_at=EVENING,
    )


def settlement(number: str = "QT-2026-3") -> Settlement:
    return Settlement(
        **BASE,  # type: ignore[arg-type]
        number=number,
        enterprise=POST,
        agency=PEOPLE,
        quarter="Quý III năm 2026",
        first=date(2026, 7, 1),
        last=date(2026, 9, 30),
        lines=(
            SettlementLine(name="Kỳ trước chuyển sang", amount=600000),
            SettlementLine(name="Đã thu trong quý", amount=43100000),
            SettlementLine(name="Đã đến tài khoản thụ hưởng", amount=-42600000),
            SettlementLine(name="Còn phải nộp", amount=1100000, total=True),
        ),
        for_enterprise=Signature(title="Giám đốc", name="Trần Thị Tuyết"),
        enterprise_at=EVENING,
        for_agency=Signature(title="Kế toán trưởng", name="Huỳnh Văn Đẳng"),
    )


def statement(number: str = "TT-2026-8") -> PaymentStatement:
    return PaymentStatement(
        **BASE,  # type: ignore[arg-type]
        number=number,
        enterprise=POST,
        agency=PEOPLE,
        contract="01/2026/HĐ-BĐ ngày 02/01/2026",
        first=date(2026, 8, 1),
        last=date(2026, 8, 31),
        lines=(
            StatementLine(name="Tiếp nhận hồ sơ", count=431, rate=12000, amount=5172000),
            StatementLine(name="Trả kết quả", count=400, rate=8000, amount=3200000),
        ),
        total=8372000,
        for_enterprise=Signature(title="Giám đốc", name="Trần Thị Tuyết"),
        for_agency=Signature(title="Chủ tịch", name="Phạm Văn Ký"),
    )
