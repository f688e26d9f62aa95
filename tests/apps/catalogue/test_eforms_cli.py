"""`motcua eform`: files held against the rules, versions compared."""

import json
from pathlib import Path

import pytest

from motcua.project.cli import main
from motcua.reference.catalogue import eform_content

SHIPPED = eform_content.FORMS / "1.004194.toml"


def test_the_shipped_forms_have_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eform", "check", "--all"]) == 0
    told = capsys.readouterr().out
    assert told.count("no fault") == len(eform_content.shipped_files())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('use = "form"', 'use = "never"', "unreadable"),
        ('{ case = "ca_nhan" }', '{ case = "nobody" }', "nobody: The procedure has no such case"),
        ('id = "stay_from"', 'id = "Stay"', "An id has plain small letters"),
    ],
)
def test_faults_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    file = tmp_path / "form.toml"
    text = SHIPPED.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert main(["eform", "check", str(file)]) == 1
    assert told in capsys.readouterr().out


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eform", "check", "/no/such/form.toml"]) == 2
    assert "No such file" in capsys.readouterr().err


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_versions_are_compared(capsys: pytest.CaptureFixture[str]) -> None:
    same = ["eform", "diff", "1.004194", "--from", "1", "--to", "1"]
    assert main(same) == 0
    assert "no difference" in capsys.readouterr().out
    assert main([*same, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == []
    assert main(["eform", "diff", "1.004194", "--from", "1", "--to", "7"]) == 2
    assert "no form" in capsys.readouterr().err
