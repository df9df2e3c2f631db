"""Cut a text as VADER 3.3.2 does: emoji described, split at spaces, punctuation stripped, capitals noted."""

import numpy as np

from data.feelings.compiled import compiled, inner
from data.feelings.letters import next_code
from data.feelings.words import NOTHING, find

UPPER_TOKEN, HAS_NT = 1, 2
UPPER, LOWER_OR_TITLE, SPACE = 1, 2, 3  # what `cases` says of a code point
UPPER_BIT, LOWER_BIT, PUNCTUATION_BIT, SPACE_BIT, WIDE_BIT = 1, 2, 4, 8, 16  # what `bits` says of a byte
STOP_BITS = SPACE_BIT | WIDE_BIT
BASIS, PRIME = np.uint64(0xCBF29CE484222325), np.uint64(0x100000001B3)


@inner
def _finished(value, length):
    value = (value ^ np.uint64(length)) * PRIME
    return (value ^ (value >> np.uint64(29))) * PRIME


@compiled
def hash_bytes(text, start, stop):
    """Hash of text[start:stop] in lower case (ASCII letters; the Kelvin sign is a k), and its length in bytes."""
    value, length, at = BASIS, 0, start
    while at < stop:
        byte = np.int64(text[at])
        if 65 <= byte <= 90:
            byte += 32
        elif byte == 0xE2 and at + 2 < stop and text[at + 1] == 0x84 and text[at + 2] == 0xAA:
            byte = 107
            at += 2
        value = (value ^ np.uint64(byte)) * PRIME
        length += 1
        at += 1
    return _finished(value, length)


@inner
def is_punctuation(byte):
    """string.punctuation"""
    return 33 <= byte <= 47 or 58 <= byte <= 64 or 91 <= byte <= 96 or 123 <= byte <= 126


@inner
def expand(text, lo, hi, emoji_keys, emoji_values, emoji_from, emoji_text, into):
    """Copy text[lo:hi] with each emoji replaced by its description; returns the bytes written."""
    n, at, previous_space = NOTHING, lo, True
    while at < hi:
        if text[at] < 0x80:
            into[n] = text[at]
            previous_space = text[at] == 32
            n += 1
            at += 1
            continue
        code, after = next_code(text, at, hi)
        emoji = find(emoji_keys, emoji_values, np.uint64(code) * PRIME)
        if emoji >= 0:
            if not previous_space:
                into[n] = 32
                n += 1
            for byte in range(emoji_from[emoji], emoji_from[emoji + 1]):
                into[n] = emoji_text[byte]
                n += 1
            previous_space = False
        else:
            for byte in range(at, after):
                into[n] = text[byte]
                n += 1
            previous_space = False
        at = after
    return n


@inner
def _wide_token(text, at, hi, cases):
    """A token that holds other characters than ASCII: (byte after, first, last, characters between, upper, lower)."""
    first, last = -1, -1  # bytes of the first and after the last character that is not punctuation
    inside, trailing = 0, 0  # characters from `first` on, and those of them after `last`
    upper, lower = False, False
    while at < hi:
        code, after = next_code(text, at, hi)
        case = cases[code] if code < cases.size else 0
        if case == SPACE:
            break
        upper = upper or case == UPPER
        lower = lower or case == LOWER_OR_TITLE
        if code < 0x80 and is_punctuation(code):
            if first >= 0:
                inside += 1
                trailing += 1
        else:
            if first < 0:
                first = at
            inside += 1
            trailing = 0
            last = after
        at = after
    return at, first, last, inside - trailing, upper, lower


@inner
def _starts_wide_space(text, at, hi, cases):
    code, after = next_code(text, at, hi)
    return after if code < cases.size and cases[code] == SPACE else at


@inner
def tokens(text, lo, hi, bits, cases, keys, values, word, flags):
    """Cut like str.split and SentiText; returns (tokens, ! marks, ? marks)."""
    n, exclamations, questions, at = 0, 0, 0, lo
    while at < hi:
        kind = bits[text[at]]
        if kind & SPACE_BIT:
            at += 1
            continue
        if kind & WIDE_BIT:
            after = _starts_wide_space(text, at, hi, cases)
            if after > at:
                at = after
                continue
        start, first, last, seen = at, -1, -1, np.uint8(0)
        has_nt = False
        value, kept = BASIS, BASIS  # the hash from `first` to here, and to `last`
        while at < hi:
            byte = text[at]
            kind = bits[byte]
            if kind & STOP_BITS:
                break
            seen |= kind
            if kind & PUNCTUATION_BIT:
                if byte == 33:
                    exclamations += 1
                elif byte == 63:
                    questions += 1
                elif byte == 39 and at > start and at + 1 < hi and text[at - 1] | 32 == 110 and text[at + 1] | 32 == 116:
                    has_nt = True
            else:
                if first < 0:
                    first = at
                last = at + 1
            if first >= 0:
                value = (value ^ np.uint64(byte | 32 if kind & UPPER_BIT else byte)) * PRIME
                if not kind & PUNCTUATION_BIT:
                    kept = value
            at += 1
        length = last - first
        upper, lower = seen & UPPER_BIT != 0, seen & LOWER_BIT != 0
        wide = at < hi and bits[text[at]] & WIDE_BIT != 0
        if wide:
            begun = at
            at, first, last, length, upper, lower = _wide_token(text, start, hi, cases)
            for place in range(begun, at):
                byte = text[place]
                if byte == 33:
                    exclamations += 1
                elif byte == 63:
                    questions += 1
                elif byte == 39 and place + 1 < at and text[place - 1] | 32 == 110 and text[place + 1] | 32 == 116:
                    has_nt = True
        if first >= 0 and length > 2 and not wide:
            word[n] = find(keys, values, _finished(kept, length))
        elif first >= 0 and length > 2:
            word[n] = find(keys, values, hash_bytes(text, first, last))
        else:
            word[n] = find(keys, values, hash_bytes(text, start, at))
        flags[n] = (UPPER_TOKEN if upper and not lower else 0) | (HAS_NT if has_nt else 0)
        n += 1
    return n, exclamations, questions
