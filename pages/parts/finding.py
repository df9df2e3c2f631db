"""The title of a chart: what it found, in numbers, when the numbers carry it; else the question.

A question's header may give `title.en` and `title.fr`, several times: the first whose fields can all be told is used.
What may be told is decided here, once for all charts:

    {best} {worst}          the values of the best and the worst group, by the metric's good direction
    {highest} {lowest}      the same, whatever is good; of two grains crossed, the cells, with {highest_row} {highest_column}
    {flat_low} {flat_high}  the lowest and the highest where chance suffices to explain the gap between them
    {clear_low} {clear_high}         two groups that stay apart where the extremes do not, being known less well
    {only} {only_span}      the value of the one group of thirty cases or more, where others have fewer
    {alike}                 what all groups have, where it is the same
    {largest} {largest_share}        the largest count and its share of all counted
    {unreached_label}       the one group whose delay is not reached: less than that share of it has ended
    {first} {latest} {change}        the first and the latest complete period, and the difference, with its sign
    {far}                   the period furthest from the latest, where the first is not apart from it, or less than half as far
    {flat} {since}          the latest complete period where no other differs from it, and the first one
    {moved_label} {moved_first} {moved_latest} {moved_change}    over time, the group that changed most
    {peak}                  of what is counted by period and another grain, the largest cell, where it is the only one
    {value} {span}          the only value and its interval
    {rest} {rest_span}      what a share leaves, and its interval
    {stood} {judged} {untold}        the groups whose change stands after all groups looked at, the two furthest from 1; how many were judged, where
                            none stands; and those of which too little is known
    {..._label}             for each of these, which group or period it is
    {at} {measure} {n} {period} {hidden}
    {feeling}               the feeling that was asked for

Two header lines choose what of a chart is told: `title at: 1440` takes curves at that time (`{at}`), `title of: column = value`
one part of a whole, or one side, of each group. A part of a count is told as a share with its interval (Wilson, 1927).

A group with fewer than 30 cases, a period still running and a hidden value are never named; of more than two equal
extremes, none is. Extremes are told where
their intervals stay apart, made wider by the number of pairs among which the two were found (Bonferroni, Dunn 1961);
{first}, {change} and {far} want the same of the two periods. A solid group whose value is unknown may be the extreme: then none is told.
"""

from __future__ import annotations

import difflib
import math
import re
from dataclasses import replace
from statistics import NormalDist

from pages.parts import shape
from pages.parts.formats import DELAYS
from pages.parts.seen import Seen, grouped, without
from pages.parts.seen import seen as seen_of
from pages.parts.shape import Cell
from queries.certainty import THIN
from queries.certainty.comparison import HIGHER, LOWER, SAME

EXTREMES = ("best", "worst", "highest", "lowest", "flat_low", "flat_high", "clear_low", "clear_high")
FIELDS = (
    *EXTREMES, "alike", *(f"{name}_{what}" for name in EXTREMES for what in ("label", "row", "column")), "only", "only_label", "only_span", "largest", "largest_label", "largest_share", "unreached_label",
    "first", "first_label", "latest", "latest_label", "change", "far", "far_label", "flat", "since", "moved_label", "moved_first", "moved_latest", "moved_change", "peak", "peak_label", "value", "value_label", "span", "rest", "rest_span",
    "stood", "judged", "untold",
    "at", "measure", "n", "period", "hidden", "feeling",
)  # fmt: skip
LONGEST_LABEL = 48
FEW_NAMED = 2
CHANGED, VERDICT = "feeling_index", "feeling_change"
"""An index against a group's own past, and the column that says whether its change stands."""
_FIELD = re.compile(r"\{(\w+)\}")
_TOUCHING = 1.96 * 2**0.5
"""Two equal 95 % intervals that just touch: their difference is this many standard errors from 0."""


class UnknownField(ValueError):
    """A title template asks for a field that titles do not have."""


