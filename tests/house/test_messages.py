"""Everything said to people in Vietnamese is said in English too, in the app that says it."""

import subprocess
import sys
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


def said_by(app: Path) -> dict[str, str]:
    """Each message of the app, with the file that says it; apps inside it speak for themselves."""
    said: dict[str, str] = {}
    inside = [other for other in APPS if other != app and app in other.parents]
    for method, pattern in (("python", "*.py"), ("jinja2", "jinja2/**/*.html")):
        for path in sorted(app.rglob(pattern)):
            if any(other in path.parents for other in inside):
                continue
            options = JINJA if method == "jinja2" else {}
            with path.open("rb") as source:
                for _, message, _, _ in extract(method, source, KEYWORDS, (), options):
                    first = message[0] if isinstance(message, tuple) else message
                    said.setdefault(first, path.relative_to(ROOT).as_posix())
    return said


def untranslated(app: Path) -> list[str]:
    path = app / "locale" / "en" / "LC_MESSAGES" / "django.po"
    known = read_po(BytesIO(path.read_bytes()), locale="en") if path.exists() else Catalog("en")
    complete = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message in known
        if message.id and not message.fuzzy and _full(message.string)
    }
    return [f"{where}: {text}" for text, where in said_by(app).items() if text not in complete]


def _full(translation: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(translation) and all(translation or ())


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
    said = {text for app in APPS for text in said_by(app)}
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
