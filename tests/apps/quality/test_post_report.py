"""The report of a quarter, counted by hand: volume, promise, loss, complaint, compensation."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import load_workbook

from motcua.channels.post.models import Consignment
from motcua.domain.custody.limits import ReportPeriod
from motcua.oversight.quality.definitions import DEFINED
from motcua.oversight.quality.exporting import to_csv, to_xlsx
from motcua.oversight.quality.periods import NotAPeriod, due_on, period_of, read_period
from motcua.oversight.quality.post_report import FIGURE_WORDS, PostReport, post_report
from motcua.project.cli import main
from motcua.reference.places import commands as places
from tests.apps.quality.figures import OTHER, UNIT, complaint, consignment, mishap
from tests.builders import moment

pytestmark = pytest.mark.django_db
Q3 = read_period("2019Q3")


@pytest.fixture(autouse=True)
def that_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_AS_OF", "2019-10-08")


@pytest.fixture
def quarter() -> None:
    """Hand-computed below; each line says what it adds to the third quarter of 2019."""
    places.load_shipped()
    # accepted in June: no volume, but it arrives in July, on time
    consignment("2019-06-28T09:00", "2019-07-02T17:00", delivered_at=moment("2019-07-02T16:59"))
    # accepted in July, on time
    first = consignment(
        "2019-07-01T08:00", "2019-07-02T17:00", delivered_at=moment("2019-07-02T10:00")
    )
    # a dossier sent, filed a day late
    late = consignment(
        "2019-07-08T08:00",
        "2019-07-09T17:00",
        direction="send",
        postage=30_000,
        filed_at=moment("2019-07-10T09:00"),
    )
    # came back: it ended, and reached nobody
    consignment(
        "2019-08-01T08:00",
        "2019-08-02T17:00",
        status="came_back",
        ended_at=moment("2019-08-09T08:00"),
    )
    # lost, declared twice: by the carrier, then with what it costs
    lost = consignment(
        "2019-09-02T08:00", "2019-09-03T17:00", status="lost", ended_at=moment("2019-09-20T08:00")
    )
    mishap(lost, "lost", "2019-09-20T08:00", 0)
    mishap(lost, "lost", "2019-09-25T08:00", 120_000, 80_000)
    # still on the way at the end of September, past its promise
    consignment("2019-09-26T08:00", "2019-09-27T17:00", delivered_at=moment("2019-10-01T08:00"))
    # accepted on the last evening, promised in October: volume, not overdue
    consignment("2019-09-30T16:00", "2019-10-01T17:00", receiving_unit=OTHER, field="health")
    complained(first, late, lost)
    # synthetic, outside training: never counted
    consignment("2019-07-01T08:00", "2019-07-02T17:00", synthetic=True)


def complained(first: Consignment, late: Consignment, lost: Consignment) -> None:
    # damaged; its complaint is of the quarter, its answer too, in time
    mishap(first, "damaged", "2019-07-03T08:00", 15_000)
    complaint(first, "2019-07-04T08:00", "2019-07-11T17:00", "2019-07-11T16:00", 5_000)
    # complained of, answered a day late
    complaint(late, "2019-07-15T08:00", "2019-07-22T17:00", "2019-07-23T08:00")
    # complained of in September, the answer due in October
    complaint(lost, "2019-09-27T08:00", "2019-10-04T17:00", "2019-10-02T08:00", 9_000)
    # complained of, due in September, never answered
    complaint(lost, "2019-09-21T08:00", "2019-09-27T17:00")


@pytest.fixture
def report(quarter: None) -> PostReport:
    return post_report(Q3)


def test_the_lines_of_the_quarter(report: PostReport) -> None:
    assert [(line.unit, line.field) for line in report.lines] == [
        (UNIT, "justice"),
        (OTHER, "health"),
    ]
    one = report.lines[0].figures
    assert (one.sent, one.returned) == (1, 4)  # June's is not of the quarter
    assert one.revenue == 30_000 + 4 * 26_000
    assert (one.delivered, one.on_time) == (3, 2)  # June's, July's; the filed one was late
    assert one.on_time_share == Decimal("0.6667")
    assert (one.not_delivered, one.overdue) == (2, 1)
    assert (one.lost, one.damaged) == (1, 1)
    assert (one.complaints, one.answered, one.answered_in_time) == (4, 2, 1)
    assert one.answered_share == Decimal("0.5000")
    assert one.unanswered == 1
    assert one.compensation == 120_000 + 80_000 + 15_000 + 5_000
    assert report.lines[0].unit_name.endswith("huyện Cao Lãnh")


def test_the_total_has_the_shares_of_the_sums(report: PostReport) -> None:
    total = report.total
    assert (total.sent, total.returned, total.revenue) == (1, 5, 160_000)
    assert report.lines[1].figures.on_time_share is None
    assert total.on_time_share == Decimal("0.6667")


def test_it_is_due_before_the_tenth_and_final_when_the_quarter_is_over(report: PostReport) -> None:
    assert (report.due_on, report.final) == (date(2019, 10, 9), True)
    assert report.article == "TT 17/2017 Đ.13"
    assert not post_report(read_period("2019Q4")).final


def test_a_place_sees_its_own(quarter: None) -> None:
    own = post_report(Q3, units=(OTHER,))
    assert [line.unit for line in own.lines] == [OTHER]
    assert post_report(Q3, units=()).lines == ()


def test_a_longer_period_sums_up(quarter: None) -> None:
    assert post_report(read_period("2019H2")).total.returned == 5
    year = post_report(read_period("2019")).total
    assert (year.returned, year.sent, year.complaints) == (6, 1, 4)
    assert year.answered == 3


def test_what_is_not_due_yet_is_not_overdue_while_the_period_runs(quarter: None) -> None:
    consignment("2019-10-07T08:00", "2019-10-09T17:00")  # it is the eighth
    late = consignment("2019-10-02T08:00", "2019-10-03T17:00")
    complaint(late, "2019-10-04T08:00", "2019-10-11T17:00")
    running = post_report(read_period("2019Q4")).total
    assert (running.returned, running.overdue) == (2, 2)  # the late one, September's last
    assert (running.complaints, running.unanswered) == (1, 1)  # that of September


def test_every_figure_is_defined_on_the_page_and_in_the_docs() -> None:
    assert list(DEFINED) == list(FIGURE_WORDS)
    page = (Path(__file__).parents[3] / "docs/explanation/post-report.md").read_text("utf-8")
    for name, says in DEFINED.items():
        words = FIGURE_WORDS[name]
        assert f"| {words.vi} | `{name}` | {says.en} |" in page


def test_an_empty_period_is_a_report_too() -> None:
    empty = post_report(read_period("2020Q1"))
    assert (empty.lines, empty.total.on_time_share) == ((), None)


def test_csv_and_workbook_hold_the_same(report: PostReport) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(report))))
    assert [row["unit"] for row in rows] == [UNIT, OTHER]
    assert (rows[0]["on_time_share"], rows[1]["on_time_share"]) == ("0.6667", "")
    sheet = load_workbook(io.BytesIO(to_xlsx(report))).active
    assert sheet is not None
    values = list(sheet.values)
    assert values[1][0] == "TT 17/2017 Đ.13; gửi chậm nhất 09/10/2019"
    assert values[3][2:] == tuple(words.vi for words in FIGURE_WORDS.values())
    assert values[-1][:5] == ("Tổng", None, 1, 5, 160_000)
    assert to_xlsx(report, "en") != to_xlsx(report)


@pytest.mark.parametrize(
    ("text", "first", "last", "due"),
    [
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 9)),
        ("2026q4", date(2026, 10, 1), date(2026, 12, 31), date(2027, 1, 9)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 9)),
        ("2026H2", date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 9)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 9)),
    ],
)
def test_periods(text: str, first: date, last: date, due: date) -> None:
    period = read_period(text)
    assert (period.first, period.last, due_on(period)[0]) == (first, last, due)
    assert read_period(period.written) == period == period_of(period.kind, last)
    assert period.before.last < first


@pytest.mark.parametrize("text", ["", "2026Q5", "2026H3", "26Q1", "2026Q", "Q1", "2026M01"])
def test_what_is_no_period_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NotAPeriod, match="2026Q3"):
        read_period(text)


def test_a_period_has_words() -> None:
    assert read_period("2026Q3").said.vi == "Quý 3 năm 2026"
    assert read_period("2026H1").said.en == "First Half Of 2026"
    assert {read_period(text).kind for text in ("2026Q1", "2026H1", "2026")} == set(ReportPeriod)


@pytest.fixture
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command gives up the pool for its process, which here is everybody's."""
    database = settings.DATABASES["default"]
    monkeypatch.setitem(database, "OPTIONS", dict(database["OPTIONS"]))


@pytest.mark.usefixtures("own_settings", "quarter")
def test_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "post", "--period", "2019Q3", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["due_on"], said["total"]["revenue"]) == ("2019-10-09", 160_000)
    assert main(["report", "post", "--period", "2019Q3"]) == 0
    assert "66.67%" in capsys.readouterr().out
    assert main(["report", "coverage", "--on", "2019-08-05"]) == 0
    assert "Districts: 9 of 12 with the post" in capsys.readouterr().out
    assert main(["report", "coverage", "--on", "2019-08-05", "--json"]) == 0
    levels = {each["level"]: each for each in json.loads(capsys.readouterr().out)["levels"]}
    assert (levels["commune"]["with_post"], len(levels["commune"]["named"])) == (29, 6)
    assert main(["report", "post", "--period", "soon"]) == 2
    assert "2026Q3" in capsys.readouterr().err
