"""Signs PDFs as PAdES: a visible field that keeps PDF/A, a timestamp where one can be had."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.conf import settings
from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
from pyhanko.stamp import StaticStampStyle

from motcua.plumbing import typesetting
from motcua.plumbing.signing_keys import Key
from motcua.plumbing.signing_values import Box, CannotSign, NotSignable, Place, Words

STAMP = Path(__file__).parent / "signing_stamp.typ"
FIELD = "ChuKySo"
TSA_PATIENCE_S = 10


class _Appending(IncrementalPdfFileWriter):
    """Leaves the metadata as the page was set: what says PDF/A there stays word for word."""

    def _update_meta(self) -> None:
        return


class _AtOneMoment(PdfSigner):
    """Takes the signing time from the product's one clock, not from the machine's."""

    at: datetime

    def init_signing_session(  # type: ignore[no-untyped-def]  # as the library spells it
        self,
        pdf_out,
        existing_fields_only=False,  # noqa: FBT002
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def sign(pdf: bytes, key: Key, words: Words, place: Place) -> bytes:
    """The same PDF with one signature more, appended. Raises NotSignable or CannotSign."""
    if not key.covers(words.at):
        raise CannotSign("the certificate is not valid today", "get a new certificate")
    try:
        writer = _Appending(BytesIO(pdf), strict=False)
        if writer.prev.encrypted:
            raise NotSignable("encrypted")
        signer = _AtOneMoment(
            PdfSignatureMetadata(
                field_name=_free_name(writer),
                md_algorithm="sha256",
                subfilter=fields.SigSeedSubFilter.PADES,
                name=words.name,
                location=words.agency,
                signer_key_usage=set(),
            ),
            signer=key.signer,
            timestamper=_timestamper(),
            stamp_style=_stamp(words, place.box),
            new_field_spec=fields.SigFieldSpec(
                _free_name(writer), on_page=place.page, box=place.box
            ),
        )
        signer.at = words.at
        return bytes(signer.sign_pdf(writer).getvalue())
    except (PdfError, ValueError, KeyError, IndexError) as broken:
        raise NotSignable(str(broken)) from broken
    except TimestampRequestError as silent:
        raise CannotSign(f"the timestamp authority failed: {silent}", "see to it") from silent
    except SigningError as failed:
        raise CannotSign(f"the key did not sign: {failed}", "see to the token") from failed


def _free_name(writer: IncrementalPdfFileWriter) -> str:
    taken = {each.field_name for each in writer.prev.embedded_signatures}
    number = len(taken) + 1
    while (name := f"{FIELD}{number}") in taken:
        number += 1
    return name


def _timestamper() -> RequestsHTTPTimeStamper | None:
    url = str(settings.SIGN_TSA)
    if not url:
        return None
    return RequestsHTTPTimeStamper(url, timeout=TSA_PATIENCE_S)  # type: ignore[no-untyped-call]


def _stamp(words: Words, box: Box) -> StaticStampStyle:
    """The words set by the typesetter, so that their letters are inside the file."""
    data: Mapping[str, object] = {
        "name": words.name,
        "agency": words.agency,
        "at": f"{words.at:%d/%m/%Y %H:%M:%S}",
        "synthetic": words.synthetic,
        "width": box[2] - box[0],
        "height": box[3] - box[1],
    }
    page = typesetting.pdf(STAMP, data, made_at=words.at.replace(microsecond=0))
    return StaticStampStyle(background=_Page(page), background_layout=_WHOLE_BOX, border_width=0)


_WHOLE_BOX = layout.SimpleBoxLayoutRule(
    x_align=layout.AxisAlignment.ALIGN_MID,
    y_align=layout.AxisAlignment.ALIGN_MID,
    margins=layout.Margins(left=0, right=0, top=0, bottom=0),
)


class _Page(PdfContent):
    """A page from memory; the library itself imports from files only."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        if self.writer is None:
            raise TypeError("a stamp is rendered into the file that is signed")
        reader = PdfFileReader(BytesIO(self._pdf))
        drawn = self.writer.import_page_as_xobject(reader)
        left, bottom, right, top = drawn.get_object()["/BBox"]
        self.box = layout.BoxConstraints(width=right - left, height=top - bottom)
        self.resources.xobject["/Stamp"] = drawn
        return b"/Stamp Do"
