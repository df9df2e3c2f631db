"""`python -m tests.bench`: make a company of a stated size, measure the app on it beside its peers, keep the results.

Every part is measured together with its peers, so that the ratios hold where the times do not. Results go to
`tests/bench/results/<day>-<events>.toml`, which the README quotes; with `--only`, beside those of the same day.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from data.store import Store
from tests import twelve_at_once
from tests.bench import answering, browser, crowd, generating, importing, measuring, next_day, peers, work
from tests.browser import free_port

RESULTS = Path(__file__).parent / "results"
PARTS = ("import", "day", "next_day", "scoring", "pressure", "transitions", "retentioneering", "aggregation", "export", "answers", "cold", "redraws", "crowd", "twelve", "sail")
NEEDS_NO_STORE = {"import", "day", "scoring", "retentioneering"}
NEEDS_CHROMIUM = ("redraws",)
WHOLE_PAGE_PX = 12_000
"""A window in which every chart of a page is in view."""
MOST_ON_SAIL = 1_000_000
"""Every question twice takes too long on more events: there Sail is compared when asked for by --only."""


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    options.customers = options.customers or max(100, options.events // generating.EVENTS_PER_CUSTOMER)
    folder = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"bench-{options.events}-{options.customers}-{options.seed}.duckdb"
    wanted = options.only or list(PARTS)
    told: dict[str, object] = {"at": datetime.now(UTC).isoformat(timespec="minutes"), "events": options.events, "customers": options.customers, "seed": options.seed, "machine": measuring.machine()}
    if not path.exists() and set(wanted) - NEEDS_NO_STORE:
        say(f"making {path} ({options.events * generating.BYTES_PER_EVENT / 1e9:.1f} GB of disk wanted while it is made)")
        told["made"] = {part: taken for part, taken in generating.make(path, options.events, options.customers, options.seed, say).items() if taken["seconds"] >= generating.LEAST_TOLD}
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / f"{told['at'][:10]}-{options.events}.toml"
    if kept.exists() and options.only:
        told = tomllib.loads(kept.read_text(encoding="utf-8")) | told
    if path.exists():
        told["store_mb"] = round(path.stat().st_size / 1e6)
    measures = _measures(path, folder, options, told["machine"]["memory_read_gb_per_second"] * 1e9)
    for part in wanted:
        if part in NEEDS_CHROMIUM and browser.CHROMIUM is None:
            say(f"{part}: skipped, Chromium is not installed")
            continue
        if part == "sail" and options.events > MOST_ON_SAIL and not options.only:
            continue
        say(part)
        begun = {"begun_at": datetime.now(UTC).isoformat(timespec="minutes"), "load_before": round(os.getloadavg()[0], 1)}
        try:
            told[part] = begun | measures[part]()
        except ImportError as missing:
            say(f"{part}: skipped, {missing.name} is not installed")
            continue
        except Exception as problem:  # the other parts are measured all the same
            told[part] = begun | {"failed": f"{type(problem).__name__}: {problem}"[:300]}
        say(json.dumps(told[part], indent=1))
        kept.write_text(as_toml(told), encoding="utf-8")
    print(json.dumps(told) if options.json else kept)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000_000, help="mail events (default: 10 million)")
    parser.add_argument("--customers", type=int, help=f"people (default: one per {generating.EVENTS_PER_CUSTOMER} events)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=int, default=2_000, help="size of the export that is brought in (default: 2,000)")
    parser.add_argument("--clicks", type=int, default=5, help="clicks measured on each page")
    parser.add_argument("--folder", type=Path, default=Path("build/bench"), help="where stores are made and kept")
    parser.add_argument("--only", nargs="+", choices=PARTS)
    parser.add_argument("--json", action="store_true", help="results on standard output as JSON")
    return parser


def _measures(path: Path, folder: Path, options, bandwidth: float) -> dict[str, Callable[[], dict]]:
    ours = {"EGARDS_STORE": str(path)}
    return {
        "answers": lambda: _with_store(ours, lambda: _answers(path, options.clicks, options.seed)),
        "cold": lambda: _cold(ours),
        "twelve": lambda: _twelve(path),
        "retentioneering": lambda: work.retentioneering(folder),
        "redraws": lambda: _redraws(path, folder, ours, options.clicks),
        "crowd": lambda: _crowd(ours),
        "import": lambda: importing.importing(folder, options.megabytes, options.seed),
        "day": lambda: importing.a_day(folder, options.seed),
        "next_day": lambda: next_day.next_day(path, folder),
        "scoring": work.scoring,
        "pressure": lambda: work.pressure(path),
        "transitions": lambda: work.transitions(path),
        "aggregation": lambda: work.aggregation(path, bandwidth),
        "export": lambda: work.exporting(path, folder / "parquet"),
        "sail": lambda: _sail(path, folder / "parquet"),
    }


def _with_store(settings: dict[str, str], action: Callable[[], dict]) -> dict:
    os.environ.update(settings)
    return action()


def _answers(path: Path, clicks: int, seed: int) -> dict:
    """Every page's answers beside the plain page's six, in pandas and on the events themselves."""
    plain = work.plain_answers(path)
    say(f"six plain answers: {plain}")
    told = answering.answers(path, clicks, seed, say)
    for page in told.values():
        if "median_ms" in page:
            page |= {"times_pandas": round(plain["pandas_ms"] / page["median_ms"], 1), "times_duckdb": round(plain["duckdb_ms"] / page["median_ms"], 1)}
    return told | {"six_plain_answers": plain}


def _cold(ours: dict[str, str]) -> dict:
    """Seconds from starting the server until the first page is whole, as the server gives it; three times."""
    seconds, up = [], []
    for _ in range(3):
        began = time.perf_counter()
        with browser.served(browser.OURS, ours) as (address, _server):
            up.append(time.perf_counter() - began)
            crowd.first_page(address, "")
            seconds.append(time.perf_counter() - began)
    return measuring.spread(seconds).as_milliseconds() | {"server_up_ms": round(1000 * sorted(up)[1])}


def _twelve(path: Path) -> dict:
    """Twelve people in a workshop, each clicking filters: milliseconds of a click on the server."""
    told = {}
    for page in ("pulse", "service"):
        taken = twelve_at_once.measured(path, page, people=12, clicks=6, pause=5.0, settle=15.0, port=free_port())
        told[page] = measuring.spread(taken.tolist()).as_milliseconds() | {"under_a_second": round(float((taken < 1).mean()), 3)}
    return told


def _redraws(path: Path, folder: Path, ours: dict[str, str], clicks: int) -> dict:
    events = folder / f"{path.stem}-events.parquet"
    if not events.exists():
        store = Store(path)
        # of more, pandas holds no table on a machine like these: the plain pages then show a part, and are quicker for it
        store.rows(f"select occurred_at, type, e.customer_id, c.segment, c.language from (from email_events limit {work.MOST_IN_PANDAS}) e left join customers c using (customer_id)").write_parquet(events)
        store.close()
    periods = ("Last 28 days", "Last 90 days", "Last 12 months")
    ours_in_a_window = ("service", "fatigue", "sending")
    told = {page: browser.redraws(browser.OURS, ours, f"/{page}", periods, clicks) for page in ours_in_a_window}
    told |= {f"{page}_whole": browser.redraws(browser.OURS, ours, f"/{page}", periods, clicks, window_height_px=WHOLE_PAGE_PX) for page in ("service", "sending")}
    told["plain"] = browser.redraws(browser.PLAIN, {"BENCH_EVENTS": str(events)}, "/", ("28", "90", "365"), clicks)
    told["dash"] = browser.redraws(browser.DASH, {"BENCH_EVENTS": str(events)}, "/", ("28", "90", "365"), clicks) if peers.has("dash") else peers.missing("dash")
    for name, page in told.items():
        if name in ("plain", "dash"):
            page["events_at_most"] = work.MOST_IN_PANDAS
        if "median_ms" in page and name not in ours_in_a_window:
            page["ms_per_chart"] = round(page["median_ms"] / max(page["charts"], 1), 1)
    return told


def _crowd(ours: dict[str, str]) -> dict:
    with browser.served(browser.OURS, ours) as (address, server):
        told = {f"sessions_{sessions}": crowd.clicks_of(sessions, address, "service", 3) for sessions in (1, 10, 50)}
        return told | {"server_mb": measuring.resident_mb(server.pid)}


def _sail(path: Path, folder: Path) -> dict:
    from tests.bench import on_sail

    return on_sail.equality(path, folder)


def as_toml(told: dict, name: str = "") -> str:
    """Nested dicts of plain values as TOML."""
    plain = {key: value for key, value in told.items() if not isinstance(value, dict)}
    lines = [f"[{name}]"] if name and plain else []
    lines += [f"{json.dumps(key) if not key.replace('_', '').isalnum() else key} = {json.dumps(value)}" for key, value in plain.items()]
    parts = ["\n".join(lines)] if lines else []
    for key, value in told.items():
        if isinstance(value, dict):
            bare = json.dumps(key) if not key.replace("_", "").isalnum() else key
            parts.append(as_toml(value, f"{name}.{bare}" if name else bare))
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
