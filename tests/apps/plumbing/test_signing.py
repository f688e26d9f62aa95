"""Keys, trust and time: who may sign, whom the check believes, and what became of a certificate."""

import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper
from pytest_django import Settings

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import signing, signing_check, signing_keys, signing_training, typesetting
from motcua.plumbing.signing_training import Signed, certified
from motcua.plumbing.signing_values import (
    CannotSign,
    Examination,
    Finding,
    NotSignable,
    Place,
    Words,
)

AT = datetime(2026, 11, 23, 9, 0, tzinfo=VIETNAM)
WORDS = Words(name="Nguyễn Văn Ký", agency="UBND xã Mỹ Thọ", at=AT, synthetic=False)
WHERE = Place(page=-1, box=(320, 40, 560, 116))
ROOT = certified("Root of the tests", None, organisation="Tests")
OTHER = certified("Root of nobody", None, organisation="Elsewhere")


def written(folder: Path, name: str, key: Signed, by: Signed) -> Path:
    path = folder / name
    lock = BestAvailableEncryption(b"open-sesame")
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"k", key[0], key[1], [by[1]], lock))
    return path


def pem(path: Path, *certificates: Signed) -> Path:
    path.write_bytes(b"".join(each[1].public_bytes(Encoding.PEM) for each in certificates))
    return path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    template = tmp_path_factory.mktemp("page") / "page.typ"
    template.write_text("#json(bytes(sys.inputs.data)).text")
    return typesetting.pdf(template, {"text": "Kết quả"}, made_at=AT)


@pytest.fixture
def keys(settings: Settings, tmp_path: Path) -> Path:
    """An installation at work: its own signer, one authority that is believed."""
    settings.TRAINING, settings.VAR = False, tmp_path
    settings.SIGN_PKCS12 = str(tmp_path / "{place}.p12")
    settings.SIGN_PASSPHRASE = "open-sesame"  # of a key made for this test
    settings.SIGN_TRUST = str(pem(tmp_path / "trust.pem", ROOT))
    settings.SIGN_CRLS, settings.SIGN_TSA = [], ""
    return tmp_path


def signed(page: bytes, place: str = "H20") -> bytes:
    with signing_keys.opened(place) as key:
        return signing.sign(page, key, WORDS, WHERE)


def examined(pdf: bytes) -> Examination:
    return signing_check.examine(pdf, signing_check.configured_trust())


def test_each_place_signs_with_its_own_key(keys: Path, page: bytes) -> None:
    for place in ("H20", "H21"):
        written(keys, f"{place}.p12", certified(place, ROOT, organisation="Agency"), ROOT)
    assert examined(signed(page)).signer == "H20, Agency"
    seen = examined(signed(page, "H21"))
    assert (seen.finding, seen.signer) == (Finding.GENUINE, "H21, Agency")
    assert seen.signed_at == AT


def test_a_signer_nobody_vouches_for_is_unknown(keys: Path, page: bytes) -> None:
    written(keys, "H20.p12", certified("H20", OTHER, organisation="Agency"), OTHER)
    assert examined(signed(page)).finding is Finding.UNKNOWN_SIGNER


def test_two_signatures_count_while_the_last_covers_all(keys: Path, page: bytes) -> None:
    written(keys, "H20.p12", certified("H20", ROOT, organisation="Agency"), ROOT)
    twice = signed(signed(page))
    assert examined(twice).finding is Finding.GENUINE
    first_end = twice.index(b"%%EOF", twice.index(b"/ByteRange")) + 6
    assert examined(twice[:first_end]).finding is Finding.GENUINE
    assert examined(twice[:first_end] + b"more").finding is Finding.CHANGED


@pytest.mark.parametrize("days", [-1, 1])
def test_what_the_authority_revoked_counts_from_that_day(
    keys: Path, page: bytes, settings: Settings, days: int
) -> None:
    mine = certified("H20", ROOT, organisation="Agency")
    written(keys, "H20.p12", mine, ROOT)
    listed = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(ROOT[1].subject)
        .last_update(AT - timedelta(days=2))
        .next_update(AT + timedelta(days=30))
        .add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(mine[1].serial_number)
            .revocation_date(AT + timedelta(days=days))
            .build()
        )
        .sign(ROOT[0], hashes.SHA256())
    )
    path = keys / "revoked.crl"
    path.write_bytes(listed.public_bytes(Encoding.DER))
    settings.SIGN_CRLS = [str(path)]
    expected = Finding.SIGNER_REVOKED if days < 0 else Finding.GENUINE
    assert examined(signed(page)).finding is expected


