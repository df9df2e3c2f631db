"""The compiled reader: UTF-8 bytes of one text → one row per word, with flags, clause and sentence numbers."""

import numpy as np

from data.feelings.compiled import compiled, inner
from data.feelings.letters import (
    APOSTROPHE,
    CLAUSE,
    CLOSE_QUOTE,
    DIGIT,
    END,
    FOLD,
    IGNORED,
    LETTER,
    LIMIT,
    LOWER,
    OPEN_QUOTE,
    PICTURE,
    QUOTE,
    UPPER,
    next_code,
)
from data.feelings.voting import elected
from data.feelings.words import (
    BASIS,
    CAPITALS,
    DRAWN,
    EXCLAMATION,
    FIRST,
    FLAGS,
    FROWN,
    HASHTAG,
    IN_CLAUSE,
    IN_SENTENCE,
    LONGEST_SENTENCE,
    LONGEST_WORD,
    MOST_VOTERS,
    NAME,
    NOTHING,
    NUMBER,
    PLAIN,
    PRIME,
    QUESTION,
    QUOTED,
    SMILE,
    START,
    STOP,
    TITLE,
    UNKNOWN,
    WORD,
    ballot_of,
    find,
    finished,
    hash_codes,
    hashed,
    kind_of,
    look_up,
    remember,
    remembered,
    split_hashtag,
)

_N, _T, _TICK = ord("n"), ord("t"), ord("'")
LONGEST_QUOTE = 40
UNDECIDED = -2  # side of a text whose words vote on its language
SPARE_ROWS = 4  # a text has no more words than bytes and these
NOT_KEY = np.uint64(hash_codes(np.array([_N, _TICK, _T], np.int32), 0, 3, -1, PLAIN))  # n't


@inner
def _put(found, n, word, start, stop, flags, place):
    """Append one word; `place` = [clause, sentence, words in this sentence]."""
    if place[2] >= LONGEST_SENTENCE:
        place[0] += 1
        place[1] += 1
        place[2] = 0
    found[n, WORD] = word
    found[n, START] = start
    found[n, STOP] = stop
    found[n, FLAGS] = flags | (FIRST if place[2] == 0 else 0)
    found[n, IN_CLAUSE] = place[0]
    found[n, IN_SENTENCE] = place[1]
    place[2] += 1
    return n + 1


@inner
def _smiley(text, at, stop):
    """(SMILE, FROWN or UNKNOWN; byte after) for an emoticon that starts with the eyes at byte `at`."""
    mouth = at + 1
    if mouth < stop and (text[mouth] == 45 or text[mouth] == 39):  # - '
        mouth += 1
    if mouth >= stop:
        return UNKNOWN, at
    after = text[mouth + 1] if mouth + 1 < stop else 32
    alone = not (65 <= after <= 90 or 97 <= after <= 122 or 48 <= after <= 57)
    if text[mouth] == 41 or (alone and (text[mouth] == 68 or text[mouth] == 80)):  # ) D P
        return SMILE, mouth + 1
    if alone and text[mouth] == 40:
        return FROWN, mouth + 1
    return UNKNOWN, at


@inner
def _ends_sentence(text, after, stop):
    """Whether a full stop whose next byte is `after` ends a sentence (not 3.50, not example.com)."""
    if after >= stop:
        return True
    code, _ = next_code(text, after, stop)
    kind = kind_of(code)
    if kind == LETTER:
        return code < LIMIT and UPPER[code]
    return kind != DIGIT


@inner
def _skip_to_space(text, at, stop):
    while at < stop and text[at] > 32:
        at += 1
    return at


@inner
def _entity_end(text, at, stop):
    """The byte after an HTML entity such as &amp; that starts at `at`, or `at + 1`."""
    end = at + 1
    while end < stop and end - at < 8 and (97 <= text[end] <= 122 or text[end] == 35 or 48 <= text[end] <= 57):
        end += 1
    return end + 1 if end < stop and text[end] == 59 and end > at + 1 else at + 1


