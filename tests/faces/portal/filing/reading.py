"""Where a draft's pages are, and what a browser is told."""

from typing import Any

from motcua.channels.online.shapes import Draft


def text(answer: Any) -> str:
    return str(answer.content.decode())


def page_of(draft: Draft) -> str:
    return f"/file/{draft.id}/form/p_request/"
