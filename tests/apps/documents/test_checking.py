"""No change of a signed file passes for genuine; what the register knows decides the rest."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from motcua.channels.documents import commands, forms, queries
from motcua.channels.documents.checking import Verdict, check
from motcua.channels.documents.refusals import NotItsDossier
from motcua.channels.documents.rows import StoredDocument
from motcua.domain.kernel.local_time import VIETNAM
from motcua.dossiers import queries as dossiers
from motcua.plumbing import signing, signing_keys
from motcua.plumbing.barcodes import codes_in
from motcua.plumbing.errors import Refused
from motcua.plumbing.signing_values import Words
from motcua.reference.rulebook import documents as law
from tests.apps.documents.conftest import SITE, Office
from tests.cast import AGENCY
from tests.faces.office.world import MORNING

TODAY = MORNING.date()
FIRST_OF_AUTHORITY = 800
"""A byte inside the key of the authority's certificate, counted from the start of the signature."""


@pytest.fixture
def issued(office: Office) -> StoredDocument:
    until = TODAY + timedelta(days=30)
    return office.issue(office.approved(), content="Họ tên: Dương Thị Chủ", valid_until=until)


@pytest.fixture
def pdf(issued: StoredDocument) -> bytes:
    return queries.content(issued)


def test_the_file_itself_is_genuine_and_in_force(issued: StoredDocument, pdf: bytes) -> None:
    seen = check(pdf, TODAY)
    assert (seen.is_good, seen.signature_holds, seen.on_record) == (True, True, True)
    assert seen.document == issued
    assert seen.examination.signed_at == MORNING


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_flipped_byte_is_genuine(pdf: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(pdf) - 1))
    change = data.draw(st.integers(1, 255))
    flipped = pdf[:place] + bytes([pdf[place] ^ change]) + pdf[place + 1 :]
    assert not check(flipped, TODAY).is_genuine


def test_a_byte_the_signature_does_not_cover_is_seen_by_the_register(pdf: bytes) -> None:
    """In the authority's certificate that travels along: the trusted one is used instead of it."""
    start = pdf.index(b"<308") + 1
    place = start + 2 * FIRST_OF_AUTHORITY
    flipped = pdf[:place] + (b"0" if pdf[place] != ord("0") else b"1") + pdf[place + 1 :]
    seen = check(flipped, TODAY)
    assert seen.verdict is Verdict.UNRECORDED
    assert (seen.signature_holds, seen.on_record) == (True, False)
    before = check(pdf + b" ", TODAY)
    assert (before.signature_holds, before.on_record) == (False, None)


def test_what_is_added_or_cut_after_signing_is_seen(pdf: bytes) -> None:
    update = b"\n1 0 obj\n<<>>\nendobj\n" + pdf[pdf.rindex(b"startxref") :]
    for changed in (pdf + b"\n", pdf + update, pdf[:-1]):
        assert check(changed, TODAY).verdict is Verdict.CHANGED


