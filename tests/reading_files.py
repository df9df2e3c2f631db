"""Files for the tests of reading: written here, read back through DuckDB."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data import reading

CONNECTION = duckdb.connect()
PEOPLE = "id,name,note\n1,Zoé,bien\n2,Malo,\n"
ROWS = {1: ("1", "Zoé", "bien"), 2: ("2", "Malo", None)}
"""What must be read of PEOPLE, in whatever file it stands."""


@dataclass(frozen=True)
class Read:
    """What came of one item: the table, its loading and its rows as {row number: cells}; or what could not be read."""

    item: reading.TextTable | reading.Unreadable
    loaded: reading.LoadResult | None = None
    rows: dict[int, tuple] = field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """Codes of all remarks but those on rows."""
        return [remark.code for remark in (*self.item.remarks, *(self.loaded.remarks if self.loaded else ()))]

    @property
    def rejected(self) -> list[tuple[int, str]]:
        return [(remark.row, remark.code) for remark in self.loaded.rejected]


def read_all(*paths: Path, **options) -> list[Read]:
    with tempfile.TemporaryDirectory() as workspace:
        return [load(item) for item in reading.open_exports(paths, Path(workspace), **options)]


def load(item: reading.TextTable | reading.Unreadable) -> Read:
    if isinstance(item, reading.Unreadable):
        return Read(item)
    cursor = CONNECTION.cursor()
    loaded = reading.load(item, cursor, "raw")
    columns = ", ".join('"' + name.replace('"', '""') + '"' for name in item.columns)
    return Read(item, loaded, {row[0]: row[1:] for row in cursor.execute(f"select rowid + 1, {columns} from raw order by 1").fetchall()})


def read(content: bytes | str, name: str = "export.csv", **options) -> Read:
    """The only item of one file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        found = read_all(file, **options)
    assert len(found) == 1
    return found[0]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def cell(name: str, value: object, style: int = 0) -> str:
    """A cell of a sheet: text, or a number in a style (1: date, 2: date and time)."""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{name}" s="{style}"><v>{value}</v></c>'


def workbook(path: Path, sheets: dict[str, str], hidden: tuple[str, ...] = ()) -> Path:
    """A workbook made by hand; each sheet is the XML of its rows."""
    states = {name: 'state="hidden"' for name in hidden}
    listed = "".join(f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}" {states.get(name, "")}/>' for number, name in enumerate(sheets, 1))
    related = "".join(f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>' for number in range(1, len(sheets) + 1))
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    }
    for number, rows in enumerate(sheets.values(), 1):
        members[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    return zipped(path, {name: text.encode() for name, text in members.items()})
