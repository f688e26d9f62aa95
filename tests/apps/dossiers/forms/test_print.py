"""Every form of both circulars prints, reads back and keeps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.dossiers import forms
from motcua.dossiers.forms.content import DossierLabel, Form
from tests.apps.dossiers.forms import reading, samples

NUMBER = "215/TNHS"
ALL = [pytest.param(*sample, id=f"{sample[0]}-{sample[1]}") for sample in samples.all_forms()]
ON_ONE_DOSSIER = [sample for sample in ALL if "register" not in str(sample.id)]

SAYS = {
    "receipt": [
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Số định danh cá nhân/CCCD: 087190000001",
        "Hợp đồng thuê nhà làm địa điểm kinh doanh",
        "Thời gian giải quyết theo quy định: 03 ngày làm việc",
        "Thời gian nhận hồ sơ: 09 giờ 07 phút, ngày 05 tháng 8 năm 2026",
        "17 giờ 00 phút, ngày 20 tháng 8 năm 2026",
        "Lệ phí đăng ký: 100.000 đồng – đã nộp, biên lai số 0000123",
        "NGƯỜI NỘP HỒ SƠ (Ký, ghi rõ họ tên) Nguyễn Thị Ngọc Ánh",
        "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký, ghi rõ họ tên) Huỳnh Văn Đẳng",
        "văn bản ủy quyền",
        "Điện thoại hỗ trợ: 1900 0000",
    ],
    "supplement": [
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Giai đoạn yêu cầu bổ sung: Tiếp nhận hồ sơ",
        "Bản sao có chứng thực hợp đồng thuê nhà",
        "Căn cứ: khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP",
        "Người duyệt yêu cầu: Trần Thị Tuyết, Giám đốc",
    ],
    "refusal": [
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Địa điểm kinh doanh nằm ngoài địa bàn",
        "Căn cứ: Điều 17 Nghị định số 118/2025/NĐ-CP",
    ],
    "apology": [
        "Kính gửi: Nguyễn Thị Ngọc Ánh",
        "(Giấy tiếp nhận hồ sơ và hẹn trả kết quả số 215/TNHS)",
        "Lý do: phải lấy ý kiến của cơ quan phòng cháy",
        "xin lỗi Ông/Bà",
        "17 giờ 00 phút, ngày 25 tháng 8 năm 2026",
        "- Lưu: VT, hồ sơ",
        "CHỦ TỊCH",
    ],
    "stop": [
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "Vào lúc 14 giờ 30 phút, ngày 10 tháng 8 năm 2026",
        "không còn nhu cầu đăng ký hộ kinh doanh",
        "đang ở bước thẩm định hồ sơ và chưa có quyết định",
        "hoàn trả 100.000 đồng",
        "GIÁM ĐỐC",
    ],
    "routing_slip": [
        "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
        "TÊN CƠ QUAN THỜI GIAN GIAO, NHẬN HỒ SƠ",
        "1. Giao: 14 giờ 45 phút, ngày 05 tháng 8 năm 2026",
        "2. Nhận: 15 giờ 10 phút, ngày 05 tháng 8 năm 2026",
        "× Trước hạn",
        "Chờ ký số",
    ],
    "register": [
        "SỔ THEO DÕI HỒ SƠ",
        "Năm 2026 – Quyển số 01 – Từ ngày 01/08/2026 đến ngày 31/08/2026",
        "000.00.14.H20-260805-0005",
        "09:07 05/08/2026",
        "NGƯỜI ĐỨNG ĐẦU BỘ PHẬN MỘT CỬA",
    ],
}


@pytest.mark.parametrize(("form_set", "name", "form"), ALL)
def test_a_form_says_what_it_must_in_composed_vietnamese(
    form_set: str, name: str, form: Form
) -> None:
    words = reading.text(forms.render(form, form_set, NUMBER))

    assert reading.is_composed(words)
    for phrase in [
        "ỦY BAN NHÂN DÂN PHƯỜNG MỸ PHÚ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {NUMBER}",
        "Mỹ Phú, ngày 05 tháng 8 năm 2026",
        *SAYS[name],
    ]:
        assert phrase in words


@pytest.mark.parametrize(("form_set", "name", "form"), ALL)
def test_a_form_is_one_page_of_the_size_of_its_circular(
    form_set: str, name: str, form: Form
) -> None:
    document = forms.render(form, form_set, NUMBER)

    expected = reading.A4_LANDSCAPE if name == "register" else reading.A5_PORTRAIT
    assert reading.size(document) == expected
    assert len(reading.pages(document)) == 1
    assert "Trang" not in reading.text(document)


@pytest.mark.parametrize(("form_set", "name", "form"), ALL)
def test_a_form_is_archivable(form_set: str, name: str, form: Form) -> None:
    document = forms.render(form, form_set, NUMBER)

    assert reading.standard(document) == "2B"
    assert "<xmp:CreateDate>2026-08-05T02:07:00+00:00<" in reading.xmp(document)
    assert all(reading.fonts(document).values())


@pytest.mark.parametrize(("form_set", "name", "form"), ALL)
def test_no_form_uses_the_weight_that_misplaces_vietnamese_marks(
    form_set: str, name: str, form: Form
) -> None:
    used = reading.fonts(forms.render(form, form_set, NUMBER))

    assert used
    assert not [font for font in used if "-Bold" in font]


@pytest.mark.parametrize(("form_set", "name", "form"), ON_ONE_DOSSIER)
def test_the_barcodes_of_a_form_read_back(form_set: str, name: str, form: Form) -> None:
    assert reading.barcodes(forms.render(form, form_set, NUMBER)) == {
        "Code128": samples.CODE,
        "QRCode": samples.URL,
    }


@pytest.mark.parametrize(("form_set", "name", "form"), ALL)
def test_the_same_content_gives_the_same_bytes(form_set: str, name: str, form: Form) -> None:
    assert forms.render(form, form_set, NUMBER) == forms.render(form, form_set, NUMBER)


def test_another_day_gives_other_bytes() -> None:
    form = samples.refusal()
    later = replace(
        form,
        letterhead=replace(
            form.letterhead, issued_at=form.letterhead.issued_at + timedelta(minutes=1)
        ),
    )

    assert forms.render(form, "tt_03_2025", "1") != forms.render(later, "tt_03_2025", "1")


def test_the_qr_code_holds_the_code_when_there_is_nowhere_to_track() -> None:
    dossier = DossierLabel(code=samples.CODE, procedure="Đăng ký khai sinh")

    document = forms.render(samples.receipt(dossier=dossier), "tt_03_2025", NUMBER)

    assert reading.barcodes(document)["QRCode"] == samples.CODE


@pytest.mark.parametrize(
    ("form_set", "number", "title"),
    [
        ("tt_01_2018", "04", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"),
        ("tt_03_2025", "04", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"),
    ],
)
def test_the_apology_bears_the_title_of_its_time(form_set: str, number: str, title: str) -> None:
    words = reading.text(forms.render(samples.apology(), form_set, NUMBER))

    assert title in words
    assert f"Mẫu số {number} – Thông tư số" in words


def test_the_two_receipts_count_papers_each_in_its_way() -> None:
    older = reading.text(forms.render(samples.receipt(), "tt_01_2018", NUMBER))
    newer = reading.text(forms.render(samples.receipt(), "tt_03_2025", NUMBER))

    assert "Bản chính Bản sao chứng thực Bản sao" in older
    assert "quyển số: 01" in older
    assert "1 bản chính; 2 bản sao" in newer
    assert "quyển số" not in newer


@pytest.mark.parametrize(
    ("form", "form_set"),
    [(samples.stop(), "tt_01_2018"), (samples.receipt(), "tt_99_2099")],
)
def test_a_form_that_the_set_lacks_is_an_error(form: Form, form_set: str) -> None:
    with pytest.raises(ValueError, match=r"There is no form set|has no StopForm"):
        forms.render(form, form_set, NUMBER)
