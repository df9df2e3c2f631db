"""The demonstration's exports written by a process of their own: one core writes while the others bring in."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from data.demo import CUSTOMERS, SEED, written
from data.progress import Progress

ROOT = Path(__file__).parent.parent.parent


@contextlib.contextmanager
def writing(folder: Path, seed: int = SEED, customers: int = CUSTOMERS, progress: Progress | None = None) -> Iterator[Iterator[Path]]:
    """Gives the files `data.demo.written` writes under `folder`, each as soon as it stands there; the process ends with the block.

    `progress` is told what is being made until the first file stands: from then on whoever brings it in has something to tell.
    The iterator raises RuntimeError where the process ended badly.
    """
    command = [sys.executable, "-m", __name__, str(folder), str(seed), str(customers)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True)
    try:
        yield _told(process, folder, progress)
    finally:
        process.kill()
        process.wait()


def _told(process: subprocess.Popen, folder: Path, progress: Progress | None) -> Iterator[Path]:
    is_first = True
    for line in process.stdout:
        told = json.loads(line)
        if "file" in told:
            is_first = False
            yield folder / told["file"]
        elif progress is not None and is_first:
            progress(told["step"], told["done"], told["of"])
    if process.wait():
        raise RuntimeError(f"writing the demonstration ended with {process.returncode}")


def _write(folder: Path, seed: int, customers: int) -> None:
    def tell(**told: object) -> None:
        print(json.dumps(told), flush=True)

    for file in written(folder, seed, customers, progress=lambda step, done, of: tell(step=step, done=done, of=of)):
        tell(file=file.path)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):  # nobody reads any more
        _write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
