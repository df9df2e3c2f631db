"""The compiled judge: what each hit is worth where it stands (negated, quoted, a name, past, ironic …)."""

import numpy as np

from data.feelings.compiled import inner
from data.feelings.phrases import BLOCKED, CONSTRUCT, CUE, DENIAL, DENIES, FACET, FROM, TO, group_of
from data.feelings.tables import CONSTRUCTS, ROLES
from data.feelings.words import (
    CAPITALS,
    DRAWN,
    FIRST,
    FLAGS,
    GUESSED,
    HASHTAG,
    IN_CLAUSE,
    IN_SENTENCE,
    NOTHING,
    QUESTION,
    QUOTED,
    ROLE,
    STRETCHED,
    TITLE,
    UNKNOWN,
    WORD,
)

IDIOM, ANXIETY, TRUST, DISTRUST, WAIT, SENTIMENT, PRESSURE, IRONY, DAMP = (CONSTRUCTS.index(c) for c in CONSTRUCTS[:9])
NOT, NEVER, NO, NE, LIGHT, BARRIER, CONTRAST, PAST, WOULD, IF, THAT, AFTER, MORE, PRONOUN, ARTICLE, CHEER, MISHAP, GOODS, WITH_NE = (1 << at for at in range(len(ROLES)))
BLAMED = 1 << len(ROLES)  # a word of a longer distrust term ("terrible service"): blame, not fear
HIDDEN = 2 << len(ROLES)  # a word of an idiom, of a name, quoted or settled: it says nothing about feelings
SPENT = 4 << len(ROLES)  # shifted by the group: a negation that is part of a longer term of that group
SPENT_ALL = SPENT * 63
NEGATION = NOT | NEVER | NO | MORE
REACH, CONTENT_REACH, NO_REACH = 8, 3, 2
QUOTED_SHARE, GUESSED_SHARE, DAMPED_SHARE, WOULD_SHARE = 0.3, 0.8, 0.2, 0.35
NEGATED_POSITIVE, NEGATED_NEGATIVE = -0.74, -0.5
EXIT = 14  # the facet of distrust that warns or leaves, as numbered in the lexicon
FACTOR, NEGATED = range(2)  # columns of the judgement array


@inner
def _has_a_ne(found, n, at):
    """Whether a French word that denies only with "ne" has one of its own: "plus" is also more, "point" a point, "personne" a person.

    A "ne" before it that a "pas" or a "jamais" has answered is not its own. "Plus que" compares; "personne ne" also denies.
    """
    if found[at, ROLE] & MORE and at + 1 < n and found[at + 1, ROLE] & THAT:
        return False
    for back in range(at - 1, max(at - 7, -1), -1):
        if found[back, IN_CLAUSE] != found[at, IN_CLAUSE] or found[back, ROLE] & AFTER:
            break
        if found[back, ROLE] & NE:
            return True
    if found[at, ROLE] & NEVER:
        for on in range(at + 1, min(at + 7, n)):
            if found[on, IN_CLAUSE] != found[at, IN_CLAUSE] or found[on, ROLE] & BARRIER:
                break
            if found[on, ROLE] & NE:
                return True
    return False


@inner
def roles_of(found, n, side, hits, k, role):
    """The roles of each word; a word inside a longer counted term has none of its own as a negation."""
    for at in range(n):
        word = found[at, WORD]
        found[at, ROLE] = 0 if word == UNKNOWN else role[side, word]
    for at in range(n if side == 1 else 0):
        if found[at, ROLE] & WITH_NE and not _has_a_ne(found, n, at):
            found[at, ROLE] &= ~(NEGATION | AFTER)
    for h in range(k):
        if hits[h, CONSTRUCT] == DENIAL:  # "used to be", "far from": what follows is not so
            found[hits[h, TO], ROLE] |= NEVER
        if hits[h, BLOCKED] == 0 and hits[h, TO] > hits[h, FROM] and hits[h, CONSTRUCT] < IRONY:
            construct = hits[h, CONSTRUCT]
            mark = HIDDEN | SPENT_ALL if construct == IDIOM else SPENT << group_of(construct)
            if construct == DISTRUST:
                mark |= BLAMED
            for at in range(hits[h, FROM], hits[h, TO] + 1):
                found[at, ROLE] |= mark


