"""Writes docs/reference from the code: events, commands, refusals, permissions, doors, law."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools import reference_core, reference_doors  # noqa: E402 - found through the line above

TARGET = ROOT / "docs" / "reference"

PAGES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "events.md": ("Events", reference_core.events),
    "commands.md": ("Commands", reference_core.commands),
    "refusals.md": ("Refusals", reference_core.refusals),
    "permissions.md": ("Permissions", reference_core.permissions),
    "settings.md": ("Settings", reference_doors.settings),
    "cli.md": ("Command line", reference_doors.command_line),
    "api.md": ("API", reference_doors.api),
    "law.md": ("Law in force", reference_doors.law),
}


def write(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for file, (title, content) in PAGES.items():
        text = f"# {title}\n\nWritten by `make docs` from the code.\n\n{content()}"
        (target / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.project.settings")
    django.setup()
    write(TARGET)
    sys.stderr.write(f"Wrote {len(PAGES)} pages to {TARGET.relative_to(ROOT)}.\n")
