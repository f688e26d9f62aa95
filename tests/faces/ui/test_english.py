"""Every Vietnamese text of the pages has an English one, with the same places to fill."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

FACES = Path(__file__).resolve().parents[3] / "src/motcua/faces"
METHODS = [("**.py", "python"), ("jinja2/**.html", "jinja2")]
OPTIONS = {"jinja2/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
ROOMS = sorted(
    f"{face}/{path.parent.name}"
    for face in ("office", "portal")
    for path in (FACES / face).glob("*/apps.py")
)
SPEAKING = [room for room in ROOMS if (FACES / room / "locale").exists()]
SPEAKERS = ["ui", "portal", "office", *SPEAKING]


KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy"), None),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "ngettext": (1, 2),
}


def texts(face: str) -> Iterator[tuple[str, str, str | None]]:
    """Where, what, and in which context, mostly in none."""
    found = extract_from_dir(FACES / face, METHODS, OPTIONS, keywords=KEYWORDS)
    for name, _line, message, _comments, context in found:
        if f"{face}/{name.split('/')[0]}" in ROOMS:
            continue  # a room speaks for itself
        yield name, message[0] if isinstance(message, tuple) else message, context


@pytest.mark.parametrize("face", SPEAKERS)
def test_every_text_is_translated(face: str) -> None:
    with (FACES / face / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        english = read_po(file, locale="en")
    for name, text, context in texts(face):
        entry = english.get(text, context)
        assert entry, f"{name}: {text!r} has no English"
        held = entry.string
        forms = [str(form) for form in held] if isinstance(held, tuple | list) else [str(held)]
        assert all(forms), f"{name}: {text!r} has an empty English text"
        wanted = set(re.findall(r"%\((\w+)\)s", text))
        assert all(set(re.findall(r"%\((\w+)\)s", form)) <= wanted for form in forms), text
        assert not entry.fuzzy


@pytest.mark.parametrize("face", SPEAKERS)
def test_no_translation_is_left_over(face: str) -> None:
    with (FACES / face / "locale/en/LC_MESSAGES/django.po").open("rb") as file:
        english = read_po(file, locale="en")
    used = {(text, context) for _, text, context in texts(face)}
    held = {(e.id[0] if isinstance(e.id, tuple) else e.id, e.context) for e in english if e.id}
    assert held <= used, held - used