def test_a_certificate_out_of_its_dates_neither_signs_nor_counts(keys: Path, page: bytes) -> None:
    old = certified("H20", ROOT, organisation="Agency", last=AT - timedelta(days=1))
    written(keys, "H20.p12", old, ROOT)
    with pytest.raises(CannotSign, match="not valid"):
        signed(page)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda s, k: setattr(s, "SIGN_PKCS12", ""), "no key is set"),
        (lambda s, k: setattr(s, "SIGN_PASSPHRASE", "wrong"), "does not open"),
        (lambda s, k: setattr(s, "SIGN_PKCS12", str(k / "none.p12")), "cannot be read"),
    ],
)
def test_without_a_key_that_opens_nothing_is_signed(
    keys: Path, page: bytes, settings: Settings, spoil: Any, says: str
) -> None:
    written(keys, "H20.p12", certified("H20", ROOT, organisation="Agency"), ROOT)
    spoil(settings, keys)
    with pytest.raises(CannotSign, match=says) as caught:
        signed(page)
    assert caught.value.remedy


def test_a_training_key_never_signs_at_work(keys: Path, page: bytes, settings: Settings) -> None:
    settings.TRAINING, settings.SIGN_PKCS12 = True, ""
    assert examined(signed(page)).finding is Finding.GENUINE
    path = keys / signing_training.KEY_FILE
    assert path.stat().st_mode & 0o077 == 0
    settings.TRAINING = False
    settings.SIGN_PKCS12, settings.SIGN_PASSPHRASE = str(path), ""
    with pytest.raises(CannotSign, match="training only"):
        signed(page)


def test_a_pdf_that_cannot_be_signed_is_said_so(keys: Path) -> None:
    written(keys, "H20.p12", certified("H20", ROOT, organisation="Agency"), ROOT)
    for broken in (b"", b"%PDF-1.7\nnothing"):
        with pytest.raises(NotSignable):
            signed(broken)


def stamping() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    """A timestamp authority vouched for by the root of the tests."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    plain = certified("Clock of the tests", ROOT, organisation="Tests")[1]
    builder = (
        x509.CertificateBuilder()
        .subject_name(plain.subject)
        .issuer_name(ROOT[1].subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2018, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    )
    return key, builder.sign(ROOT[0], hashes.SHA256())


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        return


@pytest.fixture(scope="module")
def authority() -> Iterator[str]:
    """A timestamp authority that speaks RFC 3161 over HTTP."""
    key, certificate = stamping()
    stamper = DummyTimeStamper(
        asn1.Certificate.load(certificate.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(
            key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        ),
        fixed_dt=AT + timedelta(seconds=2),
    )

    def answer(environ: Any, start: Any) -> Iterable[bytes]:
        asked = tsp.TimeStampReq.load(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        start("200 OK", [("Content-Type", "application/timestamp-reply")])
        return [stamper.request_tsa_response(asked).dump()]

    with make_server("127.0.0.1", 0, answer, handler_class=Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_authority_vouches_for_the_time(
    keys: Path, page: bytes, settings: Settings, authority: str
) -> None:
    written(keys, "H20.p12", certified("H20", ROOT, organisation="Agency"), ROOT)
    settings.SIGN_TSA = authority
    seen = examined(signed(page))
    assert (seen.finding, seen.timestamped) == (Finding.GENUINE, True)
    assert seen.signed_at == AT + timedelta(seconds=2)


def test_a_silent_timestamp_authority_stops_the_signing(
    keys: Path, page: bytes, settings: Settings
) -> None:
    written(keys, "H20.p12", certified("H20", ROOT, organisation="Agency"), ROOT)
    settings.SIGN_TSA = "http://127.0.0.1:9/"
    with pytest.raises(CannotSign, match="timestamp"):
        signed(page)
