"""What each figure of the post's report counts, in the words its readers see."""

from motcua.domain.kernel.texts import Bilingual

DEFINED: dict[str, Bilingual] = {
    "sent": Bilingual(
        "Phiếu gửi hồ sơ đến cơ quan, nhận gửi trong kỳ.",
        "Dossiers accepted in the period to go to an agency.",
    ),
    "returned": Bilingual(
        "Phiếu trả kết quả, giao cho bưu chính trong kỳ; gửi lại là một phiếu mới.",
        "Results given to the post in the period; one sent again counts again.",
    ),
    "revenue": Bilingual(
        "Cước của các phiếu nhận gửi trong kỳ, không kể phí, lệ phí.",
        "Postage of what was accepted in the period, without fees and charges.",
    ),
    "delivered": Bilingual(
        "Đến cơ quan (hai bên ký biên bản) hay đến tay người nhận trong kỳ, dù nhận gửi kỳ trước.",
        "Reached the agency (minutes signed) or the addressee in the period, accepted whenever.",
    ),
    "on_time": Bilingual(
        "Trong số đã phát: không sau thời điểm đã hẹn (J+n).",
        "Of those delivered: not after what was promised (J+n).",
    ),
    "on_time_share": Bilingual(
        "Phát đúng J+n chia cho đã phát; của tổng là tổng chia tổng.",
        "Within J+n over delivered; a total has the share of its sums.",
    ),
    "not_delivered": Bilingual(
        "Hành trình kết thúc trong kỳ mà không đến ai: chuyển hoàn hoặc mất.",
        "Ended in the period and reached nobody: came back or was lost.",
    ),
    "overdue": Bilingual(
        "Đã quá J+n và còn đi trên đường vào cuối kỳ (kỳ chưa hết: vào lúc lập).",
        "Past J+n and on the way at the end of the period (while it runs: now).",
    ),
    "lost": Bilingual(
        "Túi hay giấy tờ khai báo mất trong kỳ; khai hai lần là một.",
        "Packets or papers declared lost in the period; declared twice is one.",
    ),
    "damaged": Bilingual(
        "Túi hay giấy tờ khai báo hư hỏng trong kỳ.",
        "Packets or papers declared damaged in the period.",
    ),
    "complaints": Bilingual("Khiếu nại nhận trong kỳ.", "Complaints made in the period."),
    "answered": Bilingual(
        "Khiếu nại trả lời trong kỳ, dù nhận kỳ trước.",
        "Complaints answered in the period, made whenever.",
    ),
    "answered_in_time": Bilingual(
        "Trong số đã trả lời: không quá hạn trả lời.",
        "Of those answered: not after the answer was due.",
    ),
    "answered_share": Bilingual(
        "Trả lời đúng hạn chia cho đã trả lời.", "Answered in time over answered."
    ),
    "unanswered": Bilingual(
        "Quá hạn mà chưa trả lời vào cuối kỳ (kỳ chưa hết: vào lúc lập).",
        "Past due and unanswered at the end of the period (while it runs: now).",
    ),
    "compensation": Bilingual(
        "Chi phí cấp lại và bồi thường khai báo trong kỳ, cộng số nhận bồi thường khi trả lời "
        "khiếu nại trong kỳ; đã chi hay chưa.",
        "Costs and damages declared in the period and awarded in its answers, paid or not.",
    ),
}
