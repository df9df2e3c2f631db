"""Rows a reader can sort, search and scroll."""

from __future__ import annotations

import polars as pl
import streamlit as st


def grid(rows: pl.DataFrame, **options):
    """Show rows over the whole width; `options` and what is returned are those of `st.dataframe`.

    They are given as Arrow, and whole, as statements bound them: of anything else Streamlit makes a pandas frame first.
    """
    return st.dataframe(rows.to_arrow(), lazy=False, hide_index=True, width="stretch", **options)
