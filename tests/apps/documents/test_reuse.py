"""What may serve again, what a copy costs, and what the tables refuse."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.channels.documents import checks, commands, queries
from motcua.domain.dossier.terms import CopyKind, PaperRule
from motcua.plumbing import files
from motcua.project import cli
from motcua.reference.catalogue.shipped import DATA
from motcua.reference.rulebook import documents as law
from tests.apps.documents.conftest import Office
from tests.faces.office.world import MORNING

TODAY = MORNING.date()
OWNER = "087185000123"
BIRTH = PaperRule(
    code="giay_khai_sinh",
    name="Bản sao giấy khai sinh",
    kind=CopyKind.COPY,
    count=1,
    mandatory=True,
)


def usable(paper: PaperRule, *, on: date = TODAY, field: str = "", owner: str = OWNER) -> list[str]:
    found = queries.usable_for([owner], paper, on, field=field)
    return [each.number or each.title for each in found]


def test_a_result_serves_as_the_paper_the_law_of_reuse_names(office: Office) -> None:
    until = TODAY + timedelta(days=5)
    issued = office.issue(office.approved(), valid_until=until)
    assert usable(BIRTH) == [issued.number]
    assert usable(BIRTH, owner="087090000001") == []
    assert usable(replace(BIRTH, code="giay_chung_nhan")) == []
    assert usable(BIRTH, on=until + timedelta(days=1)) == []
    commands.hide(issued.id, [OWNER])
    assert usable(BIRTH) == []
    commands.show(issued.id, [OWNER])
    commands.revoke(issued.number, "Cấp sai", by=office.head, key="revoke-1")
    assert usable(BIRTH) == []


def test_a_kept_paper_serves_as_the_same_paper_but_forms_never(office: Office) -> None:
    stored = files.store().put(BytesIO(b"%PDF-1.4 kept"), limit=100)
    paper = commands.KeptPaper(
        owner=OWNER,
        owner_name="Dương Thị Chủ",
        title="Giấy chứng sinh",
        paper="giay_chung_sinh",
        dossier=uuid4(),
        dossier_code="HS-1",
        procedure="1.001193",
        digest=stored.digest,
        size=stored.size,
        media=stored.kind.value,
    )
    by = office.world.cast.actor("reception")
    assert commands.keep(paper, by=by) == commands.keep(paper, by=by)
    form = replace(paper, paper="to_khai", title="Tờ khai", dossier=uuid4())
    commands.keep(form, by=by)
    asked = replace(BIRTH, code="giay_chung_sinh", name="Giấy chứng sinh")
    assert usable(asked) == ["Giấy chứng sinh"]
    assert usable(replace(asked, name="Giấy chứng sinh khác")) == []
    assert usable(replace(asked, code="to_khai", name="Tờ khai")) == []


def test_land_certificates_serve_in_the_field_of_land_only() -> None:
    title = "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất"
    assert law.result_serves(title, "giay_chung_nhan", "land", TODAY)
    assert not law.result_serves(title, "giay_chung_nhan", "health", TODAY)


@pytest.mark.parametrize(
    ("pages", "fee"), [(1, 2_000), (2, 4_000), (3, 5_000), (10, 12_000), (500, 200_000)]
)
def test_what_certifying_a_copy_costs(pages: int, fee: int) -> None:
    assert law.copy_fee(pages, TODAY).amount == fee


def test_a_copy_costs_what_the_dossier_that_pays_for_it_owes() -> None:
    fee = law.copy_fee(1, TODAY)
    (file,) = DATA.rglob(f"{fee.procedure}.toml")
    for version in tomllib.loads(file.read_text(encoding="utf-8"))["versions"]:
        for case in version.get("cases", ()):
            (line,) = case["fees"]
            (first, rest), most = line["tiers"], line["cap"]
            for pages in (1, 2, 3, 10, 500):
                some = min(pages, first["up_to"])
                owed = some * first["amount"] + (pages - some) * rest["amount"]
                assert law.copy_fee(pages, TODAY).amount == min(owed, most)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE doc_document SET title = 'x'",
        "UPDATE doc_ending SET reason = 'x'",
        "UPDATE doc_use SET by_name = 'x'",
        "UPDATE doc_opened SET by_name = 'x'",
        *("DELETE FROM doc_document", "DELETE FROM doc_ending", "DELETE FROM doc_use"),
        "DELETE FROM doc_opened",
    ],
)
def test_what_was_written_stays(office: Office, change: str) -> None:
    issued = office.issue(office.approved())
    by = office.head
    commands.record_opening(issued, by=by)
    commands.record_use(
        commands.NewUse(document=issued.id, dossier=uuid4(), dossier_code="HS-2", paper="x"), by=by
    )
    commands.revoke(issued.number, "Cấp sai", by=by, key="revoke-2")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert checks.documents_are_guarded(None, ["default"]) == []


@pytest.mark.usefixtures("db")
def test_the_command_says_what_a_file_is_worth(
    office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf = queries.content(office.issue(office.approved()))
    right, wrong = tmp_path / "right.pdf", tmp_path / "wrong.pdf"
    right.write_bytes(pdf)
    wrong.write_bytes(pdf + b" ")
    asked = ["check-result", "--signature-only"]
    assert cli.main([*asked, str(right)]) == 0
    assert "register was not asked" in capsys.readouterr().err
    assert cli.main([*asked, "--json", str(wrong)]) == 1
    assert '"verdict": "changed"' in capsys.readouterr().out
    assert cli.main([*asked, str(tmp_path / "none.pdf")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert cli.main(["signing", "status"]) == 0
    assert "TRAINING" in capsys.readouterr().out
    out = tmp_path / "trial.pdf"
    assert cli.main(["signing", "trial", str(right), "--out", str(out)]) == 0
    assert cli.main([*asked, str(out)]) == 0
