"""How each tool exports what it knows: one module per tool, each writing that vendor's own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from data.demo.company import moments


@dataclass(frozen=True)
class ExportFile:
    """A file written: where (relative to the folder), from which tool, rows of data, and whether it should be counted."""

    path: str
    tool: str
    rows: int
    role: str = "export"


def place(folder: Path, path: str) -> Path:
    """The full path of a file to write, its folder made."""
    full = folder / path
    full.parent.mkdir(parents=True, exist_ok=True)
    return full


def stamp(seconds: np.ndarray | pl.Series, pattern: str) -> pl.Series:
    """UTC seconds since the start as text; missing moments stay missing."""
    return pl.Series(moments(np.asarray(seconds))).dt.strftime(pattern)


def paris_stamp(seconds: np.ndarray | pl.Series, pattern: str) -> pl.Series:
    """UTC seconds since the start as the wall-clock text of Paris."""
    utc = pl.Series(moments(np.asarray(seconds))).dt.replace_time_zone("UTC")
    return utc.dt.convert_time_zone("Europe/Paris").dt.strftime(pattern)


def shout_some(rng: np.random.Generator, emails: pl.Series, share: float) -> pl.Series:
    """The addresses as tools keep them: a few in capitals."""
    mask = pl.Series(rng.random(len(emails)) < share)
    return pl.select(pl.when(mask).then(emails.str.to_uppercase()).otherwise(emails)).to_series()
