"""Turn rows of the lexicon files into the arrays the compiled loops read: a vocabulary and a tree of phrases.

A term is words separated by spaces. `worr*` is any word that begins so, `(a|b)` a choice (an empty one is
allowed), `<time>` any word of a class, `~` up to three words in between, `~~` up to nine. Case does not count;
accents count where two known words differ by them only.
"""

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from data.feelings.words import PLAIN, SINGLE, SLIP, STEM, hash_codes, store

LANGUAGES = ("en", "fr")
CONSTRUCTS = ("idiom", "anxiety", "trust", "distrust", "wait_and_see", "sentiment", "pressure", "irony", "damp", "rule", "denial")
ROLES = (
    "not", "never", "no", "ne", "light", "barrier", "contrast", "past", "would", "if", "that", "after", "more",
    "pronoun", "article", "cheer", "mishap", "goods", "with_ne",
)  # fmt: skip
BUILT_IN = ("<number>", "!", "?", ":)", ":(")  # word ids 0–4, as data.feelings.words numbers them
GAP, LONG_GAP = "~", "~~"
GAPS = {GAP: 3, LONG_GAP: 9}
MAXIMUM_EXPANSIONS = 3000


class Row(NamedTuple):
    """One line of a lexicon file."""

    language: str
    term: str
    construct: str
    facet: str
    weight: float


class Tables(NamedTuple):
    """Everything the compiled loops look up; arrays only, so that numba takes it as it is."""

    keys: np.ndarray  # vocabulary as written: hash → word id
    values: np.ndarray
    near_keys: np.ndarray  # stems, doubled letters, slips of the pen: hash → word id
    near_values: np.ndarray
    roots: np.ndarray  # [language, word] → node a phrase that begins with the word leads to, or -1
    nodes: np.ndarray  # node → first step and the one after the last, first cue and the one after, nodes behind a short and a long gap or -1
    node_masks: np.ndarray  # node → the bits (word modulo 64) of the words that lead on from it, to say "no" fast; 0: none does
    step_words: np.ndarray  # the words that lead on from each node, rising
    step_nodes: np.ndarray  # where each of them leads
    cues: np.ndarray  # [term, 4]: construct, facet, how specific the term is, whether it holds a negation itself ("never let me down")
    weights: np.ndarray  # of each term
    role: np.ndarray  # [language, word] bits of ROLES
    boost: np.ndarray  # [language, word] share added to the next cue
    learned: np.ndarray  # [language, word, 5]: idf, then sentiment plain and negated, anxiety plain and negated
    vote_keys: np.ndarray  # words that speak for a language: hash → bits of the languages
    vote_values: np.ndarray


def folded(word: str) -> str:
    """Lower case without accents, œ as oe: what the reader falls back on."""
    word = word.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def pieces(term: str) -> list[str]:
    """The words of a term, cut as the reader cuts texts: don't = do n't, l'avis = l avis, 24h = number h."""
    term = re.sub(r"[’ʼ`´]", "'", term.lower())
    term = re.sub(r"n't\b", " n't ", term)
    return [
        "<number>" if part.isdecimal() else part
        for part in re.findall(r"n't(?!\w)|<[a-z_]+>|~~?|\([^()]*\)|[^\W\d_]+\*?|\d+|[!?]|:\)|:\(|[^\s\w'’\-.,;:#&/@]", term)
        if part not in ("\ufe0f", "\u200d")
    ]


def expansions(term: str) -> list[tuple[str, ...]]:
    """A term as tuples of words, stems, classes and gaps; single-word choices stay together as `a|b`."""
    if re.search(r"\([^()]*(\(|$)|^[^()]*\)", term.replace(":)", "").replace(":(", "")):
        raise ValueError(f"parentheses must be closed and not nested: {term!r}")
    choices = []
    for part in re.split(r"(\([^()]*\))", term):
        if part.startswith("("):
            cut = dict.fromkeys(tuple(pieces(choice)) for choice in part[1:-1].split("|"))
            single = [words[0] for words in cut if len(words) == 1 and words[0][0] not in "<~"]
            longer = [words for words in cut if len(words) != 1 or words[0][0] in "<~"]
            choices.append([*([("|".join(single),)] if single else []), *longer])
        elif part.strip():
            choices.append([tuple(pieces(part))])
    found = {_trimmed(itertools.chain.from_iterable(choice)) for choice in itertools.product(*choices)}
    if not found or len(found) > MAXIMUM_EXPANSIONS:
        raise ValueError(f"a term must stand for 1 to {MAXIMUM_EXPANSIONS} phrases: {term!r} stands for {len(found)}")
    return sorted(words for words in found if words)


