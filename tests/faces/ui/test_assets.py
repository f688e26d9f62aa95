"""The style sheet is whole, small, and nothing outside the white list is ever served."""

import gzip
import json
import re
from pathlib import Path

import pytest

from motcua.faces.ui import assets
from motcua.faces.ui.locked_packages import PACKAGE_FILES

CHECKOUT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.skipif(
    not (assets.CHECKOUT.is_dir() or assets.BUNDLED.is_dir()), reason="run `npm ci` first"
)


def test_every_variable_in_use_is_defined() -> None:
    sheet = assets.style_sheet()
    used = set(re.findall(r"var\((--(?:ds|mc)-[\w-]+)", sheet))
    defined = set(re.findall(r"(--(?:ds|mc)-[\w-]+)\s*:", sheet))
    assert used <= defined, sorted(used - defined)


def test_every_class_of_ours_in_a_template_has_a_rule() -> None:
    faces = CHECKOUT / "src/motcua/faces"
    of_rooms = [path.read_text(encoding="utf-8") for path in faces.rglob("static/**/*.css")]
    sheet = "\n".join([assets.style_sheet(), *of_rooms])
    hooks = {"mc-main", "mc-section"}  # named for tests and for anchors
    for template in faces.rglob("jinja2/**/*.html"):
        for attribute in re.findall(r'class="([^"{]+)"', template.read_text(encoding="utf-8")):
            for name in attribute.split():
                if name.startswith("mc-") and name not in hooks:
                    assert f".{name}" in sheet, (name, template)


def test_the_first_visit_weighs_less_than_120_kilobytes() -> None:
    fonts = sum(
        Path(found).stat().st_size
        for name in PACKAGE_FILES
        if name.endswith(".woff2") and (found := assets.LockedPackagesFinder().find(name))
    )
    sheet = len(gzip.compress(assets.style_sheet().encode()))
    script = len(gzip.compress((assets.packages_root() / "htmx.org/dist/htmx.min.js").read_bytes()))
    page = 6_000  # the heaviest page, see tests/faces/portal/test_weights.py
    assert fonts + sheet + script + page < 120_000


def test_only_named_files_are_served() -> None:
    finder = assets.LockedPackagesFinder()
    assert finder.find("packages/htmx.js")
    assert not finder.find("axe-core/axe.min.js")
    assert not finder.find("packages/../package.json")
    assert {name for name, _ in finder.list([])} == {assets.STYLE_SHEET, *PACKAGE_FILES}


def test_the_lock_names_no_registry() -> None:
    lock = json.loads((CHECKOUT / "package-lock.json").read_text(encoding="utf-8"))
    assert not [name for name, package in lock["packages"].items() if "resolved" in package]


def test_the_packages_are_locked_to_exact_versions() -> None:
    package = json.loads((CHECKOUT / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
