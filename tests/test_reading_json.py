"""JSON of every shape becomes rows: numbers as written, what is broken told, the rest kept."""

from __future__ import annotations

import pytest
from reading_files import read

from data.reading import records


def test_one_object_per_line_becomes_dotted_columns():
    found = read('{"ticket":{"id":7,"tags":["a","é"],"ok":true,"via":{"channel":"mail"},"note":null}}\n{"ticket":{"id":8,"score":4.50}}\n', "tickets.json")
    assert (found.item.kind, found.item.columns) == ("ndjson", ("ticket.id", "ticket.tags", "ticket.ok", "ticket.via.channel", "ticket.note", "ticket.score"))
    assert found.rows == {1: ("7", '["a", "é"]', "true", "mail", None, None), 2: ("8", None, None, None, None, "4.50")}


def test_numbers_in_json_stay_as_written():
    found = read('[{"id":1234567890123456789,"score":4.50,"list":[1.0,{"n":20000000000000000001}]}]', "a.json")
    assert found.rows == {1: ("1234567890123456789", "4.50", '[1.0, {"n": 20000000000000000001}]')}


def test_whole_numbers_beyond_what_python_reads_stay_as_written():
    found = read('{"n":-0,"long":' + "9" * 5_000 + "}\n" + '{"n":1,"long":2}\n', "a.ndjson")
    assert found.rows == {1: ("-0", "9" * 5_000), 2: ("1", "2")}


@pytest.mark.parametrize("records_at_first, characters_at_first", [(1, 100), (2, 100), (1_000, 1), (1_000, 100)])
def test_a_late_record_with_a_column_of_its_own_costs_no_row(monkeypatch, records_at_first, characters_at_first):
    monkeypatch.setattr(records, "AT_FIRST", records_at_first)
    monkeypatch.setattr(records, "AT_FIRST_CHARACTERS", characters_at_first)
    found = read('{"a":1}\n{"a":2}\n{"a":3\n{"b":4}\n{"a":5}\n', "a.ndjson")
    assert found.item.columns == ("a", "b")
    assert found.rows == {1: ("1", None), 2: ("2", None), 4: (None, "4"), 5: ("5", None)}
    assert [(remark.row, remark.code) for remark in found.item.rejected] == [(3, "row_broken_json")]


def test_a_broken_line_of_json_costs_that_line():
    found = read('{"a":1}\n{"a":2\n{"a":3}\n[4]\n', "a.ndjson")
    assert found.rows == {1: ("1",), 3: ("3",)}
    assert found.rejected == [(2, "row_broken_json"), (4, "row_not_an_object")]
    assert found.loaded.rows == 4


@pytest.mark.parametrize("content", ['[{"a":1},{"a":2}]', '{"a":1}{"a":2}', '{"a":1}\n{"a":2}', '{"a":\n1}\n{"a":\n2}', 'window.YTD.tweets.part0 = [ {"a":1}, {"a":2} ]'])
def test_every_shape_of_json_gives_the_same_rows(content):
    assert read(content, "a.json").rows == {1: ("1",), 2: ("2",)}


def test_an_array_in_a_wrapper_is_opened_and_the_rest_kept_as_a_preamble():
    found = read('{"averageRating": 4.2, "reviews": [{"comment": "bien"}, {"comment": "mal"}]}', "reviews.json")
    assert (found.item.wrapper, found.item.preamble, len(found.rows)) == ("reviews", ("averageRating: 4.2",), 2)


def test_an_object_with_an_identity_of_its_own_is_one_record():
    found = read('{"version": "KI-CR-v1.1.0", "consentReceiptID": "c1", "services": [{"service": "x"}]}', "receipt.json")
    assert (found.item.wrapper, found.rows) == (None, {1: ("KI-CR-v1.1.0", "c1", '[{"service": "x"}]')})


def test_an_array_cut_short_keeps_what_came_before():
    found = read('[{"a":1},{"a":2},{"a":', "a.json")
    assert (found.rows, found.rejected) == ({1: ("1",), 2: ("2",)}, [(3, "row_json_stops")])


def test_json_in_utf_16_and_with_lone_surrogates_is_read():
    assert read('[{"a":"é"}]'.encode("utf-16"), "a.json").rows == {1: ("é",)}
    assert read('[{"a":"x\\ud83dy"}]', "a.json").rows == {1: ("x?y",)}
