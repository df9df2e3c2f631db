"""What a room wrote down and voted for: kept beside the store, counted, and given away as CSV no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from pages.parts.export import BOM, safe
from pages.parts.words import Words
from pages.parts.workshop.path import PATH
from queries.keeping import LONGEST, forget, keep, kept

VOTES_EACH = 3
MOST_NOTES_EACH = 40
ACTION = "action:"


def said_plainly(text: str) -> str:
    """A reader's words as kept: one line, no control signs nor signs that turn the direction of writing, at most 600 signs."""
    spaced = " ".join("".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text).split())
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in ("Cf", "Cs", "Co") or sign == "\u200d")[:LONGEST].strip()


def write_note(folder: Path, by: str, stop: str, text: str, page: str, address: dict[str, list[str]]) -> bool:
    """Keep a note with the page and the view it was written from; False where it is empty or its author wrote forty already."""
    text = said_plainly(text)
    if not text or sum(one["by"] == by for one in notes(folder)) >= MOST_NOTES_EACH:
        return False
    keep(folder, "notes", {"stop": stop, "by": by, "text": text, "page": page, "address": address, "at": datetime.now(UTC).isoformat(timespec="seconds")})
    return True


def notes(folder: Path) -> tuple[dict, ...]:
    """Every note of the room, oldest first."""
    return tuple(one for one in kept(folder, "notes") if "stop" in one)


def take_back(folder: Path, by: str, key: str) -> None:
    """Forget a note, if its author asks."""
    if any(one["key"] == key and one["by"] == by for one in notes(folder)):
        forget(folder, "notes", key)


def candidates(folder: Path, said: Words) -> dict[str, str]:
    """What may be voted for now."""
    return offered_among(kept(folder, "actions"), said)


def offered_among(actions: tuple[dict, ...], said: Words) -> dict[str, str]:
    """What may be voted for: the questions of the path, and the actions written down on Pulse; key -> words."""
    questions = {stop.name: said.say(f"workshop.stop.{stop.name}.title") for stop in PATH}
    return questions | {f"{ACTION}{one['key']}": one["what"] for one in actions}


def vote(folder: Path, by: str, chosen: list[str], offered: dict[str, str]) -> None:
    """Give one's votes, in place of those given before; at most three, each for something else."""
    told = [key for key in dict.fromkeys(chosen) if key in offered][:VOTES_EACH]
    keep(folder, "votes", {"by": by, "for": told}, same="by")


def votes_of(folder: Path, by: str) -> list[str]:
    """What somebody voted for."""
    return next((list(one["for"]) for one in kept(folder, "votes") if one["by"] == by), [])


def tally(votes: tuple[dict, ...], offered: dict[str, str]) -> tuple[tuple[str, int], ...]:
    """(words, votes) of what got any, most votes first, then in the order offered."""
    counted = Counter(key for one in votes for key in one["for"] if key in offered)
    places = list(offered)
    return tuple((offered[key], n) for key, n in sorted(counted.items(), key=lambda pair: (-pair[1], places.index(pair[0]))))


def clear(folder: Path) -> None:
    """Forget the room's notes and votes, before another workshop."""
    for one in notes(folder):
        forget(folder, "notes", one["key"])
    for one in kept(folder, "votes"):
        forget(folder, "votes", one["key"])


def csv_bytes(folder: Path, said: Words) -> bytes:
    """Notes, then votes, as one CSV for a spreadsheet in the reader's language."""
    offered, out = candidates(folder, said), io.StringIO()
    writer = csv.writer(out, delimiter=";" if said.decimal == "," else ",", lineterminator="\r\n")
    writer.writerow([said.say(f"workshop.column.{name}") for name in ("kind", "about", "by", "text", "at")])
    for one in notes(folder):
        about = offered.get(one["stop"], said.say("workshop.elsewhere"))
        writer.writerow([safe(cell) for cell in (said.say("workshop.kind.note"), about, one["by"], one["text"], one["at"])])
    for one in kept(folder, "votes"):
        for key in one["for"]:
            writer.writerow([safe(cell) for cell in (said.say("workshop.kind.vote"), offered.get(key, ""), one["by"], "", "")])
    return (BOM + out.getvalue()).encode()
