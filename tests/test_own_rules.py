"""What a company adds to the rules: words of topics, topics, names that are no feelings; and that only the texts concerned are scored again."""

from __future__ import annotations

import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import importing, store
from data.feelings import own_rules
from data.feelings.own_rules import OwnRules, OwnTopic
from data.feelings.rules import Rules
from data.feelings.scoring import masked
from data.feelings.tables import Row
from data.importing import rescoring, scoring

TEXTS = {
    "r1": "Le coffret est arrivé cassé.",
    "r2": "J'ai confiance en vous pour la suite.",
    "r3": "Je suis inquiète, aucune nouvelle de mon colis.",
    "r4": "I am worried about my refund.",
    "r5": "The gift box was lovely.",
    "r6": "Rien à dire.",
    "r7": "Merci pour tout !",
}


def topics_of(text: str, language: str, *own: OwnTopic) -> list[str]:
    return own_rules.rules_of(own).names_of(pl.Series([text]), language).to_list()[0]


def test_a_word_added_is_found_in_its_language_alone():
    """“coffret” is in no shipped rule."""
    own = OwnTopic("gift", "fr", ("coffret*",))
    assert topics_of("Deux coffrets", "fr") == []
    assert topics_of("Deux coffrets", "fr", own) == ["gift"]
    assert topics_of("Deux coffrets", "en", own) == []


def test_a_shipped_word_left_out_no_longer_counts_and_the_others_do():
    own = OwnTopic("delivery", "fr", (), ("colis",))
    assert topics_of("Mon colis", "fr") == ["delivery"]
    assert topics_of("Mon colis", "fr", own) == []
    assert topics_of("Le facteur et mon colis", "fr", own) == ["delivery"]


@pytest.mark.parametrize("term", ["", "*", "a*", "(a|b", "a)", "<time>", "~", "((a))", "|", "a|b"])
def test_a_word_that_would_catch_everything_or_cannot_be_read_is_refused(term):
    assert not own_rules.is_word(term)


@pytest.mark.parametrize("term", ["coffret", "livr*", "boîte (cadeau|surprise)", "rendre ~ colis", "24h", "l'abonnement"])
def test_words_stems_choices_and_gaps_are_taken(term):
    assert own_rules.is_word(term)


@given(st.text(max_size=30) | st.text("ab(|)~* <>!é’-1", max_size=12))
@settings(max_examples=40, deadline=None)
def test_whatever_is_typed_is_refused_or_makes_rules(term):
    term = " ".join(term.split())
    if own_rules.is_word(term):
        Rules([Row("fr", term, "rule", "x", 1.0)])


@pytest.mark.parametrize("told", ["not json", "{}", "[1, null]", '[{"topic": 3, "language": "fr", "words": "a"}]', '[{"topic": "x", "language": "de", "words": "wort"}]', '[{"topic": "x", "language": "fr", "words": {"a": 1}}]'])
def test_a_file_that_was_tampered_with_adds_nothing(tmp_path, told):
    (tmp_path / "topics.json").write_text(told)
    (tmp_path / "names.json").write_text(told)
    assert own_rules.read(tmp_path) == OwnRules()


def test_more_topics_than_a_text_can_carry_are_left_out(tmp_path):
    (tmp_path / "topics.json").write_text(json.dumps([{"topic": f"t{n}", "language": "fr", "words": f"mot{chr(97 + n % 26)}{chr(97 + n // 26)}"} for n in range(80)]))
    own = own_rules.read(tmp_path)
    assert len(own_rules.rules_of(own.topics).names) == own_rules.MOST_TOPICS


def test_a_name_is_hidden_where_it_stands_as_a_word_and_keeps_its_length():
    """“peur” is a name here; “vapeur” is another word."""
    found = masked(pl.Series(["La PEUR du vide", "à la vapeur", None]), ["peur"])
    assert found.to_list() == ["La xxxx du vide", "à la vapeur", None]
    spaced = masked(pl.Series(["le Café Zen."]), ["café zen"])[0]
    assert spaced == "le xxxxx xxx." and len(spaced.encode()) == len("le Café Zen.".encode())


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "shop.duckdb"
    with store.writing(place) as connection:
        for name, text in TEXTS.items():
            connection.execute("insert into reviews (review_id, text, language, created_at) values ($1, $2, $3, '2026-03-02')", [name, text, "en" if name in ("r4", "r5") else "fr"])
    return place


