"""Bounds beside the figures of an answer: `<metric>_low` and `<metric>_high`."""
import numpy as np

from queries.certainty.columns import chosen, measured, numbers, put
from queries.certainty.intervals import adjusted_wald_nps, log_ratio, mean_by_person, mean_interval, poisson_exact, share_by_person, wilson


def attach_intervals(rows, columns, n_column="n"):
    """Add <metric>_low and <metric>_high for each metric column, by the kind of interval its header names.

    columns: {metric column: kind}. The metric's own count is used where the rows carry one
    (`<metric>_n`), else `n_column`.
    wilson: the metric is a share of that count.
    poisson: the metric is a count; with `<metric>_exposure` it is a rate per unit of that exposure.
    adjusted_wald: a net promoter score, in points (-100 to 100) or as a share (-1 to 1), beside
    `n_promoters` and `n_detractors` or `promoters_share` and `detractors_share`.
    log_ratio: the ratio of two shares, beside `<metric>_of`, `<metric>_of_n` (cases with it and all, above) and
    `<metric>_to`, `<metric>_to_n` (below).
    student: a mean, beside `<metric>_sd`, the sample's standard deviation; student_from_0: of what is never below 0.
    Beside `<metric>_error` (by `person_error`) a share or mean counts each of `people` once in its bounds; where there is no
    such column its count is of people, and `<metric>_size` says of how much a share is one;
    where what was drawn is no person but a campaign, `<metric>_draws` counts those. Error, size and draws then go.
    none: no bounds. Null stays null. A missing column is an error of the question.
    """
    added, used = [], set()
    for name, kind in columns.items():
        if kind == "none":
            continue
        value, n = _numbers(rows, name), _numbers(rows, f"{name}_n" if f"{name}_n" in rows.columns else n_column)
        if f"{name}_error" in rows.columns and kind in ("wilson", "student"):
            used |= {f"{name}_error", f"{name}_size", f"{name}_draws"}
            low, high = _by_person(rows, name, kind, value, n)
        elif kind == "wilson":
            _, low, high = wilson(value * n, n)
        elif kind == "poisson":
            exposure = _numbers(rows, f"{name}_exposure") if f"{name}_exposure" in rows.columns else 1.0
            _, low, high = poisson_exact(value * exposure, exposure)
        elif kind == "log_ratio":
            _, low, high = log_ratio(*(_numbers(rows, f"{name}_{part}") for part in ("of", "of_n", "to", "to_n")))
        elif kind == "student":
            _, low, high = mean_interval(value, _numbers(rows, f"{name}_sd"), n)
        elif kind == "student_from_0":
            _, low, high = mean_interval(value, _numbers(rows, f"{name}_sd"), n)
            low = np.maximum(low, 0.0)
        else:
            low, high = _net_promoter(rows, name, value, n)
        for suffix, bound in (("low", low), ("high", high)):
            bound = np.where(np.isnan(value), np.nan, bound)
            added.append(measured(f"{name}_{suffix}", bound))
    rows = put(rows, added)
    return chosen(rows, [name for name in rows.columns if name not in used]) if used else rows


def _by_person(rows, name, kind, value, n):
    counted = next((column for column in (f"{name}_draws", "people") if column in rows.columns), None)
    error, people = _numbers(rows, f"{name}_error"), numbers(rows, counted) if counted else n
    if kind == "student":
        return mean_by_person(value, error, people)[1:]
    return share_by_person(value, error, people, numbers(rows, f"{name}_size") if f"{name}_size" in rows.columns else n)[1:]


def _numbers(rows, name):
    if name not in rows.columns:
        raise ValueError(f"the question returns no column {name}, which its intervals need")
    return numbers(rows, name)


def _net_promoter(rows, name, value, n):
    if "n_promoters" in rows.columns:
        promoters, detractors = _numbers(rows, "n_promoters"), _numbers(rows, "n_detractors")
    elif "promoters_share" in rows.columns:
        promoters, detractors = _numbers(rows, "promoters_share") * n, _numbers(rows, "detractors_share") * n
    else:
        raise ValueError(f"{name} needs n_promoters and n_detractors, or promoters_share and detractors_share")
    score, low, high = adjusted_wald_nps(promoters, detractors, n)
    told = ~np.isnan(value) & ~np.isnan(score) & (np.abs(score) > 1e-9)
    scale = 1.0 if told.any() and np.allclose(value[told], score[told], atol=1e-6) else 100.0
    return scale * low, scale * high
