"""The files of the invented company are the same at every draw and speak each vendor's format."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl

from data.demo import write_exports
from data.demo.vendors import brevo, own, public, relation, shopify, zendesk


def _digest(folder: Path) -> dict[str, str]:
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_ones(tmp_path):
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        write_exports(tmp_path / name, seed=seed, customers=300)
    first, second, third = (_digest(tmp_path / name) for name in "abc")
    assert first == second
    assert sum(first[name] != third.get(name) for name in first) > len(first) * 0.8


def test_progress_is_told_in_order_up_to_the_last_step(tmp_path):
    told = []
    manifest = write_exports(tmp_path, customers=200, progress=lambda step, done, steps: told.append((step, done, steps)))
    assert [done for _, done, _ in told] == list(range(told[0][2]))
    assert all((tmp_path / file.path).is_file() for file in manifest.files)
    assert len(manifest.files) == len(_digest(tmp_path))


def test_every_file_carries_the_header_its_vendor_writes(demo_files):
    def first_line(pattern: str, encoding: str = "utf-8-sig", separator: str = ",") -> list[list[str]]:
        found = sorted(demo_files.glob(pattern))
        assert found, pattern
        lines = [f.read_bytes().decode(encoding).splitlines()[0].lstrip("\ufeff") for f in found]
        return [[cell.strip('"') for cell in line.split(separator)] for line in lines]

    for header in first_line("brevo/recipients_*.csv", separator=";"):
        assert header[:18] == list(brevo.RECIPIENTS) and header[18].startswith("https://")
    assert first_line("brevo/logs_*.csv") == [list(brevo.LOG)]
    assert first_line("brevo/contacts_export.csv", separator=";") == [list(brevo.CONTACTS)]
    assert first_line("zendesk/export_2026*.csv") == [list(zendesk.CSV)]
    assert all(header == list(shopify.ORDERS) and len(header) == 79 for header in first_line("shopify/orders_*.csv"))
    assert first_line("shopify/customers_export.csv") == [list(shopify.CUSTOMERS)]
    assert all(header == list(public.TRUSTPILOT) for header in first_line("trustpilot/*.csv"))
    assert all(header == list(public.GOOGLE_PLAY) for header in first_line("google_play/*.csv", "utf-16"))
    assert first_line("meltwater/*.csv", "utf-16", "\t") == [list(public.MELTWATER)]
    assert first_line("x/account_analytics*.csv") == [list(public.X_ANALYTICS)]
    assert all(header == list(relation.AIRCALL) for header in first_line("aircall/*.csv"))
    assert first_line("hubspot/*.csv") == [list(relation.HUBSPOT)]
    assert first_line("uservoice/*.csv") == [list(relation.USERVOICE)]
    for file in sorted(demo_files.glob("qualtrics/*.csv")):
        text = file.read_text(encoding="utf-8")
        assert text.startswith("\ufeff" + ",".join(relation.QUALTRICS)) and '{""ImportId"":""startDate"",""timeZone"":""Europe/Paris""}' in text


def test_brevo_files_have_a_mark_crlf_and_day_first_dates(demo_files):
    raw = (demo_files / "brevo/recipients_2025-Q4.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == raw.count(b"\n")
    days = {line.split(";")[3][3:10] for line in raw.decode("utf-8-sig").splitlines()[1:]}
    assert days <= {"10-2025", "11-2025", "12-2025", "01-2026"}


KEPT_AS_ATTRIBUTES = {"experiment_arms": {"planned_share"}}


def test_our_own_files_have_the_columns_of_their_tables(demo_files):
    from data import model

    tables = model.tables()
    for file in sorted((demo_files / "egards").glob("*.csv")):
        table = tables[file.stem]
        known = {column.name for column in table.own} | {own.WHO, "source_system"} | KEPT_AS_ATTRIBUTES.get(file.stem, set())
        assert set(pl.read_csv(file, infer_schema=False).columns) <= known, file.name
        assert set(table.needs) <= set(pl.read_csv(file, infer_schema=False).columns), file.name


def test_nobody_real_can_be_reached(demo_files):
    contacts = pl.read_csv(demo_files / "brevo/contacts_export.csv", separator=";", infer_schema=False)
    assert contacts["EMAIL"].str.to_lowercase().str.contains(r"@example\.(org|net|com)$").all()
    reserved = r"^(3363998|3319900|3326191|3335301|3346571|3353649|44\d{3}4960|442079460|441914980|442896496|442920180|447700900|1\d{3}55501)\d+$"
    assert contacts["SMS"].drop_nulls().str.contains(reserved).all()


def test_exports_overlap_and_one_went_through_excel(demo_files):
    first, second = (pl.read_csv(demo_files / f"shopify/orders_export_{i}.csv", infer_schema=False) for i in (1, 2))
    assert set(first["Name"]) & set(second["Name"])
    damaged = (demo_files / "zendesk/export_resaved_by_excel_fr.csv").read_bytes()
    assert b"4,03958E+11" in damaged and b"\r\n" in damaged
    assert (demo_files / "chatwoot/agents_report_fr.csv").read_text(encoding="utf-8").startswith("Période de rapport")
