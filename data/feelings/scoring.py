"""Score texts: sentiment, anxiety, trust, distrust, wait-and-see and pressure, with language and facets."""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from data.feelings import learned
from data.feelings.adding import (
    OF,
    S_ANXIETY,
    S_ASKS,
    S_CAPITALS,
    S_COMMAND,
    S_DEADLINE,
    S_DISTRUST,
    S_EXCLAMATIONS,
    S_FEAR,
    S_IRONIC,
    S_LEARNED,
    S_SCARCITY,
    S_THREAT,
    S_TRUST,
    S_VALENCE,
    S_WAIT,
    SUMS,
    weigh_texts,
)
from data.feelings.language import SCORED, declared_languages, named, sides_of
from data.feelings.lexicon import FACETS, scoring_tables
from data.feelings.reader import UNDECIDED
from data.feelings.reading import hit_arrays, read, term_array
from data.feelings.texts import LONGEST_TEXT, Buffer, buffer_of, parts
from data.feelings.vader import compounds

SCORER_VERSION = "1.3.0"
CHUNK = 50_000
SCHEMA = {
    "language": pl.String, "sentiment": pl.Float64, "compound": pl.Float64, "anxiety": pl.Float64,
    "trust": pl.Float64, "distrust": pl.Float64, "wait_and_see": pl.Float64, "pressure": pl.Float64,
    "is_anxious": pl.Boolean, "is_trusting": pl.Boolean, "is_distrusting": pl.Boolean, "is_pressing": pl.Boolean,
    "facets": pl.List(pl.String), "refused": pl.String,
}  # fmt: skip
FAMILY_CAP = 2.0
EXCLAMATION_POINTS, CAPITALS_POINTS = 0.5, 0.25


@cache
def calibration() -> dict:
    """The coefficients and thresholds of calibration.toml."""
    return tomllib.loads((Path(__file__).parent / "calibration.toml").read_text(encoding="utf-8"))


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def normalised(points: np.ndarray) -> np.ndarray:
    """VADER's squashing of a sum of valences into −1…1."""
    return points / np.sqrt(points * points + 15)


def flattened(points: np.ndarray, cap: float) -> np.ndarray:
    """Points that rise ever less towards ±cap: ten emoji are not ten worries."""
    return cap * np.tanh(points / cap)


def shown(raw: np.ndarray, neutral: float, scale: float) -> np.ndarray:
    """Raw sentiment → −1…1, rising; raw values within ±neutral land within ±0.05 (the usual neutral band)."""
    size = np.abs(raw)
    inside = 0.05 * size / neutral
    outside = 0.05 + 0.95 * np.tanh((size - neutral) / scale)
    return np.sign(raw) * np.where(size <= neutral, inside, outside)


def pressure_points(sums: np.ndarray) -> np.ndarray:
    """Points of pressure wording: each family capped, then exclamation marks and capitals on top of wording."""
    worded = np.minimum(sums[:, [S_DEADLINE, S_SCARCITY, S_THREAT]], FAMILY_CAP).sum(axis=1)
    worded += np.minimum(sums[:, S_COMMAND], 1.0)
    loud = EXCLAMATION_POINTS * (sums[:, S_EXCLAMATIONS] > 0) + CAPITALS_POINTS * (sums[:, S_CAPITALS] > 2)
    return np.where(worded > 0, worded + loud, 0.0)


def raw_sentiment(sums: np.ndarray, compound: np.ndarray, side: int) -> np.ndarray:
    """Learned layer + compound + own words + a share of trust less distrust, before the map to −1…1."""
    c, base = calibration()[SCORED[side]], learned.intercepts().get(SCORED[side], (0.0, 0.0))
    own = normalised(sums[:, S_VALENCE])
    lean = flattened(sums[:, S_TRUST] - sums[:, S_DISTRUST], 3.0)
    total = sums[:, S_LEARNED] + base[0] - c["bias"]
    words = c["learned"] * total * np.abs(total) / (np.abs(total) + c["doubt"])
    words = np.where((sums[:, S_VALENCE] == 0) & (lean == 0) & (compound == 0), c["alone"] * words, words)
    raw = words + c["compound"] * compound + c["own"] * own + c["trust"] * lean
    quiet = (sums[:, S_ASKS] + sums[:, S_WAIT] > 0) & (sums[:, S_ANXIETY] < 1) & (sums[:, S_TRUST] + sums[:, S_DISTRUST] == 0)
    raw = np.where(quiet, c["asked"] * raw, raw)
    return np.where(sums[:, S_IRONIC] > 0, -np.maximum(0.5 * np.abs(raw), 1.0), raw)


