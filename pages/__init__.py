"""The pages, in reading order: the only list of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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
    Page("pulse", "relationship"),
    Page("service", "relationship"),
    Page("voice", "relationship"),
    Page("audit", "relationship"),
    Page("paradoxes", "relationship"),
    Page("climate", "relationship"),
    Page("workload", "relationship"),
    Page("human", "relationship"),
    Page("critics", "relationship"),
    Page("listening", "relationship"),
    Page("satisfaction", "relationship"),
    Page("fatigue", "relationship"),
    Page("sending", "relationship"),
    Page("brand_words", "relationship"),
    Page("planner", "relationship"),
    Page("journeys", "relationship"),
    Page("trajectories", "relationship"),
    Page("person", "relationship"),
    Page("bring_data", "data"),
    Page("glossary", "data"),
    Page("workshop", "together"),
)


def named(name: str) -> Page:
    """The page of that name."""
    return next(page for page in PAGES if page.name == name)
