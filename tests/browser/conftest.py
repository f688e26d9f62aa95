"""A real Chromium for the journeys, and axe for every page they visit."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

CHECKOUT = Path(__file__).resolve().parents[2]
AXE = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LETTERS = "new Promise(go => { document.fonts.ready.then(() => go()); setTimeout(go, 5000); })"
"""A page nobody draws may never call its letters ready, and nothing bounds an evaluation."""
PHONE, DESK = 390, 1280

PageAt = Callable[[int], Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or the one MOTCUA_CHROMIUM names.

    One for each module: its event loop must be gone when other tests run loops of their own.
    """
    named = os.environ.get("MOTCUA_CHROMIUM")
    path = named or next((p for name in CHROMIUM_NAMES if (p := shutil.which(name))), None)
    if path is None:
        pytest.skip("no Chromium here: apt-get install chromium, or set MOTCUA_CHROMIUM")
    # Playwright keeps an event loop in this thread, at which Django would refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page_at(browser: Browser, live_server: LiveServer, settings: Any) -> Iterator[PageAt]:
    """Opens a Vietnamese page of the given width; addresses are relative to the live server.

    A message in the browser's console fails the test, so a blocked script or style shows up.
    """
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    contexts, complaints = [], []

    def open_at(width: int) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844},
            base_url=live_server.url,
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # a busy machine is no fault of the page
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_at
    for context in contexts:
        context.close()
    unexpected = [text for text in complaints if "the server responded with a status" not in text]
    assert not unexpected, unexpected


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """The violations axe finds on a page, one line each; also a page wider than its window."""
    if not AXE.exists():
        pytest.skip("axe-core is missing: run `npm ci`")
    script = AXE.read_text(encoding="utf-8")

    def check(page: Page) -> list[str]:
        # Evaluated through the debugger, so the page's content security policy stays as it is.
        page.evaluate(script)
        page.evaluate(LETTERS)  # sizes stand with them
        found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        lines = [
            f"{violation['id']}: {node['target']}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        root = "document.documentElement"
        if page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"):
            lines.append("the page is wider than its window")
        return lines

    return check
