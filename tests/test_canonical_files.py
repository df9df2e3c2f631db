"""Files in the tables' own columns: what has no tool's format comes in, and reaches the records of the tools."""

from __future__ import annotations

from pathlib import Path

import pytest

from data import importing, model, store
from data.importing import recognising
from data.store import Store
from queries.annotations import annotations

SAMPLES = Path(__file__).parent / "exports"
DOCUMENTED = (
    "intentions", "loyalty_events", "agreements", "idea_votes", "brand_messages", "schedules", "holidays", "promises", "survey_responses", "experiment_arms", "annotations", "climate",
)  # fmt: skip


@pytest.fixture(scope="module")
def cursor(tmp_path_factory):
    files = [SAMPLES / name for name in (
        "canonical_loyalty_events.csv", "shopify_orders.csv", "canonical_idea_votes.csv", "uservoice_suggestions.csv",
        "canonical_brand_messages.csv", "brevo_campaign_recipients.csv",
    )]  # fmt: skip
    with store.in_memory() as connection:
        cursor = connection.cursor()
        assert all(report.recognised for report in importing.bring_each(cursor, files, tmp_path_factory.mktemp("work"), None, None))
        yield cursor
        cursor.close()


def joined(cursor, table: str, other: str, key: str) -> int:
    return cursor.sql(f"select count(*) from {table} join {other} using ({key})").fetchall()[0][0]


@pytest.mark.parametrize("table", DOCUMENTED)
def test_every_format_of_our_own_has_a_sample(table):
    assert list(SAMPLES.glob(f"canonical_{table}.expected.toml"))


def test_points_reach_the_order_that_earned_them(cursor):
    """One movement names order #801 of the shop; the balance names none."""
    assert joined(cursor, "loyalty_events", "orders", "order_id") == 1


def test_votes_reach_the_idea_they_are_for(cursor):
    assert joined(cursor, "idea_votes", "ideas", "idea_id") == 2


def test_the_words_of_a_message_reach_its_campaign(cursor):
    assert joined(cursor, "brand_messages", "email_campaigns", "campaign_id") == 1


@pytest.mark.parametrize("alias", ["email", "who_email"])
def test_people_are_named_by_either_heading(alias):
    known = recognising.recognise(["experiment_id", alias, "arm", "assigned_at"], "arms.csv", "csv")
    assert known.importer.format == "canonical_experiment_arms"
    assert known.names["who_email"] == alias


def test_a_table_with_a_column_of_that_name_keeps_it():
    """An order's reference is the table's own column there; it is no alias for the person's identity."""
    known = recognising.recognise(["promise_id", "order_ref", "promised_on"], "promises.csv", "csv")
    assert known.names["order_ref"] == "order_ref"
    assert "who_order_ref" not in known.names


def test_only_identifiers_are_hashed():
    """A schedule, a month or a series is a name people and other tables use."""
    natural = {name for name, table in model.tables().items() if table.key[0] not in table.refers}
    assert natural == {"schedules", "holidays", "climate"}


def test_an_event_may_be_named_in_one_language_and_not_in_none(tmp_path):
    path, into = tmp_path / "annotations.csv", tmp_path / "s.duckdb"
    path.write_text("annotation_id,occurred_on,label_en,label_fr\n1,2026-03-01,,Hausse des prix\n2,2026-04-01,Strike,\n3,2026-05-01,,\n", encoding="utf-8")
    (file,) = importing.bring_in([path], into).files
    assert [one.label("en") for one in annotations(Store(into), None)] == ["Hausse des prix", "Strike"]
    assert (file.rows_seen, file.rows_mapped, file.rows_rejected) == (3, 2, 1)


def test_an_event_is_told_apart_by_any_text_and_without_one_by_all_it_tells(tmp_path):
    path, into = tmp_path / "email_events.csv", tmp_path / "s.duckdb"
    rows = [",m1,send,2026-02-01T09:00:00Z,a@example.org", ",m1,send,2026-02-02T09:00:00Z,a@example.org", "x1,m1,send,2026-02-02T09:00:00Z,a@example.org", "7,m1,send,2026-02-03T09:00:00Z,a@example.org"]
    path.write_text("\n".join(["event_id,campaign_id,type,occurred_at,email", *rows, "x1,m1,send,2026-02-02T09:00:00Z,a@example.org"]) + "\n", encoding="utf-8")
    (file,) = importing.bring_in([path], into).files
    assert not [issue for issue in file.issues if issue.severity != "info"]
    assert Store(into).rows("select row_no from email_events order by row_no")["row_no"].to_list() == [1, 2, 4, 5]


def test_a_word_no_question_knows_is_told_with_the_nearest_and_kept(tmp_path):
    """“campagne” is drawn as no campaign, “gagné” earns no point, and nobody opens on an eighth day."""
    files = {
        "events.csv": "occurred_on,kind,label_en,label_fr\n2026-03-01,campaign,Spring,Printemps\n2026-03-02,campagne,Spring,Printemps\n2026-03-03,campagne,Spring,Printemps\n",
        "points.csv": "event_id,who_email,occurred_at,kind,points\n1,ada@example.org,2026-03-01,gagné,12\n",
        "hours.csv": "schedule,weekday,opens,closes,timezone\nmain,1,09:00,18:00,Europe/Paris\nmain,8,09:00,18:00,Europe/Paris\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    report = importing.bring_in([tmp_path / name for name in files], tmp_path / "s.duckdb")
    told = [[(issue.code, issue.row, issue.column, issue.value, issue.n, dict(issue.detail).get("nearest")) for issue in file.issues] for file in report.files]
    assert told == [[("nearly_a_word", 2, "kind", "campagne", 2, "campaign")], [("unknown_word", 1, "kind", "gagné", 1, None)], [("unknown_word", 2, "weekday", "8", 1, None)]]
    assert Store(tmp_path / "s.duckdb").rows("select count(*) as n from annotations where kind = 'campagne'")["n"][0] == 2


def test_a_misspelt_heading_of_a_small_file_is_told_and_none_that_is_right_is_renamed():
    misspelt = recognising.recognise(("occured_on", "kind", "label_fr", "label_en"), "x.csv", "csv")
    assert (misspelt.nearest, misspelt.missing, misspelt.did_you_mean) == ("canonical_annotations", "occurred_on", "occured_on")
    lacking = recognising.recognise(("campaign_id", "sent_at", "subject", "text", "language"), "x.csv", "csv")
    assert (lacking.nearest, lacking.missing, lacking.did_you_mean) == ("canonical_brand_messages", "brand_message_id", None)
