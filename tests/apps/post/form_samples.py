"""Filled samples of the papers of the post, the same for the tests and the benchmark."""

from datetime import datetime

from motcua.channels.post.forms import (
    AddressLabel,
    ConsignmentPaper,
    DeliverySlip,
    End,
    Invitation,
    ListedPaper,
    LossLetter,
    PriceLine,
    SignedBy,
    Stated,
)
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers.forms.content import Letterhead, Signature

AT = datetime(2026, 8, 5, 9, 7, tzinfo=VIETNAM)
DUE = datetime(2026, 8, 7, 17, 0, tzinfo=VIETNAM)
NUMBER, TRACKING, DOSSIER = "PG-26-000123", "EE000000123VN", "000.00.14.H20-260805-0002"
URL = f"https://motcua.dongthap.example/tra-cuu/{NUMBER}"
PROCEDURE = "Cấp giấy chứng nhận đăng ký hộ kinh doanh"
LETTERHEAD = Letterhead(
    issuer="Điểm phục vụ bưu chính Mỹ Phú",
    parent="Bưu điện tỉnh Đồng Tháp",
    place="Mỹ Phú",
    issued_at=AT,
    hotline="1900 0000",
)
SENDER = End(
    name="Nguyễn Thị Ngọc Ánh",
    address="Số 12, đường Lê Lợi, khóm Mỹ Thuận, phường Mỹ Phú, tỉnh Đồng Tháp",
    phone="0900 000 001",
    email="ngoc.anh@thu-nghiem.example",
)
CENTRE = End(
    name="Trung tâm Phục vụ hành chính công phường Mỹ Phú",
    address="Số 1, đường Ba Mươi Tháng Tư, phường Mỹ Phú, tỉnh Đồng Tháp",
    phone="0277 000 0000",
)
PAPERS = (
    ListedPaper(
        name="Giấy đề nghị đăng ký hộ kinh doanh", kind="1 bản chính", label="BC0000001579"
    ),
    ListedPaper(name="Hợp đồng thuê nhà làm địa điểm kinh doanh", kind="1 bản chính; 2 bản sao"),
)
PRICES = (
    PriceLine(name="Cước nộp hồ sơ", amount=26000, note="nội vùng, đến 100 g"),
    PriceLine(name="Cước nhận kết quả", amount=26000, note="nội vùng, đến 100 g"),
    PriceLine(name="Lệ phí đăng ký hộ kinh doanh", amount=100000),
)
STATED = (
    Stated(
        title="Chất lượng dịch vụ",
        article="TT 17/2017 Đ.7",
        text="Bưu điện phát không quá thời gian toàn trình và bảo đảm an toàn cho toàn bộ giấy tờ.",
    ),
    Stated(
        title="Quyền và nghĩa vụ",
        article="TT 17/2017 Đ.9",
        text="Người gửi cung cấp đủ "
        "giấy tờ và trả đủ cước; được theo dõi bưu gửi miễn phí và khiếu nại.",
    ),
    Stated(
        title="Trách nhiệm, bồi thường",
        article="QĐ 45/2016 Đ.14",
        text="Nếu làm mất do lỗi của mình, bưu điện trả chi phí cấp lại và bồi thường thiệt hại.",
    ),
)
BASE = {"letterhead": LETTERHEAD, "number": NUMBER, "code": NUMBER, "url": URL, "synthetic": True}