def finding(answer, words, metric: str | None = None) -> str:
    """The first title that can be told, or the question's own text where nothing can honestly be claimed. Raises UnknownField."""
    question = answer.question
    templates = question.many(f"title.{words.language}") or question.many("title.en")
    if templates:
        known = fields(answer, words, metric)
        for template in templates:
            wanted = _FIELD.findall(template)
            _refuse_unknown(wanted, question.name)
            if all(known.get(field) for field in wanted):
                title = _FIELD.sub(lambda found: known[found[1]], words.typeset(template))
                return title[:1].upper() + title[1:]
    return words.of(question, "question")


def _refuse_unknown(wanted, name: str) -> None:
    for field in wanted:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"fields: {', '.join(FIELDS)}"
            raise UnknownField(f"{name}: a title has no field {field!r}; {hint}")


def fields(answer, words, metric: str | None = None) -> dict[str, str]:
    """Every field that this answer can honestly fill."""
    metric = shape.measure(answer, metric)
    measure = words.heading(answer, metric)
    seen = seen_of(answer, words, metric)
    known = {
        "n": words.count(answer.n) if answer.n is not None else "",
        "period": words.period(answer.scope.start, answer.scope.end),
        "hidden": words.count(answer.hidden),
        "measure": measure[:1].lower() + measure[1:],
        "at": seen.at,
        "feeling": words.named("feeling", answer.values["feeling"]) if "feeling" in answer.values else "",
    }
    if len(seen.cells) == 1:
        known |= _alone(words, seen)
    when, better = shape.time_column(answer), shape.better_of(answer, metric)
    if when in seen.names:
        if metric == "n" and seen.unit == "count" and len(seen.names) == 2:
            known |= _peak(words, seen)
        return known | _over_time(words, seen, seen.names.index(when), better)
    if len(seen.names) not in (1, 2):
        return known
    known |= _among(words, seen, better)
    if metric == CHANGED and len(seen.names) == 1 and VERDICT in answer.rows.columns:
        known |= _standing(words, seen, dict(zip(answer.rows[seen.names[0]], answer.rows[VERDICT], strict=True)))
    if metric == "n" and seen.unit == "count" and len(seen.names) == 1:
        known |= _parts(words, seen, answer)
    if seen.unit in DELAYS:
        unreached = [cell for cell in seen.cells if _is_unknown(cell)]
        if len(unreached) == 1:
            known["unreached_label"] = _label(words, seen.names, unreached[0])
    return known


def _alone(words, seen: Seen) -> dict[str, str]:
    """The only value; of few cases, nothing."""
    cell = seen.cells[0]
    if not cell.is_shown or cell.is_thin:
        return {}
    known = {"value": words.value(cell.value, seen.unit), "value_label": _label(words, seen.names, cell)}
    if cell.has_interval:
        known["span"] = words.span(cell.low, cell.high, seen.unit)
    if seen.unit == "share":
        known["rest"] = words.value(round(1 - cell.value, 12), "share")
        if cell.has_interval:
            known["rest_span"] = words.span(round(1 - cell.high, 12), round(1 - cell.low, 12), "share")
    return known


def _label(words, names, cell: Cell) -> str:
    text = ", ".join(words.named(name, value) for name, value in zip(names, cell.key, strict=True))
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1].rstrip() + "…"


def _among(words, seen: Seen, better: str) -> dict[str, str]:
    """The extremes of groups, or of the cells of two grains; where they are not apart, the room they all lie in."""
    solid = sorted((cell for cell in seen.cells if cell.is_shown and not cell.is_thin), key=lambda cell: cell.value)
    if any(_is_unknown(cell) for cell in seen.cells):
        return {}
    if len(solid) < 2:
        return _only(words, seen, solid)
    low, high, pairs = solid[0], solid[-1], len(solid) * (len(solid) - 1) // 2
    if _apart(low, high, pairs):
        best, worst = (low, high) if better == "lower" else (high, low)
        told = {"best": best, "worst": worst, "highest": high, "lowest": low}
    elif words.value(low.value, seen.unit) != words.value(high.value, seen.unit):
        told = {"flat_low": low, "flat_high": high} | _clear(solid, pairs)
    else:
        return {"alike": words.value(low.value, seen.unit)}
    found = {}
    for name, cell in told.items():
        found[name] = words.value(cell.value, seen.unit)
        tied = [other for other in solid if other.value == cell.value]
        if len(tied) > 2:
            continue
        found[f"{name}_label"] = words.listed(_label(words, seen.names, one) for one in tied)
        if len(seen.names) == 2 and len(tied) == 1:
            found[f"{name}_row"], found[f"{name}_column"] = (words.named(*pair) for pair in zip(seen.names, cell.key, strict=True))
    return found


