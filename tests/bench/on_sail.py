"""Every question on Spark Connect and in the store, over the generated company: how many give the same rows, and how long both take."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

from data import exporting
from data.store import Store
from queries import ask, catalogue, engine, period_of
from queries.scope import Scope
from tests.test_spark import same


def equality(path: Path, folder: Path) -> dict:
    """The same of Sail, served here without a JVM."""
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(port=0)
    server.start(background=True)
    try:
        return equality_at(f"sc://localhost:{server.listening_address[1]}", path, folder)
    finally:
        server.stop()


def equality_at(address: str, path: Path, folder: Path, named: tuple[str, ...] = ()) -> dict:
    """How many questions agree (all, or those named); the names of those that do not."""
    store = Store(path)
    if not (folder / exporting.MANIFEST).is_file():
        exporting.export(store, folder)
    there = engine.opened(engine.Place(engine.SPARK, address, folder))
    _, last = period_of(store)
    scope = Scope(last - timedelta(days=365), last)
    agree, differ, seconds = 0, [], {"store": 0.0, "spark": 0.0}
    for name, file in catalogue.questions().items():
        if engine.reason_against(file, engine.SPARK) is not None or (named and name not in named):
            continue
        kept = {}
        try:
            for where, one in (("store", store), ("spark", there)):
                began = time.perf_counter()
                kept[where] = list(ask(name, scope, one).rows.iter_rows())
                seconds[where] += time.perf_counter() - began
        except Exception as problem:  # whatever stops one question, the others are still compared
            differ.append(f"{name}: {str(problem).splitlines()[0][:120]}")
            continue
        if len(kept["store"]) == len(kept["spark"]) and all(same(a, b) for one, other in zip(kept["store"], kept["spark"], strict=True) for a, b in zip(one, other, strict=True)):
            agree += 1
        else:
            differ.append(name)
    there.close()
    store.close()
    return {"agree": agree, "differ": differ} | {f"{where}_seconds": round(told, 1) for where, told in seconds.items()}
