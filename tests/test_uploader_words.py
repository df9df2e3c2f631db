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
