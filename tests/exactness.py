"""`python -m tests.exactness N [FILE.parquet:COLUMN …]`: compare the compiled VADER with the library on N texts.

Texts are fuzzed (lexicon words, boosters, negations, "but", emoji, capitals, odd spaces) and, if files are
given, drawn from them. Prints the number of differences; ends with 1 if there is any.
"""

import random
import sys
import time

import numpy as np
import polars as pl

from data.feelings import vader

FILLERS = ["the", "service", "order", "kind", "of", "so", "this", "no", "or", "nor", "least", "at", "very", "but", "BUT",
           "never", "without", "doubt", "sort", "just", "enough", "the", "shit", "bomb", "bad", "ass", "yeah", "right", "kiss",
           "death", "to", "die", "for", "bus", "stop", "beating", "heart", "été", "Ça", "ÉTÉ", "ÅNGSTRÖM", "ǅ", "ß", "İ", "\u212a",
           "K\u212aIND", "isn't", "ISN'T", "isn\u2019t", "ok!", "!!", "???", "«bien»", "…", "a\u00a0b", "x\u2003y", "\u200b", "\x1c", "\x85", "1,000", ":-)", ":D", "<3"]  # fmt: skip


def fuzzed(n: int, seed: int = 1) -> list[str]:
    """n texts that walk through every rule of the library."""
    from vaderSentiment import vaderSentiment as source

    chance = random.Random(seed)
    cues, emoji = list(vader.library().lexicon), list(vader.library().emojis)
    strong = chance.sample(cues, 40)
    boosters, negations = list(source.BOOSTER_DICT), source.NEGATE
    phrases = list(source.SPECIAL_CASES)
    texts = []
    for _ in range(n):
        words = []
        for _ in range(chance.choice([0, 1, 2, 3, 5, 8, 13, 30])):
            pool = chance.choices([cues, strong, boosters, negations, FILLERS, emoji, phrases], [4, 4, 2, 2, 6, 1, 1])[0]
            word = chance.choice(pool)
            word = chance.choice([word, word, word, word, word.upper(), word.capitalize()])
            words.append(
                chance.choice(["", "", "", "", "", "(", '"', "#"]) + word + chance.choice(["", "", "", "", "", "!", "?", ".", ",", "!!!", "??", ")", "'"])
            )
        gap = chance.choice([" ", " ", " ", " ", "  ", "\n", "", "\u00a0", "\t"])
        texts.append(gap.join(words))
    return texts


def differences(texts: list[str]) -> list[tuple[str, dict, list[float]]]:
    """The texts on which the compiled pass and the library disagree, with both results."""
    ours = vader.polarity_scores(pl.Series(texts, dtype=pl.String))
    found = []
    for text, row in zip(texts, ours.tolist(), strict=True):
        theirs = vader.library().polarity_scores(text)
        if [theirs[key] for key in vader.KEYS] != row:
            found.append((text, theirs, row))
    return found


def from_files(places: list[str], n: int) -> list[str]:
    texts: list[str] = []
    for place in places:
        path, column = place.rsplit(":", 1)
        texts += pl.read_parquet(path, columns=[column])[column].drop_nulls().cast(pl.String).to_list()
    random.Random(2).shuffle(texts)
    return texts[:n]


def main(arguments: list[str]) -> int:
    n = int(arguments[0]) if arguments else 20_000
    real = from_files(arguments[1:], n // 2)
    texts = real + fuzzed(n - len(real))
    found = differences(texts)
    for text, theirs, ours in found[:20]:
        print(repr(text), theirs, ours)
    series = pl.Series(real or texts)
    start = time.perf_counter()
    vader.polarity_scores(series)
    fast = time.perf_counter() - start
    some = series.to_list()[:5000]
    start = time.perf_counter()
    for text in some:
        vader.library().polarity_scores(text)
    slow = time.perf_counter() - start
    fast_rate, slow_rate = len(series) / fast, len(some) / slow
    characters = float(np.mean([len(text) for text in some]))
    print(f"{len(texts)} texts ({len(real)} real), {len(found)} differences")
    print(f"{fast_rate:,.0f} texts/s against {slow_rate:,.0f} ({fast_rate / slow_rate:.0f} times; {characters:.0f} characters)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
