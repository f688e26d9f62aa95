"""What people may try in the course of random lives, sensible and not."""

from collections.abc import Sequence
from datetime import timedelta

from motcua.domain.calendar.workdays import Suspension
from motcua.domain.dossier import commands as c
from motcua.domain.dossier.party import PaperCount
from motcua.domain.kernel.actor import Actor
from tests import builders as b

SUCCESSOR = c.MoveToSuccessor(
    receiving_unit=b.ONE_STOP, competent_agency="H20.15", decision="NQ 202/2025/QH15"
)
QUESTION = c.SeekOpinion(
    agency="H20.02", question="Có ý kiến gì?", answer_by=b.moment("2019-08-09T17:00")
)
STORM = Suspension(b.MONDAY_2019, b.MONDAY_2019 + timedelta(days=3), "CĐ 01/CĐ-UBND")


OPENINGS: Sequence[tuple[Actor, c.IntakeCommand]] = (
    (b.RECEPTION, c.Receive(filing=b.FILING)),
    (b.RECEPTION, c.RegisterDraft(filing=b.FILING)),
    (b.RECEPTION, c.AskSupplementAtIntake(filing=b.FILING, missing=b.LACKING)),
    (b.RECEPTION, c.RefuseAtIntake(filing=b.FILING, reason="Không thuộc thẩm quyền")),
)
ACTS: Sequence[tuple[Actor, c.Command]] = (
    *OPENINGS,
    (b.CITIZEN, b.SUBMIT),
    (b.CITIZEN, b.SEND),
    (b.CITIZEN, b.SEND_BETTER),
    (b.RECEPTION, b.GIVE_BACK),
    (b.CITIZEN, c.TakeBack(reason="Nộp nhầm")),
    (b.RECEPTION, b.FORWARD),
    (b.RECEPTION, c.Transfer()),
    (b.HEAD, b.ASSIGN),
    (b.HEAD, c.Reassign(officer="other", officer_name="Người Khác", reason="Nghỉ phép")),
    *((b.OFFICER, c.StartStep(number=number)) for number in (2, 3)),
    *((b.OFFICER, c.FinishStep(number=number)) for number in (2, 3)),
    (b.HEAD, c.UndoStep(number=3, reason="Thiếu chữ ký")),
    (b.OFFICER, c.AskSupplement(missing=b.LACKING)),
    (b.RECEPTION, c.ReceiveSupplement(papers=(PaperCount(code="proof", certified=1),))),
    (b.OFFICER, c.RequestPayment(items=(b.FEE,), notice="TB 12/TB-UBND")),
    (b.RECEPTION, c.RecordPayment(amount=50_000, method="cash", proof="BL 0012")),
    (b.OFFICER, b.PROPOSE),
    (b.OFFICER, b.TO_REFUSE),
    (b.HEAD, c.SendBack(reason="Chưa rõ căn cứ")),
    (b.HEAD, c.Approve(result=b.RESULT)),
    (b.HEAD, c.RefuseAsResult(reason="Không đủ điều kiện", legal_basis="Luật Hộ tịch")),
    (b.RECEPTION, b.RETURN),
    (b.RECEPTION, c.RequestWithdrawal(reason="Không còn nhu cầu")),
    (b.HEAD, c.Stop(fee_consequence="Không hoàn phí")),
    (b.HEAD, c.Resume(reason="Người nộp đổi ý")),
    (b.CONTROLLER, SUCCESSOR),
    (b.CONTROLLER, c.ApplySuspension(suspension=STORM)),
    (b.OPERATOR, b.ON_THE_WAY),
    (b.OFFICER, QUESTION),
    (b.OFFICER, c.AnswerOpinion(agency="H20.02", answer="Thống nhất")),
    (b.OFFICER, c.NoteSilence(agency="H20.02")),
    (b.HEAD, c.Extend(new_due_at=b.moment("2019-08-20T17:00"), reason="Chờ xác minh")),
    (b.HEAD, c.CorrectError(what="Sai ngày sinh", corrected_result=b.RESULT)),
)
