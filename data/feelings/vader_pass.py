"""VADER 3.3.2 as one compiled pass over UTF-8 bytes, equal to the library on all four numbers before rounding.

The order of operations, the quirks included (a "so" or "this" next to a cue multiplies by 1.25 without
"never"; the "but" rule looks values up while it changes them), is the library's own.
"""

import math

import numpy as np

from data.feelings.compiled import compiled, inlined, inner
from data.feelings.vader_words import HAS_NT, UPPER_TOKEN, expand, tokens
from data.feelings.words import NOTHING, UNKNOWN

IN_LEXICON, NEGATES = 1, 2
C_INCR, N_SCALAR = 0.733, -0.74
# words the library names in its rules, in the order of `vader.NAMED`
(_NONE, NO, OR, NOR, SO, THIS, NEVER, WITHOUT, DOUBT, LEAST, AT, VERY, BUT, KIND, OF) = range(15)


@inlined
def _named(word, at, names):
    return names[word[at]] if word[at] != UNKNOWN else 0


@inlined
def _in_lexicon(word, at, kinds):
    return word[at] != UNKNOWN and kinds[word[at]] & IN_LEXICON != 0


@inlined
def _negates(word, flags, at, kinds):
    return flags[at] & HAS_NT != 0 or (word[at] != UNKNOWN and kinds[word[at]] & NEGATES != 0)


@inner
def _sequence(word, names, at, length, special):
    """The value of the special phrase of `length` named words at `at`, and whether there is one."""
    key = np.int64(0)
    for step in range(length):
        name = _named(word, at + step, names)
        if name == 0:
            return False, 0.0
        key = key * 64 + name
    for row in range(special.shape[0]):
        if special[row, 0] == key and special[row, 1] == length:
            return True, special[row, 2]
    return False, 0.0


@inner
def _idioms(valence, word, i, n, names, special, boosters):
    """_special_idioms_check: an idiom replaces the valence; two-word boosters are added."""
    for begin, length in ((i - 1, 2), (i - 2, 3), (i - 2, 2), (i - 3, 3), (i - 3, 2)):
        met, value = _sequence(word, names, begin, length, special)
        if met:
            valence = value
            break
    if n - 1 > i:
        met, value = _sequence(word, names, i, np.int64(2), special)
        if met:
            valence = value
    if n - 1 > i + 1:
        met, value = _sequence(word, names, i, np.int64(3), special)
        if met:
            valence = value
    for begin, length in ((i - 3, 3), (i - 3, 2), (i - 2, 2)):
        met, value = _sequence(word, names, begin, length, boosters)
        if met:
            valence = valence + value
    return valence


@inner
def _negation(valence, word, flags, start, i, kinds, names):
    """_negation_check for the word `start + 1` places before i."""
    far = i - (start + 1)
    if start == 0:
        return valence * N_SCALAR if _negates(word, flags, far, kinds) else valence
    one = _named(word, i - 1, names)
    if start == 1:
        two = _named(word, i - 2, names)
        if two == NEVER and (one == SO or one == THIS):
            return valence * 1.25
        if two == WITHOUT and one == DOUBT:
            return valence
    else:
        two, three = _named(word, i - 2, names), _named(word, i - 3, names)
        if (three == NEVER and (two == SO or two == THIS)) or one == SO or one == THIS:
            return valence * 1.25
        if three == WITHOUT and (two == DOUBT or one == DOUBT):
            return valence
    return valence * N_SCALAR if _negates(word, flags, far, kinds) else valence


@inner
def _valence(i, n, word, flags, caps, values, boosts, kinds, names, special, boosters):
    """sentiment_valence for a token that is in the lexicon."""
    base = values[word[i]]
    valence = base
    name = names[word[i]]
    if name == NO and i != n - 1 and _in_lexicon(word, i + 1, kinds):
        valence = 0.0
    before = _named(word, i - 1, names) if i > 0 else 0
    if before == NO or (i > 1 and _named(word, i - 2, names) == NO) or (i > 2 and _named(word, i - 3, names) == NO and (before == OR or before == NOR)):
        valence = base * N_SCALAR
    if caps and flags[i] & UPPER_TOKEN:
        valence = valence + C_INCR if valence > 0 else valence - C_INCR
    for start in range(3):
        at = i - (start + 1)
        if i > start and not _in_lexicon(word, at, kinds):
            scalar = 0.0
            if word[at] != UNKNOWN and boosts[word[at]] != 0.0:
                scalar = boosts[word[at]]
                if valence < 0:
                    scalar = scalar * -1
                if caps and flags[at] & UPPER_TOKEN:
                    scalar = scalar + C_INCR if valence > 0 else scalar - C_INCR
            if start == 1 and scalar != 0:
                scalar = scalar * 0.95
            if start == 2 and scalar != 0:
                scalar = scalar * 0.9
            valence = valence + scalar
            valence = _negation(valence, word, flags, start, i, kinds, names)
            if start == 2:
                valence = _idioms(valence, word, i, n, names, special, boosters)
    if i > 0 and before == LEAST and not _in_lexicon(word, i - 1, kinds):
        if i > 1:
            two = _named(word, i - 2, names)
            if two != AT and two != VERY:
                valence = valence * N_SCALAR
        else:
            valence = valence * N_SCALAR
    return valence


