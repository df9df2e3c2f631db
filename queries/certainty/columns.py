"""Columns of an answer as arrays, and arrays as columns.

Answers are small tables and a page asks dozens of them: what polars plans as an expression costs more here than the
work itself, so these go straight to the columns. Arrays become columns by way of lists, which takes half the time of
polars' own way from NumPy; an Arrow view of an array must not be given: polars' threads would wait for Python to let go of it.
"""
import numpy as np
import polars as pl


def numbers(rows, name):
    """The column as floats, NaN where unknown."""
    return rows[name].cast(pl.Float64).to_numpy()


def measured(name, values):
    """Floats as a column, unknown where NaN."""
    return pl.Series(name, [None if value != value else value for value in np.asarray(values, dtype=float).tolist()], dtype=pl.Float64)


def counted(name, values):
    """Whole numbers as a column, unknown where NaN."""
    return measured(name, values).cast(pl.Int64)


def marked(name, values):
    """True and false as a column."""
    return pl.Series(name, np.asarray(values, dtype=bool).tolist(), dtype=pl.Boolean)


def table(columns):
    """The rows of which these are the columns: their names must differ."""
    columns = list(columns)
    return columns[0].to_frame().hstack(columns[1:]) if columns else pl.DataFrame()


def put(rows, added):
    """The rows with these columns: in the place of those of the same name, else at the end."""
    return table(({column.name: column for column in rows.get_columns()} | {column.name: column for column in added}).values())


def chosen(rows, names):
    """The rows with these columns alone."""
    return table(rows[name] for name in names)


def taken(rows, places):
    """The rows at these places. Column by column: as a whole table polars takes them on threads of its own, which are to be waited for."""
    places = pl.Series(places)
    return table(column[places] for column in rows.get_columns())


def kept(rows, mask):
    """The rows for which the mask, a column of true and false, holds."""
    return table(column.filter(mask) for column in rows.get_columns())


def told_of(rows, name, value):
    """The rows whose column of this name has this value, without that column."""
    return chosen(kept(rows, rows[name] == value), [other for other in rows.columns if other != name])


def emptied(column, mask):
    """The column, unknown where the mask holds."""
    if not mask.any():
        return column
    return column.zip_with(marked("", ~mask), pl.Series(column.name, [None], dtype=column.dtype).new_from_index(0, len(column)))