@inner
def _read(text, lo, hi, tables, found, letters, prefixes, memory):
    """Fill `found` with the words of text[lo:hi]; returns (their number, the votes of the first for languages, how many voted)."""
    keys, values, near_keys, near_values = tables.keys, tables.values, tables.near_keys, tables.near_values
    vote_keys, vote_values = tables.vote_keys, tables.vote_values
    exact, folded, spare, place, cuts = letters[0], letters[1], letters[2], letters[3], letters[4]
    n, votes, voters = NOTHING, NOTHING, NOTHING
    place[0], place[1], place[2] = 0, 0, 0
    quote_from, quote_kind = -1, 0
    hashtag = False
    at = lo
    while at < hi:
        byte = text[at]
        if byte == 32:
            hashtag = False
            at += 1
            continue
        if not hashtag and 97 <= byte | 32 <= 122:  # most words: letters from a to z, from one end to the other
            value, capitals, stop = BASIS, 0, at
            while stop < hi:
                small = text[stop] | 32
                if small < 97 or small > 122:
                    break
                capitals += text[stop] < 97
                value = (value ^ np.uint64(small)) * PRIME
                stop += 1
            length = stop - at
            ends = text[stop] if stop < hi else 32
            negated = length >= 2 and ends == 39 and text[stop - 1] | 32 == _N and stop + 1 < hi and text[stop + 1] | 32 == _T
            link = ends == 58 or (ends == 46 and length == 3)
            if length <= LONGEST_WORD and ends < 128 and ends != 94 and ends != 96 and not negated and not link:
                flags = NOTHING
                if capitals == length and length >= 2:
                    flags = CAPITALS
                elif text[at] < 97:
                    flags = TITLE
                name_like = flags == TITLE and place[2] > 0
                key = finished(value, NAME if name_like else PLAIN)
                row = remembered(memory, key)
                if memory[row, 0] != np.int64(key):
                    for letter in range(length):
                        exact[letter] = text[at + letter] | 32
                        folded[letter] = exact[letter]
                    ballot = ballot_of(vote_keys, vote_values, finished(value, PLAIN))
                    word, flag = look_up(keys, values, near_keys, near_values, exact, length, folded, length, spare, prefixes, name_like)
                    remember(memory, row, key, word, flag, ballot)
                if voters < MOST_VOTERS:
                    votes += memory[row, 3]
                    voters += 1
                n = _put(found, n, memory[row, 1], at - lo, stop - lo, flags | memory[row, 2], place)
                at = stop + 1 if ends == 39 else stop
                continue
        code, after = next_code(text, at, hi)
        kind = kind_of(code)
        if kind == LETTER:
            begin, stop = at, at
            m, m_exact, n_letters, capitals = NOTHING, NOTHING, NOTHING, NOTHING
            first_upper, last_upper = False, False
            while at < hi:
                byte = text[at]
                if not hashtag and m_exact < LONGEST_WORD and (97 <= byte <= 122 or 65 <= byte <= 90):  # most letters
                    n_letters += 1
                    small = byte | 32
                    if small != byte:
                        capitals += 1
                        if n_letters == 1:
                            first_upper = True
                    exact[m_exact] = small
                    folded[m] = small
                    m_exact += 1
                    m += 1
                    at += 1
                    stop = at
                    kind = LETTER
                    continue
                code, after = next_code(text, at, hi)
                kind = kind_of(code)
                if kind == LETTER:
                    upper = code < LIMIT and UPPER[code]
                    if hashtag and upper and n_letters > 0 and not last_upper:
                        break
                    n_letters += 1
                    if upper:
                        capitals += 1
                    if n_letters == 1:
                        first_upper = upper
                    last_upper = upper
                    if m_exact < LONGEST_WORD:
                        if code < LIMIT:
                            exact[m_exact] = LOWER[code]
                            folded[m] = FOLD[code, 0]
                            m += 1
                            if FOLD[code, 1] != 0:
                                folded[m] = FOLD[code, 1]
                                m += 1
                        else:
                            exact[m_exact] = code
                            folded[m] = code
                            m += 1
                        m_exact += 1
                    stop = after
                elif kind != IGNORED:
                    break
                at = after
            if m >= 3 and text[begin] | 32 == 104 and at < hi and text[at] == 58 and folded[1] == _T and folded[2] == _T:
                at = _skip_to_space(text, at, hi)  # http:
                continue
            if m == 3 and folded[0] == 119 and folded[1] == 119 and folded[2] == 119 and at < hi and text[at] == 46:
                at = _skip_to_space(text, at, hi)
                continue
            flags = HASHTAG if hashtag else NOTHING
            if capitals == n_letters and n_letters >= 2:
                flags |= CAPITALS
            elif first_upper:
                flags |= TITLE
            negated_at = -1
            if m_exact >= 2 and folded[m - 1] == _N and kind == APOSTROPHE and at < hi:  # don't = do + n't
                code, middle = next_code(text, at, hi)
                if middle < hi and text[middle] | 32 == _T:
                    beyond = middle + 1
                    if beyond >= hi or kind_of(next_code(text, beyond, hi)[0]) != LETTER:
                        negated_at = beyond
                        m -= 1
                        m_exact -= 1
                        stop -= 1
            name_like = flags & TITLE != 0 and place[2] > 0
            value = hashed(exact, NOTHING, m_exact)
            key = finished(value, NAME if name_like else PLAIN)
            row = remembered(memory, key)
            parts = NOTHING
            if hashtag and 5 <= m <= LONGEST_WORD and find(keys, values, finished(value, PLAIN)) < 0:
                parts = split_hashtag(keys, values, folded, m, cuts, letters[5], letters[6])
            if parts == 0 and (memory[row, 0] != np.int64(key) or hashtag):
                ballot = ballot_of(vote_keys, vote_values, finished(value, PLAIN))
                word, extra = look_up(keys, values, near_keys, near_values, exact, m_exact, folded, m, spare, prefixes, name_like)
                remember(memory, row, key, word, extra, ballot)
            word, extra = memory[row, 1], memory[row, 2]
            if voters < MOST_VOTERS and not hashtag:
                votes += memory[row, 3] if negated_at < 0 else ballot_of(vote_keys, vote_values, NOT_KEY)
                voters += 1 if negated_at < 0 else 2
            if parts > 0:
                for part in range(parts):
                    one, two = np.int64(cuts[part]), np.int64(cuts[part + 1])
                    word = find(keys, values, finished(hashed(folded, one, two), PLAIN))
                    n = _put(found, n, word, begin - lo + one, begin - lo + two, flags, place)
            else:
                n = _put(found, n, word, begin - lo, stop - lo, flags | extra, place)
            if negated_at > 0:
                word = find(keys, values, NOT_KEY)
                n = _put(found, n, word, stop - lo, negated_at - lo, flags, place)
                at = negated_at
            elif kind == APOSTROPHE and at < hi:
                at = after
            continue
        if kind != IGNORED and kind != DIGIT and code != 95:
            hashtag = code == 35
            if hashtag:
                place[0] += 1
        if kind == DIGIT:
            begin = at
            while at < hi and (48 <= text[at] <= 57 or ((text[at] == 46 or text[at] == 44) and at + 1 < hi and 48 <= text[at + 1] <= 57)):
                at += 1
            at = max(at, after)
            n = _put(found, n, NUMBER, begin - lo, at - lo, NOTHING, place)
            continue
        if kind == PICTURE:
            exact[0] = code
            word = find(keys, values, finished((BASIS ^ np.uint64(code)) * PRIME, PLAIN))
            if word >= 0:
                n = _put(found, n, word, at - lo, after - lo, DRAWN, place)
        elif kind == END:
            if code == 33 or code == 63:
                n = _put(found, n, EXCLAMATION if code == 33 else QUESTION, at - lo, after - lo, NOTHING, place)
            if code != 46 or _ends_sentence(text, after, hi):
                if place[2] > 0:
                    place[0] += 1
                    place[1] += 1
                place[2] = 0
        elif code == 58 or code == 59 or code == 61:
            word, end = _smiley(text, at, hi)
            if word >= 0:
                n = _put(found, n, word, at - lo, end - lo, DRAWN, place)
                after = end
            place[0] += 1
        elif code == 60 and after < hi and text[after] == 51:  # <3
            n = _put(found, n, SMILE, at - lo, after + 1 - lo, DRAWN, place)
            after += 1
        elif kind == CLAUSE:
            place[0] += 1
        elif code == 45:  # a dash between spaces
            if at > lo and text[at - 1] <= 32 and after < hi and text[after] <= 32:
                place[0] += 1
        elif code == 64:  # @somebody
            while after < hi and (text[after] == 95 or 48 <= text[after] <= 57 or 97 <= text[after] | 32 <= 122):
                after += 1
        elif code == 38:
            after = _entity_end(text, at, hi)
        elif kind == OPEN_QUOTE or (kind == QUOTE and quote_kind == 0):
            quote_from, quote_kind = n, 1 if kind == QUOTE else 2
            place[0] += 1
        elif kind == CLOSE_QUOTE or kind == QUOTE:
            if quote_from >= 0 and n - quote_from <= LONGEST_QUOTE:
                for row in range(quote_from, n):
                    found[row, FLAGS] |= QUOTED
            quote_from, quote_kind = -1, 0
            place[0] += 1
        at = after
    quoted = 0
    for row in range(n):
        if found[row, FLAGS] & QUOTED:
            quoted += 1
    if quoted * 5 > n * 3:  # the whole text is between quotes: it is the author who speaks
        for row in range(n):
            found[row, FLAGS] &= ~QUOTED
    return n, votes, voters


@compiled
def read_texts(text, bounds, first, sides, tables, found, ends, letters, prefixes, memory):
    """Put the words of the texts from `first` on into `found`, one text after another, while there is room; returns the first text not read.

    ends[i] is the row after the last word of text i; offsets are bytes from where its text begins. A text of side -1 is
    left out. The words of a text that is UNDECIDED vote: its side is then 0, 1 or still UNDECIDED. `memory` keeps what
    words were found to be.
    """
    row, i = NOTHING, np.int64(first)
    while i < sides.size:
        if sides[i] != -1:
            lo, hi = np.int64(bounds[i]), np.int64(bounds[i + 1])
            if row + hi - lo + SPARE_ROWS > found.shape[0]:
                break
            n, votes, voters = _read(text, lo, hi, tables, found[row:], letters, prefixes, memory)
            row += n
            if sides[i] == UNDECIDED:
                language = elected(votes, voters)
                if language >= 0:
                    sides[i] = language
        ends[i] = row
        i += 1
    return i
