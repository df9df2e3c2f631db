"""What readers write down beside the store: actions, views, notes; one JSON file each, so that a new import leaves them alone."""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

from filelock import FileLock

KINDS = ("actions", "views", "annotations", "notes", "votes", "topics", "names", "human_phrases")
LONGEST = 600


def kept(folder: Path, kind: str) -> tuple[dict, ...]:
    """Every record of a kind, oldest first. Raises KeyError for an unknown kind."""
    path = _file(folder, kind)
    return tuple(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else ()


def keep(folder: Path, kind: str, record: dict[str, object], same: str | None = None) -> str:
    """Write a record down and return its key; one whose field `same` holds the same takes its place."""
    told = {name: " ".join(value.split())[:LONGEST] if isinstance(value, str) else value for name, value in record.items()}
    key = secrets.token_hex(6)
    with alone(_file(folder, kind)):
        others = [one for one in kept(folder, kind) if same is None or one.get(same) != told[same]]
        _write(folder, kind, [*others, {"key": key, **told}])
    return key


def alter(folder: Path, kind: str, key: str, **told: object) -> None:
    """Change fields of a record."""
    with alone(_file(folder, kind)):
        _write(folder, kind, [{**one, **told} if one["key"] == key else one for one in kept(folder, kind)])


def forget(folder: Path, kind: str, key: str) -> None:
    """Take a record away."""
    with alone(_file(folder, kind)):
        _write(folder, kind, [one for one in kept(folder, kind) if one["key"] != key])


def _file(folder: Path, kind: str) -> Path:
    if kind not in KINDS:
        raise KeyError(kind)
    return folder / f"{kind}.json"


def _write(folder: Path, kind: str, records: list[dict]) -> None:
    write_whole(_file(folder, kind), json.dumps(records, ensure_ascii=False, indent=1))


def alone(path: Path) -> FileLock:
    """A file changed by one reader at a time: of two at once, neither undoes what the other wrote."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return FileLock(f"{path}.lock", timeout=10)


def write_whole(path: Path, text: str) -> None:
    """Write a file beside and put it in place, so that a reader never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
