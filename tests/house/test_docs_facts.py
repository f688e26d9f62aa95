"""What the README and the lessons claim of the product is so."""

import re
from pathlib import Path

import pytest

from motcua.project.demo import staff
from motcua.reference.catalogue import shipped
from tests.house.tree import ROOT, SRC

README = ROOT / "README.md"
LESSONS = [ROOT / "docs" / "tutorial" / name for name in ("first-dossier.md", "ho-so-dau-tien.md")]
PICTURE_BYTES = 120 * 1024
VIETNAMESE = re.compile(r"[à-ỹĐđ]")


def said(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def labels(page: Path) -> list[str]:
    """Words in italics: what buttons, links and fields are said to say."""
    plain = re.sub(r"\s+", " ", re.sub(r"```.*?```|\*\*.*?\*\*", "", said(page), flags=re.DOTALL))
    return [each for each in re.findall(r"\*([^*]+)\*", plain) if VIETNAMESE.search(each)]


def everything_people_read() -> str:
    kinds = (".py", ".html", ".toml", ".txt")
    files = [path for path in SRC.rglob("*") if path.suffix in kinds and "locale" not in path.parts]
    return "\n".join(path.read_text(encoding="utf-8") for path in files).casefold()


@pytest.fixture(scope="module")
def words() -> str:
    return everything_people_read()


def test_the_number_of_procedures_is_true() -> None:
    assert f"{len(shipped.read_shipped())} real procedures" in re.sub(r"\s+", " ", said(README))


def test_every_place_on_the_map_exists() -> None:
    places = re.findall(r"^([\w./]+/) ", said(README), re.MULTILINE)
    assert places
    assert [place for place in places if not (ROOT / place).is_dir()] == []


def test_every_make_target_named_exists() -> None:
    rules = set(re.findall(r"^([a-z]+):", said(ROOT / "Makefile"), re.MULTILINE))
    code = re.compile(r"(?:^|`)make ([a-z]+)", re.MULTILINE)
    named = {name for page in (README, *LESSONS) for name in code.findall(said(page))}
    assert named
    assert named <= rules


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.name)
def test_every_button_a_lesson_names_exists(page: Path, words: str) -> None:
    assert [each for each in labels(page) if each.casefold() not in words] == []


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.name)
def test_every_log_in_a_lesson_names_exists(page: Path) -> None:
    known = {username for username, _, _ in (*staff.STARS, *staff.AT_THE_POST)} | {"congdan"}
    named = set(re.findall(r"`([a-z]{4,})`", said(page)))
    assert named <= known | {"make"}
    assert staff.PASSWORD in said(page)


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.name)
def test_the_card_of_a_lesson_is_that_of_the_citizen_who_signs_in(page: Path) -> None:
    assert f"{staff.OWNER_ID}||{staff.OWNER_NAME}|" in said(page)


def test_pictures_are_light() -> None:
    pictures = (ROOT / "docs" / "images").glob("*")
    assert [path.name for path in pictures if path.stat().st_size > PICTURE_BYTES] == []
