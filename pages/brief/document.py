"""The brief as one HTML file: findings, figures with n and period, definitions, filters, limits; nothing is fetched to show it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.feelings.masking import mask
from pages.brief.room import room
from pages.parts import export
from pages.parts.charts.svg import trend
from pages.parts.telling import other_group, told_action, told_comparison, told_driver, told_move, told_none_moved, told_proof, told_sign
from pages.parts.words import Words
from queries import catalogue, vital_signs
from queries.scope import FILTERS, UNKNOWN, OutOfReach, Scope
from queries.vital_signs import Ask, Sign

STYLE = (Path(__file__).parent / "brief.css").read_text(encoding="utf-8")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
LONGEST_TEXT = 400
MOST_EVENTS, MOST_EVENTS_BESIDE = 26, 8
"""Events told under the cards, and how many have room beside the last of them."""


@dataclass(frozen=True)
class Subject:
    """What a brief is about: the view, what it is compared with, and what readers wrote down beside it."""

    scope: Scope
    before: Scope | None
    seed: int = 1
    actions: tuple[dict, ...] = ()
    notes: tuple[dict, ...] = ()
    annotations: tuple[tuple[date, str], ...] = ()
    limits: str = ""
    votes: tuple[dict, ...] = ()


def page(subject: Subject, ask: Ask, said: Words, made_on: date) -> str:
    """The whole document."""
    parts = [_head(subject, ask, said, made_on), _findings(subject, ask, said), _signs(subject, ask, said), _people(subject, ask, said), _actions(subject, ask, said), room(subject.notes, subject.votes, subject.actions, said), _notes(subject, said), _definitions(said), _limits(subject, said)]
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    return (
        f'<!doctype html>\n<html lang="{said.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{_t(said.say("brief.title"))}</title><style>{STYLE}</style></head>'
        f"<body><main>{''.join(part for part in parts if part)}</main></body></html>\n"
    )


def _t(text: str) -> str:
    return html.escape(text, quote=True)


def _marked(text: str) -> str:
    """Markdown's ** as <strong>; the text has already been escaped."""
    return _STRONG.sub(r"<strong>\1</strong>", text)


def _head(subject: Subject, ask: Ask, said: Words, made_on: date) -> str:
    scope = subject.scope
    chosen = [said.say("export.filter", filter=said.say(f"filter.{name}"), values=said.listed([said.say("filter.unknown") if value == UNKNOWN else said.named(FILTERS[name].column, value) for value in values])) for name, values in scope.chosen]
    lines = [
        (said.say("export.period"), said.period(scope.start, scope.end)),
        (said.say("filter.compare"), told_comparison(said, scope, subject.before)),
        (said.say("export.filters"), " ; ".join(chosen) or said.say("export.no_filter")),
    ]
    until = [answer.data_until for sign in vital_signs.vital() if (answer := vital_signs.answered(sign, sign.question, scope, ask)) is not None and answer.data_until]
    if until:
        lines.append((said.say("export.data_until"), said.date(max(until).date())))
    lines.append((said.say("brief.made_on"), said.date(made_on)))
    told = "".join(f"<div><dt>{_t(name)}</dt><dd>{_t(value)}</dd></div>" for name, value in lines)
    return f'<header><p class="product">{_t(said.say("product.name"))}</p><h1>{_t(said.say("brief.title"))}</h1><dl class="facts">{told}</dl></header>'


def _findings(subject: Subject, ask: Ask, said: Words) -> str:
    other = other_group(said, subject.scope, subject.before)
    title = f"<h2>{_t(said.say('pulse.what_differs' if other else 'pulse.changed'))}</h2>"
    if subject.before is None:
        return f"{title}<p>{_t(said.say('pulse.no_comparison'))}</p>"
    found = vital_signs.moves(subject.scope, subject.before, ask)
    if not found:
        return f"{title}<p>{_t(told_none_moved(said, subject.scope, subject.before, ask))}</p>"
    period = said.period(subject.scope.start, subject.scope.end)
    items = []
    for move in found:
        image = "" if move.column or move.sign.is_vital else _trend(move.sign, vital_signs.trend_scope(subject.scope), ask, said)
        proof = [told_proof(said, move), period, told_driver(said, move, _t, other)]
        proof[0], proof[1] = _t(proof[0]), _t(proof[1])
        items.append(f'<li><p>{_marked(told_move(said, move, _t, other))}</p><p class="proof">{" · ".join(part for part in proof if part)}</p>{image}</li>')
    return f'{title}<ol class="findings">{"".join(items)}</ol><p class="proof">{_t(said.say("pulse.changed_rule", n=found[0].looks))}</p>'


