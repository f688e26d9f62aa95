"""From what custody knows to its printed papers: minutes, labels of packets and of items."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from motcua.channels.custody import queries
from motcua.channels.custody.forms import (
    HandOverMinutes,
    ItemLabel,
    ItemLabels,
    LabelSize,
    MinutesLine,
    PacketLabel,
    Side,
    label,
    minutes,
)
from motcua.channels.custody.queries import MinutesRow, ThingRow
from motcua.domain.custody.holders import Holder
from motcua.domain.custody.labels import LABEL_WORDS, OF_ITEM, LabelKind
from motcua.domain.custody.mishaps import DISCREPANCY_WORDS
from motcua.domain.custody.state import Custody
from motcua.domain.custody.things import ItemKind
from motcua.domain.kernel.actor import Employer
from motcua.domain.kernel.local_time import local
from motcua.dossiers import queries as dossiers
from motcua.dossiers.forms.content import Letterhead
from motcua.dossiers.printing_parts import LetterAt, letterhead
from motcua.reference.places.queries import place_name

EMPLOYER_WORDS: Mapping[Employer, str] = {
    Employer.AGENCY: "Cơ quan nhà nước",
    Employer.POST: "Bưu điện",
    Employer.NONE: "",
}
UNCLEAR = Side(name="………", capacity="Chưa xác định: hai bên quét khác nhau")


PaperNames = Callable[[str], Mapping[str, str]]
"""The names of the papers of a dossier, or of a consignment before there is one, by their code."""


def names_of_dossier(code: str) -> Mapping[str, str]:
    """From the terms the dossier was received under; none for anything else."""
    found = dossiers.state_and_id(code)
    return {paper.code: paper.name for paper in found[1].terms.papers} if found else {}


def print_minutes(
    number: str, *, synthetic: bool, named: PaperNames = names_of_dossier
) -> bytes | None:
    """The minutes as they stand, also while a side has not signed; None for an unknown number."""
    row = queries.minutes(number)
    return minutes(_minutes(row, named, synthetic=synthetic)) if row else None


def print_label(
    code: str, size: LabelSize, *, synthetic: bool, named: PaperNames = names_of_dossier
) -> bytes | None:
    """The label of one packet, bag or item; None for what nobody has labelled."""
    row = queries.thing(code)
    if row is None:
        return None
    if row.is_packet or row.kind == ItemKind.MONEY_BAG:
        return label(_packet(row, synthetic=synthetic), size)
    return print_labels([code], size, synthetic=synthetic, named=named)


def print_labels(
    codes: Sequence[str],
    size: LabelSize,
    *,
    synthetic: bool,
    named: PaperNames = names_of_dossier,
) -> bytes | None:
    """Small labels of several items, four to a sheet; None when none of them is known."""
    found = {row.label: row for row in queries.things(codes)}
    rows = [found[code] for code in dict.fromkeys(codes) if code in found]
    if not rows:
        return None
    names = _paper_names(rows, named)
    labels = tuple(
        ItemLabel(
            label=row.label,
            what=_kind_word(row).capitalize(),
            dossier=row.dossier,
            paper=names.get((row.dossier, row.paper), row.paper),
            synthetic=synthetic,
        )
        for row in rows
    )
    head = _head(rows[0].holder.place, min(row.since for row in rows))
    return label(ItemLabels(letterhead=head, synthetic=synthetic, labels=labels), size)


def _minutes(row: MinutesRow, named: PaperNames, *, synthetic: bool) -> HandOverMinutes:
    custody = queries.custody_of(row.number, *row.things)
    lines = tuple(_lines(row, custody, named))
    signed, on = dict(row.signed), local(row.first_scan_at).date()
    cases = queries.cases_of(*row.things)
    remarks = tuple(
        f"{DISCREPANCY_WORDS[case.kind].vi}: {case.thing} – {case.what}"
        + (f" (đã xử lý: {case.said})" if case.closed_at else "")
        for case in cases
    )
    return HandOverMinutes(
        letterhead=_head(row.giver.place if row.giver else "", row.first_scan_at),
        number=row.number,
        code=row.number,
        synthetic=synthetic,
        giver=_side(row.giver, signed, on),
        receiver=_side(row.receiver, signed, on),
        lines=lines,
        complete=bool(lines) and all(line.given and line.taken for line in lines),
        remarks=remarks,
        filed_at=row.filed_at,
    )


def _side(holder: Holder | None, signed: Mapping[Holder, datetime], on: date) -> Side:
    if holder is None:
        return UNCLEAR
    return Side(
        name=holder.name,
        capacity=holder.words.vi.capitalize(),
        place=place_name(holder.place, on) if holder.place else "",
        employer=EMPLOYER_WORDS.get(holder.employer, ""),
        signed_at=signed.get(holder),
    )


def _lines(row: MinutesRow, custody: Custody, named: PaperNames) -> Iterator[MinutesLine]:
    """Each thing scanned under the number, and below a packet what was sealed into it."""
    things = {each.label: each for each in queries.things(row.things)}
    inside = {code: queries.content_of(code) for code, each in things.items() if each.is_packet}
    everything = [*things.values(), *(each for rows in inside.values() for each in rows)]
    names = _paper_names(everything, named)
    for code in row.things:
        if (thing := things.get(code)) is None:
            continue
        given, taken = _scans(code, row.number, custody)
        yield _line(thing, names, given=given, taken=taken)
        for each in inside.get(code, ()):
            yield replace(_line(each, names, given=given, taken=taken), inside=code)


def _line(
    row: ThingRow, names: Mapping[tuple[str, str], str], *, given: bool, taken: bool
) -> MinutesLine:
    paper = names.get((row.dossier, row.paper), row.paper)
    return MinutesLine(
        label=row.label,
        what=": ".join(part for part in (_kind_word(row).capitalize(), paper) if part),
        dossier=row.dossier,
        seal=row.seal,
        given=given,
        taken=taken,
        note="hư hỏng" if row.damaged else "",
    )


def _scans(code: str, number: str, custody: Custody) -> tuple[bool, bool]:
    held = custody.thing(code)
    mine = [
        each for each in (held.track.hand_overs.values() if held else ()) if each.minutes == number
    ]
    return (
        any(each.scanned_by_giver_at is not None for each in mine),
        any(each.scanned_by_receiver_at is not None for each in mine),
    )


def _packet(row: ThingRow, *, synthetic: bool) -> PacketLabel:
    held = queries.custody_of(row.label).packets.get(row.label)
    packet = held.packet if held else None
    content = queries.content_of(row.label)
    dossiers_inside = dict.fromkeys(each.dossier for each in [row, *content] if each.dossier)
    at = packet.sealed_at if packet else row.since
    return PacketLabel(
        letterhead=_head(packet.sealed_by.place if packet else row.holder.place, at),
        code=row.label,
        synthetic=synthetic,
        what=_kind_word(row).capitalize(),
        seal=row.seal,
        dossier=", ".join(dossiers_inside),
        to_name=row.to_name,
        to_text=row.to_text,
        contents=tuple(each.label for each in content),
        count=len(content),
        amount=row.amount,
        sealed_at=at,
        sealed_by=packet.sealed_by.name if packet else row.holder.name,
        witness=packet.witness if packet else "",
    )


def _kind_word(row: ThingRow) -> str:
    kind = LabelKind.PACKET if row.is_packet else OF_ITEM[ItemKind(row.kind)]
    return LABEL_WORDS[kind].vi


def _paper_names(rows: Sequence[ThingRow], named: PaperNames) -> dict[tuple[str, str], str]:
    codes = {row.dossier for row in rows if row.dossier and row.paper}
    return {(code, paper): name for code in codes for paper, name in named(code).items()}


def _head(place: str, at: datetime) -> Letterhead:
    return letterhead(LetterAt(unit=place, at=at))
