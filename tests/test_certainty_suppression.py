"""Small cells: hidden, and not to be worked out. The reader who tries is played by an exact integer programme."""
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from queries.certainty import FLOOR, hide, margins_to_withhold, suppression

pytestmark = pytest.mark.filterwarnings("error")


def one_grain(counts, **values):
    return pl.DataFrame({"channel": [f"c{place}" for place in range(len(counts))], "n": counts, **values})


def visible(rows):
    return rows["n"].to_list()


def test_four_people_are_hidden_with_the_next_smallest_cell():
    # Showing 40 and 12 beside the total 56 would give 4 away; with 12 hidden too, 16 are shared by two cells.
    found = hide(one_grain([40, 4, 12], csat=[0.5, 0.25, 0.9]), ["channel"], value_columns=["csat"])
    assert visible(found) == [40, None, None] and found["csat"].to_list() == [0.5, None, None]
    assert found["is_hidden"].to_list() == [False, True, True]


def test_two_small_cells_that_add_up_to_less_than_five_need_a_third():
    # 1 + 2 = 3: whoever knows the total knows that both are small.
    assert visible(hide(one_grain([30, 1, 2, 9]), ["channel"])) == [30, None, None, None]


def test_two_small_cells_that_could_each_be_five_are_enough():
    # 4 + 2 = 6: either could be 5 and the other 1.
    assert visible(hide(one_grain([30, 4, 2, 9]), ["channel"])) == [30, None, None, 9]


def test_nobody_is_not_a_secret_and_protects_nobody():
    assert visible(hide(one_grain([30, 0, 9]), ["channel"])) == [30, 0, 9]
    assert visible(hide(one_grain([30, 0, 3, 9]), ["channel"])) == [30, 0, None, None]


def test_five_to_twenty_nine_are_shown_as_thin():
    found = hide(one_grain([4, 5, 29, 30, 8]), ["channel"])
    assert found["is_thin"].to_list() == [False, False, True, False, True]
    assert found["is_hidden"].to_list() == [True, True, False, False, False]


def test_five_people_alone_are_no_small_cell():
    assert visible(hide(one_grain([5, 30]), ["channel"])) == [5, 30]


def test_a_row_whose_n_is_unknown_is_hidden():
    assert visible(hide(one_grain([30, None, 20, 40]), ["channel"])) == [30, None, None, 40]


def test_a_figure_with_its_own_small_count_is_hidden_alone():
    # 50 tickets by chat, but 3 of them rated: the satisfaction hides (and email's, as 3 = 43 - 40 otherwise), n stays.
    rows = one_grain([60, 50, 70], csat=[0.5, 0.3, 0.4], csat_low=[0.4, 0.1, 0.3], csat_n=[40, 3, 45], wait=[1.0, 2.0, 3.0])
    found = hide(rows, ["channel"], value_columns=["csat", "wait"])
    assert visible(found) == [60, 50, 70] and found["wait"].to_list() == [1, 2, 3]
    assert found["csat"].to_list() == [None, None, 0.4]
    assert found["csat_low"].to_list() == [None, None, 0.3] and found["csat_n"].to_list() == [None, None, 45]
    assert not found["is_hidden"].any()


def test_when_everything_is_hidden_the_total_must_go_too():
    assert margins_to_withhold(one_grain([3]), ["channel"]).rows() == [(None,)]
    assert margins_to_withhold(one_grain([1, 1, 1, 1, 1]), ["channel"]).rows() == [(None,)]
    assert margins_to_withhold(one_grain([40, 4, 12]), ["channel"]).is_empty()


def test_an_empty_answer_stays_empty():
    found = hide(one_grain([]).cast({"n": pl.Int64}), ["channel"])
    assert found.height == 0 and found.columns == ["channel", "n", "is_hidden", "is_thin"]


