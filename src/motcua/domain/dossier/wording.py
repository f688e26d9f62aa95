"""What stages, roles, channels and proposals are called in front of people."""

from collections.abc import Mapping

from motcua.domain.dossier.commands import Proposal
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.state import Stage
from motcua.domain.kernel.actor import Role
from motcua.domain.kernel.texts import Bilingual

STAGE_WORDS: Mapping[Stage, Bilingual] = {
    Stage.DRAFT: Bilingual("Mới đăng ký", "Draft"),
    Stage.SUBMITTED: Bilingual("Đã nộp, chờ trả lời", "Submitted, waiting for an answer"),
    Stage.SUPPLEMENT_AT_INTAKE: Bilingual("Chờ bổ sung khi nộp", "Supplement asked at intake"),
    Stage.NOT_ACCEPTED: Bilingual("Không được tiếp nhận", "Not accepted"),
    Stage.RECEIVED: Bilingual("Đã tiếp nhận", "Received"),
    Stage.TRANSFERRED: Bilingual("Đã chuyển cơ quan giải quyết", "Passed to the agency"),
    Stage.IN_PROGRESS: Bilingual("Đang giải quyết", "In progress"),
    Stage.SUPPLEMENT: Bilingual("Chờ bổ sung hồ sơ", "Waiting for a supplement"),
    Stage.AWAITING_PAYMENT: Bilingual("Chờ nghĩa vụ tài chính", "Waiting for payment"),
    Stage.PROPOSED: Bilingual("Đã trình ký", "Proposed for signature"),
    Stage.WITHDRAWAL_REQUESTED: Bilingual("Xin rút hồ sơ", "Withdrawal requested"),
    Stage.STOPPED: Bilingual("Đã dừng giải quyết", "Stopped"),
    Stage.APPROVED: Bilingual("Đã có kết quả", "Result ready"),
    Stage.REFUSED: Bilingual("Từ chối giải quyết", "Refused"),
    Stage.RETURNED: Bilingual("Đã trả kết quả", "Result returned"),
}

ROLE_WORDS: Mapping[Role, Bilingual] = {
    Role.RECEPTION_OFFICIAL: Bilingual("công chức tiếp nhận", "reception official"),
    Role.POSTAL_CLERK: Bilingual("nhân viên bưu chính", "postal clerk"),
    Role.CASE_OFFICER: Bilingual("chuyên viên thụ lý", "case officer"),
    Role.HEAD_OF_AGENCY: Bilingual("lãnh đạo cơ quan", "head of agency"),
    Role.UNIT_MANAGER: Bilingual("quản lý bộ phận một cửa", "one-stop unit manager"),
    Role.PROVINCIAL_CONTROLLER: Bilingual("kiểm soát thủ tục cấp tỉnh", "provincial controller"),
    Role.AUDITOR: Bilingual("kiểm toán viên", "auditor"),
    Role.OPERATOR: Bilingual("người vận hành", "operator"),
    Role.CITIZEN: Bilingual("công dân", "citizen"),
    Role.REPRESENTATIVE: Bilingual("đại diện tổ chức", "organisation's representative"),
    Role.HELPER: Bilingual("người được ủy quyền", "authorised helper"),
    Role.SYSTEM: Bilingual("hệ thống", "the system"),
}

CHANNEL_WORDS: Mapping[Channel, Bilingual] = {
    Channel.COUNTER: Bilingual("tại quầy", "counter"),
    Channel.POST_COUNTER: Bilingual("quầy bưu điện", "post-office counter"),
    Channel.ONLINE: Bilingual("trực tuyến", "online"),
    Channel.POSTMAN: Bilingual("bưu tá", "postman"),
    Channel.HOME_VISIT: Bilingual("tại nhà theo hẹn", "visit at home"),
}

PROPOSAL_WORDS: Mapping[Proposal, Bilingual] = {
    Proposal.APPROVE: Bilingual("phê duyệt", "approve"),
    Proposal.REFUSE: Bilingual("từ chối", "refuse"),
}

DEGREE_OF_COMPLETION: Mapping[Stage, int] = {
    Stage.DRAFT: 0,
    Stage.SUBMITTED: 5,
    Stage.SUPPLEMENT_AT_INTAKE: 0,
    Stage.NOT_ACCEPTED: 100,
    Stage.RECEIVED: 10,
    Stage.TRANSFERRED: 20,
    Stage.IN_PROGRESS: 50,
    Stage.SUPPLEMENT: 50,
    Stage.AWAITING_PAYMENT: 60,
    Stage.PROPOSED: 80,
    Stage.WITHDRAWAL_REQUESTED: 50,
    Stage.STOPPED: 100,
    Stage.APPROVED: 95,
    Stage.REFUSED: 95,
    Stage.RETURNED: 100,
}
"""Percent shown to anybody who knows the code (circular 01/2018 art. 16.2d)."""
