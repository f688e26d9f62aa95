"""A key that never leaves its token signs as one in a file does (SoftHSM stands for the token)."""

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pytest_django import Settings

from motcua.plumbing import signing_check
from motcua.plumbing.signing_training import certified
from motcua.plumbing.signing_values import CannotSign, Finding
from tests.apps.plumbing.test_signing import ROOT, page, pem, signed

PIN, TOKEN, LABEL = "4321", "motcua-tests", "H20"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
MODULE = next((each for each in MODULES if Path(each).exists()), "")
pytestmark = pytest.mark.skipif(
    not (MODULE and shutil.which("softhsm2-util")), reason="needs SoftHSM: tools/have_softhsm.sh"
)
__all__ = ["page"]


@pytest.fixture(scope="module")
def token(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A token of its own with a key and its certificate. The library reads its place once."""
    pkcs11 = pytest.importorskip("pkcs11")
    home = tmp_path_factory.mktemp("token")
    (home / "tokens").mkdir()
    place = home / "softhsm2.conf"
    place.write_text(f"directories.tokendir = {home}/tokens\nobjectstore.backend = file\n")
    patch = pytest.MonkeyPatch()
    patch.setenv("SOFTHSM2_CONF", str(place))
    key, certificate = certified("H20", ROOT, organisation="Agency")
    plain = home / "key.pem"
    plain.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    util = ["softhsm2-util", "--module", MODULE, "--token", TOKEN, "--pin", PIN]
    made = ["--init-token", "--free", "--label", TOKEN, "--so-pin", "1234"]
    subprocess.run([*util[:3], *made, "--pin", PIN], check=True, capture_output=True)
    brought = ["--import", str(plain), "--label", LABEL, "--id", "01"]
    subprocess.run([*util, *brought], check=True, capture_output=True)
    plain.unlink()
    attribute, kind = pkcs11.Attribute, pkcs11.ObjectClass
    with pkcs11.lib(MODULE).get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        session.create_object(
            {
                attribute.CLASS: kind.CERTIFICATE,
                attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                attribute.TOKEN: True,
                attribute.LABEL: LABEL,
                attribute.ID: b"\x01",
                attribute.SUBJECT: certificate.subject.public_bytes(),
                attribute.VALUE: certificate.public_bytes(Encoding.DER),
            }
        )
    return home


@pytest.fixture
def configured(token: Path, settings: Settings) -> Settings:
    settings.TRAINING, settings.VAR = False, token
    settings.SIGN_PKCS11_MODULE, settings.SIGN_PKCS11_TOKEN = MODULE, TOKEN
    settings.SIGN_PKCS11_KEY, settings.SIGN_PKCS11_PIN = "{place}", PIN
    settings.SIGN_TRUST = str(pem(token / "trust.pem", ROOT))
    settings.SIGN_CRLS, settings.SIGN_TSA = [], ""
    return settings


def test_the_token_signs(configured: Settings, page: bytes) -> None:
    seen = signing_check.examine(signed(page), signing_check.configured_trust())
    assert (seen.finding, seen.signer) == (Finding.GENUINE, "H20, Agency")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("SIGN_PKCS11_PIN", "0000"),
        ("SIGN_PKCS11_KEY", "no-such-key"),
        ("SIGN_PKCS11_TOKEN", "no-such-token"),
        ("SIGN_PKCS11_MODULE", "/nowhere/token.so"),
    ],
)
def test_a_token_that_does_not_open_says_what_to_do(
    configured: Settings,
    name: str,
    wrong: str,
    page: bytes,
) -> None:
    setattr(configured, name, wrong)
    with pytest.raises(CannotSign) as caught:
        signed(page)
    assert "PKCS11" in caught.value.remedy