def combined(raw: "Raw", side: int) -> dict[str, np.ndarray]:
    """The numbers of SCHEMA for texts of one language (0 English, 1 French)."""
    c, flags = calibration()[SCORED[side]], calibration()["flags"]
    base = learned.intercepts().get(SCORED[side], (0.0, 0.0))
    sums = raw.sums
    french = normalised(sums[:, S_VALENCE])
    trust, distrust = sums[:, S_TRUST], sums[:, S_DISTRUST]
    sentiment = raw_sentiment(sums, french if side == 1 else raw.plain_compound, side)
    fear = c["fear"] * (sums[:, S_FEAR] + base[1]) - c["gloom"] * (sums[:, S_LEARNED] + base[0])
    pressure = pressure_points(sums)
    return {
        "sentiment": shown(sentiment, c["neutral"], c["scale"]),
        "compound": np.round(french, 4) if side == 1 else raw.compound,
        "anxiety": _sigmoid(fear + c["worry"] * flattened(sums[:, S_ANXIETY], c["worry_cap"]) + c["calm"]),
        "trust": _sigmoid(trust - 0.5 * distrust + 0.4 * sentiment - 2),
        "distrust": _sigmoid(distrust - 0.5 * trust - 0.4 * sentiment - 2),
        "wait_and_see": sums[:, S_WAIT],
        "pressure": pressure,
        "is_anxious": sums[:, S_ANXIETY] >= flags["is_anxious"],
        "is_trusting": (trust >= flags["is_trusting"]) & (trust >= distrust),
        "is_distrusting": (distrust >= flags["is_distrusting"]) & (distrust > trust),
        "is_pressing": pressure >= flags["is_pressing"],
    }


def masked(texts: pl.Series, brand_words: Sequence[str]) -> pl.Series:
    """Product and brand names, where they stand as words, overwritten by as many x: they hold no cue, and offsets stay."""
    names = sorted({name.strip().lower() for name in brand_words if name.strip()}, key=len, reverse=True)
    held = texts.str.to_lowercase().str.contains_any(names).fill_null(False) if names else pl.Series([False])
    if not held.any():
        return texts
    some = texts.filter(held)
    for name in names:
        covered = "".join("x" * len(c.encode()) if not c.isspace() else c for c in name)
        hidden = some.str.replace_all(rf"(?i)\b{pl.escape_regex(name)}\b", covered)
        some = hidden.zip_with(hidden.str.len_bytes() == some.str.len_bytes(), some)  # a capital may be longer than its small letter
    return texts.clone().scatter(held.arg_true(), some)


def _facet_list(bits: int) -> list[str]:
    return [f"{construct}:{facet}" for at, (construct, facet) in enumerate(FACETS) if bits >> at & 1]


class Raw(NamedTuple):
    """What the compiled pass says of n texts, before calibration."""

    sums: np.ndarray  # [n, len(SUMS)]
    facets: np.ndarray  # bits
    compound: np.ndarray  # VADER's, exact; 0 for French
    plain_compound: np.ndarray  # the same with the words of idioms and names left out


class Weighed(NamedTuple):
    """What the words of n texts weigh."""

    sums: np.ndarray  # [n, len(SUMS)]
    facets: np.ndarray  # bits
    plain: np.ndarray  # the texts' bytes with the words of idioms and names overwritten
    changed: np.ndarray  # whether any was


def weighed(buffer: Buffer, sides: np.ndarray, terms: list[np.ndarray] | None = None) -> Weighed:
    """Sums and facets of texts; `sides` as for `raw_sums`. To `terms`, if given, the terms that counted are added: arrays of the columns of `adding`."""
    n, tables, work = sides.size, scoring_tables(), hit_arrays(buffer.longest)
    made = Weighed(np.zeros((n, len(SUMS))), np.zeros(n, np.int64), buffer.text.copy(), np.zeros(n, bool))
    counted = term_array(buffer.longest) if terms is not None else np.empty((0, 8))
    for part in read(buffer, sides, tables):
        m = weigh_texts(buffer.bounds, part.first, part.after, sides, tables, part.words, part.ends, work, *made, counted)
        if terms is not None:
            terms.append(counted[:m].copy())
    return made


