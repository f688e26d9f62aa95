"""Named queries are read from files, and run with named parameters."""

from pathlib import Path

import pytest

from motcua.plumbing.sql_files import BadQueryFile, load

FILE = """
-- doubled: Twice the number.
-- It needs no table.
SELECT %(number)s * 2, 'ok';

-- nothing: No row at all.
SELECT 1, 'x' WHERE false;
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "queries.sql"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.django_db
def test_queries_have_names_descriptions_and_rows(tmp_path: Path) -> None:
    queries = load(written(tmp_path, FILE))
    assert list(queries) == ["doubled", "nothing"]
    assert queries["doubled"].description == "Twice the number."
    assert queries["doubled"].fetch(lambda n, word: (n, word), number=21) == [(42, "ok")]
    assert queries["nothing"].fetch(tuple) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT 1;\n-- late: The name comes too late.\nSELECT 2;", "above line 2"),
        ("SELECT 1;", "above line"),
        ("-- a: One.\nSELECT 1;\n-- a: Two.\nSELECT 2;", ":3: the name a is taken"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadQueryFile, match=said):
        load(written(tmp_path, text))
