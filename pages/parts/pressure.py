"""What the pages on message pressure share: the window and the cap, what a curve can say, the planner of tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import polars as pl
import streamlit as st

from pages.parts import charts, current, view
from pages.parts.finding import finding
from pages.parts.saved import escaped
from pages.parts.words import Words
from queries import Answer, planner
from queries.certainty.experiment import SAMPLE_RATIO_BAR
from queries.scope import Scope

WINDOWS = ("7", "14", "28", "90")
CAPS = {"7": 2, "14": 4, "28": 8, "90": 26}
LIKE_CHANCE = 0.05
MOST_IN_TITLE = 3
MEASURED = {"opt_outs": "opt_outs_in_4_weeks_share", "clickers": "clickers_in_4_weeks_share", "buyers": "buyers_in_4_weeks_share"}


def window_and_cap(said: Words) -> tuple[dict[str, int], int]:
    """The window of pressure, as the questions' parameter, and the cap over it."""
    left, right = st.columns(2)
    with left:
        window = view.one_of("window", said.say("pressure.window"), WINDOWS, "28", lambda days: said.days(int(days)))
    with right:
        cap = view.number(f"cap_{window}", said.say("pressure.cap", days=said.days(int(window))), CAPS[window], 1, 200)
    return {"window_days": int(window)}, cap


def heading(said: Words, key: str, *sentences: str) -> None:
    """A part of the page: its title, then what to know before reading its figures."""
    st.header(said.say(key), anchor=False)
    for sentence in sentences:
        st.markdown(said.say(sentence))


def terciles_told(said: Words, answer: Answer | None) -> None:
    """How many messages make each third, and whether chance explains that they leave unlike."""
    if answer is None or answer.is_empty or answer.rows["messages_most"].null_count() == answer.rows.height:
        return
    thirds = [
        said.say("pressure.third", name=said.named("tercile", row["tercile"]), least=row["messages_least"], n=row["messages_most"])
        if row["messages_least"] < row["messages_most"] else said.say("pressure.third_alike", name=said.named("tercile", row["tercile"]), n=row["messages_most"])
        for row in answer.rows.iter_rows(named=True) if row["messages_most"] is not None
    ]  # fmt: skip
    p = answer.rows["log_rank_p"][0]
    verdict = "unknown" if p is None else "alike" if p >= LIKE_CHANCE else "unlike"
    listed = said.listed(thirds)
    st.caption(" ".join([listed[:1].upper() + listed[1:] + ".", said.say(f"pressure.thirds_{verdict}", p=said.number(max(p or 0, 0.001), 3))]))


def drawn_told(said: Words, scope: Scope, key: str = "drawn") -> None:
    """Under a figure told from people drawn by chance: how many of how many; nothing where it is told from everyone.
    `drawn_by_week`: of all figures about weeks of people, which are drawn from where there are very many."""
    answer = current.answer("people_drawn", scope)
    if answer is None or answer.is_empty:
        return
    drawn, people = (answer.n if key == "drawn" else answer.rows["people_by_week"][0]), answer.rows["people_subscribed"][0]
    if drawn and people is not None and drawn < people:
        st.caption(said.say(f"pressure.{key}", n=drawn, people=people))


def lines_found(answer: Answer, said: Words, *rest, **options):
    """The segments for which a line was found; the table beneath says of the others why not. The title tells sure lines alone."""
    kept = replace(answer, rows=answer.rows.filter(pl.col("saturates_from").is_not_null() | pl.col("is_hidden")))
    chart = charts.dots(kept, said, *rest, metrics=("saturates_from", "saturates_surely_from"), by="segment", **options)
    if answer.rows["saturates_surely_from"].null_count() == answer.rows.height:
        return replace(chart, title=said.say("pressure.no_sure_line"))
    return replace(chart, title=finding(kept, said, "saturates_surely_from"))


def arms_drawn(answer: Answer, said: Words, *rest, **options):
    """The share of people in each arm beside the one planned; the title says whether they agree."""
    chart = charts.dots(answer, said, *rest, metrics=("drawn_share", "planned_share"), **options)
    if answer.rows["is_hidden"].any():
        return chart
    p = answer.rows["sample_ratio_p"][0]
    if p is None:
        return replace(chart, title=said.say("test.arms_unplanned"))
    if p < SAMPLE_RATIO_BAR:
        return replace(chart, title=said.say("test.arms_not_as_planned", p=said.number(SAMPLE_RATIO_BAR, 3)))
    return replace(chart, title=said.say("test.arms_as_planned", p=said.number(p, 2)))


def people_effects(answer: Answer, said: Words, *rest, **options):
    """The effects of a test counted in people; euros would crush them on one axis. The title tells those that are proven."""
    kept = replace(answer, rows=answer.rows.filter(pl.col("effect_on") != "revenue"))
    split = "arm" if kept.rows["arm"].n_unique() > 1 else None
    chart = charts.dots(kept, said, *rest, metrics="effect_per_1000", by="effect_on", split=split, order="given", **options)
    return replace(chart, title=_caused(answer, said))


def _effect_told(row: dict, said: Words) -> str:
    return f"{said.named('effect_on', row['effect_on'])} {said.signed(row['effect_per_1000'], 'money' if row['effect_on'] == 'revenue' else 'count')}"


