"""The words of the law for the stored names of roles, terms, papers, channels and fields."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.domain.calendar.terms import Term, TermUnit
from motcua.domain.dossier.wording import ROLE_WORDS
from motcua.domain.kernel.texts import Bilingual
from motcua.faces.ui.formats import language
from motcua.reference.catalogue.vocabulary import (
    FIELD_NAMES,
    LEVEL_NAMES,
    ONLINE_NAMES,
    SUBJECT_NAMES,
    TRUST_NAMES,
)

NAMES: dict[str, Mapping[str, Bilingual]] = {
    "role": {key.value: name for key, name in ROLE_WORDS.items()},
    "field": {key.value: name for key, name in FIELD_NAMES.items()},
    "level": {key.value: name for key, name in LEVEL_NAMES.items()},
    "online": {key.value: name for key, name in ONLINE_NAMES.items()},
    "subject": {key.value: name for key, name in SUBJECT_NAMES.items()},
    "trust": {key.value: name for key, name in TRUST_NAMES.items()},
}
WORDS: dict[str, Mapping[str, str | Promise]] = {
    "copy": {
        "original": _("bản chính"),
        "certified_copy": _("bản sao chứng thực"),
        "copy": _("bản sao"),
        "electronic": _("bản điện tử"),
    },
    "postal": {
        "none": _("Không nhận qua bưu chính"),
        "send": _("Gửi hồ sơ qua bưu chính"),
        "receive": _("Nhận kết quả qua bưu chính"),
        "both": _("Gửi hồ sơ và nhận kết quả qua bưu chính"),
    },
    "group": {
        "child": _("trẻ em"),
        "poor_household": _("hộ nghèo"),
        "elderly": _("người cao tuổi"),
        "disabled": _("người khuyết tật"),
        "merit": _("người có công với cách mạng"),
        "ethnic_minority": _("đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn"),
        "on_time_registration": _("đăng ký đúng hạn"),
        "online": _("người nộp trực tuyến"),
    },
    "per": {
        "dossier": _("mỗi hồ sơ"),
        "copy": _("mỗi bản"),
        "page": _("mỗi trang"),
        "set": _("mỗi bộ"),
    },
    "fee_kind": {"fee": _("phí"), "charge": _("lệ phí")},
}

FIELD_ICONS = {
    "education": "education",
    "health": "health",
    "justice": "people",
    "construction": "construction",
    "business": "business",
    "social": "social",
    "land": "land",
    "residence": "residence",
    "other": "folder",
}


def word(code: object, kind: str) -> str:
    """The word for a stored name; the name itself when nobody has named it yet."""
    name = str(code)
    if kind in NAMES:
        known = NAMES[kind].get(name)
        return known.in_language(language()) if known else name
    return str(WORDS[kind].get(name, name))


def term_words(term: Term) -> str:
    """A legal term as people say it."""
    n = {"n": term.amount}
    match term.unit:
        case TermUnit.IMMEDIATE:
            return gettext("Trả kết quả ngay")
        case TermUnit.WORKING_DAYS:
            return ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", term.amount) % n
        case TermUnit.CALENDAR_DAYS:
            return ngettext("%(n)s ngày", "%(n)s ngày", term.amount) % n
        case TermUnit.WORKING_HOURS:
            return ngettext("%(n)s giờ làm việc", "%(n)s giờ làm việc", term.amount) % n
        case TermUnit.HALF_DAYS:
            return ngettext("%(n)s buổi làm việc", "%(n)s buổi làm việc", term.amount) % n


FILTERS = {"word": word, "term_words": term_words}
