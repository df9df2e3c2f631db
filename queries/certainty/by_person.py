"""Sums over people of what the texts of each tell, group by group.

An engine gathers people from texts at a cost of its own for each way to group them. Here they stand person by person
already: most wrote once or twice, and only what the others wrote is put in order.
"""
import numpy as np
import polars as pl

FEELINGS = ("anxious", "trusting", "distrusting", "waiting", "negative", "positive")
"""In the order of their bits in `feelings`."""
FACETS = {"anxious": "anxiety:", "trusting": "trust:", "distrusting": "distrust:", "waiting": "wait_and_see:"}
"""How the facets of a feeling begin."""
SUMS = ("texts", "people", "felt", "felt_felt", "felt_texts", "texts_texts")


class Texts:
    """Single texts in numbers, person by person, and the names of those numbers: the rows of `felt_marks`."""

    def __init__(self, rows):
        is_text = rows["part"].is_null()
        many = int(is_text.sum())
        texts = rows.head(many) if is_text.head(many).all() else rows.filter(is_text)  # the names come last, but an engine may give rows in any order
        texts, self._names = texts.drop("part", "name"), rows.filter(~is_text).select("person_no", "part", "name")
        side = texts["person_no"].to_numpy().astype(np.int64) << 1 | texts["is_now"].to_numpy()
        if np.any(side[1:] < side[:-1]):
            order = np.argsort(side, kind="stable")
            side, texts = side[order], texts[order]
        self._columns = {name: texts[name].to_physical().to_numpy() for name in texts.columns}
        self._is_now = (side & 1).astype(np.int32)
        first, size = _runs(side)
        is_now = self._is_now[first]
        self._whole = {name: np.bincount(is_now, weights, 2) for name, weights in (("texts", size), ("people", None), ("texts_texts", size * size))}
        self._side = np.repeat(np.arange(len(first), dtype=np.int32), size)
        self._twice, self._often = first[size == 2], np.flatnonzero(np.repeat(size > 2, size))
        self._written = np.repeat(size, size)

    def summed(self, group, name, feeling):
        """Per value of a group, in the column `name` (none where it is `all`), and `is_now`: `texts`, `people`, `felt`, and over
        people the sums of squares and products of texts and felt; `texts_now`: of all values together.

        `group`: `all`, the `week` or `month`, or what texts carry the number of; of `topics` a text counts with each of
        its own, and of `facets` all texts stand beside those that show each facet of the feeling.
        """
        felt = self._columns["feelings"] >> FEELINGS.index(feeling) & 1
        if group == "all":
            return _told(self._sums(self._is_now, felt), None)
        if group in ("week", "month"):
            span, values = _spans(self._columns["said_on"], group)
            return _told(self._sums(span << 1 | self._is_now, felt), pl.Series(name, values, dtype=pl.Int32).cast(pl.Date))
        told = self._names.filter(pl.col("part") == group)
        number = self._columns[f"{group}_no"]
        if group == "facets":
            text, place, names = self._each(number, told.filter(pl.col("name").str.starts_with(FACETS.get(feeling, "-"))))
            return _told(self._shown(text, place), names.alias(name), told_once=True)
        if group == "topics":
            text, place, names = self._each(number, told)
            return _told(_sums(place, felt[text], *_gathered(self._side[text], place, felt[text])), names.alias(name))
        numbers = told["person_no"].to_numpy()
        names = pl.Series(name, [None] * (int(numbers.max(initial=0)) + 1), dtype=pl.String).scatter(numbers, told["name"])
        return _told(self._sums(number.astype(np.int32) << 1 | self._is_now, felt), names)

    def _sums(self, place, felt):
        first, second, often = self._twice, self._twice + 1, self._often
        at = place[first]
        is_same = np.flatnonzero(at == place[second])
        both = felt[first[is_same]].astype(np.int64) + felt[second[is_same]]
        more = _gathered(self._side[often], place[often], felt[often])
        return _sums(place, felt, *(np.concatenate(pair) for pair in zip((at[is_same], np.full(len(both), 2), both), more, strict=True)))

    def _shown(self, text, place):
        """Sums of what some texts show, a row for each text and what it shows, beside all texts of their time."""
        at, felt, _, written = _gathered(self._side[text], place, np.zeros_like(place), self._written[text], least=1)
        sums = {name: np.bincount(at, weights) for name, weights in zip(("felt", "felt_felt", "felt_texts"), (felt, felt * felt, felt * written), strict=True)}
        now = np.arange(len(sums["felt"])) & 1
        return sums | {name: of_all[now] for name, of_all in self._whole.items()}

    def _each(self, number, told):
        """A row for each text and value of its set: the text, the place of value and time, and the values' names, in order."""
        names = told["name"].unique().sort()
        of_set = told["person_no"].to_numpy()
        value = names.search_sorted(told["name"]).to_numpy().astype(np.int32)[np.argsort(of_set, kind="stable")]
        size = np.bincount(of_set, minlength=int(number.max(initial=0)) + 1)
        some = np.flatnonzero(size[number])
        first, many = (np.cumsum(size) - size)[number[some]], size[number[some]]
        text = np.repeat(some, many)
        at = np.arange(len(text)) + np.repeat(first - np.cumsum(many) + many, many)
        return text, value[at] << 1 | self._is_now[text], names


