"""A trend as a small vector image that stands alone in a document: no script, no font, no request; told in words for those who do not see it."""

from __future__ import annotations

from html import escape

from pages.parts import alt, shape
from pages.parts.charts import scale as scales

WIDTH, HEIGHT = 320, 84
LEFT, RIGHT, TOP, BOTTOM = 4, 62, 14, 18
MARK_WIDTH = 8
INK, LINE, QUIET, PAPER = "#1f2328", "#17607a", "#5a5f66", "#fff"


def trend(answer, words, metric: str, *, marks=()) -> str:
    """The answer's metric over time as `<svg>`: gaps where it is hidden, the latest complete value written beside;
    `marks` are (date, label) drawn as dashed lines, up to the end of what was asked, where no whole period may stand.
    '' where there are fewer than two values."""
    when = shape.time_column(answer)
    cells = sorted((cell for cell in shape.cells(answer, metric, (when,)) if cell.key[0] is not None and not cell.is_incomplete), key=lambda cell: cell.key[0]) if when else []
    shown = [cell for cell in cells if cell.is_shown]
    if len(shown) < 2:
        return ""
    unit = shape.unit_of(answer, metric)
    first, last = cells[0].key[0], cells[-1].key[0]
    until = max(scales.as_date(last) + scales.bucket([cell.key[0] for cell in cells], when), answer.scope.end)
    low, high = min(cell.value for cell in shown), max(cell.value for cell in shown)
    room = (high - low) or abs(high) or 1.0
    across = lambda day: LEFT + (scales.as_date(day) - scales.as_date(first)).days / (until - scales.as_date(first)).days * (WIDTH - LEFT - RIGHT)
    down = lambda value: HEIGHT - BOTTOM - (value - low) / room * (HEIGHT - TOP - BOTTOM)
    told = alt.told(
        words, alt.what(answer, words, "spark", metric, first=words.date(first), last=words.date(last)),
        *alt.extremes(words, [(words.named(when, cell.key[0]), cell.value) for cell in shown], unit), *alt.size(answer, words), *alt.gaps(words, cells),
    )  # fmt: skip
    parts = [f'<svg role="img" aria-label="{escape(told)}" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" xmlns="http://www.w3.org/2000/svg">', f"<title>{escape(told)}</title>"]
    free = LEFT
    for day, label in sorted(marks):
        if scales.as_date(first) <= day <= until:
            x = f"{across(day):.1f}"
            parts.append(f'<line x1="{x}" x2="{x}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="{QUIET}" stroke-dasharray="2 3"/>')
            free = max(across(day), free)  # letters of neighbouring days stand side by side
            parts.append(f'<text x="{free:.1f}" y="{TOP - 4}" font-size="8" text-anchor="middle" fill="{QUIET}">{escape(label[:24])}</text>')
            free += MARK_WIDTH
    for stretch in _stretches(cells):
        points = " ".join(f"{across(cell.key[0]):.1f},{down(cell.value):.1f}" for cell in stretch)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{LINE}" stroke-width="1.8" stroke-linejoin="round"/>')
    end = shown[-1]
    x, y = across(end.key[0]), down(end.value)
    value = words.value(end.value, unit)
    halo = f'stroke="{PAPER}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'  # a mark may pass behind the value
    parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{LINE}"/><text x="{x + 7:.1f}" y="{y + 4:.1f}" font-size="11" fill="{INK}" {halo}>{escape(value)}</text>')
    for x, anchor, day in ((LEFT, "start", first), (across(last), "end", last)):
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 4}" font-size="9" text-anchor="{anchor}" fill="{QUIET}">{escape(words.short_month(day))}</text>')
    return "".join(parts) + "</svg>"


def _stretches(cells) -> list[list]:
    """The runs of shown cells between gaps."""
    runs, run = [], []
    for cell in [*cells, None]:
        if cell is not None and cell.is_shown:
            run.append(cell)
        elif run:
            runs.append(run)
            run = []
    return runs
