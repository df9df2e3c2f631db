"""Waiting times when some are still waiting: nobody unanswered is left out.

All functions read a table of durations: at each duration, how many cases ended there and how
many were last seen there still open (censored). Counts may be large: a million cases cost no
more than their distinct durations. Cases censored at a duration count as still at risk there.
"""
from dataclasses import dataclass

import numpy as np

from queries.certainty.intervals import CONFIDENCE, Interval, normal_width

TOLERANCE = 1e-9  # two shares closer than this are equal: products of many ratios round


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve: arrays with one place per distinct duration, in order.

    Of several groups (`curves`) the arrays have one line per group, of steps alone; a line shorter than the longest ends
    in durations of NaN with nobody at risk.
    """

    duration: np.ndarray
    at_risk: np.ndarray
    ended: np.ndarray
    censored: np.ndarray
    share: np.ndarray  # still waiting after this duration, 0-1
    variance: np.ndarray  # Greenwood's, of that share
    low: np.ndarray
    high: np.ndarray

    @property
    def n(self):
        """How many cases, of one curve."""
        return int(self.at_risk[0]) if len(self.at_risk) else 0


def _table(durations, *columns):
    """Distinct durations in order, and each column of counts summed over them."""
    _, distinct, sums = _tables(np.zeros(len(durations), dtype=np.int64), durations, *columns)
    return distinct, sums


def _tables(groups, durations, *columns):
    """`_table` of several groups, one after the other; `groups` names the group of each row, and what is returned first that of each distinct duration."""
    durations = np.asarray(durations, dtype=float)
    columns = [np.nan_to_num(np.asarray(column, dtype=float)) for column in columns]
    if any((column < 0).any() for column in columns):
        raise ValueError("a count of cases cannot be negative")
    told = ~np.isnan(durations) & (sum(columns) > 0)
    if not told.all():
        groups, durations, *columns = (values[told] for values in (groups, durations, *columns))
    apart, longer = np.diff(groups), np.diff(durations)
    if not np.all((apart > 0) | ((apart == 0) & (longer >= 0))):  # questions give them in order: sorting costs more than all the rest
        order = np.lexsort((durations, groups))
        groups, durations, *columns = (values[order] for values in (groups, durations, *columns))
        apart, longer = np.diff(groups), np.diff(durations)
    is_new = np.append(np.ones(len(groups[:1]), dtype=bool), (apart != 0) | (longer != 0))
    if is_new.all():
        return groups, durations, columns
    place = np.cumsum(is_new) - 1
    return groups[is_new], durations[is_new], [np.bincount(place, column) for column in columns]


def _at_risk(leaving):
    return leaving[..., ::-1].cumsum(axis=-1)[..., ::-1]


def all_of(n, confidence=CONFIDENCE):
    """Low bound of a share when all of n cases have it, exact binomial (Clopper and Pearson 1934); NaN when n is 0."""
    n = np.asarray(n, dtype=float)
    return ((1 - confidence) / 2) ** (1 / np.where(n > 0, n, np.nan))


def curve(durations, ended, censored, confidence=CONFIDENCE):
    """Kaplan-Meier's share still waiting after each duration, with Greenwood's variance and the log-log band.

    Where that band is undefined, the exact binomial bound stands in: nobody has ended yet among
    those at risk (share 1), or everybody has (share 0). Negative counts are an error.
    """
    durations, (ended, censored) = _table(durations, ended, censored)
    at_risk = _at_risk(ended + censored)
    is_step = _moves(ended, np.cumsum(ended))
    lines = _lines(at_risk[None, is_step], ended[None, is_step], confidence)
    return Curve(durations, at_risk, ended, censored, *(line[0, np.cumsum(is_step) - 1] for line in lines))


def curves(groups, size, durations, ended, censored, confidence=CONFIDENCE):
    """`curve` of each of `size` groups at once, at the steps of its lines alone: those censored between two of them are told
    at the first. `groups` names the group (0, 1, …) of each row."""
    groups, durations, (ended, censored) = _tables(groups, durations, ended, censored)
    bounds = np.searchsorted(groups, np.arange(size + 1))
    left, over = (np.append(0.0, np.cumsum(counts)) for counts in (ended + censored, ended))
    is_step = _moves(ended, over[1:] - over[bounds[groups]])
    line, at_risk = groups[is_step], (left[bounds[groups + 1]] - left[:-1])[is_step]
    begins = np.searchsorted(line, np.arange(size + 1))
    width = int(np.diff(begins).max(initial=0))
    place = np.arange(len(line)) + (np.arange(size) * width - begins[:-1])[line]

    def laid_out(values, without):
        table = np.full(size * width, without)
        table[place] = values
        return table.reshape(size, width)

    at_risk, ended = laid_out(at_risk, 0.0), laid_out(ended[is_step], 0.0)
    remaining = np.concatenate([at_risk[:, 1:], np.zeros((size, 1))], axis=1)[:, :width]
    return Curve(laid_out(durations[is_step], np.nan), at_risk, ended, at_risk - ended - remaining, *_lines(at_risk, ended, confidence))


def _moves(ended, so_far):
    """Where the lines of a curve move: where somebody ended, and before anybody had, as then the bound is that of those at risk."""
    return (ended > 0) | (so_far == 0)


def _lines(at_risk, ended, confidence):
    """Share, variance and band at each step, a line per group."""
    share = np.cumprod(1 - np.divide(ended, at_risk, out=np.zeros_like(ended), where=at_risk > 0), axis=-1)
    left = at_risk - ended
    variance = share**2 * np.cumsum(np.divide(ended, at_risk * left, out=np.zeros_like(left), where=left > 0), axis=-1)
    low, high = _log_log(share, variance, confidence)
    nobody, over = share == 1, share == 0
    low[nobody] = all_of(at_risk[nobody], confidence)
    if over.any():
        line, first = np.arange(len(share)), np.argmax(over, axis=-1)
        before = np.where(first > 0, high[line, first - 1], 1.0)
        last = before * (1 - all_of(at_risk[line, first], confidence))
        low, high = np.where(over, 0.0, low), np.where(over, last[:, None], high)
    return share, variance, low, high


def _log_log(share, variance, confidence):
    """Bounds of a share by the log-minus-log transform; 1 and 0 keep themselves as bounds."""
    inside = (share > 0) & (share < 1)
    p = np.where(inside, share, 0.5)
    log = np.log(p)
    reach = np.exp(normal_width(confidence) * np.sqrt(np.maximum(variance, 0)) / (p * -log))
    low, high = np.where(inside, np.exp(log * reach), share), np.where(inside, np.exp(log / reach), share)  # powers of p, in half their time
    return np.minimum(low, share), np.maximum(high, share)


def quantiles(found, shares=(0.5, 0.75, 0.9)):
    """Durations by which each share of cases had ended, with intervals by inverting the band.

    The same as the smallest observed duration reaching that share when nothing is censored.
    NaN says "not reached": for the estimate, more than 1 - share are still waiting at the last
    look; for the high bound, the cases seen do not exclude it. Of `curves`: a line per group.
    """
    durations = np.concatenate([found.duration, np.full((*found.duration.shape[:-1], 1), np.nan)], axis=-1)

    def first_below(line):
        ending = np.concatenate([line, np.full((*line.shape[:-1], 1), -np.inf)], axis=-1)
        place = np.stack([np.argmax(ending <= 1 - share + TOLERANCE, axis=-1) for share in shares], axis=-1)
        return np.take_along_axis(durations, place, axis=-1)

    return Interval(first_below(found.share), first_below(found.low), first_below(found.high))


def still_waiting(found, after):
    """Share still waiting after the given durations, with its interval.

    NaN past the last case seen, unless all had ended by then: what was not watched is not known.
    """
    after = np.atleast_1d(np.asarray(after, dtype=float))
    if not found.n:
        return Interval(*np.full((3, len(after)), np.nan))
    place = np.searchsorted(found.duration, after, side="right") - 1
    known = (after <= found.duration[-1]) | (found.share[-1] == 0)
    # before the first duration everyone is at risk and nobody has ended
    values = np.append(found.share, 1.0), np.append(found.low, all_of(found.n)), np.append(found.high, 1.0)
    return Interval(*(np.where(known, value[place], np.nan) for value in values))


def log_rank(groups):
    """Do the groups wait alike? Returns (chi-square statistic, p) of the log-rank test over two groups or more.

    `groups` is a list of (durations, ended, censored). p is NaN when fewer than two groups have
    cases, or nothing ended: there is nothing to compare.
    """
    from scipy.special import chdtrc

    durations = np.concatenate([np.asarray(group[0], dtype=float) for group in groups] or [[]])
    label = np.concatenate([np.full(len(group[0]), place) for place, group in enumerate(groups)] or [[]])
    ended = np.concatenate([np.asarray(group[1], dtype=float) for group in groups] or [[]])
    leaving = ended + np.concatenate([np.asarray(group[2], dtype=float) for group in groups] or [[]])
    columns = [np.where(label == place, counts, 0) for counts in (ended, leaving) for place in range(len(groups))]
    distinct, sums = _table(durations, *columns) if columns else ([], [])
    if not len(distinct):
        return np.nan, np.nan
    d, at_risk = np.array(sums[: len(groups)]), np.array([_at_risk(row) for row in sums[len(groups) :]])
    d, at_risk = d[at_risk[:, 0] > 0], at_risk[at_risk[:, 0] > 0]
    all_d, all_risk = d.sum(axis=0), at_risk.sum(axis=0)
    if len(d) < 2 or not all_d.any():
        return np.nan, np.nan
    part = at_risk / all_risk
    excess = (d - part * all_d).sum(axis=1)
    spread = all_d * np.divide(all_risk - all_d, all_risk - 1, out=np.zeros_like(all_d), where=all_risk > 1)
    covariance = np.diag((part * spread).sum(axis=1)) - (part * spread) @ part.T
    statistic = float(excess[1:] @ np.linalg.pinv(covariance[1:, 1:]) @ excess[1:])
    return statistic, float(chdtrc(len(d) - 1, max(statistic, 0.0)))


def competing(durations, ended_by, censored, confidence=CONFIDENCE):
    """Cumulative incidence of each of several ends that exclude one another (Aalen and Johansen 1978).

    `ended_by` maps the name of an end to its counts. Returns (distinct durations, at risk,
    {end: Interval}); at every duration the incidences and the share still waiting sum to 1.
    The variance is the delta method's (Marubini and Valsecchi 1995), the band log-log.
    """
    durations, (open_cases, *ends) = _table(durations, censored, *ended_by.values())
    d = sum(ends)
    at_risk = _at_risk(open_cases + d)
    before = np.concatenate([[1.0], np.cumprod(1 - d / at_risk)])[:-1]
    left = at_risk - d
    all_ends = np.divide(d, at_risk * left, out=np.zeros_like(left), where=left > 0)
    incidences = {}
    for name, mine in zip(ended_by, ends, strict=True):
        part = np.cumsum(before * mine / at_risk)
        own = np.cumsum(before**2 * (at_risk - mine) * mine / at_risk**3)
        shared = before * mine / at_risk**2
        variance = (
            part**2 * np.cumsum(all_ends) - 2 * part * np.cumsum(part * all_ends) + np.cumsum(part**2 * all_ends)
            + own - 2 * (part * np.cumsum(shared) - np.cumsum(part * shared))
        )
        part = np.where(part > 1 - 1e-12, 1.0, part)  # the sum of many steps rounds
        low, high = _log_log(part, variance, confidence)
        high = np.where(part == 0, 1 - all_of(at_risk, confidence), high)
        low = np.where(part == 1, all_of(d.sum(), confidence), low)
        incidences[name] = Interval(part, low, high)
    return durations, at_risk, incidences
