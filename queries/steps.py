"""What the steps of journeys are called, and which count as one: the company's own words, beside its store.

`<store>.own/steps.toml` holds a table per step: `[question_livraison]`, `en = "…"`, `fr = "…"`, `counts_as = "…"`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from queries.keeping import write_whole


@dataclass(frozen=True)
class StepName:
    """A step's code, its names, and the code it counts as ('' for its own)."""

    code: str
    en: str = ""
    fr: str = ""
    counts_as: str = ""


def _file(folder: Path) -> Path:
    return folder / "steps.toml"


def dictionary(folder: Path | None) -> tuple[StepName, ...]:
    """Every step named by the company. Raises tomllib.TOMLDecodeError where the file was broken by hand."""
    if folder is None or not _file(folder).is_file():
        return ()
    told = tomllib.loads(_file(folder).read_text(encoding="utf-8"))
    return tuple(StepName(code, str(words.get("en", "")), str(words.get("fr", "")), str(words.get("counts_as", ""))) for code, words in told.items() if isinstance(words, dict))


def keep(folder: Path, names: tuple[StepName, ...]) -> None:
    """Write the dictionary anew; steps without a word of their own are left out."""
    kept = [name for name in names if name.en or name.fr or name.counts_as]
    parts = [f"[{_quoted(name.code)}]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in (("en", name.en), ("fr", name.fr), ("counts_as", name.counts_as)) if value) for name in kept]
    write_whole(_file(folder), "\n".join(parts))


def _quoted(text: str) -> str:
    """A basic string of TOML: quotes, backslashes and control characters escaped."""
    made = "".join(f"\\u{ord(sign):04x}" if ord(sign) < 32 or ord(sign) == 127 else {'"': '\\"', "\\": "\\\\"}.get(sign, sign) for sign in text)
    return f'"{made}"'


def counted(names: tuple[StepName, ...]) -> dict[str, str]:
    """The parameters by which a question counts steps as the dictionary says; a code with the separator is left alone."""
    merged = [name for name in names if name.counts_as and "|" not in name.code + name.counts_as]
    return {"counted_from": "|".join(["", *(name.code for name in merged)]) or "|", "counted_as": "|".join(["", *(name.counts_as for name in merged)]) or "|"}
