"""Waiting with some still waiting: a worked example, scipy, laws, and the answers read from durations."""
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from queries.certainty import READ_AS, survival

pytestmark = pytest.mark.filterwarnings("error")
few = settings(max_examples=50, deadline=None)
cases = st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=60)


def split(some):
    """Durations, ended, censored: one row per case."""
    durations = np.array([duration for duration, _ in some], dtype=float)
    ended = np.array([over for _, over in some], dtype=int)
    return durations, ended, 1 - ended


def test_six_tickets_two_still_open_worked_by_hand():
    # Answered after 10, 20, 20 and 60 min; still open when last seen, after 30 and 40 min.
    # At 10 min 6 wait and 1 is answered: 5/6. At 20, 5 wait, 2 answered: 5/6 × 3/5 = 1/2.
    # Nobody ends at 30 or 40. At 60, 1 waits and is answered: 0.
    found = survival.curve([10, 20, 30, 40, 60], [1, 2, 0, 0, 1], [0, 0, 1, 1, 0])
    assert found.at_risk.tolist() == [6, 5, 3, 2, 1]
    assert found.share.tolist() == pytest.approx([5 / 6, 1 / 2, 1 / 2, 1 / 2, 0])
    # Greenwood at 20: (1/2)² × (1/(6×5) + 2/(5×3)) = 1/4 × 1/6 = 1/24.
    assert found.variance[1] == pytest.approx(1 / 24)
    # Log-log at 20: sd of log(-log) = sqrt(1/6) / ln 2 = 0.58897; 0.5 ** exp(±1.95996 × 0.58897).
    assert found.low[1] == pytest.approx(0.5 ** np.exp(1.95996 * 0.58897), abs=1e-4)
    assert found.high[1] == pytest.approx(0.5 ** np.exp(-1.95996 * 0.58897), abs=1e-4)
    # Half had been answered by 20 min, three quarters and nine tenths only by 60.
    assert survival.quantiles(found).estimate.tolist() == [20, 60, 60]
    # Leaving the open ones out, as most tools do, would call 75 % answered at 20 min: (1 + 2) of 4.
    assert survival.still_waiting(found, 25).estimate.tolist() == [0.5]


@few
@given(cases)
def test_the_curve_and_its_band_are_scipy_s(some):
    durations, ended, censored = split(some)
    found = survival.curve(durations, ended, censored)
    theirs = stats.ecdf(stats.CensoredData.right_censored(durations, censored.astype(bool))).sf
    assert found.duration.tolist() == theirs.quantiles.tolist()
    assert found.share == pytest.approx(theirs.probabilities, abs=1e-12)
    inside = (found.share > 0) & (found.share < 1)
    if inside.all():
        band = theirs.confidence_interval(method="log-log")
        assert found.low == pytest.approx(band.low.probabilities, abs=1e-9)
        assert found.high == pytest.approx(band.high.probabilities, abs=1e-9)


@few
@given(cases, st.integers(1, 50))
def test_the_share_never_rises_the_band_holds_it_and_more_cases_narrow_it(some, times):
    durations, ended, censored = split(some)
    found = survival.curve(durations, ended, censored)
    assert (np.diff(found.share) <= 0).all()
    assert ((found.low >= 0) & (found.low <= found.share) & (found.share <= found.high) & (found.high <= 1)).all()
    more = survival.curve(durations, times * ended, times * censored)
    assert more.share == pytest.approx(found.share, abs=1e-12)
    assert (more.high - more.low <= found.high - found.low + 1e-9).all()
    shuffled = survival.curve(durations[::-1], ended[::-1], censored[::-1])
    assert shuffled.share.tolist() == found.share.tolist()