def _trimmed(words: Iterable[str]) -> tuple[str, ...]:
    kept = list(words)
    while kept and kept[-1] in GAPS:
        kept.pop()
    while kept and kept[0] in GAPS:
        kept.pop(0)
    return tuple(kept)


def key_of(word: str, salt: np.uint64, skip: int = -1) -> np.uint64:
    codes = np.array([ord(c) for c in word], np.int32)
    return np.uint64(hash_codes(codes, 0, len(word), skip, salt))


class _Tree:
    """The phrases as a tree; node 0 begins English phrases, node 1 French ones."""

    def __init__(self) -> None:
        self.edges: list[dict[int, int]] = [{}, {}]
        self.gaps: list[dict[int, int]] = [{}, {}]  # by length
        self.cues: dict[int, list[tuple[Row, int, bool]]] = defaultdict(list)

    def new(self) -> int:
        self.edges.append({})
        self.gaps.append({})
        return len(self.edges) - 1

    def add(self, root: int, symbols: list[int], row: Row, precision: int, denies: bool) -> None:
        node = root
        for symbol in symbols:
            if symbol < 0:
                if -symbol not in self.gaps[node]:
                    self.gaps[node][-symbol] = self.new()
                node = self.gaps[node][-symbol]
            else:
                if symbol not in self.edges[node]:
                    self.edges[node][symbol] = self.new()
                node = self.edges[node][symbol]
        self.cues[node].append((row, precision, denies))


class _Merged:
    """The tree with nodes added that stand for several: a word begins phrases of many classes at once."""

    def __init__(self, tree: _Tree) -> None:
        self.edges = [[], [], *(sorted(row.items()) for row in tree.edges[2:])]
        self.gaps = [dict(row) for row in tree.gaps]
        self.cues = [list(tree.cues.get(node, [])) for node in range(len(tree.edges))]
        self.known: dict[tuple[int, ...], int] = {}

    def one(self, nodes: list[int]) -> int:
        """A node that leads wherever the given nodes lead; -1 for none."""
        if len(nodes) < 2:
            return nodes[0] if nodes else -1
        key = tuple(sorted(nodes))
        if key not in self.known:
            self.known[key] = len(self.edges)
            self.edges.append(sorted(edge for node in key for edge in self.edges[node]))
            self.cues.append([cue for node in key for cue in self.cues[node]])
            self.gaps.append({})
            mine = self.gaps[-1]
            for length in GAPS.values():
                behind = [self.gaps[node][length] for node in key if length in self.gaps[node]]
                if behind:
                    mine[length] = self.one(behind)
        return self.known[key]


def _number(words: Iterable[str], learned: Mapping[str, dict]) -> dict[str, int]:
    """A number for each word; the words people use most get neighbouring numbers, so that the processor finds them in its cache."""
    rarity: dict[str, float] = {}
    for table in learned.values():
        for word, (idf, _) in table.items():
            rarity[word] = min(float(idf), rarity.get(word, 99.0))
    distinct = dict.fromkeys(word for word in words if word not in BUILT_IN)
    places = {word: at for at, word in enumerate(sorted(distinct, key=lambda word: rarity.get(word, 99.0)), start=len(BUILT_IN))}
    return {word: at for at, word in enumerate(BUILT_IN)} | {word: places[word] for word in distinct}


def stored(pairs: Iterable[tuple[np.uint64, int]], n: int) -> tuple[np.ndarray, np.ndarray]:
    size = 1 << max(4, int(np.ceil(np.log2(2.5 * n + 1))))
    keys, values = np.zeros(size, np.uint64), np.zeros(size, np.int32)
    for key, value in pairs:
        store(keys, values, key, value)
    return keys, values


