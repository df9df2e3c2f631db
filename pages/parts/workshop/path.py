"""The eight questions of the path: for each the page to look at, with the view it opens; their words stand in words/workshop.toml."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stop:
    """A question of the path, the page that helps to answer it, and what its address holds."""

    name: str
    page: str
    address: dict[str, list[str]] = field(default_factory=dict)


PATH = (
    Stop("first_look", "pulse"),
    Stop("worry", "voice", {"feeling": ["anxious"]}),
    Stop("human", "human"),
    Stop("critics", "critics"),
    Stop("pressure", "fatigue"),
    Stop("rules", "brand_words"),
    Stop("promises", "workload"),
    Stop("one_person", "person"),
)


def stop(name: str) -> Stop | None:
    """The stop of that name; None for words outside the path."""
    return next((one for one in PATH if one.name == name), None)