@few
@given(st.lists(st.integers(0, 30), min_size=1, max_size=80))
def test_with_nobody_open_percentiles_are_the_plain_ones(values):
    found = survival.curve(values, np.ones(len(values)), np.zeros(len(values)))
    shares = (0.1, 0.5, 0.75, 0.9)
    plain = [np.quantile(values, q, method="inverted_cdf") for q in shares]
    assert survival.quantiles(found, shares).estimate.tolist() == plain
    assert found.share[-1] == 0


@few
@given(cases)
def test_a_percentile_s_interval_contains_it_and_percentiles_are_in_order(some):
    middle, low, high = survival.quantiles(survival.curve(*split(some)))
    assert not (low > middle).any() and not (high < middle).any()
    assert not (np.diff(middle) < 0).any()


@few
@given(st.lists(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=40), min_size=1, max_size=5))
def test_of_several_groups_percentiles_and_sizes_are_those_of_each_one_s_own_curve(groups):
    durations, ended, censored = split([case for group in groups for case in group])
    together = survival.curves(np.repeat(np.arange(len(groups)), [len(group) for group in groups]), len(groups), durations, ended, censored)
    shares = (0.1, 0.5, 0.9)
    values = survival.quantiles(together, shares)
    for place, group in enumerate(groups):
        alone = survival.curve(*split(group))
        for line, own in zip(values, survival.quantiles(alone, shares), strict=True):
            np.testing.assert_array_equal(line[place], own)
        assert (together.ended[place].sum(), together.censored[place].sum()) == (alone.ended.sum(), alone.censored.sum())


def test_the_intervals_of_a_median_by_the_band_and_by_ranks_agree_on_many_cases():
    values = np.random.default_rng(5).gamma(1, 100, 500).round()
    band = survival.quantiles(survival.curve(values, np.ones(500), np.zeros(500)), (0.5,))
    ranks = stats.quantile_test(values, p=0.5).confidence_interval()
    assert band.low[0] == pytest.approx(ranks.low, rel=0.05)
    assert band.high[0] == pytest.approx(ranks.high, rel=0.05)


def test_more_than_half_still_waiting_means_no_median():
    found = survival.curve([10, 500], [40, 0], [0, 60])
    middle, _, high = survival.quantiles(found)
    assert np.isnan(middle).all() and np.isnan(high).all()
    assert survival.still_waiting(found, 10).estimate.tolist() == [0.6]


def test_what_was_not_watched_is_not_known():
    open_end = survival.curve([10, 100], [5, 0], [0, 5])
    assert survival.still_waiting(open_end, [0, 99, 100, 101]).estimate.tolist()[:3] == [1, 0.5, 0.5]
    assert np.isnan([part[3] for part in survival.still_waiting(open_end, [0, 99, 100, 101])]).all()
    all_ended = survival.curve([10, 100], [5, 5], [0, 0])
    assert survival.still_waiting(all_ended, 4320).estimate.tolist() == [0]
    nobody = survival.curve([], [], [])
    assert np.isnan(survival.still_waiting(nobody, [1])).all() and np.isnan(survival.quantiles(nobody)).all()


def test_nobody_answered_yet_is_a_share_with_an_honest_bound():
    # Of 50 none has ended: exact binomial, 0.025 ** (1/50) = 0.9289.
    share, low, high = (part[0] for part in survival.still_waiting(survival.curve([60], [0], [50]), 30))
    assert (share, high) == (1, 1) and low == pytest.approx(0.9289, abs=1e-4)


def test_ten_million_cases_cost_their_distinct_durations_only():
    found = survival.curve([1, 2, 3], [4_000_000, 4_000_000, 0], [0, 0, 2_000_000])
    assert found.n == 10_000_000 and found.share.tolist() == pytest.approx([0.6, 0.2, 0.2])
    assert found.high[0] - found.low[0] < 0.001


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError):
        survival.curve([1, 2], [3, -1], [0, 0])