def _caused(answer: Answer, said: Words) -> str:
    """The effects that a test caused, harms first; where none is proven, that."""
    verdicts = answer.rows["test_verdict"]
    proven = [row for verdict in ("negative", "positive") for row in answer.rows.filter(verdicts == verdict).iter_rows(named=True)]
    if proven:
        told = [(said.named("arm", row["arm"]), _effect_told(row, said)) for row in proven[:MOST_IN_TITLE]]
        if answer.rows["arm"].n_unique() == 1:
            return said.say("test.caused", arm=told[0][0], effects=said.listed(effect for _, effect in told))
        return said.say("test.caused_by_arms", effects=said.listed(said.say("test.effect_of_arm", arm=arm, effect=effect) for arm, effect in told))
    if (verdicts == "none_at_mde").all():
        return said.say("test.none_found")
    because = answer.rows["verdict_because"].unique().to_list()
    if because in (["no_plan"], ["sample_ratio"]):
        return said.say("test.no_verdict", because=said.named("verdict_because", because[0]))
    return said.say("test.none_established")


def verdicts(said: Words, answer: Answer | None) -> None:
    """What each arm did, in a sentence per effect: the draw was by chance, so that “causes” may be said."""
    if answer is None or answer.is_empty:
        return
    sentences = []
    for row in answer.rows.iter_rows(named=True):
        unit = "money" if row["effect_on"] == "revenue" else "count"
        told = {
            "arm": said.named("arm", row["arm"]), "what": said.named("effect_on", row["effect_on"]), "effect": said.signed(row["effect_per_1000"], unit),
            "interval": said.interval(row["effect_per_1000_low"], row["effect_per_1000_high"], unit), "mde": said.value(row["smallest_detectable"], unit),
        }  # fmt: skip
        key = f"test.{row['test_verdict']}" if row["test_verdict"] != "unknown" else f"test.unknown_{row['verdict_because']}"
        sentences.append(said.say(key, **told))
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))


def test_choices(said: Words, known: tuple[str, ...]) -> dict[str, object]:
    """Which test, over how many weeks, against which plan: parameters of the questions about tests."""
    columns = st.columns(3, vertical_alignment="bottom")
    with columns[0]:
        named = view.one_of("test", said.say("test.which"), known, known[0], str)
    with columns[1]:
        weeks = view.number("test_weeks", said.say("test.weeks"), 12, 1, 52)
    with columns[2]:
        percent = view.number("control_percent", said.say("test.control_percent"), 0, 0, 99)
    return {"experiment": named, "weeks": weeks, "control_percent": percent}


def arms_told(said: Words, answer: Answer | None) -> None:
    """Whether the arms have the sizes the plan says."""
    if answer is None or answer.is_empty:
        return
    p = answer.rows["sample_ratio_p"].drop_nulls()
    if p.is_empty():
        st.info(said.say("test.no_plan_told"))
    elif p[0] < SAMPLE_RATIO_BAR:
        st.error(said.say("test.not_as_planned"))
    else:
        st.caption(said.say("test.as_planned"))


def planning(said: Words, scope: Scope) -> None:
    """The planner: what to look for, how long, how many; then the draw, as a file."""
    now = current.answer("rates_now", scope)
    if now is None or now.is_empty or not now.n:
        st.info(said.say("empty.question"))
        return
    columns = st.columns(3)
    with columns[0]:
        measured = view.one_of("measured", said.say("plan.measured"), tuple(MEASURED), "opt_outs", lambda one: said.named("effect_on", one))
    with columns[1]:
        change = view.number("change", said.say("plan.change"), 20, 1, 200)
    with columns[2]:
        arm = view.number("arm_percent", said.say("plan.arm"), 10, 1, 45)
    share = now.rows[MEASURED[measured]][0]
    drawable = current.answer("people_to_draw", scope)
    people = drawable.rows["customer_id"].to_list() if drawable is not None else []
    if share is None or not share > 0:
        st.info(said.say("plan.nothing_happens"))
        return
    if not people:
        st.info(said.say("plan.nobody"))
        return
    found = planner.plans(float(share), len(people), arm, change)
    st.caption(said.say("plan.base", n=len(people), what=said.named("effect_on", measured), share=said.share(share)))
    table = pl.DataFrame(
        {
            said.say("plan.weeks"): [said.count(plan.weeks) for plan in found],
            said.say("plan.expected"): [said.share(plan.expected_share) for plan in found],
            said.say("plan.needed"): [said.count(plan.needed_per_arm) for plan in found],
            said.say("plan.there_are"): [said.count(plan.in_each_arm) for plan in found],
            said.say("plan.power"): [said.share(plan.power, 0) for plan in found],
        }
    )
    st.table(table)
    enough = next((plan for plan in found if plan.is_enough), None)
    st.markdown(said.say("plan.enough", weeks=enough.weeks) if enough else said.say("plan.not_enough"))
    _drawing(said, scope, arm, people)


def _drawing(said: Words, scope: Scope, arm: int, people: list[str]) -> None:
    left, right = st.columns(2, vertical_alignment="bottom")
    with left:
        seed = view.number("seed", said.say("plan.seed"), 20_260_101, 0, 2**31 - 1)
    named = f"pressure-{scope.end.isoformat()}-{seed}"
    with right:
        st.download_button(
            said.say("plan.draw", n=len(people)), lambda: planner.draw(people, named, seed, arm, datetime.now(UTC)).write_csv().encode("utf-8"),
            f"experiment_arms-{named}.csv", "text/csv", key="draw", on_click="ignore",
        )  # fmt: skip
    st.caption(said.say("plan.how_to_use"))
