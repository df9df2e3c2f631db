"""The pages, in reading order: the only list of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import data  # noqa: F401  (Ctrl-C ends a command that still loads in silence)

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """One page: its file `pages/<name>.py`, its section; its words stand in `words/<language>/<name>.md`."""

    name: str
    section: str
    filters: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.py"


PAGES = (
    Page("pulse", "glance"),
    Page("service", "service"),
    Page("workload", "service"),
    Page("human", "service"),
    Page("critics", "service"),
    Page("listening", "service"),
    Page("satisfaction", "service"),
    Page("voice", "feelings"),
    Page("paradoxes", "feelings"),
    Page("climate", "feelings"),
    Page("audit", "feelings"),
    Page("fatigue", "sent"),
    Page("sending", "sent"),
    Page("brand_words", "sent"),
    Page("planner", "sent"),
    Page("wishes", "people"),
    Page("journeys", "people"),
    Page("trajectories", "people"),
    Page("person", "people"),
    Page("bring_data", "data"),
    Page("glossary", "data"),
    Page("workshop", "together"),
)


def named(name: str) -> Page:
    """The page of that name."""
    return next(page for page in PAGES if page.name == name)
