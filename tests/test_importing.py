"""Bringing files in: twice changes nothing, order does not matter, people are joined, erased, and files taken out."""

import itertools
import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data import importing, model, store
from data.__main__ import main as command
from data.importing import cells, forgetting, joining, merging, people, removing
from data.store import Store
from data.wording import sentence

ZENDESK = """Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject
1,900,Ada@Example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,Where is my parcel
2,901,info@example.net,2026-03-02 09:05,2026-03-02 10:05,Open,Not Offered,Chat,A question
3,902,info@example.net,2026-03-02 09:06,2026-03-02 10:06,Open,Not Offered,Chat,Another person's question
"""
ZENDESK_LATER = """Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject
1,900,ada@example.org,2026-03-02 09:00,2026-03-05 18:00,Solved,Good,Mail,Where is my parcel
"""
HUBSPOT = """Record ID,Email,First Name,Last Name,Phone Number,Create Date
77,ada@example.org,Ada,L.,06 39 98 01 01,2026-01-02 09:14
"""
TRUSTPILOT = """Review Id,Review Created (UTC),Review Stars,Review Title,Review Content,Reference Id,Review User Email
r1,2026-03-09 10:00:00,1,Slow,Nobody answers,#5001,
"""
SHOPIFY = """Name,Email,Financial Status,Lineitem quantity,Lineitem name,Lineitem price,Total,Currency,Created at
#5001,ADA@example.org,paid,1,Teapot,40.00,59.90,EUR,2026-03-03 10:59:58 +0100
"""
AIRCALL = """line,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (total),duration (in call)
Help,2026-03-10 08:00:00,inbound,+33639980101,+33199000199,No,abandoned_in_ivr,20,0
"""
FILES = {"zendesk.csv": ZENDESK, "zendesk_later.csv": ZENDESK_LATER, "hubspot.csv": HUBSPOT, "trustpilot.csv": TRUSTPILOT, "shopify.csv": SHOPIFY, "aircall.csv": AIRCALL}
WHEN = {"imported_at", "path", "file_id", "importer_hash"}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "exports"
    made.mkdir()
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def content(path: Path) -> dict[str, list]:
    """Every row of every canonical table, and who is who; what only tells of the import itself left out."""
    opened = Store(path)
    held = {}
    for name in (*model.tables(), "customer_identities"):
        columns = [column for column in opened.rows(f"select * from {name} limit 0").columns if column not in WHEN]
        held[name] = sorted(map(repr, opened.rows(f"select {', '.join(columns)} from {name}").iter_rows()))
    opened.close()
    return held


def test_a_file_is_noted_with_the_account_of_its_tool(tmp_path):
    path = tmp_path / "zendesk.csv"
    path.write_text(ZENDESK, encoding="utf-8")
    importing.bring_in([path], tmp_path / "s.duckdb", settings={"zendesk.instance": "north"})
    with closing(Store(tmp_path / "s.duckdb")) as opened:
        assert opened.rows("select instance from source_files").rows() == [("north",)]
        assert opened.rows("select distinct source_instance from tickets").rows() == [("north",)]


def test_bringing_twice_changes_nothing(folder, tmp_path):
    path = tmp_path / "s.duckdb"
    first = importing.bring_in([folder], path)
    before = content(path)
    again = importing.bring_in([folder], path)
    assert content(path) == before
    assert first.changed and not again.changed and all(file.already for file in again.files)
    assert [(file.rows_seen, file.rows_mapped, file.filled) for file in again.files] == [(file.rows_seen, file.rows_mapped, file.filled) for file in first.files]


