"""After any sequence of imports every mart is what making all anew gives, row for row."""

import itertools
import shutil
from pathlib import Path

import pytest
from test_importing import FILES

from data import importing, marts, store
from data.marts import partitions, renewing

RECIPIENTS = """Campaign ID;Campaign Name;Email_ID;Send_Date;Delivered_Date;Open_Date;Total Opens;Total Apple MPP Opens;Unsubscribe_Date;Clicked_Links_Count
"""
MONDAY = RECIPIENTS + """1;Spring;ada@example.org;02-03-2026 08:00:00;02-03-2026 08:00:05;02-03-2026 09:00:00;1;0;;1
1;Spring;bob@example.org;02-03-2026 08:00:00;02-03-2026 08:00:05;;0;0;;0
1;Spring;cyd@example.org;02-03-2026 08:00:00;;;0;0;;0
"""
TUESDAY = RECIPIENTS + """2;Shoes;ada@example.org;03-03-2026 08:00:00;03-03-2026 08:00:05;;0;0;;0
2;Shoes;dan@example.org;03-03-2026 08:00:00;03-03-2026 08:00:05;;0;0;03-03-2026 10:00:00;0
"""
MONDAY_AGAIN = MONDAY.replace("bob@example.org;02-03-2026 08:00:00;02-03-2026 08:00:05;;0;0;;0", "bob@example.org;02-03-2026 08:00:00;02-03-2026 08:00:05;04-03-2026 07:00:00;1;0;;0")
TUESDAY_AGAIN = TUESDAY.replace("03-03-2026 10:00:00", "04-03-2026 10:00:00")
SENT = """ClientID,SendID,SubscriberKey,EmailAddress,SubscriberID,ListID,EventDate,EventType,BatchID,TriggeredSendExternalKey,CampaignID
7,40,C1,ada@example.org,88,11,3/5/2026 2:00:00 AM,Sent,1,,
7,40,C2,eve@example.org,89,11,3/5/2026 2:00:00 AM,Sent,1,,
7,40,C2,eve@example.org,89,11,3/6/2026 2:00:00 AM,Sent,1,,
"""
PROFILES = """Record ID,Email,First Name,Last Name,Phone Number,Create Date
77,ada@example.org,Ada,L.,06 39 98 01 01,2026-01-02 09:14
78,bob@example.org,Bob,M.,,2026-01-02 09:14
"""
SAME_PERSON = """ClientID,SendID,SubscriberKey,EmailAddress,SubscriberID,ListID,EventDate,EventType,BatchID,TriggeredSendExternalKey,CampaignID
7,41,C2,ada@example.org,89,11,3/9/2026 2:00:00 AM,Sent,1,,
"""
TO_BOTH_ADDRESSES = RECIPIENTS + """3;Hats;ada@example.org;10-03-2026 08:00:00;10-03-2026 08:00:05;;0;0;;0
3;Hats;eve@example.org;10-03-2026 08:00:00;10-03-2026 08:00:05;10-03-2026 09:00:00;1;0;;1
"""
BATCHES = {
    "monday": {"monday.csv": MONDAY, "sent.csv": SENT},
    "tuesday": {"tuesday.csv": TUESDAY, "profiles.csv": PROFILES},
    "again": {"monday_again.csv": MONDAY_AGAIN, "tuesday_again.csv": TUESDAY_AGAIN, "joined.csv": SAME_PERSON},
    "service": {name: FILES[name] for name in ("zendesk.csv", "trustpilot.csv", "shopify.csv")},
    "later": {"zendesk_later.csv": FILES["zendesk_later.csv"], "aircall.csv": FILES["aircall.csv"]},
    "to both addresses": {"both.csv": TO_BOTH_ADDRESSES},
}


def rows_of(cursor) -> dict[str, list[str]]:
    return {name: sorted(map(repr, cursor.sql(f"select * from {name}").fetchall())) for name in marts.marts()}


def anew(path: Path) -> tuple[dict, dict]:
    """The rows of every mart as the imports left them, and as making all anew on a copy leaves them."""
    copy = path.with_name("copy.duckdb")
    shutil.copyfile(path, copy)
    with store.writing(copy) as connection:
        cursor = store.cursor_of(connection)
        left = rows_of(cursor)
        marts.build(cursor)
        made = rows_of(cursor)
        cursor.close()
    return left, made


