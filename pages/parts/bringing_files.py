"""The files a reader dropped or named, kept for the session until they are brought in or taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from data import reading
from data.importing import previewing
from data.importing.previewing import Preview
from data.importing.recognising import Importer
from data.workings import Workings
from pages.parts import view

LOOPBACK = ("localhost", "127.0.0.1", "::1")
LONGEST_NAME = 200

Table = reading.TextTable | reading.Unreadable


class Dropped:
    """A folder of the session's own, gone with it: uploads as files, tables opened once, previews tried once."""

    def __init__(self) -> None:
        self._workings = Workings("drop")
        self._opened: dict[str, tuple[list[Path], list[Table]]] = {}
        self._previews: dict[tuple, Preview] = {}
        self._samples: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}

    def upload(self, file) -> list[Table]:
        """The tables of an uploaded file, saved under its own name's last part: a hostile name cannot leave the folder."""
        if file.file_id not in self._opened:
            name = _last_part(file.name)
            path = self._workings.place() / (name if name not in ("", ".", "..") else "file")
            path.write_bytes(file.getbuffer())
            self._open(file.file_id, path)
        return self._opened[file.file_id][1]

    def on_disk(self, path: Path) -> list[Table]:
        """The tables under a path of the server's own disk, opened again when it changed."""
        key = f"{path} {path.stat().st_mtime_ns}"
        if key not in self._opened:
            self._open(key, path)
        return self._opened[key][1]

    def paths(self, keys: Sequence[str], folder: Path | None) -> list[Path]:
        """What is handed to the import: the saved uploads, then the path on the disk."""
        return [path for key in keys for path in self._opened[key][0]] + ([folder] if folder else [])

    def preview(self, table: reading.TextTable, importer: Importer, settings: dict[str, str]) -> Preview:
        """The table tried with an importer and settings, once for each combination of them."""
        told = tuple(sorted((name, value) for name, value in settings.items() if name.startswith(f"{importer.tool}.") or name == "phone_country"))
        key = (table.path, table.sha256, importer.name, importer.hash, told)
        if key not in self._previews:
            self._previews[key] = previewing.preview(table, importer, settings)
        return self._previews[key]

    def samples(self, table: reading.TextTable) -> tuple[tuple[str, ...], ...]:
        key = (table.path, table.sha256)
        if key not in self._samples:
            self._samples[key] = previewing.samples(table)
        return self._samples[key]

    def forget(self) -> None:
        """Everything is gone from the disk."""
        self._opened.clear()
        self._previews.clear()
        self._samples.clear()
        self._workings.clear()

    def _open(self, key: str, path: Path) -> None:
        self._opened[key] = ([path], list(previewing.opened([path], self._workings.place())))


def _last_part(name: str) -> str:
    """The name without folders, in as many bytes as any disk takes: its end, as that tells what the file is."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "")
    return bare.encode("utf-8", "replace")[-LONGEST_NAME:].decode("utf-8", "ignore")


def dropped() -> Dropped:
    """This session's files."""
    held = view.remembered("dropped")
    if not isinstance(held, Dropped):
        held = Dropped()
        view.remember("dropped", held)
    return held


def start_over() -> None:
    """Empty the uploader and forget the files."""
    dropped().forget()
    view.remember("dropped", None)
    view.remember("drop_turn", turn() + 1)


def turn() -> int:
    """How often files were brought in: names the uploader, which is a new, empty one each time."""
    return int(view.remembered("drop_turn") or 0)


def serves_this_machine_alone() -> bool:
    """Only then may a path of the server's disk be named: the reader sits before it."""
    return st.get_option("server.address") in LOOPBACK
