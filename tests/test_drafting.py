"""An importer drafted from a mapping: it knows its file, reads it whole, and nothing in a heading gets out of its quotes."""

import csv
import io
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import auditing, importing, model
from data.importing import drafting, previewing, recognising, suggesting
from data.importing.drafting import Mapped, Mapping, Undraftable
from data.store import Store

UNUSUAL = (
    'He said "hi"', "two\nlines", "a;b", "-- fills: orders", "'); drop table tickets; --", "📦 colis", "x" * 200, "a | b", "||", "comma, inside", "row_no",
    "$system", "select * from tickets", "  spaces  ", "{row}", "-- tool: other", "''", "\\", "%d", "\u2028line", "column 1",
)  # fmt: skip


def csv_of(headings, rows) -> str:
    told = io.StringIO()
    writer = csv.writer(told, quoting=csv.QUOTE_ALL)
    writer.writerow(headings)
    writer.writerows(rows)
    return told.getvalue()


def tables_of(path: Path, workspace: Path):
    workspace.mkdir(exist_ok=True)
    return list(previewing.opened([path], workspace))


@pytest.mark.parametrize("heading", UNUSUAL, ids=lambda text: repr(text)[:20])
def test_an_unusual_heading_is_named_and_its_column_arrives(tmp_path, heading):
    path, into = tmp_path / "cases.csv", tmp_path / "s.duckdb"
    path.write_text(csv_of(["Case", heading, "Opened"], [["C1", "told here", "03/02/2026"], ["C2", "told there", "04/02/2026"]]), encoding="utf-8", newline="")
    (table,) = tables_of(path, tmp_path / "w")
    assert len(table.columns) == 3
    columns = (Mapped(table.columns[0], "ticket_id"), Mapped(table.columns[1], "subject"), Mapped(table.columns[2], "created_at"))
    drafting.keep(recognising.own_folder(into), Mapping("ours", "tickets", columns, "day-first"), table.columns)
    (file,) = importing.bring_in([path], into).files
    assert (file.recognition, file.rows_seen, file.rows_mapped, file.filled) == ("manual", 2, 2, {"tickets": 2}), file.issues
    rows = Store(into).rows("select source_id, subject, cast(created_at as date) as on_day from tickets order by 1").rows()
    assert rows == [("C1", "told here", date(2026, 2, 3)), ("C2", "told there", date(2026, 2, 4))]


def test_columns_that_are_not_mapped_are_kept_as_attributes_whatever_their_headings(tmp_path):
    path, into = tmp_path / "cases.csv", tmp_path / "s.duckdb"
    others = [name for name in UNUSUAL if name not in ("two\nlines", "\u2028line")]
    path.write_text(csv_of(["Case", "Opened", *others], [["C1", "2026-02-03", *(f"v{place}" for place in range(len(others)))]]), encoding="utf-8", newline="")
    (table,) = tables_of(path, tmp_path / "w")
    drafting.keep(recognising.own_folder(into), Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at"))), table.columns)
    (file,) = importing.bring_in([path], into).files
    assert file.recognition == "manual", file.issues
    kept = Store(into).rows("select unnest(json_extract_string(attributes, '$.*')) as told from tickets")["told"]
    assert set(kept) == {f"v{place}" for place in range(len(others))}


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30) | st.sampled_from(UNUSUAL)


@settings(max_examples=25, deadline=None)
@given(headings=st.lists(TEXTS, min_size=2, max_size=6), n=st.integers(1, 4), chosen=st.sampled_from(sorted(model.tables())), data=st.data())
def test_whatever_the_headings_the_drafted_importer_knows_its_file_and_loses_no_row(headings, n, chosen, data):
    cells = data.draw(st.lists(st.lists(TEXTS, min_size=len(headings), max_size=len(headings)), min_size=n, max_size=n))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.csv"
        path.write_text(csv_of(headings, cells), encoding="utf-8", newline="")
        for table in tables_of(path, Path(folder) / "w"):
            if not hasattr(table, "columns") or not drafting.reachable(table.columns):
                continue
            given_samples = previewing.samples(table)
            suggestion = suggesting.suggest(table.columns, given_samples, chosen)
            mapping = filled_up(chosen, dict(suggestion.targets), table.columns)
            if drafting.missing(mapping) or not mapping.columns:
                continue
            text = drafting.draft(mapping, table.columns)
            importer = drafting.parsed(text)
            beside = ["messages"] if any(one.target in drafting.BESIDE.get(chosen, ()) for one in mapping.columns) else []
            assert importer.file.listed("fills") == () and [section.target for section in importer.file.sections] == [chosen, *beside], "no heading opens a section"
            own = recognising.own_folder(Path(folder) / "s.duckdb")
            kept = drafting.keep(own, mapping, table.columns)
            known = recognising.recognise(table.columns, table.path, table.kind, own)
            assert known.importer is not None and known.importer.name == kept.stem
            file = previewing.preview(table, known.importer, {}).report
            assert file.recognised, file.issues
            assert file.rows_seen == file.rows_mapped + file.rows_excluded + file.rows_rejected == table.body.rows + table.rejected_rows


