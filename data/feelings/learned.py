"""The learned layer: weights per word for sentiment and (English) anxiety, from openly licensed texts.

Files `learned/en.tsv.gz`, `learned/fr.tsv.gz`: word, idf, then four weights in thousandths (sentiment,
sentiment after a negation, anxiety, anxiety after a negation), each already multiplied by the idf.
The first line holds the intercepts. ATTRIBUTION.md beside them names the sources.
"""

import gzip
from functools import cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "learned"


def files() -> list[Path]:
    """The weight files that exist."""
    return [path for path in (FOLDER / "en.tsv.gz", FOLDER / "fr.tsv.gz") if path.exists()]


@cache
def weights() -> dict[str, dict]:
    """Language → {word: (idf, weights[signal][negated])}."""
    found: dict[str, dict] = {}
    for path in files():
        words = found.setdefault(path.name[:2], {})
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()[1:]:
            word, idf, *values = line.split("\t")
            words[word] = (int(idf) / 1000, np.array(values, np.float32).reshape(2, 2) / 1000)
    return found


@cache
def intercepts() -> dict[str, tuple[float, float]]:
    """Language → intercepts of (sentiment, anxiety)."""
    found = {}
    for path in files():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            sentiment, anxiety = (int(value) / 1000 for value in lines.readline().split("\t"))
        found[path.name[:2]] = (sentiment, anxiety)
    return found
