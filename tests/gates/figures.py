"""Figures of merit in plain numpy: AUC, average precision, macro-F1, precision and recall."""

import numpy as np


def auc(positive: np.ndarray, score: np.ndarray) -> float:
    """Chance that a positive ranks above a negative, ties counting half (Mann–Whitney)."""
    positive = np.asarray(positive, bool)
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    ranks = (ends - (counts - 1) / 2)[inverse]
    n, m = int(positive.sum()), int((~positive).sum())
    return float((ranks[positive].sum() - n * (n + 1) / 2) / (n * m)) if n and m else float("nan")


def average_precision(positive: np.ndarray, score: np.ndarray) -> float:
    """Mean of the precision at each positive, texts with equal scores taken together."""
    positive = np.asarray(positive, bool)
    order = np.argsort(-np.asarray(score), kind="stable")
    hits, ordered = np.cumsum(positive[order]), np.asarray(score)[order]
    last = np.append(ordered[1:] != ordered[:-1], True)
    at, found = np.flatnonzero(last), hits[last]
    precision = found / (at + 1)
    return float(np.sum(precision * np.diff(np.append(0, found))) / positive.sum())


def macro_f1(truth: np.ndarray, said: np.ndarray) -> float:
    """Mean over the classes of the harmonic mean of precision and recall."""
    values = []
    for value in np.unique(truth):
        right = np.sum((truth == value) & (said == value))
        values.append(2 * right / max(np.sum(truth == value) + np.sum(said == value), 1))
    return float(np.mean(values))


def precision_recall(truth: np.ndarray, said: np.ndarray) -> tuple[float, float]:
    """Of what was said, the share that is true; of what is true, the share that was said."""
    truth, said = np.asarray(truth, bool), np.asarray(said, bool)
    right = np.sum(truth & said)
    return float(right / max(said.sum(), 1)), float(right / max(truth.sum(), 1))
