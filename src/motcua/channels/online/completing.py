"""Everything that stands between a draft and its submission, page by page."""

from collections.abc import Iterator

from motcua.channels.documents import queries as documents
from motcua.channels.online.looking import Look
from motcua.channels.online.shapes import Missing, Purpose
from motcua.domain.dossier.online import RELIEF
from motcua.domain.dossier.party import Channel
from motcua.domain.eforms.checking import read
from motcua.domain.kernel.texts import Bilingual
from motcua.plumbing import scanning
from motcua.plumbing.scanning import Verdict

PAPERS, FEES, PLACE, RESULT = "papers", "fees", "place", "result"
NO_FILE = Bilingual("Chưa có tệp: {name}.", "No file yet: {name}.")
INFECTED = Bilingual(
    "Tệp “{name}” có mã độc; hãy xóa và tải tệp khác.",
    "The file “{name}” is infected; remove it and upload another.",
)
ENDED = Bilingual(
    "“{name}” không còn dùng được; hãy bỏ ra rồi chọn giấy tờ khác.",
    "“{name}” no longer counts; take it off and choose another paper.",
)
TWO_VALUES = Bilingual(
    "Ô này được sửa ở hai nơi; hãy chọn một giá trị.",
    "This field was changed in two places; choose one value.",
)
NO_PROOF = Bilingual(
    "Chưa có giấy tờ chứng minh được miễn, giảm.", "There is no proof for the relief."
)
NO_PLACE = Bilingual("Chưa chọn nơi giải quyết.", "No place is chosen.")
NO_WAY_OUT = Bilingual("Chưa chọn cách nhận kết quả.", "No way of getting the result is chosen.")
UNPROVEN = frozenset({"on_time_registration", "online"})
"""Groups the register itself can tell."""


def missing(seen: Look) -> tuple[Missing, ...]:
    """In the order of the pages; empty when it can be filed."""
    return tuple(_all(seen))


def _all(seen: Look) -> Iterator[Missing]:
    if seen.by_form:
        yield from _form(seen)
    if seen.draft.purpose is not Purpose.SUPPLEMENT:
        yield from _papers(seen)
    yield from _infected(seen)
    yield from _ended(seen)
    if seen.draft.purpose is Purpose.NEW:
        yield from _proofs(seen)
        if not seen.draft.unit:
            yield Missing(page=PLACE, field="unit", says=NO_PLACE)
        if seen.draft.channel_out is None or _without_address(seen):
            yield Missing(page=RESULT, field="channel_out", says=NO_WAY_OUT)


def _form(seen: Look) -> Iterator[Missing]:
    pages = {
        name.split(".")[0]: page.id
        for page in seen.form.pages
        for block in page.blocks
        for name in ([block.id] if block.repeat else [field.id for field in block.fields])
    }
    reading = read(seen.form, seen.draft.answers, seen.on)
    for conflict in seen.draft.conflicts:
        if conflict.field in reading.fields | reading.blocks:
            yield Missing(page=pages[conflict.field], field=conflict.field, says=TWO_VALUES)
    for fault in reading.faults:
        page = pages.get(fault.field.split(".")[0], seen.form.pages[0].id)
        yield Missing(page=page, field=fault.field, says=fault.says)


def _papers(seen: Look) -> Iterator[Missing]:
    for paper in seen.papers:
        if not paper.settled:
            yield Missing(
                page=PAPERS, field=paper.rule.code, says=_filled(NO_FILE, paper.rule.name)
            )


def _infected(seen: Look) -> Iterator[Missing]:
    verdicts = scanning.verdicts_of({file.digest for file in seen.draft.files})
    for file in seen.draft.files:
        if verdicts[file.digest] is Verdict.INFECTED:
            yield Missing(page=PAPERS, field=file.paper, says=_filled(INFECTED, file.name))


def _ended(seen: Look) -> Iterator[Missing]:
    """What was taken from the store, and was revoked, ran out or was removed since."""
    for file in seen.draft.files:
        found = documents.document(file.document) if file.document else None
        if file.document and not (found and found.counts(seen.on)):
            yield Missing(page=PAPERS, field=file.paper, says=_filled(ENDED, file.name))


def _proofs(seen: Look) -> Iterator[Missing]:
    for group in seen.draft.reliefs:
        if group not in UNPROVEN and not seen.draft.files_of(f"{RELIEF}{group}"):
            yield Missing(page=FEES, field=f"{RELIEF}{group}", says=NO_PROOF)


def _without_address(seen: Look) -> bool:
    return seen.draft.channel_out is Channel.POSTMAN and not seen.draft.delivery.get("address")


def _filled(says: Bilingual, name: str) -> Bilingual:
    return Bilingual(says.vi.format(name=name), says.en.format(name=name))
