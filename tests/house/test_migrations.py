"""Migrations cannot fork, frighten or lean on code that will change."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from tests.house.tree import ROOT, SRC, imported, name, parsed

FOLDERS = sorted(path.parent for path in SRC.rglob("migrations/__init__.py"))
TRANSACTION = re.compile(r"^(BEGIN|COMMIT);$", re.MULTILINE)
NEWEST = "max_migration.txt"


def own_migrations(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.py"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_newest_migration_is_the_one_written_down(folder: Path) -> None:
    names = [path.stem for path in own_migrations(folder)]
    written = (folder / NEWEST).read_text().strip() if (folder / NEWEST).exists() else ""
    assert written == (names[-1] if names else "")
    numbers = [each.split("_")[0] for each in names]
    assert numbers == [f"{number:04}" for number in range(1, len(names) + 1)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_no_migration_has_a_name_that_says_nothing(folder: Path) -> None:
    assert [path.stem for path in own_migrations(folder) if "_auto" in path.stem] == []


def test_no_migration_imports_app_code() -> None:
    leaning = [
        f"{name(path)}:{line} imports {target}"
        for folder in FOLDERS
        for path in own_migrations(folder)
        for line, target in imported(parsed(path))
        if target.startswith("motcua")
    ]
    assert leaning == []


@pytest.mark.django_db
def test_the_models_need_no_further_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def squawk(sql: str) -> str:
    """What the linter has against the SQL; empty if nothing."""
    program = Path(sys.executable).with_name("squawk")
    result = subprocess.run(
        [program, "--config", str(ROOT / ".squawk.toml"), "--stdin-filepath", "migration.sql"],
        input=sql,
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if result.returncode == 0 else result.stdout + result.stderr


@pytest.mark.django_db(transaction=True)  # an index made beside people wants none around it
def test_the_sql_of_the_migrations_is_safe_to_run_beside_people() -> None:
    found = []
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        for migration in own_migrations(folder) if folder in FOLDERS else []:
            sql = StringIO()
            call_command("sqlmigrate", config.label, migration.stem, stdout=sql)
            said = squawk(TRANSACTION.sub("", sql.getvalue()))
            found += [f"{name(migration)}: {said}"] if said else []
    assert found == []


@pytest.mark.parametrize(
    ("rule", "sql"),
    [
        ("adding-required-field", "ALTER TABLE t ADD COLUMN a integer NOT NULL;"),
        ("require-concurrent-index-creation", "CREATE INDEX i ON t (a);"),
        ("changing-column-type", "ALTER TABLE t ALTER COLUMN a TYPE bigint;"),
        ("ban-drop-table", "DROP TABLE t;"),
    ],
)
def test_planted_dangerous_sql_is_found(rule: str, sql: str) -> None:
    assert rule in squawk(sql)
