"""Every door online: three filings, a supplement, money, and a result that anybody can check."""

import json
from argparse import Namespace
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from motcua.domain.dossier.state import Stage
from motcua.dossiers import queries as register
from motcua.project.cli_documents import check_result
from tests.apps.plumbing.papers import pdf
from tests.browser import online_journey as j
from tests.browser.conftest import PHONE, PageAt
from tests.browser.online_journey import Axe, Journey, sees
from tests.peers import peer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with peer("identity", Path(tmp_path_factory.mktemp("identity"))) as address:
        yield address.rstrip("/")


@pytest.fixture
def province(
    monkeypatch: pytest.MonkeyPatch,
    settings: Any,
    tmp_path: Path,
    provider: str,
    live_server: LiveServer,
) -> Iterator[Path]:
    """A morning in July 2026, with the training peers beside it; yields a scanned paper."""
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: j.MORNING)
    settings.MEDIA_ROOT, settings.VAR, settings.CLAMAV = tmp_path / "files", tmp_path, ""
    settings.TRAINING, settings.MOTCUA_SITE_URL = True, live_server.url
    settings.E_IDENTITY = {**settings.E_IDENTITY, "issuer": provider, "secret": "training"}
    j.stock()
    scan = tmp_path / "hợp đồng thuê nhà.pdf"
    scan.write_bytes(pdf(2))
    with j.gateway(live_server, tmp_path, settings):
        yield scan


Opened = Callable[[str], Journey]


@pytest.fixture
def without(
    browser: Browser, live_server: LiveServer, page_at: PageAt, axe: Axe
) -> Iterator[Opened]:
    """Telephones on which no script runs."""
    contexts: list[BrowserContext] = []

    def opened(name: str) -> Journey:
        page, twin = (
            browser.new_context(
                viewport={"width": PHONE, "height": 844},
                base_url=live_server.url,
                locale="vi-VN",
                java_script_enabled=scripts,
            ).new_page()
            for scripts in (False, True)
        )
        contexts.extend((page.context, twin.context))
        return Journey(page=page, twin=twin, axe=axe, name=name)

    yield opened
    for context in contexts:
        context.close()


def comes_in(journey: Journey, who: str) -> None:
    """From a procedure to the electronic identity, and back to where one was."""
    journey.opens(f"/procedures/{j.SHOP}/", "procedure")
    journey.follows("Nộp trực tuyến", "sign-in", exact=True)
    journey.follows("Đăng nhập bằng VNeID", "identity")
    journey.presses(who)
    sees(journey.page, "Chuẩn bị sẵn")


def is_asked_who(journey: Journey) -> None:
    """The applicant's page and the contact: only what the identity did not tell is typed."""
    expect(journey.page.locator("[name$='full_name']")).not_to_have_value("")
    journey.fills(**{"address.line": "Ấp 1", "address.commune": "Phường Đạo Thạnh"})
    journey.fills(**{"address.province": "Đồng Tháp"})
    journey.chooses("Giới tính", "Nữ")
    journey.goes_on()


def uploads(journey: Journey, paper: str, scan: Path, what: str = "") -> None:
    """By the browser's own form; the first page is shown afterwards."""
    journey.follows(paper, f"{what}-empty" if what else "")
    journey.presses("Tải lên", f"{what}-nothing" if what else "")
    sees(journey.page, "Chọn ít nhất một tệp")
    journey.page.locator("input[type=file]").set_input_files(scan)
    journey.presses("Tải lên", what)
    expect(journey.page.locator(".mc-leaves img").first).to_be_visible()
    journey.follows("Xong giấy tờ này")


def sends(journey: Journey, what: str = "") -> str:
    """Where to, how back, everything once more; the code of the dossier."""
    if what:
        journey.page.locator("select").select_option("")
        journey.goes_on(f"{what}-no-place")
    journey.page.locator("select").select_option(j.UNIT)
    journey.goes_on(f"{what}-way" if what else "")
    journey.page.get_by_label("Bản điện tử").check()
    journey.goes_on(f"{what}-check" if what else "")
    return declares(journey, what)


