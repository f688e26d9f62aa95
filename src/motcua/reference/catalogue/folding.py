"""How procedures are found by what people type: filler words, beginnings, initials."""

from motcua.domain.kernel.folding import folded

FILLERS = frozenset(
    {"a", "can", "cap", "cho", "cua", "dang", "de", "den", "di", "giay", "ho", "ky", "lam", "ly"}
    | {"muon", "nop", "o", "so", "the", "thi", "thu", "to", "toi", "tuc", "va", "ve", "voi", "xin"}
)
"""Words that stand in half of all requests; they count little when results are ranked."""


def padded(text: str) -> str:
    """The folded text between spaces, so that " word" only matches the start of a word."""
    return f" {folded(text)} "


def initials(text: str) -> str:
    """The first letters of the words: "Đăng ký khai sinh" gives dkks."""
    return "".join(word[0] for word in folded(text).split())
