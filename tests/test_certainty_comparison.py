"""Changes, alarms, what a change is made of, and randomised tests."""
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from queries.certainty import comparison, experiment, intervals

pytestmark = pytest.mark.filterwarnings("error")
few = settings(max_examples=60, deadline=None)


def share_change(x1, n1, x0, n0, **more):
    return comparison.change(intervals.wilson(x1, n1), intervals.wilson(x0, n0), n1, n0, **more)


def test_a_share_that_rose_fell_stayed_or_rests_on_too_few():
    found = share_change(np.array([80, 40, 51, 9]), np.array([100, 100, 100, 10]), np.array([50, 60, 50, 1]), 100)
    assert found.verdict.tolist() == ["higher", "lower", "same", "unknown"]
    assert found.difference.tolist() == pytest.approx([0.3, -0.2, 0.01, 0.89])
    newcombe = intervals.newcombe(80, 100, 50, 100)
    assert (found.low[0], found.high[0]) == pytest.approx((newcombe.low, newcombe.high))
    assert np.isnan(found.p[3]) and found.p[0] < 0.001 and found.p[2] > 0.5


@few
@given(st.integers(0, 200), st.integers(0, 200))
def test_p_is_below_5_percent_exactly_when_the_interval_excludes_no_difference(x1, x0):
    found = share_change(x1, 200, x0, 200)
    assert (found.p < 0.05) == (found.low > 0 or found.high < 0) == (str(found.verdict) != "same")
    back = share_change(x0, 200, x1, 200)
    assert (float(back.difference), float(back.p)) == pytest.approx((-float(found.difference), float(found.p)))


def test_a_wide_interval_around_nothing_is_not_the_same_as_no_change():
    # 50 % against 50 % of 50 people each: the difference may be 19 points either way.
    assert share_change(25, 50, 25, 50).verdict == "same"
    assert share_change(25, 50, 25, 50, matters=0.05).verdict == "unknown"
    assert share_change(25_000, 50_000, 25_000, 50_000, matters=0.05).verdict == "same"


def test_medians_counts_and_scores_compare_by_the_same_rule():
    rng = np.random.default_rng(7)
    slow, fast = rng.exponential(100, 300), rng.exponential(50, 300)
    now, before = (intervals.Interval(np.median(times), *stats.quantile_test(times, p=0.5).confidence_interval()) for times in (fast, slow))
    assert comparison.change(now, before, 300, 300).verdict == "lower"
    not_reached = before._replace(high=np.nan)
    assert comparison.change(now, not_reached, 300, 300).verdict == "unknown"
    calls = intervals.poisson_exact([400, 310], 28), intervals.poisson_exact([300, 300], 28)
    assert comparison.change(*calls, [400, 310], 300).verdict.tolist() == ["higher", "same"]
    scores = intervals.adjusted_wald_nps(60, 10, 100), intervals.adjusted_wald_nps(30, 30, 100)
    assert comparison.change(*scores, 100, 100).verdict == "higher"


