"""Has it changed? Differences between two periods or two groups, and what they are made of.

The words for the verdicts live with the pages: here they are the codes of `VERDICTS`.
"""
from typing import NamedTuple

import numpy as np

from queries.certainty.intervals import Interval, difference, mean_interval, normal_width

HIGHER, LOWER, SAME, UNKNOWN = VERDICTS = ("higher", "lower", "same", "unknown")


class Change(NamedTuple):
    """A difference (now - before), its bounds, the p of "no difference", and a verdict code; arrays of one shape."""

    difference: np.ndarray
    low: np.ndarray
    high: np.ndarray
    p: np.ndarray
    verdict: np.ndarray


def change(now, before, n_now, n_before, least_n=30, matters=None):
    """Compare two independent figures of any kind, given as Intervals (share, count, mean, NPS, percentile).

    higher / lower: the interval of the difference excludes 0. same: it does not (not distinguishable
    from chance). unknown: fewer than `least_n` on a side, or a bound is missing. With `matters`, the
    smallest difference worth knowing, "same" is said only when the whole interval lies within it:
    a wide interval around 0 is then unknown. p agrees with the interval: below 0.05 when it excludes 0.
    """
    gap = difference(now, before)
    enough = (np.asarray(n_now) >= least_n) & (np.asarray(n_before) >= least_n)
    return judged(gap, enough, matters)


def mean_change(mean1, sd1, n1, mean0, sd0, n0, least_n=30, matters=None):
    """Compare two means by Welch's unequal-variances interval (1947); sd are the samples' (n - 1)."""
    enough = (np.asarray(n1) >= least_n) & (np.asarray(n0) >= least_n)
    return judged(welch(mean1, sd1, n1, mean0, sd0, n0), enough, matters)


def welch(mean1, sd1, n1, mean0, sd0, n0):
    """mean1 - mean0 with Welch's interval."""
    n1, n0 = (np.where(np.asarray(n) > 1, n, np.nan) for n in (n1, n0))
    v1, v0 = np.square(sd1) / n1, np.square(sd0) / n0
    with np.errstate(invalid="ignore", divide="ignore"):
        freedom = (v1 + v0) ** 2 / (v1**2 / (n1 - 1) + v0**2 / (n0 - 1))
    freedom = np.where(v1 + v0 == 0, n1 + n0 - 2, freedom)
    # mean_interval takes a deviation and a count: these two make its standard error and freedom ours
    gap = np.subtract(mean1, mean0)
    return mean_interval(gap, np.sqrt((v1 + v0) * (freedom + 1)), freedom + 1)


def judged(gap, enough=True, matters=None):
    """The Change that an Interval of a difference amounts to; `enough` False makes it unknown."""
    from scipy.special import ndtr

    middle, low, high = (np.asarray(part, dtype=float) for part in gap)
    known = np.asarray(enough) & ~np.isnan(low) & ~np.isnan(high) & ~np.isnan(middle)
    toward_zero = np.where(middle >= 0, middle - low, high - middle)
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(middle == 0, 0.0, np.abs(middle) / toward_zero * normal_width())
    p = np.where(known, 2 * ndtr(-steps), np.nan)
    within = True if matters is None else (low > -matters) & (high < matters)
    verdict = np.select(
        [~known, low > 0, high < 0, np.broadcast_to(within, known.shape)], [UNKNOWN, HIGHER, LOWER, SAME], UNKNOWN
    )
    return Change(middle, low, high, p, verdict)


