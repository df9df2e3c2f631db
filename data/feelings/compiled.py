"""Compile the inner loops once and keep the result beside the code, or without a cache on a read-only install."""

from pathlib import Path

import numba

FOLDER = Path(__file__).parent


def _newest_source() -> tuple[float, int]:
    """A stamp of every compiled module: a loop that calls a changed one must be compiled again."""
    stats = [path.stat() for path in sorted(FOLDER.glob("*.py"))]
    return max(s.st_mtime for s in stats), sum(s.st_size for s in stats)


STAMP = _newest_source()


def compiled(function, **options):
    """`numba.njit` with a cache on disk when a place for one can be written to."""
    try:
        dispatcher = numba.njit(cache=True, nogil=True, error_model="numpy", **options)(function)
    except RuntimeError:  # numba found no folder it may write to
        return numba.njit(nogil=True, error_model="numpy", **options)(function)
    try:
        dispatcher._cache._cache_file._source_stamp = STAMP
    except AttributeError:  # another numba version: its own stamp (this file alone) stays
        pass
    return dispatcher


def inlined(function):
    """`compiled`, for a short step of an inner loop: copied into what calls it."""
    return compiled(function, forceinline=True)
