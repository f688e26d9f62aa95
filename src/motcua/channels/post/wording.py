"""How pages call the states of consignments and pick-ups, and what happened to them."""

from collections.abc import Mapping

from motcua.channels.post.shapes import PickUpStatus, Status
from motcua.domain.kernel.texts import Bilingual

STATUS_WORDS: Mapping[Status, Bilingual] = {
    Status.ACCEPTED: Bilingual("Bưu điện đã nhận gửi", "Accepted by the post"),
    Status.FILED: Bilingual("Đã nộp vào cơ quan", "Filed with the agency"),
    Status.SUPPLEMENT: Bilingual("Cơ quan yêu cầu bổ sung", "The agency asks for papers"),
    Status.DISPATCHED: Bilingual("Đang chuyển trả kết quả", "The result is on its way"),
    Status.ATTEMPTED: Bilingual("Phát chưa được", "Delivery was tried"),
    Status.HELD: Bilingual("Chờ nhận tại bưu cục", "Waiting at the post office"),
    Status.COMING_BACK: Bilingual("Đang chuyển hoàn về cơ quan", "Going back to the agency"),
    Status.CAME_BACK: Bilingual("Đã hoàn về cơ quan", "Back at the agency"),
    Status.DELIVERED: Bilingual("Đã phát", "Delivered"),
    Status.SENT_AGAIN: Bilingual("Đã gửi lại theo phiếu khác", "Sent again under another note"),
    Status.LOST: Bilingual("Đã mất", "Lost"),
}

PICK_UP_WORDS: Mapping[PickUpStatus, Bilingual] = {
    PickUpStatus.ASKED: Bilingual("Chờ phân công", "Waiting for a postman"),
    PickUpStatus.ASSIGNED: Bilingual("Đã giao bưu tá", "A postman is to come"),
    PickUpStatus.NOT_FOUND: Bilingual("Đến không gặp", "Nobody was found"),
    PickUpStatus.DONE: Bilingual("Đã nhận hồ sơ", "Fetched"),
    PickUpStatus.CANCELLED: Bilingual("Đã hủy", "Cancelled"),
}

EVENT_WORDS: Mapping[str, Bilingual] = {
    "accepted": Bilingual("Nhận gửi, niêm phong", "Accepted and sealed"),
    "dispatched": Bilingual("Cơ quan gửi trả kết quả", "Result given to the post"),
    "filed": Bilingual("Nộp vào cơ quan theo biên bản", "Filed by the signed minutes"),
    "supplement": Bilingual("Yêu cầu bổ sung giấy tờ", "Papers asked for"),
    "arrived": Bilingual("Đến cơ quan giải quyết", "Arrived at the agency"),
    "slip": Bilingual("Chuyển giấy hẹn cho người nộp", "Appointment slip passed on"),
    "attempted": Bilingual("Phát chưa được", "Delivery was tried"),
    "held": Bilingual("Giữ tại bưu cục", "Held at the post office"),
    "readdressed": Bilingual("Đổi địa chỉ nhận", "Readdressed"),
    "returning": Bilingual("Chuyển hoàn về cơ quan", "Sent back to the agency"),
    "came_back": Bilingual("Cơ quan nhận lại", "Taken back by the agency"),
    "delivered": Bilingual("Đã phát", "Delivered"),
    "sent_again": Bilingual("Gửi lại", "Sent again"),
    "lost": Bilingual("Báo mất", "Declared lost"),
    "damaged": Bilingual("Báo hư hỏng", "Declared damaged"),
    "apology": Bilingual("Xin lỗi", "Apology"),
    "compensated": Bilingual("Đã bồi thường", "Compensated"),
    "complained": Bilingual("Khiếu nại", "Complaint"),
    "answered": Bilingual("Trả lời khiếu nại", "Complaint answered"),
}
