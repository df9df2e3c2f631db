"""What the audit shows of labels kept: nothing corrected under a hundred, then the corrected rate with its interval, here and on the page of voices."""

from types import SimpleNamespace

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data import labels
from pages.parts import auditing, current

DRAWN = pl.DataFrame({"text_id": [f"t{place}" for place in range(120)], "is_flagged": [place < 30 for place in range(120)]})
TRULY = {*range(20), *range(30, 40)}  # 20 of the 30 flagged, and 10 of the 90 others
WRITTEN = pl.DataFrame({"language": ["en"], "n": [10_000], "flagged_share": [0.25]})


def shown():
    from pages.parts import auditing
    from pages.parts.words import words

    auditing.found(words("en"), None, "anxious", "en")
    auditing.corrected_told(words("en"), "anxious")


@pytest.fixture
def audited(tmp_path, monkeypatch):
    """`audited(n)`: the page after one person labelled the first n texts and another 40 of them, all alike."""
    answers = {"audit_sample": DRAWN, "audit_population": WRITTEN}
    monkeypatch.setattr(current, "store", lambda: SimpleNamespace(own_folder=tmp_path))
    monkeypatch.setattr(current, "answer", lambda name, *_, **__: SimpleNamespace(rows=answers[name], is_empty=False))
    monkeypatch.setattr(auditing, "whole", lambda: "all")

    def page(n):
        for who, places in (("Ana", range(n)), ("Bo", range(40))):
            for place in places:
                labels.add(tmp_path, who, "anxious", f"t{place}", "en", "yes" if place in TRULY else "no")
        app = AppTest.from_function(shown, default_timeout=60).run()
        assert not app.exception
        return [metric.value for metric in app.metric], [caption.value for caption in app.caption]

    return page


def test_past_a_hundred_texts_the_rate_is_corrected_and_told_with_its_interval(audited):
    # precision 20 of 30, recall 20 of 30; as many are flagged among the drawn as among all, so the corrected rate is 30 of 120
    metrics, captions = audited(120)
    assert metrics == ["25%", "66.7%", "66.7%", "25%"]
    assert sum(caption.startswith("95% interval") for caption in captions) == 3
    assert any("120 texts decided" in caption and "Agreement of two labellers on 40 texts: kappa 1" in caption for caption in captions)
    assert captions[-1].startswith("Audit of 120 texts, English, all dates: anxiety in 25% of the texts") and "95% interval" in captions[-1]


def test_under_a_hundred_texts_no_rate_is_corrected(audited):
    metrics, captions = audited(99)
    assert metrics[3] == "not known" and "One more before the rate can be corrected." in captions[-1]
