"""Folders for files on their way: gone with their work, and where a process was killed, at the next work."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from test_importing import FILES

from data import importing, workings
from data.store import Store

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


def test_what_came_through_a_folder_of_ours_is_known_by_its_place_there_and_never_by_a_folder_that_is_gone(temporary):
    made, dropped = workings.Workings("demo"), workings.Workings("drop")
    paths = [made.path / "aircall" / "calls.csv", dropped.place() / "calls.zip" / "2026.csv", temporary / "exports" / "calls.csv", temporary / "egards" / "calls.csv"]
    assert [workings.known_as(path.as_posix()) for path in paths] == ["aircall/calls.csv", "calls.zip/2026.csv", paths[2].as_posix(), paths[3].as_posix()]


def test_the_sources_of_a_store_name_no_folder_of_ours(temporary):
    with workings.folder("demo") as folder:
        (folder / "zendesk").mkdir()
        (folder / "zendesk" / "tickets.csv").write_text(FILES["zendesk.csv"], encoding="utf-8")
        importing.bring_in([folder], temporary / "s.duckdb")
    opened = Store(temporary / "s.duckdb")
    assert opened.rows("select path from source_files")["path"].to_list() == ["zendesk/tickets.csv"]
    opened.close()


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
