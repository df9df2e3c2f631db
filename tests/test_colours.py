"""Colours: text and marks stand out on both backgrounds, series stay apart for every eye, the app's theme is the charts'."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import pytest

from pages.parts.charts import colours


def test_text_stands_out_at_four_and_a_half_to_one_on_both_backgrounds():
    for theme in colours.THEMES.values():
        for ground in (theme.background, theme.surface):
            for ink in (theme.ink, theme.muted, theme.accent, theme.good, theme.bad):
                assert colours.contrast(ink, ground) >= 4.5, (ink, ground)


def test_marks_stand_out_at_three_to_one_on_both_backgrounds():
    for theme in colours.THEMES.values():
        for mark, ground in itertools.product((*theme.series, theme.grey, theme.axis), (theme.background, theme.surface)):
            assert colours.contrast(mark, ground) >= 3, (mark, ground, colours.contrast(mark, ground))


def test_the_name_of_a_curve_wears_its_colour_and_can_be_read():
    for theme in colours.THEMES.values():
        for mark, ground in itertools.product((*theme.series, theme.grey), (theme.background, theme.surface)):
            assert colours.contrast(colours.legible(mark, theme), ground) >= 4.5, (mark, ground)
        assert colours.legible(theme.accent, theme) == theme.accent, "what can be read is left as it is"


def test_contrast_is_that_of_the_guidelines():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the well-known near miss


def linear(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def seen(colour, eye):
    """OKLab coordinates of a colour as an eye sees it (Machado, Oliveira and Fernandes 2009, severity 1)."""
    matrix = {
        "all": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    }[eye]
    rgb = linear(colour)
    r, g, b = (max(0.0, sum(weight * c for weight, c in zip(row, rgb, strict=True))) for row in matrix)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def apart(one, other, eye):
    return sum((a - b) ** 2 for a, b in zip(seen(one, eye), seen(other, eye), strict=True)) ** 0.5


@pytest.mark.parametrize("eye", ["all", "no green", "no red"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_series_stay_apart_for_every_eye(theme, eye):
    # In OKLab 0.02 is just noticeable side by side: six series keep five times that, ten keep four.
    series = colours.THEMES[theme].series
    assert min(apart(a, b, eye) for a, b in itertools.combinations(series[:6], 2)) >= 0.10
    assert min(apart(a, b, eye) for a, b in itertools.combinations(series, 2)) >= 0.08


@pytest.mark.parametrize("eye", ["all", "no green", "no red"])
def test_good_and_bad_stay_apart_for_every_eye(eye):
    for theme in colours.THEMES.values():
        assert apart(theme.good, theme.bad, eye) >= 0.10


def test_shades_of_more_are_even_steps_in_one_direction():
    for theme in colours.THEMES.values():
        levels = [seen(shade, "all")[0] for shade in theme.sequential]
        assert levels in (sorted(levels), sorted(levels, reverse=True))
        assert all(colours.contrast(colours.readable_on(shade), shade) >= 4.5 for shade in theme.sequential)


def test_the_app_theme_has_the_charts_colours():
    settings_ = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))
    for name, theme in colours.THEMES.items():
        told = settings_["theme"][name]
        assert told["backgroundColor"] == theme.background
        assert told["secondaryBackgroundColor"] == theme.surface
        assert (told["textColor"], told["primaryColor"]) == (theme.ink, theme.accent)
        assert tuple(told["chartCategoricalColors"]) == theme.series
        assert tuple(told["chartSequentialColors"]) == theme.sequential
        assert tuple(told["chartDivergingColors"]) == theme.diverging
        for key, colour in told.items():
            if key.endswith("TextColor") or key == "linkColor":
                assert colours.contrast(colour, theme.background) >= 4.5, key


def test_the_app_reaches_no_other_host():
    text = Path(".streamlit/config.toml").read_text(encoding="utf-8")
    assert "http" not in text
    told = tomllib.loads(text)
    assert told["browser"]["gatherUsageStats"] is False
    assert told["client"]["showErrorLinks"] is False


def test_a_name_keeps_its_colour_whatever_the_order():
    names = ["phone", "chat", "email"]
    assert colours.assigned(names, "light") == colours.assigned(sorted(names), "light")


def test_no_two_of_thirty_names_look_the_same():
    styles = colours.assigned([f"name {i:02}" for i in range(30)], "dark")
    assert len(set(styles.values())) == 30
