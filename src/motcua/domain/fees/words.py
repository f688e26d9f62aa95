"""An amount in Vietnamese words, as a receipt must state it (circular 303/2016/TT-BTC art. 3)."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu")
_BILLION = 1_000_000_000


def in_words(amount: int) -> str:
    """The number in words: 21 is "hai mươi mốt", 105 "một trăm lẻ năm". ValueError below 0."""
    if amount < 0:
        raise ValueError(f"{amount} is negative; an amount starts at 0.")
    if amount == 0:
        return _DIGITS[0]
    return " ".join(_words(amount, spoken=False))


def dong_in_words(amount: int) -> str:
    """The line of a receipt: "Tám nghìn đồng"."""
    words = in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _words(amount: int, *, spoken: bool) -> list[str]:
    """The words of a number; `spoken` means that a higher part was said, so zeros must be heard."""
    words: list[str] = []
    billions, rest = divmod(amount, _BILLION)
    if billions:
        words += [*_words(billions, spoken=spoken), "tỷ"]
        spoken = True
    for scale in (2, 1, 0):
        group = rest // 1000**scale % 1000
        if group:
            words += _group(group, spoken=spoken)
            words += [_SCALES[scale]] if scale else []
            spoken = True
    return words


def _group(number: int, *, spoken: bool) -> list[str]:
    """Three digits; with a higher part spoken the hundreds are said even when they are zero."""
    hundreds, below = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or spoken else []
    tens, unit = divmod(below, 10)
    if tens == 0:
        if unit and words:
            words.append("lẻ")
    elif tens == 1:
        words.append("mười")
    else:
        words += [_DIGITS[tens], "mươi"]
    return words + ([_unit(unit, tens)] if unit else [])


def _unit(unit: int, tens: int) -> str:
    """The last digit: một, tư and lăm change their sound behind the tens."""
    if unit == 1 and tens >= 2:
        return "mốt"
    if unit == 4 and tens >= 2:
        return "tư"
    if unit == 5 and tens >= 1:
        return "lăm"
    return _DIGITS[unit]
