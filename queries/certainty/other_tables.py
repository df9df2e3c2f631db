"""Other tables that agree with all a reader sees: in which of them could a hidden cell count more?

A reader knows of hidden cells that each counts at least one, and the sums of the lines that are shown. With two grain
columns every cell lies on one row and one column, so that whatever one cell gains is passed on along a path of cells
that lose and gain by turns, back to where it began: the paths are searched one by one (Ford and Fulkerson, 1956), and
the tables found are of whole numbers; so are those of a flow, whose links each leave one step and come to another. With more, a
linear programme is asked for tables of real numbers.
"""
from collections import deque

import numpy as np


def could_reach(n, hidden, lines, unseen, wanted, floor, at_most=None):
    """Which wanted cells could count `floor` or more, from all that is seen; and those that cannot (their places), until
    `at_most` are refuted. `unseen` marks per direction the lines whose totals an answer of their own would hide."""
    cells = np.flatnonzero(hidden)
    asked = np.flatnonzero(wanted[cells])
    search = _by_paths if len(lines) == 2 else _by_programme
    shown, refuted = search(n, cells, lines, unseen, asked, floor, at_most)
    result = np.zeros(len(n), dtype=bool)
    result[cells[shown]] = True
    return result, cells[refuted]


def could_gain(nodes, counts, ties, asked, floor, at_most=None):
    """The places in `asked` whose cell could count `floor` or more, and those whose cell could not, until `at_most` are found.

    Each cell of `counts` (one or more) lies between the two nodes of its place in `nodes` (ones, others): what the first gains it passes to
    the second, without limit, and the second takes from the first what their cell counts beyond one. A node keeps nothing, and passes
    whatever it has to those it is tied to: `ties` are pairs of nodes whose sums are seen together only. Nodes are whole numbers from 0.
    """
    ones, others = nodes
    ways, room = _residual(ones, others, counts, ties)
    shown, refuted = [], []
    for cell in asked:
        if _gains(ways.copy(), room.copy(), others[cell], ones[cell], floor - counts[cell]):
            shown.append(cell)
        else:
            refuted.append(cell)
            if len(refuted) == at_most:
                break
    return shown, refuted


def _by_paths(n, cells, lines, unseen, asked, floor, at_most):
    """Nodes are rows, columns, and one or two that stand for all lines unseen: one where the total is not seen either."""
    first, both = len(unseen[0]), len(unseen[0]) + len(unseen[1])
    rows, columns = lines[0][cells].tolist(), (lines[1][cells] + first).tolist()
    grounds = (both, both if n.sum() < floor else both + 1)
    ties = [(start + line, ground) for start, out, ground in zip((0, first), unseen, grounds, strict=True) for line in np.flatnonzero(out).tolist()]
    return could_gain((rows, columns), n[cells].tolist(), ties, asked.tolist(), floor, at_most)


def _residual(ones, others, counts, ties):
    """Per node, the nodes it can pass something on to (as the bits of a number), and what the second node of a cell can take from the first."""
    ways, room = [0] * (1 + max((*ones, *others, *(node for tie in ties for node in tie)))), {}
    for one, other, count in zip(ones, others, counts, strict=True):
        ways[one] |= 1 << other
        room[other, one] = count - 1
        if count > 1:
            ways[other] |= 1 << one
    for one, other in ties:
        ways[one] |= 1 << other
        ways[other] |= 1 << one
    return ways, room


def _gains(ways, room, start, end, wanted):
    """Whether the cell from `end` to `start` can gain so much: what `start` gains too much is passed on until it comes to `end`."""
    ways[start] &= ~(1 << end)
    while wanted > 0:
        path = _path(ways, start, end)
        if path is None:
            return False
        steps = list(zip(path, path[1:], strict=False))
        passed = min([wanted, *(room[step] for step in steps if step in room)])
        for one, other in steps:
            if (one, other) in room:
                room[one, other] -= passed
                if not room[one, other]:
                    ways[one] &= ~(1 << other)
            elif (other, one) in room:
                room[other, one] += passed
                ways[other] |= 1 << one
        wanted -= passed
    return True


def _path(ways, start, end):
    """The shortest way from a node to another; None where there is none."""
    came, seen, waiting = {start: None}, 1 << start, deque([start])
    while waiting:
        node = waiting.popleft()
        new = ways[node] & ~seen
        if new >> end & 1:
            path = [end]
            while node is not None:
                path.append(node)
                node = came[node]
            return path[::-1]
        seen |= new
        while new:
            bit = new & -new
            came[bit.bit_length() - 1] = node
            waiting.append(bit.bit_length() - 1)
            new ^= bit
    return None


def _by_programme(n, cells, lines, unseen, asked, floor, at_most):
    """One programme raises many cells at once; cells it leaves low are then tried one by one."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array, vstack

    blocks, sums = [], []
    everything = np.zeros(len(n), dtype=np.int64)
    for labels, out in zip([*lines, everything], [*unseen, np.array([n.sum() < floor])], strict=True):
        kept = np.flatnonzero((np.bincount(labels[cells], minlength=len(out)) > 0) & ~out)
        place = np.full(labels.max() + 1, -1)
        place[kept] = np.arange(len(kept))
        row = place[labels[cells]]
        inside = row >= 0
        blocks.append(csr_array(
            (np.ones(inside.sum()), (row[inside], np.flatnonzero(inside))), shape=(len(kept), len(cells))
        ))
        sums.append(np.bincount(labels[cells], n[cells], len(out))[kept])
    equal, totals = vstack(blocks).tocsr(), np.concatenate(sums).astype(float)
    most = max(float(n[cells].sum()), floor)  # an unseen total bounds nothing; any bound this large will do
    bounds = np.tile([1.0, most], (len(cells), 1))
    open_cells = asked
    shown = np.zeros(len(cells), dtype=bool)

    def raised(targets):
        """Values of the cells in a table that agrees with what is seen and has the targets as near floor as can be."""
        extra = len(targets)
        above = csr_array(
            (np.r_[-np.ones(extra), np.ones(extra)],
             (np.r_[:extra, :extra], np.r_[targets, len(cells) + np.arange(extra)])),
            shape=(extra, len(cells) + extra),
        )
        wide = csr_array((equal.data, equal.indices, equal.indptr), shape=(equal.shape[0], len(cells) + extra))
        found = linprog(
            np.r_[np.zeros(len(cells)), -np.ones(extra)], A_ub=above, b_ub=np.zeros(extra), A_eq=wide, b_eq=totals,
            bounds=np.vstack([bounds, np.tile([0.0, floor], (extra, 1))]), method="highs",
        )
        return found.x[: len(cells)] if found.success else np.zeros(len(cells))

    refuted = []
    while len(open_cells):
        better = raised(open_cells)[open_cells] >= floor - 1e-6
        shown[open_cells[better]] = True
        open_cells = open_cells[~better]
        if not better.any():
            break
    for cell in open_cells:
        if shown[cell] or (at_most and len(refuted) >= at_most):
            continue
        values = raised(np.array([cell]))
        shown[open_cells[values[open_cells] >= floor - 1e-6]] = True
        if not shown[cell]:
            refuted.append(cell)
    return np.flatnonzero(shown), refuted
