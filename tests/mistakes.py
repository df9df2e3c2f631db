"""Plant each mistake of `mistakes.toml` in a copy of the project and see that a test catches it: the test of the tests.

`python -m tests.mistakes [WORDS]` plants those whose description holds the words; without words, all.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent


def caught(mistake: dict, copy: Path) -> bool:
    """Whether one of the mistake's tests fails on a copy of the project that holds it."""
    path = copy / mistake["file"]
    sound = path.read_text(encoding="utf-8")
    if mistake["find"] not in sound:
        raise SystemExit(f"{mistake['file']} no longer holds {mistake['find']!r}: bring `{mistake['what']}` up to date")
    path.write_text(sound.replace(mistake["find"], mistake["put"], 1), encoding="utf-8")
    try:
        run = subprocess.run([sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", *mistake["tests"]], cwd=copy, capture_output=True, check=False)
    finally:
        path.write_text(sound, encoding="utf-8")
    return run.returncode == 1


def main(words: str = "") -> int:
    listed = tomllib.loads((ROOT / "tests" / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]
    mistakes = [mistake for mistake in listed if words in mistake["what"]]
    escaped = 0
    with tempfile.TemporaryDirectory(prefix="egards-mistakes-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", "*.duckdb", "__pycache__"))
        for mistake in mistakes:
            found = caught(mistake, copy)
            escaped += not found
            print(("caught   " if found else "ESCAPED  ") + mistake["what"], flush=True)
    print(f"{len(mistakes) - escaped} passed, {escaped} failed")
    return 1 if escaped else 0


if __name__ == "__main__":
    sys.exit(main(" ".join(sys.argv[1:])))
