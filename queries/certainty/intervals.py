"""Intervals: how far a figure could be from the truth, given how few people it rests on.

Every function takes numbers or numpy arrays (broadcast together) and returns an
`Interval(estimate, low, high)` of the same shape, at 95 % unless told otherwise.
Nothing to go on (n of 0, missing or impossible inputs) gives NaN, never an exception,
so that a chart of hundreds of points is one call.
"""
from functools import cache
from typing import NamedTuple

import numpy as np

CONFIDENCE = 0.95


class Interval(NamedTuple):
    """An estimate and the bounds between which the truth plausibly lies; arrays of one shape."""

    estimate: np.ndarray
    low: np.ndarray
    high: np.ndarray


@cache
def normal_width(confidence=CONFIDENCE):
    """Half-width of a two-sided normal interval, in standard errors (1.96 at 95 %)."""
    from scipy.special import ndtri  # here and below: a third of a second to load, which the first paint need not wait for

    return ndtri((1 + confidence) / 2)


def _numbers(*values):
    return np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in values))


def _around(estimate, low, high, least=-np.inf, most=np.inf):
    """An Interval inside [least, most] that contains its estimate in spite of rounding."""
    low = np.minimum(np.clip(low, least, most), estimate)
    high = np.maximum(np.clip(high, least, most), estimate)
    return Interval(estimate, low, high)


def wilson(successes, n, confidence=CONFIDENCE):
    """Share of successes among n, with Wilson's score interval (1927); shares 0-1."""
    successes, n = _numbers(successes, n)
    possible = (n > 0) & (successes >= -1e-9 * n) & (successes <= n * (1 + 1e-9))
    n = np.where(possible, n, np.nan)
    successes = np.clip(successes, 0, n)
    z2 = normal_width(confidence) ** 2
    share = successes / n
    centre = (successes + z2 / 2) / (n + z2)
    half = np.sqrt(z2 * (share * (n - successes) + z2 / 4)) / (n + z2)
    low = np.where(successes == 0, 0.0, centre - half)
    high = np.where(successes == n, 1.0, centre + half)
    return _around(share, np.where(possible, low, np.nan), np.where(possible, high, np.nan), 0, 1)


def poisson_exact(events, exposure=1.0, confidence=CONFIDENCE):
    """Events per unit of exposure with the exact interval of Garwood (1936), by the chi-square quantiles.

    `exposure` is in the unit of the rate wanted (person-weeks, thousands of messages, days);
    with 1 the rate is the count itself. Fractional events come only from rounding: accepted.
    """
    from scipy.special import gammaincinv

    events, exposure = _numbers(events, exposure)
    possible = (events >= 0) & (exposure > 0)
    events, exposure = np.where(possible, events, np.nan), np.where(possible, exposure, np.nan)
    tail = (1 - confidence) / 2
    low = np.where(events > 0, gammaincinv(np.where(events > 0, events, 1), tail), 0 * events)
    high = gammaincinv(events + 1, 1 - tail)
    return _around(events / exposure, low / exposure, high / exposure, 0)


def difference(a, b):
    """a - b for two independent figures, from their own intervals.

    The method of variance estimates recovery (Zou and Donner 2008): on two Wilson intervals
    it is Newcombe's hybrid score interval, and it serves rates, means and percentiles alike.
    """
    gap = a.estimate - b.estimate
    low = gap - np.hypot(a.estimate - a.low, b.high - b.estimate)
    high = gap + np.hypot(a.high - a.estimate, b.estimate - b.low)
    return Interval(gap, low, high)


def newcombe(x1, n1, x2, n2, confidence=CONFIDENCE):
    """Difference of two independent shares, x1/n1 - x2/n2, by Newcombe's hybrid score (1998, method 10)."""
    return difference(wilson(x1, n1, confidence), wilson(x2, n2, confidence))


