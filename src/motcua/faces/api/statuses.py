"""The one table from a refusal to the status of its answer."""

from collections.abc import Mapping
from http import HTTPStatus

from motcua.channels.carriers import refusals as carriers
from motcua.channels.custody import refusals as k
from motcua.domain.custody import refusals as held
from motcua.domain.dossier import refusals as d
from motcua.domain.kernel.refusal import Refusal
from motcua.domain.kernel.texts import Bilingual
from motcua.dossiers import printing
from motcua.dossiers import refusals as r
from motcua.faces.api import refusals as a
from motcua.reference.catalogue import refusals as catalogue
from motcua.reference.places import refusals as places

_BY_STATUS: Mapping[HTTPStatus, tuple[type[Refusal], ...]] = {
    HTTPStatus.BAD_REQUEST: (a.JsonBroken, a.HeaderUnreadable),
    HTTPStatus.UNAUTHORIZED: (a.TokenMissing, a.TokenInvalid, carriers.SignatureWrong),
    HTTPStatus.FORBIDDEN: (
        a.ScopeMissing,
        r.NotPermitted,
        d.NotYourRole,
        d.NotYourPlace,
        d.NotYourDossier,
        d.PostMayNotDecide,
        d.SchemeForbids,
        k.HandlingNotPermitted,
        k.NotInScheme,
        held.HatDoesNotFit,
        held.HandNotAllowed,
    ),
    HTTPStatus.NOT_FOUND: (
        a.AddressUnknown,
        r.NoSuchDossier,
        printing.NothingToPrint,
        k.NoSuchThing,
        held.ThingUnknown,
        held.MinutesUnknown,
    ),
    HTTPStatus.METHOD_NOT_ALLOWED: (a.MethodWrong,),
    HTTPStatus.CONFLICT: (
        r.SomeoneActedFirst,
        catalogue.NotInForce,
        places.PlaceClosed,
        d.NotNow,
        d.UnitClosed,
        d.SupplementAlreadyAsked,
        d.SupplementTooLate,
        d.ApologyTooLate,
        d.AlreadyExtended,
        d.AlreadyAssigned,
        d.StepAlreadyStarted,
        d.StepNotRunning,
        d.StepOutOfOrder,
        d.StepsUnfinished,
        d.OpinionPending,
        d.FeeUnpaid,
        d.OriginalsNotReturned,
        d.ProposalDiffers,
        d.NotImmediate,
        d.SuspensionElsewhere,
        d.SuccessorUnchanged,
        k.ManyAtOnce,
        held.NotTheHolder,
        held.ThingEnded,
        held.BeforeLastScan,
        held.SealedInside,
        held.MinutesOfOthers,
        held.MinutesClosed,
        held.MinutesIncomplete,
        held.LabelTaken,
        carriers.MessageDiffers,
        carriers.ReportSettled,
    ),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: (a.BodyTooLarge,),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (a.NotJson,),
    HTTPStatus.PRECONDITION_REQUIRED: (r.KeyMissing,),
    HTTPStatus.TOO_MANY_REQUESTS: (a.TooManyRequests,),
    HTTPStatus.INTERNAL_SERVER_ERROR: (a.OurFault,),
}
_STATUS: Mapping[type[Refusal], HTTPStatus] = {
    kind: status for status, kinds in _BY_STATUS.items() for kind in kinds
}

TITLES: Mapping[HTTPStatus, Bilingual] = {
    HTTPStatus.BAD_REQUEST: Bilingual("Yêu cầu không đọc được", "Unreadable request"),
    HTTPStatus.UNAUTHORIZED: Bilingual("Chưa xác thực", "Not authenticated"),
    HTTPStatus.FORBIDDEN: Bilingual("Không có quyền", "Not permitted"),
    HTTPStatus.NOT_FOUND: Bilingual("Không tìm thấy", "Not found"),
    HTTPStatus.METHOD_NOT_ALLOWED: Bilingual("Sai phương thức", "Method not allowed"),
    HTTPStatus.CONFLICT: Bilingual("Hiện không ở trạng thái cho phép", "Not possible now"),
    HTTPStatus.PRECONDITION_FAILED: Bilingual("Hồ sơ đã thay đổi", "The dossier has moved on"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Bilingual("Nội dung quá lớn", "Body too large"),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: Bilingual("Sai kiểu nội dung", "Unsupported content type"),
    HTTPStatus.UNPROCESSABLE_ENTITY: Bilingual("Nội dung không được chấp nhận", "Not acceptable"),
    HTTPStatus.PRECONDITION_REQUIRED: Bilingual("Thiếu khóa chống lặp", "Idempotency key missing"),
    HTTPStatus.TOO_MANY_REQUESTS: Bilingual("Quá nhiều yêu cầu", "Too many requests"),
    HTTPStatus.INTERNAL_SERVER_ERROR: Bilingual("Lỗi hệ thống", "Server error"),
}


def status_of(refusal: Refusal) -> HTTPStatus:
    """A refusal that stands in no line is about what was sent."""
    return _STATUS.get(type(refusal), HTTPStatus.UNPROCESSABLE_ENTITY)