def test_bands_hold_the_truth_about_95_times_in_100():
    rng = np.random.default_rng(11)
    held, median_held = 0, 0
    for _ in range(400):
        wait, watched = rng.exponential(1, 80), rng.exponential(2, 80)
        found = survival.curve(np.minimum(wait, watched), wait <= watched, wait > watched)
        _, low, high = survival.still_waiting(found, 0.7)
        held += low[0] <= np.exp(-0.7) <= high[0]
        _, low, high = survival.quantiles(found, (0.5,))
        median_held += low[0] <= np.log(2) and not high[0] < np.log(2)
    assert 0.92 <= held / 400 <= 0.98 and 0.92 <= median_held / 400 <= 0.985


@few
@given(cases, cases)
def test_two_groups_log_rank_is_scipy_s(one, other):
    a, b = split(one), split(other)
    statistic, p = survival.log_rank([a, b])
    sample = [stats.CensoredData.right_censored(part[0], part[2].astype(bool)) for part in (a, b)]
    if np.isnan(p) or statistic < 1e-9:
        assert not a[1].sum() + b[1].sum() or not p < 0.99
    else:
        theirs = stats.logrank(*sample)
        assert (statistic, p) == pytest.approx((theirs.statistic**2, theirs.pvalue), rel=1e-6)


def test_log_rank_of_three_groups_does_not_depend_on_their_order_and_ignores_an_empty_one():
    rng = np.random.default_rng(2)
    groups = [
        (rng.integers(1, 9 * place, 40), rng.integers(0, 3, 40), rng.integers(0, 2, 40)) for place in (1, 2, 3)
    ]
    first, p = survival.log_rank(groups)
    assert survival.log_rank(groups[::-1]) == pytest.approx((first, p)) and p < 0.001
    nobody = ([1.0], [0], [0])
    assert survival.log_rank([groups[0], nobody, groups[1]]) == pytest.approx(survival.log_rank(groups[:2]))
    assert np.isnan(survival.log_rank([groups[0]])[1]) and np.isnan(survival.log_rank([])[1])


def test_log_rank_of_three_groups_is_right_when_nothing_differs():
    rng = np.random.default_rng(8)
    below = 0
    for _ in range(300):
        groups = [(rng.exponential(1, 25), np.ones(25), np.zeros(25)) for _ in range(3)]
        below += survival.log_rank(groups)[1] < 0.1
    assert 0.06 <= below / 300 <= 0.145


def test_callers_who_hang_up_or_are_answered_worked_by_hand():
    # 10 callers. At 20 s 2 hang up, 3 are answered; at 40 s 1 is cut off (open); at 60 s 2 of the 4 left hang up,
    # 2 are answered. Hung up: 2/10, then 0.2 + 0.5 × 2/4 = 0.45. Answered: 0.3, then 0.3 + 0.5 × 2/4 = 0.55.
    durations, at_risk, ends = survival.competing([20, 40, 60], {"hung_up": [2, 0, 2], "answered": [3, 0, 2]}, [0, 1, 0])
    assert durations.tolist() == [20, 40, 60] and at_risk.tolist() == [10, 5, 4]
    assert ends["hung_up"].estimate.tolist() == pytest.approx([0.2, 0.2, 0.45])
    assert ends["answered"].estimate.tolist() == pytest.approx([0.3, 0.3, 0.55])


@few
@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from("abo")), min_size=1, max_size=60))
def test_competing_ends_and_those_still_waiting_make_everyone(some):
    durations = [duration for duration, _ in some]
    by_end = {end: [int(mine == end) for _, mine in some] for end in "ab"}
    still_open = [int(mine == "o") for _, mine in some]
    _, _, ends = survival.competing(durations, by_end, still_open)
    waiting = survival.curve(durations, np.sum(list(by_end.values()), axis=0), still_open).share
    assert ends["a"].estimate + ends["b"].estimate + waiting == pytest.approx(np.ones(len(waiting)))
    for share, low, high in ends.values():
        assert (np.diff(share) >= 0).all()
        assert ((low >= 0) & (low <= share) & (share <= high) & (high <= 1)).all()


