"""From what a user names — files, folders, archives — to single files on disk, each with the path the user knows.

Names inside archives are never used as names on disk, and what comes out is measured as it comes.
"""

from __future__ import annotations

import errno
import gzip
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from data.reading.kinds import head_of, kind_of
from data.reading.normalised import fresh_name, under_another_name
from data.reading.tables import Limits, Refused, Remark, Unreadable

PIECE = 1 << 20
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)
"""What a damaged zip raises when read; of OSError only EINVAL, for an offset before the beginning."""
WORKBOOKS = (".xlsx", ".xlsm")
"""How a name ends whose broken bytes were a workbook's: it says what to do, not how to read."""
_UNSEEN = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True)
class Found:
    """A single file: `kind` is what its first bytes say (text, xlsx, parquet)."""

    path: str
    file: Path
    kind: str
    head: bytes
    modified_at: datetime | None
    size_bytes: int


class _Budget:
    """What one archive, with those inside it, may still unpack."""

    def __init__(self, limits: Limits, packed_bytes: int):
        self.limits = limits
        self.packed_bytes = max(1, packed_bytes)
        self.unpacked = 0
        self.members = 0

    def take(self, n: int) -> None:
        self.unpacked += n
        if self.unpacked > self.limits.unpacked_bytes:
            raise Refused("unpacks_too_large", limit=self.limits.unpacked_bytes // 1_000_000)
        if self.unpacked > self.limits.ratio_matters_above_bytes and self.unpacked > self.limits.unpacked_ratio * self.packed_bytes:
            raise Refused("unpacks_too_much", n=self.unpacked // self.packed_bytes, limit=self.limits.unpacked_ratio)

    def take_member(self) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise Refused("too_many_members", limit=self.limits.members)


def find(paths: Iterable[Path], workspace: Path, limits: Limits) -> Iterator[Found | Unreadable]:
    """Every file that is neither folder nor archive, sorted within folders, archives opened into the workspace."""
    for path in paths:
        path = Path(path)
        try:
            is_folder = path.is_dir()
        except OSError as problem:
            yield unreadable(str(path), problem)
            continue
        yield from _in_folder(path, workspace, limits) if is_folder else _open(path.as_posix(), path, workspace, limits)


def unreadable(path: str, problem: Exception, size_bytes: int | None = None, sha256: str | None = None) -> Unreadable:
    """The problem told as a remark."""
    return Unreadable(path, sha256, (remark_of(problem),), size_bytes)


def remark_of(problem: Exception) -> Remark:
    if isinstance(problem, Refused):
        return problem.remark
    if isinstance(problem, FileNotFoundError):
        return Remark("not_found", "error")
    if isinstance(problem, PermissionError):
        return Remark("no_permission", "error")
    if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT):
        return Remark("disk_full", "error")
    return Remark("cannot_read", "error", detail={"reason": str(problem)})


def _in_folder(folder: Path, workspace: Path, limits: Limits) -> Iterator[Found | Unreadable]:
    """Hidden files are passed over, links to folders not followed."""
    failed: list[OSError] = []
    nothing = True
    for place, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not _is_unseen(name))
        for problem in failed:
            yield unreadable(Path(problem.filename or place).as_posix(), problem)
        nothing = nothing and not failed
        failed.clear()
        for name in sorted(names):
            if not _is_unseen(name):
                nothing = False
                file = Path(place) / name
                yield from _open(file.as_posix(), file, workspace, limits)
    for problem in failed:
        nothing = False
        yield unreadable(Path(problem.filename or folder).as_posix(), problem)
    if nothing:
        yield Unreadable(folder.as_posix(), None, (Remark("empty_folder", "warn"),))


