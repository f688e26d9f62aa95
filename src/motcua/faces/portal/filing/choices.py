"""Place, way out and reliefs of a draft as choices, and in words."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.channels.online import queries
from motcua.channels.post.quoting import Rate
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.wording import CHANNEL_WORDS
from motcua.domain.fees.lines import FeePer
from motcua.faces.portal.filing.door import Opened, spoken
from motcua.faces.ui.formats import dong, said
from motcua.faces.ui.words import word
from motcua.plumbing import clock
from motcua.plumbing.errors import Refused
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


def counted(found: Opened) -> frozenset[FeePer]:
    """By what the fees of the case are counted; where none is, how many is not asked."""
    terms = found.look.terms
    lines = catalogue.fee_lines(terms.procedure, terms.case, found.look.on)
    by = {line.per for line in lines} - {FeePer.DOSSIER}
    return frozenset(by | {FeePer.COPY} if FeePer.PAGE in by else by)


def chosen(found: Opened) -> Mapping[str, object]:
    """What the draft says already; the applicant is the usual receiver."""
    draft, applicant = found.draft, found.look.standing.applicant
    way = draft.channel_out.value if draft.channel_out else ""
    usual = {"recipient": applicant.name, "phone": applicant.phone, "address": applicant.address}
    usual |= _said(found)
    many = {f"many_{per}": number for per, number in draft.quantities.items()}
    return {"way": way, "groups": list(draft.reliefs), **many, **usual, **draft.delivery}


def _said(found: Opened) -> Mapping[str, str]:
    """Where the form has asked for it already: phone and address of the applicant."""
    said: dict[str, str] = {}
    for name, field in found.look.form.fields():
        given = found.draft.answers.get(name)
        if "person.phone" in field.prefill and isinstance(given, str):
            said["phone"] = given
        if "person.address" in field.prefill and isinstance(given, Mapping):
            said |= {
                "address": str(given.get("line") or ""),
                "area": str(given.get("commune") or ""),
            }
    return {name: text for name, text in said.items() if text}


def commune_names() -> list[str]:
    return [unit.name for unit in places.units(clock.today(), level="commune")]


def in_words(found: Opened) -> list[tuple[str, str]]:
    """Pairs for the page on which everything is looked at once more."""
    draft, look = found.draft, found.look
    place = places.place_name(draft.unit, look.on) if draft.unit else _("chưa chọn")
    way = dict(ways(found)).get(draft.channel_out.value) if draft.channel_out else None
    sent_to = ", ".join(draft.delivery[each] for each in ADDRESS if draft.delivery.get(each))
    fees, many = queries.fees(look), counted(found)
    pairs = [
        (_("Hồ sơ của"), look.standing.applicant.name),
        (_("Nơi nhận hồ sơ"), place),
        (_("Nhận kết quả"), f"{way}: {sent_to}" if way and sent_to else way or _("chưa chọn")),
    ]
    if carried := _carriage(found):
        pairs.append((_("Cước bưu điện"), carried))
    pairs += [(each, str(draft.quantities.get(per, 1))) for per, each in _named(many)]
    if draft.reliefs:
        named = ", ".join(str(word(each, "group")) for each in draft.reliefs)
        pairs.append((_("Đề nghị miễn, giảm phí"), named))
    if fees is not None:
        pairs.append((_("Phí, lệ phí"), dong(fees.total) if fees.total else _("Không thu")))
    return pairs


def _named(many: Collection[FeePer]) -> Iterator[tuple[FeePer, str]]:
    words = {FeePer.COPY: _("Số bản"), FeePer.PAGE: _("Số trang mỗi bản"), FeePer.SET: _("Số bộ")}
    return ((per, each) for per, each in words.items() if per in many)


def _carriage(found: Opened) -> str:
    """What the postman will ask at the door; what has no price says so."""
    try:
        rate = queries.carriage(found.look)
    except Refused as refused:
        why = refused.refusal.text(spoken())
        return _("Chưa tính được; bưu tá báo trước khi thu. %(why)s") % {"why": why}
    return "" if rate is None else rate_in_words(rate)


def rate_in_words(rate: Rate) -> str:
    """E.g. "26.000 ₫ cho thư đến 100 g (nội vùng), 2 ngày làm việc; bưu tá thu khi phát"."""
    where = said(rate.zone_name)
    if not rate.steps:
        return _("Chưa có giá cho %(where)s; bưu tá báo trước khi thu") % {"where": where}
    prices = ", ".join(
        _("%(amount)s cho thư đến %(grams)s g") % {"amount": dong(s.amount), "grams": s.up_to_grams}
        for s in rate.steps
    )
    days = ngettext("%(n)s ngày làm việc", "%(n)s ngày làm việc", rate.days) % {"n": rate.days}
    told = _("%(prices)s (%(where)s), %(days)s; bưu tá thu khi phát")
    known = told % {"prices": prices, "where": where, "days": days}
    return known + _("; giá chưa kiểm chứng") if rate.doubtful else known
