"""The compiled walk: words of one text → hits of the lexicon's terms, and which of them count."""

import numpy as np

from data.feelings.compiled import inlined, inner
from data.feelings.tables import CONSTRUCTS, GAPS
from data.feelings.words import IN_SENTENCE, NOTHING, UNKNOWN, WORD

CUE, FROM, TO, BLOCKED, CONSTRUCT, FACET, PRECISION, DENIES = range(8)  # columns of the hit array; the last four as the cue has them
NODE, BEGUN, LEFT = range(3)  # columns of the state array
STEPS, AFTER_STEPS, CUES, AFTER_CUES, GAP = range(5)  # columns of the nodes
GAP_LENGTHS = tuple(GAPS.values())
MOST_STATES = 64
IDIOM, TRUST, DISTRUST, WAIT = (CONSTRUCTS.index(c) for c in ("idiom", "trust", "distrust", "wait_and_see"))
DAMP, IRONY, RULE, DENIAL = (CONSTRUCTS.index(c) for c in ("damp", "irony", "rule", "denial"))


@inner
def _first(word, words, low, high):
    """The first place in the rising words[low:high] that is not under `word`."""
    while low < high:
        middle = (low + high) // 2
        if words[middle] < word:
            low = middle + 1
        else:
            high = middle
    return low


@inlined
def _arrive(node, begun, now, nodes, node_masks, cues, states, m, hits, k):
    """Enter a node: report its cues, keep it alive if it leads on."""
    for cue in range(nodes[node, CUES], nodes[node, AFTER_CUES]):
        if k < hits.shape[0]:
            hits[k, CUE] = cue
            hits[k, FROM] = begun
            hits[k, TO] = now
            hits[k, BLOCKED] = 0
            for fact in range(4):
                hits[k, CONSTRUCT + fact] = cues[cue, fact]
            k += 1
    if node_masks[node] != 0 and m < MOST_STATES:
        states[m, NODE], states[m, BEGUN], states[m, LEFT] = node, begun, 0
        m += 1
    for length in range(2):
        if nodes[node, GAP + length] >= 0 and m < MOST_STATES:
            states[m, NODE], states[m, BEGUN], states[m, LEFT] = nodes[node, GAP + length], begun, GAP_LENGTHS[length]
            m += 1
    return m, k


@inner
def find_hits(found, n, side, tables, hits, states, following):
    """All hits of the terms of one language; returns their number."""
    # a tuple of many arrays is slow to hand on: the inner loops get only what they read
    nodes, node_masks, roots = tables.nodes, tables.node_masks, tables.roots
    step_words, step_nodes, cues = tables.step_words, tables.step_nodes, tables.cues
    k, m = NOTHING, NOTHING
    sentence = -1
    for now in range(n):
        if found[now, IN_SENTENCE] != sentence:
            sentence = found[now, IN_SENTENCE]
            m = 0
        word = found[now, WORD]
        fresh = NOTHING
        mask = np.uint64(1) << np.uint64(word % 64) if word != UNKNOWN else np.uint64(0)
        for s in range(m):
            node, begun, left = states[s, NODE], states[s, BEGUN], states[s, LEFT]
            if node_masks[node] & mask != 0:
                last = nodes[node, AFTER_STEPS]
                step = _first(word, step_words, nodes[node, STEPS], last)
                while step < last and step_words[step] == word:
                    fresh, k = _arrive(np.int64(step_nodes[step]), np.int64(begun), now, nodes, node_masks, cues, following, fresh, hits, k)
                    step += 1
            if left > 0 and fresh < MOST_STATES:
                following[fresh, NODE], following[fresh, BEGUN], following[fresh, LEFT] = node, begun, left - 1
                fresh += 1
        if word != UNKNOWN and roots[side, word] >= 0:
            fresh, k = _arrive(np.int64(roots[side, word]), now, now, nodes, node_masks, cues, following, fresh, hits, k)
        states, following = following, states
        m = fresh
    return k


@inner
def group_of(construct):
    """Trust, distrust and wait-and-see answer one question; other constructs stand alone."""
    return TRUST if construct == DISTRUST or construct == WAIT else construct


@inner
def block_hits(found, hits, k):
    """A longer term hides the shorter ones inside it: an idiom all of them, another those of its own kind."""
    begin = 0
    for a in range(k):
        while found[hits[begin, TO], IN_SENTENCE] < found[hits[a, TO], IN_SENTENCE]:
            begin += 1
        construct_a = hits[a, CONSTRUCT]
        if construct_a == DAMP or construct_a == IRONY or construct_a == DENIAL:
            continue
        for b in range(begin, k):
            if found[hits[b, FROM], IN_SENTENCE] > found[hits[a, TO], IN_SENTENCE]:
                break
            if a == b or hits[b, FROM] < hits[a, FROM] or hits[b, TO] > hits[a, TO]:
                continue
            construct_b = hits[b, CONSTRUCT]
            if construct_b == DAMP or construct_b == IRONY or construct_b == DENIAL:
                continue
            if construct_a != IDIOM and group_of(construct_a) != group_of(construct_b):
                continue
            if construct_a == construct_b and hits[a, FACET] != hits[b, FACET] and construct_a == RULE:
                continue  # rules of two topics live together
            same_span = hits[a, FROM] == hits[b, FROM] and hits[a, TO] == hits[b, TO]
            if same_span and construct_a == IDIOM and hits[b, TO] > hits[b, FROM]:
                continue  # "no worries" is an idiom and a kind word
            if same_span and construct_a != IDIOM:
                if hits[a, PRECISION] < hits[b, PRECISION]:
                    continue
                if hits[a, PRECISION] == hits[b, PRECISION] and (hits[a, CUE] > hits[b, CUE] or (hits[a, CUE] == hits[b, CUE] and a > b)):
                    continue
            hits[b, BLOCKED] = 1