@pytest.fixture
def scored(monkeypatch):
    """The texts given to the scorer, in the order they are."""
    seen, real = [], scoring.score

    def watched(texts, *given, **named):
        seen.extend(texts.to_list())
        return real(texts, *given, **named)

    monkeypatch.setattr(scoring, "score", watched)
    return seen


def run(path) -> dict[str, tuple]:
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        scoring.score_texts(cursor)
        found = cursor.sql("select record_id, topics, is_anxious, is_trusting, scorer from text_scores").fetchall()
        cursor.close()
    return {row[0]: row[1:] for row in found}


def keep(path, kind: str, records: list[dict]) -> None:
    folder = path.with_suffix(".own")
    folder.mkdir(exist_ok=True)
    (folder / f"{kind}.json").write_text(json.dumps(records))


def test_new_topics_leave_the_scores_alone_and_reach_only_the_texts_they_speak_of(path, scored):
    before = run(path)
    assert len(scored) == len(TEXTS)
    keep(path, "topics", [{"topic": "gift", "language": "fr", "words": "coffret*"}, {"topic": "gift", "language": "en", "words": "gift box"}])
    after = run(path)
    assert len(scored) == len(TEXTS)
    assert {name for name in TEXTS if before[name] != after[name]} == {"r1", "r5"}
    assert "gift" in after["r1"][0] and "gift" in after["r5"][0]
    keep(path, "topics", [])
    assert run(path) == before and len(scored) == len(TEXTS)


def test_a_new_name_has_only_the_texts_that_hold_it_scored_again(path, scored):
    """“Confiance” is a product here: r2 alone holds it, and no longer trusts."""
    before = run(path)
    assert before["r2"][2]
    scored.clear()
    keep(path, "names", [{"name": "Confiance"}])
    after = run(path)
    assert scored == [TEXTS["r2"]]
    assert not after["r2"][2]
    assert {row[3] for row in after.values()} != {row[3] for row in before.values()}
    keep(path, "names", [])
    assert run(path) == before


def test_scoring_that_is_broken_off_goes_on_where_it_was(path, scored, monkeypatch):
    """Seven texts two at a time; it stops in the third part, so four are kept and three are left."""
    monkeypatch.setattr(scoring, "FIRST_CHUNK", 2)
    monkeypatch.setattr(scoring, "CHUNK", 2)
    told = []

    def stop_at_the_third(what, done, of):
        told.append((what, done, of))
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.writing(path) as connection:
        scoring.score_texts(store.cursor_of(connection), stop_at_the_third)
    assert told == [("texts", 0, 7), ("texts", 2, 7), ("texts", 4, 7)]
    assert store.Store(path).rows("select count(*) from text_scores").item() == 0
    scored.clear()
    after = run(path)
    assert len(scored) == 3
    assert not list(path.parent.glob(".*unfinished*"))
    monkeypatch.setattr(scoring, "FIRST_CHUNK", 100)
    with store.writing(path) as connection:
        connection.execute("delete from text_scores")
    assert run(path) == after


def test_what_was_kept_of_a_text_that_changed_since_is_not_taken_up(path, scored, monkeypatch):
    monkeypatch.setattr(scoring, "FIRST_CHUNK", 2)
    monkeypatch.setattr(scoring, "CHUNK", 2)

    def stop(_what, done, _of):
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.writing(path) as connection:
        scoring.score_texts(store.cursor_of(connection), stop)
    (unfinished,) = path.parent.glob(".*unfinished")
    held = unfinished.rename(path.parent / "held")
    with store.writing(path) as connection:
        connection.execute("update reviews set text = 'Je suis inquiète' where review_id = 'r6'")
    held.rename(unfinished)
    scored.clear()
    assert run(path)["r6"][1]
    assert "Je suis inquiète" in scored and TEXTS["r6"] not in scored


