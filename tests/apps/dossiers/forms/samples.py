"""One filled sample of every printed form, the same for the tests and the benchmark."""

from datetime import date, datetime

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.party import FeeItem, Party
from motcua.domain.kernel.identity import IdentityKind
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.forms.content import (
    ApologyForm,
    DossierLabel,
    Form,
    Letterhead,
    Outcome,
    PaperRow,
    ReceiptForm,
    RefusalForm,
    Register,
    RegisterPlace,
    RegisterRow,
    RoutingRow,
    RoutingSlip,
    Signature,
    StopForm,
    SupplementForm,
    SupplementItem,
)

RECEIVED = datetime(2026, 8, 5, 9, 7, tzinfo=VIETNAM)
DUE = datetime(2026, 8, 20, 17, 0, tzinfo=VIETNAM)
CODE = "000.00.14.H20-260805-0002"
URL = f"https://motcua.dongthap.example/tra-cuu/{CODE}"
CENTRE = "Trung tâm Phục vụ hành chính công phường Mỹ Phú"

LETTERHEAD = Letterhead(
    issuer=CENTRE,
    parent="Ủy ban nhân dân phường Mỹ Phú",
    place="Mỹ Phú",
    issued_at=RECEIVED,
    hotline="1900 0000",
)
DOSSIER = DossierLabel(
    code=CODE,
    procedure="Cấp giấy chứng nhận đăng ký hộ kinh doanh",
    field="Đăng ký kinh doanh",
    track_url=URL,
)
APPLICANT = Party(
    name="Nguyễn Thị Ngọc Ánh",
    identity_kind=IdentityKind.PERSONAL_ID,
    identity="087190000001",
    address="Số 12, đường Lê Lợi, khóm Mỹ Thuận, phường Mỹ Phú, tỉnh Đồng Tháp",
    phone="0900 000 001",
    email="ngoc.anh@thu-nghiem.example",
)
BASE = {"letterhead": LETTERHEAD, "dossier": DOSSIER, "applicant": APPLICANT}
RECIPIENTS = ("Như trên", "Trung tâm Phục vụ hành chính công tỉnh Đồng Tháp", "Lưu: VT, hồ sơ")
OFFICER = "Huỳnh Văn Đẳng"
PAPERS = (
    PaperRow(name="Giấy đề nghị đăng ký hộ kinh doanh", originals=1),
    PaperRow(name="Bản sao căn cước công dân của chủ hộ kinh doanh", certified=1),
    PaperRow(name="Hợp đồng thuê nhà làm địa điểm kinh doanh", originals=1, copies=2),
    PaperRow(name="Văn bản ủy quyền nộp hồ sơ và nhận kết quả", originals=1),
)


def receipt(**changes: object) -> ReceiptForm:
    values: dict[str, object] = {
        **BASE,
        "papers": PAPERS,
        "sets": 1,
        "term": Term(3, TermUnit.WORKING_DAYS),
        "received_at": RECEIVED,
        "due_at": DUE,
        "result_by": "Trực tiếp tại Điểm phục vụ bưu chính Mỹ Phú",
        "fees": (FeeItem(code="le_phi", name="Lệ phí đăng ký", gross=100000, net=100000),),
        "fee_status": "đã nộp, biên lai số 0000123",
        "register": RegisterPlace(book="01", serial="0002"),
        "submitter": APPLICANT.name,
        "receiver": OFFICER,
    }
    return ReceiptForm(**(values | changes))  # type: ignore[arg-type]


def supplement(**changes: object) -> SupplementForm:
    values: dict[str, object] = {
        **BASE,
        "items": (
            SupplementItem(
                what="Bản sao có chứng thực hợp đồng thuê nhà",
                reason="Bản nộp kèm là bản chụp chưa được chứng thực",
            ),
            SupplementItem(
                what="Giấy đề nghị đăng ký hộ kinh doanh ghi lại mục ngành, nghề",
                reason="Mã ngành 4711 đã ghi không khớp với tên ngành, nghề",
            ),
        ),
        "stage": "Tiếp nhận hồ sơ",
        "legal_basis": "khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP",
        "approver": "Trần Thị Tuyết, Giám đốc",
        "submitter": APPLICANT.name,
        "receiver": OFFICER,
    }
    return SupplementForm(**(values | changes))  # type: ignore[arg-type]


