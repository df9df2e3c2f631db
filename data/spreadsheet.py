"""Cells of the CSV files that leave: no spreadsheet that opens them runs one as a formula (OWASP, CSV injection)."""

from __future__ import annotations

import polars as pl

UNSEEN = " \u00a0\u202f\ufeff"
"""Signs that a spreadsheet passes over at the beginning of a cell."""
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are =, +, - and @ as wide as East Asian letters, which some spreadsheets run as well."""
_FORMULA = rf"^[{UNSEEN}]*[=+\-@\t\r\n\x{{ff1d}}\x{{ff0b}}\x{{ff0d}}\x{{ff20}}]"
_NUMBER = r"^[+-]?[\d.,\s]*\d%?$"


def as_text(text: str) -> str:
    """An apostrophe before a text that would be run."""
    return f"'{text}" if text.startswith(_BEGINS) or text.lstrip(UNSEEN).startswith(_BEGINS) else text


def as_texts(name: str) -> pl.Expr:
    """The same of a column of texts, some of which may write numbers: these stay as they are."""
    text = pl.col(name)
    return pl.when(text.str.contains(_FORMULA) & ~text.str.contains(_NUMBER)).then(pl.concat_str(pl.lit("'"), text)).otherwise(text).alias(name)
