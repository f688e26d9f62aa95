"""Examines the signatures of a PDF: whole file covered, unchanged, signer known and valid then."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto import crl, parser, pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate as Ades
from pyhanko.sign.general import CMSExtractionError, SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from motcua.plumbing import clock, signing_confined, signing_training
from motcua.plumbing.signing_keys import named
from motcua.plumbing.signing_values import Believed, Examination, Finding, unread

UNREADABLE_AS = (
    PdfError,
    SigningError,
    CMSExtractionError,
    SignatureValidationError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
    NotImplementedError,
    zlib.error,
)
"""How the readers of PDF and CMS fail on what a stranger sends; none of it counts as genuine."""
_REVOKED = {Ades.REVOKED_NO_POE, Ades.REVOKED_CA_NO_POE}
_OUT_OF_DATE = {
    Ades.EXPIRED,
    Ades.NOT_YET_VALID,
    Ades.OUT_OF_BOUNDS_NO_POE,
    Ades.OUT_OF_BOUNDS_NOT_REVOKED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """Whom to believe: certificates of authorities, and what they revoked."""

    roots: Sequence[x509.Certificate]
    revoked: Sequence[crl.CertificateList] = ()


def configured_trust() -> Trust:
    """What the settings name."""
    return trust_in(signing_confined.configured())


def trust_in(believed: Believed) -> Trust:
    roots = [Path(each) for each in believed.roots]
    if believed.training:
        roots.append(signing_training.authority(Path(believed.training)))
    lists = [Path(each) for each in believed.revoked]
    return Trust(
        roots=[x509.Certificate.load(der) for path in roots for der in _ders(path)],
        revoked=[crl.CertificateList.load(der) for path in lists for der in _ders(path)],
    )


def _ders(path: Path) -> list[bytes]:
    content = path.read_bytes()
    if not pem.detect(content):
        return [content]
    return [der for _, _, der in pem.unarmor(content, multiple=True)]


def examine(pdf: bytes, trust: Trust) -> Examination:
    """Never raises for what is in the file. The newest signature speaks for the document."""
    try:
        signatures = PdfFileReader(BytesIO(pdf), strict=False).embedded_regular_signatures
        if not signatures:
            return Examination(finding=Finding.NOT_SIGNED)
        return _examined(pdf, signatures, trust)
    except UNREADABLE_AS:
        return unread(pdf)


def _examined(pdf: bytes, signatures: Sequence[EmbeddedPdfSignature], trust: Trust) -> Examination:
    newest = signatures[-1]
    certificate = newest.signer_cert
    statuses = [_status(each, trust) for each in signatures]
    status = statuses[-1]
    finding = Finding.CHANGED
    if all(each.intact and each.valid for each in statuses) and _covers_all(newest, pdf):
        finding = _believed(status)
        if finding is Finding.GENUINE and _is_listed(
            certificate, trust, _signed_at(status, newest)
        ):
            finding = Finding.SIGNER_REVOKED
    return Examination(
        finding=finding,
        signer=named(certificate.subject),
        issuer=named(certificate.issuer),
        signed_at=_signed_at(status, newest),
        timestamped=status.timestamp_validity is not None,
    )


def _covers_all(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """Also the gap holds exactly the signature, filled up with zeros: nothing hides there."""
    if signature.evaluate_signature_coverage() is not SignatureCoverageLevel.ENTIRE_FILE:
        return False
    start, first, second, length = (int(each) for each in signature.byte_range)
    content = signature.pkcs7_content
    written = parser.peek(content)
    digits = content.hex()
    return (
        start == 0
        and second + length == len(pdf)
        and pdf[first:second] in {f"<{digits}>".encode(), f"<{digits.upper()}>".encode()}
        and not any(content[written:])
    )


def _status(signature: EmbeddedPdfSignature, trust: Trust) -> PdfSignatureStatus:
    """Judged as of the moment of signing: the authority's word for it, else the signer's own."""
    claimed = signature.self_reported_timestamp or clock.now()
    status = _status_at(signature, trust, claimed)
    stamp = status.timestamp_validity
    if stamp is not None and stamp.valid and stamp.trusted:
        return _status_at(signature, trust, stamp.timestamp)
    return status


def _status_at(
    signature: EmbeddedPdfSignature, trust: Trust, moment: datetime
) -> PdfSignatureStatus:
    context = ValidationContext(
        trust_roots=list(trust.roots),
        crls=list(trust.revoked),
        moment=moment,
        allow_fetching=False,
        revocation_mode="soft-fail",
        retroactive_revinfo=True,
    )
    return validate_pdf_signature(
        signature,
        context,
        key_usage_settings=KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}),
        skip_diff=True,
    )


def _believed(status: PdfSignatureStatus) -> Finding:
    stamp = status.timestamp_validity
    if stamp is not None and not (stamp.intact and stamp.valid):
        return Finding.CHANGED
    if status.trusted:
        return Finding.GENUINE
    problem = status.trust_problem_indic
    if problem in _REVOKED:
        return Finding.SIGNER_REVOKED
    return Finding.SIGNER_OUT_OF_DATE if problem in _OUT_OF_DATE else Finding.UNKNOWN_SIGNER


def _is_listed(certificate: x509.Certificate, trust: Trust, moment: datetime | None) -> bool:
    """Also for a certificate that names no list of its own, which the library then believes."""
    return any(
        entry["user_certificate"].native == certificate.serial_number
        and (moment is None or entry["revocation_date"].native <= moment)
        for each in trust.revoked
        if each.issuer == certificate.issuer
        for entry in each["tbs_cert_list"]["revoked_certificates"]
    )


def _signed_at(status: PdfSignatureStatus, signature: EmbeddedPdfSignature) -> datetime | None:
    stamp = status.timestamp_validity
    return stamp.timestamp if stamp is not None else signature.self_reported_timestamp