def test_a_file_is_read_anew_once_its_cells_are_read_otherwise(folder, tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    importing.bring_in([folder / "zendesk.csv"], path)
    monkeypatch.setattr(cells, "TYPING", cells.TYPING + 1)
    (again,) = importing.bring_in([folder / "zendesk.csv"], path).files
    assert not again.already and again.rows_mapped == 3
    opened = Store(path)
    assert opened.rows("select count(*) from tickets").item() == 3 and opened.rows("select count(*) from source_files").item() == 1
    opened.close()


def test_the_order_of_files_changes_nothing(folder, tmp_path):
    names = ("zendesk.csv", "zendesk_later.csv", "hubspot.csv", "shopify.csv")
    held = []
    for place, order in enumerate(itertools.permutations(names)):
        if place % 4:
            continue
        path = tmp_path / f"{place}.duckdb"
        for name in order:
            importing.bring_in([folder / name], path)
        held.append(content(path))
    for one in held[1:]:
        for name, rows in one.items():
            assert rows == held[0][name], name


def test_the_same_record_in_two_exports_keeps_the_latest_whichever_comes_first(folder, tmp_path):
    for place, order in enumerate((("zendesk.csv", "zendesk_later.csv"), ("zendesk_later.csv", "zendesk.csv"))):
        path = tmp_path / f"{place}.duckdb"
        importing.bring_in([folder / name for name in order], path)
        rows = Store(path).rows("select status, count(*) as n from tickets where source_id = '1' group by status")
        assert rows.rows() == [("solved", 1)]


def test_one_person_is_known_across_tools_by_e_mail_phone_and_order(folder, tmp_path):
    path = tmp_path / "s.duckdb"
    importing.bring_in([folder], path)
    opened = Store(path)
    # ticket 1 and HubSpot share ada@example.org whatever its case; HubSpot and the call share a phone in two notations;
    # the order carries the e-mail and its number, by which the anonymous review is hers
    who = {
        opened.rows(f"select distinct customer_id from {table} where {condition}")["customer_id"][0]
        for table, condition in (("tickets", "source_id = '1'"), ("orders", "true"), ("reviews", "true"), ("calls", "true"))
    }
    assert len(who) == 1
    (name,) = opened.rows("select display_name from customers where customer_id = $id", {"id": who.pop()})["display_name"]
    assert name == "Ada L."


def test_a_mailbox_several_people_share_does_not_make_them_one(folder, tmp_path):
    path = tmp_path / "s.duckdb"
    importing.bring_in([folder / "zendesk.csv"], path)
    persons = Store(path).rows("select source_id, customer_id from tickets where source_id in ('2', '3')")
    assert persons["customer_id"].n_unique() == 2


def test_a_store_keyed_by_another_hash_takes_no_more_exports_and_can_still_be_read(folder, tmp_path):
    path = tmp_path / "s.duckdb"
    importing.bring_in([folder / "hubspot.csv"], path)
    with store.writing(path) as connection:
        connection.execute("update store_info set value = '1' where name = 'hash'")
    before = path.read_bytes()
    with pytest.raises(store.StoreProblem, match="store_keyed_otherwise"):
        importing.bring_in([folder / "aircall.csv"], path)
    assert path.read_bytes() == before
    assert Store(path).rows("select count(*) as n from customers").item() == 1


def test_persons_whose_hashes_meet_are_still_told_apart(folder, tmp_path, monkeypatch):
    path, met = tmp_path / "s.duckdb", tmp_path / "met.duckdb"
    importing.bring_in([folder], path)
    monkeypatch.setattr(joining, "_tell_apart", lambda *_: False)
    importing.bring_in([folder], met)
    assert content(met) == content(path)


def test_a_file_taken_out_leaves_the_store_as_if_it_had_never_come(folder, tmp_path):
    without, path = tmp_path / "without.duckdb", tmp_path / "s.duckdb"
    others = [folder / name for name in FILES if name != "zendesk_later.csv"]
    importing.bring_in(others, without)
    importing.bring_in([folder], path)
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        (file_id,) = cursor.execute("select file_id from source_files where path like '%zendesk_later.csv'").fetchall()[0]
        merging.remove_files(cursor, [file_id])
        importing.finish(cursor)
        cursor.close()
    found, expected = content(path), content(without)
    for name, rows in found.items():
        if name != "customer_identities":  # an identity keeps the spelling it was seen in
            assert rows == expected[name], name


def test_a_record_whose_later_telling_is_taken_out_is_of_the_person_it_names_now(tmp_path):
    """Ada and Bob were one person, by their number, while her review was told again; neither that number nor the second telling is there any more."""
    path, review = tmp_path / "s.duckdb", "review_id,who_email,platform,rating,rating_max,created_at\n1,ada@example.org,here,{},5,2026-03-02T08:00:00Z\n"
    told = {"first": review.format(3), "joined": "first_seen_at,who_email,who_crm_id\n2026-01-01,ada@example.org,7\n2026-01-01,bob@example.org,7\n", "again": review.format(2)}
    for name, text in told.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        assert importing.bring_in([tmp_path / f"{name}.csv"], path).files[0].recognised
    for name in ("joined", "again"):
        with closing(Store(path)) as opened:
            file_id = opened.rows("select file_id from source_files where path like $name", {"name": f"%{name}.csv"}).item()
        removing.take_out(path, [file_id])
    with closing(Store(path)) as opened:
        assert opened.rows("select rating, customer_id from reviews").rows() == [(3, opened.rows("select customer_id from customers").item())]


def test_a_person_erased_is_gone_from_everywhere_and_does_not_come_back(folder, tmp_path):
    path = tmp_path / "s.duckdb"
    importing.bring_in([folder], path)
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        gone = forgetting.forget(cursor, "Ada@example.org")
        importing.finish(cursor)
        cursor.close()
    assert {"tickets", "orders", "reviews", "calls"} <= set(gone)
    corrected = folder / "again.csv"
    corrected.write_text(ZENDESK + "4,900,ada@example.org,2026-03-04 09:00,2026-03-04 10:00,Open,Not Offered,Mail,Back again\n", encoding="utf-8")
    importing.bring_in([corrected], path)
    opened = Store(path)
    assert opened.rows("select count(*) as n from tickets where source_id in ('1', '4')")["n"][0] == 0
    for table in (*model.tables(), "customer_identities", "rejected_rows", "import_issues"):
        text = repr(opened.rows(f"select * from {table}").rows()).lower()
        assert "ada@" not in text and "39980101" not in text, table


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("06 39 98 01 01", "+33639980101"),
        ("+33 (0)6 39 98 01 01", "+33639980101"),
        ("0033639980101", "+33639980101"),
        ("33639980101", "+33639980101"),
        ("+44 1632 960001", "+441632960001"),
        ("anonymous", None),
        ("12", None),
    ],
)
def test_a_phone_number_is_one_number_in_every_notation(raw, expected):
    assert people.phone_e164(raw) == expected