def filled_up(table: str, suggested: dict[str, str], columns) -> Mapping:
    """What is still needed goes to the columns nothing was suggested for, or is one value for all."""
    mapped = [Mapped(column, target) for column, target in suggested.items()]
    free = [column for column in drafting.reachable(columns) if column not in suggested]
    for name in drafting.missing(Mapping("ours", table, tuple(mapped))):
        if free:
            mapped.append(Mapped(free.pop(0), name))
    if not mapped and free:
        mapped = [Mapped(free.pop(0), drafting.targets(table)[0].name)]
    texts = {target.name for target in drafting.targets(table) if target.type == "varchar"}
    lacking = drafting.missing(Mapping("ours", table, tuple(mapped)))
    return Mapping("ours", table, tuple(mapped), fixed=tuple((name, "told") for name in lacking if name in texts))


def test_a_file_without_identifiers_keeps_rows_alike_and_does_not_double_when_brought_again(tmp_path):
    """Two customers leave five stars on one day: two reviews. The next export holds the same two and a third."""
    into, columns = tmp_path / "s.duckdb", ("Note", "Date")
    mapping = Mapping("ours", "reviews", (Mapped("Note", "rating"), Mapped("Date", "created_at")), "day-first")
    drafting.keep(recognising.own_folder(into), mapping, columns)
    for name, extra in (("may.csv", ""), ("june.csv", "4,02/06/2026\n")):
        path = tmp_path / name
        path.write_text(f"Note,Date\n5,13/05/2026\n5,13/05/2026\n{extra}", encoding="utf-8")
        importing.bring_in([path], into)
    assert Store(into).rows("select rating, count(*) as n from reviews group by rating order by rating").rows() == [(4.0, 1), (5.0, 2)]


