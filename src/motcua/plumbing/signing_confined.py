"""Examines the signatures of a stranger's PDF in a process apart, with bounded memory and time.

A file of two kilobytes can keep a reader of PDF busy for ever; here it keeps only itself busy.
"""

import os
from pathlib import Path

import msgspec
from django.conf import settings

from motcua.plumbing.confined import NotOpened, run
from motcua.plumbing.signing_values import Believed, Examination, unread

SECONDS = 5
"""Of computing; a result of ours takes a tenth of a second."""
SOURCES = Path(__file__).resolve().parents[2]
CLOCK = ("MOTCUA_AS_OF", "MOTCUA_AS_OF_SINCE")


def examine(pdf: bytes) -> Examination:
    """By the authorities the settings name; never raises for what is in the file."""
    believed = msgspec.json.encode(configured()).decode()
    clock = {name: os.environ[name] for name in CLOCK if name in os.environ}
    program = ("-P", "-s", "-m", "motcua.plumbing.signing_child", str(SECONDS), believed)
    try:
        said = run(program, pdf, {**clock, "PYTHONPATH": str(SOURCES)})
    except NotOpened:
        return unread(pdf)
    return msgspec.json.decode(said, type=Examination)


def configured() -> Believed:
    """Whom the settings believe; in training the training authority as well."""
    return Believed(
        roots=(settings.SIGN_TRUST,) if settings.SIGN_TRUST else (),
        revoked=tuple(settings.SIGN_CRLS),
        training=str(settings.VAR) if settings.TRAINING else "",
    )
