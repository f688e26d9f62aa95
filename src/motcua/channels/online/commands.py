"""The one door to change drafts and to file them."""

from motcua.channels.online.answering import (
    accept,
    ask_supplement,
    confirm_supplement,
    forward,
    refuse,
    return_supplement,
)
from motcua.channels.online.attaching import attach, bring_later, claim_reliefs, detach, reuse
from motcua.channels.online.choosing import choose_place, choose_way_out
from motcua.channels.online.correcting import correct, take_back
from motcua.channels.online.drafting import (
    begin,
    discard,
    look_again_done,
    resume,
    save,
    scan_card,
    set_aside,
)
from motcua.channels.online.shapes import (
    Beginning,
    Mandated,
    Organisation,
    Own,
    Submitted,
    WayOut,
)
from motcua.channels.online.submitting import submit

__all__ = [
    "Beginning",
    "Mandated",
    "Organisation",
    "Own",
    "Submitted",
    "WayOut",
    "accept",
    "ask_supplement",
    "attach",
    "begin",
    "bring_later",
    "choose_place",
    "choose_way_out",
    "claim_reliefs",
    "confirm_supplement",
    "correct",
    "detach",
    "discard",
    "forward",
    "look_again_done",
    "refuse",
    "resume",
    "return_supplement",
    "reuse",
    "save",
    "scan_card",
    "set_aside",
    "submit",
    "take_back",
]
