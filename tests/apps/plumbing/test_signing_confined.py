"""A stranger's PDF is examined apart: what breaks, swells or never ends stops only itself."""

import pytest

from motcua.plumbing import signing_confined
from motcua.plumbing.signing_values import Finding, NotSignable, Place


def pdf(*objects: bytes) -> bytes:
    """A file of these objects, numbered from 1; the first is its catalogue."""
    told, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(told))
        told += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(places) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(told))
    return told + table + end


def forked() -> bytes:
    """Sixty fields, each twice the child of the one before: more walks than anybody can take."""
    forks = [b"<< /T (f%d) /Kids [%d 0 R %d 0 R] >>" % (n, n + 4, n + 4) for n in range(60)]
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>",
        b"<< /Type /Pages /Kids [] /Count 0 >>",
        *forks,
        b"<< /T (leaf) /FT /Tx >>",
    )


def test_fields_that_fork_at_every_turn_end_by_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_confined, "SECONDS", 1)
    assert signing_confined.examine(forked()).finding is Finding.UNREADABLE


def test_what_an_office_prepared_is_tried_apart_before_it_is_signed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(signing_confined, "SECONDS", 1)
    with pytest.raises(NotSignable):
        signing_confined.attempt(forked(), Place(page=-1, box=(0, 0, 240, 76)))


def test_a_stream_that_does_not_unfold_is_unreadable() -> None:
    broken = (
        b"%PDF-1.7\n1 0 obj\n<< /Type /XRef /Size 3 /W [1 2 1] /Root 2 0 R /Filter /FlateDecode"
        b" /Length 8 >>\nstream\nnot zlib\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
    )
    assert signing_confined.examine(broken).finding is Finding.UNREADABLE
