"""What the selects of the office offer, in the order people need it."""

from django.utils.translation import gettext_lazy as _

from motcua.domain.dossier.party import Channel, Subject
from motcua.domain.kernel.identity import IdentityKind

IDENTITY_KINDS = (
    (IdentityKind.PERSONAL_ID.value, _("Căn cước, số định danh")),
    (IdentityKind.OLD_ID.value, _("Chứng minh nhân dân")),
    (IdentityKind.PASSPORT.value, _("Hộ chiếu")),
    (IdentityKind.TAX_CODE.value, _("Mã số thuế")),
    (IdentityKind.NONE.value, _("Không có (trẻ em chưa có số)")),
)
SUBJECTS = (
    (Subject.CITIZEN.value, _("Công dân")),
    (Subject.ORGANISATION.value, _("Tổ chức")),
    (Subject.BUSINESS.value, _("Doanh nghiệp, hộ kinh doanh")),
    (Subject.FOREIGNER.value, _("Người nước ngoài")),
)
CHANNELS = (
    (Channel.COUNTER.value, _("Tại quầy một cửa")),
    (Channel.POST_COUNTER.value, _("Tại điểm bưu chính")),
    (Channel.POSTMAN.value, _("Bưu tá, bưu chính công ích")),
    (Channel.HOME_VISIT.value, _("Tại nhà")),
    (Channel.ONLINE.value, _("Trực tuyến")),
)
CHANNEL_WORDS = dict(CHANNELS)
IDENTITY_WORDS = dict(IDENTITY_KINDS)
