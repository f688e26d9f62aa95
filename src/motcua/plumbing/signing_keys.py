"""The key that signs: a PKCS#12 file or a PKCS#11 token, or a synthetic one to train with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path

from asn1crypto import x509
from django.conf import settings
from pyhanko.sign.signers import Signer, SimpleSigner

from motcua.plumbing import signing_training
from motcua.plumbing.signing_values import CannotSign

LOCKED_REMEDY = "set MOTCUA_SIGN_PASSPHRASE_FILE to the right passphrase"
PKCS11_REMEDY = "see that the token is in its place, and MOTCUA_SIGN_PKCS11_*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key ready to sign; `subject` is the certificate's, as people read it."""

    signer: Signer
    subject: str
    first: datetime
    last: datetime
    training: bool

    def covers(self, at: datetime) -> bool:
        return self.first <= at <= self.last


@contextmanager
def opened(place: str) -> Iterator[Key]:
    """The key for what this place signs, usable inside the block. Raises CannotSign.

    A `{place}` in the path or label of the settings stands for the code of the place, so that
    each agency can have a key of its own.
    """
    if settings.SIGN_PKCS11_MODULE:
        with _token(settings.SIGN_PKCS11_KEY.format(place=place)) as signer:
            yield _key(signer)
    elif settings.SIGN_PKCS12:
        yield _key(_from_file(Path(settings.SIGN_PKCS12.format(place=place))))
    elif settings.TRAINING:
        key = _key(signing_training.signer(Path(settings.VAR)))
        yield key
    else:
        raise CannotSign("no key is set", "set MOTCUA_SIGN_PKCS12 or MOTCUA_SIGN_PKCS11_MODULE")


def is_one_for_each_place() -> bool:
    """Whether the settings name keys by the code of the place."""
    if settings.SIGN_PKCS11_MODULE:
        return "{place}" in settings.SIGN_PKCS11_KEY
    return "{place}" in settings.SIGN_PKCS12


def _key(signer: Signer) -> Key:
    certificate = signer.signing_cert
    if certificate is None:
        raise CannotSign("the key has no certificate", "put its certificate beside it")
    validity = certificate["tbs_certificate"]["validity"]
    key = Key(
        signer=signer,
        subject=named(certificate.subject),
        first=validity["not_before"].native,
        last=validity["not_after"].native,
        training=signing_training.is_training(certificate),
    )
    if key.training and not settings.TRAINING:
        raise CannotSign("the key is for training only", "get the agency's own certificate")
    return key


def named(name: x509.Name) -> str:
    """A name in a certificate as people read it: who, then of which body."""
    said = name.native
    parts = [said.get("common_name"), said.get("organization_name")]
    return ", ".join(str(part) for part in parts if part) or str(name.human_friendly)


def _from_file(path: Path) -> SimpleSigner:
    try:
        content = path.read_bytes()
        signer: SimpleSigner | None = SimpleSigner.load_pkcs12_data(
            content, [], passphrase=settings.SIGN_PASSPHRASE.encode() or None
        )
    except OSError as missing:
        raise CannotSign(f"{path} cannot be read", "set MOTCUA_SIGN_PKCS12") from missing
    except ValueError as locked:
        raise CannotSign(f"{path} does not open", LOCKED_REMEDY) from locked
    if signer is None:
        raise CannotSign(f"{path} does not open", LOCKED_REMEDY)
    return signer


@contextmanager
def _token(label: str) -> Iterator[Signer]:
    try:
        tokens = import_module("pyhanko.sign.pkcs11")
        wrong = import_module("pkcs11.exceptions").PKCS11Error
        criteria = import_module("pyhanko.config.pkcs11").TokenCriteria
    except ImportError as missing:
        raise CannotSign(
            "PKCS#11 is not installed", "install the product with its extra `pkcs11`"
        ) from missing
    try:
        session = tokens.open_pkcs11_session(
            settings.SIGN_PKCS11_MODULE,
            token_criteria=criteria(label=settings.SIGN_PKCS11_TOKEN),
            user_pin=settings.SIGN_PKCS11_PIN or None,
        )
    except (wrong, RuntimeError, OSError) as closed:
        raise CannotSign(f"the token does not open ({closed!r})", PKCS11_REMEDY) from closed
    with session:
        try:
            signer = tokens.PKCS11Signer(session, cert_label=label, key_label=label)
            # Most tokens sign a digest with an elliptic key, and hash nothing themselves.
            signer.use_raw_mechanism = signer.signing_cert.public_key.algorithm == "ec"
        except wrong as missing:
            raise CannotSign(f"the token holds no key {label!r}", PKCS11_REMEDY) from missing
        yield signer
