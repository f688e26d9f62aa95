"""A synthetic authority and signer for training: labelled so in every name, worth nothing."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import SimpleSigner

LABEL = "SYNTHETIC - TRAINING ONLY"
KEY_FILE, AUTHORITY_FILE = "signing-training.p12", "signing-training-ca.pem"
FIRST, LAST = datetime(2018, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)
Signed = tuple[ec.EllipticCurvePrivateKey, x509.Certificate]


def signer(home: Path) -> SimpleSigner:
    """The signer kept in the folder, made at first use together with its authority."""
    path = home / KEY_FILE
    if not path.exists():
        _make(home)
    made: SimpleSigner | None = SimpleSigner.load_pkcs12_data(
        path.read_bytes(), [], passphrase=None
    )
    if made is None:
        raise ValueError(f"{path} is damaged; delete it, a new one is made.")
    return made


def authority(home: Path) -> Path:
    """The file with the certificate of the training authority; made at first use."""
    if not (home / KEY_FILE).exists():
        _make(home)
    return home / AUTHORITY_FILE


def is_training(certificate: asn1.Certificate) -> bool:
    return LABEL in certificate.subject.human_friendly


def _make(home: Path) -> None:
    """Whoever is first wins; the key is there only when its authority is."""
    home.mkdir(parents=True, exist_ok=True)
    root = certified("Motcua training authority", None)
    mine = certified("Motcua training signer", root)
    bundle = pkcs12.serialize_key_and_certificates(
        b"training", mine[0], mine[1], [root[1]], NoEncryption()
    )
    folder = home / f".signing-{root[1].serial_number:x}"
    folder.mkdir(mode=0o700)
    key, ca = folder / KEY_FILE, folder / AUTHORITY_FILE
    key.touch(mode=0o600)
    key.write_bytes(bundle)
    ca.write_bytes(root[1].public_bytes(Encoding.PEM))
    with suppress(FileExistsError):
        (home / AUTHORITY_FILE).hardlink_to(ca)
        (home / KEY_FILE).hardlink_to(key)
    key.unlink()
    ca.unlink()
    folder.rmdir()


def certified(
    name: str,
    by: Signed | None,
    *,
    organisation: str = LABEL,
    first: datetime = FIRST,
    last: datetime = LAST,
) -> Signed:
    """A key with its certificate, an authority's own when nobody is given to sign it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by[1].subject if by else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first - timedelta(seconds=1))
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(ca=by is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(authority=by is None), critical=True)
    )
    return key, builder.sign(by[0] if by else key, hashes.SHA256())


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
