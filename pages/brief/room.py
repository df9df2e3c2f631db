"""What a workshop said, for the brief: priorities by votes, then its notes under each question, with who wrote them and from which view."""

from __future__ import annotations

import html

from pages.parts.frame import page_words
from pages.parts.telling import told_group
from pages.parts.words import Words
from pages.parts.workshop.gathered import offered_among, tally
from pages.parts.workshop.path import PATH
from queries.scope import FILTERS


def room(notes: tuple[dict, ...], votes: tuple[dict, ...], actions: tuple[dict, ...], said: Words) -> str:
    """The section; '' where no workshop said anything."""
    written = [one for one in notes if "stop" in one]
    counted = tally(votes, offered_among(actions, said))
    if not written and not counted:
        return ""
    parts = [f"<h2>{_t(said.say('workshop.said'))}</h2>"]
    if counted:
        lines = "".join(f"<li>{_t(what)} · {_t(said.say('workshop.n_votes', n=n))}</li>" for what, n in counted)
        parts.append(f"<h3>{_t(said.say('workshop.priorities'))}</h3><p class=\"proof\">{_t(said.say('workshop.voters', n=len(votes)))}</p><ol>{lines}</ol>")
    known = [stop.name for stop in PATH]
    for name in [*known, *sorted({one["stop"] for one in written} - set(known))]:
        mine = [one for one in written if one["stop"] == name]
        if mine:
            title = said.say(f"workshop.stop.{name}.title") if name in known else said.say("workshop.elsewhere")
            parts.append(f"<h3>{_t(title)}</h3><ul>{''.join(_note(one, said) for one in mine)}</ul>")
    return "".join(parts)


def _note(one: dict, said: Words) -> str:
    told = [one["by"], *([] if one["page"] == "workshop" else [said.say("workshop.seen_at", view=_view(one, said))])]
    return f'<li><p dir="auto">{_t(one["text"])}</p><p class="proof">{_t(" · ".join(told))}</p></li>'


def _view(one: dict, said: Words) -> str:
    """The page a note was written from, and the filters chosen there."""
    groups = [told_group(said, name, value) for name, values in (one.get("address") or {}).items() if name in FILTERS for value in values]
    return " · ".join([page_words(one["page"], said).name, *groups])


def _t(text: str) -> str:
    return html.escape(text, quote=True)