def test_a_renamed_heading_is_told_with_what_it_may_be(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text(TRUSTPILOT.replace("Review Stars", "Review Star"), encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb").files
    (issue,) = [issue for issue in file.issues if issue.severity == "error"]
    assert not file.recognised
    assert (issue.code, issue.column, dict(issue.detail)["found"]) == ("almost_known", "Review Stars", "Review Star")
    assert "Trustpilot Business › " in sentence(issue, "en") and "Trustpilot Business › Gérer les avis" in sentence(issue, "fr")


def test_ten_thousand_bad_rows_are_told_and_none_is_lost(tmp_path):
    path = tmp_path / "x.csv"
    rows = [f"r{place},not a date,3" for place in range(10_000)] + ["good,2026-03-09 10:00:00,5"]
    path.write_text("Review Id,Review Created (UTC),Review Stars\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb").files
    assert (file.rows_seen, file.rows_mapped, file.rows_excluded, file.rows_rejected) == (10_001, 1, 0, 10_000)
    assert len(file.issues) < 500
    opened = Store(tmp_path / "s.duckdb")
    assert opened.rows("select count(*) as n from rejected_rows")["n"][0] == 10_000


def test_a_local_time_is_read_in_the_zone_set_for_its_tool(tmp_path):
    path = tmp_path / "z.csv"
    path.write_text(ZENDESK, encoding="utf-8")
    held = []
    for zone in (None, "America/Montreal"):
        into = tmp_path / f"{zone is None}.duckdb"
        importing.bring_in([path], into, settings={"zendesk.zone": zone} if zone else None)
        held.append(Store(into).rows("select created_at from tickets where source_id = '1'")["created_at"][0].astimezone(UTC))
    # 2 March, 9 a.m. in Paris is 8 a.m. UTC; in Montreal, still on winter time until 8 March, it is 2 p.m. UTC
    assert held == [datetime(2026, 3, 2, 8, tzinfo=UTC), datetime(2026, 3, 2, 14, tzinfo=UTC)]


def test_hostile_names_and_cells_are_data(tmp_path):
    path = tmp_path / "a'; drop table tickets; --\n.csv"
    path.write_text(ZENDESK.replace("Where is my parcel", "'); drop table tickets; --").replace("Subject", "Subject"), encoding="utf-8")
    importing.bring_in([path], tmp_path / "s.duckdb")
    opened = Store(tmp_path / "s.duckdb")
    assert opened.rows("select subject from tickets where source_id = '1'")["subject"][0] == "'); drop table tickets; --"
    assert json.dumps(opened.rows("select path from source_files")["path"][0]).endswith('--\\n.csv"')


def test_a_users_own_importer_wins_and_a_wrong_one_says_what_is_wrong(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    importer = own / "our_helpdesk.sql"
    importer.write_text(
        "-- export.en: Ours\n-- export.fr: La nôtre\n-- tool: ours\n-- needs: Case, Opened on\n-- time: Opened on\n-- dates: day-first\n-- zone: UTC\n"
        '-- required: Case\n-- fills: tickets\nselect row_no, "Case" as ticket_id, "Opened on" as created_att from export\n',
        encoding="utf-8",
    )
    path = tmp_path / "cases.csv"
    path.write_text("Case,Opened on\n7,03/02/2026 10:00\n", encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb", importers=own).files
    assert "did you mean created_at" in sentence(file.issues[-1], "en")
    right = importer.read_text(encoding="utf-8").replace("created_att", "created_at")
    importer.write_text(right.replace("select row_no", "select null as row_no"), encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb", importers=own).files
    assert "gives rows without row_no, the row of the file: 1" in sentence(file.issues[-1], "en") and not file.filled
    importer.write_text(right, encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb", importers=own).files
    assert file.filled == {"tickets": 1} and file.recognition == "manual"
    assert Store(tmp_path / "s.duckdb").rows("select created_at from tickets")["created_at"][0] == datetime(2026, 2, 3, 10, tzinfo=UTC)


def test_a_row_set_aside_is_told_once_and_kept_as_it_was_written(tmp_path):
    """Of 103 rows, 102 hold no readable date, which the row needs: told a hundred times, then counted, and kept as written."""
    header = "line,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (total),duration (in call)"
    rows = ["s,2026-03-09 09:02:11,inbound,+33639980101,+33199000199,Yes,,312,270"]
    rows += [f"s,the {place}th,inbound,+33639980101,+33199000199,Yes,,312,270" for place in range(102)]
    (tmp_path / "calls.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    (report,) = importing.bring_in([tmp_path / "calls.csv"], tmp_path / "store.duckdb").files
    assert (report.rows_seen, report.rows_mapped, report.rows_rejected) == (103, 1, 102)
    told = [(issue.code, issue.n) for issue in report.issues]
    assert told == [("required_unreadable", 1)] * 100 + [("required_unreadable_more", 2)]
    opened = Store(tmp_path / "store.duckdb")
    kept = opened.rows("select raw from rejected_rows order by row_no")["raw"].to_list()
    opened.close()
    assert len(kept) == 102 and json.loads(kept[0])["datetime (UTC)"] == "the 0th"


def test_an_erased_person_stays_in_no_byte_of_the_store_and_what_stands_beside_it_is_named(folder, tmp_path, capsys):
    """A rejected row kept whole writes the phone as its tool does; a saved view carries the person's code."""
    path, own = tmp_path / "s.duckdb", tmp_path / "s.own"
    rejected = folder / "rejected.csv"
    rejected.write_text(ZENDESK + "9,900,,not a day,,Open,Not Offered,Mail,Call me on 06.39.98.01.01\n10,901,,not a day,,Open,Not Offered,Mail,Call me on 06.39.98.01.02\n", encoding="utf-8")
    importing.bring_in([folder], path)
    with closing(Store(path)) as opened:
        known = opened.rows("select distinct customer_id, id_norm, id_type from customer_identities where customer_id = (select any_value(customer_id) from customer_identities where id_norm = 'ada@example.org')")
        before = opened.rows("select count(*) from rejected_rows").item()
    own.mkdir()
    (own / "views.json").write_text(f'[{{"address": "?person={known["customer_id"][0]}"}}]', encoding="utf-8")
    (own / "notes.json").write_text('[{"text": "Nothing of anybody"}]', encoding="utf-8")
    assert command(["forget", "Ada@example.org", "--store", str(path)]) == 0
    told = capsys.readouterr().out
    assert "tickets" in told and "customer_identities" in told and "…" not in told, "every table is told, none cut off"
    assert str(own / "views.json") in told and "notes.json" not in told
    with closing(Store(path)) as opened:
        left = opened.rows("select cast(raw as varchar) as raw from rejected_rows")["raw"].to_list()
        assert opened.tables().keys() >= set(model.tables())
    assert not any("06.39.98.01.01" in raw for raw in left) and len(left) == before - 1
    bytes_left = path.read_bytes()
    assert not [name for name in known["id_norm"] if len(name) > 6 and name.encode() in bytes_left]


def test_erasing_from_no_store_makes_none(tmp_path, capsys):
    assert command(["forget", "ada@example.org", "--store", str(tmp_path / "none.duckdb")]) == 1
    assert "python -m data" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
