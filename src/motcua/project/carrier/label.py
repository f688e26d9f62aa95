"""Prints the training carrier's label for a parcel."""

from pathlib import Path

import msgspec

from motcua.domain.kernel.local_time import local
from motcua.domain.kernel.money import in_figures
from motcua.domain.kernel.tracking import TrackingNumber, read_tracking
from motcua.plumbing.barcodes import code128_svg
from motcua.plumbing.typesetting import pdf
from motcua.project.carrier.book import Parcel

TEMPLATE = Path(__file__).with_name("label.typ")
CARRIER = "Bưu tá tập huấn"


def label(parcel: Parcel) -> bytes:
    """A PDF of 100 × 150 mm with the barcode of the tracking number."""
    shipment, number = parcel.shipment, read_tracking(parcel.tracking)
    data = {
        "carrier": CARRIER,
        "tracking": parcel.tracking,
        "spaced": number.spaced if isinstance(number, TrackingNumber) else parcel.tracking,
        "code128": code128_svg(parcel.tracking),
        "accepted": f"{local(parcel.accepted_at):%d/%m/%Y %H:%M}",
        "sender": msgspec.to_builtins(shipment.sender),
        "addressee": msgspec.to_builtins(shipment.addressee),
        "collect": in_figures(shipment.collect) if shipment.collect else "",
        "packet": shipment.packet,
        "consignment": shipment.consignment,
    }
    return pdf(TEMPLATE, data, made_at=parcel.accepted_at)
