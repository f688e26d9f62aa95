"""What commands are called on buttons, and what to say of who acts next."""

from collections.abc import Mapping

from motcua.domain.dossier import commands as c
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.texts import Bilingual

COMMAND_WORDS: Mapping[type[c.Command], Bilingual] = {
    c.RegisterDraft: Bilingual("Lưu bản nháp", "Save draft"),
    c.Receive: Bilingual("Tiếp nhận", "Receive"),
    c.AskSupplementAtIntake: Bilingual("Yêu cầu bổ sung khi nộp", "Ask for papers at intake"),
    c.RefuseAtIntake: Bilingual("Từ chối tiếp nhận", "Do not accept"),
    c.Submit: Bilingual("Nộp trực tuyến", "File online"),
    c.SendSupplement: Bilingual("Gửi bổ sung trực tuyến", "Send the supplement online"),
    c.TakeBack: Bilingual("Rút lại hồ sơ vừa nộp", "Take the filing back"),
    c.Forward: Bilingual("Chuyển đúng nơi tiếp nhận", "Send to the right place"),
    c.Transfer: Bilingual("Chuyển cơ quan giải quyết", "Pass to the agency"),
    c.Assign: Bilingual("Phân công thụ lý", "Assign"),
    c.Reassign: Bilingual("Phân công lại", "Reassign"),
    c.StartStep: Bilingual("Bắt đầu bước", "Start step"),
    c.FinishStep: Bilingual("Hoàn tất bước", "Finish step"),
    c.UndoStep: Bilingual("Hủy bước", "Undo step"),
    c.MoveToSuccessor: Bilingual("Chuyển đơn vị kế thừa", "Move to successor"),
    c.SeekOpinion: Bilingual("Lấy ý kiến", "Seek an opinion"),
    c.AnswerOpinion: Bilingual("Ghi nhận ý kiến", "Enter the opinion"),
    c.NoteSilence: Bilingual("Ghi nhận im lặng", "Note the silence"),
    c.AskSupplement: Bilingual("Yêu cầu bổ sung", "Ask for a supplement"),
    c.ReceiveSupplement: Bilingual("Nhận bổ sung", "Receive the supplement"),
    c.ReturnSupplement: Bilingual("Trả lại phần bổ sung", "Give the supplement back"),
    c.RequestPayment: Bilingual("Yêu cầu nộp tiền", "Request payment"),
    c.RecordPayment: Bilingual("Ghi nhận nộp tiền", "Record payment"),
    c.Extend: Bilingual("Xin lỗi và hẹn lại", "Apologise and re-appoint"),
    c.ApplySuspension: Bilingual("Áp dụng thông báo nghỉ", "Apply a closure notice"),
    c.NoteTransit: Bilingual("Ghi thời gian vận chuyển", "Note time on the way"),
    c.Propose: Bilingual("Trình ký", "Propose"),
    c.ProposeAtOnce: Bilingual("Trình ký ngay tại quầy", "Propose at once"),
    c.SendBack: Bilingual("Trả lại chuyên viên", "Send back"),
    c.Approve: Bilingual("Phê duyệt", "Approve"),
    c.RefuseAsResult: Bilingual("Từ chối giải quyết", "Refuse"),
    c.CorrectError: Bilingual("Sửa sai sót", "Correct an error"),
    c.ReturnResult: Bilingual("Trả kết quả", "Return the result"),
    c.RequestWithdrawal: Bilingual("Xin rút hồ sơ", "Request withdrawal"),
    c.Stop: Bilingual("Dừng giải quyết", "Stop"),
    c.Resume: Bilingual("Giải quyết tiếp", "Resume"),
}

NEXT_WORDS: Mapping[Stage, Bilingual] = {
    Stage.DRAFT: Bilingual("Nộp đủ giấy tờ để được tiếp nhận", "Hand in the papers"),
    Stage.SUBMITTED: Bilingual("Nơi tiếp nhận kiểm tra, trả lời", "The unit checks and answers"),
    Stage.SUPPLEMENT_AT_INTAKE: Bilingual("Nộp giấy tờ còn thiếu", "Bring the missing papers"),
    Stage.NOT_ACCEPTED: Bilingual("Hồ sơ đã khép lại", "The dossier is closed"),
    Stage.RECEIVED: Bilingual("Chuyển đến cơ quan giải quyết", "Goes to the agency"),
    Stage.TRANSFERRED: Bilingual("Lãnh đạo phân công người thụ lý", "The head assigns an officer"),
    Stage.IN_PROGRESS: Bilingual("Chuyên viên thẩm định", "The officer examines it"),
    Stage.SUPPLEMENT: Bilingual("Người nộp bổ sung giấy tờ", "The applicant brings papers"),
    Stage.AWAITING_PAYMENT: Bilingual("Người nộp nộp tiền", "The applicant pays"),
    Stage.PROPOSED: Bilingual("Lãnh đạo xem xét, ký", "The head decides"),
    Stage.WITHDRAWAL_REQUESTED: Bilingual("Lãnh đạo xem xét đơn rút", "The head looks at it"),
    Stage.STOPPED: Bilingual("Hồ sơ đã khép lại", "The dossier is closed"),
    Stage.APPROVED: Bilingual("Đến nhận kết quả", "Collect the result"),
    Stage.REFUSED: Bilingual("Đến nhận văn bản từ chối", "Collect the refusal"),
    Stage.RETURNED: Bilingual("Hồ sơ đã khép lại", "The dossier is closed"),
}
"""What comes next, seen from outside."""
