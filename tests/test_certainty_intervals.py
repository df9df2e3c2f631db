"""Intervals: checked against scipy, by hand, by laws that hold for all numbers, and by simulation."""
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from queries.certainty import attach_intervals
from queries.certainty import intervals as by

pytestmark = pytest.mark.filterwarnings("error")
few = settings(max_examples=60, deadline=None)
counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def bounds(interval):
    return [float(part) for part in interval]


def test_wilson_of_8_among_10_worked_by_hand():
    # z = 1.96, z² = 3.8415. Centre (8 + 1.9207) / (10 + 3.8415) = 0.71674.
    # Half-width sqrt(3.8415 × (0.8 × 2 + 3.8415/4)) / 13.8415 = sqrt(9.8356) / 13.8415 = 0.22657.
    assert bounds(by.wilson(8, 10)) == pytest.approx([0.8, 0.49016, 0.94332], abs=2e-5)


@few
@given(counts)
def test_wilson_is_scipy_s(case):
    x, n = case
    theirs = stats.binomtest(x, n).proportion_ci(method="wilson")
    assert bounds(by.wilson(x, n)) == pytest.approx([x / n, theirs.low, theirs.high], abs=1e-12)


@few
@given(counts)
def test_a_share_s_interval_stays_in_0_to_1_contains_it_and_narrows_when_the_data_double(case):
    x, n = case
    share, low, high = bounds(by.wilson(x, n))
    assert 0 <= low <= share <= high <= 1
    _, low2, high2 = bounds(by.wilson(2 * x, 2 * n))
    assert high2 - low2 < high - low
    assert low2 >= low and high2 <= high


def test_one_more_success_never_lowers_a_bound():
    _, low, high = by.wilson(np.arange(0, 201), 200)
    assert (np.diff(low) > 0).all() and (np.diff(high) > 0).all()


def test_nobody_asked_gives_no_figure_and_no_error():
    for interval in (
        by.wilson(0, 0), by.wilson(3, 2), by.poisson_exact(0, 0), by.newcombe(1, 2, 0, 0), by.log_ratio(0, 9, 0, 9),
        by.adjusted_wald_nps(0, 0, 0), by.mean_interval(3, 1, 0), by.wilson(None, 5),
    ):
        assert np.isnan(bounds(interval)).all()


def test_a_chart_of_many_points_is_one_call():
    share, low, high = by.wilson(np.array([0, 5, 0]), np.array([10, 10, 0]))
    assert share.shape == low.shape == high.shape == (3,)
    assert share[:2].tolist() == [0, 0.5] and low[0] == 0 and np.isnan(high[2])


def test_no_complaint_in_100_person_weeks_still_allows_3_7_per_100():
    # Exact: the rate r with exp(-100 r) = 0.025, r = -ln(0.025) / 100 = 0.036889.
    assert bounds(by.poisson_exact(0, 100)) == pytest.approx([0, 0, 0.0368888], abs=1e-7)


@few
@given(st.integers(0, 3000), st.floats(0.01, 1e4))
def test_exact_poisson_bounds_leave_2_5_percent_on_each_side(events, exposure):
    rate, low, high = bounds(by.poisson_exact(events, exposure))
    assert 0 <= low <= rate <= high
    assert stats.poisson.cdf(events, high * exposure) == pytest.approx(0.025, rel=1e-6)
    if events:
        assert stats.poisson.sf(events - 1, low * exposure) == pytest.approx(0.025, rel=1e-6)


def test_newcombe_s_own_example():
    # 56 of 70 against 48 of 80 (Newcombe 1998, example a): 0.2000, from 0.0524 to 0.3339 by method 10.
    assert bounds(by.newcombe(56, 70, 48, 80)) == pytest.approx([0.2, 0.0524, 0.3339], abs=5e-5)


@few
@given(counts, counts)
def test_a_difference_turned_round_is_its_mirror_and_stays_in_its_range(a, b):
    gap, low, high = bounds(by.newcombe(*a, *b))
    assert -1 <= low <= gap <= high <= 1
    assert bounds(by.newcombe(*b, *a)) == pytest.approx([-gap, -high, -low], abs=1e-12)


def test_replies_to_critics_against_replies_to_fans_worked_by_hand():
    # 20 of 100 critics, 40 of 100 fans: 0.5; sd of the logarithm sqrt(0.8/20 + 0.6/40) = 0.234521;
    # 0.5 / exp(1.96 × 0.234521) = 0.3158 to 0.5 × 1.5835 = 0.7918.
    assert bounds(by.log_ratio(20, 100, 40, 100)) == pytest.approx([0.5, 0.31576, 0.79176], abs=5e-5)


def test_a_ratio_with_a_zero_says_what_it_can():
    none_replied = bounds(by.log_ratio(0, 50, 40, 50))
    assert none_replied[:2] == [0, 0] and 0 < none_replied[2] < 0.3
    ratio, low, high = bounds(by.log_ratio(40, 50, 0, 50))
    assert np.isnan(ratio) and np.isnan(high) and low > 3
    everybody = bounds(by.log_ratio(50, 50, 50, 50))
    assert everybody[1] < everybody[0] == 1 < everybody[2]


@few
@given(counts, counts)
def test_a_ratio_turned_over_is_its_inverse(a, b):
    if 0 < a[0] < a[1] and 0 < b[0] < b[1]:
        ratio, low, high = bounds(by.log_ratio(*a, *b))
        assert 0 < low <= ratio <= high
        assert bounds(by.log_ratio(*b, *a)) == pytest.approx([1 / ratio, 1 / high, 1 / low])


