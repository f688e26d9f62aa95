"""Signatures and photographs: checked by content, kept, carried when a form comes back."""

from collections.abc import Mapping
from typing import Any, BinaryIO, cast

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.faces.office.acts.base import Words
from motcua.plumbing import files
from motcua.plumbing.files import Empty, FileRefused, Kind, TooLarge, kind_of

LARGEST = 12_000_000
SALT = "postal.proof"
IMAGES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP, Kind.HEIC})
SHOWN = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP})
"""What a browser can show; a HEIC photograph is downloaded."""
_HEAD = 64


def keep(upload: "UploadedFile[Any]") -> str:
    """The name under which the picture is kept; ValidationError says what to do."""
    if upload.file is None:
        raise forms.ValidationError(_("Tệp trống. Ký lại hoặc chụp lại."))
    try:
        return (
            files.store().put(cast("BinaryIO", upload.file), limit=LARGEST, allowed=IMAGES).digest
        )
    except TooLarge as refused:
        raise forms.ValidationError(_("Ảnh lớn hơn 12 MB. Chụp lại với cỡ nhỏ hơn.")) from refused
    except Empty as refused:
        raise forms.ValidationError(_("Tệp trống. Ký lại hoặc chụp lại.")) from refused
    except FileRefused as refused:
        raise forms.ValidationError(_("Tệp không phải ảnh. Chọn ảnh PNG, JPEG.")) from refused


def read(digest: str) -> tuple[bytes, Kind] | None:
    """The picture with its kind by content; None when it is not kept here."""
    try:
        content = files.store().read(digest)
    except (files.NotKept, files.Damaged):
        return None
    kind = kind_of(content[:_HEAD])
    return (content, kind) if kind in IMAGES and kind is not None else None


def sealed(digest: str) -> str:
    """Names a kept picture in a hidden field so that nobody can name another."""
    return signing.dumps(digest, salt=SALT)


def unsealed(text: str) -> str:
    try:
        return str(signing.loads(text, salt=SALT))
    except signing.BadSignature:
        return ""


def with_value(data: Mapping[str, object], name: str, value: str) -> Mapping[str, object]:
    """What was sent, with one value put in its place."""
    if not isinstance(data, QueryDict):
        return {**data, name: value}
    changed = data.copy()
    changed[name] = value
    return changed


def picture(label: Words, *, hint: Words = "") -> forms.FileField:
    """A photograph; on a telephone the field opens the camera."""
    attrs = {"accept": "image/png,image/jpeg,image/webp,image/heic", "capture": "environment"}
    return forms.FileField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.FileInput(attrs=attrs),
        error_messages={"empty": _("Tệp trống. Ký lại hoặc chụp lại.")},
    )


class SignedSlip:
    """The part of a form that brings a signature; a form that returns keeps what was sent.

    A form that uses it has the fields `proof` and `proof_kept`.
    """

    @staticmethod
    def kept(cleaned: dict[str, object]) -> str:
        """The digest of what was sent now or before; empty when there is neither."""
        upload = cleaned.get("proof")
        if isinstance(upload, UploadedFile):
            return keep(upload)
        return unsealed(str(cleaned.get("proof_kept") or ""))
