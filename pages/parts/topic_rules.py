"""What the topics are made of, for a reader to change: words, topics, names that are no feelings, each tried at once on real texts."""

from __future__ import annotations

import polars as pl
import streamlit as st

from data.feelings import own_rules
from data.feelings.masking import mask
from data.feelings.own_rules import OwnRules, OwnTopic
from data.feelings.tables import LANGUAGES
from pages.parts import current
from pages.parts.highlighting import Mark, highlighted
from pages.parts.renewal import scores_brought_up_to_date
from pages.parts.saved import escaped
from pages.parts.words import Words
from pages.parts.workshop.admission import may_change
from queries.keeping import keep
from queries.scope import Scope

NEW, EXAMPLES = "|", 4


def topic_rules(said: Words) -> None:
    """The expander: choose a topic and a language, change its words, see what they catch, keep them, score again."""
    opened, (period, _) = current.store(), current.facts()
    if opened is None or period is None:
        return
    with st.expander(said.say("rules.title"), key="topic_rules"):
        st.caption(said.say("rules.told"))
        own = own_rules.read(opened.own_folder)
        left, right = st.columns([2, 1])
        with left:
            topic = _topic_chosen(said, own)
        with right:
            language = st.segmented_control(said.say("filter.language"), LANGUAGES, default=said.language, format_func=lambda one: said.named("language", one), key="rules_language", required=True)
        sample = current.answer("topic_sample", Scope(*period), in_language=language)
        texts = pl.DataFrame() if sample is None else sample.rows
        if topic:
            _words_of(said, own, topic, language, texts)
        st.divider()
        _names(said, own, texts)
        scores_brought_up_to_date(said, own)


def _topic_chosen(said: Words, own: OwnRules) -> str:
    known = list(dict.fromkeys([*own_rules.shipped_topics(), *(one.topic for one in own.topics)]))
    topic = st.selectbox(said.say("rules.topic"), [*known, NEW], format_func=lambda one: said.say("rules.new_topic") if one == NEW else said.named("topic", one), key="rules_topic", placeholder=said.say("choose"))
    if topic == NEW:
        return " ".join(st.text_input(said.say("rules.name"), max_chars=own_rules.LONGEST_TOPIC, key="rules_name").split())
    return topic


def _words_of(said: Words, own: OwnRules, topic: str, language: str, texts: pl.DataFrame) -> None:
    """One topic in one language: its shipped words, the company's own, and what they catch."""
    held = next((one for one in own.topics if (one.topic, one.language) == (topic, language)), OwnTopic(topic, language, ()))
    shipped = own_rules.shipped_words(topic, language)
    key = f"{topic}_{language}"
    if shipped:
        with st.popover(said.say("rules.shipped", n=len(shipped)), type="tertiary"):
            st.text(", ".join(shipped))
        gone = st.multiselect(said.say("rules.left_out"), shipped, default=[word for word in held.left_out if word in shipped], key=f"rules_gone_{key}", placeholder=said.say("rules.none_left_out"))
    else:
        gone = []
    told = own_rules.lines(st.text_area(said.say("rules.words"), "\n".join(held.words), key=f"rules_words_{key}", help=said.say("rules.words_help"), height=120))
    unfit = [word for word in told if not own_rules.is_word(word)]
    if unfit:
        st.warning(said.say("rules.unfit", words=escaped(", ".join(unfit[:5]))))
    draft = OwnTopic(topic, language, tuple(word for word in told if word not in unfit), tuple(gone))
    _tried(said, own, draft, texts)
    if may_change() and st.button(said.say("rules.keep"), key="rules_keep", disabled=draft == held):
        keep(current.store().own_folder, "topics", {"place": f"{topic}|{language}", "topic": topic, "language": language, "words": list(draft.words), "left_out": list(draft.left_out)}, same="place")
        st.rerun()


def with_draft(own: OwnRules, draft: OwnTopic) -> tuple[OwnTopic, ...]:
    """The company's topics with one as it is being written."""
    others = tuple(one for one in own.topics if (one.topic, one.language) != (draft.topic, draft.language))
    return (*others, draft) if draft.words or draft.left_out else others


def _tried(said: Words, own: OwnRules, draft: OwnTopic, texts: pl.DataFrame) -> None:
    """How many texts of the draw speak of the topic with the words as they stand, against before, and some of them."""
    if texts.is_empty():
        st.caption(said.say("rules.no_texts"))
        return
    rules = own_rules.rules_of(with_draft(own, draft))
    met = rules.names_of(texts["their_words"], draft.language).list.contains(draft.topic).fill_null(False)
    before = own_rules.rules_of(own.topics).names_of(texts["their_words"], draft.language).list.contains(draft.topic).fill_null(False)
    st.markdown(said.say("rules.caught", n=int(met.sum()), of=texts.height, before=int(before.sum()), topic=escaped(said.named("topic", draft.topic))))
    fresh = texts.filter(met & ~before)
    for words in (fresh if fresh.height else texts.filter(met)).head(EXAMPLES)["their_words"].to_list():
        shown = mask(words[:600])
        marks = [Mark(start, end, "condition", said.named("topic", draft.topic)) for start, end in rules.spans(shown, draft.language, draft.topic)]
        with st.container(border=True):
            st.html(highlighted(shown, marks, 300))


def _names(said: Words, own: OwnRules, texts: pl.DataFrame) -> None:
    """Product and brand names that hold a word of feeling: hidden from the scorer."""
    told = own_rules.lines(st.text_area(said.say("rules.names"), "\n".join(own.names), key="rules_names", help=said.say("rules.names_help"), height=100))
    names = [name for name in told if len(name) > 1]
    if names and not texts.is_empty():
        n = int(texts["their_words"].str.to_lowercase().str.contains_any([name.lower() for name in names]).sum())
        st.caption(said.say("rules.named_in", n=n, of=texts.height))
    if may_change() and st.button(said.say("rules.keep_names"), key="rules_keep_names", disabled=sorted(names) == list(own.names)):
        keep(current.store().own_folder, "names", {"place": "all", "names": names}, same="place")
        st.rerun()
