"""Persons found step by step are those found all at once, and those a simple search over the links finds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import store
from data.importing import people

KINDS = ("email", "phone", "esp_key")
LINKS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(0, 3)), max_size=12)


def key(number: int) -> str:
    return f"{number * 7919 % 101:016d}"


def persons_by_search(links) -> dict[str, str]:
    """The chain of each identity, by walking its links; named by its strongest kind, then the smallest key."""
    near = {number: {number} for number in range(12)}
    for one, other, _ in links:
        near[one].add(other)
        near[other].add(one)
    found = {}
    for start in near:
        chain, left = set(), [start]
        while left:
            number = left.pop()
            if number not in chain:
                chain.add(number)
                left += near[number]
        found[key(start)] = min((KINDS.index(KINDS[number % 3]), key(number)) for number in chain)[1]
    return found


@settings(max_examples=25, deadline=None)
@given(LINKS)
def test_persons_found_file_by_file_are_those_found_at_once(links):
    with store.in_memory() as connection:
        cursor = connection.cursor()
        for number in range(12):
            values = {"key": key(number), "kind": KINDS[number % 3]}
            cursor.execute("insert into customer_identities by name select $key as person_key, $key as customer_id, $kind as id_type, $key as id_norm, $key as id_raw, 'exact' as quality", values)
        for file in range(4):
            for one, other, at in links:
                if at == file:
                    values = {"one": key(one), "other": key(other), "file": str(file)}
                    cursor.execute("insert into identity_links by name select $one as left_key, $other as right_key, 'x' as source_system, $file as file_id, 1 as row_no", values)
            people.tell_apart(cursor, [str(file)])
        step_by_step = dict(cursor.sql("select person_key, customer_id from customer_identities").fetchall())
        assert people.tell_apart(cursor) == 0
        assert step_by_step == persons_by_search(links)
        cursor.close()


NAMED = ("email", "crm_id", "esp_key")
ROW = st.tuples(st.sampled_from(["", "a@x.example", "b@x.example", "c@x.example", "info@x.example"]), st.sampled_from(["", "c1", "c2", "c3", "c4"]), st.sampled_from(["", "s1", "s2", "s3"]))
FILES = st.lists(st.tuples(st.lists(ROW, min_size=1, max_size=4), st.booleans()), min_size=1, max_size=4)


def names(cursor, file: str, rows) -> None:
    """Note whom the rows of a file name: their e-mail, CRM id and key in the e-mailing tool, empty where they have none."""
    cursor.execute("create or replace temp table mapped (row_no bigint, who_email varchar, who_crm_id varchar, who_esp_key varchar)")
    cursor.executemany("insert into mapped values (?, nullif(?, ''), nullif(?, ''), nullif(?, ''))", [(number, *row) for number, row in enumerate(rows, 1)])
    persons = people.name_persons(cursor, "mapped", "persons", [f"who_{kind}" for kind in NAMED], "sfmc", "main")
    people.note_identities(cursor, persons, "sfmc", "main", file)


def told_apart(cursor) -> set[frozenset[str]]:
    """The identities of each person, by what they say."""
    return {frozenset(told) for (told,) in cursor.sql("select list(id_norm) from customer_identities group by customer_id").fetchall()}


@settings(max_examples=40, deadline=None)
@given(FILES)
def test_persons_of_files_are_those_found_at_once(files):
    with store.in_memory() as connection:
        cursor, waiting = connection.cursor(), []
        for number, (rows, is_last_of_batch) in enumerate(files):
            names(cursor, str(number), rows)
            waiting.append(str(number))
            if is_last_of_batch:
                people.tell_apart(cursor, waiting)
                waiting = []
        people.tell_apart(cursor, waiting)
        assert people.tell_apart(cursor) == 0
        cursor.close()


def test_a_chain_closed_by_a_third_file_is_one_person_and_a_shared_mailbox_closes_none():
    with store.in_memory() as connection:
        cursor = connection.cursor()
        names(cursor, "first", [("ada@x.example", "c1", ""), ("ada@x.example", "c2", ""), ("info@x.example", "c7", ""), ("info@x.example", "c8", "")])
        assert people.tell_apart(cursor, ["first"]) == 0  # each row of an e-mail stands under it from the beginning
        assert told_apart(cursor) == {frozenset({"ada@x.example", "c1", "c2"}), frozenset({"info@x.example"}), frozenset({"c7"}), frozenset({"c8"})}
        names(cursor, "second", [("bob@x.example", "", "s1"), ("", "c9", "")])
        assert people.tell_apart(cursor, ["second"]) == 0
        names(cursor, "third", [("", "c2", "s1"), ("", "c9", "s9")])
        assert people.tell_apart(cursor, ["third"]) > 0
        ada = {"ada@x.example", "bob@x.example", "c1", "c2", "s1"}
        assert told_apart(cursor) == {frozenset(ada), frozenset({"info@x.example"}), frozenset({"c7"}), frozenset({"c8"}), frozenset({"c9", "s9"})}
        named = cursor.sql("select distinct customer_id from customer_identities where id_norm in ('ada@x.example', 's1')").fetchall()
        assert named == cursor.sql("select min(person_key) from customer_identities where id_norm in ('ada@x.example', 'bob@x.example')").fetchall()
        assert people.tell_apart(cursor) == 0
        cursor.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(ROW, min_size=1, max_size=6), min_size=1, max_size=2))
def test_identities_of_many_persons_are_those_of_few(files):
    """Those who share an identity are looked for first where persons are many; what is noted is the same."""
    noted = []
    for many in (0, 100):
        with store.in_memory() as connection, pytest.MonkeyPatch.context() as patch:
            patch.setattr(people, "MANY_PERSONS", many)
            cursor = connection.cursor()
            for number, rows in enumerate(files):
                names(cursor, str(number), rows)
            noted.append([sorted(cursor.sql(f"from {name}").fetchall(), key=repr) for name in ("customer_identities", "identity_links")])
            cursor.close()
    assert noted[0] == noted[1]
