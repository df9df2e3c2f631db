"""The title of a chart: what it found, in numbers, when the numbers carry it; else the question.

A question's header may give `title.en` and `title.fr`, with these fields:

    {best} {worst}          the values of the best and the worst group, by the metric's good direction
    {highest} {lowest}      the same, whatever is good
    {first} {latest}        the values of the first and the latest complete period
    {best_label} …          for each of these, which group or period it is
    {change}                latest minus first, with its sign
    {value}                 the only row's value
    {n} {period} {hidden}

A title is only used when all its fields can be told. {best}, {worst}, {highest} and {lowest} want at least two shown
groups whose intervals, where there are any, do not overlap; {first}, {latest} and {change} want a time grain and, for
{change}, two periods whose intervals do not overlap. Groups with fewer than 30 cases are not named best or worst.
"""

from __future__ import annotations

import difflib
import re

from pages.parts import shape

FIELDS = (
    "best", "best_label", "worst", "worst_label", "highest", "highest_label", "lowest", "lowest_label", "first",
    "first_label", "latest", "latest_label", "change", "value", "n", "period", "hidden",
)  # fmt: skip
_FIELD = re.compile(r"\{(\w+)\}")


class UnknownField(ValueError):
    """A title template asks for a field that titles do not have."""


def finding(answer, words, metric: str | None = None) -> str:
    """The finding, or the question's own text where nothing can honestly be claimed. Raises UnknownField."""
    template = words.of(answer.question, "title")
    question = words.of(answer.question, "question")
    if not template:
        return question
    wanted = _FIELD.findall(template)
    for field in wanted:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"fields: {', '.join(FIELDS)}"
            raise UnknownField(f"{answer.question.name}: a title has no field {field!r}; {hint}")
    known = fields(answer, words, metric)
    if not all(known.get(field) for field in wanted):
        return question
    title = _FIELD.sub(lambda found: known[found[1]], template)
    return title[:1].upper() + title[1:]


def fields(answer, words, metric: str | None = None) -> dict[str, str]:
    """Every field that this answer can honestly fill."""
    metric = shape.measure(answer, metric)
    unit = shape.unit_of(answer, metric)
    cells = shape.cells(answer, metric)
    known = {
        "n": words.count(answer.n) if answer.n is not None else "",
        "period": words.period(answer.scope.start, answer.scope.end),
        "hidden": words.count(answer.hidden),
    }
    shown = [cell for cell in cells if cell.is_shown]
    if len(cells) == 1 and shown:
        known["value"] = words.value(shown[0].value, unit)
    names = shape.grain(answer)
    if len(names) != 1:
        return known
    if shape.time_column(answer):
        known |= _over_time(words, names[0], unit, shown)
    else:
        known |= _among_groups(words, names[0], unit, shown, shape.better_of(answer, metric))
    return known


def _among_groups(words, column: str, unit, shown, better: str) -> dict[str, str]:
    solid = sorted((cell for cell in shown if not cell.is_thin), key=lambda cell: cell.value)
    if len(solid) < 2 or not _apart(solid[0], solid[-1]):
        return {}
    low, high = solid[0], solid[-1]
    best, worst = (low, high) if better == "lower" else (high, low)
    found = {}
    for name, cell in (("best", best), ("worst", worst), ("highest", high), ("lowest", low)):
        found[name] = words.value(cell.value, unit)
        found[f"{name}_label"] = words.named(column, cell.key[0])
    return found


def _over_time(words, column: str, unit, shown) -> dict[str, str]:
    complete = sorted((cell for cell in shown if not cell.is_incomplete), key=lambda cell: cell.key[0])
    if not complete:
        return {}
    first, latest = complete[0], complete[-1]
    found = {}
    for name, cell in (("first", first), ("latest", latest)):
        found[name] = words.value(cell.value, unit)
        found[f"{name}_label"] = words.named(column, cell.key[0])
    if first is not latest and _apart(*sorted((first, latest), key=lambda cell: cell.value)):
        found["change"] = words.signed(latest.value - first.value, unit)
    return found


def _apart(low, high) -> bool:
    """Whether two cells differ beyond their intervals; without intervals, whether they differ at all."""
    if low.has_interval and high.has_interval:
        return low.high < high.low
    return low.value < high.value
