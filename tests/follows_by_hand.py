"""`python -m tests.follows_by_hand STORE…`: what directly follows what in a store of any data, counted a second time.

The journeys of each store are cut anew from the rows of journey_steps in plain Python, in every way readers can ask for, and
each pair of steps is compared with the answer of directly_follows. Ends with 1 where one differs.
"""

import itertools
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path

from data.store import Store
from queries import ask
from queries.scope import Scope

EVER = Scope(date(1900, 1, 1), date(2200, 1, 1))
WAYS = tuple(itertools.product((30, 43_200, 52_560_000), (0, 1), (0, 1)))
"""(minutes of silence, fine steps, repeated steps collapsed)."""


def counted(rows, gap_minutes: int, fine: int, collapse: int) -> Counter:
    """(source, target) -> times; `rows` are (customer, moment, step, family) in the order of each customer's steps."""
    found: Counter = Counter()
    who = last_at = before = None
    for customer, at, step, family in rows:
        name = step if fine else family
        is_apart = customer != who or (at - last_at).total_seconds() > gap_minutes * 60
        if not is_apart and not (collapse and name == before):
            found[before, name] += 1
        who, last_at, before = customer, at, name
    return found


def compared(path: str) -> int:
    """Print a line for each way of cutting; the number of pairs that differ."""
    store, wrong = Store(Path(path)), 0
    rows = store.rows("select customer_id, occurred_at, step, step_group from journey_steps order by customer_id, place").rows()
    for gap, fine, collapse in WAYS:
        start = time.perf_counter()
        answer = ask("directly_follows", EVER, store, gap_minutes=gap, fine=fine, collapse=collapse)
        took = time.perf_counter() - start
        wanted = counted(rows, gap, fine, collapse)
        told = {(row["source"], row["target"]): row["times"] for row in answer.rows.iter_rows(named=True) if not row["is_hidden"]}
        pairs = {(row["source"], row["target"]) for row in answer.rows.iter_rows(named=True)}
        differing = sum(wanted[pair] != times for pair, times in told.items()) + len(pairs ^ set(wanted))
        wrong += differing
        print(f"{path}: gap {gap} min, fine {fine}, collapse {collapse}: {wanted.total():,} transitions of {len(wanted)} kinds, {len(told)} shown, {differing} differ, {took:.2f} s")
    store.close()
    return wrong


if __name__ == "__main__":
    sys.exit(1 if sum(compared(path) for path in sys.argv[1:]) else 0)
