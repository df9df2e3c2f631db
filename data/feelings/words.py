"""Cut a text into words, in one compiled pass over its UTF-8 bytes, and find each word in the vocabulary.

A word is looked up as written in lower case, then without accents, then with stretched letters squeezed,
by a stem of the lexicon, with doubled letters made single, and last within one slip of the pen of a cue word.
"""

import numpy as np

from data.feelings.compiled import compiled, inlined, inner
from data.feelings.letters import (
    KIND,
    LIMIT,
    kind_beyond,
)

WORD, START, STOP, FLAGS, IN_CLAUSE, IN_SENTENCE, ROLE, MARKED = range(8)  # columns of the word array
# numpy's integers: with Python's a loop is compiled once for each of the numbers it is called with
CAPITALS, TITLE, HASHTAG, QUOTED, FIRST, STRETCHED, GUESSED, DRAWN = (np.int64(1 << bit) for bit in range(8))
NUMBER, EXCLAMATION, QUESTION, SMILE, FROWN = (np.int64(word) for word in range(5))  # the first word ids of every vocabulary
NOTHING, UNKNOWN = np.int64(0), np.int64(-1)
LONGEST_WORD = 48
LONGEST_SENTENCE = 150
MOST_PARTS = 5  # of a hashtag
MOST_VOTERS = 100  # words that vote on the language of a text
MEMORY = 1 << 14  # words a pass remembers what they were found to be

PLAIN, SINGLE, SLIP, STEM = np.uint64(0), np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
NAME = np.uint64(0x27D4EB2F165667C5)  # of a word that may be a name, for which no slip of the pen is looked for
BASIS, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


@compiled
def hash_codes(codes, start, stop, skip, salt):
    """A 64-bit FNV-1a of codes[start:stop] without the one at `skip`."""
    value = BASIS
    for at in range(start, stop):
        if at != skip:
            value = (value ^ np.uint64(codes[at])) * PRIME
    value = value ^ salt
    return (value ^ (value >> np.uint64(29))) * PRIME


@inlined
def find(keys, values, key):
    """The value stored under `key` in an open-addressing table, or UNKNOWN."""
    mask = np.uint64(keys.size - 1)
    slot = key & mask
    while True:
        held = keys[slot]
        if held == key:
            return values[slot]
        if held == 0:
            return UNKNOWN
        slot = (slot + np.uint64(1)) & mask


@compiled
def store(keys, values, key, value):
    """Put `value` under `key`; the first value stored for a key stays."""
    mask = np.uint64(keys.size - 1)
    slot = key & mask
    while keys[slot] != 0:
        if keys[slot] == key:
            return
        slot = (slot + np.uint64(1)) & mask
    keys[slot] = key
    values[slot] = value


@inner
def squeeze(codes, n, keep, into):
    """Copy codes with every run of three or more equal letters cut to `keep`; the new length."""
    m = NOTHING
    at = NOTHING
    while at < n:
        run = at
        while run < n and codes[run] == codes[at]:
            run += 1
        length = run - at
        for _ in range(min(length, keep) if length >= 3 else length):
            into[m] = codes[at]
            m += 1
        at = run
    return m


@inlined
def finished(value, salt):
    """The last step of `hash_codes`, for a hash that was kept while the word was read."""
    value = value ^ salt
    return (value ^ (value >> np.uint64(29))) * PRIME