def _clear(solid: list[Cell], pairs: int) -> dict[str, Cell]:
    """The group surely highest and the one surely lowest, where their intervals stay apart as those of any of the pairs must."""
    bounded = [cell for cell in solid if cell.has_interval]
    if len(bounded) < 2:
        return {}
    low, high = min(bounded, key=lambda cell: cell.high), max(bounded, key=lambda cell: cell.low)
    return {"clear_low": low, "clear_high": high} if _apart(low, high, pairs) else {}


def _only(words, seen: Seen, solid: list[Cell]) -> dict[str, str]:
    """The one group of thirty or more among smaller ones."""
    if len(solid) != 1 or len(seen.cells) == 1:
        return {}
    told = {"only": words.value(solid[0].value, seen.unit), "only_label": _label(words, seen.names, solid[0])}
    return told | ({"only_span": words.span(solid[0].low, solid[0].high, seen.unit)} if solid[0].has_interval else {})


def _standing(words, seen: Seen, verdicts: dict) -> dict[str, str]:
    """The groups whose change stands by its verdict, the two furthest first; those that could not be judged, by name where they are few."""
    judged = [cell for cell in seen.cells if cell.is_shown and verdicts[cell.key[0]] in (HIGHER, LOWER, SAME)]
    stood = sorted((cell for cell in judged if verdicts[cell.key[0]] != SAME and cell.value > 0), key=lambda cell: -abs(math.log(cell.value)))
    untold = [cell for cell in seen.cells if cell not in judged]
    found = {"untold": words.listed(_label(words, seen.names, cell) for cell in untold) if len(untold) <= FEW_NAMED else words.count(len(untold))} if untold else {}
    if stood:
        found["stood"] = words.listed(words.say("finding.group", group=_label(words, seen.names, cell), value=words.value(cell.value, seen.unit)) for cell in stood[:FEW_NAMED])
    elif judged:
        found["judged"] = words.count(len(judged))
    return found


def _parts(words, seen: Seen, answer) -> dict[str, str]:
    """The largest of the parts of a count, where they make the whole that was counted."""
    shown = sorted((cell for cell in seen.cells if cell.is_shown), key=lambda cell: -cell.value)
    total = sum(cell.value for cell in shown)
    is_whole = answer.n is not None and (total <= answer.n if answer.hidden else total == answer.n)
    if not is_whole or len(seen.cells) < 2 or not shown or shown[0].is_thin or (len(shown) > 1 and shown[1].value == shown[0].value):
        return {}
    return {
        "largest": words.value(shown[0].value, "count"), "largest_label": _label(words, seen.names, shown[0]),
        "largest_share": words.value(shown[0].value / answer.n, "share"),
    }  # fmt: skip


def _peak(words, seen: Seen) -> dict[str, str]:
    """The largest cell of a calendar: what was counted, so that it needs no interval."""
    cells = sorted((cell for cell in seen.cells if cell.is_shown), key=lambda cell: -cell.value)
    if len(cells) < 2 or cells[0].is_thin or cells[0].value == cells[1].value:
        return {}
    held = dict(zip(seen.names, cells[0].key, strict=True))
    is_day = seen.names == ("month", "day_of_month")
    label = words.date(held["month"].replace(day=int(held["day_of_month"]))) if is_day else _label(words, seen.names, cells[0])
    return {"peak": words.value(cells[0].value, "count"), "peak_label": label}


