"""What counts as asking for a human, for a reader to see and change: phrases and whole messages, tried at once on real messages."""

from __future__ import annotations

from functools import lru_cache

import polars as pl
import streamlit as st

from data.feelings import asking, own_rules
from data.feelings.masking import mask
from data.feelings.own_rules import OwnPhrases
from data.feelings.rules import Rules
from data.feelings.tables import LANGUAGES, Row
from pages.parts import current
from pages.parts.highlighting import Mark, highlighted
from pages.parts.renewal import scores_brought_up_to_date
from pages.parts.saved import escaped
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries.keeping import keep
from queries.scope import Scope

EXAMPLES, SHIPPED_HEIGHT = 4, 300


def human_phrases(said: Words) -> None:
    """Choose a language, see what asks, leave out, add, try, keep, and bring the figures up to date."""
    opened, (period, _) = current.store(), current.facts()
    st.caption(said.say("asking.told"))
    held = own_rules.read(opened.own_folder)
    left, right = st.columns(2)
    with left:
        language = st.segmented_control(
            said.say("filter.language"),
            LANGUAGES,
            default=said.language,
            format_func=lambda one: said.named("language", one),
            key="asking_language",
            required=True,
        )
    with right:
        where = st.segmented_control(
            said.say("asking.where"),
            tuple(own_rules.WHERE),
            default="anywhere",
            format_func=lambda one: said.say(f"asking.{one}"),
            key="asking_where",
            required=True,
        )
    sample = current.answer("messages_to_try", Scope(*period), in_language=language)
    texts = pl.Series("their_words", [], dtype=pl.String) if sample is None else sample.rows["their_words"]
    mine = next((one for one in held.human_phrases if (one.where, one.language) == (where, language)), OwnPhrases(where, language, ()))
    draft = _edited(said, mine, texts)
    _tried(said, held.human_phrases, draft, texts)
    if may_change() and st.button(said.say("asking.keep"), key="asking_keep", disabled=draft == mine):
        record = {"place": f"{where}|{language}", "where": where, "language": language, "words": list(draft.words), "left_out": list(draft.left_out)}
        keep(opened.own_folder, "human_phrases", record, same="place")
        st.rerun()
    scores_brought_up_to_date(said, held)


def _edited(said: Words, mine: OwnPhrases, texts: pl.Series) -> OwnPhrases:
    """What ships, each phrase to be ticked or not with how many of the messages drawn hold it, then the company's own."""
    shipped, key = own_rules.shipped_phrases(mine.where, mine.language), f"{mine.where}_{mine.language}"
    st.markdown(said.say("asking.shipped", n=len(shipped)))
    gone = []
    with st.container(border=True, height=SHIPPED_HEIGHT):
        for place, (phrase, n) in enumerate(zip(shipped, _found_in(mine.where, shipped, mine.language, texts), strict=True)):
            if not st.checkbox(
                said.say("asking.phrase", phrase=escaped(phrase.replace("|", " | ")), n=n),
                phrase not in mine.left_out,
                key=f"asking_{key}_{place}",
                disabled=not may_change(),
            ):
                gone.append(phrase)
    told = own_rules.lines(
        st.text_area(
            said.say("asking.words"),
            "\n".join(mine.words),
            key=f"asking_words_{key}",
            help=said.say(f"asking.help_{mine.where}"),
            height=120,
            disabled=not may_change(),
        )
    )
    unfit = [phrase for phrase in told if not own_rules.asks(phrase, mine.where)]
    if unfit:
        st.warning(said.say("rules.unfit", words=escaped(", ".join(unfit[:5]))))
    return OwnPhrases(mine.where, mine.language, tuple(phrase for phrase in told if phrase not in unfit), tuple(gone))


def _found_in(where: str, phrases: tuple[str, ...], language: str, texts: pl.Series) -> list[int]:
    """How many of the texts hold each phrase."""
    if where == "alone":
        whole = asking.plain(texts.filter(texts.str.len_chars() <= asking.LONGEST_ALONE))
        return [int((whole == word).sum()) for word in asking.plain(pl.Series(phrases))]
    met = _each_named(phrases, language).bits(texts, language)
    return [int((met >> place & 1).sum()) for place in range(len(phrases))]


@lru_cache(maxsize=4)
def _each_named(phrases: tuple[str, ...], language: str) -> Rules:
    return Rules([Row(language, phrase, "rule", str(place), 1.0) for place, phrase in enumerate(phrases)])


def with_draft(kept: tuple[OwnPhrases, ...], draft: OwnPhrases) -> tuple[OwnPhrases, ...]:
    """The company's phrases with those of one language and place as they are being written."""
    others = tuple(one for one in kept if (one.where, one.language) != (draft.where, draft.language))
    return (*others, draft) if draft.words or draft.left_out else others


def _tried(said: Words, kept: tuple[OwnPhrases, ...], draft: OwnPhrases, texts: pl.Series) -> None:
    """How many messages of the draw ask for a human with the phrases as they stand, against before, and some of them."""
    if texts.is_empty():
        st.caption(said.say("asking.no_texts"))
        return
    now = asking.asking_of(with_draft(kept, draft))
    met, before = now.met(texts, draft.language), asking.asking_of(kept).met(texts, draft.language)
    st.markdown(said.say("asking.caught", n=int(met.sum()), of=len(texts), before=int(before.sum())))
    others = texts.filter(met != before)
    shown = others if len(others) else texts.filter(met)
    for words in shown.unique(maintain_order=True).head(EXAMPLES):
        text = mask(words[:600])
        marks = [Mark(start, end, "condition", said.say("asking.mark")) for start, end in now.spans(text, draft.language)]
        with st.container(border=True):
            st.html(highlighted(text, marks, 300))
