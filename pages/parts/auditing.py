"""The audit: texts drawn at random, labelled one by one, and at once what the scorer is worth on them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import monotonic

import numpy as np
import polars as pl
import streamlit as st

from data import labels
from data.feelings.masking import mask
from pages.parts import current, view
from pages.parts.highlighting import highlighted
from pages.parts.words import Words
from queries.certainty.audit import LEAST_LABELS, Audit, audit, kappa
from queries.scope import Scope

TOO_SOON_SECONDS = 1.0
VALUES = {"yes": 1.0, "no": 0.0}


def whole() -> Scope | None:
    """All the store holds: an audit judges the scorer, not a period."""
    period, _ = current.facts()
    return Scope(*period) if period else None


def languages(scope: Scope, feeling: str) -> tuple[str, ...]:
    """The languages that have texts to audit, the most written first."""
    answer = current.answer("audit_population", scope, feeling=feeling)
    if answer is None or answer.is_empty:
        return ()
    return tuple(one for one in answer.rows.sort("n", descending=True, nulls_last=True)["language"].to_list() if one)


def labeller(said: Words) -> str:
    """Who labels: one of those who did before, or a name typed; "" until there is one."""
    known = labels.read(current.store().own_folder)["labeller"].unique().sort().to_list()
    told = st.selectbox(said.say("audit.who"), known, index=None, key="labeller", accept_new_options=True, placeholder=said.say("audit.who_example"), persist_state="session")
    return labels.labeller(told or "")


def next_text(said: Words, scope: Scope, feeling: str, language: str, who: str) -> None:
    """The next text this labeller has not answered, with the buttons and their keys; nothing hints at the scorer's own answer."""
    sample = current.answer("audit_sample", scope, feeling=feeling, in_language=language)
    folder = current.store().own_folder
    mine = labels.read(folder).filter((pl.col("labeller") == who) & (pl.col("feeling") == feeling) & (pl.col("language") == language))
    drawn = sample.rows["text_id"].to_list()
    done = set(mine["text_id"].to_list()) & set(drawn)
    st.progress(min(len(done) / LEAST_LABELS, 1.0), said.say("audit.progress" if len(done) <= LEAST_LABELS else "audit.progress_past", n=len(done), least=LEAST_LABELS))
    left = sample.rows.filter(~pl.col("text_id").is_in(list(done)))
    if left.is_empty():
        st.success(said.say("audit.all_done"))
        return
    text = left.row(0, named=True)
    with st.container(border=True):
        st.html(highlighted(mask(text["their_words"][:5_000]), ()))
    st.markdown(f"**{said.say('audit.ask', feeling=said.named('feeling', feeling))}**")
    with st.container(horizontal=True):
        for answer in labels.ANSWERS:
            st.button(
                said.say(f"audit.{answer}"), key=f"label-{answer}", shortcut=said.say(f"audit.key_{answer}"), type="primary" if answer == "yes" else "secondary",
                on_click=partial(_answered, folder, who, feeling, text["text_id"], language, answer),
            )  # fmt: skip
        if not mine.is_empty():
            last = mine.sort("labelled_at", maintain_order=True).row(-1, named=True)
            st.button(said.say("audit.back"), key="label-back", type="tertiary", on_click=partial(labels.add, folder, who, feeling, last["text_id"], language, ""))


def _answered(folder: Path, who: str, feeling: str, text_id: str, language: str, answer: str) -> None:
    """Keep an answer; a key pressed again before the next text is there was meant for that one, and says nothing of this."""
    last, now = view.remembered("last_labelled") or ("", 0.0), monotonic()
    if last[0] != text_id or now - last[1] > TOO_SOON_SECONDS:
        labels.add(folder, who, feeling, text_id, language, answer)
        view.remember("last_labelled", (text_id, now))