def test_an_import_of_other_things_brings_the_worked_out_tables_to_the_new_topics_too(tmp_path):
    """Reviews are brought in, a topic is added, then orders alone are: the topics of the reviews follow."""
    place = tmp_path / "shop.duckdb"
    (tmp_path / "reviews.csv").write_text("review_id,rating,text,language,created_at\nr1,2,Le coffret est nul,fr,2026-03-02\nr2,5,Parfait,fr,2026-03-02\n")
    (tmp_path / "orders.csv").write_text("order_id,placed_at,total,currency,status\no1,2026-03-01,12.0,EUR,paid\n")
    assert importing.bring_in([tmp_path / "reviews.csv"], place).all_read
    keep(place, "topics", [{"topic": "gift", "language": "fr", "words": ["coffret*"]}])
    assert importing.bring_in([tmp_path / "orders.csv"], place).all_read
    found = store.Store(place).rows("select topics from voices_scored where told_in = 'reviews' order by text_id")["topics"].to_list()
    assert sorted(list(topics) for topics in found) == [[], ["gift"]]


def test_a_text_declared_to_be_in_another_language_is_scored_again_and_no_other_is(path, scored):
    """A message that declares no language has its ticket's."""
    with store.writing(path) as connection:
        connection.execute("insert into tickets (ticket_id, language, created_at) values ('t', 'fr', '2026-03-02')")
        connection.execute("insert into messages (message_id, ticket_id, author_role, text, sent_at) values ('m', 't', 'customer', 'I do not trust you', '2026-03-02')")
    told = lambda: dict(store.Store(path).rows("select record_id, language || ' ' || is_distrusting from text_scores").iter_rows())
    run(path)
    french = told()
    for table, key, language in (("tickets", "ticket_id = 't'", "en"), ("reviews", "review_id = 'r1'", "en"), ("reviews", "review_id = 'r1'", None)):
        with store.writing(path) as connection:
            connection.execute(f"update {table} set language = $language where {key}", {"language": language})
        scored.clear()
        run(path)
        assert scored == ["I do not trust you" if table == "tickets" else TEXTS["r1"]]
    assert (french["m"], told()["m"]) == ("fr false", "en true")
    assert told()["r1"] == french["r1"], "undeclared, it is found to be what it was declared to be at first"


def test_scoring_again_brings_the_worked_out_tables_along(tmp_path):
    place = tmp_path / "shop.duckdb"
    (tmp_path / "reviews.csv").write_text("review_id,rating,text,language,created_at\nr1,2,Le coffret est nul,fr,2026-03-02\n")
    importing.bring_in([tmp_path / "reviews.csv"], place)
    keep(place, "topics", [{"topic": "gift", "language": "fr", "words": "coffret*"}])
    assert rescoring.again(place) == 0
    opened = store.Store(place)
    assert opened.rows("select topics from voices_scored")["topics"].to_list() == [["gift"]]
    assert scoring.is_up_to_date(opened.rows("select value from store_info where name = 'scored_with'").item(), own_rules.read(opened.own_folder))
    keep(place, "topics", [])
    assert not scoring.is_up_to_date(opened.rows("select value from store_info where name = 'scored_with'").item(), own_rules.read(opened.own_folder))


def test_topics_that_ship_otherwise_than_before_are_found_anew_and_no_text_is_scored(path, scored):
    """A store whose topics were found by an earlier list: its feelings stay, its topics follow."""
    before = run(path)
    with store.writing(path) as connection:
        connection.execute("update text_scores set topics = ['elsewhere']")
        connection.execute("update store_info set value = json_merge_patch(value, '{\"topics\": \"\"}') where name = 'scored_with'")
    scored.clear()
    assert not scoring.is_up_to_date(store.Store(path).rows("select value from store_info where name = 'scored_with'").item(), OwnRules())
    assert run(path) == before
    assert not scored


def test_a_line_changed_in_the_topics_that_ship_changes_the_version(monkeypatch):
    before = OwnRules().version
    monkeypatch.setattr(own_rules, "read_rows", lambda name: [Row("fr", "colis", "rule", "delivery", 1.0)])
    own_rules.shipped_topic_rules.cache_clear()
    assert OwnRules().version != before
    own_rules.shipped_topic_rules.cache_clear()