def test_a_column_may_have_a_date_order_of_its_own(tmp_path):
    path, into = tmp_path / "cases.csv", tmp_path / "s.duckdb"
    path.write_text("Case,Opened,Solved\n1,03/02/2026,03/04/2026\n", encoding="utf-8")
    columns = (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at"), Mapped("Solved", "solved_at", dates="month-first"))
    drafting.keep(recognising.own_folder(into), Mapping("ours", "tickets", columns, "day-first"), ("Case", "Opened", "Solved"))
    importing.bring_in([path], into)
    (row,) = Store(into).rows("select created_at, solved_at from tickets").rows()
    assert row == (datetime(2026, 2, 3, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC))


def test_a_day_is_that_of_the_files_own_zone_and_a_row_without_a_readable_amount_is_told(tmp_path):
    """Midnight of 3 February in Paris is still 2 February in UTC: the promised day is the 3rd. 1e300 fits no amount."""
    path, into = tmp_path / "orders.csv", tmp_path / "s.duckdb"
    path.write_text("Order,Bought,Promised,Total\n1,01/02/2026 10:00,03/02/2026,1e300\n2,01/02/2026 10:00,03/02/2026,\"12,50\"\n", encoding="utf-8")
    columns = tuple(Mapped(*one) for one in (("Order", "order_id"), ("Bought", "placed_at"), ("Promised", "promised_on"), ("Total", "total")))
    drafting.keep(recognising.own_folder(into), Mapping("ours", "orders", columns, "day-first", "Europe/Paris", "comma"), ("Order", "Bought", "Promised", "Total"))
    (file,) = importing.bring_in([path], into).files
    assert Store(into).rows("select promised_on, total from orders").rows() == [(date(2026, 2, 3), Decimal("12.50"))]
    assert [(issue.code, issue.row, issue.column, issue.value) for issue in file.issues] == [("required_unreadable", 1, "Total", "1e300")]


def test_a_number_its_column_cannot_hold_is_told_and_left_empty(tmp_path):
    """A hundred years are 3.2 billion seconds, more than four bytes hold."""
    path, into = tmp_path / "calls.csv", tmp_path / "s.duckdb"
    path.write_text("Call,Begun,Menu seconds\n1,2026-02-01 10:00,3200000000\n2,2026-02-01 11:00,32\n", encoding="utf-8")
    columns = tuple(Mapped(*one) for one in (("Call", "call_id"), ("Begun", "started_at"), ("Menu seconds", "menu_s")))
    drafting.keep(recognising.own_folder(into), Mapping("ours", "calls", columns, "iso", fixed=(("outcome", "answered"),)), ("Call", "Begun", "Menu seconds"))
    (file,) = importing.bring_in([path], into).files
    assert Store(into).rows("select menu_s from calls order by call_id").rows() == [(None,), (32,)]
    assert [(issue.code, issue.row) for issue in file.issues] == [("beyond", 1)]


OF_A_REVIEW = (Mapped("Case", "rating"), Mapped("Opened", "created_at"))


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        (Mapping("ours", "tickets", (Mapped("Case", "ticket_id"),)), "draft_missing"),
        (Mapping("ours", "tickets", (Mapped("Case", "created_at"), Mapped("Opened", "created_at"))), "draft_twice"),
        (Mapping("ours", "tickets", (Mapped("Case", "created_at"), Mapped("Opened", "sql from x"))), "draft_no_column"),
        (Mapping("ours", "tickets", (Mapped("Case", "created_at"), Mapped("opened ", "subject"))), "draft_unreachable"),
        (Mapping("ours", "tickets", (Mapped("Case", "created_at"),), zone="UTC\n-- fills: x"), "draft_no_reading"),
        (Mapping("ours; drop", "tickets", (Mapped("Case", "created_at"),)), "draft_no_tool"),
        (Mapping("ours", "tickets", (Mapped("Case", "ticket_id"),), fixed=(("created_at", "told"),)), "draft_not_one_value"),
        (Mapping("ours", "reviews", OF_A_REVIEW, fixed=(("rating_max", "five"),)), "draft_not_number"),
        (Mapping("ours", "reviews", OF_A_REVIEW, fixed=(("rating_max", "5 or 10"),)), "draft_not_number"),
        (Mapping("ours", "reviews", OF_A_REVIEW, fixed=(("rating_max", "1e999"),)), "draft_not_number"),
        (Mapping("ours", "reviews", OF_A_REVIEW, fixed=(("rating_max", "4.5"),)), "draft_not_whole"),
        (Mapping("ours", "survey_responses", (Mapped("Case", "score"),), fixed=(("metric", "csat"), ("higher_is_better", "maybe"))), "draft_not_flag"),
        (Mapping("ours", "settings", (Mapped("Case", "created_at"),)), "draft_no_table"),
        (Mapping("ours", "customers", (Mapped("Case", "display_name"),)), "draft_missing"),
    ],
)
def test_a_mapping_that_makes_no_importer_is_refused_with_the_reason(mapping, code):
    with pytest.raises(Undraftable) as refused:
        drafting.draft(mapping, ("Case", "Opened"))
    assert refused.value.code == code


def test_a_value_for_all_rows_stays_a_value(tmp_path):
    mapping = Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at")), fixed=(("channel", "mail' as x\n-- fills: orders\n\""),))
    importer = drafting.parsed(drafting.draft(mapping, ("Case", "Opened")))
    assert [section.target for section in importer.file.sections] == ["tickets"]
    path, into = tmp_path / "c.csv", tmp_path / "s.duckdb"
    path.write_text("Case,Opened\n1,2026-02-03\n", encoding="utf-8")
    drafting.keep(recognising.own_folder(into), mapping, ("Case", "Opened"))
    importing.bring_in([path], into)
    assert Store(into).rows("select channel from tickets")["channel"][0] == "mail' as x -- fills: orders"


def test_a_number_or_yes_and_no_may_be_the_same_for_all_rows(tmp_path):
    reviews, answers, into = tmp_path / "avis.csv", tmp_path / "answers.csv", tmp_path / "s.duckdb"
    reviews.write_text("Note,Posté le\n4,2026-02-03\n9,2026-02-04\n", encoding="utf-8")
    answers.write_text("Score,Answered\n2,2026-02-03\n", encoding="utf-8")
    own = recognising.own_folder(into)
    drafting.keep(own, Mapping("ours", "reviews", (Mapped("Note", "rating"), Mapped("Posté le", "created_at")), fixed=(("rating_max", " 5 "),)), ("Note", "Posté le"))
    fixed = (("metric", "csat"), ("scale_min", "0,5"), ("scale_max", "5"), ("higher_is_better", "non"))
    drafting.keep(own, Mapping("ours", "survey_responses", (Mapped("Score", "score"), Mapped("Answered", "submitted_at")), fixed=fixed), ("Score", "Answered"))
    importing.bring_in([reviews, answers], into)
    opened = Store(into)
    assert opened.rows("select rating, rating_max from reviews order by 1").rows() == [(4.0, 5), (9.0, 5)]
    assert opened.rows("select scale_min, scale_max, higher_is_better from survey_responses").rows() == [(0.5, 5.0, False)]
    (broken,) = [finding for finding in auditing.audit(opened) if finding.n]
    assert broken.claim.name == "ratings_stay_on_their_scale", "a rating beyond the scale is told"


