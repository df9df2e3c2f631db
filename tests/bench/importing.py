"""An import beside a bare `create table … as from read_csv`: the same file, both onto disk, each in a process of its own.

It is measured twice: as far as records and persons, which is what the bare table is beside, and with the marts made of them.
Then what is sent last, brought in beside the three years before it.

The file is a Salesforce Marketing Cloud tracking extract made from a seed: sends, opens, clicks, bounces and
unsubscriptions of 400 campaigns over three years, about 110 bytes a row, one person for nine rows.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from unittest import mock

import duckdb

from data import importing as bringing
from data.marts import renewing
from data.store import NO_BAR

BYTES_PER_ROW, ROWS_PER_PERSON, CAMPAIGNS = 114, 9, 400

EVERY, LAST, BEFORE = "true", "i * $campaigns // $rows = $campaigns - 1", "i * $campaigns // $rows < $campaigns - 1"
"""Which campaigns a file holds, as SQL."""
YEARS_MEGABYTES = 340
"""Size of the three years beside which the last campaign is brought in."""

FILE = """
copy (
    with drawn as (
        select
            i, hash(i * 7 + 1 + $seed) % 1000003 / 1000003.0 as u, hash(i * 7 + 2 + $seed) as h, i * $campaigns // $rows as job,
            cast(floor($people * pow(hash(i * 7 + 3 + $seed) % 1000003 / 1000003.0, 1.3)) as bigint) as p
        from range($rows) made(i) where {kept}
    )
    select
        7224212 as "ClientID", 14000 + job as "SendID", '003Xx' || lpad(cast(p as varchar), 10, '0') || 'IAO' as "SubscriberKey",
        ['anna', 'bruno', 'chloe', 'david', 'elise', 'farid', 'gaelle', 'hugo'][1 + p % 8] || '.' || ['martin', 'dupont', 'leroy', 'moreau', 'garcia', 'roux'][1 + (p // 8) % 6]
            || p || '@' || ['example.fr', 'example.com', 'mail.example', 'post.example'][1 + (p // 48) % 4] as "EmailAddress",
        100000000 + p as "SubscriberID", 4000 + job % 7 as "ListID",
        strftime(timestamp '2023-07-01 06:00:00' + to_seconds(cast(job * 2.7 * 86400 + case when u < 0.6 then 3600 * u else 170000 * u end as bigint)), '%-m/%-d/%Y %-I:%M:%S %p') as "EventDate",
        case when u < 0.6 then 'Sent' when u < 0.9 then 'Open' when u < 0.99 then 'Click' when u < 0.995 then 'Bounce' when u < 0.998 then 'Unsubscribe' else 'Sent' end as "EventType",
        0 as "BatchID", '' as "TriggeredSendExternalKey",
        case when u >= 0.9 and u < 0.99 then 'https://www.example.fr/shop/' || h % 50 end as "URL", case when u >= 0.99 and u < 0.995 then 'Hard bounce' end as "BounceCategory"
    from drawn order by i
) to '{file}' (header, delimiter ',')
"""


def make(file: Path, megabytes: int, seed: int = 1, kept: str = EVERY) -> Path:
    """The export, made once: about so many megabytes, or those of its campaigns that are kept."""
    if not file.exists():
        rows = megabytes * 1_000_000 // BYTES_PER_ROW
        draft = file.with_suffix(".draft")
        with duckdb.connect() as connection:
            connection.execute(FILE.format(file=str(draft).replace("'", "''"), kept=kept), {"rows": rows, "people": rows // ROWS_PER_PERSON, "campaigns": CAMPAIGNS, "seed": seed})
        os.replace(draft, file)
    return file


def _bare(file: Path, store: Path) -> None:
    with duckdb.connect(str(store)) as connection:
        connection.execute(NO_BAR)
        connection.execute("create table events as from read_csv($file, all_varchar = true)", {"file": str(file)})
        connection.execute("checkpoint")


def _records(file: Path, store: Path) -> None:
    with mock.patch.object(renewing, "renew"):
        bringing.bring_in([file], store)


def _ours(file: Path, store: Path) -> None:
    subprocess.run([sys.executable, "-m", "data", "bring", str(file), "--store", str(store)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _cost(work, file: Path, store: Path) -> tuple[float, float, float]:
    began = time.perf_counter()
    work(file, store)
    own, children = (resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(one.ru_utime + one.ru_stime for one in (own, children))
    return time.perf_counter() - began, cpu, max(own.ru_maxrss, children.ru_maxrss) / 1e6


def _costs(work, file: Path, store: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor, and most memory in GB, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.importing", work.__name__, str(file.resolve()), str(store.resolve())]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]).stdout
    return tuple(json.loads(told.splitlines()[-1]))


def _measured(work, file: Path, store: Path) -> tuple[float, float, float, int]:
    """What a store made anew costs, and its bytes on disk."""
    store.unlink(missing_ok=True)
    costs = _costs(work, file, store)
    size = store.stat().st_size
    store.unlink()
    return *costs, size


def a_day(folder: Path, seed: int, megabytes: int = YEARS_MEGABYTES) -> dict[str, float]:
    """What bringing in the last campaign costs, all marts included, beside what the three years before it cost."""
    years, last = (make(folder / f"{name}-{megabytes}-{seed}.csv", megabytes, seed, kept) for name, kept in (("years", BEFORE), ("last", LAST)))
    store = folder / "day.duckdb"
    store.unlink(missing_ok=True)
    whole, day = (_costs(_ours, file, store) for file in (years, last))
    store.unlink()
    told = {f"{name}_{what}": round(value, digits) for name, costs in (("years", whole), ("day", day)) for (what, digits), value in zip((("seconds", 1), ("processor_seconds", 1), ("memory_gb", 2)), costs, strict=True)}
    return {"years_mb": round(years.stat().st_size / 1e6), "day_mb": round(last.stat().st_size / 1e6, 1), **told, "share_of_years_by_processor": round(day[1] / whole[1], 3)}


def importing(folder: Path, megabytes: int, seed: int) -> dict[str, float]:
    """What an import costs beside the bare table, and what the store takes beside the file."""
    file = make(folder / f"tracking-{megabytes}-{seed}.csv", megabytes, seed)
    size = file.stat().st_size
    bare, records, ours = (_measured(work, file, folder / f"{work.__name__.strip('_')}.duckdb") for work in (_bare, _records, _ours))
    return {
        "file_mb": round(size / 1e6), "records_mb_per_second": round(size / 1e6 / records[0], 1), "records_share_of_bare_speed": round(bare[0] / records[0], 3),
        "records_share_of_bare_speed_by_processor": round(bare[1] / records[1], 3), "records_memory_gb": round(records[2], 2), "records_share_of_file": round(records[3] / size, 3),
        "mb_per_second": round(size / 1e6 / ours[0], 1), "bare_mb_per_second": round(size / 1e6 / bare[0], 1),
        "share_of_bare_speed": round(bare[0] / ours[0], 3), "share_of_bare_speed_by_processor": round(bare[1] / ours[1], 3),
        "memory_gb": round(ours[2], 2), "store_share_of_file": round(ours[3] / size, 3), "bare_share_of_file": round(bare[3] / size, 3),
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(_cost({work.__name__: work for work in (_bare, _records, _ours)}[sys.argv[1]], Path(sys.argv[2]), Path(sys.argv[3]))))
