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
from queries.certainty.columns import emptied, marked, numbers, put
from queries.certainty.other_tables import could_gain
from queries.certainty.suppression import FLOOR, THIN, hide

MOST_AUDITED = 3_000
"""Small links; a flow with more of them, as one that keeps hundreds of rare steps by name, takes seconds to audit."""
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
        marked("is_hidden", hidden), marked("is_thin", ~hidden & (n < THIN)),
    ])  # fmt: skip


@lru_cache(maxsize=256)
def guarded(links, secret):
    """Per link (step_no, source, target, journeys): whether it is hidden, as the `secret` ones are, and whether the size of the step it leaves is untold."""
    leaving, coming = [(link[0], link[1]) for link in links], [(link[0] + 1, link[2]) for link in links]
    journeys, size = np.array([link[3] for link in links], dtype=np.int64), {}
    for node, many in zip(leaving, journeys, strict=True):
        size[node] = size.get(node, 0) + many
    untold, hidden, unproven = {node for node, many in size.items() if many < FLOOR}, np.array(secret, dtype=bool), np.array(secret, dtype=bool)
    while (lost := _hide_near(leaving, coming, journeys, hidden, unproven, untold)) is not None:
        place = next((place for place in (lost, lost + 1, *range(lost - 1, 0, -1)) if any(node[0] == place and node not in untold for node in size)), None)
        if place is None:
            return (True,) * len(links), (True,) * len(links)
        untold.add(min((node for node in size if node[0] == place and node not in untold), key=lambda node: (size[node], node)))
    return tuple(hidden.tolist()), tuple(node in untold for node in leaving)


def _hide_near(leaving, coming, journeys, hidden, unproven, untold):
    """Hide links beside the unproven ones until none is given away while all steps but those `untold` tell their size: None, or the place where that cannot be."""
    at, nodes, ties = np.array([node[0] for node in leaving]), *_network(leaving, coming, untold)
    sides = [np.unique([f"{place} {step}" for place, step in nodes], return_inverse=True)[1] for nodes in (leaving, coming)]
    while refuted := _refuted(nodes, ties, journeys, hidden, unproven):
        for link in refuted:
            near = ~hidden & (at == at[link])
            beside = [near & np.logical_or.reduce([np.isin(side, side[some]) for side in sides]) for some in (np.arange(len(at)) == link, hidden & (at == at[link]))]
            found = next((np.flatnonzero(places) for places in (*beside, near) if places.any()), None)
            if found is None:
                return int(at[link])
            hidden[found[np.argmin(journeys[found])]] = True
    return None


def _network(leaving, coming, untold):
    """What a reader can add up, as the two nodes of each link and the nodes tied: of a step whose size is told, all that leave it and all that come
    to it stand apart; of another they are only known to be as many; and of all steps untold where journeys start, how many do in all."""
    steps = {node: place for place, node in enumerate(dict.fromkeys((*leaving, *coming)))}
    started, beyond, sources, targets = 2 * len(steps), 2 * len(steps) + 1, set(leaving), set(coming)
    out, into = (lambda node: steps[node]), (lambda node: len(steps) + steps[node])
    ties = [(into(node), beyond) for node in targets - sources]
    for node in sources & untold:
        ties.append((out(node), started if node[0] == 1 else into(node)))
    return ([out(node) for node in leaving], [into(node) for node in coming]), ties


def _refuted(nodes, ties, journeys, hidden, unproven):
    """Up to twenty links of `unproven` that a reader would know to be fewer than five, each hidden link being known to hold one journey; those that could be more are taken out of it."""
    cells = np.flatnonzero(hidden)
    if not len(cells):
        return []
    ends = [[side[cell] for cell in cells] for side in nodes]
    shown, refuted = could_gain(ends, journeys[cells].tolist(), ties, np.flatnonzero(unproven[cells]).tolist(), FLOOR, at_most=20)
    unproven[cells[shown]] = False  # for good: hiding more, and telling less, only leaves more flows possible
    return cells[refuted].tolist()
