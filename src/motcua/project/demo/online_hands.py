"""How a synthetic citizen fills a form, takes pictures of papers and sends them."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from PIL import Image, ImageDraw

from motcua.channels.online import commands as online
from motcua.channels.online import queries
from motcua.channels.online.shapes import Beginning, Draft, ForWhom, WayOut
from motcua.domain.dossier.party import Channel
from motcua.domain.dossier.terms import ProcedureTerms
from motcua.plumbing import clock, uploads
from motcua.project.demo.answers import Answering
from motcua.project.demo.post_hands import Post
from motcua.reference.people.queries import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """Who files from home, what, and who answers."""

    crew: Post
    reception: User
    citizens: Sequence[User]
    offers: Sequence[ProcedureTerms]


def beginning(terms: ProcedureTerms, for_whom: ForWhom) -> Beginning:
    return Beginning(procedure=terms.procedure, case=terms.case, for_whom=for_whom)


def send(homes: Homes, terms: ProcedureTerms, user: User, for_whom: ForWhom) -> UUID | None:
    crew = homes.crew
    draft = filled(homes, online.begin(beginning(terms, for_whom), by=user), user)
    if draft is None:
        return None
    draft = online.choose_place(draft.id, crew.unit, by=user)
    draft = online.choose_way_out(draft.id, WayOut(channel=Channel.ONLINE), by=user)
    seen = queries.look(draft.id, user)
    for paper in seen.papers:
        if not paper.settled:
            attach(draft, paper.rule.code, paper.rule.name, user)
    if queries.missing(queries.look(draft.id, user)):
        online.discard(draft.id, by=user)
        return None
    return online.submit(draft.id, by=user, key=crew.key()).dossier


def filled(homes: Homes, draft: Draft, user: User) -> Draft | None:
    """None, and no draft, where the made-up person cannot answer this form."""
    seen = queries.look(draft.id, user)
    home = homes.crew.homes[0]
    answering = Answering(seen.standing.applicant, home, clock.today(), homes.crew.random)
    try:
        answers = answering.fill(seen.form, draft.answers)
    except ValueError:
        online.discard(draft.id, by=user)
        return None
    return online.save(draft.id, answers, seen=draft.version, by=user)


def attach(draft: Draft, paper: str, name: str, user: User) -> None:
    picture = BytesIO(_scan(name))
    received = uploads.whole(draft.upload_owner, f"{paper}.png", picture, about=paper)
    online.attach(draft.id, paper, received.id, by=user)


def _scan(name: str) -> bytes:
    """A page that says it is made up; the paper's own name makes it another file each time."""
    page = Image.new("RGB", (620, 877), "white")
    draw = ImageDraw.Draw(page)
    plain = name.encode("ascii", "ignore").decode()[:60]
    for line, text in enumerate(("MO PHONG / SYNTHETIC", plain, "Khong phai giay to that")):
        draw.text((60, 80 + 40 * line), text, fill="black")
    kept = BytesIO()
    page.save(kept, "PNG")
    return kept.getvalue()
