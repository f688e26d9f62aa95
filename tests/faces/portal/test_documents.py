"""Anybody checks a document and learns the least; its owner sees, takes, hides and deletes."""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from motcua.channels.documents import commands, queries
from motcua.channels.documents.rows import StoredDocument
from motcua.plumbing import files
from tests.apps.documents.conftest import Office, home, installation
from tests.faces.office.world import MORNING, World, made

__all__ = ["home", "installation"]
pytestmark = pytest.mark.django_db
CHECK = "/documents/check/"
OWNER = "087185000123"


@pytest.fixture(scope="module")
def around(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), made() as world:
        yield world


@pytest.fixture
def office(around: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr("motcua.plumbing.clock.now", lambda: MORNING)
    monkeypatch.delenv("MOTCUA_AS_OF")
    with transaction.atomic():
        yield Office(around)
        transaction.set_rollback(True)


@pytest.fixture
def issued(office: Office) -> StoredDocument:
    return office.issue(office.approved(), content="Họ tên: Dương Thị Chủ")


def kept(office: Office) -> UUID:
    stored = files.store().put(BytesIO(b"%PDF-1.4 a paper"), limit=100)
    dossier = office.approved()
    paper = commands.KeptPaper(
        owner=OWNER,
        owner_name="Dương Thị Chủ",
        title="Giấy chứng sinh",
        paper="giay_chung_sinh",
        dossier=dossier,
        dossier_code="HS-1",
        procedure="2.000528",
        digest=stored.digest,
        size=stored.size,
        media=stored.kind.value,
    )
    return commands.keep(paper, by=office.world.cast.actor("reception"))


def page(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


def test_with_the_code_of_the_qr_everything_printed_is_shown(issued: StoredDocument) -> None:
    said = page(Client().get(f"{CHECK}{issued.number}", {"c": issued.check_code.lower()}))
    for word in ("Còn hiệu lực", "Dương Thị Chủ", issued.title, "15/2019"):
        assert word in said
    assert OWNER not in said


@pytest.mark.parametrize("code", ["", "AAAAAAAA", "é", "A" * 50])
def test_a_guess_learns_the_least(issued: StoredDocument, code: str) -> None:
    said = page(Client().get(f"{CHECK}{issued.number}", {"c": code}))
    assert "D. T. C." in said
    for word in ("Dương Thị Chủ", "15/2019", issued.check_code, issued.dossier_code, OWNER):
        assert word not in said
    assert ("không khớp" in said) == bool(code)


def test_guessing_is_slowed_down(issued: StoredDocument, settings: object) -> None:
    settings.MOTCUA_PER_MINUTE = {"check": 3, "check_file": 1}  # type: ignore[attr-defined]
    answers = [Client().get(f"{CHECK}{issued.number}").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    file = [Client().post(CHECK).status_code for _ in range(2)]
    assert file == [422, 429]


def test_an_unknown_number_is_answered_with_what_to_do(issued: StoredDocument) -> None:
    answer = Client().get(f"{CHECK}KQ-1")
    assert answer.status_code == 404
    assert "đừng nhận" in page(answer)
    sent = Client().get(CHECK, {"number": f" {issued.number.lower()} ", "c": "abcd-efgh"})
    assert sent["Location"] == f"{CHECK}{issued.number}?c=abcdefgh"


def test_a_revoked_document_says_so_to_everybody(issued: StoredDocument, office: Office) -> None:
    commands.revoke(issued.number, "Cấp sai", by=office.head, key="revoke-1")
    whole = page(Client().get(f"{CHECK}{issued.number}", {"c": issued.check_code}))
    least = page(Client().get(f"{CHECK}{issued.number}"))
    assert "Đã thu hồi" in whole
    assert "Cấp sai" in whole
    assert "Đã thu hồi" in least
    assert "Cấp sai" not in least


def test_a_file_is_judged_and_not_kept(issued: StoredDocument) -> None:
    content = queries.content(issued)
    changed = content.replace(b"/Type", b"/Typo", 1)
    for file, words in (
        (content, "còn hiệu lực"),
        (content, "Có đúng tệp này"),
        (changed, "Chưa hỏi đến"),
        (changed, "bị sửa sau khi ký"),
        (content[: content.index(b"%%EOF") + 6], "không có chữ ký số"),
        (b"no pdf", "không phải tệp PDF"),
    ):
        answer = Client().post(CHECK, {"file": SimpleUploadedFile("a.pdf", file)})
        assert words in page(answer)
        assert answer["Cache-Control"] == "private, no-store"
    assert not files.store().holds(sha256(changed).hexdigest())


def test_the_owner_finds_and_takes_the_result(office: Office, issued: StoredDocument) -> None:
    client = office.world.client("owner")
    assert issued.number in page(client.get("/documents/"))
    assert issued.check_code in page(client.get(f"/documents/{issued.id}/"))
    file = client.get(f"/documents/{issued.id}/file")
    assert file.content == queries.content(issued)
    assert issued.number in file["Content-Disposition"]


@pytest.mark.parametrize(
    "name", ["citizen", "child", "representative", "stranger", "officer", "head", "controller"]
)
def test_nobody_else_finds_it_here(office: Office, issued: StoredDocument, name: str) -> None:
    client = office.world.client(name)
    assert issued.number not in page(client.get("/documents/"))
    for address in (f"/documents/{issued.id}/", f"/documents/{issued.id}/file"):
        assert client.get(address).status_code == 404
    assert client.get(f"/documents/{uuid4()}/").status_code == 404


def test_the_store_is_closed_without_signing_in(issued: StoredDocument) -> None:
    for address in ("/documents/", f"/documents/{issued.id}/", f"/documents/{issued.id}/file"):
        assert Client().get(address).status_code == 302


def test_a_result_can_be_hidden_but_not_deleted(office: Office, issued: StoredDocument) -> None:
    client = office.world.client("owner")
    address = f"/documents/{issued.id}/"
    assert client.post(address, {"act": "delete"}).status_code == 409
    assert client.post(address, {"act": "nonsense"}).status_code == 404
    assert "Đã ẩn (1)" in page(client.post(address, {"act": "hide"}, follow=True))
    assert "Đã ẩn (1)" not in page(client.post(address, {"act": "show"}, follow=True))


def test_a_kept_paper_goes_unless_a_dossier_uses_it(office: Office) -> None:
    client = office.world.client("owner")
    paper = kept(office)
    client.post(f"/documents/{paper}/", {"act": "delete"})
    assert queries.document(paper) is None
    used = kept(office)
    use = commands.NewUse(document=used, dossier=uuid4(), dossier_code="HS-2", paper="x")
    commands.record_use(use, by=office.world.cast.actor("reception"))
    answer = client.post(f"/documents/{used}/", {"act": "delete"})
    assert answer.status_code == 409
    assert "HS-2" in page(answer)
