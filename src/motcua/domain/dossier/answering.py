"""By when an online filing is answered, with the grounds (decree 61/2018 art. 17.3).

The moment is the system's, day and night; only the hours of the receiving unit count.
"""

from motcua.domain.calendar.hours import add_working_hours, to_minute
from motcua.domain.calendar.reasons import Reason, moment_text
from motcua.domain.dossier.context import Context
from motcua.domain.dossier.events.base import Due
from motcua.domain.dossier.online import Turn
from motcua.domain.kernel.texts import Bilingual


def answer_due(turn: Turn | None, context: Context) -> Due:
    """Counted from now; an earlier promise of the same dossier is never moved back."""
    rules, calendar = context.rules.online, context.rules.calendar
    at = to_minute(context.at)
    end = add_working_hours(at, rules.answer_hours, calendar)
    if turn is not None:
        end = max(end, turn.answer_by)
    said, until = moment_text(at), moment_text(end)
    came = Bilingual(f"Hệ thống nhận lúc {said.vi}.", f"The system received it at {said.en}.")
    note = Bilingual(
        f"Trả lời trong {rules.answer_hours} giờ làm việc của nơi tiếp nhận: trước {until.vi}.",
        f"Answered within {rules.answer_hours} working hours of the unit: by {until.en}.",
    )
    before = turn.answer_by if turn else None
    reasons = (
        *(turn.reasons if turn else ()),
        Reason("submitted", rules.article, before, at, came),
        Reason("answer", rules.article, at, end, note),
    )
    return Due(at=end, reasons=reasons, calendar=calendar.version)


def forwarded_due(turn: Turn, context: Context) -> Due:
    """Sent on to the right place: the hours start anew as often as the rule says, else go on."""
    if turn.forwarded < context.rules.online.restarts:
        return answer_due(turn, context)
    note = Bilingual(
        "Chuyển tiếp không làm tính lại giờ trả lời.", "Sending it on leaves the hours as they are."
    )
    kept = Reason("forwarded", context.rules.online.article, turn.answer_by, turn.answer_by, note)
    return Due(at=turn.answer_by, reasons=(*turn.reasons, kept), calendar=turn.calendar)
