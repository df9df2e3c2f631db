"""What a company exports, read, recognised, joined and kept in one DuckDB file."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""Read when NumPy loads. Questions run beside each other: matrices so small, multiplied on threads of their own, keep those waiting for longer than it saves."""

from data import starting  # noqa: E402

starting.begins()
