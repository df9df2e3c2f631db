"""Randomised tests: how many people they need, whether they ran as planned, and what they show."""
from typing import NamedTuple

import numpy as np

from queries.certainty.comparison import welch
from queries.certainty.intervals import CONFIDENCE, Interval, newcombe

POSITIVE, NEGATIVE, NONE, UNKNOWN = VERDICTS = ("positive", "negative", "none_at_mde", "unknown")
SAMPLE_RATIO_BAR = 0.001
LEAST_CONTROL = 1_000
LEAST_EVENTS = 30
BOOTSTRAP_SEED = 20_260_101
BOOTSTRAP_RESAMPLES = 2_000
BOOTSTRAP_LIMIT = 50_000


class Verdict(NamedTuple):
    """A code of VERDICTS, and when unknown because of what: sample_ratio, few_control, few_events, no_interval, too_wide."""

    code: str
    because: str = ""


def power(control_share, treated_share, n_control, n_treated, alpha=0.05):
    """Chance that a two-sided test of two shares finds this difference, by the normal approximation (Fleiss)."""
    from scipy.special import ndtr, ndtri  # a third of a second to load, which the first paint need not wait for

    p0, p1 = np.asarray(control_share, dtype=float), np.asarray(treated_share, dtype=float)
    pooled = (p0 * n_control + p1 * n_treated) / (np.asarray(n_control, dtype=float) + n_treated)
    under_none = np.sqrt(pooled * (1 - pooled) * (1 / np.asarray(n_control) + 1 / np.asarray(n_treated)))
    under_gap = np.sqrt(p0 * (1 - p0) / n_control + p1 * (1 - p1) / n_treated)
    gap = np.abs(p1 - p0)
    bar = ndtri(1 - alpha / 2) * under_none
    with np.errstate(divide="ignore", invalid="ignore"):
        return ndtr((gap - bar) / under_gap) + ndtr((-gap - bar) / under_gap)


def sample_size(control_share, treated_share, chance=0.8, alpha=0.05, treated_per_control=1.0, comparisons=1):
    """(n_control, n_treated) needed to find this difference with that chance (Fleiss, no continuity correction).

    `comparisons` is how many arms are compared with the control: alpha is shared among them (Bonferroni).
    """
    from scipy.special import ndtri

    p0, p1, ratio = float(control_share), float(treated_share), float(treated_per_control)
    if p0 == p1 or not (0 <= p0 <= 1 and 0 <= p1 <= 1):
        raise ValueError("two different shares between 0 and 1 are needed")
    pooled = (p0 + ratio * p1) / (1 + ratio)
    reach = ndtri(1 - alpha / comparisons / 2) * np.sqrt(pooled * (1 - pooled) * (1 + 1 / ratio))
    reach += ndtri(chance) * np.sqrt(p0 * (1 - p0) + p1 * (1 - p1) / ratio)
    n_control = reach**2 / (p1 - p0) ** 2
    return int(np.ceil(n_control)), int(np.ceil(n_control * ratio))


def smallest_detectable(control_share, n_control, n_treated, chance=0.8, alpha=0.05):
    """The smallest rise above control_share that these arms find with that chance (MDE); NaN when none can be."""
    from scipy.optimize import brentq

    if not (n_control > 0 and n_treated > 0 and 0 <= control_share < 1):
        return np.nan

    def lack(gap):
        return power(control_share, control_share + gap, n_control, n_treated, alpha) - chance

    widest = (1 - control_share) * (1 - 1e-9)
    return float(brentq(lack, 1e-12, widest)) if lack(widest) > 0 else np.nan


def sample_ratio_p(counts, planned_shares):
    """p of the arms' sizes under the planned split (chi-square); below 0.001 the randomisation is not to be trusted."""
    from scipy.special import chdtrc

    counts, planned = np.asarray(counts, dtype=float), np.asarray(planned_shares, dtype=float)
    if counts.sum() <= 0 or (planned <= 0).any():
        return np.nan
    expected = counts.sum() * planned / planned.sum()
    return float(chdtrc(len(counts) - 1, ((counts - expected) ** 2 / expected).sum()))


def per_thousand(x_treated, n_treated, x_control, n_control, confidence=CONFIDENCE):
    """Events more (or fewer) per 1,000 people treated, with Newcombe's interval: sizes of arms do not matter."""
    return Interval(*(1_000 * part for part in newcombe(x_treated, n_treated, x_control, n_control, confidence)))


def mean_effect(treated, control, confidence=CONFIDENCE, seed=BOOTSTRAP_SEED, resamples=BOOTSTRAP_RESAMPLES):
    """Difference of mean revenue per person, zeros included, by percentile bootstrap; the same on every run.

    With more than 50,000 people in all, Welch's interval replaces it (at 95 %): the means are then normal.
    """
    treated, control = (np.asarray(values, dtype=float) for values in (treated, control))
    treated, control = treated[~np.isnan(treated)], control[~np.isnan(control)]
    if len(treated) < 2 or len(control) < 2:
        return Interval(*np.full((3,), np.nan))
    n = len(treated) + len(control)
    if n > BOOTSTRAP_LIMIT or (np.ptp(treated) == 0 and np.ptp(control) == 0):
        return welch(
            treated.mean(), treated.std(ddof=1), len(treated), control.mean(), control.std(ddof=1), len(control)
        )
    from scipy.stats import bootstrap

    def gap(a, b, axis=-1):
        return a.mean(axis=axis) - b.mean(axis=axis)

    found = bootstrap(
        (treated, control), gap, n_resamples=resamples, confidence_level=confidence, method="percentile",
        rng=np.random.default_rng(seed), batch=max(1, 5_000_000 // n), vectorized=True,
    ).confidence_interval
    return Interval(gap(treated, control), found.low, found.high)


def verdict(effect, mde, ratio_p, n_control, events_treated, events_control, better="higher"):
    """What a randomised test says: positive, negative, no effect as large as `mde`, or not known (and why).

    `effect` is an Interval of scalars in the unit of `mde`. Positive means good for people: with
    better="lower" (opt-outs, complaints) a fall is positive. A sample-ratio p below 0.001, fewer than
    1,000 controls or 30 events in an arm block any verdict. For means, pass the buyers as events.
    """
    if not ratio_p >= SAMPLE_RATIO_BAR:
        return Verdict(UNKNOWN, "sample_ratio")
    if n_control < LEAST_CONTROL:
        return Verdict(UNKNOWN, "few_control")
    if min(events_treated, events_control) < LEAST_EVENTS:
        return Verdict(UNKNOWN, "few_events")
    low, high = float(effect.low), float(effect.high)
    if np.isnan(low) or np.isnan(high):
        return Verdict(UNKNOWN, "no_interval")
    if low > 0 or high < 0:
        return Verdict(POSITIVE if (low > 0) == (better != "lower") else NEGATIVE)
    return Verdict(NONE) if -mde < low and high < mde else Verdict(UNKNOWN, "too_wide")
