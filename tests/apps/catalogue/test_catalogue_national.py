"""The national list: searchable signposts from a CSV file, plain or gzip."""

import gzip
from pathlib import Path

import pytest

from motcua.plumbing.errors import Refused
from motcua.reference.catalogue import commands, queries

pytestmark = pytest.mark.django_db

HEAD = "code,name,fields,departments,promulgating_agency,target_types,type,state,url\n"
ROWS = (
    " 1.014325,Hỗ trợ tư vấn pháp luật,Hỗ trợ pháp lý,Sở Tư pháp,UBND tỉnh,Doanh nghiệp,SPECIFIC,"
    "ACTIVE,https://example.org/1\n"
    '2.000001,"Cấp giấy phép lái xe, hạng A",Đường bộ,,Bộ,Công dân,STANDARD,UPDATED,\n'
)


def file_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_found_without_diacritics_and_by_code(tmp_path: Path) -> None:
    assert commands.import_national_list(file_of(tmp_path, HEAD + ROWS)) == 2
    assert queries.national_count() == 2
    (row,) = queries.search_national("giay phep lai xe")
    assert (row.code, row.name) == ("2.000001", "Cấp giấy phép lái xe, hạng A")
    assert queries.search_national("1.0143")[0].url == "https://example.org/1"
    assert queries.search_national("%") == []


def test_a_gzip_file_replaces_the_list(tmp_path: Path) -> None:
    commands.import_national_list(file_of(tmp_path, HEAD + ROWS))
    packed = tmp_path / "list.csv.gz"
    packed.write_bytes(gzip.compress((HEAD + ROWS.splitlines()[1] + "\n").encode()))
    assert commands.import_national_list(packed) == 1
    assert queries.national_count() == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "list.csv line 1: code is missing"),
        ("code,name\n1,2\n", "url is missing"),
        (HEAD + "2.000001,,a,b,c,d,STANDARD,ACTIVE,\n", "list.csv line 2: name is missing"),
        (HEAD + f"{'9' * 50},n,a,b,c,d,STANDARD,ACTIVE,\n", "at most 40 characters"),
        (HEAD + "2.1,n\x07,a,b,c,d,STANDARD,ACTIVE,\n", "control character"),
        (HEAD + "2.1,n\n", "type is missing"),
        (HEAD + f"2.1,{'n' * 5000},a,b,c,d,STANDARD,ACTIVE,\n", "shorten it to 4000"),
    ],
)
def test_a_wrong_list_is_refused_and_the_old_one_stays(
    tmp_path: Path, text: str, what: str
) -> None:
    commands.import_national_list(file_of(tmp_path, HEAD + ROWS))
    with pytest.raises(Refused) as caught:
        commands.import_national_list(file_of(tmp_path, text))
    assert what in caught.value.refusal.text("en")
    assert queries.national_count() == 2


@pytest.mark.parametrize("raw", [b"\x1f\x8b broken", b"\xff\xfe\x00"])
def test_a_broken_file_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(raw)
    with pytest.raises(Refused, match="CSV"):
        commands.import_national_list(path)
