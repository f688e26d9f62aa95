"""Everything said to people in Vietnamese is said in English too, in the app that says it."""

import subprocess
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

from tests.house.tree import ROOT, SRC

APPS = sorted(path.parent for path in SRC.rglob("apps.py"))
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
JINJA = {"trimmed": "true", "silent": "false"}


Message = tuple[str, str]
"""Its context, mostly none, and the Vietnamese."""


def said_by(app: Path) -> dict[Message, str]:
    """Each message of the app, with the file that says it; apps inside it speak for themselves."""
    said: dict[Message, str] = {}
    inside = [other for other in APPS if other != app and app in other.parents]
    for method, pattern in (("python", "*.py"), ("jinja2", "jinja2/**/*.html")):
        for path in sorted(app.rglob(pattern)):
            if any(other in path.parents for other in inside):
                continue
            options = JINJA if method == "jinja2" else {}
            with path.open("rb") as source:
                for _, message, _, context in extract(method, source, KEYWORDS, (), options):
                    first = message[0] if isinstance(message, tuple) else message
                    said.setdefault((context or "", first), path.relative_to(ROOT).as_posix())
    return said


def untranslated(app: Path) -> list[str]:
    path = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    known = read_po(BytesIO(path.read_bytes()), locale="en") if path.exists() else Catalog("en")
    complete = {
        (message.context or "", message.id[0] if isinstance(message.id, tuple) else message.id)
        for message in known
        if message.id and not message.fuzzy and _full(message.string)
    }
    said = said_by(app).items()
    return [f"{where}: {message[1]}" for message, where in said if message not in complete]


def _full(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(translation) and all(translation or ())


def english(catalogues: Iterable[Path]) -> dict[Message, set[str]]:
    """What each message, by its context, is in English; all catalogues become one at run time."""
    found: dict[Message, set[str]] = {}
    for path in catalogues:
        for message in read_po(BytesIO(path.read_bytes()), locale="en"):
            if message.id and isinstance(message.id, str):
                found.setdefault((message.context or "", message.id), set()).add(
                    str(message.string)
                )
    return found


def test_one_message_has_one_english_in_all_apps() -> None:
    """Two meanings of one Vietnamese word are told apart by a context, `pgettext`."""
    said = english(SRC.rglob("en/LC_MESSAGES/*.po"))
    assert {message: words for message, words in said.items() if len(words) > 1} == {}


def test_a_planted_second_english_is_found(tmp_path: Path) -> None:
    heads = ('msgid "Ký"\nmsgstr "Sign"', 'msgid "Ký"\nmsgstr "Signed"')
    for number, text in enumerate((*heads, 'msgctxt "ngày"\n' + heads[1])):
        (tmp_path / f"{number}.po").write_text(text + "\n", encoding="utf-8")
    said = english(tmp_path.glob("*.po"))
    assert said == {("", "Ký"): {"Sign", "Signed"}, ("ngày", "Ký"): {"Signed"}}


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_message_has_its_english(app: Path) -> None:
    assert untranslated(app) == []


def test_planted_messages_without_english_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    (tmp_path / "jinja2").mkdir()
    (tmp_path / "views.py").write_text('title = _("Hồ sơ")\n')
    (tmp_path / "jinja2" / "page.html").write_text(
        "{% trans n=1 %}Một{% pluralize %}Nhiều{% endtrans %}"
    )
    assert untranslated(tmp_path) == ["views.py: Hồ sơ", "jinja2/page.html: Một"]


def test_no_library_changes_what_is_said_in_vietnamese() -> None:
    """A short word of ours may be an English one elsewhere: "Thu" is Thursday to Django."""
    said = {text for app in APPS for _, text in said_by(app)}
    with translation.override("vi"):
        assert {text: gettext(text) for text in said if gettext(text) != text} == {}


def test_the_catalogues_compile(tmp_path: Path) -> None:
    for source in SRC.rglob("LC_MESSAGES/*.po"):
        copy = tmp_path / source.relative_to(SRC)
        copy.parent.mkdir(parents=True)
        copy.write_bytes(source.read_bytes())
    tool = ROOT / "tools" / "compile_messages.py"
    for expected in (len(list(tmp_path.rglob("*.po"))), 0):  # a second run has nothing to do
        done = subprocess.run([sys.executable, tool, tmp_path], capture_output=True, check=True)
        assert f"Compiled {expected} " in done.stderr.decode()