def test_means_compare_by_welch_s_test():
    rng = np.random.default_rng(9)
    a, b = rng.normal(5, 1, 40), rng.normal(4.5, 3, 90)
    found = comparison.mean_change(a.mean(), a.std(ddof=1), 40, b.mean(), b.std(ddof=1), 90)
    theirs = stats.ttest_ind(a, b, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((theirs.low, theirs.high))
    alike = comparison.mean_change(4.0, 0.0, 40, 4.0, 0.0, 40)
    assert alike.verdict == "same" and alike.p == 1


def test_twenty_looks_at_nothing_no_longer_make_a_finding():
    # Sorted p 0.01, 0.03, 0.04, 0.5: times 4/1, 4/2, 4/3, 4/4, then no larger than the next: 0.04, 0.0533, 0.0533, 0.5.
    adjusted = comparison.benjamini_hochberg([0.04, np.nan, 0.01, 0.5, 0.03])
    assert adjusted == pytest.approx([0.16 / 3, np.nan, 0.04, 0.5, 0.16 / 3], nan_ok=True)
    assert np.isnan(comparison.benjamini_hochberg([np.nan])).all() and not len(comparison.benjamini_hochberg([]))
    rng = np.random.default_rng(1)
    found = share_change(rng.binomial(400, 0.5, 2000), np.full(2000, 400), rng.binomial(400, 0.5, 2000), 400)
    assert 0.03 < np.mean(found.verdict != "same") < 0.07
    assert (comparison.after_all_looks(found).verdict != "same").sum() <= 2


def test_after_all_looks_a_clear_move_stands_and_unknown_stays_unknown():
    found = comparison.after_all_looks(share_change(np.array([90, 3]), np.array([100, 5]), 50, 100))
    assert found.verdict.tolist() == ["higher", "unknown"]


def test_the_smoothed_series_and_its_limits_worked_by_hand():
    # Baseline 0.5, 0.5 of 100 each: centre 0.5, spread 0.5, error of a period 0.05, no extra scatter.
    # Third period 0.9: 0.2 × 0.9 + 0.8 × 0.5 = 0.58. Its variance 0.04 × 0.0025 = 0.0001; the centre's
    # 0.25 / 200 = 0.00125; limits 0.5 ± 3 × sqrt(0.00135) = 0.5 ± 0.110227: not yet an alarm.
    found = comparison.ewma([0.5, 0.5, 0.9, 0.9], [100] * 4, baseline=2)
    assert found.smoothed[2] == pytest.approx(0.58)
    assert (found.low[2], found.high[2]) == pytest.approx((0.389773, 0.610227), abs=1e-6)
    # Fourth: 0.2 × 0.9 + 0.8 × 0.58 = 0.644; variance 0.0001 + 0.64 × 0.0001 = 0.000164; limit 0.6128: alarm.
    assert found.smoothed[3] == pytest.approx(0.644) and found.high[3] == pytest.approx(0.5 + 3 * 0.001414**0.5)
    assert found.verdict.tolist() == ["unknown", "unknown", "same", "higher"]


def test_alarms_are_quiet_on_chance_find_a_shift_and_pass_over_thin_periods():
    rng = np.random.default_rng(12)
    alarms = [
        np.isin(comparison.ewma(rng.binomial(150, 0.3, 52) / 150, np.full(52, 150)).verdict, ("higher", "lower")).any()
        for _ in range(200)
    ]
    assert np.mean(alarms) < 0.2
    shifted = np.concatenate([rng.binomial(300, 0.3, 20), rng.binomial(300, 0.2, 10)]) / 300
    assert comparison.ewma(shifted, np.full(30, 300)).verdict[-1] == "lower"
    thin = comparison.ewma([*shifted, 0.9], [300] * 30 + [3])
    assert thin.verdict[-1] == "unknown" and np.isnan(thin.smoothed[-1])
    assert (comparison.ewma([0.1, 0.9], [90, 90]).verdict == "unknown").all()
    assert (comparison.ewma([1.0] * 14, [90] * 14).verdict[-2:] == "same").all()


def test_a_scattered_series_has_wider_limits_than_chance_alone_gives():
    calm = comparison.ewma([0.5] * 12 + [0.5], [1000] * 13)
    scattered = comparison.ewma([0.4, 0.6] * 6 + [0.5], [1000] * 13)
    assert scattered.high[-1] - scattered.low[-1] > 3 * (calm.high[-1] - calm.low[-1])


def test_a_share_that_fell_only_because_a_segment_grew():
    # Regulars 80 % satisfied, newcomers 40 %, both unchanged; newcomers grow from 50 to 150 of 200.
    # 70 % (140 of 200) then 50 % (100 of 200): all mix. Both weights move by half of the whole, whose average is
    # 60 %: regulars -0.5 × (0.8 - 0.6) = -0.1, newcomers +0.5 × (0.4 - 0.6) = -0.1.
    mix, rate = comparison.decompose([40, 60], [50, 150], [120, 20], [150, 50])
    assert rate.tolist() == pytest.approx([0, 0])
    assert mix.tolist() == pytest.approx([-0.5 * (0.8 - 0.6), 0.5 * (0.4 - 0.6)])
    assert mix.sum() == pytest.approx(100 / 200 - 140 / 200)


def test_a_new_segment_changes_the_mix_only():
    # Before, 50 of 100; now the same and 50 newcomers of whom 40 are satisfied: 90 of 150 = 60 %, up by 10 points.
    mix, rate = comparison.decompose([50, 40], [100, 50], [50, 0], [100, 0])
    assert rate.tolist() == [0, 0] and mix.sum() == pytest.approx(0.1)


cell = st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@few
@given(st.lists(st.tuples(cell, cell), min_size=1, max_size=8))
def test_mix_and_rate_sum_to_the_change(segments):
    x1, n1, x0, n0 = (np.array([part[i][j] for part in segments]) for i in (0, 1) for j in (0, 1))
    mix, rate = comparison.decompose(x1, n1, x0, n0)
    if n1.sum() and n0.sum():
        assert (mix + rate).sum() == pytest.approx(x1.sum() / n1.sum() - x0.sum() / n0.sum(), abs=1e-12)
    else:
        assert np.isnan(mix).all() and np.isnan(rate).all()


# --- randomised tests ---


def test_how_many_people_are_needed_worked_by_hand():
    # 10 % against 12 %: mean 0.11; 1.95996 × sqrt(2 × 0.11 × 0.89) = 0.867269,
    # 0.841621 × sqrt(0.09 + 0.1056) = 0.372219; (1.239488 / 0.02)² = 3840.8.
    assert experiment.sample_size(0.10, 0.12) == (3841, 3841)
    few_controls = experiment.sample_size(0.10, 0.12, treated_per_control=9)
    assert few_controls[0] < 3841 < few_controls[1] and few_controls[1] == pytest.approx(9 * few_controls[0], abs=9)
    assert experiment.sample_size(0.10, 0.12, comparisons=2)[0] > 3841
    with pytest.raises(ValueError):
        experiment.sample_size(0.1, 0.1)


def test_the_sizes_give_the_power_they_were_asked_for():
    assert experiment.power(0.10, 0.12, 3841, 3841) == pytest.approx(0.8, abs=1e-4)
    rng = np.random.default_rng(5)
    found = experiment.per_thousand(rng.binomial(3841, 0.12, 4000), 3841, rng.binomial(3841, 0.10, 4000), 3841)
    assert np.mean(found.low > 0) == pytest.approx(0.8, abs=0.03)


def test_the_smallest_detectable_effect_is_the_size_question_turned_round():
    assert experiment.smallest_detectable(0.10, 3841, 3841) == pytest.approx(0.02, abs=1e-5)
    assert experiment.smallest_detectable(0.10, 40_000, 40_000) < 0.01
    assert np.isnan(experiment.smallest_detectable(0.10, 2, 2)) and np.isnan(experiment.smallest_detectable(0.1, 0, 9))


def test_arms_of_the_wrong_sizes_are_noticed():
    theirs = stats.chisquare([5200, 4800], [5000, 5000]).pvalue
    assert experiment.sample_ratio_p([5200, 4800], [1, 1]) == pytest.approx(theirs) and theirs < 0.001
    assert experiment.sample_ratio_p([9020, 980], [90, 10]) > 0.4
    assert np.isnan(experiment.sample_ratio_p([0, 0], [1, 1]))


def test_more_buyers_per_thousand_treated_whatever_the_sizes():
    found = experiment.per_thousand(900, 9000, 80, 1000)
    assert found.estimate == pytest.approx(20) and found.low < 20 < found.high


def test_revenue_per_person_counts_those_who_bought_nothing():
    rng = np.random.default_rng(21)
    treated = rng.exponential(40, 2000) * (rng.random(2000) < 0.3)
    control = rng.exponential(40, 1500) * (rng.random(1500) < 0.2)
    found = experiment.mean_effect(treated, control)
    assert found.estimate == pytest.approx(treated.mean() - control.mean()) and 0 < found.low < 4 < found.high
    assert experiment.mean_effect(treated, control) == found
    welch = stats.ttest_ind(treated, control, equal_var=False).confidence_interval()
    assert (found.low, found.high) == pytest.approx((welch.low, welch.high), abs=0.4)
    many = experiment.mean_effect(np.tile(treated, 20), np.tile(control, 20))
    assert many.high - many.low == pytest.approx((welch.high - welch.low) / 20**0.5, rel=0.01)
    assert np.isnan(experiment.mean_effect([1.0], [2.0, 3.0])).all()


def judged(effect, **other):
    facts = {"mde": 10, "ratio_p": 0.4, "n_control": 2000, "events_treated": 200, "events_control": 150}
    return experiment.verdict(intervals.Interval(*effect), **{**facts, **other})


def test_a_verdict_is_an_effect_none_worth_having_or_an_honest_unknown():
    assert judged((20, 5, 35)).code == "positive"
    assert judged((-20, -35, -5)).code == "negative"
    assert judged((2, -5, 9)).code == "none_at_mde"
    assert judged((2, -15, 19)) == ("unknown", "too_wide")
    assert judged((2, np.nan, 9)) == ("unknown", "no_interval")


def test_more_opt_outs_are_a_negative_effect():
    assert judged((20, 5, 35), better="lower").code == "negative"
    assert judged((-20, -35, -5), better="lower").code == "positive"


def test_a_broken_split_or_too_few_people_block_any_verdict():
    assert judged((20, 5, 35), ratio_p=0.0005) == ("unknown", "sample_ratio")
    assert judged((20, 5, 35), ratio_p=np.nan) == ("unknown", "sample_ratio")
    assert judged((20, 5, 35), n_control=999) == ("unknown", "few_control")
    assert judged((20, 5, 35), events_control=29) == ("unknown", "few_events")
