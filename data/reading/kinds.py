"""What a file is, by its first bytes: its name and extension are not believed."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from data.reading.encodings import utf16_by_zeros
from data.reading.tables import Refused

HEAD_BYTES = 64 << 10

_REFUSED = (
    (b"\x89PNG\r\n\x1a\n", "is_image", "PNG"),
    (b"\xff\xd8\xff", "is_image", "JPEG"),
    (b"GIF8", "is_image", "GIF"),
    (b"RIFF", "is_image", "RIFF"),
    (b"%PDF-", "is_pdf", "PDF"),
    (b"MZ", "is_program", "Windows"),
    (b"\x7fELF", "is_program", "Linux"),
    (b"\xcf\xfa\xed\xfe", "is_program", "macOS"),
    (b"\xca\xfe\xba\xbe", "is_program", "macOS"),
    (b"SQLite format 3\0", "is_database", "SQLite"),
    (b"Rar!\x1a\x07", "is_other_archive", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "is_other_archive", "7z"),
    (b"BZh", "is_other_archive", "bzip2"),
    (b"\xfd7zXZ\0", "is_other_archive", "xz"),
    (b"\x28\xb5\x2f\xfd", "is_other_archive", "zstd"),
    (b"{\\rtf", "is_document", "RTF"),
    (b"Obj\x01", "is_binary", "Avro"),
    (b"ORC", "is_binary", "ORC"),
    (b"ARROW1\0\0", "is_binary", "Arrow"),
    (b"OggS", "is_media", "Ogg"),
    (b"ID3", "is_media", "MP3"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def head_of(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(HEAD_BYTES)


def kind_of(file: Path, head: bytes) -> str:
    """`zip`, `gzip`, `xlsx`, `parquet` or `text`. Raises Refused for what is none of them, OSError."""
    if not head:
        raise Refused("empty_file")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _kind_of_zip(file)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(_OLE):
        with file.open("rb") as stream:
            is_locked = "EncryptedPackage".encode("utf-16-le") in stream.read(1 << 20)
        raise Refused("locked_workbook" if is_locked else "old_spreadsheet", format=".xls")
    for mark, code, what in _REFUSED:
        if head.startswith(mark) and (len(mark) > 4 or _looks_binary(head)):
            raise Refused(code, format=what)
    if head[257:262] == b"ustar":
        raise Refused("is_other_archive", format="tar")
    if head[4:8] == b"ftyp":
        raise Refused("is_media", format="MP4")
    if _looks_binary(head):
        raise Refused("is_unknown")
    return "text"


def _looks_binary(head: bytes) -> bool:
    """Many control characters, or many zeros, that are no UTF-16."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    if encoding := utf16_by_zeros(head):
        head = head[: len(head) // 2 * 2].decode(encoding, "replace").encode()
    return len(_CONTROLS.findall(head)) > 0.03 * len(head) or head.count(0) > 0.1 * len(head)


def _kind_of_zip(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist()[:5000])
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 100 else b""
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as problem:
        raise Refused("broken_archive", reason=str(problem)) from problem
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("old_spreadsheet", format=".xlsb")
    if b"opendocument" in mimetype:
        raise Refused("old_spreadsheet" if b"spreadsheet" in mimetype else "is_document", format="OpenDocument")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names) or "Index.zip" in names:
        raise Refused("old_spreadsheet", format=".numbers")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Refused("is_document", format="Office")
    return "zip"


_XML = re.compile(r"\s*(<\?xml|<!--|<[A-Za-z!])")
_HTML = re.compile(r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|table|script|meta)\b", re.IGNORECASE | re.DOTALL)
_XES_ROOT = re.compile(r"<log[\s>]")
JS_ASSIGNMENT = re.compile(r"\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w.$]*(?:\[[\w\"']+\])*\s*=\s*(?=[\[{])")
_JSON = re.compile(r"\s*(\{\s*(\"|\}|$)|\[\s*([\[{\]\"]|-?\d|true|false|null|$))")


def text_kind(head: str) -> str:
    """`xes`, `js`, `json` or `csv`. Raises Refused for a web page or an XML of another sort."""
    if _HTML.match(head):
        raise Refused("web_table" if "<table" in head.lower() else "web_page")
    if _XML.match(head):
        if _XES_ROOT.search(head):
            return "xes"
        if head.lstrip().startswith("<?xml"):
            raise Refused("other_xml")
    if JS_ASSIGNMENT.match(head):
        return "js"
    return "json" if _JSON.match(head) else "csv"
