"""How a refusal of the domain travels through the shell."""

from motcua.domain.kernel.refusal import Refusal


class Refused(Exception):
    """A command was refused; carries the refusal as a value."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text("en"))
        self.refusal = refusal


class Busy(Refused):
    """The refusal holds for a moment only; the same again will do."""
