"""Amounts of money: whole dong, nothing else."""

DONG = "VND"


def dong(amount: int, currency: str = DONG) -> int:
    """The amount as whole, non-negative dong; ValueError for another currency or a debt."""
    if currency != DONG:
        raise ValueError(f"The amount is in {currency}; only {DONG} is accepted.")
    if amount < 0:
        raise ValueError(f"{amount} is negative; an amount starts at 0.")
    return amount


def in_figures(number: int) -> str:
    """1.234.000, as people in Viet Nam set thousands apart, whatever is counted."""
    return f"{number:,}".replace(",", ".")


def in_dong(amount: int) -> str:
    """1.234.000 ₫, kept on one line: how pages and notices write money."""
    return f"{in_figures(amount)}\N{NO-BREAK SPACE}₫"
