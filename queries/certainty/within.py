"""Each against their own usual: rates compared inside strata, so that who people are cannot pass for what was done to them."""
from typing import NamedTuple

import numpy as np

from queries.certainty.intervals import CONFIDENCE, Interval, normal_width

FURTHEST = 15.0  # a log rate ratio beyond this has run away: too few events to tell


class Rates(NamedTuple):
    """Log rates at each level relative to one, and their covariance; NaN where strata say nothing of a level."""

    log: np.ndarray
    covariance: np.ndarray
    reference: int

    def ratio(self, above, below, confidence=CONFIDENCE):
        """The rate at one level over the rate at another."""
        levels = np.eye(len(self.log))
        return Interval(*(float(line[0]) for line in self.ratios(levels[[above]], levels[[below]], confidence)))

    def ratios(self, above, below, confidence=CONFIDENCE):
        """Rates at `above` over rates at `below`, each a table of weights: a row per ratio, a column per level (the mean rate of the levels weighed)."""
        (top, top_slope), (bottom, bottom_slope) = self._means(above), self._means(below)
        slope = top_slope - bottom_slope
        variance = ((slope @ np.nan_to_num(self.covariance)) * slope).sum(axis=1)
        reach, middle = np.exp(normal_width(confidence) * np.sqrt(np.maximum(variance, 0.0))), np.exp(top - bottom)
        return Interval(middle, middle / reach, middle * reach)

    def _means(self, weights):
        """Logs of weighted means of rates, NaN where none of them is known, and their slopes in each log rate."""
        part = np.where(np.isnan(self.log), 0.0, np.asarray(weights, dtype=float)) * np.exp(np.nan_to_num(self.log))
        whole = part.sum(axis=1)
        known = np.where(np.isnan(self.log), 0.0, weights).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(known > 0, np.log(whole / known), np.nan), np.where(whole[:, None] > 0, part / whole[:, None], 0.0)


def within_strata(stratum, level, events, exposure, levels, clustered=True):
    """Rates at each of `levels` levels compared inside strata: Poisson regression conditional on each stratum's total.

    Arrays with a row per stratum and level. What is constant in a stratum (a person's attachment) cancels out;
    strata without events or with one level only say nothing (Hausman, Hall and Griliches 1984). With `clustered`
    the covariance is the sandwich over strata, which does not assume a person's events independent.
    """
    stratum, level = np.asarray(stratum), np.asarray(level, dtype=np.int64)
    _, place = np.unique(stratum, return_inverse=True)
    size = int(place.max()) + 1 if len(place) else 0
    return within_rows(*laid_out(place, level, size, levels, events, exposure), clustered)


def laid_out(stratum, level, strata, levels, *columns):
    """Sums of each column of values as a table: a row for each level and a column for each stratum, both numbered from 0."""
    place = level * strata + stratum
    return [np.bincount(place, np.asarray(values, dtype=float), strata * levels).reshape(levels, strata) for values in columns]


def within_rows(e, t, clustered=True):
    """`within_strata`, of events and exposure laid out."""
    levels = len(e)
    nothing = Rates(np.full(levels, np.nan), np.full((levels, levels), np.nan), 0)
    telling = _telling(e, t)
    if not len(telling):
        return nothing
    e, t = e.take(telling, axis=1), t.take(telling, axis=1)
    reference = int(np.argmax(np.where(e.sum(axis=1) > 0, t.sum(axis=1), -1)))
    kept = _connected(e, t, reference)
    if kept.sum() < 2:
        return nothing
    if not kept.all():
        e, t = e[kept], t[kept]
        both = _telling(e, t)
        e, t = e.take(both, axis=1), t.take(both, axis=1)
    found, covariance = _fitted(e, t, int(np.flatnonzero(kept).searchsorted(reference)), clustered)
    log, spread = np.full(levels, np.nan), np.full((levels, levels), np.nan)
    log[kept], spread[np.ix_(kept, kept)] = found, covariance
    log[np.abs(log) > FURTHEST] = np.nan
    return Rates(log, spread, reference)


def _telling(e, t):
    """Where strata have events, and time at several levels."""
    return np.flatnonzero((e.sum(axis=0) > 0) & (np.ones(len(t)) @ (t > 0) > 1))


def _connected(e, t, reference):
    """Levels with events that can be compared with the reference, through strata that have time at both."""
    some = e.sum(axis=1) > 0
    touching = (t > 0).astype(float)
    together = (touching @ touching.T > 0) & some & some[:, None]
    found = np.arange(len(e)) == reference
    for _ in range(len(e)):
        found = found | together[found].any(axis=0)
    return some & found


def _fitted(e, t, reference, clustered):
    """Newton's method on the conditional likelihood; the reference's log rate stays 0."""
    free = np.arange(len(e)) != reference
    n, log, happened = e.sum(axis=0), np.zeros(len(e)), e.sum(axis=1)
    for _ in range(50):
        rate = np.exp(log)
        whole = rate @ t  # products alone: an array of every level and stratum costs more than all they say
        share = n / whole
        total = rate * (t @ share)
        score = (happened - total)[free]
        together = (t * (share / whole)) @ t.T * np.outer(rate, rate)
        information = (np.diag(total) - together)[np.ix_(free, free)]
        step = np.clip(_solved(information, score), -2, 2)
        log[free] += step
        if np.abs(step).max() < 1e-9 or np.abs(log).max() > 2 * FURTHEST:
            break
    inverse = np.linalg.pinv(information)
    if clustered:
        residual = (e - t * rate[:, None] * share)[free]
        inverse = inverse @ (residual @ residual.T) @ inverse * e.shape[1] / max(e.shape[1] - 1, 1)
    covariance = np.zeros((len(log), len(log)))
    covariance[np.ix_(free, free)] = inverse
    return log, covariance


def _solved(information, score):
    """The step that information and score tell, where rates have run away to where information is none in spite of that."""
    try:
        return np.linalg.solve(information, score)
    except np.linalg.LinAlgError:
        return np.linalg.pinv(information) @ score


def rate_ratio(events1, exposure1, events0, exposure0, confidence=CONFIDENCE):
    """Ratio of two Poisson rates with the exact conditional interval (given their sum, the first is binomial)."""
    from scipy.special import betaincinv

    x1, t1, x0, t0 = (np.asarray(value, dtype=float) for value in np.broadcast_arrays(events1, exposure1, events0, exposure0))
    possible = (t1 > 0) & (t0 > 0) & (x1 + x0 > 0)
    x1, x0 = np.where(possible, x1, np.nan), np.where(possible, x0, np.nan)
    tail = (1 - confidence) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(x1 > 0, betaincinv(np.where(x1 > 0, x1, 1), x0 + 1, tail), 0 * x1)
        high = np.where(x0 > 0, betaincinv(x1 + 1, np.where(x0 > 0, x0, 1), 1 - tail), np.nan)
        scale = t0 / t1
        return Interval(np.where(x0 > 0, x1 / x0 * scale, np.nan), low / (1 - low) * scale, high / (1 - high) * scale)