@inner
def _but(n, word, names, sentiments):
    """_but_check: each value is looked up anew in the list that is being changed."""
    turn = -1
    for at in range(n):
        if _named(word, at, names) == BUT:
            turn = at
            break
    if turn < 0:
        return
    for at in range(n):
        value = sentiments[at]
        first = 0
        while sentiments[first] != value:
            first += 1
        if first < turn:
            sentiments[first] = value * 0.5
        elif first > turn:
            sentiments[first] = value * 1.5


@inner
def _total(n, sentiments, compensated):
    """Python's sum: plain up to 3.11, compensated (Neumaier) from 3.12 on."""
    total, lost = 0.0, 0.0
    for at in range(n):
        value = sentiments[at]
        if compensated and value != 0.0:
            new = total + value
            if abs(total) >= abs(value):
                lost += (total - new) + value
            else:
                lost += (value - new) + total
            total = new
        else:
            total += value
    return total + lost if compensated and lost != 0.0 else total


@inner
def _weigh(n, exclamations, questions, sentiments, compensated, out):
    """score_valence, unrounded: out = neg, neu, pos, compound."""
    total = _total(n, sentiments, compensated)
    loud = min(exclamations, 4) * 0.292
    asked = 0.0
    if questions > 1:
        asked = questions * 0.18 if questions <= 3 else 0.96
    emphasis = loud + asked
    if total > 0:
        total += emphasis
    elif total < 0:
        total -= emphasis
    compound = total / math.sqrt((total * total) + 15)
    positive, negative, neutral = 0.0, 0.0, 0
    for at in range(n):
        if sentiments[at] > 0:
            positive += sentiments[at] + 1
        elif sentiments[at] < 0:
            negative += sentiments[at] - 1
        else:
            neutral += 1
    if positive > abs(negative):
        positive += emphasis
    elif positive < abs(negative):
        negative -= emphasis
    whole = positive + abs(negative) + neutral
    out[0], out[1], out[2] = abs(negative / whole), abs(neutral / whole), abs(positive / whole)
    out[3] = max(-1.0, min(1.0, compound))


@compiled
def polarity(text, bounds, first, wanted, tables, compensated, work, out):
    """out[i] = unrounded (neg, neu, pos, compound) of the wanted texts from `first` on; zeros for a text without words.

    Returns the first text that `work` may be too small for, and the bytes it may need with its emoji described.
    """
    (keys, values_at, valences, boosts, kinds, names, special, boosters, bits, cases,
     emoji_keys, emoji_values, emoji_from, emoji_text, longest_emoji) = tables  # fmt: skip
    spare, flags, word, sentiments = work
    for i in range(first, wanted.size):
        if not wanted[i]:
            continue
        lo, hi = bounds[i], bounds[i + 1]
        wide = NOTHING
        for at in range(lo, hi):
            if text[at] >= 0xC0:
                wide += 1
        need = hi - lo + wide * (longest_emoji + 1)
        if spare.size < need:
            return i, need
        if wide > 0:
            m = expand(text, lo, hi, emoji_keys, emoji_values, emoji_from, emoji_text, spare)
            n, exclamations, questions = tokens(spare, NOTHING, m, bits, cases, keys, values_at, word, flags)
        else:
            n, exclamations, questions = tokens(text, lo, hi, bits, cases, keys, values_at, word, flags)
        if n == 0:
            continue
        capitals, any_cue, any_but = 0, False, False
        for at in range(n):
            capitals += flags[at] & UPPER_TOKEN
            if word[at] != UNKNOWN:
                any_cue |= kinds[word[at]] & IN_LEXICON != 0
                any_but |= names[word[at]] == BUT
        caps = 0 < n - capitals < n
        for at in range(n):
            sentiments[at] = 0.0
            if _in_lexicon(word, at, kinds) and boosts[word[at]] == 0.0:
                if names[word[at]] == KIND and at < n - 1 and _named(word, at + 1, names) == OF:
                    continue
                sentiments[at] = _valence(at, n, word, flags, caps, valences, boosts, kinds, names, special, boosters)
        if any_cue and any_but:
            _but(n, word, names, sentiments)
        _weigh(n, exclamations, questions, sentiments, compensated, out[i])
    return wanted.size, NOTHING