def _vocabulary(numbers: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The words as written, then without accents; what comes first wins."""
    words = [(word, at) for word, at in numbers.items() if word not in BUILT_IN and not word.endswith("*")]
    pairs = [(key_of(word, PLAIN), at) for word, at in words]
    pairs += [(key_of(folded(word), PLAIN), at) for word, at in words if folded(word) != word and folded(word)]
    return stored(pairs, len(pairs))


def _near(numbers: Mapping[str, int], stems: Iterable[str], cue_words: set[str]) -> tuple[np.ndarray, np.ndarray]:
    """Stems, and the ways a cue word may be misspelt; what comes first wins."""
    pairs = [(key_of(folded(stem[:-1]), STEM), numbers[stem]) for stem in stems]
    for word in sorted(cue_words):
        bare = folded(word)
        if len(bare) >= 6:
            pairs.append((key_of(_single(bare), SINGLE), numbers[word]))
    for word in sorted(cue_words):
        bare = folded(word)
        if 7 <= len(bare) <= 20:
            pairs.append((key_of(bare, SLIP), numbers[word]))
            pairs += [(key_of(bare, SLIP, skip), numbers[word]) for skip in range(len(bare))]
    return stored(pairs, len(pairs))


def _precision(words: tuple[str, ...]) -> int:
    weights = {True: lambda w: 10 * len(w), False: lambda w: 1000}
    return sum(weights[w.endswith("*") or w[0] == "<" or "|" in w](w) for w in words if w not in GAPS)


def _alternatives(words: Iterable[str]) -> Iterable[str]:
    return (one for word in words for one in word.split("|"))


def _sides(language: str) -> list[int]:
    return [0, 1] if language == "*" else [LANGUAGES.index(language)]


def build(
    rows: Iterable[Row],
    facets: Mapping[tuple[str, str], int],
    learned: Mapping[str, dict] | None = None,
    votes: Mapping[str, int] | None = None,
) -> Tables:
    """The tables of these rows. `learned[language]` = {word: (idf, [signal][negated] weights)}; votes: word → bits of languages."""
    rows = list(rows)
    written = [(row, words) for row in rows for words in expansions(row.term)]
    classes = {row.construct.removeprefix("class:") for row in rows if row.construct.startswith("class:")}
    choices = dict.fromkeys(w for _, words in written for w in words if "|" in w)
    singles = dict.fromkeys(one for _, words in written for one in _alternatives(words))
    plain = [w for w in singles if w[0] not in "<~" and not w.endswith("*")]
    stems = dict.fromkeys(w for w in singles if w.endswith("*"))
    learned = _without_misspellings(learned or {}, plain)
    numbers = _number(itertools.chain(plain, *learned.values(), stems), learned)
    n_words = len(numbers)
    symbols = {name: n_words + at for at, name in enumerate([*stems, *(f"<{name}>" for name in sorted(classes)), *choices])}
    symbols["<number>"] = 0

    belongs: dict[int, set[int]] = defaultdict(set)
    by_fold = [(folded(word), at) for word, at in numbers.items() if word not in BUILT_IN and not word.endswith("*")]
    starts_with = defaultdict(list)
    for bare, at in by_fold:
        starts_with[bare[:3]].append((bare, at))
    for stem in stems:
        bare = folded(stem[:-1])
        belongs[numbers[stem]].add(symbols[stem])
        for other, at in starts_with[bare[:3]]:
            if other.startswith(bare):
                belongs[at].add(symbols[stem])
    for stem, other in itertools.permutations(stems, 2):
        if stem[:3] == other[:3] and folded(other[:-1]).startswith(folded(stem[:-1])):
            belongs[numbers[other]].add(symbols[stem])
    for choice in choices:
        for one in choice.split("|"):
            for word, held in list(belongs.items()) if one.endswith("*") else ():
                if symbols[one] in held:
                    belongs[word].add(symbols[choice])
            if not one.endswith("*"):
                belongs[numbers[one]].add(symbols[choice])
    role, boost = np.zeros((2, n_words), np.int32), np.zeros((2, n_words), np.float64)
    tree = _Tree()
    cue_words: set[str] = set()
    denials = {row.term for row in rows if row.construct in ("not", "never", "no", "more")}
    denials |= {f"<{row.construct.removeprefix('class:')}>" for row in rows if row.construct.startswith("class:") and row.term in denials}
    for row, words in written:
        if len(words) != 1 and (row.construct.startswith("class:") or row.construct in ROLES or row.construct == "boost"):
            raise ValueError(f"a class, a role or a booster is one word: {row.term!r}")
        for side in _sides(row.language):
            if row.construct.startswith("class:"):
                symbol = symbols[f"<{row.construct.removeprefix('class:')}>"]
                members = [numbers[words[0]]]
                if words[0].endswith("*"):
                    members += [at for bare, at in by_fold if bare.startswith(folded(words[0][:-1]))]
                for member in members:
                    belongs[member].add(symbol)
            elif row.construct in ROLES:
                role[side, numbers[words[0]]] |= 1 << ROLES.index(row.construct)
            elif row.construct == "boost":
                boost[side, numbers[words[0]]] = row.weight
            else:
                path = [-GAPS[w] if w in GAPS else symbols[w] if w in symbols else numbers[w] for w in words]
                tree.add(side, path, row, _precision(words), not denials.isdisjoint(_alternatives(words)))
                if row.construct != "idiom" and (len(words) == 1 or row.construct != "rule"):
                    cue_words |= {w for w in _alternatives(words) if w[0] not in "<~" and not w.endswith("*") and w not in BUILT_IN}
    return _arrays(numbers, stems, symbols, belongs, tree, role, boost, cue_words, facets, learned, votes or {})


def _single(word: str) -> str:
    """A word without accents and with doubled letters made single."""
    return re.sub(r"(.)\1+", r"\1", folded(word))


def _without_misspellings(learned: Mapping[str, dict], plain: list[str]) -> dict[str, dict]:
    """The learned words but for those that are a lexicon word with a doubled letter missing or too many."""
    known = {folded(word) for word in plain}
    single = {_single(word) for word in plain if len(word) >= 6}
    return {language: {w: row for w, row in table.items() if folded(w) in known or _single(w) not in single} for language, table in learned.items()}


def _flat(lists: Iterable[Iterable[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Lists one after another: where each begins, and the values."""
    begins, values = [0], []
    for part in lists:
        values += part
        begins.append(len(values))
    return np.array(begins, np.int32), np.array(values or [0], np.int32)


def _arrays(numbers, stems, symbols, belongs, tree, role, boost, cue_words, facets, learned, votes) -> Tables:
    n_words = len(numbers)
    own = [sorted({word, *belongs.get(word, ())}) for word in range(n_words)]
    merged = _Merged(tree)
    roots = [merged.one([tree.edges[side][s] for s in own[word] if s in tree.edges[side]]) for side in (0, 1) for word in range(n_words)]
    members = defaultdict(list)  # symbol → the words it stands for
    for word, row in enumerate(own):
        for symbol in row:
            members[symbol].append(word)
    steps = [sorted(((word, node) for symbol, node in row for word in members[symbol]), key=lambda step: step[0]) for row in merged.edges]
    step_from, step_words = _flat([word for word, _ in row] for row in steps)
    _, step_nodes = _flat([node for _, node in row] for row in steps)
    node_masks = [sum({1 << word % 64 for word, _ in row}) for row in steps]
    cues = [cue for row in merged.cues for cue in row]
    cue_from, _ = _flat([0] * len(row) for row in merged.cues)
    behind = [[gaps.get(length, -1) for gaps in merged.gaps] for length in GAPS.values()]
    nodes = np.array([step_from[:-1], step_from[1:], cue_from[:-1], cue_from[1:], *behind], np.int32).T.copy()
    weights = np.zeros((2, n_words, 5), np.float32)
    for language, table in learned.items():
        for word, (idf, signals) in table.items():
            weights[LANGUAGES.index(language), numbers[word]] = [idf, *np.ravel(signals)]
    return Tables(
        *_vocabulary(numbers), *_near(numbers, stems, cue_words),
        np.array(roots, np.int32).reshape(2, n_words), nodes, np.array(node_masks, np.uint64), step_words, step_nodes,
        np.array([[CONSTRUCTS.index(row.construct), facets[row.construct, row.facet], precision, denies] for row, precision, denies in cues], np.int32).reshape(-1, 4),
        np.array([row.weight for row, *_ in cues], np.float64),
        role, boost, weights, *stored([(key_of(word, PLAIN), bits) for word, bits in votes.items()], len(votes)),
    )  # fmt: skip