def _spans(days, group):
    """The week or month of each day as a number from 0, and the first day of each; looked up, as reckoning a month takes ten times that."""
    first = int(days.min()) if len(days) else 0
    calendar = np.arange(first, int(days.max(initial=first)) + 1)
    begun = calendar - (calendar + 3) % 7 if group == "week" else calendar.astype("M8[D]").astype("M8[M]").astype("M8[D]").astype(np.int64)
    values, span = np.unique(begun, return_inverse=True)
    return span.astype(np.int32)[days - first], values


def _runs(key):
    """Where each run of equal keys begins, and how long it is."""
    first = np.flatnonzero(np.diff(key, prepend=-1))
    return first, np.diff(first, append=len(key))


def _gathered(side, place, felt, beside=None, least=2):
    """The place, texts and felt of each person and side at each place, where there are so many texts at `least`; and what
    stands beside each person's."""
    bits = int(place.max(initial=0)).bit_length()
    key = side.astype(np.int64) << bits | place
    order = np.argsort(key, kind="stable")
    key = key[order]
    first, texts = _runs(key)
    shown = np.concatenate([[0], np.cumsum(felt[order], dtype=np.int64)])
    some = np.flatnonzero(texts >= least)
    first, texts = first[some], texts[some]
    found = key[first] & (1 << bits) - 1, texts, shown[first + texts] - shown[first]
    return found if beside is None else (*found, beside[order[first]])


def _sums(place, felt, at, texts_of, felt_of):
    """The sums by place: of all texts as if each had a writer of its own, put right by those who wrote several there."""
    size = int(max(place.max(initial=0) + 1, 2))
    alone = np.bincount(place << 1 | felt, minlength=2 * size).reshape(size, 2)
    texts, shown = alone.sum(axis=1), alone[:, 1]
    return {
        "texts": texts, "people": texts - np.bincount(at, texts_of - 1, size), "felt": shown, "felt_felt": shown + np.bincount(at, felt_of * felt_of - felt_of, size),
        "felt_texts": shown + np.bincount(at, felt_of * texts_of - felt_of, size), "texts_texts": texts + np.bincount(at, texts_of * texts_of - texts_of, size),
    }  # fmt: skip


def _told(sums, names, told_once=False):
    """The sums as rows, in the order of names and of time; `told_once`: every value stands beside the same texts."""
    there = np.flatnonzero(sums["felt" if told_once else "texts"])
    is_now = there & 1 == 1
    now = sums["texts"][there[is_now]]
    whole = [pl.Series(one, sums[one][there], dtype=pl.Float64).cast(pl.Int64) for one in SUMS]
    texts_now = pl.Series("texts_now", np.full(len(there), now.max(initial=0) if told_once else now.sum()), dtype=pl.Int64)
    told = pl.DataFrame([*([] if names is None else [names[there >> 1]]), pl.Series("is_now", is_now, dtype=pl.Boolean), *whole, texts_now])
    return told if names is None else told.sort(names.name, "is_now", nulls_last=True)