def test_without_anyone_open_the_incidence_varies_as_a_plain_share():
    # Then F is a share of n cases: variance F (1 - F) / n, here 0.3 × 0.7 / 100, on the log-log scale.
    _, _, ends = survival.competing([1, 2, 3], {"a": [10, 20, 10], "b": [20, 20, 20]}, [0, 0, 0])
    reach = np.exp(1.959964 * np.sqrt(0.3 * 0.7 / 100) / (0.3 * -np.log(0.3)))
    assert ends["a"].estimate[1] == pytest.approx(0.3)
    assert (ends["a"].low[1], ends["a"].high[1]) == pytest.approx((0.3**reach, 0.3 ** (1 / reach)), abs=1e-6)


# --- questions that are read ---


def durations(**columns):
    return pl.DataFrame(columns)


by_channel = durations(
    channel=["email"] * 3 + ["chat"] * 2 + ["post"] * 2, minutes=[30, 300, 5000, 1, 70, 10, 20],
    n_ended=[20, 30, 0, 40, 40, 3, 0], n_open=[0, 0, 50, 0, 0, 0, 1],
)


def test_shares_still_waiting_are_read_by_channel_and_a_group_of_four_hides_with_its_neighbour():
    found = READ_AS["still_waiting"](by_channel, ["channel"])
    # 4 by post are too few, and email + chat + 4 = total would tell: the smaller of the others hides as well.
    assert found.filter(~pl.col("is_hidden"))["channel"].unique().to_list() == ["email"]
    email = found.filter(pl.col("channel") == "email")
    assert email["after_minutes"].to_list() == [60, 240, 1440, 4320]
    assert email["still_waiting_share"].to_list() == pytest.approx([0.8, 0.8, 0.5, 0.5])
    assert email["n"].to_list() == [100] * 4 and not email["is_thin"].any()
    hidden = found.filter(pl.col("is_hidden"))
    assert hidden.height == 2 and hidden.drop("channel", "is_hidden", "is_thin").null_count().row(0) == (2,) * 5


def test_percentiles_are_read_and_one_not_reached_is_empty():
    found = READ_AS["survival_quantiles"](by_channel.filter(pl.col("channel") == "email"), ["channel"]).row(0, named=True)
    assert (found["n"], found["n_open"]) == (100, 50)
    assert found["median_minutes"] == 300 and found["p75_minutes"] is None and found["p90_minutes"] is None
    assert found["median_minutes_low"] == 300 and found["median_minutes_high"] is None


def test_a_curve_starts_with_everyone_and_stops_while_ten_are_at_risk():
    rows = durations(minutes=[1, 2, 3, 4], n_ended=[4, 4, 1, 3], n_open=[0, 5, 0, 6])
    found = READ_AS["survival"](rows, [])
    # at risk 23, 19, 10, 9: the step at 4 min, of nine people, would be a cliff of a third, and is not shown
    assert found["minutes"].to_list() == [0, 1, 2, 3] and found["n"].to_list() == [23, 23, 19, 10]
    assert found["still_waiting_share"].to_list() == pytest.approx([1, 19 / 23, 15 / 23, 15 / 23 * 9 / 10])
    assert found["is_thin"].all() and not found["is_hidden"].any()


def test_a_group_of_fewer_than_ten_has_no_curve_and_says_how_many_it_is():
    rows = durations(channel=["post", "chat"], minutes=[10, 20], n_ended=[7, 40], n_open=[2, 40])
    found = READ_AS["survival"](rows, ["channel"])
    assert found.filter(pl.col("channel") == "post").select("minutes", "n", "still_waiting_share", "still_waiting_share_low").rows() == [(0, 9, None, None)]
    assert found.filter(pl.col("channel") == "chat")["minutes"].to_list() == [0, 20]
    ends = READ_AS["competing"](rows.rename({"n_ended": "n_answered"}), ["channel"])
    assert ends.filter(pl.col("channel") == "post").select("ending", "minutes", "n", "ended_share").rows() == [("answered", 0, 9, None)]


