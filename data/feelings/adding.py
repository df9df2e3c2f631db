"""The compiled sum: texts → raw totals per construct, facets met, and the learned layer's two sums."""

import numpy as np

from data.feelings.compiled import compiled, inner
from data.feelings.phrases import BLOCKED, CONSTRUCT, CUE, FACET, FROM, TO, block_hits, find_hits
from data.feelings.weighing import (
    ANXIETY,
    BLAMED,
    CONTRAST,
    DISTRUST,
    FACTOR,
    HIDDEN,
    IDIOM,
    NEGATED,
    NEGATED_NEGATIVE,
    NEGATED_POSITIVE,
    NEGATION,
    PRESSURE,
    SENTIMENT,
    TRUST,
    WAIT,
    judge,
    roles_of,
    settle_past,
    supposes,
)
from data.feelings.words import (
    CAPITALS,
    EXCLAMATION,
    FLAGS,
    IN_CLAUSE,
    IN_SENTENCE,
    MARKED,
    NOTHING,
    QUESTION,
    ROLE,
    START,
    STOP,
    UNKNOWN,
    WORD,
)

VALUE, AS = 2, 3  # further columns of the judgement array: points, and the construct they count for
OF, BEGINS, ENDS, WRITTEN, COUNTED, MEANT, DENIED, POINTS = range(8)
"""Columns of the terms that counted: text, its bytes from and to, construct as written and as counted, facet, negated, points."""
SUMS = (
    "anxiety", "trust", "distrust", "wait_and_see", "valence", "deadline", "scarcity", "threat", "command",
    "learned_sentiment", "learned_anxiety", "words", "exclamations", "capitals", "ironic", "asks",
)  # fmt: skip
(S_ANXIETY, S_TRUST, S_DISTRUST, S_WAIT, S_VALENCE, S_DEADLINE, S_SCARCITY, S_THREAT, S_COMMAND, S_LEARNED, S_FEAR,
 S_WORDS, S_EXCLAMATIONS, S_CAPITALS, S_IRONIC, S_ASKS) = range(16)  # fmt: skip
FELT_WORRY, AT_RISK = 4, 7  # facets of anxiety that are unpleasant in themselves, as numbered in the lexicon
WORRY_VALENCE, CALM_VALENCE = -0.7, 0.5  # valence per point of anxiety, felt or denied
IRONY_POINTS, IRONIC_ANXIETY = 1.2, 0.4
CALM_AS_TRUST, DENIED_TRUST, DENIED_DISTRUST, IRONIC = 0.45, 0.9, 0.85, -0.8
DENIED_VALENCE, HIDDEN_VALENCE = 0.6, 0.2
BEFORE_BUT, AFTER_BUT = 0.7, 1.3
NEGATION_SPAN = 4
DOUBTED_FEAR = 0.5  # share of a word's learned fear where it is blame, a name, an idiom or quoted


@inner
def learned_sums(found, n, side, learned, sums):
    """Add each word's learned weights, in their negated form for the words a negation precedes."""
    left, clause, norm, sentiment, fear = 0, -1, 0.0, 0.0, 0.0
    for at in range(n):
        if found[at, IN_CLAUSE] != clause:
            clause, left = found[at, IN_CLAUSE], 0
        word = found[at, WORD]
        found[at, MARKED] = 0
        if word == UNKNOWN:
            left = max(left - 1, 0)
            continue
        negated = 1 if left > 0 else 0
        found[at, MARKED] = negated
        norm += learned[side, word, 0] * learned[side, word, 0]
        heard = 0.0 if found[at, ROLE] & HIDDEN else 1.0
        sentiment += heard * learned[side, word, 1 + negated]
        fear += (DOUBTED_FEAR if found[at, ROLE] & (HIDDEN | BLAMED) else 1.0) * learned[side, word, 3 + negated]
        left = NEGATION_SPAN if found[at, ROLE] & NEGATION else max(left - 1, 0)
    if norm > 0:
        sums[S_LEARNED] = sentiment / np.sqrt(norm)
        sums[S_FEAR] = fear / np.sqrt(norm)
    return norm


@inner
def value_hits(found, n, hits, k, weights, judged, ironic, sums):
    """Turn judgements into points; returns the bits of the facets met."""
    facets = np.int64(0)
    turn = -1
    for at in range(n if k > 0 else 0):
        if found[at, ROLE] & CONTRAST:
            turn = at
    before = False
    for h in range(k):
        if hits[h, BLOCKED] == 0 and hits[h, FROM] < turn and hits[h, CONSTRUCT] == SENTIMENT:
            before = True
    for h in range(k):
        judged[h, VALUE] = 0.0
        judged[h, AS] = -1.0
        construct = hits[h, CONSTRUCT]
        if hits[h, BLOCKED] or construct == IDIOM or construct > PRESSURE:
            continue
        value = weights[hits[h, CUE]] * judged[h, FACTOR]
        negated = judged[h, NEGATED] > 0
        counted = construct
        if construct == ANXIETY and negated:
            counted, value = TRUST, value * CALM_AS_TRUST
            sums[S_VALENCE] += value * CALM_VALENCE / CALM_AS_TRUST
        elif construct == TRUST and negated:
            counted, value = DISTRUST, value * DENIED_TRUST
            sums[S_VALENCE] -= value * DENIED_VALENCE
        elif construct == DISTRUST and negated:
            counted, value = TRUST, value * DENIED_DISTRUST
            sums[S_VALENCE] += value * DENIED_VALENCE
        elif construct == WAIT and negated:
            value = 0.0
        elif construct == SENTIMENT:
            if negated:
                value *= NEGATED_POSITIVE if value > 0 else NEGATED_NEGATIVE
            if ironic and value > 0:
                value *= IRONIC
            if found[hits[h, FROM], ROLE] & HIDDEN and hits[h, TO] == hits[h, FROM]:
                value *= HIDDEN_VALENCE
            if before and turn >= 0:
                value *= BEFORE_BUT if hits[h, FROM] < turn else AFTER_BUT
        elif construct == PRESSURE and negated:
            value = 0.0
        if ironic and counted == TRUST:
            counted = DISTRUST
        judged[h, VALUE] = value
        judged[h, AS] = counted
        if value == 0.0:
            continue
        if counted == ANXIETY:
            if ironic:
                value *= IRONIC_ANXIETY
                judged[h, VALUE] = value
            sums[S_ANXIETY] += value
            if hits[h, FACET] == FELT_WORRY or hits[h, FACET] == AT_RISK:
                sums[S_VALENCE] += value * WORRY_VALENCE
        elif counted == TRUST:
            sums[S_TRUST] += value
        elif counted == DISTRUST:
            sums[S_DISTRUST] += value
        elif counted == WAIT:
            sums[S_WAIT] += value
        elif counted == SENTIMENT:
            sums[S_VALENCE] += value
        elif counted == PRESSURE:
            family = hits[h, FACET]
            sums[S_DEADLINE + family] += value
        if counted == construct and abs(value) >= 0.25:
            facets |= np.int64(1) << np.int64(hits[h, FACET])
    if ironic:
        sums[S_DISTRUST] += IRONY_POINTS
    return facets


