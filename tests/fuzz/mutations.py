"""What may happen to a file between a tool and its reader, from one turned bit to a hand that edits a spreadsheet.

A mutation of records takes and gives the records below the headings and leaves their number known; a mutation of
text or of bytes may do anything. All draw from a `random.Random`, so that a seed tells the whole.
"""

from __future__ import annotations

import gzip
import io
import random
import tempfile
import zipfile
from pathlib import Path

from reading_files import cell, workbook

HOSTILE = (
    "", " ", "=1+1", "=HYPERLINK(\"http://example.org\")", "@SUM(A1)", "-", "NA", "null", "NaN", "inf", "-1e999", "'; drop table customers; --", "\" or 1=1 --",
    "<script>alert(1)</script>", "<b>Hi</b> &amp; you", "{\"a\": [1, {\"b\": null}]}", "[]", "[1, 2", "{}", "{broken", "é😀\u200f\u202e", "\ufeff", "\u00a0",
    "00:00", "99:99:99", "-12:30", "1e400", "1,5", "1.234,56", "12 400", "4,03958E+11", "9" * 40, "-9223372036854775809", "true", "Oui", "(x{n}y)", "{row}", "%s", "$1", "\\", "\\N",
)  # fmt: skip
DATES = (
    "31/02/2026", "02/31/2026", "29/02/2026 25:61", "0000-00-00 00:00:00", "2026-13-45T99:99:99Z", "28/08/25", "1/1/1", "9999-12-31 23:59:59", "99999-01-01",
    "-4000-01-01", "2026-03-29 02:30:00", "2026-10-25 02:30:00", "3/29/2026 2:30:00 AM", "1772442000", "1772442000000", "-1", "99999999999999999999", "Tue, Foo 99, 2026",
    "2026-02-30", "12:00", "294247-01-10 04:00:54", "290309-12-22 (BC)", "infinity", "epoch", "2026-W10", "20260301T251099", "2026-03-01T10:00:00+99:00",
)  # fmt: skip
DELIMITERS = (",", ";", "\t", "|", "^", "¦")
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman", "utf-32", "cp1251", "shift_jis")
STRAY = (b"\0", b'"', b"'", b'""', b"\r", b"\n", b"\r\n", b"\x1a", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\x80", b"\xc3", b"\\", b"sep=;\n", b"}{", b"[", b"<", b"\x7f\x01\x02", b",,,,", b"\n\n\n")


def _place(draw: random.Random, records: list) -> int:
    return draw.randrange(len(records)) if records else 0


def duplicated(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    taken = [records[_place(draw, records)] for _ in range(draw.randint(1, 3))] if records else []
    return draw.sample(records + taken, len(records) + len(taken))


def dropped(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return [record for place, record in enumerate(records) if place == 0 or draw.random() < 0.7]


def shuffled(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return draw.sample(records, len(records))


def repeated(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return records * draw.choice((2, 7, 40))


def _with_cell(records: list[list[str]], draw: random.Random, values) -> list[list[str]]:
    changed = [list(record) for record in records]
    for _ in range(draw.randint(1, 4)):
        if changed and len(changed[0]) > 1:
            record = changed[_place(draw, changed)]
            if len(record) > 1:  # a line of one cell, such as a footer, stays what it is: with another text it is a row
                record[draw.randrange(1, len(record))] = draw.choice(values)
    return changed


def hostile_cells(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return _with_cell(records, draw, HOSTILE)


def odd_dates(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return _with_cell(records, draw, DATES)


def swapped_cells(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return _with_cell(records, draw, [value for record in records for value in record if value] or [""])


def huge_cell(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    return _with_cell(records, draw, [draw.choice(("x", "é ", "😀", "9", '"', "a,b;c\n")) * draw.choice((300, 5_000, 200_000))])


def one_column_hostile(records: list[list[str]], draw: random.Random) -> list[list[str]]:
    if not records or len(records[0]) < 2:
        return records
    place, value = draw.randrange(1, len(records[0])), draw.choice(HOSTILE + DATES)
    # a line without that cell, such as a footer, stays what it is
    return [record[:place] + [value] + record[place + 1 :] if place < len(record) else record for record in records]


RECORDS = (duplicated, dropped, shuffled, repeated, hostile_cells, odd_dates, swapped_cells, huge_cell, one_column_hostile)


def heading_renamed(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    head = list(rows[0])
    head[draw.randrange(len(head))] = draw.choice(("", "x", "Column 1", "e-mail", "\"; drop table x; --", "row_no", "typed", "file_id", "attributes", "who_email", "A" * 3000, "éà😀", "rowid", "is empty", "unread", "text 0"))
    return [head, *rows[1:]]


def heading_doubled(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    head = list(rows[0])
    head[draw.randrange(len(head))] = draw.choice(head).swapcase() if draw.random() < 0.5 else draw.choice(head)
    return [head, *rows[1:]]


def column_removed(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    place = draw.randrange(len(rows[0]))
    return [row[:place] + row[place + 1 :] for row in rows]


def column_added(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    n, value = draw.choice((1, 1, 3, 400)), draw.choice(HOSTILE)
    return [row + ([f"extra {place}" for place in range(n)] if number == 0 else [value] * n) for number, row in enumerate(rows)]


def columns_shuffled(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    order = draw.sample(range(len(rows[0])), len(rows[0]))
    return [[row[place] if place < len(row) else "" for place in order] for row in rows]


def ragged(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    return [row if number == 0 or draw.random() < 0.6 else row[: draw.randint(0, len(row))] + [draw.choice(HOSTILE)] * draw.randint(0, 2) for number, row in enumerate(rows)]


def headless(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    return rows[1:] or rows


def headings_again(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    place = draw.randint(1, len(rows))
    return rows[:place] + [rows[0]] + rows[place:]


def framed(rows: list[list[str]], draw: random.Random) -> list[list[str]]:
    return [["Report of March"], [], *rows, [], ["Total", str(len(rows))]] if draw.random() < 0.5 else [*rows, ["Reporting period 2026-03-01 to 2026-03-31"]]


ROWS = (heading_renamed, heading_doubled, column_removed, column_added, columns_shuffled, ragged, headless, headings_again, framed)


def flipped(content: bytes, draw: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(draw.choice((1, 2, 8, 60))):
        if changed:
            changed[draw.randrange(len(changed))] ^= 1 << draw.randrange(8)
    return bytes(changed)


def cut(content: bytes, draw: random.Random) -> bytes:
    start, end = sorted((draw.randint(0, len(content)), draw.randint(0, len(content))))
    return draw.choice((content[:end], content[:start] + content[end:], content[start:] if draw.random() < 0.3 else content[:end]))


def strewn(content: bytes, draw: random.Random) -> bytes:
    for _ in range(draw.choice((1, 1, 3, 12))):
        place = draw.randint(0, len(content))
        content = content[:place] + draw.choice(STRAY) + content[place:]
    return content


def lines_doubled(content: bytes, draw: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    return b"".join(line * draw.choice((1, 1, 1, 2, 3)) for line in lines)


def lines_mixed(content: bytes, draw: random.Random) -> bytes:
    return b"".join(line.rstrip(b"\r\n") + draw.choice((b"\n", b"\r\n", b"\r", b"\n\n")) for line in content.splitlines(keepends=True))


def delimiter_swapped(content: bytes, draw: random.Random) -> bytes:
    return content.replace(draw.choice(DELIMITERS[:4]).encode(), draw.choice(DELIMITERS).encode())


def encoded_anew(content: bytes, draw: random.Random) -> bytes:
    try:
        return content.decode("utf-8-sig").encode(draw.choice(ENCODINGS), errors=draw.choice(("ignore", "replace")))
    except UnicodeDecodeError:
        return content.decode("latin-1").encode("utf-8")


def words_swapped(content: bytes, draw: random.Random) -> bytes:
    """A value of JSON or of text turned into another kind of value."""
    old = draw.choice((b"true", b"false", b"null", b"2026", b"@", b'":', b"{", b"[", b"0", b": \"", b"-03-"))
    return content.replace(old, draw.choice((b"null", b"{}", b"[]", b"\"x\"", b"1e999", b"[[", b"", b"2026-99-99", b"\\u0000", b"\\ud800")), draw.choice((1, 3, -1)))


def glued(content: bytes, draw: random.Random) -> bytes:
    return draw.choice((content + content, content + b"\n" + content, content.replace(b"}\n{", b"}{"), b"window.YTD.tweets.part0 = " + content, b"\n\n" + content + b"\n\n\n", content * 30))


BYTES = (flipped, cut, strewn, lines_doubled, lines_mixed, delimiter_swapped, encoded_anew, words_swapped, glued)


def gzipped(name: str, content: bytes, draw: random.Random) -> tuple[str, bytes]:
    return name + ".gz", gzip.compress(content, mtime=0)


def zipped(name: str, content: bytes, draw: random.Random) -> tuple[str, bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
        if draw.random() < 0.3:
            archive.writestr(draw.choice(("../" + name, "/etc/" + name, "readme.txt", "empty.csv", name)), draw.choice((b"", content)))
    return name + ".zip", packed.getvalue()


def nested(name: str, content: bytes, draw: random.Random) -> tuple[str, bytes]:
    return zipped(*zipped(name, content, draw), draw)


PACKED = (gzipped, zipped, nested)


def as_workbook(rows: list[list[str]]) -> bytes:
    """A workbook of the rows, all as text."""

    def safe(value: str) -> str:
        kept = "".join(sign for sign in value[:30_000] if sign >= " " or sign in "\t\n")
        return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def named(place: int) -> str:
        name = ""
        place += 1
        while place:
            place, rest = divmod(place - 1, 26)
            name = chr(65 + rest) + name
        return name

    sheet = "".join(
        f'<row r="{number}">' + "".join(cell(f"{named(place)}{number}", safe(value)) for place, value in enumerate(row)) + "</row>" for number, row in enumerate(rows, 1)
    )
    with tempfile.TemporaryDirectory() as folder:
        return workbook(Path(folder) / "made.xlsx", {"Sheet 1": sheet}).read_bytes()