def test_a_curve_of_many_points_keeps_its_shape_in_two_hundred():
    rng = np.random.default_rng(4)
    minutes = np.unique(rng.gamma(0.5, 2000, 20_000).round())
    rows = durations(minutes=minutes, n_ended=rng.integers(0, 9, len(minutes)), n_open=rng.integers(0, 3, len(minutes)))
    found = READ_AS["survival"](rows, [])
    assert 150 < found.height <= 200
    full = survival.curve(minutes, rows["n_ended"], rows["n_open"])
    kept = np.searchsorted(found["minutes"].to_numpy(), full.duration, side="right") - 1
    shown = full.at_risk >= 10
    for line, name in ((full.share, ""), (full.low, "_low"), (full.high, "_high")):
        assert np.abs(found[f"still_waiting_share{name}"].to_numpy()[kept] - line)[shown].max() < 0.01


def test_competing_ends_are_read_from_their_columns_in_any_unit():
    rows = durations(line=["A"] * 2, seconds=[20, 60], n_hung_up=[20, 20], n_answered=[30, 20], n_open=[0, 10])
    found = READ_AS["competing"](rows, ["line"])
    assert found.columns[:4] == ["line", "ending", "seconds", "n"]
    hung_up = found.filter(pl.col("ending") == "hung_up")
    assert hung_up["seconds"].to_list() == [0, 20, 60] and hung_up["n"].to_list() == [100, 100, 50]
    assert hung_up["ended_share"].to_list() == pytest.approx([0, 0.2, 0.4])


@pytest.mark.parametrize("kind", ("survival", "survival_quantiles", "still_waiting", "competing"))
@pytest.mark.parametrize("grain", [[], ["channel"]])
def test_an_empty_period_is_read_as_no_rows_with_the_same_columns(kind, grain):
    full = READ_AS[kind](by_channel, grain)
    empty = READ_AS[kind](by_channel.clear(), grain)
    assert empty.height == 0 and empty.columns[:2] == full.columns[:2]
    if kind != "competing":
        assert empty.columns == full.columns


def test_a_question_without_a_duration_is_told_so():
    with pytest.raises(ValueError, match="minutes"):
        READ_AS["survival"](pl.DataFrame({"n_ended": [1], "n_open": [0]}), [])


def test_days_are_read_as_days():
    found = READ_AS["survival_quantiles"](durations(days=[1, 2], n_ended=[9, 9], n_open=[0, 0]), [])
    assert found["median_days"].item() == 1 and "p90_days_high" in found.columns


@few
@given(st.lists(cases, max_size=4), st.booleans())
def test_durations_in_lists_are_read_as_those_counted(groups, is_unknown):
    """A row per group with lists of what ended and what is open, in any order, or a row per duration with counts; a group of which no duration is known is left out."""
    columns = {"group": pl.String, "minutes": pl.List(pl.Int64), "minutes_open": pl.List(pl.Int64), "n_ended": pl.Int64, "n_open": pl.Int64}
    listed, counted = [], []
    for place, some in enumerate(groups):
        ended, still = ([duration for duration, over in some if over == is_over] for is_over in (True, False))
        listed.append((f"g{place}", ended or None, still or None, len(ended), len(still)))
        counted += [(f"g{place}", float(duration), ended.count(duration), still.count(duration)) for duration in sorted({duration for duration, _ in some})]
    if is_unknown:
        listed.append(("unknown", None, None, 0, 0))
    read = READ_AS["survival_quantiles"]
    expected = read(pl.DataFrame(counted, schema={"group": pl.String, "minutes": pl.Float64, "n_ended": pl.Int64, "n_open": pl.Int64}, orient="row"), ["group"])
    assert read(pl.DataFrame(listed, schema=columns, orient="row"), ["group"]).equals(expected, null_equal=True)
