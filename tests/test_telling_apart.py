"""Persons found step by step are those found all at once, and those a simple search over the links finds."""

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
