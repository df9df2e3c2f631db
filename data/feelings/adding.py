"""The compiled sum: texts → raw totals per construct, facets met, and the learned layer's two sums."""

import numpy as np

from data.feelings.compiled import compiled, inner
from data.feelings.phrases import BLOCKED, CUE, FROM, MOST_STATES, TO, block_hits, find_hits
from data.feelings.reader import read_words
from data.feelings.voting import elected
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
    LONGEST_WORD,
    MEMORY,
    QUESTION,
    START,
    STOP,
    UNKNOWN,
    WORD,
)

VALUE, AS = 2, 3  # further columns of the judgement array: points, and the construct they count for
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
UNDECIDED = -2  # side of a text whose words vote on its language
DOUBTED_FEAR = 0.5  # share of a word's learned fear where it is blame, a name, an idiom or quoted


@inner
def learned_sums(found, n, side, learned, roles, sums, marks):
    """Add each word's learned weights, in their negated form for the words a negation precedes."""
    left, clause, norm, sentiment, fear = 0, -1, 0.0, 0.0, 0.0
    for at in range(n):
        if found[at, IN_CLAUSE] != clause:
            clause, left = found[at, IN_CLAUSE], 0
        word = found[at, WORD]
        marks[at] = 0
        if word == UNKNOWN:
            left = max(left - 1, 0)
            continue
        negated = 1 if left > 0 else 0
        marks[at] = negated
        row = learned[side, word]
        norm += row[0] * row[0]
        heard = 0.0 if roles[at] & HIDDEN else 1.0
        sentiment += heard * row[1 + negated]
        fear += (DOUBTED_FEAR if roles[at] & (HIDDEN | BLAMED) else 1.0) * row[3 + negated]
        left = NEGATION_SPAN if roles[at] & NEGATION else max(left - 1, 0)
    if norm > 0:
        sums[S_LEARNED] = sentiment / np.sqrt(norm)
        sums[S_FEAR] = fear / np.sqrt(norm)
    return norm


@inner
def value_hits(found, n, hits, k, cues, roles, judged, ironic, sums):
    """Turn judgements into points; returns the bits of the facets met."""
    facets = np.int64(0)
    turn = -1
    for at in range(n if k > 0 else 0):
        if roles[at] & CONTRAST:
            turn = at
    before = False
    for h in range(k):
        if hits[h, BLOCKED] == 0 and hits[h, FROM] < turn and cues.construct[hits[h, CUE]] == SENTIMENT:
            before = True
    for h in range(k):
        judged[h, VALUE] = 0.0
        judged[h, AS] = -1.0
        cue = hits[h, CUE]
        construct = cues.construct[cue]
        if hits[h, BLOCKED] or construct == IDIOM or construct > PRESSURE:
            continue
        value = cues.weight[cue] * judged[h, FACTOR]
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
            if roles[hits[h, FROM]] & HIDDEN and hits[h, TO] == hits[h, FROM]:
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
            if cues.facet[cue] == FELT_WORRY or cues.facet[cue] == AT_RISK:
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
            family = cues.facet[cue]
            sums[S_DEADLINE + family] += value
        if counted == construct and abs(value) >= 0.25:
            facets |= np.int64(1) << np.int64(cues.facet[cue])
    if ironic:
        sums[S_DISTRUST] += IRONY_POINTS
    return facets


@inner
def hide_words(text, lo, found, n, roles):
    """Overwrite the hidden words with x, in place; returns whether there was any."""
    hidden = False
    for at in range(n):
        if roles[at] & HIDDEN:
            hidden = True
            for byte in range(lo + found[at, START], lo + found[at, STOP]):
                text[byte] = 120
    return hidden


@compiled
def weigh_words(found, n, side, tables, work, sums):
    """Everything about the words of one text in a known language; returns (hits, facet bits), with the arrays filled."""
    _, hits, states, following, _, _, _, roles, marks, judged = work
    k = find_hits(found, n, side, tables, hits, states, following)
    cues = tables.cues
    block_hits(found, hits, k, cues)
    roles_of(found, n, side, hits, k, cues, tables.role, roles)
    ironic = judge(found, n, side, hits, k, cues, tables.boost, roles, judged)
    settle_past(found, n, hits, k, cues, roles, judged)
    sums[:] = 0.0
    facets = value_hits(found, n, hits, k, cues, roles, judged, ironic, sums)
    learned_sums(found, n, side, tables.learned, roles, sums, marks)
    sums[S_WORDS] = n
    sums[S_IRONIC] = 1.0 if ironic else 0.0
    alone = n > 0 and found[0, IN_SENTENCE] == found[n - 1, IN_SENTENCE]
    asks = alone and (found[n - 1, WORD] == QUESTION or supposes(n, side, roles))
    sums[S_ASKS] = 1.0 if asks else 0.0
    for at in range(n):
        if found[at, WORD] == EXCLAMATION:
            sums[S_EXCLAMATIONS] += 1
        if found[at, FLAGS] & CAPITALS:
            sums[S_CAPITALS] += 1
    return k, facets


