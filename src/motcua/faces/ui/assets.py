"""Serves the whitelisted files of the locked npm packages, and one style sheet built from them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

from motcua.faces.ui.locked_packages import LAYERS, PACKAGE_FILES, component

HERE = Path(__file__).resolve().parent
BUNDLED = HERE / "packages"
CHECKOUT = HERE.parents[3] / "node_modules"
STYLES = HERE / "styles"
STYLE_SHEET = "ui/motcua.css"


class PackagesMissing(Exception):
    """The npm packages are not installed; run `npm ci --omit=dev` in the checkout."""


def packages_root() -> Path:
    """The folder bundled into a wheel, or node_modules of the checkout."""
    for folder in (BUNDLED, CHECKOUT):
        if folder.is_dir():
            return folder
    raise PackagesMissing(f"{CHECKOUT} is missing; run `npm ci --omit=dev` beside package.json.")


def style_sheet() -> str:
    """Tokens first, since they order the layers; then the package's components; then our own."""
    root = packages_root()
    parts = [_text(STYLES / "tokens.css")]
    for layer, names in LAYERS.items():
        rules = "".join(_text(root / component(name)) for name in names)
        parts.append(f"@layer {layer} {{{rules}}}")
    parts += [
        _text(STYLES / f"{name}.css") for name in ("page", "parts", "portal", "office", "custody")
    ]
    return "\n".join(parts)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def built_style_sheet() -> Path:
    """The style sheet as a file, written anew only when its parts have changed."""
    target = Path(settings.STATIC_ROOT).parent / "assets" / "motcua.css"
    content = style_sheet()
    if not target.exists() or target.read_text(encoding="utf-8") != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_suffix(f".{os.getpid()}")
        draft.write_text(content, encoding="utf-8")
        draft.replace(target)
    return target


def locate(name: str) -> Path | None:
    """The file behind a public name, or None when the name is not whitelisted."""
    if name == STYLE_SHEET:
        return built_style_sheet()
    inside = PACKAGE_FILES.get(name)
    return packages_root() / inside if inside else None


class PackageStorage(FileSystemStorage):
    """Reads the whitelisted files under their public names."""

    def path(self, name: str) -> str:
        found = locate(name)
        if found is None:
            raise FileNotFoundError(name)
        return str(found)


class LockedPackagesFinder(BaseFinder):
    storage = PackageStorage()

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        found = locate(path)
        if found is None or not found.exists():
            return []
        return [str(found)] if find_all else str(found)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, PackageStorage]]:
        for name in (STYLE_SHEET, *PACKAGE_FILES):
            yield name, self.storage


class FingerprintedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed, precompressed names once collectstatic has run; plain names before (tests)."""

    def stored_name(self, name: str) -> str:
        return str(super().stored_name(name)) if self.hashed_files else name
