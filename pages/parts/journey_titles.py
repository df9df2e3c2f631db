"""What the figures about journeys found, as their titles; '' where too little is told to say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import polars as pl

from pages.parts.journey_choices import ANY
from pages.parts.words import Words
from queries import Answer
from queries.certainty.suppression import THIN


def titled(draw: Callable, title: Callable[[Answer], str]) -> Callable:
    """A chart whose title is told by the page, where it has one to tell."""

    def drawn(answer, said, theme, **options):
        chart = draw(answer, said, theme, **options)
        return replace(chart, title=title(answer) or chart.title)

    return drawn


def started(answer: Answer) -> int:
    return answer.rows["share_of_started_n"].max()


def flow_title(answer: Answer, said: Words, begin: str, finish: str = ANY) -> str:
    """What follows the first step most often, and how many end there or, towards an end, go straight there, where that is not withheld."""
    at_first = answer.rows.filter(pl.col("step_no") == 1)
    stop = "end" if finish == ANY else finish
    is_withheld = not at_first.filter(pl.col("is_hidden") & (pl.col("target").is_null() | (pl.col("target") == stop))).is_empty()
    after = at_first.filter(~pl.col("is_hidden")).group_by("target").agg(pl.col("journeys").sum(), pl.col("n").sum()).filter(~pl.col("target").is_in(("open", "other")))
    stopped = after.filter(pl.col("target") == stop)["journeys"].sum()
    onward = after.filter((pl.col("target") != stop) & (pl.col("n") >= THIN)).sort("journeys", descending=True)
    told = {"ended": said.share(stopped / started(answer))} if not is_withheld and started(answer) else {}
    if not onward.is_empty():
        told |= {"step": said.named("what_step", onward["target"][0]), "share": said.share(onward["journeys"][0] / started(answer))}
    if finish != ANY:
        return _reached(said, begin, finish, told)
    if onward.is_empty():
        return ""
    key = "journey.flow_next" if is_withheld else "journey.flow_title"
    return said.say(key, **told) if begin == ANY else said.say(f"{key}_from", begin=said.named("what_step", begin), **told)


def _reached(said: Words, begin: str, finish: str, told: dict[str, str]) -> str:
    how = [said.say("journey.straight", share=told["ended"])] if "ended" in told else []
    how += [said.say("journey.by_way", step=told["step"], share=told["share"])] if "step" in told else []
    names = {"finish": said.named("what_step", finish), "how": ", ".join(how)} | ({} if begin == ANY else {"begin": said.named("what_step", begin)})
    return said.say("journey.reached" if begin == ANY else "journey.reached_from", **names) if how else ""


def matrix_title(answer: Answer, said: Words, finish: str = ANY) -> str:
    """How many ended, or came to the end chosen, by the second step and by the fifth."""
    stop = "end" if finish == ANY else finish
    stopped = {row["step_no"]: row["share_of_started"] for row in answer.rows.filter((pl.col("what_step") == stop) & ~pl.col("is_hidden")).iter_rows(named=True)}
    if not {2, 5} <= stopped.keys():
        return ""
    told = {"first": said.share(stopped[2]), "later": said.share(stopped[5])}
    return said.say("journey.matrix_title", **told) if finish == ANY else said.say("journey.matrix_reached", finish=said.named("what_step", finish), **told)


def around_title(answer: Answer, said: Words, at: str) -> str:
    told = {}
    for moment in ("before", "after"):
        rows = answer.rows.filter((pl.col("moment") == moment) & ~pl.col("is_hidden") & ~pl.col("is_thin")).sort("share_of_times", descending=True)
        if rows.is_empty():
            return ""
        told |= {moment: said.named("what_step", rows["what_step"][0]), f"{moment}_share": said.share(rows["share_of_times"][0])}
    return said.say("journey.around_title", step=said.named("what_step", at), **told)


def lift_title(answer: Answer, said: Words, ending: str) -> str:
    """The step that stands furthest out, with and without regard to activity."""
    kept = answer.rows.filter(pl.col("stands") & (pl.col("lift") > 0) & pl.col("lift_at_equal_activity").is_not_null() & ~pl.col("is_thin"))
    if kept.is_empty() or not ending:
        return ""
    above = kept.filter((pl.col("lift") > 1) & (pl.col("lift_at_equal_activity") > 1))
    row = (kept if above.is_empty() else above).row(0, named=True)
    told = {"step": said.named("what_step", row["what_step"]), "lift": said.number(row["lift"]), "equal": said.number(row["lift_at_equal_activity"])}
    return said.say("journey.lift_title", ending=ending, **told)


def value_title(answer: Answer, said: Words) -> str:
    """What customers of the best and of the worst quarter of arrival have brought by the last month that all quarters have lived."""
    seen = answer.rows.filter(~pl.col("is_hidden") & pl.col("value_per_customer").is_not_null())
    if seen.is_empty():
        return ""
    month = seen.group_by("cohort_quarter").agg(pl.col("month_no").max())["month_no"].min()
    rows = seen.filter(pl.col("month_no") == month).sort("value_per_customer", descending=True).to_dicts()
    if not rows:
        return ""
    value = lambda row: said.value(row["value_per_customer"], answer.columns["value_per_customer"].unit)
    told = {"n": month, "best": said.named("cohort_quarter", rows[0]["cohort_quarter"]), "highest": value(rows[0]), "worst": said.named("cohort_quarter", rows[-1]["cohort_quarter"]), "lowest": value(rows[-1])}
    return said.say(f"trajectory.value_{'first_month' if not month else 'after'}{'_alone' if len(rows) == 1 else ''}", **told)
