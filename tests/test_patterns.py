"""The language of paths finds what a matcher written the slow way finds, and says where it was not understood."""

import re

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from queries.patterns import FIRST_LETTER, Item, Pattern, WrongPattern, expression, read

STEPS = ["a", "b", "c", "d d"]
NAMES = {step: frozenset({step}) for step in STEPS} | {"ab": frozenset("ab")}

atoms = st.one_of(
    st.just((".", None, False)),
    st.sampled_from(["a", "b", "c"]).map(lambda name: (name, frozenset(name), False)),
    st.just(('"d d"', frozenset({"d d"}), False)),
    st.just(("ab", frozenset("ab"), False)),
    st.tuples(st.booleans(), st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3)).map(
        lambda told: (f"[{'^' if told[0] else ''}{' | '.join(told[1])}]", frozenset(told[1]), told[0])
    ),
)
times = st.sampled_from([("", 1, 1), ("*", 0, None), ("+", 1, None), ("?", 0, 1), ("{2}", 2, 2), ("{1,2}", 1, 2), ("{2,}", 2, None)])
items = st.lists(st.tuples(atoms, times), min_size=1, max_size=4)


def matches_slowly(pattern: Pattern, steps: list[str]) -> bool:
    """Try every place to begin and every number of times, step by step."""

    def allowed(item: Item, step: str) -> bool:
        return item.steps is None or (step in item.steps) != item.is_negated

    def goes_on(at: int, left: tuple[Item, ...]) -> bool:
        if not left:
            return at == len(steps) or not pattern.to_end
        item, rest = left[0], left[1:]
        taken = 0
        while True:
            if taken >= item.least and goes_on(at + taken, rest):
                return True
            if (item.most is not None and taken == item.most) or at + taken == len(steps) or not allowed(item, steps[at + taken]):
                return False
            taken += 1

    begins = [0] if pattern.from_start else range(len(steps) + 1)
    return any(goes_on(begin, pattern.items) for begin in begins)


def as_word(steps):
    return "".join(chr(FIRST_LETTER + STEPS.index(step) + 1) for step in steps)


@settings(max_examples=400, deadline=None)
@drawn(items, st.booleans(), st.booleans(), st.lists(st.sampled_from(STEPS), max_size=7))
def test_a_pattern_matches_what_a_slow_matcher_matches(told, from_start, to_end, steps):
    parts = [*(["start"] if from_start else []), *(atom[0] + count[0] for atom, count in told), *(["end"] if to_end else [])]
    pattern = read(" -> ".join(parts), NAMES)
    wanted = Pattern(tuple(Item(atom[1], atom[2], count[1], count[2]) for atom, count in told), from_start, to_end)
    assert pattern == wanted
    # regular expressions of DuckDB and Python agree on these signs; a word is never broken over lines
    assert bool(re.search(expression(pattern, STEPS), as_word(steps), re.S)) == matches_slowly(pattern, steps)


@pytest.mark.parametrize("text", ["a -> b", "start -> a -> .* -> c -> end", "[a|b]+ -> [^c]*", 'a -> "d d" -> .{2}'])
def test_the_stores_own_matching_agrees(given, text):
    pattern = read(text, NAMES)
    for steps in (["a", "b"], ["a", "c"], ["c", "a", "b", "c"], ["a", "d d", "b", "b"], ["d d"]):
        found = given.rows("select regexp_matches($word, $expression, 's') as found", {"word": as_word(steps), "expression": expression(pattern, STEPS)})["found"][0]
        assert found == matches_slowly(pattern, steps), (text, steps)


@pytest.mark.parametrize(
    ("text", "code", "position", "nearest"),
    [
        ("", "empty", 1, ""),
        ("a -> ordr", "unknown_step", 6, "order"),  # o of ordr is the sixth character
        ("a b", "arrow_wanted", 3, ""),
        ("a -> ", "name_wanted", 6, ""),
        ("[a|b", "open_bracket", 1, ""),
        ("[a b]", "bar_wanted", 4, ""),
        ('a -> "b', "open_quote", 6, ""),
        ("a{2,1}", "wrong_count", 2, ""),
        ("a{x}", "wrong_count", 2, ""),
        ("a -> start", "start_first", 6, ""),
        ("end -> a", "end_last", 1, ""),
        ("start", "empty", 1, ""),
        ("a -> -> b", "name_wanted", 6, ""),
    ],
)
def test_a_wrong_pattern_is_told_where_and_what(text, code, position, nearest):
    with pytest.raises(WrongPattern) as told:
        read(text, NAMES | {"order": frozenset({"a"})})
    assert (told.value.code, told.value.position, told.value.nearest) == (code, position, nearest)


def test_every_mistake_has_its_sentence_in_both_languages():
    from pages.parts.words import words

    for code in ("empty", "unknown_step", "name_wanted", "open_quote", "open_bracket", "bar_wanted", "arrow_wanted", "wrong_count", "start_first", "end_last"):
        for language in ("en", "fr"):
            assert words(language).say(f"pattern.{code}", found="x")


@settings(max_examples=200, deadline=None)
@drawn(st.text(max_size=30))
def test_no_text_makes_the_reader_fall(text):
    try:
        read(text, NAMES)
    except WrongPattern as wrong:
        assert 1 <= wrong.position <= len(text) + 1


def test_a_name_without_steps_matches_nothing_and_its_refusal_everything():
    assert not re.search(expression(Pattern((Item(frozenset({"z"}), False, 1, 1),), False, False), STEPS).replace("\\x{0}-\\x{10FFFF}", "\\0-\U0010ffff"), as_word(["a"]))
    assert re.search(expression(Pattern((Item(frozenset({"z"}), True, 1, 1),), False, False), STEPS), as_word(["a"]))
