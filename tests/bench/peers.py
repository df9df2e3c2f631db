"""Where the peers are: a virtual environment of their own, so that what they want never meets what the app wants."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
APART = ROOT / "build" / "peers" / "bin" / "python"


def interpreter() -> str:
    """The Python that has the peers: that of build/peers, else this one."""
    return str(APART) if APART.exists() else sys.executable


def has(module: str) -> bool:
    """Whether a peer is installed there."""
    return subprocess.run([interpreter(), "-c", f"import {module}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def missing(module: str) -> dict[str, str]:
    """What the results say of a peer that is not there."""
    return {"skipped": f"{module} is not installed (tests/bench/requirements.txt)"}