def bring(batch: str, tmp_path: Path, path: Path):
    folder = tmp_path / batch
    folder.mkdir(exist_ok=True)
    for name, text in BATCHES[batch].items():
        (folder / name).write_text(text, encoding="utf-8")
    return importing.bring_in([folder], path)


@pytest.fixture
def in_parts(monkeypatch):
    """As in a store of years, where a day is a small share of every mart."""
    monkeypatch.setattr(renewing, "LARGEST_SHARE", 1e9)


def test_after_any_sequence_of_imports_the_marts_are_those_made_anew(tmp_path, in_parts):
    path = tmp_path / "s.duckdb"
    for batch in BATCHES:
        report = bring(batch, tmp_path, path)
        assert all(file.recognised for file in report.files), report
        left, made = anew(path)
        for name in marts.marts():
            assert left[name] == made[name], f"{name} after {batch}"
    assert made["sends"] and made["ticket_clocks"]


def test_the_order_of_imports_does_not_change_the_marts(tmp_path, in_parts):
    path = tmp_path / "s.duckdb"
    for batch in reversed(BATCHES):
        bring(batch, tmp_path, path)
    left, made = anew(path)
    assert left == made


def test_marts_made_for_some_persons_at_a_time_are_those_made_at_once(tmp_path, monkeypatch):
    path = tmp_path / "s.duckdb"
    for batch in BATCHES:
        bring(batch, tmp_path, path)
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        at_once = rows_of(cursor)
        monkeypatch.setattr(partitions, "ROWS_AT_ONCE", 2)
        marts.build(cursor)
        in_partitions = rows_of(cursor)
        cursor.close()
    for name in marts.marts():
        assert in_partitions[name] == at_once[name], name
    assert {name for name, file in marts.marts().items() if file.has("partitions")} >= {"sends", "monologues", "spells"}


def test_a_day_of_mailings_renews_its_own_sends_and_leaves_alone_what_reads_no_mail(tmp_path, monkeypatch, in_parts):
    """Dan leaves on Tuesday: a step of a journey, as no message to both addresses of one person is."""
    done = {}
    original = renewing.renew
    monkeypatch.setattr(renewing, "renew", lambda *given: done.update(original(*given)))
    path = tmp_path / "s.duckdb"
    for batch in ("monday", "tuesday", "to both addresses"):
        done.clear()
        bring(batch, tmp_path, path)
        assert batch == "monday" or done["sends"] == "part"
        assert batch != "tuesday" or done["journey_steps"] == done["usual_journeys"] == "part"
    assert done["merged_tickets"] == done["brand_wording"] == done["journey_steps"] == done["usual_journeys"] == done["step_days"] == "left"
    assert done["send_days"] == done["send_campaigns"] == "part"


def test_a_mailing_to_a_known_person_leaves_alone_what_the_person_bought_and_said(tmp_path, monkeypatch, in_parts):
    """Ada's two addresses are one person's: of one of them every row is given its person after it was read."""
    done = {}
    original = renewing.renew
    monkeypatch.setattr(renewing, "renew", lambda *given: done.update(original(*given)))
    path = tmp_path / "s.duckdb"
    for batch in BATCHES:
        done.clear()
        bring(batch, tmp_path, path)
    assert {name: done[name] for name in ("purchases", "value_states", "voices_scored", "sends", "signs_of_life", "turns", "monologues", "mail_runs")} == {
        "purchases": "left", "value_states": "left", "voices_scored": "left", "sends": "part", "signs_of_life": "left", "turns": "part", "monologues": "part", "mail_runs": "part",
    }  # fmt: skip


TICKETS = "ticket_id,who_email,status,created_at,first_reply_at\n1,ada@example.org,solved,2025-03-02T08:00:00Z,2025-03-03T08:00:00Z\n2,,new,2025-03-02T08:00:00Z,\n"


