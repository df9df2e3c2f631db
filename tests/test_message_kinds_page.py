"""A reader decides in the app of which kind a campaign is: the figures follow, and the decision can be taken back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_message_kinds import kinds_sent, mailed  # noqa: F401

from data import store
from data.__main__ import main
from data.importing import deciding
from pages.parts.words import words

ROOT = Path(__file__).parent.parent


def campaign(path, number: str) -> str:
    opened = store.Store(path)
    try:
        return opened.rows("select campaign_id from email_campaigns where source_id = $number", {"number": number}).item()
    finally:
        opened.close()


def settings(path) -> list[tuple[str, str]]:
    opened = store.Store(path)
    try:
        return opened.rows("select name, value from settings where name like 'message_kind.%' order by name").rows()
    finally:
        opened.close()


def test_a_decision_reaches_what_was_sent_and_taken_back_leaves_all_as_it_was(mailed):  # noqa: F811
    before = kinds_sent(mailed)
    deciding.decide(mailed, [campaign(mailed, "7")], "education")
    assert kinds_sent(mailed) == {**before, "7": ("education", "decided")}
    deciding.decide(mailed, [campaign(mailed, "7")], None)
    assert kinds_sent(mailed) == before
    assert settings(mailed) == []


def test_a_decision_in_the_app_stands_above_one_by_number_and_taking_back_removes_both(mailed):  # noqa: F811
    """By its number first: each campaign still stands once, and nothing is counted twice."""
    before = kinds_sent(mailed)
    assert main(["set", "message_kind.7=community", "--store", str(mailed)]) == 0
    deciding.decide(mailed, [campaign(mailed, "7")], "brand")
    assert kinds_sent(mailed) == {**before, "7": ("brand", "decided")}
    opened = store.Store(mailed)
    assert opened.rows("select count(*) from sends").item() == 2
    opened.close()
    deciding.decide(mailed, [campaign(mailed, "7")], None)
    assert kinds_sent(mailed) == before


def test_only_what_reads_the_kind_is_made_anew(mailed):  # noqa: F811
    """Education instead of promotion changes no pressure; a transactional message is no pressure at all."""
    done = deciding.decide(mailed, [campaign(mailed, "7"), campaign(mailed, "8")], "education")
    assert done["sends"] != "left" and done["send_days"] != "left"
    assert {done[name] for name in ("person_weeks", "subscriptions", "signs_of_life", "mail_runs", "ticket_clocks", "voices")} == {"left"}
    done = deciding.decide(mailed, [campaign(mailed, "7")], "transactional")
    assert done["person_weeks"] != "left"
    opened = store.Store(mailed)
    assert opened.rows("select sum(messages) from send_campaigns").item() == 1
    opened.close()


def test_what_follows_a_decision_is_what_making_all_anew_gives(mailed):  # noqa: F811
    names = ("campaign_decisions", "brand_wording", "campaign_words", "turns", "monologues", "sends", "send_days", "send_campaigns", "subscriptions", "person_weeks")
    deciding.decide(mailed, [campaign(mailed, "7")], "education")
    deciding.decide(mailed, [campaign(mailed, "8")], "transactional")
    opened = store.Store(mailed)
    found = {name: opened.rows(f"select * from {name} order by all") for name in names}
    opened.close()
    with store.writing(mailed) as connection:
        cursor = store.cursor_of(connection)
        from data import marts

        marts.build(cursor)
        cursor.close()
    opened = store.Store(mailed)
    assert all(found[name].equals(opened.rows(f"select * from {name} order by all")) for name in names)
    opened.close()


def test_a_word_that_is_no_kind_is_refused(mailed):  # noqa: F811
    with pytest.raises(ValueError):
        deciding.decide(mailed, [campaign(mailed, "7")], "promo")
    assert settings(mailed) == []


def test_every_kind_has_its_name_in_both_languages():
    assert all(words(language).has(f"names.message_kind.{kind}") for language in ("en", "fr") for kind in deciding.MESSAGE_KINDS)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_reader_decides_and_takes_back_on_the_page(mailed, monkeypatch, language):  # noqa: F811
    monkeypatch.setenv("EGARDS_STORE", str(mailed))
    before, seven = kinds_sent(mailed), campaign(mailed, "7")
    app = AppTest.from_file(str(ROOT / "pages" / "sending.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.session_state["message_kinds"] = True
    app.run()
    assert not app.exception and app.button(key="kinds_keep").disabled and app.button(key="kinds_take_back").disabled
    chosen = next(box for box in app.multiselect if box.label == words(language).say("kinds.campaigns"))
    assert len(chosen.options) == 2
    chosen.select(next(option for option in chosen.options if "Spring" in option)).run()
    next(one for one in app.button_group if one.label == words(language).say("kinds.kind")).set_value("brand").run()
    app.button(key="kinds_keep").click().run()
    assert not app.exception and kinds_sent(mailed) == {**before, "7": ("brand", "decided")}
    assert settings(mailed) == [(f"message_kind.{seven}", "brand")]
    chosen = next(box for box in app.multiselect if box.label == words(language).say("kinds.campaigns"))
    assert chosen.value == []
    chosen.select(next(option for option in chosen.options if "Spring" in option)).run()
    app.button(key="kinds_take_back").click().run()
    assert not app.exception and kinds_sent(mailed) == before
