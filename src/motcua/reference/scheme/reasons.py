"""Why the post may not do a deed: which line is not there, and which decision would make it."""

from collections.abc import Sequence
from datetime import date

from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.texts import Bilingual
from motcua.reference.scheme.lines import Deed, Line, speaking
from motcua.reference.scheme.vocabulary import (
    TASK_WORDS,
    channel_words,
    field_words,
    subject_words,
)

UNNAMED = Bilingual("quyết định chưa rõ số", "a decision whose number is not known")


def not_staff(deed: Deed) -> Bilingual:
    words = TASK_WORDS[deed.task]
    return Bilingual(
        f"Chỉ công chức hoặc nhân viên bưu chính được {words.vi}.",
        f"Only officials or postal staff may {words.en}.",
    )


def missing(deed: Deed, unit: str, on: date, lines: Sequence[Line]) -> Bilingual:
    """The line that is not there, what is there instead, and what to do.

    `unit` is the unit's name; `lines` are all its lines for the task, of any time.
    """
    words, there = TASK_WORDS[deed.task], _there(deed, on, lines)
    channel = channel_words(deed.channel)
    field = field_words(deed.field)
    about = Bilingual(
        f"lĩnh vực {field.vi}, " if deed.field else "",
        f" in the field of {field.en}" if deed.field else "",
    )
    by = Bilingual(
        f"kênh {channel.vi}, " if deed.channel else "",
        f" by the channel {channel.en}" if deed.channel else "",
    )
    return Bilingual(
        f"Đề án chuyển giao không có dòng giao bưu điện {words.vi}, {about.vi}{by.vi}tại {unit} "
        f"vào ngày {on:%d/%m/%Y}. {there.vi} Hãy chuyển cho công chức tại quầy.",
        f"The transfer scheme has no line that lets the post {words.en}{about.en}{by.en} at {unit} "
        f"on {on:%Y-%m-%d}. {there.en} Pass it to an official at the counter.",
    )


def _there(deed: Deed, on: date, lines: Sequence[Line]) -> Bilingual:
    """The nearest line there is and why it does not help; else the decision that is missing."""
    now = speaking(lines, deed, on)
    if now is not None:
        return _other_hands(now)
    given = [line for line in lines if line.holds_on(on) and line.employer is Employer.POST]
    nearest = _nearest(deed, on, lines)
    if nearest is None:
        return _not_given(given)
    if not given:
        return nearest
    here = _not_given(given)
    return Bilingual(f"{here.vi} {nearest.vi}", f"{here.en} {nearest.en}")


def _nearest(deed: Deed, on: date, lines: Sequence[Line]) -> Bilingual | None:
    """The lines that would allow it on another day: the last to end and the next to begin."""
    about = [
        line
        for line in lines
        if line.covers(deed)
        and line.channel in {"", deed.channel}
        and line.employer is Employer.POST
    ]
    told = [_past(about, on), _later(about, on)]
    known = [each for each in told if each is not None]
    if not known:
        return None
    return Bilingual(" ".join(each.vi for each in known), " ".join(each.en for each in known))


def _later(lines: Sequence[Line], on: date) -> Bilingual | None:
    line = min((line for line in lines if line.first > on), key=_first, default=None)
    if line is None:
        return None
    return Bilingual(
        f"{_named(line).vi} chỉ có hiệu lực từ {line.first:%d/%m/%Y}.",
        f"{_named(line).en} takes effect on {line.first:%Y-%m-%d} only.",
    )


def _past(lines: Sequence[Line], on: date) -> Bilingual | None:
    past = [(line.last, line) for line in lines if line.last is not None and line.last < on]
    if not past:
        return None
    last, line = max(past, key=lambda ended: ended[0])
    return Bilingual(
        f"{_named(line).vi} đã hết hiệu lực sau ngày {last:%d/%m/%Y}; thiếu quyết định giao "
        "tiếp của UBND tỉnh.",
        f"{_named(line).en} ended after {last:%Y-%m-%d}; a decision of the provincial People's "
        "Committee that goes on with it is missing.",
    )


def _first(line: Line) -> date:
    return line.first


def _other_hands(line: Line) -> Bilingual:
    if line.employer is Employer.AGENCY:
        return Bilingual(
            f"{_named(line).vi} giao việc này cho công chức.",
            f"{_named(line).en} gives it to officials.",
        )
    return Bilingual(
        f"{_named(line).vi} chỉ giao cho nhân viên của {line.body}.",
        f"{_named(line).en} gives it to the staff of {line.body} only.",
    )


def _not_given(given: Sequence[Line]) -> Bilingual:
    """Nothing was ever said of such work here; what the post has been given for this task."""
    wanted = Bilingual(
        "Thiếu quyết định của UBND tỉnh giao việc này",
        "A decision of the provincial People's Committee that gives it is missing",
    )
    if not given:
        return Bilingual(f"{wanted.vi}.", f"{wanted.en}.")
    subjects = tuple(dict.fromkeys(subject_words(line.subject) for line in given))
    channels = tuple(dict.fromkeys(line.channel for line in given if line.channel))
    fields = Bilingual(
        ", ".join(each.vi for each in subjects), ", ".join(each.en for each in subjects)
    )
    by = Bilingual(
        f"; kênh {', '.join(channel_words(each).vi for each in channels)}" if channels else "",
        f"; by {', '.join(channel_words(each).en for each in channels)}" if channels else "",
    )
    decisions = _decisions(given)
    return Bilingual(
        f"{wanted.vi}; tại đây {decisions.vi} mới giao: {fields.vi}{by.vi}.",
        f"{wanted.en}; here {decisions.en} gives only: {fields.en}{by.en}.",
    )


def _decisions(lines: Sequence[Line]) -> Bilingual:
    names = tuple(dict.fromkeys(line.decision for line in lines if line.decision))
    return Bilingual(", ".join(names), ", ".join(names)) if names else UNNAMED


def _named(line: Line) -> Bilingual:
    decision = _decisions([line])
    return Bilingual(
        f"Dòng số {line.number} ({decision.vi})", f"Line {line.number} ({decision.en})"
    )
