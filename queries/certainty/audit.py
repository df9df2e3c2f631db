"""How often the scorer is right on the user's own texts, and the rate of all texts corrected for it.

Given a random sample of texts labelled by people (1 yes, 0 no, 0.5 where two disagree) and the scorer's flags on the
sample and on all texts. Corrected rate by PPI++ (Angelopoulos, Duchi & Zrnic 2023): the flags of all texts, plus what
the labels say of the error of the flags, weighted so that useless flags cost nothing. Adjusted count: Rogan & Gladen 1978.
"""
from typing import NamedTuple

import numpy as np

from queries.certainty.intervals import Interval, wilson

LEAST_LABELS = 100
FEWEST_POSITIVE = 3


class Audit(NamedTuple):
    """What an audit found; intervals hold floats, NaN where the sample cannot tell. `is_enough`: 100 labels or more."""

    n: int
    flagged_share: float
    precision: Interval
    recall: Interval
    adjusted_share: float
    corrected_share: Interval
    is_enough: bool


def audit(labels, flags, n_all, flagged_all):
    """The Audit of labels (0 to 1) beside the flags (0 or 1) of the same texts; `flagged_all` of `n_all` texts are flagged."""
    y, f = np.asarray(labels, dtype=float), np.asarray(flags, dtype=float)
    share = flagged_all / n_all if n_all else np.nan
    true, flagged, both = y.sum(), f.sum(), (y * f).sum()
    precision, recall = _share(both, flagged), _share(both, true)
    specificity = ((1 - y) * (1 - f)).sum() / (1 - y).sum() if (y < 1).any() else np.nan
    told = recall.estimate + specificity - 1
    adjusted = float(np.clip((share + specificity - 1) / told, 0, 1)) if told > 0.05 else np.nan
    return Audit(len(y), share, precision, recall, adjusted, corrected(y, f, n_all, share), len(y) >= LEAST_LABELS)


def corrected(labels, flags, n_all, flagged_share):
    """The share of all texts that truly hold the feeling, by PPI++, as an Interval within 0 and 1.

    Fewer than three yes or three no: the flags' error cannot be told, so the labels speak alone (Wilson).
    """
    from scipy.stats import t

    y, f = np.asarray(labels, dtype=float), np.asarray(flags, dtype=float)
    n = len(y)
    if n < 2 or not n_all:
        return Interval(np.nan, np.nan, np.nan)
    if min(y.sum(), (1 - y).sum()) < FEWEST_POSITIVE:
        return Interval(*(float(part) for part in wilson(y.sum(), n)))
    spread = f.var(ddof=1)
    weight = float(np.clip(np.cov(y, f, ddof=1)[0, 1] / spread / (1 + n / n_all), 0, 1)) if spread > 0 else 0.0
    rest = y - weight * f
    estimate = weight * flagged_share + rest.mean()
    error = np.sqrt(weight**2 * flagged_share * (1 - flagged_share) / n_all + rest.var(ddof=1) / n)
    reach = t.ppf(0.975, n - 1) * error
    return Interval(*(float(np.clip(part, 0, 1)) for part in (estimate, estimate - reach, estimate + reach)))


def kappa(first, second):
    """Cohen's kappa (1960) of two labellers' answers to the same texts; NaN where both always say one and the same thing."""
    first, second = np.asarray(first), np.asarray(second)
    if not len(first):
        return np.nan
    agreed = (first == second).mean()
    by_chance = sum((first == answer).mean() * (second == answer).mean() for answer in np.unique(np.concatenate([first, second])))
    return float((agreed - by_chance) / (1 - by_chance)) if by_chance < 1 else np.nan


def _share(x, n):
    if not n > 0:
        return Interval(np.nan, np.nan, np.nan)
    return Interval(*(float(part) for part in wilson(x, n)))