def two_grains(table):
    """A week x channel table of counts as rows; cells that count nobody have no row, as in an answer."""
    return pl.DataFrame(
        [(week, channel, n) for week, line in enumerate(table) for channel, n in enumerate(line) if n],
        schema={"week": pl.Int64, "channel": pl.Int64, "n": pl.Int64}, orient="row",
    )


def test_in_a_table_with_both_totals_a_rectangle_is_hidden():
    # One small cell: its row needs a second hidden cell, its column too, and those two need a fourth.
    table = [[3, 20, 30], [20, 25, 40], [50, 60, 70]]
    found = hide(two_grains(table), ["week", "channel"])
    assert found.filter("is_hidden").select("week", "channel").rows() == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert margins_to_withhold(two_grains(table), ["week", "channel"]).is_empty()


def test_two_hidden_cells_in_every_line_are_not_always_enough():
    # Two rectangles of hidden cells joined by one cell: that cell would follow from the totals of its half.
    table = [[3, 3, 90, 90], [3, 3, 4, 90], [90, 90, 3, 3], [90, 90, 3, 3]]
    rows = two_grains(table)
    found = hide(rows, ["week", "channel"])
    assert found["is_hidden"].sum() > 9
    assert could_reach_floor(rows, found).all()


def test_one_week_with_a_second_channel_cannot_be_protected_and_says_so():
    # All other weeks have one channel only: their totals are their cells. A reader of the weeks' totals alone,
    # or of the channels' alone, still learns nothing; one who has both would, so totals are named.
    rows = two_grains([[3, 10], [20, 0], [30, 0]])
    assert hide(rows, ["week", "channel"])["is_hidden"].to_list() == [True, True, True, False]
    withheld = margins_to_withhold(rows, ["week", "channel"]).rows()
    assert (0, None) in withheld and (None, 0) in withheld and (None, None) in withheld


def test_a_cell_that_its_own_total_tells_is_no_cover():
    # Channel 1 is in week 0 only: its total is that cell, so the larger cell of channel 2 hides instead.
    found = hide(two_grains([[3, 10, 20], [25, 0, 40], [50, 0, 60]]), ["week", "channel"])
    assert found.filter("is_hidden").select("week", "channel").rows() == [(0, 0), (0, 2), (1, 0), (1, 2)]


def test_five_people_in_three_cells_take_the_grand_total_with_them():
    # 1 + 1 + 3: no week and no channel reaches five twice over, and the total 5 leaves at most 3 for each cell.
    assert margins_to_withhold(two_grains([[0, 1], [1, 3]]), ["week", "channel"]).rows() == [(None, None)]


def test_a_table_too_large_to_be_audited_still_hides_and_names_its_totals(monkeypatch):
    rows = two_grains([[3, 20, 30], [20, 25, 40], [50, 60, 70]])
    monkeypatch.setattr(suppression, "MOST_SMALL", 0)
    assert hide(rows, ["week", "channel"])["is_hidden"].sum() == 4
    withheld = margins_to_withhold(rows, ["week", "channel"]).rows()
    assert withheld == [(None, 0), (0, None), (None, None)]


