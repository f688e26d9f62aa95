"""The papers of the post print, read back and keep."""

from collections.abc import Callable

import pytest

from motcua.channels.custody.forms import LabelSize
from motcua.channels.post import forms
from tests.apps.dossiers.forms import reading
from tests.apps.post import form_samples as samples

A4, A5 = (210, 297), (148, 210)
PAPERS: dict[str, tuple[Callable[[], bytes], tuple[int, int], list[str]]] = {
    "note": (
        lambda: forms.consignment_note(samples.note()),
        A4,
        [
            "PHIẾU GỬI HỒ SƠ",
            "1. Người gửi: Nguyễn Thị Ngọc Ánh",
            "2. Người nhận: Trung tâm Phục vụ hành chính công phường Mỹ Phú",
            "E-mail: ngoc.anh@thu-nghiem.example",
            "3. Chấp nhận lúc: 09 giờ 07 phút, ngày 05 tháng 8 năm 2026",
            "Phương thức: Nhận tại địa chỉ người gửi",
            "4. Thủ tục hành chính: Cấp giấy chứng nhận",
            "1 bản chính; 2 bản sao",
            "niêm phong số NP-2026-000451, khối lượng 85 gam",
            "152.000",
            "Bằng chữ: Một trăm năm mươi hai nghìn đồng",
            "7. Thời gian toàn trình: J+2",
            "8. Chất lượng dịch vụ.",
            "9. Quyền và nghĩa vụ.",
            "10. Trách nhiệm, bồi thường.",
            "NGƯỜI GỬI (Đã ký trên hệ thống)",
            "chưa được đối chiếu",
        ],
    ),
    "slip": (
        lambda: forms.delivery_slip(samples.slip()),
        A5,
        [
            "PHIẾU PHÁT",
            "Giấy tờ thu lại từ người nhận",
            "Số tiền thu khi phát: 126.000 đồng",
            "Giấy tờ tùy thân đã xuất trình",
            "BƯU TÁ",
        ],
    ),
    "invitation": (
        lambda: forms.invitation(samples.invitation()),
        A5,
        [
            "GIẤY MỜI NHẬN BƯU GỬI Lần thứ 2",
            "(người nhận đi vắng)",
            "Bản chính phải nộp lại: Giấy chứng nhận cũ",
            "126.000 đồng",
            "Sau ít nhất 2 lần mời",
        ],
    ),
    "loss": (
        lambda: forms.loss_letter(samples.loss()),
        A5,
        [
            "THƯ XIN LỖI VỀ VIỆC LÀM MẤT GIẤY TỜ",
            "đã bị mất trong quá trình vận chuyển",
            "500.000",
            "Bằng chữ: Sáu trăm nghìn đồng",
            "GIÁM ĐỐC",
        ],
    ),
}


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_says_what_it_must(kind: str) -> None:
    printed, size, phrases = PAPERS[kind]
    document = printed()
    words = reading.text(document)

    assert reading.is_composed(words)
    assert [phrase for phrase in phrases if phrase not in words] == []
    assert reading.size(document) == size
    assert len(reading.pages(document)) == 1


@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_is_archivable_and_reads_back(kind: str) -> None:
    printed, _size, _phrases = PAPERS[kind]
    document = printed()

    assert reading.standard(document) == "2B"
    assert all(reading.fonts(document).values())
    assert not [font for font in reading.fonts(document) if "-Bold" in font]
    assert reading.barcodes(document) == {"Code128": samples.NUMBER, "QRCode": samples.URL}
    assert document == printed()


def test_damage_has_its_own_letter() -> None:
    words = reading.text(forms.loss_letter(samples.loss(damaged=True)))

    assert "LÀM HƯ HỎNG GIẤY TỜ" in words
    assert "bị mất" not in words


def test_a_slip_without_money_says_so() -> None:
    words = reading.text(forms.delivery_slip(samples.slip(collect=0, withdraw=())))

    assert "Không thu tiền khi phát." in words
    assert "thu lại" not in words


@pytest.mark.parametrize(
    ("size", "millimetres"), [(LabelSize.MM_100X150, (100, 150)), (LabelSize.A6, (105, 148))]
)
def test_the_label_bears_address_tracking_zone_promise_and_money(
    size: LabelSize, millimetres: tuple[int, int]
) -> None:
    document = forms.address_label(samples.label(), size)
    words = reading.text(document)

    assert reading.size(document) == millimetres
    assert len(reading.pages(document)) == 1
    assert reading.barcodes(document) == {"Code128": samples.TRACKING}
    for phrase in [
        "EE 000 000 123 VN",
        "Nguyễn Thị Ngọc Ánh",
        "Nội vùng",
        "Phát chậm nhất – J+1 17:00 07/08/2026",
        "THU HỘ (COD): 126.000 đồng",
        "THU LẠI 1 BẢN CHÍNH",
        "MẪU – DỮ LIỆU MÔ PHỎNG",
    ]:
        assert phrase in words


def test_a_label_without_money_says_so_and_real_data_bears_no_mark() -> None:
    paper = samples.label(collect=0, withdraw=0, synthetic=False)

    words = reading.text(forms.address_label(paper, LabelSize.A6))

    assert "KHÔNG THU TIỀN KHI PHÁT" in words
    assert "MÔ PHỎNG" not in words


def test_long_addresses_stay_on_the_label() -> None:
    there = forms.End(
        name="Công ty trách nhiệm hữu hạn một thành viên thương mại và xuất nhập khẩu Đồng Tháp",
        address="Lô A2, cụm công nghiệp, đường tỉnh 848, ấp Tân Hòa, xã Tân Khánh Đông " * 2,
        phone="0277 000 0001",
    )

    document = forms.address_label(samples.label(recipient=there), LabelSize.MM_100X150)

    assert len(reading.pages(document)) == 1
    assert reading.barcodes(document) == {"Code128": samples.TRACKING}
