"""Files in and out on the command line, starting from an empty catalogue."""

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua.project import cli_catalogue
from motcua.project.cli_catalogue_acts import act

pytestmark = pytest.mark.django_db

Write = Callable[..., Path]


def motcua(*words: str) -> int:
    parser = argparse.ArgumentParser()
    cli_catalogue.add(parser.add_subparsers())
    return act(parser.parse_args(["catalogue", *words]))


def test_export_and_import_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, small: Write
) -> None:
    assert motcua("import", str(small())) == 0
    motcua("publish", "9.000001", "2", "--from", "2025-07-01")
    for name in ("catalogue.xlsx", "folder"):
        assert motcua("export", str(tmp_path / name)) == 0
        assert motcua("import", str(tmp_path / name)) == 0
        assert "0 published, 1 drafts, 0 closed, 1 unchanged" in capsys.readouterr().out


def test_import_a_draft_and_publish_it(capsys: pytest.CaptureFixture[str], small: Write) -> None:
    assert motcua("import", str(small())) == 0
    assert motcua("publish", "9.000001", "2", "--from", "2026-12-01") == 0
    assert "in force from 2026-12-01" in capsys.readouterr().out
    assert motcua("publish", "9.000001", "2", "--from", "2026-12-01") == 2


def test_a_missing_file_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("no.xlsx", "no.toml", "no.csv"):
        assert motcua("import", str(tmp_path / name)) == 2
        assert name in capsys.readouterr().err
