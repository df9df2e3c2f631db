"""Times as they spread, memory as the system counts it, and how fast this machine reads its memory."""

from __future__ import annotations

import contextlib
import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Spread:
    """Seconds of several runs."""

    least: float
    median: float
    p95: float
    most: float
    n: int

    def as_milliseconds(self) -> dict[str, float]:
        return {"min_ms": _ms(self.least), "median_ms": _ms(self.median), "p95_ms": _ms(self.p95), "max_ms": _ms(self.most), "runs": self.n}


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


def spread(seconds: Iterable[float]) -> Spread:
    told = sorted(seconds)
    return Spread(told[0], statistics.median(told), told[min(len(told) - 1, int(0.95 * len(told)))], told[-1], len(told))


def timed(action: Callable[[], object], runs: int) -> Spread:
    """How long an action takes, `runs` times."""
    return spread(elapsed(action) for _ in range(runs))


def elapsed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def bytes_read_per_second() -> float:
    """The machine's memory bandwidth by one thread: the sum of 512 MB, the best of five."""
    numbers = np.ones(64_000_000)
    return numbers.nbytes / min(elapsed(numbers.sum) for _ in range(5))


def resident_mb(process: int | None = None) -> float:
    """Memory a process and its children hold, in MB."""
    whole = 0
    for one in _with_children(process or os.getpid()):
        for line in _status(one):
            if line.startswith("VmRSS:"):
                whole += int(line.split()[1])
    return round(whole / 1024, 1)


def reset_peak() -> None:
    """Begin anew to note the most memory that this process holds (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def peak_mb() -> float:
    """Most memory this process held since `reset_peak`, in MB."""
    return next((round(int(line.split()[1]) / 1024, 1) for line in _status(os.getpid()) if line.startswith("VmHWM:")), 0.0)


def _status(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return []


def _with_children(process: int) -> list[int]:
    found = [process]
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in task.read_text().split():
            found += _with_children(int(child))
    return found


def machine() -> dict[str, object]:
    """What was measured on."""
    memory = next((int(line.split()[1]) for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal")), 0)
    return {"cores": os.cpu_count(), "memory_gb": round(memory / 1024**2, 1), "memory_read_gb_per_second": round(bytes_read_per_second() / 1e9, 1)}
