"""Place, way out and reliefs of a draft as choices, and in words."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from motcua.channels.online import queries
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.faces.portal.filing.door import Opened
from motcua.faces.ui.formats import dong, said
from motcua.faces.ui.words import word
from motcua.plumbing import clock
from motcua.reference.catalogue import queries as catalogue
from motcua.reference.places import queries as places

Choices = Sequence[tuple[str, str]]
TOLD_BY_THE_REGISTER = frozenset({"online", "on_time_registration"})
ADDRESS = ("recipient", "phone", "address", "area")


def ways(found: Opened) -> Choices:
    words: Mapping[Channel, str] = {
        Channel.ONLINE: _("Bản điện tử, tải về ở đây"),
        Channel.COUNTER: _("Bản giấy, đến lấy tại nơi tiếp nhận"),
        Channel.POSTMAN: _("Bản giấy, bưu điện phát tận nhà"),
    }
    return [(way.value, words.get(way, said(CHANNEL_WORDS[way]))) for way in found_ways(found)]


def found_ways(found: Opened) -> tuple[Channel, ...]:
    return queries.ways_out(found.look)


def groups(found: Opened) -> Choices:
    """Who pays less here and has to show it; what the register knows itself is not asked."""
    terms = found.look.terms
    lines = catalogue.fee_lines(terms.procedure, terms.case, found.look.on)
    known = {group.value for line in lines for group in line.exempt}
    known |= {cut.group.value for line in lines for cut in line.reduced}
    return [(each, str(word(each, "group"))) for each in sorted(known - TOLD_BY_THE_REGISTER)]


def chosen(found: Opened) -> Mapping[str, object]:
    """What the draft says already; the applicant is the usual receiver."""
    draft, applicant = found.draft, found.look.standing.applicant
    way = draft.channel_out.value if draft.channel_out else ""
    usual = {"recipient": applicant.name, "phone": applicant.phone, "address": applicant.address}
    return {"way": way, "groups": list(draft.reliefs), **usual, **draft.delivery}


def commune_names() -> list[str]:
    return [unit.name for unit in places.units(clock.today(), level="commune")]


def in_words(found: Opened) -> list[tuple[str, str]]:
    """Pairs for the page on which everything is looked at once more."""
    draft, look = found.draft, found.look
    place = places.place_name(draft.unit, look.on) if draft.unit else _("chưa chọn")
    way = dict(ways(found)).get(draft.channel_out.value) if draft.channel_out else None
    sent_to = ", ".join(draft.delivery[each] for each in ADDRESS if draft.delivery.get(each))
    fees = queries.fees(look)
    pairs = [
        (_("Hồ sơ của"), look.standing.applicant.name),
        (_("Nơi nhận hồ sơ"), place),
        (_("Nhận kết quả"), f"{way}: {sent_to}" if way and sent_to else way or _("chưa chọn")),
    ]
    if draft.reliefs:
        named = ", ".join(str(word(each, "group")) for each in draft.reliefs)
        pairs.append((_("Đề nghị miễn, giảm phí"), named))
    if fees is not None:
        pairs.append((_("Phí, lệ phí"), dong(fees.total) if fees.total else _("Không thu")))
    return pairs