@inner
def is_negated(found, n, side, first, last, group):
    """Whether a negation reaches the words first…last from before (or, in French, around the verb)."""
    content, nots, others = 0, 0, 0
    ne = -1
    clause = found[first, IN_CLAUSE]
    for at in range(first - 1, max(first - 1 - REACH, -1), -1):
        if found[at, IN_CLAUSE] != clause:
            break
        role = found[at, ROLE]
        if role & (SPENT << group):
            role &= ~(NEGATION | NE | AFTER)
        if role & BARRIER:
            break
        if role & NE and ne < 0 and content < 2:
            ne = at
        if role & NOT and content <= CONTENT_REACH:
            nots += 1
        elif role & NEVER and content <= CONTENT_REACH or role & MORE and content <= 2 or role & NO and content <= NO_REACH:
            others += 1
        elif not role & (LIGHT | NE | AFTER):
            content += 1
            if content > CONTENT_REACH:
                break
    if nots + others > 0:
        return not (nots >= 2 and others == 0 and side == 0)
    if side == 0:
        return False
    colloquial = first > 0 and found[first - 1, ROLE] & PRONOUN and found[first - 1, IN_CLAUSE] == clause
    if ne >= 0 or colloquial:
        for at in range(last + 1, min(last + (7 if ne >= 0 else 2), n)):
            if found[at, IN_CLAUSE] != clause:
                break
            if found[at, ROLE] & AFTER and not found[at, ROLE] & (SPENT << group):
                return True
            if found[at, ROLE] & THAT:
                break
    return False


@inner
def _is_denied_within(found, first, last):
    """Whether a negation stands among the words of a term: "the clerk was not helpful" for "clerk … helpful"."""
    for at in range(first + 1, last):
        if found[at, ROLE] & (NOT | NEVER | MORE):
            return True
    return False


@inner
def is_name(found, n, first, last, side, boost, titles, content):
    """Whether the words look like part of a name: capitals beside other capitals within a plain sentence."""
    if not found[first, FLAGS] & TITLE or found[first, FLAGS] & HASHTAG or titles * 2 > content:
        return False
    sentence = found[first, IN_SENTENCE]
    if not found[first, FLAGS] & FIRST:
        for at in range(max(first - 2, 0), min(last + 3, n)):  # "the Serenity cream", "la crème Sérénité"
            if found[at, ROLE] & GOODS and found[at, IN_CLAUSE] == found[first, IN_CLAUSE]:
                return True
    steps = 0
    for at in range(last + 1, min(last + 4, n)):
        if found[at, IN_SENTENCE] != sentence or found[at, IN_CLAUSE] != found[first, IN_CLAUSE]:
            break
        if found[at, FLAGS] & TITLE:
            return not (found[at, ROLE] & PRONOUN)
        if not found[at, ROLE] & ARTICLE:
            break
        steps += 1
    for at in range(first - 1, max(first - 4, -1), -1):
        if found[at, IN_SENTENCE] != sentence or found[at, IN_CLAUSE] != found[first, IN_CLAUSE]:
            break
        if found[at, FLAGS] & TITLE and not found[at, ROLE] & PRONOUN:
            plain = found[at, ROLE] & (LIGHT | ARTICLE) or (found[at, WORD] != UNKNOWN and boost[side, found[at, WORD]] != 0.0)
            return not (found[at, FLAGS] & FIRST and plain)
        if not found[at, ROLE] & ARTICLE:
            break
    return False


@inner
def hide_name(found, n, first, last):
    """Hide a name's words: the capitalised ones on both sides, articles between them allowed."""
    found[first, ROLE] |= HIDDEN
    for step in (1, -1):
        at, gap = (last + 1, 0) if step > 0 else (first - 1, 0)
        while 0 <= at < n and found[at, IN_CLAUSE] == found[first, IN_CLAUSE] and gap < 3:
            if found[at, FLAGS] & TITLE and not (found[at, FLAGS] & FIRST and gap > 0):
                found[at, ROLE] |= HIDDEN
                gap = 0
            elif found[at, ROLE] & ARTICLE:
                gap += 1
            else:
                break
            at += step


