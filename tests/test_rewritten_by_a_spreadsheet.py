"""Exports that a spreadsheet wrote anew: what it changed is told once, with what to do, and nothing is read wrong without a word."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from reading_files import cell, workbook

from data import importing
from data.__main__ import main
from data.importing import recognising
from data.store import Store
from data.wording import sentence

HUBSPOT = "Record ID;Email;Create Date;Last Modified Date\n1;ada@example.org;02/01/2026 09:00;03/01/2026 09:00\n2;bob@example.org;29/01/2026 09:00;30/01/2026 09:00\n"
AIRCALL = "line;datetime (UTC);direction;from;to;answered;missed_call_reason;duration (total);duration (in call)\nHelp;10/03/2026 08:00;inbound;+33639980101;+33199000199;No;abandoned_in_ivr;20;0\n"
PRESTASHOP = "ID;Référence;Nouveau client;Livraison;Client;Total;Paiement;État;Date\n1;AB;0;France;J. D;59.90 €;CB;Paiement accepté;03/03/2026 10:59:58\n2;AC;0;France;J. D;1.044,90 €;CB;Paiement accepté;03/03/2026 11:00:00\n"


def brought(tmp_path, text: str, settings: dict[str, str] | None = None):
    path = tmp_path / "export.csv"
    path.write_text(text, encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb", settings=settings).files
    return file, Store(tmp_path / "s.duckdb")


def told(file, code: str):
    return [(issue.severity, issue.row, issue.column, issue.value, issue.n, dict(issue.detail)) for issue in file.issues if issue.code == code]


def test_dates_that_exist_in_the_other_order_alone_cast_doubt_on_all_others(tmp_path):
    """2 January, read month first, is 1 February: the 29th and the 30th betray the order."""
    file, _ = brought(tmp_path, HUBSPOT)
    assert told(file, "dates_other_order") == [
        ("error", None, "Create Date, Last Modified Date", "29/01/2026 09:00", 2, {"tool": "hubspot", "was": "month-first", "order": "day-first"})
    ]
    (issue,) = [issue for issue in file.issues if issue.code == "dates_other_order"]
    assert "(month before day)" in sentence(issue, "en") and "(mois avant jour)" in sentence(issue, "fr")
    file, opened = brought(tmp_path, HUBSPOT, {"hubspot.dates": "day-first"})
    assert not told(file, "dates_other_order")
    assert opened.rows("select first_seen_at from customers order by 1")["first_seen_at"].to_list() == [datetime(2026, 1, 2, 8, tzinfo=UTC), datetime(2026, 1, 29, 8, tzinfo=UTC)]


def test_dates_a_spreadsheet_wrote_anew_are_told_with_what_brings_them_in(tmp_path):
    file, _ = brought(tmp_path, AIRCALL)
    assert (file.rows_mapped, file.rows_rejected) == (0, 1)
    assert told(file, "dates_rewritten") == [("warn", None, "datetime (UTC)", "10/03/2026 08:00", 1, {"tool": "aircall", "was": "iso", "order": "day-first"})]
    (issue,) = [issue for issue in file.issues if issue.code == "dates_rewritten"]
    assert all("python -m data set aircall.dates=day-first" in sentence(issue, language) for language in ("en", "fr"))
    file, opened = brought(tmp_path, AIRCALL, {"aircall.dates": "day-first"})
    assert opened.rows("select started_at from calls")["started_at"].to_list() == [datetime(2026, 3, 10, 8, tzinfo=UTC)]


def test_a_date_that_is_none_in_any_order_brings_no_advice(tmp_path):
    file, _ = brought(tmp_path, HUBSPOT.replace("29/01/2026 09:00", "soon").replace("30/01/2026 09:00", "31/31/2026"))
    assert {issue.code for issue in file.issues} & {"dates_other_order", "dates_rewritten"} == set()


def test_a_point_among_decimal_commas_is_no_thousand(tmp_path):
    """59.90 was read as 5990."""
    file, opened = brought(tmp_path, PRESTASHOP)
    assert opened.rows("select total from orders order by placed_at")["total"].to_list() == [None, Decimal("1044.90")]
    assert told(file, "numbers_other_mark") == [("warn", None, "Total", "59.90 €", 1, {"tool": "prestashop", "was": "comma", "order": "point"})]


def test_an_identifier_a_spreadsheet_has_cut_is_told_as_such_where_the_row_needs_it(tmp_path):
    path = tmp_path / "posts.csv"
    path.write_text("Post id,Date,Post text,Post Link,Impressions,Permalink Clicks\n\"2,03790E+18\",\"Tue, Jul 14, 2026\",Hello,https://x.com/1,3,0\n", encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb").files
    assert [(issue.row, issue.column, issue.value) for issue in file.issues if issue.code == "required_damaged"] == [(1, "Post id", "2,03790E+18")]


@pytest.mark.parametrize(("setting", "nearest"), [("zendesk.dates=dayfirst", "day-first"), ("zendesk.decimals=virgule", "point"), ("phone_country=XX", "FR")])
def test_a_setting_that_says_no_way_of_reading_is_refused_with_the_nearest(tmp_path, capsys, setting, nearest):
    assert main(["set", setting, "--store", str(tmp_path / "s.duckdb")]) != 0
    assert nearest in capsys.readouterr().err


def test_texts_in_a_workbook_keep_the_decimal_comma_of_their_tool_beside_numbers_with_a_point(tmp_path):
    """PrestaShop writes its totals as texts; a workbook holds them as they were, and what was typed since as numbers."""
    heads = PRESTASHOP.split("\n")[0].split(";")
    totals = ["59,90 €", "1 044,90", 1044.9, "59.90", "1.044,90 €"]
    rows = [[place, f"A{place}", 0, "France", "J. D", total, "CB", "Livré", "2026-03-03 10:59:58"] for place, total in enumerate(totals, 1)]
    path = workbook(tmp_path / "orders.xlsx", {"S": "".join(f"<row>{''.join(cell(f'{letter}{number}', value) for letter, value in zip('ABCDEFGHI', row, strict=True))}</row>" for number, row in enumerate([heads, *rows], 1))})
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb").files
    assert not told(file, "unreadable_number")
    assert Store(tmp_path / "s.duckdb").rows("select total from orders order by order_ref")["total"].to_list() == [Decimal(one) for one in ("59.90", "1044.90", "1044.90", "59.90", "1044.90")]


def test_headings_alone_are_told_as_such_and_nothing_else_is_said_of_rows_that_are_not_there(tmp_path):
    file, _ = brought(tmp_path, PRESTASHOP.split("\n")[0] + "\n")
    assert [(issue.severity, issue.code) for issue in file.issues] == [("info", "only_headings")]


def test_a_file_with_all_headings_that_stands_elsewhere_is_told_what_is_wrong(tmp_path):
    file, _ = brought(tmp_path, "Submit Date (UTC),Start Date (UTC),#\n2026-01-01 00:00:00,2026-01-01 00:00:00,a1\n")
    (issue,) = file.issues
    assert (issue.code, dict(issue.detail)["nearest"]) == ("nearly_fits", "typeform_responses")
    known = {importer.format: importer for importer in recognising.importers()}["typeform_responses"]
    for language in ("en", "fr"):
        assert known.file.one(f"export.{language}") in sentence(issue, language) and "typeform_responses" not in sentence(issue, language), "told by where to click, not by our name for it"
