"""Customers' words on a page: escaped whatever they hold, marked where they counted."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts.highlighting import COLOURS, Mark, highlighted

HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg/onload=alert(1)>', "</p></mark><style>*{display:none}</style>", "&lt;b&gt; &#60;i&#62;",
    "javascript:alert(1)", "[x](javascript:alert(1)) **x** $x$ :red[x]", "\u202egnp.exe\u202c", "a\x00b\x1bc", "lone \ud800 surrogate", "zero\u200bwidth", "عربي then English", "😀" * 50,
)  # fmt: skip
OURS = re.compile(r'<p dir="auto" style="[^"<>]*">|</p>|<mark style="[^"<>]*" title="[^"<>]*">|</mark>')


def letters(text: str) -> str:
    """What a reader sees: our own tags taken away, entities read back."""
    return html.unescape(OURS.sub("", text))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_brings_no_tag_of_its_own(text):
    found = highlighted(text, [Mark(0, len(text), "anxiety", text), Mark(1, 3, "trust", "x")])
    assert not re.search(r"[<>]", OURS.sub("", found))
    assert "\u202e" not in found and "\x00" not in found
    found.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90), st.sampled_from([*COLOURS, "other"]), st.text(max_size=10), st.booleans()), max_size=6))
def test_whatever_is_marked_the_letters_stay_and_no_other_tag_appears(text, marks):
    found = highlighted(text, [Mark(*mark) for mark in marks])
    assert not re.search(r"[<>]", OURS.sub("", found))
    assert letters(found) == letters(highlighted(text, []))


def test_a_denied_word_is_struck_through_and_its_facet_told():
    found = highlighted("not worried", [Mark(4, 11, "trust", "trust & more", True)])
    assert "line-through" in found and 'title="trust &amp; more"' in found and ">worried</mark>" in found


def test_overlapping_marks_keep_the_first_and_a_long_text_is_cut():
    found = highlighted("abcdef" * 300, [Mark(0, 4, "anxiety", "x"), Mark(2, 6, "trust", "y")])
    assert found.count("<mark") == 1 and found.endswith("…</p>")


def test_a_french_sign_does_not_begin_a_line():
    assert "MAISON15\u00a0!" in highlighted("avec le code MAISON15 !", ()) and "«\u00a0oui\u00a0»" in highlighted("« oui »", ())
