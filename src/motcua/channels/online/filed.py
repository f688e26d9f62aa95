"""The files of a filing in the order somebody reads them: what came last, then what it replaced."""

from dataclasses import dataclass

from motcua.domain.dossier.online import FiledFile
from motcua.domain.dossier.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile:
    """`new`: it answers the last request; `replaced`: another one has taken its place."""

    file: FiledFile
    new: bool = False
    replaced: bool = False


def every_file(state: State) -> tuple[FiledFile, ...]:
    """The files as they stand now, then those they replaced."""
    return (*(state.part.files if state.part else ()), *state.replaced)


def files_for(state: State, paper: str) -> tuple[ShownFile, ...]:
    """Pages that came together stay in their order."""
    part = state.part
    files = [each for each in (part.files if part else ()) if each.paper == paper]
    new = [each for each in files if each.sha256 in state.sent_files]
    old = [each for each in files if each.sha256 not in state.sent_files]
    gone = [each for each in state.replaced if each.paper == paper]
    return (
        *(ShownFile(file=each, new=True) for each in new),
        *(ShownFile(file=each) for each in old),
        *(ShownFile(file=each, replaced=True) for each in gone),
    )


def papers_in(state: State) -> tuple[str, ...]:
    """The codes of papers and proofs of which any file was ever sent."""
    return tuple(dict.fromkeys(each.paper for each in every_file(state)))