def could_reach_floor(rows, found, whole=True, floor=FLOOR):
    """For each small cell: is there a table (of whole numbers) that agrees with all that is seen and has floor there?

    Seen: visible cells, the grand total, and the totals over each grain column that an answer made of them
    would show, without those to be withheld. One programme per cell.
    """
    grain = [name for name in rows.columns if name != "n"]
    n, hidden = rows["n"].to_numpy(), found["is_hidden"].to_numpy()
    withheld = set(margins_to_withhold(rows, grain).rows())
    lines, sums = [], []
    for summed in grain:
        fixed = [name for name in grain if name != summed]
        totals = rows.group_by(fixed, maintain_order=True).agg(pl.sum("n")).sort(fixed).with_row_index("line")
        for total in hide(totals, ["line"]).filter(~pl.col("is_hidden")).iter_rows(named=True):
            if tuple(total.get(name) for name in grain) not in withheld:
                mine = np.logical_and.reduce([rows[name].to_numpy() == total[name] for name in fixed])
                lines.append((mine & hidden)[hidden])
                sums.append(total["n"] - n[mine & ~hidden].sum())
    if (None,) * len(grain) not in withheld and n.sum() >= floor:
        lines.append(np.ones(hidden.sum(), dtype=bool))
        sums.append(n[hidden].sum())
    seen = [LinearConstraint(np.array(lines, dtype=float), sums, sums)] if lines else []
    answers = []
    for place in np.flatnonzero(n[hidden] < floor):
        least = np.ones(hidden.sum())
        least[place] = floor
        kind = np.full(len(least), int(whole))
        answer = milp(0 * least, integrality=kind, bounds=Bounds(least, 1000), constraints=seen)
        answers.append(answer.status == 0)
    return np.array(answers, dtype=bool)


small_counts = st.one_of(st.integers(0, 6), st.integers(0, 40))


@settings(max_examples=150, deadline=None)
@given(st.lists(small_counts, min_size=1, max_size=12))
def test_no_small_cell_follows_from_the_rest_and_the_total(counts):
    rows = one_grain(counts)
    found = hide(rows, ["channel"])
    n, hidden = np.array(counts), found["is_hidden"].to_numpy()
    assert (hidden[(n > 0) & (n < FLOOR)]).all() and not hidden[n == 0].any()
    if hidden.any() and margins_to_withhold(rows, ["channel"]).is_empty():
        # what a hidden cell can be at most: all that the total leaves, one for each of the other hidden cells
        assert hidden.sum() >= 2 and n.sum() - n[~hidden].sum() - (hidden.sum() - 1) >= FLOOR
    if not margins_to_withhold(rows, ["channel"]).is_empty():
        assert not (n[~hidden] > 0).any()
    assert found.filter(~pl.col("is_hidden"))["n"].to_list() == n[~hidden].tolist()


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(small_counts, min_size=width, max_size=width), min_size=2, max_size=5)
))
def test_no_small_cell_follows_from_a_table_and_its_totals_both_ways(table):
    rows = two_grains(table)
    if rows.is_empty():
        return
    found = hide(rows, ["week", "channel"])
    n, hidden = rows["n"].to_numpy(), found["is_hidden"].to_numpy()
    assert hidden[n < FLOOR].all()
    if rows["week"].n_unique() > 1 and rows["channel"].n_unique() > 1:
        assert could_reach_floor(rows, found).all()
    assert found["n"].null_count() == hidden.sum()


@settings(max_examples=25, deadline=None)
@given(st.lists(small_counts, min_size=12, max_size=12))
def test_no_small_cell_follows_in_three_grains(counts):
    rows = pl.DataFrame({
        "week": np.repeat([0, 1], 6), "channel": np.tile(np.repeat([0, 1], 3), 2), "segment": np.tile([0, 1, 2], 4),
        "n": counts,
    })
    found = hide(rows, ["week", "channel", "segment"])
    small = (rows["n"] > 0) & (rows["n"] < FLOOR)
    assert found.filter(small)["is_hidden"].all() and not found.filter(rows["n"] == 0)["is_hidden"].any()
    if all(rows.filter(pl.col("n") > 0)[name].n_unique() > 1 for name in ("week", "channel", "segment")):
        assert could_reach_floor(rows, found, whole=False).all()


def test_the_order_of_rows_does_not_change_what_is_hidden():
    table = np.random.default_rng(6).poisson(9, (12, 5)).tolist()
    rows = two_grains(table)
    found = hide(rows, ["week", "channel"])
    assert found["is_hidden"].any()
    assert hide(rows.reverse(), ["week", "channel"]).reverse().equals(found)
    assert found.drop("is_hidden", "is_thin").columns == rows.columns