def _over_time(words, seen: Seen, place: int, better: str) -> dict[str, str]:
    """The first and the latest complete period; of several groups, the one that moved most and how they stand at last."""
    column = seen.names[place]
    complete = [cell for cell in seen.cells if not cell.is_incomplete and cell.key[place] is not None]
    if not complete:
        return {}
    last = max(cell.key[place] for cell in complete)
    groups = grouped(complete, place)
    if len(seen.names) == 1:
        return _first_and_latest(words, column, seen.unit, next(iter(groups.values())), place, last)
    if len(seen.names) != 2:
        return {}
    others = (seen.names[1 - place],)
    latest = [replace(cell, key=without(cell.key, place)) for cell in complete if cell.key[place] == last]
    found = _among(words, Seen(others, latest, seen.unit), better) | {"latest_label": words.named(column, last)}
    pairs = {key: _ends(group, place, last) for key, group in groups.items()}
    moved = [(abs(pair[1].value - pair[0].value), key, pair) for key, pair in pairs.items() if pair and _differ(*pair, len(pairs))]
    if moved:
        size, key, (first, latest) = max(moved, key=lambda one: (one[0], str(one[1])))
        found |= {
            "moved_label": _label(words, others, replace(latest, key=key)), "moved_change": words.signed(latest.value - first.value, seen.unit),
            "moved_first": words.value(first.value, seen.unit), "moved_latest": words.value(latest.value, seen.unit), "first_label": words.named(column, first.key[place]),
        }  # fmt: skip
    return found


def _ends(cells, place: int, last) -> tuple[Cell | None, Cell] | None:
    """The first solid period and the latest of all; None where the latest is hidden, unknown or of few cases."""
    solid = sorted((cell for cell in cells if cell.is_shown and not cell.is_thin), key=lambda cell: cell.key[place])
    return (solid[0], solid[-1]) if len(solid) > 1 and solid[-1].key[place] == last else None


def _first_and_latest(words, column: str, unit, cells, place: int, last) -> dict[str, str]:
    latest = next((cell for cell in cells if cell.key[place] == last and cell.is_shown and not cell.is_thin), None)
    if latest is None:
        return {}
    found = {"latest": words.value(latest.value, unit), "latest_label": words.named(column, last)}
    solid = sorted((cell for cell in cells if cell.is_shown and not cell.is_thin and cell.key[place] != last), key=lambda cell: cell.key[place])
    if not solid:
        return found
    first, gap = solid[0], lambda cell: abs(cell.value - latest.value)
    has_moved = _differ(first, latest)
    if has_moved:
        change = words.signed(latest.value - first.value, unit)
        found |= {"first": words.value(first.value, unit), "first_label": words.named(column, first.key[place]), "change": change}
    others = [cell for cell in solid if _differ(cell, latest, len(solid))]
    far = max(others, key=gap, default=None)
    if far is not None and (not has_moved or (far.has_interval and gap(far) > 2 * gap(first))):
        found |= {"far": words.value(far.value, unit), "far_label": words.named(column, far.key[place])}
    elif not others and not has_moved:
        found |= {"flat": found["latest"], "since": words.named(column, first.key[place])}
    return found


def _is_unknown(cell: Cell) -> bool:
    """A group of thirty or more whose value could not be told."""
    return cell.value is None and not cell.is_hidden and not cell.is_thin and (cell.n or 0) >= THIN


def _differ(one: Cell, other: Cell, looks: int = 1) -> bool:
    return _apart(*sorted((one, other), key=lambda cell: cell.value), looks)


def _apart(low: Cell, high: Cell, looks: int = 1) -> bool:
    """Whether two cells differ beyond their intervals, made wider for `looks` pairs; without intervals, whether they differ at all."""
    if (low.low is not None and low.high is None) or low.value >= high.value:
        return False
    wider = max(1.0, NormalDist().inv_cdf(1 - 0.025 / max(looks, 1)) / _TOUCHING)
    top = low.value if low.high is None else low.value + (low.high - low.value) * wider
    bottom = high.value if high.low is None else high.value - (high.value - high.low) * wider
    return top < bottom