def refusal(**changes: object) -> RefusalForm:
    values: dict[str, object] = {
        **BASE,
        "reason": "Địa điểm kinh doanh nằm ngoài địa bàn được phép hoạt động đối với ngành, nghề "
        "đã đăng ký; hồ sơ không thuộc trường hợp được tiếp nhận.",
        "legal_basis": "Điều 17 Nghị định số 118/2025/NĐ-CP",
        "submitter": APPLICANT.name,
        "receiver": OFFICER,
    }
    return RefusalForm(**(values | changes))  # type: ignore[arg-type]


def apology(**changes: object) -> ApologyForm:
    values: dict[str, object] = {
        **BASE,
        "receipt_number": "215/TNHS",
        "received_at": RECEIVED,
        "due_at": DUE,
        "new_due_at": datetime(2026, 8, 25, 17, 0, tzinfo=VIETNAM),
        "reason": "phải lấy ý kiến của cơ quan phòng cháy, chữa cháy về địa điểm kinh doanh.",
        "signer": Signature(title="Chủ tịch", name="Lê Hoàng Phước"),
        "recipients": RECIPIENTS,
    }
    return ApologyForm(**(values | changes))  # type: ignore[arg-type]


def stop(**changes: object) -> StopForm:
    values: dict[str, object] = {
        **BASE,
        "received_at": RECEIVED,
        "requested_at": datetime(2026, 8, 10, 14, 30, tzinfo=VIETNAM),
        "request": "không còn nhu cầu đăng ký hộ kinh doanh.",
        "stage": "thẩm định hồ sơ",
        "fee_consequence": "hoàn trả 100.000 đồng vì chưa phát sinh công việc thu phí.",
        "legal_basis": "Điều 19 Nghị định số 118/2025/NĐ-CP",
        "signer": Signature(title="Giám đốc", name="Trần Thị Tuyết"),
        "recipients": RECIPIENTS,
    }
    return StopForm(**(values | changes))  # type: ignore[arg-type]


def routing_slip(**changes: object) -> RoutingSlip:
    rows = (
        RoutingRow(
            giver_agency=CENTRE,
            giver=OFFICER,
            given_at=datetime(2026, 8, 5, 14, 45, tzinfo=VIETNAM),
            receiver_agency="Phòng Kinh tế, Hạ tầng và Đô thị",
            receiver="Phạm Quốc Thịnh",
            received_at=datetime(2026, 8, 5, 15, 10, tzinfo=VIETNAM),
            outcome=Outcome.EARLY,
        ),
        RoutingRow(
            giver_agency="Phòng Kinh tế, Hạ tầng và Đô thị",
            giver="Phạm Quốc Thịnh",
            given_at=datetime(2026, 8, 12, 10, 0, tzinfo=VIETNAM),
            receiver_agency=CENTRE,
            receiver="",
            received_at=None,
            note="Chờ ký số",
        ),
    )
    values: dict[str, object] = {**BASE, "received_at": RECEIVED, "due_at": DUE, "rows": rows}
    return RoutingSlip(**(values | changes))  # type: ignore[arg-type]


def register_row(serial: int) -> RegisterRow:
    return RegisterRow(
        code=f"000.00.14.H20-260805-{serial:04d}",
        procedure="Cấp giấy chứng nhận đăng ký hộ kinh doanh",
        sets=1,
        applicant="Nguyễn Thị Ngọc Ánh",
        contact="Số 12, đường Lê Lợi, phường Mỹ Phú\n0900 000 001",
        agency="Phòng Kinh tế, Hạ tầng và Đô thị",
        received_at=RECEIVED,
        due_at=DUE,
        returned_at=DUE if serial % 2 else None,
        result_by="Qua dịch vụ bưu chính công ích",
    )


def register(**changes: object) -> Register:
    values: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "book": "01",
        "first": date(2026, 8, 1),
        "last": date(2026, 8, 31),
        "rows": tuple(register_row(serial) for serial in range(1, 6)),
        "keeper": OFFICER,
        "head": "Trần Thị Tuyết",
    }
    return Register(**(values | changes))  # type: ignore[arg-type]


def all_forms() -> list[tuple[str, str, Form]]:
    """Every (form set, name, sample) that the two circulars know."""
    both: dict[str, Form] = {
        "receipt": receipt(),
        "supplement": supplement(),
        "refusal": refusal(),
        "apology": apology(),
        "routing_slip": routing_slip(),
        "register": register(),
    }
    sets = ("tt_01_2018", "tt_03_2025")
    samples = [(form_set, name, form) for form_set in sets for name, form in both.items()]
    return [*samples, ("tt_03_2025", "stop", stop())]