def declares(journey: Journey, what: str = "", button: str = "Nộp hồ sơ") -> str:
    if what:
        journey.presses(button, f"{what}-undeclared")
    journey.page.get_by_label("Tôi cam đoan").check()
    journey.presses(button, f"{what}-sent" if what else "")
    return j.code_on(journey.page)


def files_the_stay(lan: Journey, scan: Path) -> str:
    """Full service with a charge; every page is looked at, every mistake made once."""
    lan.opens(f"/file/new/{j.STAY}/", "stay-start")
    lan.presses("Bắt đầu nộp", "stay-form")
    lan.goes_on("stay-faults")
    sees(lan.page, "Xin sửa những chỗ sau")
    lan.chooses("Đăng ký cho ai?", "Cá nhân, hộ gia đình")
    lan.goes_on("stay-applicant")
    is_asked_who(lan)
    lan.goes_on("stay-place")
    lan.fills(**{"stay_address.line": "12 Lê Lợi", "stay_address.commune": "Phường Đạo Thạnh"})
    lan.fills(**{"stay_address.province": "Đồng Tháp", "stay_from": "32/08/2026"})
    lan.fills(stay_months="36")
    lan.chooses("Chỗ ở này là gì?", "Thuê, mượn, ở nhờ")
    lan.goes_on("stay-place-faults")
    lan.fills(stay_from="01/08/2026", stay_months="12")
    lan.goes_on("stay-head")
    lan.goes_on("stay-members")
    lan.goes_on("stay-papers")
    uploads(lan, "Giấy tờ chứng minh chỗ ở hợp pháp", scan, "stay-paper")
    lan.follows("Tiếp tục", "stay-unit", exact=True)
    return sends(lan, "stay")


def pays(journey: Journey) -> None:
    """At the gateway's own page; what its signed call says is what counts."""
    journey.follows("Nộp ngay", "order")
    sees(journey.page, "7.000")
    journey.presses("Thanh toán 7.000", "leaving")
    journey.follows("Tiếp tục thanh toán")
    journey.presses("Thanh toán", "paid")
    sees(journey.page, "Biên lai")


def files_the_shop(lan: Journey) -> str:
    """Partial service: the paper itself is brought later."""
    lan.opens(f"/file/new/{j.SHOP}/")
    lan.presses("Bắt đầu nộp")
    lan.chooses("Ai thành lập?", "Các thành viên trong gia đình")
    lan.chooses("Ông/bà nộp thay cho chủ hộ?", "Không")
    lan.goes_on()
    is_asked_who(lan)
    lan.goes_on("shop-household")
    lan.fills(business_name="Hộ kinh doanh Ngọc Lan", capital="50000000", workers="2")
    lan.fills(**{"business_address.line": "Chợ", "business_address.commune": "Phường Đạo Thạnh"})
    lan.fills(**{"business_address.province": "Đồng Tháp"})
    lan.goes_on("shop-lines")
    if not lan.page.locator("[name$='line_name']").count():
        lan.presses("Thêm dòng")
    lan.fills(line_name="Bán lẻ trái cây")
    lan.chooses("Là ngành chính?", "Có")
    lan.goes_on("shop-members")
    if not lan.page.locator("[name$='.name']").count():
        lan.presses("Thêm dòng")
    lan.fills(**{".name": "Nguyễn Văn Bé", ".birth": "05/08/1992", ".identity": "087092900078"})
    lan.goes_on("shop-tax")
    lan.chooses("Cách nộp thuế dự kiến", "Kê khai")
    lan.goes_on("shop-papers")
    lan.follows("Văn bản các thành viên")
    lan.presses("Tôi sẽ nộp bản giấy sau", "shop-later")
    lan.follows("Xong giấy tờ này")
    lan.follows("Tiếp tục", exact=True)
    code = sends(lan)
    lan.look("shop-sent")
    sees(lan.page, "Bản giấy bạn sẽ nộp sau")
    return code