def log_ratio(x1, n1, x2, n2, confidence=CONFIDENCE):
    """Ratio of two independent shares, (x1/n1) / (x2/n2), by Katz's logarithm interval (1978).

    Where a cell of the 2 x 2 table is 0, one half is added to all four cells for the bounds.
    With x1 = 0 the ratio is 0 and so is its low bound; with x2 = 0 the ratio and its high
    bound do not exist (NaN) but the low bound does; with both 0 nothing is known.
    """
    x1, n1, x2, n2 = _numbers(x1, n1, x2, n2)
    possible = (n1 > 0) & (n2 > 0) & (x1 >= 0) & (x2 >= 0) & (x1 <= n1) & (x2 <= n2) & (x1 + x2 > 0)
    x1, n1, x2, n2 = (np.where(possible, value, np.nan) for value in (x1, n1, x2, n2))
    with np.errstate(divide="ignore"):
        ratio = np.where(x2 > 0, (x1 / n1) / (x2 / n2), np.nan)
    half = np.where((x1 == 0) | (x2 == 0) | (x1 == n1) | (x2 == n2), 0.5, 0.0)
    p1, p2 = (x1 + half) / (n1 + 2 * half), (x2 + half) / (n2 + 2 * half)
    spread = np.sqrt((1 - p1) / (x1 + half) + (1 - p2) / (x2 + half))
    factor = np.exp(normal_width(confidence) * spread)
    low = np.where(x1 == 0, 0 * ratio, p1 / p2 / factor)
    high = np.where(x2 == 0, np.nan, p1 / p2 * factor)
    return Interval(ratio, np.fmin(low, np.where(np.isnan(ratio), low, ratio)), np.maximum(high, ratio))


def adjusted_wald_nps(promoters, detractors, n, confidence=CONFIDENCE):
    """Net promoter score between -1 and 1 from counts, with the adjusted-Wald interval (Rocks 2016).

    Three answers are added, 3/4 of one to promoters and to detractors, before the variance is taken.
    The estimate stays the plain score; where it lies outside the adjusted bounds they are widened to it.
    """
    promoters, detractors, n = _numbers(promoters, detractors, n)
    slack = 1e-9 * n
    possible = (n > 0) & (promoters >= -slack) & (detractors >= -slack) & (promoters + detractors <= n + slack)
    n = np.where(possible, n, np.nan)
    p, d = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    half = normal_width(confidence) * np.sqrt((p + d - (p - d) ** 2) / (n + 3))
    return _around((promoters - detractors) / n, p - d - half, p - d + half, -1, 1)


def mean_interval(mean, sd, n, confidence=CONFIDENCE):
    """A mean with Student's interval; `sd` is the sample's (n - 1). One value alone has no bounds."""
    from scipy.special import stdtrit

    mean, sd, n = _numbers(mean, sd, n)
    mean = np.where(n > 0, mean, np.nan)
    n = np.where((n > 1) & (sd >= 0), n, np.nan)
    half = stdtrit(n - 1, (1 + confidence) / 2) * sd / np.sqrt(n)
    return Interval(mean, mean - half, mean + half)


def mean_by_person(mean, error, people, confidence=CONFIDENCE):
    """A mean of values of which one person may bring several, from its error with each person counted once (Student's)."""
    mean, error, people = _numbers(mean, error, people)
    return mean_interval(mean, error * np.sqrt(people), people, confidence)


def share_by_person(share, error, people, size, confidence=CONFIDENCE):
    """A share of `size` things of which one person may bring several, from its error with each person counted once.

    Wilson's interval of as many independent things as that error is worth (Korn and Graubard 1998), never of more than
    there are; where all or none are so, each person counts as one. One person alone has no bounds.
    """
    from scipy.special import stdtrit

    share, error, people, size = _numbers(share, error, people, size)
    possible = (people > 1) & (size > 0) & (share >= 0) & (share <= 1)
    share, error, people = (np.where(possible, value, np.nan) for value in (share, error, people))
    few = (normal_width(confidence) / stdtrit(people - 1, (1 + confidence) / 2)) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where((share == 0) | (share == 1), np.minimum(people, size), np.fmin(share * (1 - share) / error**2 * few, size))
    return wilson(share * worth, worth, confidence)
