"""Folders for files on their way: gone with their work, and where a process was killed, at the next work."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from data import workings

ROOT = Path(__file__).parent.parent
HELD = "import sys, time\nfrom data import workings\nmade = workings.Workings('bring')\n(made.path / 'words.csv').write_text('what a customer wrote')\nprint(made.path, flush=True)\ntime.sleep(600)\n"


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_goes_with_its_work_and_with_whoever_knows_of_it(temporary):
    with pytest.raises(RuntimeError), workings.folder("bring") as folder:
        (folder / "words.csv").write_text("x")
        raise RuntimeError
    made = workings.Workings("drop")
    (made.path / "words.csv").write_text("x")
    del made
    assert not list(temporary.iterdir())


def test_what_a_killed_process_left_is_cleared_away_and_what_is_in_use_is_not(temporary):
    killed, alive = (
        subprocess.Popen([sys.executable, "-c", HELD], cwd=ROOT, env=os.environ | {"TMPDIR": str(temporary), "TEMP": str(temporary)}, stdout=subprocess.PIPE, text=True) for _ in range(2)
    )
    left, held = (Path(process.stdout.readline().strip()) for process in (killed, alive))
    killed.kill()
    killed.wait()
    with workings.folder("bring"):
        assert left.is_dir(), "too young: whoever made it may be about to hold it"
    mine = workings.Workings("drop")
    for folder in (left, held, mine.path):
        an_hour_ago = time.time() - 3600
        os.utime(folder / workings.IN_USE, (an_hour_ago, an_hour_ago))
    with workings.folder("bring"):
        assert not left.exists() and held.is_dir() and mine.path.is_dir()
    alive.kill()
    alive.wait()