def _signs(subject: Subject, ask: Ask, said: Words) -> str:
    cards = []
    over = vital_signs.trend_scope(subject.scope)
    events = [event for event in subject.annotations if over.start <= event[0] < over.end][:MOST_EVENTS]
    period = said.period(subject.scope.start, subject.scope.end)
    for sign in vital_signs.vital():
        now = vital_signs.reading(sign, subject.scope, ask)
        told = told_sign(said, sign, now, vital_signs.reading(sign, subject.before, ask) if subject.before else None, other_group(said, subject.scope, subject.before))
        image = _trend(sign, over, ask, said, events)
        change = " ".join(part for part in (told.change, told.significance and f"({told.significance})") if part)
        proof = " · ".join(part for part in (told.counted, told.interval, told.n, period) if part)
        cards.append(f'<section class="sign"><h3>{_t(told.label)}</h3><p class="value">{_t(told.value)}</p><p>{_t(change)}</p><p class="proof">{_t(proof)}</p>{image}</section>')
    told = "".join(f"<li>{chr(ord('A') + place)} · {_t(said.date(day))} · {_t(label)}</li>" for place, (day, label) in enumerate(events))
    room = "" if len(cards) % 2 and len(events) <= MOST_EVENTS_BESIDE else " below"
    told = f'<ul class="events proof{room}">{told}</ul>' if told else ""
    return f'<h2>{_t(said.say("pulse.signs"))}</h2><div class="signs">{"".join(cards)}{told}</div>'


def _trend(sign: Sign, over: Scope, ask: Ask, said: Words, events: Sequence = ()) -> str:
    """A sign's figure over time; '' where there is none to draw."""
    answer = vital_signs.answered(sign, sign.trend, over, ask)
    drawn = trend(answer, said, sign.metric, marks=[(day, chr(ord("A") + place)) for place, (day, _) in enumerate(events)]) if answer is not None else ""
    return f"<figure>{drawn}</figure>" if drawn else ""


def _people(subject: Subject, ask: Ask, said: Words) -> str:
    try:
        answer = ask("verbatims", subject.scope, feeling="any", sorted_by="random", seed=subject.seed, at_most=3)
    except OutOfReach:
        return ""
    if answer is None or answer.is_empty:
        return ""
    texts = []
    for row in answer.rows.iter_rows(named=True):
        words = mask(row["their_words"])
        words = words[:LONGEST_TEXT] + ("…" if len(words) > LONGEST_TEXT else "")
        texts.append(f'<blockquote dir="auto"><p>{_t(words)}</p><footer>{_t(said.date(row["said_on"]))} · {_t(said.named("channel", row["channel"]))}</footer></blockquote>')
    return f'<h2>{_t(said.say("pulse.people"))}</h2><p class="proof">{_t(said.say("brief.people_rule", seed=str(subject.seed)))}</p>{"".join(texts)}'


def _actions(subject: Subject, ask: Ask, said: Words) -> str:
    if not subject.actions:
        return ""
    items = []
    for one in subject.actions:
        done = said.say("action.is_done", day=said.date(date.fromisoformat(one["done_on"]))) if one.get("done_on") else ""
        line = said.say("action.line", owner=one["owner"], by=said.date(date.fromisoformat(one["by"])))
        told = " · ".join(part for part in (one["finding"].removesuffix("."), line, told_action(said, one, subject.scope, ask)) if part)
        items.append(f'<li><p><strong>{_t(one["what"])}</strong> {_t(done)}</p><p class="proof">{_t(told)}</p></li>')
    return f'<h2>{_t(said.say("action.title"))}</h2><ul>{"".join(items)}</ul>'


def _notes(subject: Subject, said: Words) -> str:
    own = [one for one in subject.notes if "stop" not in one]
    if not own:
        return ""
    items = "".join(f"<li><p>{_t(one['text'])}</p></li>" for one in own)
    return f'<h2>{_t(said.say("brief.notes"))}</h2><ul>{items}</ul>'


def _definitions(said: Words) -> str:
    items = []
    for sign in vital_signs.vital():
        column, question = catalogue.column(sign.metric), catalogue.question(sign.question)
        metric = catalogue.metrics().get(sign.metric)
        told = [said.meaning(column), said.of(metric, "why") if metric else "", said.of(question, "reading"), said.of(question, "limits")]
        items.append(f"<div><dt>{_t(said.typeset(sign.label(said.language)))} — {_t(said.label(column))}</dt><dd>{_t(' '.join(said.typeset(part) for part in told if part))}</dd></div>")
    return f'<h2>{_t(said.say("brief.definitions"))}</h2><dl class="definitions">{"".join(items)}</dl><p class="proof">{_t(said.say("brief.rules"))}</p>'


def _limits(subject: Subject, said: Words) -> str:
    return f'<section class="limits"><h2>{_t(said.say("interface.limits"))}</h2><p>{_t(subject.limits)}</p></section>' if subject.limits else ""


def figures(subject: Subject, ask: Ask, said: Words) -> bytes:
    """Every figure of the brief as CSV files in one zip, the very ones the pages give."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for sign in vital_signs.signs():
            for question in dict.fromkeys((sign.question, sign.trend, *sign.groups)):
                answer = vital_signs.answered(sign, question, subject.scope, ask)
                if answer is not None:
                    bundle.writestr(f"egards-{sign.name}-{question}.csv", export.csv_bytes(answer, said))
    return out.getvalue()
