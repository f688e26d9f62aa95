"""Names of banks by their BIN, for people who type a transfer by hand."""

BANKS = {
    "970403": "Sacombank",
    "970405": "Agribank",
    "970407": "Techcombank",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970422": "MB",
    "970423": "TPBank",
    "970432": "VPBank",
    "970436": "Vietcombank",
    "970437": "HDBank",
    "970441": "VIB",
    "970443": "SHB",
    "970448": "OCB",
    "970452": "KienlongBank",
}
"""The banks most people use; any other is named by its number alone."""


def bank_name(number: str) -> str:
    known = BANKS.get(number)
    return f"{known} ({number})" if known else number
