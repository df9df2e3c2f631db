"""The uploader speaks the reader's language: its own words, which Streamlit writes in English alone, give way to ours."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.frame import STYLE
from tests.test_bringing_page import ROOT


@pytest.mark.parametrize(("language", "choose", "limit"), [("fr", "Choisir des fichiers", "1\u00a0Go"), ("en", "Choose files", "1\u00a0GB")])
def test_the_stylesheet_finds_the_words_of_the_uploader(tmp_path, monkeypatch, language, choose, limit):
    monkeypatch.setenv("EGARDS_STORE", str(tmp_path / "s.duckdb"))
    app = AppTest.from_file(str(ROOT / "pages" / "bring_data.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    told = dict(re.findall(r'--uploader-(\w+): "([^"]*)"', "".join(element.proto.body for element in app.get("html"))))
    assert told["choose"] == choose and limit in told["limit"]
    assert set(told) == set(re.findall(r"content: var\(--uploader-(\w+)\)", STYLE))


@pytest.mark.parametrize(("language", "bytes_", "larger"), [("fr", "9 octets", "1,5 ko"), ("en", "9 bytes", "1.5 kB")])
def test_the_size_of_a_file_is_written_in_the_readers_language_and_its_name_stays_in_its_string(tmp_path, monkeypatch, language, bytes_, larger):
    monkeypatch.setenv("EGARDS_STORE", str(tmp_path / "s.duckdb"))
    app = AppTest.from_file(str(ROOT / "pages" / "bring_data.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    hostile = 'é"]}</style><b>.csv'
    app.file_uploader[0].set_value([("a.csv", b"id,n\n1,2\n", "text/csv"), (hostile, b"id,n\n" + b"1,2\n" * 383, "text/csv")]).run()
    assert not app.exception
    told = next(element.proto.body for element in app.get("html") if "stFileChipName" in element.proto.body)
    plain = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), told)
    sizes = [size.replace("\u202f", " ").replace("\u00a0", " ") for size in re.findall(r'content: "([^"]*)"', plain)]
    assert sizes == [bytes_, larger]
    assert hostile in plain and told.count("</style>") == 1 and "<b>" not in told
