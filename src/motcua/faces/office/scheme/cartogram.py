"""A map of tiles: one for each old district, placed by hand, true in neighbourhood only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motcua.reference.places import queries as places
from motcua.reference.scheme import picture_queries
from motcua.reference.scheme.picture_queries import UnitPicture
from motcua.reference.scheme.vocabulary import Scope, Task

Spot = tuple[int, int]
"""Column and row of a tile."""

NORTH: Mapping[str, Spot] = {
    "Huyện Hồng Ngự": (0, 0),
    "Thị xã Hồng Ngự": (1, 0),
    "Thành phố Hồng Ngự": (1, 0),
    "Huyện Tân Hồng": (2, 0),
    "Huyện Thanh Bình": (1, 1),
    "Huyện Tam Nông": (2, 1),
    "Huyện Tháp Mười": (3, 1),
    "Thành phố Cao Lãnh": (1, 2),
    "Huyện Cao Lãnh": (2, 2),
    "Huyện Lấp Vò": (0, 3),
    "Huyện Lai Vung": (1, 3),
    "Thành phố Sa Đéc": (2, 3),
    "Huyện Châu Thành": (3, 3),
}
"""The twelve districts of Đồng Tháp until June 2025; north is up."""

EAST: Mapping[str, Spot] = {
    "Huyện Cái Bè": (0, 0),
    "Thị xã Cai Lậy": (1, 0),
    "Huyện Tân Phước": (2, 0),
    "Huyện Cai Lậy": (1, 1),
    "Huyện Châu Thành": (2, 1),
    "Huyện Chợ Gạo": (3, 1),
    "Thành phố Mỹ Tho": (2, 2),
    "Huyện Gò Công Tây": (3, 2),
    "Thành phố Gò Công": (4, 2),
    "Huyện Tân Phú Đông": (3, 3),
    "Huyện Gò Công Đông": (4, 3),
}
"""The eleven districts of Tiền Giang, whose communes have belonged to Đồng Tháp since July 2025."""

OLD_PROVINCES = {"87": NORTH, "82": EAST}
KINDS = ("Huyện", "Thị xã", "Thành phố")
LONGEST_LINE = 9
FULL, PART, NONE, NOBODY = "full", "part", "none", "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A district: who does the task at its own counter, and at how many communes the post does."""

    name: str
    column: int
    row: int
    own: str
    post: int
    units: int

    @property
    def kind(self) -> str:
        return next((kind for kind in KINDS if self.name.startswith(kind)), "")

    @property
    def lines(self) -> tuple[str, ...]:
        """The bare name, broken where a tile is too narrow for it."""
        bare = self.name.removeprefix(self.kind).strip()
        if len(bare) <= LONGEST_LINE:
            return (bare,)
        first, _, last = bare.rpartition(" ")
        return first, last

    @property
    def look(self) -> str:
        """How much of it is the post's; `nobody` when no counter stands there that day."""
        if self.own == NOBODY:
            return self._share()
        return self.own

    def _share(self) -> str:
        if not self.units:
            return NOBODY
        if not self.post:
            return NONE
        return FULL if self.post == self.units else PART


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One old province with its tiles."""

    province: str
    tiles: tuple[Tile, ...]

    @property
    def columns(self) -> int:
        return 1 + max(tile.column for tile in self.tiles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    centres: tuple[tuple[str, str, str], ...]
    sheets: tuple[Sheet, ...]
    elsewhere: int


def map_of(on: date, task: Task) -> Map:
    pictures = picture_queries.overview(on)
    homes = _homes(on, [p for p in pictures if p.unit.level == "commune"])
    sheets = []
    for province, spots in OLD_PROVINCES.items():
        tiles = [
            _tile(name, spot, _there(province, name, homes, pictures), task)
            for name, spot in spots.items()
        ]
        lived_in = tuple(tile for tile in tiles if tile.look != NOBODY)
        if lived_in:
            sheets.append(Sheet(province=province, tiles=lived_in))
    return Map(
        centres=tuple(
            (picture.unit.code, picture.unit.name, _look(picture, task))
            for picture in pictures
            if picture.unit.level == "province"
        ),
        sheets=tuple(sheets),
        elsewhere=sum(picture.unit.level == "commune" for picture in pictures) - len(homes),
    )


Home = tuple[str, str]
"""Old province and name of the old district."""


def _homes(on: date, communes: list[UnitPicture]) -> dict[str, Home]:
    """In which district each commune's counter lies, or lay before there were none."""
    units = {unit.code: unit for unit in places.units(on)}
    found = {}
    for picture in communes:
        commune = units.get(picture.unit.admin_code)
        parent = units.get(commune.parent) if commune else None
        if parent is not None and parent.level == "district":
            found[picture.unit.code] = (parent.parent, parent.name)
            continue
        before = places.predecessors(picture.unit.admin_code, on)
        if before:
            found[picture.unit.code] = (before[0].old_province, before[0].old_district)
    return found


def _there(
    province: str, name: str, homes: dict[str, Home], pictures: list[UnitPicture]
) -> list[UnitPicture]:
    """The district's own counter, if there is one, and those of its communes."""
    mine = [p for p in pictures if homes.get(p.unit.code) == (province, name)]
    own = [
        p
        for p in pictures
        if p.unit.level == "district" and p.unit.name.lower().endswith(name.lower())
    ]
    return own + mine if province == "87" else mine


def _tile(name: str, spot: Spot, there: Iterable[UnitPicture], task: Task) -> Tile:
    pictures = list(there)
    own = next((p for p in pictures if p.unit.level == "district"), None)
    communes = [p for p in pictures if p.unit.level == "commune"]
    return Tile(
        name=name,
        column=spot[0],
        row=spot[1],
        own=_look(own, task) if own else NOBODY,
        post=sum(_look(p, task) != NONE for p in communes),
        units=len(communes),
    )


def _look(picture: UnitPicture, task: Task) -> str:
    """All of the task, as far as anybody knows, or only some fields or procedures of it."""
    mine = [entry for entry in picture.post_does if entry.task is task]
    if not mine:
        return NONE
    return FULL if any(entry.scope in {Scope.ALL, Scope.UNKNOWN} for entry in mine) else PART
