"""Compile the inner loops once and keep the result beside the code, or without a cache on a read-only install."""

import hashlib
from pathlib import Path

import numba

PACKAGE = Path(__file__).parent.parent
numba.config.LOOP_VECTORIZE = 0  # no loop here gains by it, and looking takes a tenth of the compiling


def _code_of_loops() -> tuple[str, int]:
    """A stamp of every compiled module: a loop that calls a changed one must be compiled again, whatever its file's date."""
    told = [path.read_bytes() for path in sorted(PACKAGE.rglob("*.py"))]
    told = [code for code in told if any(mark in code for mark in (b"@compiled", b"@inner", b"@inlined"))]
    return hashlib.sha256(b"\0".join(told)).hexdigest(), len(told)


STAMP = _code_of_loops()


def compiled(function, **options):
    """`numba.njit` with a cache on disk when a place for one can be written to."""
    try:
        dispatcher = numba.njit(cache=True, nogil=True, error_model="numpy", **options)(function)
    except RuntimeError:  # numba found no folder it may write to
        return numba.njit(nogil=True, error_model="numpy", **options)(function)
    try:
        kept = dispatcher._cache._cache_file
        # what an earlier code kept may name what is gone, and cannot be read: numba reads on only after its own version
        kept._source_stamp, kept._version = STAMP, f"{kept._version} {STAMP[0]}"
    except AttributeError:  # another numba version: its own stamp (this file alone) stays
        pass
    return dispatcher


def inner(function, **options):
    """`compiled`, for what only compiled code calls: without the way in from Python, which takes longer to compile than many a loop."""
    return compiled(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, **options)


def inlined(function):
    """`inner`, for a short step of a loop: copied into what calls it."""
    return inner(function, forceinline=True)
