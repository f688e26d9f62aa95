"""The printed papers of the post: note, delivery slip, invitation, apology, address label."""

from motcua.channels.post.forms.content import (
    AddressLabel,
    ConsignmentPaper,
    DeliverySlip,
    End,
    Invitation,
    ListedPaper,
    LossLetter,
    PriceLine,
    SignedBy,
    Stated,
)
from motcua.channels.post.forms.render import (
    address_label,
    consignment_note,
    delivery_slip,
    invitation,
    loss_letter,
)

__all__ = [
    "AddressLabel",
    "ConsignmentPaper",
    "DeliverySlip",
    "End",
    "Invitation",
    "ListedPaper",
    "LossLetter",
    "PriceLine",
    "SignedBy",
    "Stated",
    "address_label",
    "consignment_note",
    "delivery_slip",
    "invitation",
    "loss_letter",
]
