"""Puts into the wheel what a checkout makes at set-up: compiled messages and npm files."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src", "motcua")
NPM = "node_modules"
BUNDLED = Path("motcua", "faces", "ui", "packages")


class MissingParts(SystemExit):
    """The wheel would lack something; says what to run first."""


class CompletePackage(BuildHookInterface[Any]):
    """Takes everything from outside the package's folders, so that the tree stays as it was."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        self.made = Path(mkdtemp(prefix="motcua-messages-"))
        inside: dict[str, str] = build_data["force_include"]
        inside.update(npm_files(root))
        inside.update(messages(root, self.made))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            rmtree(self.made)


def npm_files(root: Path) -> dict[str, str]:
    """Each file of the locked npm packages and where it lies in the wheel."""
    listed = _load(root / SOURCE / "faces" / "ui" / "locked_packages.py").bundled_files()
    missing = [name for name in listed if not (root / NPM / name).is_file()]
    if missing:
        raise MissingParts(
            f"{NPM} lacks {len(missing)} of {len(listed)} files, {missing[0]} first. "
            "Run `npm ci --ignore-scripts` beside package.json, then build again."
        )
    return {str(root / NPM / name): (BUNDLED / name).as_posix() for name in listed}


def messages(root: Path, made: Path) -> dict[str, str]:
    """Each message catalogue, compiled below `made`, and where it lies in the wheel."""
    compiler = _load(root / "tools" / "compile_messages.py")
    inside = {}
    for source in sorted((root / SOURCE).rglob("LC_MESSAGES/*.po")):
        place = source.relative_to(root / "src").with_suffix(".mo")
        target = made / place
        target.parent.mkdir(parents=True)
        compiler.compile_one(source, target)
        inside[str(target)] = place.as_posix()
    return inside


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise MissingParts(f"{path} is missing; build from a whole checkout.")
    module = module_from_spec(spec)
    # The build leaves nothing behind in the tree, not even compiled modules.
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    except FileNotFoundError as error:
        raise MissingParts(f"{path} is missing; build from a whole checkout.") from error
    finally:
        sys.dont_write_bytecode = before
    return module
