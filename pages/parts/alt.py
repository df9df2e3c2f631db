"""What a chart shows, in words and from its numbers, for readers who do not see it (at most 400 characters).

In order: what it is, the latest or the extremes, the size, the period, what is hidden, unknown or still running.
"""

from __future__ import annotations

from pages.parts import shape
from pages.parts.charts.chart import shortened

LONGEST = 400
NAME = 40


def told(words, *sentences: str) -> str:
    """The sentences that fit, in order; one that does not fit is left out whole."""
    text = ""
    for sentence in sentences:
        if sentence and len(text) + len(sentence) + 1 <= LONGEST:
            text = f"{text} {sentence}".strip()
    return text


def what(answer, words, kind: str, metric: str, **more) -> str:
    """The opening: "Courbe : part satisfaite, de … à …"."""
    names = [words.heading(answer, name).lower() for name in shape.grain(answer)]
    label = words.heading(answer, metric)
    values = {"measure": label[:1].lower() + label[1:], "grain": words.listed(names), **more}
    return words.say(f"alt.{kind}", **{name: value for name, value in values.items()})


def extremes(words, named: list[tuple[str, float]], unit) -> list[str]:
    """The highest and the lowest of (name, value) pairs; one alone is the highest."""
    if not named:
        return []
    ranked = sorted(named, key=lambda pair: pair[1])
    high, low = ranked[-1], ranked[0]
    sentences = [words.say("alt.highest", name=shortened(high[0], NAME), value=words.value(high[1], unit))]
    if len(ranked) > 1 and low[1] != high[1]:
        sentences.append(words.say("alt.lowest", name=shortened(low[0], NAME), value=words.value(low[1], unit)))
    return sentences


def latest(words, name: str, value: float, unit) -> str:
    return words.say("alt.latest", name=shortened(name, NAME), value=words.value(value, unit))


def size(answer, words) -> list[str]:
    """How many things the answer counts, and over which period."""
    sentences = [words.say("alt.total", n=answer.n)] if answer.n is not None else []
    return [*sentences, words.say("alt.period", period=words.period(answer.scope.start, answer.scope.end))]


def gaps(words, cells) -> list[str]:
    """How many values are hidden or unknown, and whether the last period still runs."""
    sentences = []
    hidden = sum(cell.is_hidden for cell in cells)
    missing = sum(cell.value is None and not cell.is_hidden for cell in cells)
    if hidden:
        sentences.append(words.say("alt.hidden", n=hidden))
    if missing:
        sentences.append(words.say("alt.not_known", n=missing))
    if any(cell.is_incomplete for cell in cells):
        sentences.append(words.say("alt.incomplete"))
    return sentences


def of_groups(answer, words, kind: str, metric: str, cells, name) -> str:
    """The description of a chart that compares groups; `name` writes a cell's key."""
    unit = shape.unit_of(answer, metric)
    pairs = [(name(cell), cell.value) for cell in cells if cell.is_shown]
    return told(
        words,
        what(answer, words, kind, metric),
        *extremes(words, pairs, unit),
        *size(answer, words),
        *gaps(words, cells),
    )
