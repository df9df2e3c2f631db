"""Who a cell names: one writing for each identity, nobody for what tills and forms are filled with, and what could not be read is told."""

import pytest

from data import importing
from data.importing.identities import phone_e164
from data.store import Store

HUBSPOT = "Record ID,Email,First Name,Phone Number,Customer number,Create Date\n"


def brought(tmp_path, rows: list[str], settings: dict[str, str] | None = None, name: str = "hubspot.csv"):
    path = tmp_path / name
    path.write_text(HUBSPOT + "\n".join(f"{row},2026-01-02 09:14" for row in rows) + "\n", encoding="utf-8")
    (file,) = importing.bring_in([path], tmp_path / "s.duckdb", settings=settings).files
    return file, Store(tmp_path / "s.duckdb")


def persons(opened: Store) -> list[set[str]]:
    """The identities of each person."""
    told = opened.rows("select list(id_norm order by id_norm) as names from customer_identities group by customer_id order by names")["names"]
    return [set(names) for names in told]


@pytest.mark.parametrize(
    ("raw", "country", "expected"),
    [
        ("639980101", "FR", "+33639980101"),  # a spreadsheet has dropped the 0, not a + before a Philippine number
        ("33639980101.0", "FR", "+33639980101"),
        ("+330639980101", "FR", "+33639980101"),
        ("330639980101", "FR", "+33639980101"),
        ("+39 06 4321 5670", "FR", "+390643215670"),  # Italy keeps the 0
        ("(514) 555-0123", "FR", None),  # ten digits of no country known: not Peru's, which begin with 51
        ("(514) 555-0123", "CA", "+15145550123"),
        ("514.555.0123", "CA", "+15145550123"),
        ("0470 12 34 56", "BE", "+32470123456"),
        ("3225120000", "FR", "+3225120000"),
        ("0600000000", "FR", None),
        ("06 99 99 99 99", "FR", None),
        ("+33 6 12 34 56 78", "FR", None),
        ("01 02 03 04 05", "FR", None),
        ("06 39 98 01 01 / 01 99 00 12 34", "FR", None),
    ],
)
def test_a_phone_number_is_of_one_country_or_of_none(raw, country, expected):
    assert phone_e164(raw, country) == expected


def test_what_stands_for_nobody_makes_nobody_one_person(tmp_path):
    file, opened = brought(
        tmp_path,
        ["1,ada@example.org,Ada,0600000000,0", "2,bob@example.org,Bob,0600000000,0", "3,cy@example.org,Cy,,N/A", "4,di@example.org,Di,,N/A", "5,sansmail@example.org,Ed,,C-5", "6,sansmail@example.org,Flo,,C-6"],
    )
    assert persons(opened) == [{"C-5"}, {"C-6"}, {"ada@example.org"}, {"bob@example.org"}, {"cy@example.org"}, {"di@example.org"}, {"sansmail@example.org"}]
    told = {issue.code: (issue.row, issue.n) for issue in file.issues}
    assert told["unread_identifier"] == (1, 4) and told["unread_phone"] == (1, 2)


def test_an_address_is_found_in_what_stands_around_it(tmp_path):
    rows = ["1,Ada Un <Ada@Example.org>,Ada,,", "2,mailto:bob@example.org,Bob,,", "3,cy@example.org; cy.two@example.org,Cy,,", "4,di.example.org,Di,,C-4", "5,o'neil+shop@example.org,Eve,,"]
    file, opened = brought(tmp_path, rows)
    assert persons(opened) == [{"1", "ada@example.org"}, {"2", "bob@example.org"}, {"3", "cy@example.org"}, {"5", "o'neil+shop@example.org"}, {"C-4"}]
    told = {issue.code: (issue.row, issue.n) for issue in file.issues}
    assert told["several_emails"] == (3, 1) and told["unread_email"] == (4, 1)


def test_a_number_that_went_through_a_table_of_decimals_is_the_same_number(tmp_path):
    _, opened = brought(tmp_path, ["1,ada@example.org,Ada,,1014.0", "2,ada.two@example.org,Ada,,1014", "3,bob@example.org,Bob,,A.0"])
    assert persons(opened) == [{"1014", "ada.two@example.org", "ada@example.org"}, {"A.0", "bob@example.org"}]


def test_national_numbers_are_read_in_the_country_the_company_set(tmp_path):
    file, opened = brought(tmp_path, ["1,,Ada,(514) 555-0123,"])
    assert persons(opened) == [{"1"}]
    (issue,) = [issue for issue in file.issues if issue.code == "unread_phone"]
    assert (issue.row, issue.n, dict(issue.detail)) == (1, 1, {"country": "FR"})
    again, opened = brought(tmp_path, ["1,,Ada,(514) 555-0123,"], {"phone_country": "CA"})
    assert not again.already
    assert persons(opened) == [{"+15145550123", "1"}]


AIRCALL = "line,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (total),duration (in call)\n"


def test_a_call_holds_its_number_in_one_writing_and_none_that_stands_for_nobody(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_text(AIRCALL + "".join(f"Help,2026-03-10 08:0{place}:00,inbound,{number},+33199000199,Yes,,20,10\n" for place, number in enumerate(("06 39 98 01 01", "anonymous", "0033639980102"))), encoding="utf-8")
    importing.bring_in([path], tmp_path / "s.duckdb")
    assert Store(tmp_path / "s.duckdb").rows("select phone_norm from calls order by started_at")["phone_norm"].to_list() == ["+33639980101", None, "+33639980102"]


def test_an_own_table_of_calls_names_the_caller_by_the_number_alone(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_text("call_id,started_at,phone_norm,outcome\n1,2026-03-10T08:00:00Z,06 39 98 01 01,answered\n", encoding="utf-8")
    importing.bring_in([path], tmp_path / "s.duckdb")
    opened = Store(tmp_path / "s.duckdb")
    assert opened.rows("select phone_norm, customer_id is not null as is_known from calls").rows() == [("+33639980101", True)]
    assert persons(opened) == [{"+33639980101"}]
