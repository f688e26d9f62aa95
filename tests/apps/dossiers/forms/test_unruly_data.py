"""What people type can neither break a form, nor change it, nor run off its page."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from motcua.domain.dossier.party import Party
from motcua.dossiers import forms
from motcua.dossiers.forms.content import Form, PaperRow
from tests.apps.dossiers.forms import reading, samples

COMPANY = (
    "Công ty trách nhiệm hữu hạn một thành viên sản xuất, thương mại, dịch vụ và xuất nhập khẩu "
    "nông sản, thủy sản Đồng Tháp Mười – Chi nhánh phường Mỹ Phú tại khu công nghiệp Trần Quốc Toản"
)


@pytest.mark.parametrize(
    "typed",
    [
        "#let x = 1",
        "#panic()",
        "#sys.inputs",
        "*bold* _emphasis_",
        "$ a^2 + b $",
        "@ref <label>",
        "a \\ b \\n \\u{41}",
        "// comment /* and */",
        "- item + item = heading",
        "] ) } ' \" `raw` ~ -- ---",
        '{"data": null}',
        "<svg onload=1>",
    ],
)
def test_typed_text_is_printed_as_typed(typed: str) -> None:
    form = samples.refusal(
        reason=f"đầu {typed} cuối", applicant=replace(samples.APPLICANT, name=typed)
    )

    words = reading.text(forms.render(form, "tt_03_2025", typed))

    assert f"đầu {typed} cuối" in words
    assert f"Tổ chức, cá nhân: {typed}" in words
    assert f"Số: {typed}" in words


def test_a_letter_no_font_draws_becomes_a_square() -> None:
    form = samples.refusal(reason="tên gọi 李小龙 và 😀 đã ghi")

    words = reading.text(forms.render(form, "tt_03_2025", "1"))

    assert "tên gọi □□□ và □ đã ghi" in words


def test_decomposed_text_still_prints_every_mark() -> None:
    form = samples.refusal(reason="Nguye\u0302\u0303n")

    assert reading.standard(forms.render(form, "tt_03_2025", "1")) == "2B"


@pytest.mark.parametrize("form_set", ["tt_01_2018", "tt_03_2025"])
def test_two_hundred_papers_go_on_to_pages_that_repeat_the_heads(form_set: str) -> None:
    papers = tuple(
        PaperRow(name=f"Bản vẽ số {number}", originals=1, copies=2) for number in range(1, 201)
    )
    document = forms.render(samples.receipt(papers=papers), form_set, "1")

    first, *rest = reading.pages(document)
    assert "Trang 1/" in first
    assert len(rest) > 3
    for page in rest:
        assert f"Giấy tiếp nhận hồ sơ và hẹn trả kết quả – {samples.CODE}" in page
    column = "Tên giấy tờ" if form_set == "tt_01_2018" else "Loại giấy tờ"
    assert all(column in page for page in rest[:-1])
    assert all(f"Bản vẽ số {number}" in reading.text(document) for number in (1, 100, 200))
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in rest[-1]


@pytest.mark.parametrize("form_set", ["tt_01_2018", "tt_03_2025"])
def test_eight_papers_still_fit_on_one_page(form_set: str) -> None:
    document = forms.render(samples.receipt(papers=samples.PAPERS * 2), form_set, "1")

    assert len(reading.pages(document)) == 1


def test_long_names_and_endless_words_stay_inside_the_margins() -> None:
    applicant = Party(name=COMPANY, address="A" * 200, email="x" * 90 + "@y.example")
    papers = (PaperRow(name="B" * 150, originals=1),)

    document = forms.render(samples.receipt(applicant=applicant, papers=papers), "tt_01_2018", "1")

    assert COMPANY in reading.text(document)
    assert reading.ink_in_margins(document, millimetres=9) == 0


def test_every_row_of_a_long_register_is_there_once() -> None:
    rows = tuple(replace(samples.register_row(n), note="Z" * 40) for n in range(1, 121))

    document = forms.render(samples.register(rows=rows, first_serial=501), "tt_03_2025", "")

    words = reading.text(document)
    assert all(words.count(row.code) == 1 for row in rows)
    assert " 501 000.00.14.H20-260805-0001 " in words
    assert all("Mã hồ sơ" in page for page in reading.pages(document)[:-1])
    assert reading.ink_in_margins(document, millimetres=9) == 0


@pytest.mark.parametrize(("form_set", "name", "form"), samples.all_forms())
def test_synthetic_data_is_labelled_on_every_page(form_set: str, name: str, form: Form) -> None:
    label = "DỮ LIỆU MÔ PHỎNG – SYNTHETIC"

    assert label not in reading.text(forms.render(form, form_set, "1"))
    marked = forms.render(replace(form, synthetic=True), form_set, "1")
    assert all(label in page for page in reading.pages(marked))


def test_what_is_unknown_is_left_to_be_written_by_hand() -> None:
    form = samples.receipt(
        applicant=Party(name="Trẻ chưa đặt tên"), fees=(), fee_status="", register=None
    )

    words = reading.text(forms.render(form, "tt_01_2018", ""))

    assert "Số: ……………" in words
    assert "Địa chỉ: . . . ." in words
    assert "Phí, lệ phí: Không" in words


def test_threads_print_side_by_side() -> None:
    receipts = [samples.receipt(sets=number) for number in range(1, 25)]
    with ThreadPoolExecutor(6) as pool:
        documents = list(pool.map(lambda form: forms.render(form, "tt_01_2018", "1"), receipts))

    assert "Số lượng hồ sơ (bộ): 24" in reading.text(documents[-1])
    assert len(set(documents)) == len(receipts)
