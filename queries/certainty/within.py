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
        """Rate at `above` over the rate at `below`; each a level, or weights over levels (their mean rate)."""
        (top, top_slope), (bottom, bottom_slope) = self._mean(above), self._mean(below)
        slope = top_slope - bottom_slope
        known = np.flatnonzero(slope)
        if np.isnan(self.log[known]).any() or np.isnan(top) or np.isnan(bottom):
            return Interval(np.nan, np.nan, np.nan)
        spread = np.sqrt(max(slope[known] @ self.covariance[np.ix_(known, known)] @ slope[known], 0.0))
        reach = np.exp(normal_width(confidence) * spread)
        middle = np.exp(top - bottom)
        return Interval(middle, middle / reach, middle * reach)

    def _mean(self, levels):
        """Log of a weighted mean of rates, and its slope in each log rate."""
        if np.ndim(levels) == 0:
            slope = np.zeros(len(self.log))
            slope[levels] = 1.0
            return self.log[levels], slope
        weights = np.where(np.isnan(self.log), 0.0, np.asarray(levels, dtype=float))
        if weights.sum() <= 0:
            return np.nan, weights
        part = weights * np.exp(np.nan_to_num(self.log))
        return np.log(part.sum() / weights.sum()), part / part.sum()


def within_strata(stratum, level, events, exposure, levels, clustered=True):
    """Rates at each of `levels` levels compared inside strata: Poisson regression conditional on each stratum's total.

    Arrays with a row per stratum and level. What is constant in a stratum (a person's attachment) cancels out;
    strata without events or with one level only say nothing (Hausman, Hall and Griliches 1984). With `clustered`
    the covariance is the sandwich over strata, which does not assume a person's events independent.
    """
    stratum, level = np.asarray(stratum), np.asarray(level, dtype=np.int64)
    events, exposure = np.asarray(events, dtype=float), np.asarray(exposure, dtype=float)
    _, place = np.unique(stratum, return_inverse=True)
    size = place.max() + 1 if len(place) else 0
    cell = place * levels + level
    e = np.bincount(cell, events, size * levels).reshape(size, levels)
    t = np.bincount(cell, exposure, size * levels).reshape(size, levels)
    telling = (e.sum(axis=1) > 0) & ((t > 0).sum(axis=1) > 1)
    e, t = e[telling], t[telling]
    nothing = Rates(np.full(levels, np.nan), np.full((levels, levels), np.nan), 0)
    if not len(e):
        return nothing
    reference = int(np.argmax(np.where(e.sum(axis=0) > 0, t.sum(axis=0), -1)))
    kept = _connected(e, t, reference)
    if kept.sum() < 2:
        return nothing
    e, t = e[:, kept], t[:, kept]
    both = (e.sum(axis=1) > 0) & ((t > 0).sum(axis=1) > 1)
    found, covariance = _fitted(e[both], t[both], int(np.flatnonzero(kept).searchsorted(reference)), clustered)
    log, spread = np.full(levels, np.nan), np.full((levels, levels), np.nan)
    log[kept], spread[np.ix_(kept, kept)] = found, covariance
    log[np.abs(log) > FURTHEST] = np.nan
    return Rates(log, spread, reference)


def _connected(e, t, reference):
    """Levels with events that can be compared with the reference, through strata that have time at both."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    some = e.sum(axis=0) > 0
    touching = (t > 0).astype(float)
    together = (touching.T @ touching > 0) & some & some[:, None]
    _, group = connected_components(csr_array(together), directed=False)
    return some & (group == group[reference])


def _fitted(e, t, reference, clustered):
    """Newton's method on the conditional likelihood; the reference's log rate stays 0."""
    free = np.arange(e.shape[1]) != reference
    n, log = e.sum(axis=1), np.zeros(e.shape[1])
    for _ in range(50):
        p = t * np.exp(log)
        p /= p.sum(axis=1, keepdims=True)
        expected = p * n[:, None]
        score = (e - expected).sum(axis=0)[free]
        information = (np.diag(expected.sum(axis=0)) - expected.T @ p)[np.ix_(free, free)]
        step = np.clip(np.linalg.pinv(information) @ score, -2, 2)
        log[free] += step
        if np.abs(step).max() < 1e-9 or np.abs(log).max() > 2 * FURTHEST:
            break
    inverse = np.linalg.pinv(information)
    if clustered:
        residual = (e - expected)[:, free]
        inverse = inverse @ (residual.T @ residual) @ inverse * len(e) / max(len(e) - 1, 1)
    covariance = np.zeros((len(log), len(log)))
    covariance[np.ix_(free, free)] = inverse
    return log, covariance


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
