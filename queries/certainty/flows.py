"""Flows from step to step: small links hidden so that what enters and leaves each step gives none of them away.

What is promised. A reader sees the links left visible, how many start, and the size of the steps that tell it; all that come to a step
leave it. Then for every link of fewer than five people there is another flow agreeing with all that is seen in which it holds
five or more. Links are hidden beside the small ones until that holds; where it cannot, the smallest steps there tell their
size no more. A flow with too many small links to be audited hides them place by place as any answer does, and tells no sizes.
"""
from functools import lru_cache

import numpy as np
import polars as pl

from queries.certainty.attaching import attach_intervals
from queries.certainty.columns import emptied, numbers, put
from queries.certainty.suppression import FLOOR, THIN, hide

MOST_AUDITED = 100
"""Small links; a flow with more of them, as one that keeps every rare step by name, takes too long to audit."""
SHARES = ("share_of_everyone", "share_of_started", "share_of_previous")


def read_flow(rows, grain_columns):
    """Links of step_no, source, target with n people (null: not to be told) and `journeys`: intervals beside their shares, small links hidden."""
    rows = attach_intervals(rows, dict.fromkeys(SHARES, "wilson"))
    values = [name for name in rows.columns if name not in grain_columns and name != "n"]
    n = numbers(rows, "n")
    secret = ~(n >= FLOOR)
    if secret.sum() > MOST_AUDITED:
        sizes = [name for name in values if name.startswith("share_of_previous")]
        apart = pl.concat(hide(part, grain_columns, "n", values) for part in rows.partition_by("step_no", maintain_order=True))
        return put(apart, [emptied(apart[name], np.ones(apart.height, dtype=bool)) for name in sizes])
    links = tuple(zip(rows["step_no"].to_list(), rows["source"].to_list(), rows["target"].to_list(), rows["journeys"].to_list(), strict=True))
    hidden, untold = (np.array(mask, dtype=bool) for mask in guarded(links, tuple(secret.tolist())))
    sizes = [name for name in values if name.startswith("share_of_previous")]
    return put(rows, [
        *(emptied(rows[name], hidden | untold if name in sizes else hidden) for name in ("n", *values)),
        pl.Series("is_hidden", hidden, dtype=pl.Boolean), pl.Series("is_thin", ~hidden & (n < THIN), dtype=pl.Boolean),
    ])  # fmt: skip


@lru_cache(maxsize=256)
def guarded(links, secret):
    """Per link (step_no, source, target, journeys): whether it is hidden, as the `secret` ones are, and whether the size of the step it leaves is untold."""
    leaving, coming = [(link[0], link[1]) for link in links], [(link[0] + 1, link[2]) for link in links]
    journeys, size = np.array([link[3] for link in links], dtype=float), {}
    for node, many in zip(leaving, journeys, strict=True):
        size[node] = size.get(node, 0) + many
    untold, hidden = {node for node, many in size.items() if many < FLOOR}, np.array(secret, dtype=bool)
    while (lost := _hide_near(leaving, coming, journeys, np.array(secret, dtype=bool), hidden, untold)) is not None:
        place = next((place for place in (lost, lost + 1, *range(lost - 1, 0, -1)) if any(node[0] == place and node not in untold for node in size)), None)
        if place is None:
            return (True,) * len(links), (True,) * len(links)
        untold.add(min((node for node in size if node[0] == place and node not in untold), key=lambda node: (size[node], node)))
    return tuple(hidden.tolist()), tuple(node in untold for node in leaving)


def _hide_near(leaving, coming, journeys, secret, hidden, untold):
    """Hide links beside the secret ones until none is given away while all steps but those `untold` tell their size: None, or the place where that cannot be."""
    at, lines = np.array([node[0] for node in leaving]), _lines(leaving, coming, journeys, untold)
    sides = [np.unique([f"{place} {step}" for place, step in nodes], return_inverse=True)[1] for nodes in (leaving, coming)]
    while refuted := _refuted(journeys, hidden, secret, lines):
        for link in refuted:
            near = ~hidden & (at == at[link])
            beside = [near & np.logical_or.reduce([np.isin(side, side[some]) for side in sides]) for some in (np.arange(len(at)) == link, hidden & (at == at[link]))]
            found = next((np.flatnonzero(places) for places in (*beside, near) if places.any()), None)
            if found is None:
                return int(at[link])
            hidden[found[np.argmin(journeys[found])]] = True
    return None


def _lines(leaving, coming, journeys, untold):
    """What a reader can add up: (signs per link, sum). All that start; all that leave a step whose size is told, and all that come to it; of any other, that both are as many."""
    side = lambda nodes, node: np.array([one == node for one in nodes], dtype=float)
    first = np.array([node[0] == 1 for node in leaving], dtype=float)
    found = [(first, first @ journeys)]
    for node in set(leaving):
        out, into = side(leaving, node), side(coming, node)
        told = [(signs, signs @ journeys) for signs in (out, into) if signs.any()]
        found += told if node not in untold else [(out - into, 0.0)] if into.any() else []
    return found


def _refuted(journeys, hidden, secret, lines):
    """The secret links that a reader would know to be fewer than five, each hidden link being known to hold one journey."""
    from scipy.optimize import linprog
    from scipy.sparse import coo_array, hstack

    cells = np.flatnonzero(hidden)
    if not len(cells):
        return []
    seen = [(signs[cells], total - signs[~hidden] @ journeys[~hidden]) for signs, total in lines if signs[cells].any()]
    equal, sums = np.array([signs for signs, _ in seen]).reshape(len(seen), len(cells)), np.array([total for _, total in seen])
    wanted = np.flatnonzero(secret[cells])

    def raised(targets):
        """Journeys of the hidden links in a flow that agrees with all that is seen and brings the targets as near five as can be."""
        extra = len(targets)
        above = coo_array((np.r_[-np.ones(extra), np.ones(extra)], (np.r_[:extra, :extra], np.r_[targets, len(cells) + np.arange(extra)])), shape=(extra, len(cells) + extra))
        found = linprog(
            np.r_[np.zeros(len(cells)), -np.ones(extra)], A_ub=above, b_ub=np.zeros(extra), A_eq=hstack([coo_array(equal), coo_array((len(seen), extra))]) if len(seen) else None,
            b_eq=sums if len(seen) else None, bounds=np.vstack([np.tile([1.0, np.inf], (len(cells), 1)), np.tile([0.0, FLOOR], (extra, 1))]), method="highs",
        )  # fmt: skip
        return found.x[: len(cells)] if found.success else np.zeros(len(cells))

    safe = np.zeros(len(cells), dtype=bool)
    left = wanted
    while len(left):
        better = raised(left)[left] >= FLOOR - 1e-6
        left = left[~better]
        if not better.any():
            break
    refuted = []
    for cell in left:
        if not safe[cell]:
            values = raised(np.array([cell]))
            safe |= values >= FLOOR - 1e-6
            if not safe[cell]:
                refuted.append(cells[cell])
    return refuted[:20]
