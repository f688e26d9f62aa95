"""The sentences about a workbook's form: sheets, columns, cells and rows without a parent."""

from motcua.domain.kernel.texts import Bilingual
from motcua.reference.catalogue.faults import quoted


def no_sheet(name: str) -> Bilingual:
    return Bilingual(
        f'thiếu trang "{name}"; hãy xuất lại tệp mẫu từ danh mục',
        f'sheet "{name}" is missing; export the catalogue again for the form',
    )


def no_column(name: str) -> Bilingual:
    return Bilingual(f"thiếu cột {name}; hãy thêm cột", f"column {name} is missing; add it")


def formula(name: str) -> Bilingual:
    return Bilingual(
        f"cột {name} là công thức; hãy ghi giá trị", f"{name} holds a formula; write the value"
    )


def number_for_code(name: str, value: object) -> Bilingual:
    return Bilingual(
        f"cột {name} là số {quoted(value)}; hãy định dạng ô là Text rồi gõ lại mã, để không mất "
        "chữ số 0",
        f"{name} is the number {quoted(value)}; format the cell as text and type the code again, "
        "or zeros are lost",
    )


def orphan(sheet: str, parents: tuple[str, ...]) -> Bilingual:
    path = " / ".join(parents)
    return Bilingual(
        f'{quoted(path)} không có ở trang "{sheet}"; hãy thêm dòng ở trang đó hoặc sửa mã ở đây',
        f'{quoted(path)} is not on sheet "{sheet}"; add a row there or correct the code here',
    )