def test_mail_to_people_without_a_request_leaves_alone_how_long_requests_waited(tmp_path, monkeypatch, in_parts):
    """Opening hours are told to the end of a year: a day more is in them already; 2 December and 30 days more are in the next."""
    done = {}
    original = renewing.renew
    monkeypatch.setattr(renewing, "renew", lambda *given: done.update(original(*given)))
    sent = RECIPIENTS + "1;Spring;{who}@example.org;{day} 08:00:00;{day} 08:00:05;;0;0;;0\n"
    path = tmp_path / "s.duckdb"
    in_turn(tmp_path / "before", path, {"tickets.csv": TICKETS}, {"a.csv": sent.format(who="bob", day="10-03-2025")})
    for number, (who, day, expected) in enumerate((("cyd", "30-11-2025", "left"), ("dan", "01-12-2025", "left"), ("eve", "02-12-2025", "whole"), ("ada", "03-12-2025", "left"))):
        in_turn(tmp_path / str(number), path, {f"{who}.csv": sent.format(who=who, day=day)})
        assert done["ticket_clocks"] == expected, day


def test_a_request_is_told_of_the_group_its_customer_is_put_in_later(tmp_path, in_parts):
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"tickets.csv": TICKETS},
        {"customers.csv": "first_seen_at,who_email,segment\n2026-01-01,ada@example.org,gold\n2026-01-01,bob@example.org,casual\n"},
    )
    assert sum("gold" in one for one in left["ticket_clocks"]) == 1


def in_turn(tmp_path, path, *batches: dict[str, str]) -> dict[str, list[str]]:
    """Bring these files of our own tables, a batch after the other; what is left is what making all anew gives."""
    for number, batch in enumerate(batches):
        folder = tmp_path / str(number)
        folder.mkdir(parents=True)
        for name, text in batch.items():
            (folder / name).write_text(text, encoding="utf-8")
        report = importing.bring_in([folder], path)
        assert all(file.recognised for file in report.files), report
        left, made = anew(path)
        for name in marts.marts():
            assert left[name] == made[name], f"{name} after {number}"
    return left


def test_a_refusal_of_every_channel_holds_for_one_a_campaign_brings_later(tmp_path, in_parts):
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"consents.csv": "consent_id,who_email,purpose,channel,state,occurred_at\n1,ada@example.org,marketing,,refused,2026-03-02T08:00:00Z\n"},
        {
            "email_campaigns.csv": "campaign_id,name,sent_at\n7,Hats,2026-03-03T08:00:00Z\n",
            "brand_messages.csv": "brand_message_id,campaign_id,channel,sent_at,text\n1,7,sms,2026-03-03T08:00:00Z,New hats are in\n",
        },
    )
    assert len(left["choice_stretches"]) == 2 and "'sms'" in left["choice_stretches"][1]


def test_messages_without_a_moment_are_sent_once_their_campaign_tells_of_its_own(tmp_path, in_parts):
    events = "event_id,campaign_id,type,occurred_at,who_email\n"
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"email_events.csv": events + "1,hats,delivered,,ada@example.org\n2,shoes,delivered,,ada@example.org\n3,gloves,delivered,2026-03-01T08:00:00Z,ada@example.org\n"},
        {"email_campaigns.csv": "campaign_id,name,sent_at\nhats,Hats,2026-03-02T08:00:00Z\n"},
    )
    assert len(left["sends"]) == 2


REVIEW = "review_id,who_email,platform,rating,rating_max,text,created_at\n1,{who},here,1,5,I am worried and I do not trust you,{at}\n"


def test_a_text_follows_its_record_where_it_is_told_again_of_somebody_and_of_another_day(tmp_path, in_parts):
    """Its words are the same, so that they are not scored again: first nobody's, then Ada's of the day before, then Bob's."""
    path = tmp_path / "s.duckdb"
    told = [REVIEW.format(who="", at="2026-03-03T08:00:00Z"), REVIEW.format(who="ada@example.org", at="2026-03-02T08:00:00Z"), REVIEW.format(who="bob@example.org", at="2026-03-02T08:00:00Z")]
    in_turn(tmp_path, path, *({"reviews.csv": one} for one in told))
    opened = store.Store(path)
    (review,) = opened.rows("select customer_id, person_key, source_system, created_at from reviews").rows()
    assert opened.rows("select customer_id, person_key, source_system, occurred_at from text_scores").rows() == [review]
    assert opened.rows("select customer_id, is_distrusting from journey_steps").rows() == [(review[0], True)]
    opened.close()


