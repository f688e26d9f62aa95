"""Compiles every message catalogue below a directory, those that changed only."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_below(root: Path) -> list[Path]:
    """The catalogues written; a fuzzy translation is not taken."""
    written = []
    for source in sorted(root.rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        compile_one(source, target)
        written.append(target)
    return written


def compile_one(source: Path, target: Path) -> None:
    """A catalogue below `<language>/LC_MESSAGES/`, compiled to any place."""
    with source.open("rb") as po:
        catalogue = read_po(po, locale=source.parts[-3], abort_invalid=True)
    with target.open("wb") as mo:
        write_mo(mo, catalogue)


if __name__ == "__main__":
    done = compile_below(Path(sys.argv[1]))
    sys.stderr.write(f"Compiled {len(done)} message catalogues.\n")
