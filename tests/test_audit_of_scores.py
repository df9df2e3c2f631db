"""The audit: labels kept beside the store, agreement, precision, recall and the corrected rate."""

import math

import numpy as np
import pytest

from data import labels
from queries.certainty.audit import audit, corrected, kappa


def test_an_answer_is_kept_changed_and_taken_back(tmp_path):
    folder = tmp_path / "x.own"
    assert labels.read(folder).is_empty()
    labels.add(folder, "Ana", "anxious", "t1", "fr", "yes")
    labels.add(folder, "Ana", "anxious", "t2", "fr", "no")
    labels.add(folder, "Bo", "anxious", "t1", "fr", "no")
    labels.add(folder, "Ana", "anxious", "t1", "fr", "unsure")
    assert sorted(labels.read(folder).select("labeller", "text_id", "answer").rows()) == [("Ana", "t1", "unsure"), ("Ana", "t2", "no"), ("Bo", "t1", "no")]
    labels.add(folder, "Ana", "anxious", "t1", "fr", "")
    assert sorted(labels.read(folder).select("labeller", "text_id").rows()) == [("Ana", "t2"), ("Bo", "t1")]
    with pytest.raises(ValueError):
        labels.add(folder, "Ana", "anxious", "t1", "fr", "maybe")


def test_a_name_cannot_become_a_formula_or_a_second_line(tmp_path):
    folder = tmp_path / "x.own"
    labels.add(folder, '=cmd|" /C calc"!A0\n@x', "anxious", "t1", "fr", "yes")
    assert labels.read(folder)["labeller"][0] == "cmd C calc A0 x"


def test_precision_and_recall_are_shares_of_what_was_flagged_and_of_what_is_so():
    # 10 flagged of which 8 are so; 16 are so of which 8 are flagged: 0.8 and 0.5
    y = [1] * 8 + [0] * 2 + [1] * 8 + [0] * 82
    f = [1] * 10 + [0] * 90
    found = audit(y, f, 1000, 100)
    assert found.precision.estimate == pytest.approx(0.8) and found.recall.estimate == pytest.approx(0.5)
    # specificity 82 of 84; (0.1 + 0.97619 - 1) / (0.5 + 0.97619 - 1) = 0.0761905 / 0.4761905 = 0.16
    assert found.adjusted_share == pytest.approx(0.16)
    assert found.is_enough and not audit(y[:99], f[:99], 1000, 100).is_enough


def test_a_text_two_people_disagree_on_counts_half_for_and_half_against():
    # 20 so (16 flagged), 10 disputed (5 flagged), 70 not so (7 flagged): 25 so, 18.5 of them flagged, recall 0.74;
    # 75 not so, 63 + 2.5 of them not flagged, specificity 65.5 / 75; (0.3 + 0.873333 - 1) / (0.74 + 0.873333 - 1) = 0.282609
    y = [1] * 20 + [0.5] * 10 + [0] * 70
    f = [1] * 16 + [0] * 4 + [1] * 5 + [0] * 5 + [1] * 7 + [0] * 63
    found = audit(y, f, 1000, 300)
    assert found.recall.estimate == pytest.approx(0.74)
    assert found.adjusted_share == pytest.approx(0.282609, abs=1e-6)
    assert math.isnan(audit([1] * 100, f, 1000, 300).adjusted_share)  # no text that is not so: nothing tells the false alarms


def test_kappa_counts_agreement_beyond_chance():
    # 20 texts, both yes 8, both no 6, first alone 4, second alone 2: agreed 0.7; by chance 0.6 x 0.5 + 0.4 x 0.5 = 0.5; (0.7 - 0.5) / 0.5 = 0.4
    first = ["yes"] * 8 + ["no"] * 6 + ["yes"] * 4 + ["no"] * 2
    second = ["yes"] * 8 + ["no"] * 6 + ["no"] * 4 + ["yes"] * 2
    assert kappa(first, second) == pytest.approx(0.4)
    assert math.isnan(kappa(["no"] * 5, ["no"] * 5))


def test_the_corrected_rate_covers_the_truth_where_the_flag_rate_does_not():
    rng = np.random.default_rng(5)
    covered = plain = narrower = 0
    for _ in range(300):
        y = rng.random(5000) < 0.10
        f = np.where(y, rng.random(5000) < 0.7, rng.random(5000) < 0.08)
        drawn = rng.choice(5000, 200, replace=False)
        found = corrected(y[drawn], f[drawn], 5000, f.mean())
        covered += found.low <= y.mean() <= found.high
        plain += abs(f.mean() - y.mean()) < 0.02
        alone = 2 * 1.96 * math.sqrt(0.1 * 0.9 / 200)
        narrower += (found.high - found.low) < alone
    assert covered >= 270 and plain < 30 and narrower > 200


def test_with_hardly_any_case_the_labels_speak_alone():
    found = corrected([0] * 100, [0] * 90 + [1] * 10, 1000, 0.1)
    assert found.estimate == 0 and found.high == pytest.approx(0.0370, abs=5e-4)