def test_a_file_nobody_signed_or_that_is_no_pdf_says_so(pdf: bytes) -> None:
    unsigned = pdf[: pdf.index(b"%%EOF") + 6]  # the page as it was before it was signed
    assert check(unsigned, TODAY).verdict is Verdict.NOT_SIGNED
    for junk in (b"", b"%PDF-", pdf[: len(pdf) // 2], b"\x89PNG\r\n\x1a\n" + bytes(64)):
        assert check(junk, TODAY).verdict is Verdict.UNREADABLE


def test_validity_is_told_apart(issued: StoredDocument, pdf: bytes, office: Office) -> None:
    assert check(pdf, date(2019, 9, 4)).verdict is Verdict.IN_FORCE
    assert check(pdf, date(2019, 9, 5)).verdict is Verdict.EXPIRED
    assert check(pdf, date(2019, 8, 4)).verdict is Verdict.NOT_YET
    commands.revoke(issued.number, "Cấp sai", by=office.head, key="revoke-it")
    assert check(pdf, TODAY).verdict is Verdict.REVOKED


def test_what_is_signed_right_but_never_issued_is_not_on_record(pdf: bytes) -> None:
    with signing_keys.opened(AGENCY) as key:
        words = Words(name="Ai đó", agency="Nơi khác", at=MORNING, synthetic=True)
        plain = pdf[: pdf.index(b"%%EOF") + 6]
        again = signing.sign(plain, key, words, forms.SIGNATURE)
    seen = check(again, TODAY)
    assert seen.verdict is Verdict.UNRECORDED
    assert (seen.is_good, seen.signature_holds, seen.on_record) == (False, True, False)


def test_the_qr_code_reads_back_from_the_drawn_page(issued: StoredDocument, pdf: bytes) -> None:
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=3).to_pil()
    picture = BytesIO()
    page.convert("L").save(picture, "PNG")
    address = f"{SITE}/documents/check/{issued.number}?c={issued.check_code}"
    assert address in codes_in(picture.getvalue())


def test_the_page_and_its_field_stay_archivable(pdf: bytes) -> None:
    reader = PdfReader(BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_object().get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in metadata
    assert metadata in pdf[: pdf.index(b"%%EOF")]  # as it was before the signature
    assert root["/OutputIntents"]
    page: Any = reader.pages[-1]
    field = page["/Annots"][0].get_object()
    assert field["/F"] & 4  # it is printed
    drawn = [field["/AP"]["/N"].get_object()]
    fonts = []
    while drawn:
        resources = drawn.pop().get("/Resources", {}).get_object()
        fonts += [each.get_object() for each in resources.get("/Font", {}).values()]
        drawn += [each.get_object() for each in resources.get("/XObject", {}).values()]
    assert fonts
    for font in fonts:
        descendant = font["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_a_certified_copy_names_the_dossier_that_pays_for_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = office.approved()
    found = dossiers.state_and_id(dossier)
    assert found is not None
    state, picture = found[1], BytesIO()
    Image.new("RGB", (62, 88), "ivory").save(picture, "JPEG")
    asked = commands.NewCopy(
        title="Bằng tốt nghiệp",
        original="Số 12",
        issuer="Trường THPT Lấp Vò 1",
        owner="",
        owner_name="Dương Thị Chủ",
        scans=(picture.getvalue(),),
        dossier=state.code,
    )
    with pytest.raises(Refused) as caught:
        commands.certify_copy(asked, by=office.head, key="certify-1")
    assert isinstance(caught.value.refusal, NotItsDossier), "another procedure"
    fee = replace(law.copy_fee(1, TODAY), procedure=state.terms.procedure)
    monkeypatch.setattr(law, "copy_fee", lambda _pages, _day: fee)
    for wrong in (replace(asked, owner="087090000009"), replace(asked, dossier="000.00.00")):
        with pytest.raises(Refused):
            commands.certify_copy(wrong, by=office.head, key="certify-2")
    copy = commands.certify_copy(asked, by=office.head, key="certify-3")
    assert (copy.dossier, copy.dossier_code) == (dossier, state.code)
    assert copy.owner == state.filing.applicant.identity
    assert queries.of_dossier(dossier) == [copy]
    page = office.world.client("head").get(f"/office/dossiers/{dossier}/").content.decode()
    assert copy.number in page


def test_a_certified_copy_is_numbered_charged_and_checked_alike(office: Office) -> None:
    scan = BytesIO()
    pages = [Image.new("RGB", (620, 877), shade) for shade in ("white", "ivory", "snow")]
    pages[0].save(scan, "PDF", save_all=True, append_images=pages[1:])
    asked = commands.NewCopy(
        title="Bằng tốt nghiệp",
        original="Số 12, ngày 01/06/2010",
        issuer="Trường THPT Lấp Vò 1",
        owner="087185000123",
        owner_name="Dương Thị Chủ",
        scans=(scan.getvalue(),),
    )
    copy = commands.certify_copy(asked, by=office.head, key="certify-1")
    assert copy.number == f"BSCT-{office.head.place}-2019-000001"
    assert copy.facts["pages"] == 3
    assert copy.facts["fee"] == 5_000
    assert check(queries.content(copy), TODAY).document == copy
    assert copy.recorded_at.astimezone(VIETNAM) == MORNING
    assert len(PdfReader(BytesIO(queries.content(copy))).pages) == 4
