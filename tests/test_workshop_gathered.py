"""What a room writes: nothing is lost, nothing runs, and the brief says it under each question."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as some

from data.store import Store
from pages.brief.__main__ import main as write_brief
from pages.brief.room import room
from pages.parts.words import words
from pages.parts.workshop import gathered
from queries.keeping import LONGEST, keep, kept

ROOT = Path(__file__).parent.parent
SAID = words("en")


@drawn(some.text(max_size=2000))
def test_a_note_is_one_line_of_bounded_length_that_turns_no_writing_around(text):
    plain = gathered.said_plainly(text)
    assert len(plain) <= LONGEST
    assert not set("\n\r\t\x00\u202e\u2066\u200e") & set(plain)


@pytest.mark.parametrize("text", ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "  =1+1", "\t=1", "# stamp", "\u202e=1"])
def test_no_cell_of_the_file_of_notes_is_a_formula(tmp_path, text):
    gathered.write_note(tmp_path, "Ada", "worry", text, "voice", {})
    gathered.vote(tmp_path, "Ada", ["worry"], gathered.candidates(tmp_path, SAID))
    for language, sign in (("en", ","), ("fr", ";")):
        rows = list(csv.reader(io.StringIO(gathered.csv_bytes(tmp_path, words(language)).decode("utf-8-sig")), delimiter=sign))
        assert len(rows) == 3
        assert not any(cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "#")) for row in rows for cell in row)


def test_what_a_room_writes_stays_text_in_the_brief(tmp_path):
    gathered.write_note(tmp_path, "Ada", "worry", "<script>alert(1)</script> & **bold**", "voice", {"channel": ["<b>chat</b>"], "lang": ["en"]})
    key = keep(tmp_path, "actions", {"what": "<img src=x>"})
    gathered.vote(tmp_path, "Ada", [f"action:{key}"], gathered.candidates(tmp_path, SAID))
    text = room(gathered.notes(tmp_path), kept(tmp_path, "votes"), kept(tmp_path, "actions"), SAID)
    assert "<script" not in text and "<img" not in text and "<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; **bold**" in text
    assert "&lt;img src=x&gt; · 1 vote" in text and "&lt;b&gt;chat&lt;/b&gt; (channel)" in text


def test_the_brief_says_what_the_workshop_said_under_each_question(stores, tmp_path):
    folder = Store(stores["full"]).own_folder
    gathered.write_note(folder, "Ada", "worry", "they fear the price", "voice", {"language": ["fr"]})
    gathered.write_note(folder, "Table 2", "human", "the robot hides us", "human", {})
    offered = gathered.candidates(folder, SAID)
    gathered.vote(folder, "Ada", ["human", "worry"], offered)
    gathered.vote(folder, "Table 2", ["human"], offered)
    out = tmp_path / "brief.html"
    try:
        assert write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "en", "--compare", "none"]) == 0
    finally:
        gathered.clear(folder)
    text = out.read_text(encoding="utf-8")
    section = text[text.index(SAID.say("workshop.said")) :]
    assert section.index("How far away is a human? · 2 votes") < section.index("What worries them? · 1 vote")
    assert section.index("<h3>What worries them?</h3>") < section.index("they fear the price") < section.index("<h3>How far away is a human?</h3>") < section.index("the robot hides us")
    assert "Ada · view: Voice · French (language)" in section
    assert gathered.notes(folder) == () and kept(folder, "votes") == ()


def test_votes_are_counted_once_each_replaced_and_never_more_than_three(tmp_path):
    offered = gathered.candidates(tmp_path, SAID)
    gathered.vote(tmp_path, "Ada", ["worry", "worry", "human", "rules", "critics", "no such thing"], offered)
    assert gathered.votes_of(tmp_path, "Ada") == ["worry", "human", "rules"]
    gathered.vote(tmp_path, "Bo", ["human"], offered)
    gathered.vote(tmp_path, "Ada", ["human"], offered)
    assert gathered.tally(kept(tmp_path, "votes"), offered) == (("How far away is a human?", 2),)


def test_a_note_is_taken_back_by_its_author_only(tmp_path):
    gathered.write_note(tmp_path, "Ada", "worry", "one", "voice", {})
    key = gathered.notes(tmp_path)[0]["key"]
    gathered.take_back(tmp_path, "Bo", key)
    assert len(gathered.notes(tmp_path)) == 1
    gathered.take_back(tmp_path, "Ada", key)
    assert gathered.notes(tmp_path) == ()


def test_nobody_writes_without_end(tmp_path):
    for place in range(gathered.MOST_NOTES_EACH):
        assert gathered.write_note(tmp_path, "Ada", "worry", str(place), "voice", {})
    assert not gathered.write_note(tmp_path, "Ada", "worry", "one more", "voice", {})
    assert not gathered.write_note(tmp_path, "Bo", "worry", " \n ", "voice", {})


TWENTY_AT_ONCE = """
import sys, threading
from pathlib import Path
from queries.keeping import keep
folder, who = Path(sys.argv[1]), sys.argv[2]
threads = [threading.Thread(target=keep, args=(folder, "notes", {"stop": "worry", "by": who, "text": f"{who}-{place}"})) for place in range(20)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_people_who_write_at_the_same_moment_lose_nothing(tmp_path):
    # two processes of twenty threads, forty notes in all
    writers = [subprocess.Popen([sys.executable, "-c", TWENTY_AT_ONCE, str(tmp_path), who], cwd=ROOT) for who in ("Ada", "Bo")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert {one["text"] for one in gathered.notes(tmp_path)} == {f"{who}-{place}" for who in ("Ada", "Bo") for place in range(20)}
