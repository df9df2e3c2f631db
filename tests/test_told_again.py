"""Records told again by a file or within one, and the persons a file's rows are first given to."""

import contextlib

from data import importing, store
from data.importing import changing, forgetting, mapping, people

HEADER = "ClientID,SendID,SubscriberKey,EmailAddress,EventDate,EventType,URL,BounceCategory\n"
FIRST = (
    HEADER
    + "1,10,s-ada,ada@example.org,3/2/2026 9:00:00 AM,Sent,,\n"
    + "1,10,s-ada,ada@example.org,3/2/2026 9:00:00 AM,Sent,,\n"  # one sending told twice
    + "1,10,s-bob,bob@example.org,3/2/2026 9:00:01 AM,Sent,,\n"
    + "1,10,s-bob,bob@example.org,3/2/2026 9:05:00 AM,Open,,\n"
)
LATER = (
    HEADER
    + "1,10,s-bob,bob@example.org,3/2/2026 9:00:01 AM,Sent,,\n"  # told by the first file too
    + "1,10,s-eve,eve@example.org,3/2/2026 9:00:02 AM,Sent,,\n"
    + "1,10,s-eve,info@example.net,3/2/2026 9:06:00 AM,Unsubscribe,,\n"  # two records in one row, one of a shared mailbox
    + "1,10,s-bob,bob@example.org,3/2/2026 9:05:00 AM,Open,,\n"
)


@contextlib.contextmanager
def brought(tmp_path, *texts: str, forgotten: str | None = None):
    """A store in memory after the texts, each a file; `forgotten` is erased before the last."""
    with store.in_memory() as connection:
        cursor = connection.cursor()
        for number, text in enumerate(texts):
            path = tmp_path / f"{len(text)}-{texts.index(text)}.csv"
            path.write_text(text, encoding="utf-8")
            workspace = tmp_path / f"work-{number}"
            workspace.mkdir(exist_ok=True)
            reports = list(importing.bring_each(cursor, [path], workspace, None, None))
            people.tell_apart(cursor, changing.only_added(reports))
            people.assign_persons(cursor)
            if forgotten and number == len(texts) - 2:
                assert forgetting.forget(cursor, forgotten)
        yield cursor
        cursor.close()


def rows(cursor, statement: str) -> list[tuple]:
    return sorted(cursor.sql(statement).fetchall(), key=repr)


def test_a_record_told_again_stands_once_and_every_telling_is_kept(tmp_path):
    with brought(tmp_path, FIRST, LATER) as cursor:
        assert rows(cursor, "select type, count(*) from email_events group by type") == [("open", 1), ("send", 3), ("unsubscribe", 1)]
        kept = rows(cursor, "select e.type, count(*) from kept.email_events k join email_events e using (event_id) group by e.event_id, e.type")
        assert kept == [("open", 2), ("send", 2), ("send", 2)]
        assert rows(cursor, "select state, count(*) from consents group by state") == [("withdrawn", 1)]


def test_records_told_again_are_the_same_in_either_order(tmp_path):
    found = []
    for texts in ((FIRST, LATER), (LATER, FIRST)):
        with brought(tmp_path, *texts) as cursor:
            names = ("email_events", "consents", "customer_identities", "kept.email_events")
            found.append({name: rows(cursor, f"select {', '.join(column for column in cursor.sql(f'from {name}').columns if column != 'file_id')} from {name}") for name in names})
    assert found[0] == found[1]


def test_an_identity_is_first_given_to_the_strongest_of_its_row_and_a_shared_mailbox_to_nobody(tmp_path):
    with brought(tmp_path, LATER) as cursor:
        persons = dict(cursor.sql("select id_norm, customer_id from customer_identities").fetchall())
        assert persons["s-eve"] == persons["eve@example.org"] != persons["bob@example.org"]
        assert cursor.sql("select quality, customer_id = person_key from customer_identities where id_norm = 'info@example.net'").fetchall() == [("shared", True)]
        assert cursor.sql("select count(*) from identity_links where left_key = right_key").fetchall() == [(2,)]  # one for each table the row fills


def test_an_identity_told_beside_an_erased_one_is_not_given_to_it(tmp_path):
    """The row goes; what it names besides is known as itself, never under the erased person's key."""
    others = HEADER + "".join(f"1,10,s-{n},{n}@example.org,3/2/2026 9:00:00 AM,Sent,,\n" for n in range(5))
    with brought(tmp_path, others, "email,first_seen_at\nada@example.org,2026-01-01T00:00:00Z\n", FIRST, forgotten="ada@example.org") as cursor:
        assert cursor.sql("select count(*) from forgotten").fetchall()[0][0] == 1
        assert not rows(cursor, "select 1 from customer_identities where customer_id in (select person_key from forgotten)")
        assert cursor.sql("select customer_id = person_key from customer_identities where id_norm = 's-ada'").fetchall() == [(True,)]
        assert cursor.sql("select count(*) from email_events").fetchall() == [(5 + 2,)]


def test_identities_an_erased_one_tied_to_a_person_are_persons_of_their_own(tmp_path):
    """The row of the e-mail stays; the key in the tool was its own only through the CRM id that was erased."""
    erased = "who_email,who_crm_id,first_seen_at\n,c1,2026-01-01T00:00:00Z\n"
    later = "who_email,who_crm_id,who_esp_key,first_seen_at\nada@example.org,c1,s1,2026-01-01T00:00:00Z\n,,s1,2026-01-02T00:00:00Z\n"
    with brought(tmp_path, erased, later, forgotten="c1") as cursor:
        assert cursor.sql("select count(*) from forgotten").fetchall() == [(1,)]
        assert rows(cursor, "select id_norm, customer_id = person_key from customer_identities") == [("ada@example.org", True), ("s1", True)]
        assert people.tell_apart(cursor) == 0


def test_rows_in_the_order_of_persons_keep_their_own_person_campaign_and_row(tmp_path):
    lines = [f"1,{10 + n % 3},s-{n % 7},{'' if n % 7 == 3 else f'p{n % 7}@example.org'},3/2/2026 9:{n:02}:00 AM,Sent,," for n in range(40)]
    with brought(tmp_path, HEADER + "\n".join(lines) + "\n") as cursor:
        found = rows(cursor, "select e.row_no, i.id_norm, e.customer_id = e.person_key, minute(e.occurred_at) from email_events e join customer_identities i using (person_key)")
        assert found == sorted([(n + 1, f"s-{n % 7}" if n % 7 == 3 else f"p{n % 7}@example.org", True, n) for n in range(40)], key=repr)
        campaigns = {campaign: (told, n) for campaign, told, n in rows(cursor, "select campaign_id, list(distinct (row_no - 1) % 3), count(*) from email_events group by campaign_id")}
        keys = [cursor.sql(f"select {mapping.key_sql('email_campaigns', repr(f'1|{10 + n}'), repr('sfmc'), repr('main'))}").fetchall()[0][0] for n in range(3)]
        assert campaigns == dict(zip(keys, [([0], 14), ([1], 13), ([2], 13)], strict=True))
        stored = cursor.sql("select person_key from email_events").fetchall()
        assert sum(before != after for before, after in zip(stored, stored[1:], strict=False)) == 6