@compiled
def workspace(longest):
    """Arrays to work in for texts of up to `longest` bytes: found, hits, states, following, letters, prefixes, memory, roles, marks, judged."""
    cap = longest + 4
    most = min(cap * 4 + 64, 65536)
    return (
        np.zeros((cap, 6), np.int32),
        np.zeros((most, 4), np.int32),
        np.zeros((MOST_STATES, 3), np.int32),
        np.zeros((MOST_STATES, 3), np.int32),
        np.zeros((3, 2 * LONGEST_WORD + 4), np.int32),
        np.zeros(2 * LONGEST_WORD + 4, np.uint64),
        np.zeros((MEMORY, 4), np.int64),
        np.zeros(cap, np.int32),
        np.zeros(cap, np.int8),
        np.zeros((most, 4), np.float64),
    )


@compiled
def add_up(text, bounds, sides, tables, longest, sums, facets, plain, changed):
    """Fill sums[i] and facets[i] for every text i of side 0 (English) or 1 (French), and of those UNDECIDED that their words decide.

    `sides` then holds what was decided. `plain` is a copy of `text` in which the words of idioms and names are
    overwritten; changed[i] says so.
    """
    work = workspace(longest)
    found, letters, prefixes, memory, roles = work[0], work[4], work[5], work[6], work[7]
    for i in range(sides.size):
        if sides[i] == -1:
            continue
        n, votes, voters = read_words(text, bounds[i], bounds[i + 1], tables, found, letters, prefixes, memory)
        if sides[i] == UNDECIDED:
            language = elected(votes, voters)
            if language < 0:
                continue
            sides[i] = language
        _, facets[i] = weigh_words(found, n, sides[i], tables, work, sums[i])
        changed[i] = hide_words(plain, bounds[i], found, n, roles)


@compiled
def elect(text, bounds, sides, tables, longest):
    """Let the words of the texts that are UNDECIDED vote: sides[i] is then 0, 1 or still UNDECIDED."""
    work = workspace(longest)
    for i in range(sides.size):
        if sides[i] == UNDECIDED:
            _, votes, voters = read_words(text, bounds[i], bounds[i + 1], tables, work[0], work[4], work[5], work[6])
            language = elected(votes, voters)
            if language >= 0:
                sides[i] = language


@compiled
def features(text, bounds, sides, tables, longest, rows, columns):
    """For training: (text, word·2 + negated) of every known word; returns their number."""
    found, hits, _, _, letters, prefixes, memory, roles, marks, _ = workspace(longest)
    sums = np.zeros(len(SUMS), np.float64)
    m = 0
    for i in range(sides.size):
        if sides[i] < 0:
            continue
        n, _, _ = read_words(text, bounds[i], bounds[i + 1], tables, found, letters, prefixes, memory)
        roles_of(found, n, sides[i], hits, 0, tables.cues, tables.role, roles)
        learned_sums(found, n, sides[i], tables.learned, roles, sums, marks)
        for at in range(n):
            if found[at, WORD] != UNKNOWN:
                rows[m], columns[m] = i, found[at, WORD] * 2 + marks[at]
                m += 1
    return m


@compiled
def match_rules(text, bounds, sides, tables, longest, met):
    """For rules without weights (topics, kinds): the bits of the rules each text meets."""
    found, hits, states, following, letters, prefixes, memory, _, _, _ = workspace(longest)
    for i in range(sides.size):
        n, _, _ = read_words(text, bounds[i], bounds[i + 1], tables, found, letters, prefixes, memory)
        for side in range(2):
            if sides[i] == side or sides[i] < 0:
                k = find_hits(found, n, side, tables, hits, states, following)
                block_hits(found, hits, k, tables.cues)
                for h in range(k):
                    if hits[h, BLOCKED] == 0 and tables.cues.construct[hits[h, CUE]] != IDIOM:
                        met[i] |= np.int64(1) << np.int64(tables.cues.facet[hits[h, CUE]])