def raw_sums(texts: pl.Series, sides: np.ndarray, brand_words: Sequence[str] = (), terms: list[np.ndarray] | None = None) -> Raw:
    """Sums, facets and VADER of texts (0 English, 1 French, -1 not scored: zeros); `sides` UNDECIDED are decided where their words can."""
    buffer, without_names = buffer_of(texts), masked(texts, brand_words)
    named = buffer if without_names is texts else buffer_of(without_names)
    sums, facets, plain, changed = weighed(named, sides, terms)
    compound = compounds(buffer, sides == 0)
    if named is not buffer:
        changed |= (without_names != texts).fill_null(False).to_numpy()
    changed &= sides == 0
    without = compounds(Buffer(plain, named.bounds, named.longest), changed)
    return Raw(sums, facets, compound, np.where(changed, without, compound))


def unusable(texts: pl.Series) -> pl.Series:
    """Why a text cannot be read: 'empty', 'too_long' or null."""
    length = texts.str.len_bytes()
    blank = texts.is_null() | (texts.str.strip_chars().str.len_bytes() == 0)
    return pl.select(pl.when(blank).then(pl.lit("empty")).when(length > LONGEST_TEXT).then(pl.lit("too_long")).alias("refused")).to_series()


def score_part(
    texts: pl.Series, languages: pl.Series | str | None, brand_words: Sequence[str], terms: list[np.ndarray] | None = None
) -> pl.DataFrame:
    """One row of SCHEMA per text, all at once; to `terms`, if given, the terms that counted are added, as `weighed` does."""
    given, refused = declared_languages(languages, len(texts)), unusable(texts)
    sides = np.where(refused.is_null().to_numpy(), sides_of(given), np.int8(-1))
    raw = raw_sums(texts, sides, brand_words, terms)
    found = named(texts, given, sides)
    late = np.flatnonzero(sides == UNDECIDED)  # of a language that only the detector could tell
    if late.size:
        sides[late] = sides_of(found)[late]
        told = [] if terms is not None else None
        for part, more in zip(raw, raw_sums(texts.gather(late), sides[late], brand_words, told), strict=True):
            part[late] = more
        for counted in told or ():
            counted[:, OF] = late[counted[:, OF].astype(np.int64)]
            terms.append(counted)
    refused = pl.select(pl.when(refused.is_not_null()).then(refused).when(pl.Series(sides < 0)).then(pl.lit("language"))).to_series().alias("refused")
    columns = {name: np.zeros(len(texts)) for name in SCHEMA if name not in ("language", "refused", "facets")}
    for side in (0, 1):
        rows = np.flatnonzero(sides == side)
        if rows.size:
            of_side = raw if rows.size == len(texts) else Raw(*(part.take(rows, axis=0) for part in raw))
            for name, values in combined(of_side, side).items():
                columns[name][rows] = values
    distinct, inverse = np.unique(raw.facets & 0xFFFF, return_inverse=True)
    lists = pl.Series("facets", [_facet_list(bits) for bits in distinct.tolist()], pl.List(pl.String))
    made = {"language": found.alias("language"), "refused": refused, "facets": lists.gather(inverse)}
    told = refused.is_null()
    for name, values in columns.items():
        numbers = pl.Series(name, values).cast(SCHEMA[name])
        made[name] = numbers if told.all() else numbers.zip_with(told, pl.Series(name, [None], SCHEMA[name]).new_from_index(0, len(numbers)))
    return pl.DataFrame([made[name] for name in SCHEMA])


def score_in_parts(
    texts: pl.Series,
    languages: pl.Series | str | None = None,
    *,
    brand_words: Sequence[str] = (),
    size: int = CHUNK,
) -> Iterator[tuple[int, pl.DataFrame]]:
    """(start, scores of `size` rows) one part after another: keep what has been yielded, go on from there."""
    texts = texts.cast(pl.String)
    for start, length in parts(len(texts), size):
        declared = languages if languages is None or isinstance(languages, str) else languages.slice(start, length)
        yield start, score_part(texts.slice(start, length), declared, brand_words)


def score(
    texts: pl.Series,
    languages: pl.Series | str | None = None,
    *,
    brand_words: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> pl.DataFrame:
    """One row of SCHEMA per text, in order. `progress(done, total)` is called after each part.

    sentiment −1…1 (within ±0.05: neutral); compound: VADER's for English, our French engine's for French;
    anxiety, trust, distrust: strengths 0…1 (not probabilities); wait_and_see, pressure: points.
    """
    found = []
    for start, part in score_in_parts(texts, languages, brand_words=brand_words):
        found.append(part)
        if progress is not None:
            progress(start + part.height, len(texts))
    return pl.concat(found) if found else pl.DataFrame(schema=SCHEMA)