@inner
def look_up(keys, values, near_keys, near_values, exact, n_exact, folded, n, spare, prefixes, is_name):
    """(word id, flag) of a word given as its lower-case code points and the same without accents."""
    same = n == n_exact
    value = BASIS
    for at in range(n):
        value = (value ^ np.uint64(folded[at])) * PRIME
        prefixes[at] = value
        same = same and exact[at] == folded[at]
    if not same:
        word = find(keys, values, finished(hashed(exact, NOTHING, n_exact), PLAIN))
        if word >= 0:
            return word, NOTHING
    word = find(keys, values, finished(value, PLAIN))
    if word >= 0:
        return word, NOTHING
    longest_run, run = 1, 1
    for at in range(1, n):
        run = run + 1 if folded[at] == folded[at - 1] else 1
        longest_run = max(longest_run, run)
    if longest_run >= 3:
        for keep in (2, 1):
            m = squeeze(folded, n, keep, spare)
            word = find(keys, values, finished(hashed(spare, NOTHING, m), PLAIN))
            if word >= 0:
                return word, STRETCHED
        n = squeeze(folded, n, np.int64(1), spare)
        value = BASIS
        for at in range(n):
            folded[at] = spare[at]
            value = (value ^ np.uint64(folded[at])) * PRIME
            prefixes[at] = value
    m = NOTHING
    for at in range(n):
        if at == 0 or folded[at] != folded[at - 1]:
            spare[m] = folded[at]
            m += 1
    if n >= 5 and not is_name:
        word = find(near_keys, near_values, finished(hashed(spare, NOTHING, m), SINGLE))
        if word >= 0:
            return word, GUESSED
    for length in range(n, 2, -1):
        word = find(near_keys, near_values, finished(prefixes[length - 1], STEM))
        if word >= 0:
            return word, NOTHING
    if n < 6 or n > 20 or is_name:
        return UNKNOWN, NOTHING
    word = find(near_keys, near_values, finished(prefixes[n - 1], SLIP))  # a letter is missing
    if word >= 0:
        return word, GUESSED
    for skip in range(n):  # a letter too many, wrong or swapped
        value = prefixes[skip - 1] if skip > 0 else BASIS
        for at in range(skip + 1, n):
            value = (value ^ np.uint64(folded[at])) * PRIME
        word = find(near_keys, near_values, finished(value, SLIP))
        if word >= 0:
            return word, GUESSED
    return UNKNOWN, NOTHING


@inner
def split_hashtag(keys, values, folded, n, cuts, fewest, before):
    """Cut an all-lower-case hashtag into the fewest known words; returns their number (0: it cannot be cut).

    cuts[0…number] are the places of the cuts, from 0 to n.
    """
    fewest[0] = 0
    for stop in range(1, n + 1):
        fewest[stop], before[stop] = 99, 0
        for start in range(max(0, stop - 14), stop - 1):
            if fewest[start] + 1 < fewest[stop] and find(keys, values, finished(hashed(folded, start, stop), PLAIN)) >= 0:
                fewest[stop] = fewest[start] + 1
                before[stop] = start
    number = fewest[n]
    if number > MOST_PARTS:
        return 0
    at = n
    for part in range(number, -1, -1):
        cuts[part] = at
        at = before[at]
    return number


@inner
def hashed(codes, start, stop):
    """The hash of codes[start:stop] before its last step."""
    value = BASIS
    for at in range(start, stop):
        value = (value ^ np.uint64(codes[at])) * PRIME
    return value


@inner
def ballot_of(vote_keys, vote_values, key):
    """What a word adds to the votes for each language; 0 for most words."""
    at = find(vote_keys, vote_values, key)
    return np.int64(0) if at == UNKNOWN else ballot(at)


@inner
def ballot(bits):
    """Bits of languages → 1 in the 7 bits kept for each."""
    value = np.int64(0)
    for language in range(9):
        if bits >> language & 1:
            value |= np.int64(1) << (7 * language)
    return value


@inlined
def remembered(memory, key):
    """The row of `memory` (key, word, flag, votes) a word belongs in; it is this word's if the key is."""
    return np.int64(key & np.uint64(memory.shape[0] - 1))


@inner
def remember(memory, row, key, word, flag, votes):
    """Keep what a word was found to be, in the place of another."""
    memory[row, 0] = np.int64(key)
    memory[row, 1] = word
    memory[row, 2] = flag
    memory[row, 3] = votes


@inlined
def kind_of(code):
    """The kind of any code point."""
    return np.int64(KIND[code]) if code < LIMIT else np.int64(kind_beyond(code))