REQUESTS = (
    "Case,Opened,Message,Answer,Answered on,Mail\n"
    "1,03/02/2026 10:00,My parcel is late and I am furious,We are sorry,03/02/2026 12:00,ada@example.org\n"
    "2,03/02/2026 10:00,,,,bob@example.org\n"
    "3,04/02/2026 09:00,Where is it?,,04/02/2026 09:30,bob@example.org\n"
)
OF_A_REQUEST = (("Case", "ticket_id"), ("Opened", "created_at"), ("Message", "request_text"), ("Answer", "answer_text"), ("Answered on", "first_reply_at"), ("Mail", "who_email"))


def brought(tmp_path: Path, text: str, columns, table: str = "tickets"):
    """A file brought in with a mapping kept for it: its report, the store."""
    path, into, headings = tmp_path / "cases.csv", tmp_path / "s.duckdb", tuple(text.splitlines()[0].split(","))
    path.write_text(text, encoding="utf-8")
    drafting.keep(recognising.own_folder(into), Mapping("ours", table, tuple(Mapped(*one) for one in columns), "day-first"), headings)
    (file,) = importing.bring_in([path], into).files
    return file, Store(into)


def test_what_the_customer_wrote_in_a_list_of_requests_and_what_was_answered_are_messages(tmp_path):
    """Three requests; the first has a text and an answer, the second neither, the third a text and the moment of an answer alone: three messages."""
    file, opened = brought(tmp_path, REQUESTS, OF_A_REQUEST)
    assert (file.rows_seen, file.rows_mapped, file.rows_excluded, file.rows_rejected, file.filled) == (3, 3, 0, 0, {"tickets": 3, "messages": 3}), file.issues
    rows = opened.rows(
        """select t.source_id, author_role, cast(hour(timezone('UTC', sent_at)) as integer) as hour, text, m.customer_id = t.customer_id as is_same
           from messages m join tickets t using (ticket_id) order by all"""
    ).rows()
    assert rows == [("1", "agent", 12, "We are sorry", True), ("1", "customer", 10, "My parcel is late and I am furious", True), ("3", "customer", 9, "Where is it?", True)]
    assert opened.rows("select count(*) as n from text_scores where table_name = 'messages'")["n"][0] == 2, "what customers write is scored"
    clocks = opened.rows("select source_id, is_answered, cast(waited_minutes as integer) as waited from ticket_clocks join tickets using (ticket_id) order by 1").rows()
    assert clocks[0] == ("1", True, 120) and clocks[2] == ("3", True, 30), "an answer whose text is not told is an answer all the same"
    assert clocks[1][1] is False


def test_requests_without_a_number_keep_each_its_own_text_also_when_brought_again(tmp_path):
    columns = (("Opened", "created_at"), ("Mail", "who_email"), ("Message", "request_text"))
    text = "Opened,Mail,Message\n03/02/2026,ada@example.org,Late\n03/02/2026,ada@example.org,Broken\n03/02/2026,ada@example.org,Late\n"
    for more in ("", "04/02/2026,bob@example.org,Thanks\n"):
        _, opened = brought(tmp_path, text + more, columns)
    told = opened.rows("select m.text, count(*) as n, count(distinct ticket_id) as tickets from messages m join tickets using (ticket_id) group by 1 order by 1").rows()
    assert told == [("Broken", 1, 1), ("Late", 2, 2), ("Thanks", 1, 1)]


def test_a_request_told_in_several_rows_keeps_each_text_once(tmp_path):
    text = "Case,Opened,Message\n1,03/02/2026,Late\n1,03/02/2026,Late\n1,04/02/2026,Still late\n"
    file, opened = brought(tmp_path, text, OF_A_REQUEST[:3])
    assert (file.rows_seen, file.rows_mapped) == (3, 3)
    assert opened.rows("select count(*) as n from tickets")["n"][0] == 1
    assert sorted(opened.rows("select text from messages")["text"]) == ["Late", "Still late"]