@inner
def _emphasis(found, first, last, side, boost, titles, capitals, content):
    """Boosters in the two words before, capitals among small letters, stretched letters."""
    factor = 1.0
    for at in range(first - 1, max(first - 3, -1), -1):
        if found[at, IN_CLAUSE] != found[first, IN_CLAUSE]:
            break
        word = found[at, WORD]
        if word != UNKNOWN and boost[side, word] != 0.0:
            factor *= 1.0 + boost[side, word]
    flags = 0
    for at in range(first, last + 1):
        flags |= found[at, FLAGS]
    if flags & CAPITALS and capitals * 2 < content:
        factor *= 1.2
    if flags & STRETCHED:
        factor *= 1.15
    if flags & GUESSED:
        factor *= GUESSED_SHARE
    return factor


@inner
def _just_denied(found, first):
    """Whether a negation stands right before: "pas sérieux à fuir" still warns."""
    for at in range(first - 1, max(first - 3, -1), -1):
        if found[at, IN_CLAUSE] == found[first, IN_CLAUSE] and found[at, ROLE] & NEGATION:
            return True
    return False


@inner
def _depends(found, side, first):
    """Whether the word stands after an "if" in its clause: it tells of what is not so yet."""
    for at in range(first - 2, max(first - 9, -1), -1):
        if found[at, IN_CLAUSE] != found[first, IN_CLAUSE]:
            return False
        if found[at, ROLE] & IF and (side == 0 or found[at + 1, ROLE] & (PRONOUN | ARTICLE)):
            return True
    return False


@inner
def supposes(found, n, side):
    """Whether the words hold an "if": what follows it is not said to be so."""
    for at in range(n - 1):
        if found[at, ROLE] & IF and (side == 0 or found[at + 1, ROLE] & (PRONOUN | ARTICLE)):
            return True
    return False


@inner
def _is_asked(found, n, last):
    """Whether the sentence ends with a question mark."""
    for at in range(last + 1, n):
        if found[at, IN_SENTENCE] != found[last, IN_SENTENCE]:
            return False
        if found[at, WORD] == QUESTION:
            return True
    return False


@inner
def judge(found, n, side, hits, k, weights, boost, judged):
    """Fill judged[h] = (factor, negated) for every hit that counts; returns whether the text is ironic."""
    titles, capitals, content = NOTHING, NOTHING, NOTHING
    for at in range(n if k > 0 else 0):
        if found[at, WORD] > QUESTION or found[at, WORD] == UNKNOWN:
            content += 1
            if found[at, FLAGS] & TITLE and not found[at, FLAGS] & FIRST:
                titles += 1
            if found[at, FLAGS] & CAPITALS:
                capitals += 1
    ironic = False
    first_damp, after_damps = k, 0  # the hits that damp stand between these
    for h in range(k):
        if hits[h, CONSTRUCT] == DAMP:
            first_damp, after_damps = min(first_damp, h), h + 1
        if hits[h, CONSTRUCT] == IRONY and not found[hits[h, FROM], FLAGS] & QUOTED:
            ironic = True
    ironic = ironic or _cheers_a_mishap(found, n)
    for h in range(k):
        if hits[h, BLOCKED]:
            continue
        first, last = np.int64(hits[h, FROM]), np.int64(hits[h, TO])
        construct = hits[h, CONSTRUCT]
        factor = _emphasis(found, first, last, side, boost, titles, capitals, content)
        if found[first, FLAGS] & QUOTED:
            factor *= QUOTED_SHARE
        if construct != PRESSURE and first == last and is_name(found, n, first, last, side, boost, titles, content):
            factor = 0.0
        sentence = found[first, IN_SENTENCE]
        if construct == ANXIETY or construct == TRUST or construct == DISTRUST or construct == SENTIMENT:
            for d in range(first_damp, after_damps):
                if hits[d, CONSTRUCT] != DAMP or found[hits[d, FROM], IN_SENTENCE] != sentence:
                    continue
                said = weights[hits[d, CUE]] > 0  # reported speech damps what follows in its clause
                hoped = weights[hits[d, CUE]] > 1.5  # a hope damps the good that is hoped for
                if hoped and construct != SENTIMENT and construct != TRUST:
                    continue
                if first <= hits[d, FROM] and hits[d, TO] <= last:
                    continue  # a part of the term itself: "used to be a good hotel"
                if said and found[hits[d, TO], IN_CLAUSE] == found[first, IN_CLAUSE] and hits[d, TO] < first:
                    factor *= DAMPED_SHARE
                elif not said and (construct == ANXIETY or construct == DISTRUST):
                    if not _contrast_between(found, hits[d, FROM], first):
                        factor *= DAMPED_SHARE
        feeling = construct == ANXIETY or construct == TRUST or construct == DISTRUST
        if feeling and _would_if(found, n, first, sentence):
            factor *= WOULD_SHARE
        elif (construct == TRUST or construct == DISTRUST) and _depends(found, side, first):
            factor *= WOULD_SHARE
        if construct == TRUST and _is_asked(found, n, last):
            factor *= DAMPED_SHARE
        judged[h, FACTOR] = factor
        denied = is_negated(found, n, side, first, last, group_of(construct))
        if construct == TRUST and not hits[h, DENIES]:
            denied = denied or _is_denied_within(found, first, last)
        drawn = found[first, FLAGS] & DRAWN  # no word turns a picture round: "balance zero" and a frightened face
        judged[h, NEGATED] = 1.0 if denied and not drawn else 0.0
        if construct == DISTRUST and hits[h, FACET] == EXIT and not _just_denied(found, first):
            judged[h, NEGATED] = 0.0
        if factor == 0.0:
            hide_name(found, n, first, last)
        elif factor <= DAMPED_SHARE * 1.3 or found[first, FLAGS] & QUOTED:
            for at in range(first, last + 1):
                found[at, ROLE] |= HIDDEN
    return ironic