def benjamini_hochberg(p):
    """p-values adjusted for having looked at all of them (false discovery rate, 1995); NaN stays NaN and is no look."""
    p = np.asarray(p, dtype=float)
    adjusted = np.full(p.shape, np.nan)
    looked = np.flatnonzero(~np.isnan(p))
    order = looked[np.argsort(p[looked], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    adjusted[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return adjusted


def after_all_looks(found, rate=0.05):
    """A Change of many, with p adjusted by Benjamini-Hochberg: a difference that no longer stands becomes "same"."""
    p = benjamini_hochberg(found.p)
    moved = np.isin(found.verdict, (HIGHER, LOWER))
    return found._replace(p=p, verdict=np.where(moved & ~(p < rate), SAME, found.verdict))


class Watch(NamedTuple):
    """A smoothed series, the limits it should stay within, and per period a verdict code."""

    smoothed: np.ndarray
    low: np.ndarray
    high: np.ndarray
    verdict: np.ndarray


def ewma(values, n, spread=None, weight=0.2, width=3.0, baseline=12, least_n=30):
    """Alarms on a series of shares or means by an exponentially weighted moving average (Roberts 1959).

    `values`, `n`: one per period, in order. `spread`: standard deviation of a single case, by default
    that of a share. The centre and the extra scatter beyond chance (Laney 2002: never below 1) come
    from the first `baseline` usable periods, which raise no alarm ("unknown"); the limits lie `width`
    standard errors off, the centre's own error included. Periods with n below `least_n` are passed over.
    """
    values, n = np.asarray(values, dtype=float), np.asarray(n, dtype=float)
    smoothed, low, high = np.full((3, len(values)), np.nan)
    verdict = np.full(len(values), UNKNOWN, dtype="<U7")
    usable = np.flatnonzero((n >= least_n) & ~np.isnan(values))
    first = usable[:baseline]
    if len(first) < max(baseline, 2):
        return Watch(smoothed, low, high, verdict)
    centre = np.average(values[first], weights=n[first])
    spread = np.sqrt(max(centre * (1 - centre), 0)) if spread is None else spread
    error2 = spread**2 / n
    scatter = ((values[first] - centre) ** 2 / error2[first]).sum() / (len(first) - 1) if spread > 0 else 1.0
    error2 = error2 * max(scatter, 1.0)
    centre2 = 1 / (1 / error2[first]).sum() if spread > 0 else 0.0
    level, level2 = centre, 0.0
    for place in usable[baseline:]:
        level = weight * values[place] + (1 - weight) * level
        level2 = weight**2 * error2[place] + (1 - weight) ** 2 * level2
        reach = width * np.sqrt(level2 + centre2)
        smoothed[place], low[place], high[place] = level, centre - reach, centre + reach
        verdict[place] = HIGHER if level > centre + reach else LOWER if level < centre - reach else SAME
    return Watch(smoothed, low, high, verdict)


def decompose(x1, n1, x0, n0):
    """What moved a share (or mean) between two periods, by segment: (mix, rate), arrays in the share's unit.

    x are successes (or sums), n cases, per segment, now (1) and before (0). mix: the segment grew or
    shrank while being above or below the whole; rate: the segment itself changed. Each is weighted by
    the average of both periods (Kitagawa 1955), and all of both sum exactly to the total change. A
    segment absent from a period changes the mix only. Without any case in a period: NaN.
    """
    x1, n1, x0, n0 = (np.asarray(value, dtype=float) for value in (x1, n1, x0, n0))
    if not n1.sum() > 0 or not n0.sum() > 0:
        return np.full(x1.shape, np.nan), np.full(x1.shape, np.nan)
    weight1, weight0 = n1 / n1.sum(), n0 / n0.sum()
    r1 = np.divide(x1, n1, out=np.zeros_like(x1), where=n1 > 0)
    r0 = np.divide(x0, n0, out=np.zeros_like(x0), where=n0 > 0)
    r1, r0 = np.where(n1 > 0, r1, r0), np.where(n0 > 0, r0, r1)
    whole = (x1.sum() / n1.sum() + x0.sum() / n0.sum()) / 2
    return (weight1 - weight0) * ((r1 + r0) / 2 - whole), (r1 - r0) * (weight1 + weight0) / 2


__all__ = [
    "HIGHER", "LOWER", "SAME", "UNKNOWN", "VERDICTS", "Change", "Interval", "Watch", "after_all_looks",
    "benjamini_hochberg", "change", "decompose", "ewma", "judged", "mean_change", "welch",
]