def test_a_text_beside_is_no_value_for_all_rows():
    with pytest.raises(Undraftable) as refused:
        drafting.draft(Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at")), fixed=(("request_text", "hello"),)), ("Case", "Opened"))
    assert refused.value.code == "draft_not_one_value"


def test_an_importer_written_anew_takes_the_place_of_the_one_it_corrects(tmp_path):
    columns = ("Case", "Opened")
    first = Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at")), "day-first")
    path = drafting.keep(tmp_path, first, columns)
    other = drafting.keep(tmp_path, first, columns)
    assert other != path, "another file of the same name stands beside the first"
    again = drafting.keep(tmp_path, Mapping("ours", "tickets", first.columns, "month-first"), columns, instead_of=path.stem)
    assert again == path and "month-first" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "mapping",
    [
        Mapping("ours", "reviews", (Mapped("Note, sur 5", "rating", "number"), Mapped("Posté le", "created_at", "time", "month-first"), Mapped("Qui", "who_email")), "day-first", "Europe/Paris", "comma", (("rating_max", "5"), ("place", "L'île"))),
        Mapping("ours", "orders", (Mapped("Qui", "order_id", "identifier"), Mapped("Posté le", "placed_at", "time"), Mapped("Note, sur 5", "total", "number"), Mapped("Dit", "promo_codes"), Mapped("Prévu", "promised_on", "time")), "iso", "UTC", "point", (("currency", "EUR"),)),
        Mapping("ours", "tickets", (Mapped("Qui", "ticket_id", "identifier"), Mapped("Posté le", "created_at", "time"), Mapped("Prévu", "first_reply_at", "time"), Mapped("Dit", "request_text"), Mapped("Note, sur 5", "answer_text")), "day-first", "UTC", "point", (("channel", "email"),)),
        Mapping("ours", "tickets", (Mapped("Posté le", "created_at", "time"), Mapped("Dit", "request_text")), "day-first", "UTC", "point"),
        Mapping("ours", "survey_responses", (Mapped("Note, sur 5", "score", "number"),), "iso", "UTC", "point", (("metric", "csat"), ("higher_is_better", "false"), ("scale_max", "5"))),
    ],
    ids=lambda one: f"{one.table} of {len(one.columns)}",
)
def test_a_kept_mapping_is_what_one_begins_from_when_correcting_it(mapping):
    columns = ("Note, sur 5", "Posté le", "Qui", "Dit", "Prévu")
    found = drafting.mapping_of(drafting.parsed(drafting.draft(mapping, columns)), columns)
    assert (found.tool, found.table, found.dates, found.zone, found.decimals, found.fixed) == (mapping.tool, mapping.table, mapping.dates, mapping.zone, mapping.decimals, mapping.fixed)
    assert [(one.column, one.target, one.kind, one.dates) for one in found.columns] == [(one.column, one.target, one.kind, one.dates) for one in mapping.columns]
    assert drafting.draft(found, columns) == drafting.draft(mapping, columns)


SUGGESTED = [
    (["N° dossier", "Ouvert le", "Adresse e-mail", "Motif"], [["D1", "03/02/2026 14:05", "ada@example.org", "retard"]], "tickets",
     {"N° dossier": "ticket_id", "Ouvert le": "created_at", "Adresse e-mail": "who_email", "Motif": "category_raw"}),
    (["Order No", "Mail", "Bought on", "Amount"], [["A-1", "ada@example.org", "2/13/2026", "12.50"]], "orders",
     {"Order No": "order_id", "Mail": "who_email", "Bought on": "placed_at", "Amount": "total"}),
    (["id", "note", "commentaire", "date"], [["1", "4", "Très bon accueil, merci beaucoup", "2026-02-03"]], "reviews",
     {"id": "review_id", "note": "rating", "commentaire": "text", "date": "created_at"}),
    (["Note", "Avis", "Date"], [["5/5", "Parfait", "03/02/2026"], ["2/5", "Colis abîmé", "04/02/2026"]], "reviews",
     {"Note": "rating", "Avis": "text", "Date": "created_at"}),
    (["courriel", "prénom nom", "pays"], [["ada@example.org", "Ada L", "FR"]], "customers", {"courriel": "who_email", "prénom nom": "display_name", "pays": "country"}),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "rows", "table", "targets"), SUGGESTED, ids=[f"{one[2]} of {one[0][0]}" for one in SUGGESTED])
