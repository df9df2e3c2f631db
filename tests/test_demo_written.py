"""The demonstration's exports stand on disk one after the other, so that each can be read while the next is made."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from data.demo import beside, written


def test_each_export_can_be_read_before_the_next_is_written(tmp_path):
    seen = 0
    for file in written(tmp_path, customers=200):
        seen += 1
        assert (tmp_path / file.path).stat().st_size
        if seen == 1:
            assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert seen == len([path for path in tmp_path.rglob("*") if path.is_file()])


def test_written_beside_the_same_files_come_in_the_same_order(tmp_path):
    steps = []
    with beside.writing(tmp_path / "beside", customers=200, progress=lambda *step: steps.append(step)) as files:
        came = [(str(file.relative_to(tmp_path / "beside")), file.read_bytes()) for file in files]
    assert came == [(file.path, (tmp_path / "here" / file.path).read_bytes()) for file in written(tmp_path / "here", customers=200)]
    assert steps and all(done < of for _, done, of in steps)


def test_whoever_breaks_off_ends_the_writing(tmp_path):
    with beside.writing(tmp_path, customers=6_000) as files:
        next(files)
    with pytest.raises(RuntimeError):  # killed, not gone on with
        list(files)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without telling it")
def test_told_to_stop_the_demonstration_leaves_nothing_behind(tmp_path):
    workings, stores = tmp_path / "workings", tmp_path / "stores"
    workings.mkdir()
    stores.mkdir()
    run = subprocess.Popen(
        [sys.executable, "-m", "data", "demo", "--store", str(stores / "s.duckdb")],
        cwd=beside.ROOT, env=os.environ | {"TMPDIR": str(workings)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    while not list(workings.glob("egards-demo-*/*/*")) and run.poll() is None:
        time.sleep(0.01)
    run.terminate()
    _, told = run.communicate(timeout=120)
    assert run.returncode != 0 and b"Traceback" not in told, told
    assert not list(workings.iterdir()) and not [path for path in stores.iterdir() if path.suffix != ".lock"]