def judged(scope: Scope, feeling: str, language: str) -> Audit | None:
    """The audit of one feeling in one language by all who labelled; None without any label."""
    store = current.store()
    if store is None:
        return None
    told = labels.read(store.own_folder).filter((pl.col("feeling") == feeling) & (pl.col("language") == language) & (pl.col("answer") != "unsure"))
    if told.is_empty():
        return None
    sample = current.answer("audit_sample", scope, feeling=feeling, in_language=language)
    population = current.answer("audit_population", scope, feeling=feeling).rows.filter(pl.col("language") == language)
    each = told.with_columns(pl.col("answer").replace_strict(VALUES, return_dtype=pl.Float64).alias("is_so")).group_by("text_id").agg(pl.col("is_so").mean())
    both = sample.rows.join(each, on="text_id", how="inner")
    if both.is_empty() or population.is_empty() or population["n"][0] is None:
        return None
    n = int(population["n"][0])
    return audit(both["is_so"].to_numpy(), both["is_flagged"].cast(pl.Float64).to_numpy(), n, n * float(population["flagged_share"][0]))


def found(said: Words, scope: Scope, feeling: str, language: str) -> None:
    """What the audit says so far: precision, recall, the corrected rate from 100 texts on, and how two labellers agree."""
    result = judged(scope, feeling, language)
    if result is None:
        st.info(said.say("audit.nothing_yet"))
        return
    for column, (label, interval, meaning) in zip(
        st.columns(4),
        (("flag_rate", None, "flag_rate_help"), ("precision", result.precision, "precision_help"), ("recall", result.recall, "recall_help"), ("corrected", result.corrected_share if result.is_enough else None, "corrected_help")),
        strict=True,
    ):  # fmt: skip
        with column:
            if label == "flag_rate":
                st.metric(said.say("audit.flag_rate"), said.share(result.flagged_share), border=True, help=said.say("audit.flag_rate_help"))
                continue
            known = interval is not None and not np.isnan(interval.estimate)
            st.metric(said.say(f"audit.{label}"), said.share(interval.estimate) if known else said.say("tile.not_known"), border=True, help=said.say(f"audit.{meaning}"))
            if known:
                st.caption(said.interval(interval.low, interval.high, "share"))
    told = [said.say("audit.of", n=result.n)]
    if not result.is_enough:
        told.append(said.say("audit.too_few", n=LEAST_LABELS - result.n))
    elif not np.isnan(result.adjusted_share):
        told.append(said.say("audit.adjusted", value=said.share(result.adjusted_share)))
    agreement = _agreement(feeling, language)
    if agreement is not None:
        told.append(said.say("audit.kappa", n=agreement[0], value=said.number(agreement[1], 2)))
    st.caption(" ".join(told))
    st.download_button(said.say("audit.csv"), labels.as_csv(current.store().own_folder).encode("utf-8"), "egards-labels.csv", "text/csv", on_click="ignore")


def _agreement(feeling: str, language: str) -> tuple[int, float] | None:
    """(texts, Cohen's kappa) of the two labellers who share most texts."""
    told = labels.read(current.store().own_folder).filter((pl.col("feeling") == feeling) & (pl.col("language") == language) & (pl.col("answer") != "unsure"))
    best = None
    who = sorted(told["labeller"].unique().to_list())
    for place, first in enumerate(who):
        for second in who[place + 1 :]:
            both = told.filter(pl.col("labeller") == first).join(told.filter(pl.col("labeller") == second), on="text_id")
            if both.height >= 20 and (best is None or both.height > best[0]):
                value = kappa(both["answer"].to_numpy(), both["answer_right"].to_numpy())
                best = None if np.isnan(value) else (both.height, value)
    return best


def corrected_told(said: Words, feeling: str) -> None:
    """On the page of voices: the corrected rate of each language that has been audited."""
    scope = whole()
    if scope is None:
        return
    for language in languages(scope, feeling):
        result = judged(scope, feeling, language)
        if result is not None and result.is_enough:
            rate, named = result.corrected_share, {"language": said.named("language", language), "feeling": said.named("feeling", feeling)}
            st.caption(said.say("voice.audited", n=result.n, value=said.share(rate.estimate), interval=said.interval(rate.low, rate.high, "share"), **named))
