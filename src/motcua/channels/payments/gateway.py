"""What a payment gateway must be able to do, whoever it is."""

from datetime import date
from typing import Protocol

from motcua.channels.payments.protocol import Asked, Back, Day, Opened, Standing


class GatewayUnreachable(Exception):
    """It did not answer, or not in a way one can read; asking again may help."""


class GatewayRefused(Exception):
    """It said no; asking again is no use."""


class Gateway(Protocol):
    def open(self, asked: Asked) -> Opened: ...

    def standing(self, reference: str) -> Standing: ...

    def give_back(self, back: Back) -> Standing: ...

    def day(self, day: date) -> Day: ...
