"""Links between pages lead somewhere, and no page hangs in the air."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, name, tracked_files

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def pages() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".md"]


def links(page: Path) -> list[str]:
    return LINK.findall(CODE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The anchors of headings as code hosts make them."""
    plain = (re.sub(r"[^\w\- ]", "", head.lower()) for head in HEADING.findall(page.read_text()))
    return {head.strip().replace(" ", "-") for head in plain}


def leads_nowhere(page: Path, link: str) -> bool:
    if re.match(r"[a-z]+:", link):
        return False
    place, _, anchor = link.partition("#")
    target = (page.parent / place).resolve() if place else page
    if not target.exists():
        return True
    return bool(anchor) and target.suffix == ".md" and anchor not in anchors(target)


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{name(page)}: {link}"
        for page in pages()
        for link in links(page)
        if leads_nowhere(page, link)
    ]
    assert broken == []


def test_every_page_of_the_documentation_can_be_reached_from_the_readme() -> None:
    reached, waiting = set[Path](), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or not page.is_file():
            continue
        reached.add(page)
        targets = (link.partition("#")[0] for link in links(page) if not link.startswith("http"))
        waiting += [(page.parent / t).resolve() for t in targets if t.endswith(".md")]
    documentation = {page for page in pages() if "docs" in page.relative_to(ROOT).parts}
    assert sorted(name(page) for page in documentation - reached) == []


@pytest.mark.parametrize("planted", ["docs/nowhere.md", "README.md#no-such-heading"])
def test_a_planted_broken_link_is_found(planted: str) -> None:
    assert leads_nowhere(ROOT / "CONTRIBUTING.md", planted)
