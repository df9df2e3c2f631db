"""The demonstration company: a fictional retailer whose tools export three years of life, so that it enters by the front door."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from data.demo.company import categories
from data.demo.vendors import ExportFile, brevo, own, public, relation, shopify, zendesk
from data.demo.world import go_on, make_mailed
from data.progress import Progress

SEED = 20260630
CUSTOMERS = 30_000
SETTINGS = {"company": "demonstration"} | {f"interest.{words}": category for words, category in zip(categories()["fr"], categories()["id"], strict=True)}
"""What the company decided: the store says it is invented, and which category each interest ticked in French means."""


@dataclass(frozen=True)
class Manifest:
    """What was written: the folder, the draw it comes from, and every file with its tool and rows."""

    folder: Path
    seed: int
    customers: int
    files: tuple[ExportFile, ...]

    def rows(self, tool: str) -> int:
        """Rows of data written for a tool, repeated rows included."""
        return sum(file.rows for file in self.files if file.tool == tool)


def written(folder: Path, seed: int = SEED, customers: int = CUSTOMERS, progress: Progress | None = None) -> Iterator[ExportFile]:
    """Writes every tool's exports under `folder` and gives each file as soon as it stands there, so that it can be read while the next is made.

    The same seed and number of customers give the same bytes.

    `progress` is called with what is being made, the steps done and their number.
    """
    told = 0
    steps = 18

    def tell(step: str) -> None:
        nonlocal told
        if progress is not None:
            progress(step, told, steps)
        told += 1

    folder = Path(folder)
    mailed = make_mailed(seed, customers, tell)
    tell("brevo")
    yield from brevo.write_contacts(mailed, folder)
    yield from brevo.write_recipients(mailed, folder, seed)
    world = go_on(seed, mailed, tell)
    writers: dict[str, tuple[Callable[[], Iterable[ExportFile]], ...]] = {
        "zendesk": (lambda: zendesk.write(world, folder, seed),),
        "shopify": (lambda: shopify.write_customers(world, folder), lambda: shopify.write_orders(world, folder, seed)),
        "brevo": (lambda: brevo.write_log(world, folder, seed),),
        "trustpilot": (lambda: public.write_trustpilot(world, folder, seed),),
        "google_play": (lambda: public.write_google_play(world, folder),),
        "x": (lambda: public.write_x(world, folder), lambda: public.write_meltwater(world, folder)),
        "hubspot": (lambda: relation.write_hubspot(world, folder),),
        "qualtrics": (lambda: relation.write_qualtrics(world, folder, seed),),
        "didomi": (lambda: relation.write_didomi(world, folder, seed),),
        "uservoice": (lambda: relation.write_uservoice(world, folder),),
        "aircall": (lambda: relation.write_aircall(world, folder), lambda: relation.write_agents_report(folder)),
        "egards": (lambda: own.write_own(world, folder, seed),),
    }
    for name, of_tool in writers.items():
        tell(name)
        for write in of_tool:
            yield from write()


def write_exports(folder: Path, seed: int = SEED, customers: int = CUSTOMERS, progress: Progress | None = None) -> Manifest:
    """All that `written` gives, written."""
    return Manifest(Path(folder), seed, customers, tuple(written(folder, seed, customers, progress)))