def note(**changes: object) -> ConsignmentPaper:
    values: dict[str, object] = {
        **BASE,
        "direction": "Gửi hồ sơ",
        "service": "nộp hồ sơ và nhận kết quả",
        "sender": SENDER,
        "recipient": CENTRE,
        "result_to": SENDER,
        "accepted_at": AT,
        "place": "Điểm phục vụ bưu chính Mỹ Phú",
        "method": "Nhận tại địa chỉ người gửi",
        "tracking": TRACKING,
        "procedure": PROCEDURE,
        "dossier": DOSSIER,
        "papers": PAPERS,
        "packet": "TG0000000774",
        "seal": "NP-2026-000451",
        "grams": 85,
        "prices": PRICES,
        "total": 152000,
        "payment": "đã thu tiền mặt",
        "receipts": ("0000123", "0000124"),
        "promise": "J+2, nội vùng, có chuyển giấy hẹn",
        "promised_at": DUE,
        "doubtful": True,
        "stated": STATED,
        "customer": SignedBy(name="Nguyễn Thị Ngọc Ánh", at=AT),
        "staff": SignedBy(name="Lê Thị Bưởi", at=AT),
        "witness": "Nguyễn Thị Ngọc Ánh",
    }
    return ConsignmentPaper(**(values | changes))  # type: ignore[arg-type]


def slip(**changes: object) -> DeliverySlip:
    values: dict[str, object] = {
        **BASE,
        "recipient": SENDER,
        "tracking": TRACKING,
        "packet": "TG0000000774",
        "seal": "NP-2026-000451",
        "procedure": PROCEDURE,
        "dossier": DOSSIER,
        "papers": (
            ListedPaper(
                name="Giấy chứng nhận đăng ký hộ kinh doanh", kind="1 kết quả", label="KQ0000001704"
            ),
        ),
        "withdraw": ("Giấy chứng nhận đăng ký hộ kinh doanh cũ",),
        "collect": 126000,
        "postman": "Đặng Văn Tùng",
    }
    return DeliverySlip(**(values | changes))  # type: ignore[arg-type]


def invitation(ordinal: int = 2) -> Invitation:
    return Invitation(
        **BASE,  # type: ignore[arg-type]
        recipient=SENDER,
        tracking=TRACKING,
        procedure=PROCEDURE,
        ordinal=ordinal,
        least=2,
        attempted_at=AT,
        why="người nhận đi vắng",
        place="Điểm phục vụ bưu chính Mỹ Phú",
        place_address="Số 5, đường Nguyễn Huệ, phường Mỹ Phú",
        hours="07:00–18:00, thứ Hai đến thứ Bảy",
        next_at=DUE,
        collect=126000,
        withdraw=("Giấy chứng nhận cũ",),
        postman="Đặng Văn Tùng",
    )


def loss(**changes: object) -> LossLetter:
    values: dict[str, object] = {
        **BASE,
        "recipient": SENDER,
        "consignment": NUMBER,
        "procedure": PROCEDURE,
        "dossier": DOSSIER,
        "damaged": False,
        "happened_at": DUE,
        "how": "xe chở thư bị lật khi qua phà Cao Lãnh.",
        "reissue": ("Giấy chứng nhận đăng ký hộ kinh doanh",),
        "reissue_cost": 100000,
        "damages": 500000,
        "apology": "Bưu điện tỉnh Đồng Tháp xin lỗi Ông/Bà và đã phối hợp với cơ quan cấp lại giấy "
        "tờ trong thời gian sớm nhất.",
        "signer": Signature(title="Giám đốc", name="Trần Thị Tuyết"),
        "recipients": ("Như trên", "Lưu: VT"),
    }
    return LossLetter(**(values | changes))  # type: ignore[arg-type]


def label(**changes: object) -> AddressLabel:
    values: dict[str, object] = {
        **BASE,
        "code": TRACKING,
        "spoken": "EE 000 000 123 VN",
        "service": "Bưu chính công ích – trả kết quả",
        "sender": CENTRE,
        "recipient": SENDER,
        "zone": "Nội vùng",
        "promise": "J+1",
        "promised_at": DUE,
        "dossier": DOSSIER,
        "consignment": NUMBER,
        "packet": "TG0000000774",
        "grams": 85,
        "collect": 126000,
        "withdraw": 1,
        "accepted_at": AT,
        "place": "Trung tâm PVHCC phường Mỹ Phú",
    }
    return AddressLabel(**(values | changes))  # type: ignore[arg-type]