def test_net_promoter_score_worked_by_hand():
    # 50 promoters, 20 detractors of 100: adjusted shares 50.75/103 = 0.492718 and 20.75/103 = 0.201456;
    # variance (0.694175 - 0.291262²) / 103 = 0.0059159, sd 0.076915; 0.291262 ± 0.150751.
    assert bounds(by.adjusted_wald_nps(50, 20, 100)) == pytest.approx([0.3, 0.140511, 0.442013], abs=2e-6)


@few
@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 400))
def test_net_promoter_bounds_contain_the_score_and_stay_on_its_scale(promoters, passives, detractors):
    n = promoters + passives + detractors
    if n:
        score, low, high = bounds(by.adjusted_wald_nps(promoters, detractors, n))
        assert -1 <= low <= score <= high <= 1 and low < high
        doubled = bounds(by.adjusted_wald_nps(2 * promoters, 2 * detractors, 2 * n))
        assert doubled[2] - doubled[1] <= high - low + 1e-12


def test_the_mean_of_4_answers_has_student_s_interval():
    theirs = stats.ttest_1samp([2, 4, 4, 6], 0).confidence_interval()
    mean, low, high = bounds(by.mean_interval(4, np.std([2, 4, 4, 6], ddof=1), 4))
    assert (mean, low, high) == pytest.approx((4, theirs.low, theirs.high))
    one = bounds(by.mean_interval(4, np.nan, 1))
    assert one[0] == 4 and np.isnan(one[1:]).all()


def test_bounds_hold_the_truth_about_95_times_in_100():
    rng = np.random.default_rng(20260101)
    share = by.wilson(rng.binomial(60, 0.2, 4000), 60)
    rate = by.poisson_exact(rng.poisson(7, 4000), 2)
    answers = rng.multinomial(80, [0.5, 0.3, 0.2], 4000)
    score = by.adjusted_wald_nps(answers[:, 0], answers[:, 2], 80)
    gap = by.newcombe(rng.binomial(90, 0.3, 4000), 90, rng.binomial(50, 0.1, 4000), 50)
    for (_, low, high), truth in ((share, 0.2), (rate, 3.5), (score, 0.3), (gap, 0.2)):
        assert 0.93 <= np.mean((low <= truth) & (truth <= high)) <= 0.985


# --- bounds beside the columns of an answer ---


def test_bounds_are_attached_by_kind_from_the_metric_s_own_count_where_there_is_one():
    rows = pl.DataFrame({
        "channel": ["email", "chat"], "n": [100, 50], "csat": [0.5, None], "csat_n": [10, 0],
        "resolved_share": [0.5, 1.0], "complaints": [3, 0], "opt_out_rate": [0.02, 0.0],
        "opt_out_rate_exposure": [1000.0, 10.0], "age": [1.0, 2.0],
    })
    found = attach_intervals(rows, {
        "csat": "wilson", "resolved_share": "wilson", "complaints": "poisson", "opt_out_rate": "poisson", "age": "none",
    })
    assert found.row(0, named=True)["csat_low"] == pytest.approx(float(by.wilson(5, 10).low))
    assert found.row(1, named=True)["csat_low"] is None and found.row(1, named=True)["csat_high"] is None
    assert found["resolved_share_high"].to_list() == pytest.approx([float(by.wilson(50, 100).high), 1])
    assert found["complaints_high"].to_list() == pytest.approx([8.76727, 3.68888], abs=1e-4)
    assert found["opt_out_rate_low"].to_list() == pytest.approx([float(by.poisson_exact(20, 1000).low), 0])
    assert "age_low" not in found.columns


def test_the_mean_of_what_is_never_below_0_has_no_bound_below_0():
    """1 and 9: mean 5, half-width 12.706 x 5.65685 / sqrt(2) = 50.824."""
    rows = pl.DataFrame({"n": [2], "pressing": [5.0], "pressing_sd": [5.65685]})
    plain, floored = (attach_intervals(rows, {"pressing": kind}) for kind in ("student", "student_from_0"))
    assert plain["pressing_low"].item() == pytest.approx(-45.824, abs=1e-3)
    assert floored["pressing_low"].item() == 0.0
    assert floored["pressing_high"].item() == plain["pressing_high"].item() == pytest.approx(55.824, abs=1e-3)


def test_net_promoter_bounds_follow_the_scale_of_the_score():
    counted = {"n": [100], "n_promoters": [50], "n_detractors": [20]}
    points = attach_intervals(pl.DataFrame({**counted, "nps": [30.0]}), {"nps": "adjusted_wald"})
    shares = attach_intervals(pl.DataFrame({**counted, "nps": [0.3]}), {"nps": "adjusted_wald"})
    parts = {"n": [100], "promoters_share": [0.5], "detractors_share": [0.2], "nps": [30.0]}
    assert points["nps_low"].item() == pytest.approx(14.0511, abs=2e-4)
    assert shares["nps_low"].item() == pytest.approx(0.140511, abs=2e-6)
    hidden = attach_intervals(pl.DataFrame({**counted, "nps": [None]}), {"nps": "adjusted_wald"})
    assert hidden["nps_low"].item() is None
    assert attach_intervals(pl.DataFrame(parts), {"nps": "adjusted_wald"})["nps_high"].item() == pytest.approx(44.2013)


def test_a_question_that_lacks_what_its_intervals_need_is_told_so():
    with pytest.raises(ValueError, match="n_promoters"):
        attach_intervals(pl.DataFrame({"n": [9], "nps": [0.1]}), {"nps": "adjusted_wald"})
    with pytest.raises(ValueError, match="no column n"):
        attach_intervals(pl.DataFrame({"csat": [0.1]}), {"csat": "wilson"})
