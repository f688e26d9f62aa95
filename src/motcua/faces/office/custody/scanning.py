"""One scan at a hand-over: who gives what to whom, and what the scanner is told."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from motcua.channels.custody import commands, queries
from motcua.channels.custody.commands import Asked
from motcua.channels.custody.queries import FoundKind, MinutesRow
from motcua.channels.post import queries as post
from motcua.domain.custody import commands as c
from motcua.domain.custody.holders import Holder
from motcua.domain.kernel.refusal import Refusal
from motcua.faces.office.custody.hands import Hand
from motcua.faces.office.custody.things import Shown, shown
from motcua.faces.ui.formats import first_upper, refusal_text
from motcua.plumbing.errors import Refused

LONGEST_CODE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A hand-over as one side sees it: under which number, as what, with whom.

    `both`: the desk keeps the store on the other side and scans for it too.
    """

    number: str
    hand: Hand
    other: Holder
    giving: bool
    both: bool = False
    row: MinutesRow | None = None

    @property
    def giver(self) -> Holder:
        return self.hand.holder if self.giving else self.other

    @property
    def receiver(self) -> Holder:
        return self.other if self.giving else self.hand.holder


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one scan came to; `tone` is success, info, warning or danger."""

    tone: str
    text: str
    code: str = ""
    article: str = ""
    elsewhere: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing of a hand-over with the scans of both sides."""

    thing: Shown | None
    label: str
    given_at: datetime | None
    taken_at: datetime | None
    cases: tuple[queries.CaseRow, ...] = ()

    @property
    def agrees(self) -> bool:
        return self.given_at is not None and self.taken_at is not None

    @property
    def last_at(self) -> datetime | None:
        return max((at for at in (self.given_at, self.taken_at) if at), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The running list: what does not agree first, then the newest."""

    lines: tuple[Line, ...] = field(default=())

    @property
    def given(self) -> int:
        return sum(line.given_at is not None for line in self.lines)

    @property
    def taken(self) -> int:
        return sum(line.taken_at is not None for line in self.lines)

    @property
    def apart(self) -> int:
        return sum(not line.agrees for line in self.lines)


def tally(number: str) -> Tally:
    """Everything scanned under a number, by whichever side."""
    custody = queries.custody_of(number)
    minutes = custody.minutes.get(number)
    labels = sorted(minutes.things) if minutes else []
    named = {each.row.label: each for each in shown(queries.things(labels))}
    cases = queries.cases_of(*labels)
    lines = []
    for label in labels:
        held = custody.thing(label)
        halves = [e for e in held.track.hand_overs.values() if e.minutes == number] if held else []
        lines.append(
            Line(
                thing=named.get(label),
                label=label,
                given_at=_first(each.scanned_by_giver_at for each in halves),
                taken_at=_first(each.scanned_by_receiver_at for each in halves),
                cases=tuple(each for each in cases if each.thing == label),
            )
        )
    lines.sort(key=lambda line: line.last_at.timestamp() if line.last_at else 0, reverse=True)
    return Tally(lines=tuple(sorted(lines, key=lambda line: line.agrees)))


def _first(moments: Iterable[datetime | None]) -> datetime | None:
    return min((at for at in moments if at is not None), default=None)


def scan(scene: Scene, typed: str, key: str) -> Told:
    """Gives one scan to custody; a label of something else is explained, not guessed at."""
    code = " ".join(typed.split())[:LONGEST_CODE]
    if not code:
        return Told(tone="warning", text=_("Chưa có mã. Hãy quét nhãn trên giấy tờ hoặc túi."))
    if code.upper() == scene.number:
        return _not_a_thing(scene, FoundKind.MINUTES, scene.number)
    found = queries.find(post.packet_addressed(code) or code)
    if found is not None and found.kind not in {FoundKind.THING, FoundKind.PACKET}:
        return _not_a_thing(scene, found.kind, found.code)
    label = found.code if found else code.upper()
    command: c.Offer | c.Take = (
        c.Offer(minutes=scene.number, thing=label, to=scene.other)
        if scene.giving
        else c.Take(minutes=scene.number, thing=label, giver=scene.other)
    )
    try:
        done = commands.give(command, Asked(by=scene.hand.actor, hat=scene.hand.kind, key=key))
    except Refused as refused:
        return refused_told(refused.refusal, label)
    what = _named(label)
    if done.replayed or not done.events:
        said = _("Đã quét rồi, không cần quét lại: %(what)s.") % {"what": what}
        return Told(tone="info", code=label, text=said)
    text = _after(scene, what, done.custody.holder(label))
    return Told(tone="success", code=label, text=text)


def _after(scene: Scene, what: str, holder: Holder | None) -> str:
    if holder == scene.receiver:
        return _("Đủ hai bên quét: %(what)s.") % {"what": what}
    if scene.giving:
        return _("Đã quét giao: %(what)s. Chờ bên nhận quét.") % {"what": what}
    return _("Đã quét nhận: %(what)s. Chờ bên giao quét.") % {"what": what}


def refused_told(refusal: Refusal, code: str) -> Told:
    return Told(tone="danger", text=refusal_text(refusal), code=code, article=refusal.article)


def _named(label: str) -> str:
    row = queries.thing(label)
    return first_upper(shown([row])[0].what) if row else label


def _not_a_thing(scene: Scene, kind: FoundKind, code: str) -> Told:
    words: dict[FoundKind, str | Promise] = {
        FoundKind.MISREAD: _("Máy quét đọc sai một ký tự. Hãy quét lại, hoặc gõ mã dưới vạch."),
        FoundKind.DOSSIER: _("Đây là mã hồ sơ. Hãy quét nhãn dán trên giấy tờ hoặc trên túi."),
        FoundKind.CASE: _("Đây là số vụ sai lệch. Hãy quét nhãn dán trên giấy tờ hoặc trên túi."),
        FoundKind.MINUTES: _("Đây là số của biên bản đang làm. Hãy quét nhãn giấy tờ hoặc túi."),
    }
    other = kind is FoundKind.MINUTES and code != scene.number
    return Told(tone="warning", text=str(words[kind]), code=code, elsewhere=code if other else "")
