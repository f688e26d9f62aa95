"""Finding a procedure and reading what one's own case needs."""

import pytest
from django.test import Client

from tests.faces.portal.shelf import BIRTH, COPY, DEATH

pytestmark = pytest.mark.usefixtures("published")


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address, headers={"accept-language": "vi"})
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("question", ["khai sinh", "dang ky khai sinh", "ĐĂNG KÝ KHAI SINH", BIRTH])
def test_words_find_a_procedure_with_and_without_diacritics(client: Client, question: str) -> None:
    page = client.get("/procedures/", {"q": question}, headers={"accept-language": "vi"})
    first = page.content.decode().split('class="mc-results"')[1].split("</li>")[0]
    assert "Đăng ký khai sinh" in first
    assert f"/procedures/{BIRTH}/" in first


def test_a_field_lists_its_procedures(client: Client) -> None:
    page = text(client, "/procedures/?field=justice")
    assert "Tìm thấy 3 thủ tục" in page
    assert "Tìm thấy 0 thủ tục" in text(client, "/procedures/?field=land")


def test_an_unknown_field_is_no_field(client: Client) -> None:
    assert "Gõ vào ô trên" in text(client, "/procedures/?field=nonsense")


def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = text(client, "/procedures/?q=zzzzzz")
    assert "Chưa tìm thấy" in page
    assert "Bộ phận Một cửa" in page


def test_typing_gets_only_the_list_and_the_count(client: Client) -> None:
    response = client.get("/procedures/", {"q": "khai"}, headers={"hx-request": "true"})
    part = response.content.decode()
    assert "<html" not in part
    assert 'hx-swap-oob="innerHTML"' in part
    assert "HX-Request" in response.headers["Vary"]


@pytest.mark.parametrize("question", ["%", "'; drop table", "a" * 5000, "\u0301" * 50])
def test_odd_questions_are_answered(client: Client, question: str) -> None:
    assert client.get("/procedures/", {"q": question}).status_code == 200


def test_a_zero_byte_is_no_question(client: Client) -> None:
    assert client.get("/procedures/", {"q": "\x00"}).status_code == 404


def test_the_page_shows_the_papers_of_my_case(client: Client) -> None:
    page = text(client, f"/procedures/{DEATH}/?case=long_ago")
    assert "5 ngày làm việc" in page
    assert "chứng minh việc chết" in page
    assert "Giấy báo tử hoặc giấy tờ thay thế" not in page


def test_an_unknown_case_falls_back_to_the_first(client: Client) -> None:
    page = text(client, f"/procedures/{DEATH}/?case=nonsense")
    assert "1 ngày làm việc" in page


def test_what_nobody_can_source_is_shown_as_such(client: Client) -> None:
    page = text(client, f"/procedures/{DEATH}/")
    fees = page.split("Phí và ai được miễn")[1].split("</section>")[0]
    assert "8.000" in fees
    assert "chưa kiểm chứng" in fees
    assert "hộ nghèo" in fees


def test_a_tariff_by_pages_is_told_step_by_step(client: Client) -> None:
    page = text(client, f"/procedures/{COPY}/")
    assert "2.000\u00a0₫" in page
    assert "1.000\u00a0₫" in page


def test_the_long_code_of_the_province_opens_the_same_page(client: Client) -> None:
    assert "Đăng ký khai tử" in text(client, f"/procedures/{DEATH}.000.00.00.H20/")


def test_an_unknown_procedure_is_refused_in_words(client: Client) -> None:
    page = text(client, "/procedures/9.999999/", status=404)
    assert "9.999999" in page
    assert "Tìm theo tên" in page


def test_the_page_speaks_english(client: Client) -> None:
    page = client.get(f"/procedures/{DEATH}/", headers={"accept-language": "en"}).content.decode()
    assert "Registration of death" in page
    assert 'lang="en"' in page


def test_the_first_page_asks_what_one_needs(client: Client) -> None:
    page = text(client, "/")
    assert "Bạn cần làm thủ tục gì?" in page
    assert 'name="q"' in page