def is_given_a_mandate(clerk: Journey) -> None:
    """The elder and the helper stand at the desk; the clerk writes down what was agreed."""
    clerk.opens("/office/persons/mandates/new/", "mandate-new")
    clerk.presses("Ghi nhận", "mandate-faults")
    clerk.fills(principal_name=j.ELDER, principal_number=j.ELDER_NUMBER)
    clerk.fills(principal_birth="08/01/1947", helper_name=j.LAN, helper_number=j.LAN_NUMBER)
    clerk.fills(procedures=j.PENSION, last="31/08/2026", checked="Căn cước của hai người")
    clerk.fills(witness="Lê Thị Tiếp", witness_place="Phường Đạo Thạnh")
    clerk.page.get_by_label("Nói trực tiếp tại quầy").check()
    clerk.presses("Ghi nhận", "mandate")
    sees(clerk.page, "đang có hiệu lực")


def files_for_the_elder(lan: Journey) -> str:
    lan.opens(f"/file/new/{j.PENSION}/", "elder-start")
    lan.page.get_by_label(f"Thay cho {j.ELDER}").check()
    lan.presses("Bắt đầu nộp")
    lan.chooses("Ông/bà đề nghị việc gì?", "Bắt đầu hưởng trợ cấp")
    lan.goes_on("elder-applicant")
    expect(lan.page.locator("[name$='full_name']")).to_have_value(j.ELDER)
    is_asked_who(lan)
    lan.fills(phone="0900000011")
    lan.goes_on()
    for question in ("Có lương hưu", "Có thuộc hộ nghèo"):
        lan.chooses(question, "Không")
    lan.goes_on()
    lan.chooses("Nhận tiền bằng cách nào?", "Tiền mặt tại điểm chi trả")
    lan.goes_on("elder-papers")
    lan.follows("Tiếp tục", exact=True)
    code = sends(lan)
    lan.look("elder-sent")
    return code


def answers(clerk: Journey, code: str, what: str = "") -> None:
    """Opens the filing from the queue of the office's online room."""
    clerk.opens("/office/online/", f"{what}-queue" if what else "")
    clerk.follows(code, f"{what}-filing" if what else "", exact=True)


def asks_a_supplement(clerk: Journey, code: str) -> None:
    answers(clerk, code, "ask")
    ask = clerk.page.locator("#ask")
    ask.locator("summary").click()
    ask.get_by_label("Giấy tờ chứng minh chỗ ở hợp pháp").first.check()
    ask.get_by_label("Lý do, cách sửa: Giấy tờ chứng minh").fill("Ảnh mờ, xin chụp lại hợp đồng.")
    clerk.presses("Gửi yêu cầu bổ sung", "asked")
    j.follow()


def corrects(lan: Journey, code: str, scan: Path) -> None:
    """She is told, sees what is wanted, and sends it again; the turn stays hers."""
    before = register.state_and_id(code)
    lan.opens("/notices/", "told")
    sees(lan.page, code)
    lan.opens(f"/track/{code}", "track-waiting")
    lan.follows("Bổ sung ngay", "correct")
    lan.presses("Bắt đầu bổ sung", "correct-papers")
    lan.page.locator(".mc-papers a").first.click()
    lan.look("correct-paper")
    lan.page.locator("input[type=file]").set_input_files(scan)
    lan.presses("Tải lên")
    lan.follows("Xong giấy tờ này")
    lan.follows("Tiếp tục", "correct-check", exact=True)
    declares(lan, button="Gửi bổ sung")
    after = register.state_and_id(code)
    assert before is not None
    assert after is not None
    assert after[1].stage is Stage.SUBMITTED
    assert before[1].turn is not None
    assert after[1].turn is not None
    assert after[1].turn.since == before[1].turn.since


