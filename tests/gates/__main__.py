"""`python -m tests.gates FOLDER [--write]`: the table of measures; --write keeps it in data/feelings/measured.toml.

Ends with 1 if a demand is not met. Measures whose files are absent are skipped and named.
"""

import datetime
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl

from data.feelings import SCORER_VERSION, lexicon_hash, score, vader
from tests.gates.measures import ALL, Measure, airline

KEPT = Path(__file__).parents[2] / "data/feelings/measured.toml"


def speed(folder: Path) -> list[Measure]:
    """Texts per second of processor time on one core, and how many times the VADER library in the same run."""
    texts = pl.concat([airline(folder)["text"]] * 4)
    texts = texts.filter(texts.str.len_chars() > 100)

    def rate(work: Callable[[], object], n: int) -> float:
        taken = []
        for _ in range(12):  # the fastest says what the code takes, the others what else the machine was doing
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
        return n / min(taken)

    some = texts.head(3000).to_list()
    library = rate(lambda: [vader.library().polarity_scores(text) for text in some], len(some))
    exact = rate(lambda: vader.polarity_scores(texts), len(texts))
    return [
        Measure("texts a second, VADER library", library, None, len(some)),
        Measure("texts a second, exact VADER compiled", exact, None, len(texts)),
        Measure("exact VADER compiled, times the library", exact / library, 20.0, len(texts)),
        Measure("texts a second, all signals, language given", rate(lambda: score(texts, "en"), len(texts)), 100_000.0, len(texts)),
        Measure("texts a second, all signals, language looked for", rate(lambda: score(texts), len(texts)), None, len(texts)),
    ]


def line(measure: Measure) -> str:
    """One row of the table."""
    mark = "" if measure.least is None else ("ok" if measure.value >= measure.least else "SHORT")
    least = "" if measure.least is None else f"{measure.least:g}"
    others = "  ".join(f"{name} {value:.3f}" for name, value in measure.others.items())
    shown = f"{measure.value:,.0f}" if measure.value > 10 else f"{measure.value:.3f}"
    return f"{measure.name:78} {shown:>9} {least:>8} {mark:6} n={measure.n:<6} {others}"


def keep(measures: list[Measure]) -> None:
    """Write measured.toml, which the page's limits are read from."""
    lines = [
        "# Written by `python -m tests.gates FOLDER --write`.",
        f'measured_on = {datetime.date.today().isoformat()}',
        f'scorer_version = "{SCORER_VERSION}"', f'lexicon_hash = "{lexicon_hash()}"', "",
    ]  # fmt: skip
    for measure in measures:
        lines += ["[[measure]]", f'name = "{measure.name}"', f"value = {measure.value:.4f}", f"n = {measure.n}"]
        if measure.least is not None:
            lines += [f"least = {measure.least:g}", f"is_met = {str(measure.value >= measure.least).lower()}"]
        lines += [f"{system} = {value:.4f}" for system, value in measure.others.items()] + [""]
    KEPT.write_text("\n".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    folder, measures = Path(arguments[0]), []
    print(f"{'':78} {'value':>9} {'at least':>8}")
    for group in (*ALL, speed):
        try:
            for measure in group(folder):
                measures.append(measure)
                print(line(measure), flush=True)
        except FileNotFoundError as error:
            print(f"{group.__name__}: skipped, {error.filename} is not there")
    if "--write" in arguments:
        keep(measures)
    return 1 if any(m.least is not None and m.value < m.least for m in measures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
