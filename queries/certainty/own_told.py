"""What people received and did, the parts of `own_told`, laid out for readings that compare people with themselves."""
import numpy as np
import polars as pl

from queries.certainty.within import laid_out
from queries.kept import Kept

LEVELS, WEEKS, DEEDS, LOST, DRAWN, PERSONS = (1, 2, 3, 4, 5, 6)
"""The parts of `own_told`."""
STEPS = 9  # of messages received, none the first
_kept = Kept(2)


def own_told(rows):
    """The parts laid out: once for all readings of the same rows, which are known by their identity as they are held with what was made of them."""
    return _kept.of(id(rows), lambda: OwnTold(rows))


def together(places):
    """Places in order, as a slice where they stand side by side, which costs no copy of what stands there."""
    return slice(places[0], places[-1] + 1) if len(places) and places[-1] - places[0] == len(places) - 1 else places


class OwnTold:
    """`weeks`, `clicked` and `orders`: a row for each step and a column for each person, those of a segment side by side.

    `met`: how many were first met at each step. `levels`: the name and first number of messages of each step. `segments`: each with its place among the columns, how many of it were drawn, and what
    its part of those lost tells: arrays of step, stratum, messages sent and people lost.
    """

    def __init__(self, rows):
        self._rows = rows
        columns = {name: rows[name].to_numpy() for name in ("part", "step", "messages_from", "stratum", "people", "exposure", "events", "orders")}

        def of(places, *names):
            return [columns[name][places] for name in names]

        places = {part: together(np.flatnonzero(columns["part"] == part)) for part in (LEVELS, WEEKS, DEEDS)}
        steps, least = of(places[LEVELS], "step", "messages_from")
        self.levels = dict(zip(steps.tolist(), zip(rows["name"][places[LEVELS]].to_list(), least.tolist(), strict=True), strict=True))

        of_segments = np.flatnonzero(columns["part"] >= LOST)
        segment, names = _numbered(rows["name"][together(of_segments)])
        part, step, stratum, people, sent, lost = of(of_segments, "part", "step", "stratum", "people", "exposure", "events")
        persons, theirs = stratum[part == PERSONS], segment[part == PERSONS]
        order = np.argsort(theirs.astype(np.min_scalar_type(len(names))), kind="stable")  # small numbers are sorted in a fifth of the time
        bounds = np.searchsorted(theirs[order], np.arange(len(names) + 1))
        self.segments = {}
        for number, name in enumerate(names):
            mine = segment == number
            at = mine & (part == LOST)
            self.segments[name] = (slice(bounds[number], bounds[number + 1]), int(people[mine & (part == DRAWN)].sum()), (step[at], stratum[at], sent[at], lost[at]))

        place, size = np.zeros(int(columns["stratum"].max(initial=0)) + 1, dtype=np.int64), len(persons)
        place[persons[order]] = np.arange(size)
        step, who, weeks, met = of(places[WEEKS], "step", "stratum", "exposure", "people")
        self.met = np.bincount(step, met, STEPS)
        (self.weeks,) = laid_out(place[who], step, size, STEPS, weeks)
        step, who, clicked, orders = of(places[DEEDS], "step", "stratum", "events", "orders")
        self.clicked, self.orders = laid_out(place[who], step, size, STEPS, clicked, orders)


def _numbered(names):
    """Each name as a number, and the names by number, one that is empty among them."""
    told = names.to_arrow(compat_level=pl.CompatLevel.oldest()).dictionary_encode("encode")
    return pl.Series(told.indices).to_numpy(), told.dictionary.to_pylist()  # Arrow's own way to NumPy loads pandas, for nothing