def test_headings_and_values_suggest_where_columns_go(headings, rows, table, targets):
    found = suggesting.suggest(tuple(headings), tuple(tuple(row[place] for row in rows) for place in range(len(headings))))
    assert (found.table, dict(found.targets)) == (table, targets)


@pytest.mark.parametrize(
    ("values", "orders"),
    [
        (("03/02/2026",), ("day-first", "month-first")),
        (("03/02/2026", "25/02/2026"), ("day-first",)),
        (("03/02/2026", "02/25/2026"), ("month-first",)),
        (("25/02/2026", "02/25/2026"), ()),
        (("2026-02-03", "2026-02-03T10:00:00Z"), ("iso", "day-first", "month-first")),
        (("1770120000",), ("epoch",)),
        (("soon",), ()),
        ((), ()),
        (("03/02/2026", "25/02/2026", "26/02/2026", "27/02/2026", "no date"), ("day-first",)),
        (("03/02/2026", "no date", "unknown", "none", "26/02/2026"), ()),
    ],
)
def test_the_values_tell_which_date_orders_are_possible_and_never_which_is_meant(values, orders):
    assert suggesting.date_orders(values) == orders


@pytest.mark.parametrize(("values", "top"), [(("4/5", "3,5 / 5"), "5"), (("4/5", "8/10"), ""), (("4/5", "4"), ""), (("4",), ""), ((), "")])
def test_the_scale_of_a_grade_is_proposed_only_where_its_values_tell_it(values, top):
    assert suggesting.scale_in(values) == top


def test_looking_at_a_large_file_reads_its_first_rows_only_and_says_how_many_it_has(tmp_path):
    path = tmp_path / "large.csv"
    path.write_text("Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject\n" + "".join(f"{n},{n},a{n}@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,Where is my parcel\n" for n in range(20_000)), encoding="utf-8")
    (table,) = tables_of(path, tmp_path / "w")
    known = recognising.recognise(table.columns, table.path, table.kind)
    tried = previewing.preview(table, known.importer, {})
    assert (tried.report.rows_seen, tried.rows, tried.is_whole) == (previewing.MOST_TRIED, 20_000, False)
    assert tried.report.filled["tickets"] == previewing.MOST_TRIED


def test_a_preview_tells_what_the_import_then_tells(tmp_path):
    path, into = tmp_path / "z.csv", tmp_path / "s.duckdb"
    path.write_text("Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject\n1,9,a@example.org,soon,2026-03-02 10:00,Open,Good,Mail,x\n2,9,a@example.org,2026-03-02 09:00,,Odd,Good,Mail,x\n", encoding="utf-8")
    (table,) = tables_of(path, tmp_path / "w")
    tried = previewing.preview(table, recognising.recognise(table.columns, table.path, table.kind).importer, {}).report
    (brought,) = importing.bring_in([path], into).files
    assert (tried.filled, tried.rows_rejected, [issue.code for issue in tried.issues]) == (brought.filled, brought.rows_rejected, [issue.code for issue in brought.issues])
    assert not Store(into).rows("from settings").height


def test_the_importer_a_user_chose_among_several_reads_all_files_with_these_headings(tmp_path):
    into, columns = tmp_path / "s.duckdb", ("Case", "Opened")
    own = recognising.own_folder(into)
    for order in ("day-first", "month-first"):
        drafting.keep(own, Mapping("ours", "tickets", (Mapped("Case", "ticket_id"), Mapped("Opened", "created_at")), order), columns)
    names = [importer.name for importer in recognising.fitting(columns, "c.csv", "csv", own)]
    assert len(names) == 2
    path = tmp_path / "c.csv"
    path.write_text("Opened,Case\n03/02/2026,1\n", encoding="utf-8")
    months = []
    for name in names:
        importing.bring_in([path], into, settings={f"format.{recognising.headings_id(columns)}": name})
        months.append(Store(into).rows("select month(created_at) as month from tickets")["month"].to_list())
    assert sorted(months) == [[2], [3]], "one ticket, read as the importer chosen last reads it"


def test_an_own_file_of_a_survey_may_tell_whom_it_asked_in_vain():
    mapping = Mapping("ours", "survey_responses", (Mapped("id", "response_id"), Mapped("measure", "metric"), Mapped("grade", "score"), Mapped("status", "state")))
    assert "-- required unless: grade | status = invited" in drafting.draft(mapping, ("id", "measure", "grade", "status")).splitlines()
