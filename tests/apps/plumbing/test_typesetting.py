"""A page is set for any moment, as the real clock gives it."""

from datetime import datetime
from pathlib import Path

from motcua.domain.kernel.local_time import VIETNAM
from motcua.plumbing import typesetting


def test_a_moment_between_two_seconds_is_a_moment(tmp_path: Path) -> None:
    page = tmp_path / "page.typ"
    page.write_text('#set document(title: "A")\n#json(bytes(sys.inputs.data)).word\n')
    between = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=VIETNAM)
    assert typesetting.pdf(page, {"word": "Một"}, made_at=between).startswith(b"%PDF")
