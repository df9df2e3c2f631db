"""The demonstration's exports stand on disk one after the other, so that each can be read while the next is made."""

from __future__ import annotations

from data.demo import written


def test_each_export_can_be_read_before_the_next_is_written(tmp_path):
    seen = 0
    for file in written(tmp_path, customers=200):
        seen += 1
        assert (tmp_path / file.path).stat().st_size
        if seen == 1:
            assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1
    assert seen == len([path for path in tmp_path.rglob("*") if path.is_file()])
