"""From bytes to UTF-8: a content's hash, its encoding, and a clean copy where it is not clean UTF-8.

Nothing falls back to Latin-1 blindly: UTF-16 is known by its mark or its zeros, a file with a few stray
bytes stays UTF-8, and the Windows, Macintosh and DOS alphabets are told apart by the letters they give.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from data.reading.tables import Remark

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LETTERS = frozenset("àâäáãåçéèêëíîïñóôöòõøùúûüÿœæÀÂÄÁÃÅÇÉÈÊËÍÎÏÑÓÔÖÒÕØÙÚÛÜŸŒÆß€’‘“”«»…–—•°²³·™®©£§¡¿½ºª\u00a0\u00ad")
"""Characters that Western European marketing texts hold beyond ASCII."""
_FREQUENT = frozenset("éèàêç")
_GUESSES = ("cp1252", "mac-roman", "cp850")
_STRAY = re.compile("[\udc80-\udcff]")


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is wrong where it stands as Windows does, else as Latin-1."""
    wrong = error.object[error.start : error.end]
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in wrong), error.end


codecs.register_error("byte_by_byte", _byte_by_byte)


@dataclass(frozen=True)
class Facts:
    """What one pass over a file's bytes tells."""

    size_bytes: int
    encoding: str
    how: str = "strict"  # how wrong bytes are read
    nul_bytes: int = 0
    remarks: tuple[Remark, ...] = ()

    @property
    def is_clean(self) -> bool:
        """DuckDB can read the file as it is."""
        return self.encoding in ("utf-8", "utf-8-sig") and self.how == "strict" and not self.nul_bytes


def examine(file: Path, head: bytes) -> Facts:
    """Look at every byte of a file and say its encoding. Raises OSError."""
    size, is_utf8, nul_bytes = _pass_over(file)
    encoding = next((name for mark, name in _MARKS if head.startswith(mark)), None) or utf16_by_zeros(head)
    if encoding and encoding != "utf-8-sig":
        return Facts(size, encoding, "replace", 0, (Remark("read_as_utf16", "info", detail={"encoding": encoding}),))
    remarks = [Remark("nul_bytes_removed", "warn", detail={"n": nul_bytes})] if nul_bytes else []
    if is_utf8:
        return Facts(size, encoding or "utf-8", nul_bytes=nul_bytes, remarks=tuple(remarks))
    encoding, how, remark = _not_utf8(file, encoding or "utf-8")
    return Facts(size, encoding, how, nul_bytes, (*remarks, remark))


def hash_of(file: Path) -> str:
    """SHA-256 of the content. Raises OSError."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pass_over(file: Path) -> tuple[int, bool, int]:
    """Size, whether it is UTF-8, zeros (which are looked for before they are counted: counting takes ten times as long)."""
    size, nul_bytes, is_utf8, rest = 0, 0, True, b""
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            nul_bytes += chunk.count(0) if 0 in chunk else 0
            if is_utf8:
                whole = rest + chunk if rest else chunk
                end = _last_whole_character(whole)
                is_utf8, rest = _is_utf8(whole[:end] if end < len(whole) else whole), whole[end:]
    return size, is_utf8 and not rest, nul_bytes


def _last_whole_character(chunk: bytes) -> int:
    for back in range(1, min(3, len(chunk)) + 1):
        byte = chunk[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(chunk) - back if length > back else len(chunk)
        if byte < 0x80:
            break
    return len(chunk)


def _is_utf8(chunk: bytes) -> bool:
    """Polars checks UTF-8 three times faster than decoding does."""
    if chunk.isascii():
        return True
    try:
        pl.Series([chunk], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.PolarsError:
        return False
    return True


def utf16_by_zeros(head: bytes) -> str | None:
    """UTF-16 without a mark, where every other byte of Latin letters is zero."""
    sample = head[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0 : 2 * half : 2].count(0) / half, sample[1 : 2 * half : 2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _not_utf8(file: Path, encoding: str) -> tuple[str, str, Remark]:
    """Encoding, way with wrong bytes, and the remark, for a file that is not valid UTF-8."""
    stray, whole, has_crlf, ends_inside = 0, 0, False, False
    bytes_seen = np.zeros(256, dtype=np.int64)
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with file.open("rb") as stream:
        last = False
        while not last:
            chunk = stream.read(CHUNK)
            last = len(chunk) < CHUNK
            text = decoder.decode(chunk, final=last)
            wrong = len(_STRAY.findall(text))
            if last and wrong and stray == 0:
                ends_inside = not _STRAY.search(text.rstrip("".join(map(chr, range(0xDC80, 0xDD00)))))
            stray += wrong
            whole += len(text) - len(text.encode("ascii", "ignore")) - wrong
            bytes_seen += np.bincount(np.frombuffer(chunk, np.uint8), minlength=256)
            has_crlf = has_crlf or b"\r\n" in chunk
    if ends_inside and whole and stray <= 3:
        return encoding, "replace", Remark("cut_inside_a_character", "warn", detail={})
    if whole > stray:
        return encoding, "byte_by_byte", Remark("mixed_encodings", "warn", detail={"n": stray})
    high = {byte: int(n) for byte, n in enumerate(bytes_seen) if byte > 0x7F and n}
    return _single_byte(high, has_crlf)


def _single_byte(high: dict[int, int], has_crlf: bool) -> tuple[str, str, Remark]:
    """The alphabet in which most bytes beyond ASCII are letters of Western Europe; Windows' when in doubt."""

    def share(encoding: str, letters: frozenset[str]) -> float:
        usual = sum(n for byte, n in high.items() if bytes([byte]).decode(encoding, "replace") in letters)
        return usual / sum(high.values())

    shares = {encoding: share(encoding, _LETTERS) for encoding in _GUESSES}
    best = max(shares, key=lambda encoding: (shares[encoding], share(encoding, _FREQUENT)))
    if shares["cp1252"] < 0.7 and shares[best] > shares["cp1252"]:
        return best, "byte_by_byte", Remark("encoding_guessed", "warn", detail={"encoding": best})
    if shares["cp1252"] < 0.7:
        return "cp1252", "byte_by_byte", Remark("encoding_guessed", "warn", detail={"encoding": "cp1252"})
    windows_only = any(0x80 <= byte < 0xA0 for byte in high)
    name = "cp1252" if windows_only or has_crlf else "iso-8859-1"
    return name, "byte_by_byte", Remark("read_as_western", "info", detail={"encoding": name})


def as_utf8(file: Path, facts: Facts, target: Path) -> Path:
    """The file itself if it is clean, else a UTF-8 copy at `target`, line ends kept, NUL characters removed."""
    if facts.is_clean:
        return file
    encoding = "cp1252" if facts.encoding == "iso-8859-1" else facts.encoding
    decoder = codecs.getincrementaldecoder(encoding)(facts.how)
    with file.open("rb") as stream, target.open("w", encoding="utf-8", errors="replace", newline="") as copy:
        while chunk := stream.read(CHUNK):
            copy.write(decoder.decode(chunk).replace("\0", ""))
        copy.write(decoder.decode(b"", final=True).replace("\0", ""))
    return target