@inner
def hide_words(text, lo, found, n):
    """Overwrite the hidden words with x, in place; returns whether there was any."""
    hidden = False
    for at in range(n):
        if found[at, ROLE] & HIDDEN:
            hidden = True
            for byte in range(lo + found[at, START], lo + found[at, STOP]):
                text[byte] = 120
    return hidden


@compiled
def weigh_texts(bounds, first, after, sides, tables, found, ends, work, sums, facets, plain, changed, terms):
    """Fill sums[i] and facets[i] for every text first…after of side 0 (English) or 1 (French) whose words `found` holds.

    `plain` is a copy of the bytes in which the words of idioms and names are overwritten; changed[i] says so. `terms` is
    filled with what gave points, text after text, while it has room; returns how many of its rows are filled.
    """
    hits, states, following, judged = work
    role, boost, learned, weights = tables.role, tables.boost, tables.learned, tables.weights
    m, begin = NOTHING, NOTHING
    for i in range(first, after):
        words, total, side = found[begin : ends[i]], sums[i], np.int64(sides[i])
        begin = ends[i]
        if side < 0:
            continue
        n = np.int64(words.shape[0])
        k = find_hits(words, n, side, tables, hits, states, following)
        block_hits(words, hits, k)
        roles_of(words, n, side, hits, k, role)
        ironic = judge(words, n, side, hits, k, weights, boost, judged)
        settle_past(words, n, hits, k, weights, judged)
        facets[i] = value_hits(words, n, hits, k, weights, judged, ironic, total)
        for h in range(k):
            if judged[h, VALUE] != 0.0 and m < terms.shape[0]:
                term = terms[m]
                term[OF], term[BEGINS], term[ENDS] = i, words[hits[h, FROM], START], words[hits[h, TO], STOP]
                term[WRITTEN], term[COUNTED], term[MEANT] = hits[h, CONSTRUCT], judged[h, AS], hits[h, FACET]
                term[DENIED], term[POINTS] = judged[h, NEGATED], judged[h, VALUE]
                m += 1
        learned_sums(words, n, side, learned, total)
        total[S_WORDS] = n
        total[S_IRONIC] = 1.0 if ironic else 0.0
        alone = n > 0 and words[0, IN_SENTENCE] == words[n - 1, IN_SENTENCE]
        asks = alone and (words[n - 1, WORD] == QUESTION or supposes(words, n, side))
        total[S_ASKS] = 1.0 if asks else 0.0
        for at in range(n):
            if words[at, WORD] == EXCLAMATION:
                total[S_EXCLAMATIONS] += 1
            if words[at, FLAGS] & CAPITALS:
                total[S_CAPITALS] += 1
        changed[i] = hide_words(plain, bounds[i], words, n)
    return m


@compiled
def features(first, after, side, tables, found, ends, rows, columns):
    """For training: (text, word·2 + negated) of every known word; returns their number."""
    sums, hits = np.zeros(len(SUMS)), np.zeros((1, 8), np.int32)
    m, begin = NOTHING, NOTHING
    for i in range(first, after):
        words = found[begin : ends[i]]
        begin = ends[i]
        n = np.int64(words.shape[0])
        roles_of(words, n, side, hits, NOTHING, tables.role)
        learned_sums(words, n, side, tables.learned, sums)
        for at in range(n):
            if words[at, WORD] != UNKNOWN:
                rows[m], columns[m] = i, words[at, WORD] * 2 + words[at, MARKED]
                m += 1
    return m


@compiled
def match_texts(first, after, sides, tables, found, ends, work, met):
    """For rules without weights (topics, kinds): the bits of the rules each text first…after meets; side -1: in either language; returns the hits of the last."""
    hits, states, following, _ = work
    k, begin = NOTHING, NOTHING
    for i in range(first, after):
        words = found[begin : ends[i]]
        begin = ends[i]
        for side in range(2):
            if sides[i] == side or sides[i] < 0:
                k = find_hits(words, np.int64(words.shape[0]), side, tables, hits, states, following)
                block_hits(words, hits, k)
                for h in range(k):
                    if hits[h, BLOCKED] == 0 and hits[h, CONSTRUCT] != IDIOM:
                        met[i] |= np.int64(1) << np.int64(hits[h, FACET])
    return k
