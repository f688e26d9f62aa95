"""Examines the signatures of a PDF, and tries to sign one, in a process apart and in bounds.

A file of two kilobytes can keep a reader of PDF busy for ever; here it keeps only itself busy.
"""

import os

import msgspec
from django.conf import settings

from motcua.plumbing.confined import NotOpened, run
from motcua.plumbing.signing_values import Believed, Examination, NotSignable, Place, unread

SECONDS = 5
"""Of computing; a result of ours takes a tenth of a second."""
CHECK, TRIAL = "motcua.plumbing.signing_child", "motcua.plumbing.signing_trial_child"
CLOCK = ("MOTCUA_AS_OF", "MOTCUA_AS_OF_SINCE")


def examine(pdf: bytes) -> Examination:
    """By the authorities the settings name; never raises for what is in the file, only Busy."""
    believed = msgspec.json.encode(configured()).decode()
    clock = {name: os.environ[name] for name in CLOCK if name in os.environ}
    try:
        said = run((CHECK, str(SECONDS), believed), pdf, clock)
    except NotOpened:
        return unread(pdf)
    return msgspec.json.decode(said, type=Examination)


def attempt(pdf: bytes, place: Place) -> None:
    """Whether a field can be put into somebody's PDF; raises NotSignable, or Busy."""
    asked = (SECONDS, place.page, *place.box)
    try:
        run((TRIAL, *(str(each) for each in asked)), pdf)
    except NotOpened as fault:
        raise NotSignable(fault.fault) from fault


def configured() -> Believed:
    """Whom the settings believe; in training the training authority as well."""
    return Believed(
        roots=(settings.SIGN_TRUST,) if settings.SIGN_TRUST else (),
        revoked=tuple(settings.SIGN_CRLS),
        training=str(settings.VAR) if settings.TRAINING else "",
    )