@inner
def _cheers_a_mishap(found, n):
    """ "Great, another delay": a cheer alone in its clause at the start of a sentence, then a mishap."""
    for at in range(n - 1):
        if not (found[at, ROLE] & CHEER and found[at, FLAGS] & FIRST) or found[at + 1, IN_CLAUSE] == found[at, IN_CLAUSE]:
            continue
        for after in range(at + 1, min(at + 10, n)):
            if found[after, IN_SENTENCE] > found[at, IN_SENTENCE] + 1 or found[after, ROLE] & CONTRAST:
                break
            if found[after, ROLE] & MISHAP:
                spared = found[after - 1, ROLE] & (NO | NOT | NEVER) or (after > 1 and found[after - 2, ROLE] & (NO | NOT | NEVER))
                if not spared:
                    return True
                break
    return False


@inner
def _contrast_between(found, a, b):
    for at in range(min(a, b), max(a, b)):
        if found[at, ROLE] & CONTRAST:
            return True
    return False


@inner
def _would_if(found, n, first, sentence):
    """A feeling that would come if …: "would" before it in a sentence that has an "if"."""
    would = False
    for at in range(first - 1, max(first - 5, -1), -1):
        if found[at, IN_SENTENCE] != sentence:
            break
        if found[at, ROLE] & WOULD:
            would = True
    if not would:
        return False
    for at in range(first - 1, -1, -1):
        if found[at, IN_SENTENCE] != sentence:
            break
        if found[at, ROLE] & IF:
            return True
    for at in range(first + 1, n):
        if found[at, IN_SENTENCE] != sentence:
            break
        if found[at, ROLE] & IF:
            return True
    return False


@inner
def settle_past(found, n, hits, k, weights, judged):
    """A past worry that a brighter clause follows ("I was nervous … but all went well") counts little."""
    for h in range(k):
        if hits[h, BLOCKED] or hits[h, CONSTRUCT] != ANXIETY or judged[h, NEGATED] > 0:
            continue
        first = hits[h, FROM]
        past = False
        for at in range(first, max(first - 5, -1), -1):
            if found[at, IN_CLAUSE] != found[first, IN_CLAUSE]:
                break
            if found[at, ROLE] & PAST:
                past = True
        if not past:
            continue
        turn = -1
        for at in range(hits[h, TO] + 1, n):
            if found[at, ROLE] & CONTRAST:
                turn = at
                break
        if turn < 0:
            continue
        brightness = 0.0
        for at in range(turn, n):
            if found[at, ROLE] & CHEER:
                brightness += 1.0
        for other in range(k):
            if hits[other, BLOCKED] or hits[other, FROM] <= turn:
                continue
            construct = hits[other, CONSTRUCT]
            value = weights[hits[other, CUE]] * judged[other, FACTOR]
            if judged[other, NEGATED] > 0:
                value *= NEGATED_NEGATIVE
            if construct == SENTIMENT or construct == TRUST:
                brightness += value
            elif construct == DISTRUST or construct == ANXIETY:
                brightness -= abs(value)
        if brightness > 0.3:
            judged[h, FACTOR] *= DAMPED_SHARE
            for at in range(first, hits[h, TO] + 1):
                found[at, ROLE] |= HIDDEN
