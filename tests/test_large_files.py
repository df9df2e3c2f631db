"""Files larger than one row group of the store come in whole."""

import polars as pl

from data import importing, store

ROW_GROUP = 122_880


def test_a_file_of_more_rows_than_a_row_group_loses_none(tmp_path):
    """DuckDB 2.0 lost every row of such a file in silence when the table they went to had been made from an empty SELECT."""
    n = ROW_GROUP + 7
    place = pl.int_range(n, eager=True)
    table = pl.DataFrame({"event_id": place, "who_email": (place % 1000).cast(pl.String) + "@example.org"})
    table = table.with_columns(occurred_at=pl.lit("2026-03-02T09:00:00Z"), kind=pl.lit("earn"), points=pl.lit(1))
    table.write_csv(tmp_path / "loyalty_events.csv")
    (tmp_path / "work").mkdir()
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [tmp_path / "loyalty_events.csv"], tmp_path / "work", None, None)
        assert report.filled == {"loyalty_events": n}
        assert cursor.sql("select count(distinct event_id) from loyalty_events").fetchall()[0][0] == n
        cursor.close()


def test_rows_are_numbered_as_they_stand_in_the_file(tmp_path):
    """Read by two threads and asked for one of a long list of words, DuckDB 2.0 made a join of it and gave the second part of the file first."""
    n = 20_000
    place = pl.int_range(1, n + 1, eager=True)
    table = pl.DataFrame({"Customer ID": place.cast(pl.String), "Email": place.cast(pl.String) + "@example.org"})
    table = table.with_columns(pl.lit("yes").alias("Accepts Email Marketing"), pl.lit("no").alias("Accepts SMS Marketing"), pl.lit(1.5).alias("Total Spent"))
    table = table.with_columns(place.cast(pl.String).alias("First Name"), pl.lit("").alias("Last Name"), pl.lit(2).alias("Total Orders"), pl.lit("n" * 120).alias("Note"), pl.lit("").alias("Tags"))
    table.with_columns(pl.lit("").alias("Default Address Company")).write_csv(tmp_path / "customers_export.csv")
    (tmp_path / "work").mkdir()
    with store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [tmp_path / "customers_export.csv"], tmp_path / "work", None, None)
        assert report.format == "shopify_customers" and report.rows_mapped == n
        moved = cursor.sql("select count(*) from kept.customers where cast(row_no as varchar) <> display_name").fetchall()
        assert moved == [(0,)]
        cursor.close()