def is_signed(head: Journey, code: str) -> None:
    head.opens("/office/documents/sign/", "to-sign")
    head.follows("Soạn", "sign")
    head.page.get_by_label("Nội dung kết quả").fill(f"Đồng ý cho {j.LAN} tạm trú.")
    head.presses("Ký số và phát hành", "signed")


def takes_the_result(lan: Journey, code: str, file: Path) -> None:
    """From her dossier to the file, and to whoever checks it."""
    lan.opens(f"/track/{code}", "track-done")
    lan.follows("Xem và tải kết quả", "result")
    with lan.page.expect_download() as download:
        lan.page.get_by_role("link", name="Tải tệp về").click()
    download.value.save_as(file)
    lan.opens("/documents/", "store")
    lan.opens("/documents/check/", "check")
    lan.page.get_by_label("Tệp PDF đã nhận").set_input_files(file)
    lan.presses("Kiểm tra tệp", "checked")
    sees(lan.page, "Đúng là bản gốc điện tử và còn hiệu lực.")


def says_so_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    asked = Namespace(file=file, json=True, signature_only=False)
    with ThreadPoolExecutor(1) as beside:  # the browser keeps an event loop in this thread
        assert beside.submit(check_result, asked).result() == 0
        beside.submit(connections.close_all).result()
    assert json.loads(capsys.readouterr().out)["verdict"] == "in_force"


def test_without_a_script(
    province: Path,
    without: Opened,
    live_server: LiveServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    lan, clerk, head = without("lan"), without("clerk"), without("head")
    for journey in (clerk, head):
        j.sits_down(journey.page, journey.name, live_server)
    comes_in(lan, j.LAN)
    lan.look("start")
    code = files_the_stay(lan, province)
    pays(lan)
    files_the_shop(lan)
    is_given_a_mandate(clerk)
    elder = files_for_the_elder(lan)
    asks_a_supplement(clerk, code)
    corrects(lan, code, province)
    for each in (code, elder):
        answers(clerk, each)
        clerk.presses("Tiếp nhận, lập giấy hẹn")
    j.decided(code, "Thông báo kết quả giải quyết về cư trú")
    is_signed(head, code)
    j.follow()
    file = tmp_path / "ket-qua.pdf"
    takes_the_result(lan, code, file)
    says_so_too(file, capsys)
    for address in ("/me/", "/mine/", "/file/", f"/track/{elder}"):
        lan.opens(address, address.strip("/").partition("/")[0])
    for journey in (lan, clerk, head):
        journey.clean()


def test_what_the_scripts_add(province: Path, page_at: PageAt, axe: Axe) -> None:
    """Answers saved by themselves and files sent in pieces, with the same pages."""
    hung = Journey(page=page_at(PHONE), axe=axe, name="script")
    comes_in(hung, "Trần Văn Hưng")
    hung.opens(f"/file/new/{j.STAY}/")
    hung.presses("Bắt đầu nộp")
    hung.chooses("Đăng ký cho ai?", "Cá nhân, hộ gia đình")
    hung.goes_on("applicant")
    with hung.page.expect_response(lambda answer: answer.request.method == "POST"):
        hung.fills(**{"address.line": "Ấp 2"})
        hung.page.locator("[name$='address.line']").blur()
    hung.page.reload()
    expect(hung.page.locator("[name$='address.line']")).to_have_value("Ấp 2")
    hung.opens("/mine/", "drafts")
    hung.follows("Làm tiếp", "go-on", exact=True)
    hung.follows("Đăng ký tạm trú")
    draft = hung.page.url.partition("form/")[0]
    hung.chooses("Giới tính", "Nam")
    hung.fills(**{"address.commune": "Phường Đạo Thạnh", "address.province": "Đồng Tháp"})
    hung.goes_on()
    hung.goes_on("place")
    hung.opens(f"{draft}papers/cho_o_hop_phap/")
    hung.page.locator("input[type=file]").set_input_files(province)
    expect(hung.page.locator(".mc-sheets b")).to_have_text(province.name)
    hung.look("uploaded")
    hung.clean()
