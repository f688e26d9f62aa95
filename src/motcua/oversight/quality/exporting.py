"""A report of the post as CSV for machines and as a workbook for people."""

import csv
from dataclasses import astuple
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

from motcua.oversight.quality.post_report import FIGURE_WORDS, SHARES, Figures, PostReport
from motcua.plumbing.late import late

if TYPE_CHECKING:
    import openpyxl
    from openpyxl import styles, utils
else:
    openpyxl = late("openpyxl")
    styles = late("openpyxl.styles")
    utils = late("openpyxl.utils")

UNIT_WIDTH, FIELD_WIDTH, FIGURE_WIDTH = 46, 24, 13
_FORMULA = ("=", "+", "-", "@", "\t")


def to_csv(report: PostReport) -> str:
    """One line for each unit and field under the names of the figures; shares as decimals."""
    told = StringIO()
    writer = csv.writer(told, lineterminator="\n")
    writer.writerow(["period", "unit", "unit_name", "field", *FIGURE_WORDS])
    for line in report.lines:
        plain = ("" if each is None else each for each in astuple(line.figures))
        name = _no_formula(line.unit_name)
        writer.writerow([report.period.written, line.unit, name, line.field, *plain])
    return told.getvalue()


def to_xlsx(report: PostReport, language: str = "vi") -> bytes:
    """A sheet with title, due day, one row for each unit and field, and the total."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(report.period.written)
    english = language.startswith("en")
    title = (
        "Report of the public postal service" if english else "Báo cáo dịch vụ bưu chính công ích"
    )
    due = "due by" if english else "gửi chậm nhất"
    heads = ("Unit", "Field") if english else ("Đơn vị", "Lĩnh vực")
    whole = "Total" if english else "Tổng"
    sheet.append([f"{title}. {report.period.said.in_language(language)}"])
    sheet.append([f"{report.article}; {due} {report.due_on:%d/%m/%Y}"])
    sheet.append([])
    sheet.append([*heads, *(words.in_language(language) for words in FIGURE_WORDS.values())])
    for line in report.lines:
        words = line.field_words.in_language(language)
        sheet.append([_no_formula(line.unit_name), words, *_values(line.figures)])
    sheet.append([whole, "", *_values(report.total)])
    for cell in (sheet["A1"], *sheet[4], *sheet[sheet.max_row]):
        cell.font = styles.Font(bold=True)
    for cell in sheet[4]:
        cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
    for number, name in enumerate(("unit", "field", *FIGURE_WORDS), start=1):
        column = utils.get_column_letter(number)
        widths = {"unit": UNIT_WIDTH, "field": FIELD_WIDTH}
        sheet.column_dimensions[column].width = widths.get(name, FIGURE_WIDTH)
        shown = "0.0%" if name in SHARES else "#,##0"
        for row in range(5, sheet.max_row + 1):
            sheet[f"{column}{row}"].number_format = shown
    sheet.freeze_panes = "C5"
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _values(figures: Figures) -> list[float | int | None]:
    """A workbook has no decimals of its own; a share of four places survives as a float."""
    return [
        float(each) if each is not None and not isinstance(each, int) else each
        for each in astuple(figures)
    ]


def _no_formula(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