def _is_unseen(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _UNSEEN


def _open(path: str, file: Path, workspace: Path, limits: Limits) -> Iterator[Found | Unreadable]:
    shown = path.encode("utf-8", "replace").decode("utf-8")
    try:
        state = file.stat()
        if not stat.S_ISREG(state.st_mode):
            raise Refused("not_a_file")
        if shown != path:  # a name that is no text: nobody can be told it as it is, and DuckDB opens no such file
            path, file = shown, under_another_name(file, workspace, "bin")
    except (OSError, Refused, ValueError) as problem:
        yield unreadable(shown, problem)
        return
    modified_at = datetime.fromtimestamp(state.st_mtime, UTC)
    yield from _contents(path, file, modified_at, 0, _Budget(limits, state.st_size), workspace)


def _contents(path: str, file: Path, modified_at: datetime | None, depth: int, budget: _Budget, workspace: Path) -> Iterator[Found | Unreadable]:
    """The file itself, or what is in it."""
    size = None
    try:
        size = file.stat().st_size
        head = head_of(file)
        try:
            kind = kind_of(file, head)
        except Refused as problem:
            if problem.remark.code in ("is_unknown", "broken_archive") and path.lower().endswith(WORKBOOKS):
                raise Refused("damaged_workbook") from problem
            raise
        if kind not in ("zip", "gzip"):
            yield Found(path, file, kind, head, modified_at, size)
            return
        if depth >= budget.limits.depth:
            raise Refused("archive_too_deep", limit=budget.limits.depth)
        if kind == "zip":
            yield from _members(path, file, depth, budget, workspace)
        else:
            unpacked = fresh_name(workspace, "bin")
            try:
                with gzip.open(file) as stream:
                    _copy(stream, unpacked, budget)
            except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
                raise Refused("broken_archive", reason=str(problem)) from problem
            yield from _contents(path, unpacked, modified_at, depth + 1, budget, workspace)
    except (Refused, OSError, ValueError) as problem:
        yield unreadable(path, problem, size)


def _members(path: str, file: Path, depth: int, budget: _Budget, workspace: Path) -> Iterator[Found | Unreadable]:
    with zipfile.ZipFile(file) as archive:
        nothing = True
        for info in sorted(archive.infolist(), key=_member_name):
            name = _member_name(info)
            if info.is_dir() or any(_is_unseen(part) for part in PurePosixPath(name).parts if part != ".."):
                continue
            nothing = False
            budget.take_member()
            inside = f"{path}/{name}"
            unpacked = fresh_name(workspace, "bin")
            try:
                _refuse_unsafe(info, name)
                with archive.open(info) as stream:
                    _copy(stream, unpacked, budget)
            except Refused as problem:
                yield unreadable(inside, problem, info.file_size)
                if problem.remark.code.startswith("unpacks_"):
                    return
                continue
            except BROKEN_ZIP as problem:
                if isinstance(problem, OSError) and problem.errno != errno.EINVAL:
                    raise
                yield unreadable(inside, Refused("broken_archive", reason=str(problem)), info.file_size)
                continue
            yield from _contents(inside, unpacked, _moment(info), depth + 1, budget, workspace)
        if nothing:
            raise Refused("empty_archive")


def _refuse_unsafe(info: zipfile.ZipInfo, name: str) -> None:
    if info.flag_bits & 0x1:
        raise Refused("locked_archive")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("link_in_archive")
    if name.startswith("/") or ".." in PurePosixPath(name).parts or name[1:2] == ":":
        raise Refused("unsafe_name_in_archive", name=name)


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name with / between folders; where the archive does not say UTF-8, it mostly is, else DOS."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            written = name.encode("cp437")
            try:
                name = written.decode("utf-8")
            except UnicodeDecodeError:
                name = written.decode("cp850")
        except UnicodeEncodeError:
            pass
    return name.replace("\\", "/")


def _moment(info: zipfile.ZipInfo) -> datetime | None:
    """Archives write local time without a zone; it is taken as UTC."""
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _copy(stream, target: Path, budget: _Budget) -> None:
    try:
        with target.open("wb") as copy:
            while piece := stream.read(PIECE):
                budget.take(len(piece))
                copy.write(piece)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