def test_an_answer_to_two_questions_is_a_step_of_each_person_named_with_one(tmp_path, in_parts):
    answers = "response_id,metric,who_email,score,scale_min,scale_max,submitted_at\n"
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"nps.csv": answers + "1,nps,,9,0,10,2026-03-02T08:00:00Z\n"},
        {"csat.csv": answers + "1,csat,ada@example.org,5,1,5,2026-03-02T08:00:00Z\n"},
        {"orders.csv": "order_id,who_email,placed_at,total,status\n1,ada@example.org,2026-03-03T08:00:00Z,10,paid\n"},
    )
    assert len(left["journey_steps"]) == 2


def test_what_nobody_known_bought_leaves_alone_the_cases_of_a_log_without_people(tmp_path, monkeypatch, in_parts):
    """Cases stand for nobody known, whose rows an order of nobody known is beside."""
    done = {}
    original = renewing.renew
    monkeypatch.setattr(renewing, "renew", lambda *given: done.update(original(*given)))
    orders = "order_id,who_email,placed_at,total,status\n"
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"web_events.csv": "event_id,case_ref,name,occurred_at\n1,a,in,2026-03-02T08:00:00Z\n2,a,out,2026-03-02T09:00:00Z\n", "orders.csv": orders + "1,ada@example.org,2026-03-03T08:00:00Z,10,paid\n"},
        {"orders.csv": orders + "2,,2026-03-04T08:00:00Z,10,paid\n"},
    )
    assert done["journey_steps"] == "left" and len(left["journey_steps"]) == 3


def test_a_review_waits_days_more_where_its_tool_told_of_days_more_of_something_else(tmp_path, in_parts):
    events = "event_id,case_ref,name,occurred_at\n"
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"reviews.csv": REVIEW.format(who="ada@example.org", at="2026-03-02T08:00:00Z"), "web_events.csv": events + "1,a,in,2026-03-03T08:00:00Z\n"},
        {"web_events.csv": events + "2,a,out,2026-03-05T08:00:00Z\n"},
    )
    assert len(left["voices"]) == 1 and "2026, 3, 5" in left["voices"][0]


def test_what_somebody_did_with_a_mailing_is_told_of_one_person_once_two_turn_out_to_be_one(tmp_path, in_parts):
    """Known by a number alone, they click and leave; a later mailing tells whose number it is."""
    events = "event_id,campaign_id,type,occurred_at,who_email,who_crm_id\n"
    left = in_turn(
        tmp_path,
        tmp_path / "s.duckdb",
        {"email_events.csv": events + "1,hats,delivered,2026-03-02T08:00:00Z,,C2\n2,hats,click,2026-03-02T09:00:00Z,,C2\n3,hats,unsubscribe,2026-03-02T10:00:00Z,,C2\n4,hats,click,2026-03-02T09:00:00Z,dan@example.org,\n"},
        {"email_events.csv": events + "5,shoes,delivered,2026-03-03T08:00:00Z,ada@example.org,C2\n"},
    )
    assert len(left["mail_acts"]) == 3 and len(left["journey_steps"]) == 3


def test_what_adds_up_is_counted_anew_where_a_view_shows_by_another_statement_what_is_as_it_was(tmp_path, in_parts):
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    with store.writing(path) as connection:
        connection.execute("update store_info set value = 'of an earlier version' where name = 'mart:turns'")
        connection.execute("delete from turn_days")
        cursor = store.cursor_of(connection)
        assert renewing.renew(cursor, renewing.Changes(set()))["sends"] == "left"
        cursor.close()
    left, made = anew(path)
    assert left["turn_days"] == made["turn_days"] != []


def test_every_header_names_columns_the_mart_has(tmp_path):
    path = tmp_path / "s.duckdb"
    bring("monday", tmp_path, path)
    opened = store.Store(path)
    for name, file in marts.marts().items():
        renewed = file.listed("renew")
        assert renewed in ((), ("whole",)) or file.has("adds up") or set(renewed) <= opened.tables()[name], name
    assert not list(itertools.filterfalse(opened.tables().__contains__, marts.marts()))
    opened.close()
