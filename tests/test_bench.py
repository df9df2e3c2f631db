"""The benchmark measures what it says: the same company from the same seed, sizes as asked, results that can be read back."""

import itertools
import tomllib
from datetime import date

import pytest

from data import marts
from data.importing import bring_in
from data.marts import renewing
from data.store import Store
from tests.bench import __main__ as bench
from tests.bench import generating, importing, measuring, next_day, peers, work


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    paths = [folder / "one.duckdb", folder / "again.duckdb", folder / "other.duckdb"]
    for path, seed in zip(paths, (1, 1, 2), strict=True):
        generating.make(path, events=3_000, customers=100, seed=seed, told=lambda _: None)
    return [Store(path) for path in paths]


def test_the_company_has_the_size_asked_for(made):
    # of 3,000 events 60 % are deliveries; of those 55 % are opened, 11 % clicked: 1,800 + 990 + 198, and a few departures
    events = made[0].rows("select count(*) as n from email_events").item()
    assert 2_800 < events < 3_200
    assert made[0].rows("select count(*) as n from customers").item() == 100


def test_a_seed_gives_the_same_company_and_another_seed_another(made):
    summed = "select bit_xor(hash(customer_id, type, occurred_at)) as sum from email_events"
    one, again, other = (store.rows(summed).item() for store in made)
    assert one == again != other


def test_the_marts_of_the_company_hold_rows(made):
    for mart in ("sends", "person_weeks", "subscriptions", "ticket_clocks", "voices_scored", "journey_steps"):
        assert made[0].rows(f"select count(*) as n from {mart}").item() > 0, mart


def test_the_pressure_that_is_timed_is_that_of_the_mart(made):
    told = work.pressure(made[0].path)
    assert told["weeks"] == made[0].rows("select count(*) as n from person_weeks").item() > 0
    assert told["messages"] == made[0].rows("select count(*) as n from sends where is_marketing and outcome = 'delivered'").item() > 0


def test_the_day_that_is_timed_is_one_of_mail_alone_and_leaves_the_store_as_it_was(made, tmp_path):
    before = made[0].path.read_bytes()
    told = next_day.next_day(made[0].path, tmp_path)
    # of 100 people one in 40 or so is written to: some get a message, half of them open it; what people said and bought is left alone
    assert 0 < told["people"] < 20 and told["people"] < told["events"] <= 2 * told["people"]
    assert told["marts_left"] > 30 and told["marts_in_part"] + told["marts_whole"] > 0
    assert made[0].path.read_bytes() == before and not list(tmp_path.iterdir())


def test_what_was_made_before_a_making_broke_off_stays(tmp_path, monkeypatch):
    path, told = tmp_path / "one.duckdb", []
    make = marts.make
    monkeypatch.setattr(marts, "make", lambda cursor, name: 1 / 0 if name == "person_weeks" else make(cursor, name))
    with pytest.raises(ZeroDivisionError):
        generating.make(path, events=3_000, customers=100, told=told.append)
    assert not path.exists()
    made = []
    monkeypatch.setattr(marts, "make", lambda cursor, name: (made.append(name), make(cursor, name)))
    taken = generating.make(path, events=3_000, customers=100, told=told.append)
    assert "email_events" not in taken and "person_weeks" in made and "own_people" in made and "sends" not in made
    opened = Store(path)
    assert opened.rows("select count(*) from sends").item() > 0 and not renewing.behind(opened)
    opened.close()


def test_no_period_is_timed_twice():
    first, again, third = itertools.islice(work.never_asked(date(2026, 1, 1), date(2026, 3, 1)), 3)
    assert len({first.start, again.start, third.start}) == 3 and first.end == again.end == third.end == date(2026, 3, 1)


def test_a_spread_tells_least_median_and_most():
    # of 1 … 20 the median is (10 + 11) / 2, and the 95th percentile the last but none of twenty: 20
    told = measuring.spread(range(20, 0, -1))
    assert (told.least, told.median, told.p95, told.most, told.n) == (1, 10.5, 20, 20, 20)


def test_memory_counts_the_process_itself():
    assert measuring.resident_mb() > 10


def test_results_are_read_back_as_they_were_written():
    told = {"events": 10, "at": "2026-01-01T00:00", "answers": {"pulse": {"median_ms": 1.5, "slowest": ["a 1 ms"]}, "odd name": {"runs": 2}}}
    assert tomllib.loads(bench.as_toml(told)) == told


def test_a_part_that_fails_leaves_the_others_their_results(tmp_path, monkeypatch):
    def broken(*_):
        raise ValueError("no such thing")

    parts = {"scoring": broken, "export": lambda: {"seconds": 1.0}}
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "results")
    monkeypatch.setattr(bench, "_measures", lambda *_: parts)
    monkeypatch.setattr(bench.measuring, "machine", lambda: {"memory_read_gb_per_second": 1.0})
    (tmp_path / "bench-10-100-1.duckdb").touch()
    bench.main(["--events", "10", "--folder", str(tmp_path), "--only", *parts])
    told = tomllib.loads(next((tmp_path / "results").glob("*.toml")).read_text())
    assert told["scoring"]["failed"] == "ValueError: no such thing" and told["export"]["seconds"] == 1.0


def test_a_peer_that_is_not_there_is_said():
    assert not peers.has("a_module_nobody_has")
    assert "a_module_nobody_has" in peers.missing("a_module_nobody_has")["skipped"]


def test_the_export_that_is_brought_in_is_known_and_whole(tmp_path):
    file = importing.make(tmp_path / "tracking.csv", 1)
    report = bring_in([file], tmp_path / "store.duckdb").files[0]
    assert report.format == "sfmc_tracking_extract"
    # a megabyte at 114 bytes a row
    assert report.rows_seen == report.rows_mapped == 1_000_000 // 114
    assert 900_000 < file.stat().st_size < 1_100_000


def test_the_last_campaign_and_those_before_it_are_the_whole_export(tmp_path):
    whole, years, last = (importing.make(tmp_path / f"{n}.csv", 1, kept=kept).read_text().splitlines() for n, kept in enumerate((importing.EVERY, importing.BEFORE, importing.LAST)))
    assert years + last[1:] == whole and len(last) == 1 + 21  # of 8,771 rows those from 8,771 × 399 / 400 = 8,749.07 on


def test_a_day_is_brought_in_beside_the_years_before_it(tmp_path):
    told = importing.a_day(tmp_path, 1, megabytes=1)
    assert told["day_mb"] == 0 and told["years_mb"] == 1
    assert told["share_of_years_by_processor"] == pytest.approx(told["day_processor_seconds"] / told["years_processor_seconds"], abs=0.02)
    assert not (tmp_path / "day.duckdb").exists()
