"""Imports a heavy module when it is first used: most processes never sign, draw or open workbooks.

Beside it the module is imported for the type checker, and the fence of the tiers sees it there:

    if TYPE_CHECKING:
        import openpyxl
    else:
        openpyxl = late("openpyxl")
"""

from importlib import import_module


class _Late:
    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        return getattr(import_module(self._name), attribute)


def late(name: str) -> _Late:
    """Stands for the module; whatever is asked of it is asked of the module itself."""
    return _Late(name)
