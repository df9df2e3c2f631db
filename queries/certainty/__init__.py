"""How sure a figure is: intervals, waiting times, small cells, comparisons and experiments."""
from queries.certainty.attaching import attach_intervals
from queries.certainty.reading import read_competing, read_quantiles, read_still_waiting, read_survival
from queries.certainty.suppression import FLOOR, THIN, hide, margins_to_withhold

READ_AS = {
    "survival": read_survival,
    "survival_quantiles": read_quantiles,
    "still_waiting": read_still_waiting,
    "competing": read_competing,
}

__all__ = ["FLOOR", "READ_AS", "THIN", "attach_intervals", "hide", "margins_to_withhold"]
