"""What any outside carrier can be asked, whatever language it speaks."""

from typing import Protocol

from motcua.channels.carriers.protocol import Accepted, Page, Shipment


class CarrierUnreachable(Exception):
    """No answer, or none to be understood; the same may be asked again later."""


class CarrierRefused(Exception):
    """The carrier understood and said no; asking the same again is of no use."""


class Carrier(Protocol):
    """Each call may be repeated: the carrier knows a shipment by its reference.

    All raise CarrierUnreachable and CarrierRefused.
    """

    def create(self, shipment: Shipment) -> Accepted: ...

    def cancel(self, tracking: str) -> None: ...

    def label(self, tracking: str) -> bytes:
        """A PDF."""
        ...

    def events(self, since: int) -> Page: ...
