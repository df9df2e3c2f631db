"""`python -m data.feelings.train FOLDER`: learn the word weights again from a folder of openly licensed texts.

FOLDER holds text_labels/emotions_en_fr.parquet (GoEmotions, Apache-2.0; XED, CC-BY-4.0),
text_labels/vader_ground_truth_en.parquet (MIT), text_labels/allocine_sample_fr.parquet (MIT) and
text_goemotions_en.parquet (for its split). What the gates measure on is never learnt: GoEmotions outside
its training split, and the Allociné reviews `is_kept_aside`. Needs scikit-learn, which the app does not.
"""

import gzip
import hashlib
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl

from data.feelings.adding import features
from data.feelings.learned import FOLDER
from data.feelings.lexicon import SCORING_FILES, facet_numbers, read_rows
from data.feelings.reading import read
from data.feelings.tables import LANGUAGES, build, pieces
from data.feelings.texts import buffer_of

LEAST_TEXTS = 2
MOST_WORDS = 20_000
STRENGTH = {("en", 0): 4.0, ("en", 1): 1.0, ("fr", 0): 6.0}  # inverse regularisation
FILM_FEAR_WEIGHT = 0.05  # film lines were labelled with the scene in view: a hint, no more
BEGINNINGS, BEGINNING_WEIGHT = (4, 5, 6), 0.7  # words that begin alike share a part of their weight


def is_kept_aside(text: str) -> bool:
    """One Allociné review in five is for measuring, chosen by its fingerprint."""
    return int(hashlib.sha1(text.strip().encode("utf-8")).hexdigest(), 16) % 5 == 0


def _bare(texts):
    return texts.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", "")


def learning_texts(folder: Path) -> pl.DataFrame:
    """src, lang, text, sent (−1, 0, 1 or null), fear (0, 1 or null), weight."""
    emotions = pl.read_parquet(folder / "text_labels/emotions_en_fr.parquet")
    split = pl.read_parquet(folder / "text_goemotions_en.parquet").filter(pl.col("split") != "train")
    emotions = emotions.filter((pl.col("src") != "goemotions") | ~_bare(pl.col("text")).is_in(_bare(split["text"]).to_list()))
    emotions = emotions.select("src", "lang", "text", "sent", "fear")
    truth = pl.read_parquet(folder / "text_labels/vader_ground_truth_en.parquet")
    truth = truth.select("src", "lang", "text", "sent", pl.lit(None, pl.Float64).alias("fear"))
    reviews = pl.read_parquet(folder / "text_labels/allocine_sample_fr.parquet")
    reviews = reviews.filter(~pl.col("text").map_elements(is_kept_aside, pl.Boolean))
    reviews = reviews.select("src", "lang", "text", "sent", pl.lit(None, pl.Float64).alias("fear"))
    texts = pl.concat([emotions, truth, reviews])
    xed = pl.col("src").str.starts_with("xed")
    return texts.with_columns(
        weight=pl.when(xed & (pl.col("lang") == "en")).then(0.3).when(xed).then(0.6).otherwise(1.0),
        fear=pl.when(xed & (pl.col("lang") == "fr")).then(None).otherwise("fear"),
        fear_weight=pl.when(xed).then(FILM_FEAR_WEIGHT).otherwise(1.0),
        sent=pl.when(xed & (pl.col("lang") == "en")).then(None).otherwise("sent"),
    )


def candidates(texts: pl.Series, least: int, most: int) -> list[str]:
    """The words found in at least `least` texts, the most frequent first."""
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(set(pieces(re.sub(r"[<>~()|*]|\d+|https?://\S+", " ", text))))
    words = [word for word, n in counted.most_common() if n >= least and re.fullmatch(r"[^\W\d_]+|n't", word)]
    return [word for word in words if len(word) < 25][:most]


def matrix(texts: pl.Series, language: str, words: list[str]):
    """(sparse rows: idf-weighted, length-normalised counts of word·2 + negated; vocabulary ids; idf per id)."""
    from scipy import sparse

    rows_ = [row for name in SCORING_FILES for row in read_rows(name)]
    blank = {language: {word: (1.0, np.zeros((2, 2), np.float32)) for word in words}}
    tables = build(rows_, facet_numbers(rows_), blank)
    buffer = buffer_of(texts)
    side = np.full(len(texts), LANGUAGES.index(language), np.int8)
    rows, columns = np.zeros(buffer.text.size, np.int32), np.zeros(buffer.text.size, np.int32)
    n, which = 0, LANGUAGES.index(language)
    for part in read(buffer, side, tables):
        n += features(part.first, part.after, which, tables, part.words, part.ends, rows[n:], columns[n:])
    counted = sparse.coo_matrix((np.ones(n), (rows[:n], columns[:n])), (len(texts), 2 * tables.learned.shape[1])).tocsr()
    known = tables.learned[LANGUAGES.index(language), :, 0] > 0
    both = counted[:, ::2] + counted[:, 1::2]
    frequency = np.asarray((both > 0).sum(axis=0)).ravel()
    idf = np.where(known, np.log((1 + len(texts)) / (1 + frequency)) + 1, 0)
    idf2 = np.repeat(idf, 2)
    norm = np.sqrt(np.asarray(both @ (idf**2)).ravel())
    scaled = sparse.diags(1 / np.maximum(norm, 1e-9)) @ counted @ sparse.diags(idf2)
    return scaled.tocsr(), idf, tables


def fit(rows, target: np.ndarray, weight: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    """Logistic regression; a target of ½ counts half for each side."""
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    half = target == 0.5
    stacked = sparse.vstack([rows, rows[half]])
    labels = np.concatenate([np.where(half, 1, target), np.zeros(half.sum())])
    weights = np.concatenate([np.where(half, weight / 2, weight), weight[half] / 2])
    model = LogisticRegression(C=strength, max_iter=300).fit(stacked, labels, sample_weight=weights)
    return model.coef_[0], float(model.intercept_[0])


def beginnings(words: list[str], ids: np.ndarray, n: int):
    """Sparse map from word·2 + negated to the beginnings it shares."""
    from scipy import sparse

    numbers: dict[tuple[str, int], int] = {}
    pairs = []
    for word, at in zip(words, ids, strict=True):
        for length in BEGINNINGS:
            if at >= 0 and len(word) >= length:
                for negated in (0, 1):
                    pairs.append((2 * at + negated, numbers.setdefault((word[:length], negated), len(numbers))))
    rows, columns = np.array(pairs).T
    return sparse.coo_matrix((np.full(len(pairs), BEGINNING_WEIGHT), (rows, columns)), (n, len(numbers))).tocsr()


def learn(frame: pl.DataFrame, language: str) -> dict:
    """Weights of one language: {'words': {word: (idf, w[2][2])}, 'intercepts': (sentiment, anxiety)}."""
    from scipy import sparse

    frame = frame.filter(pl.col("lang") == language)
    words = candidates(frame["text"], LEAST_TEXTS, MOST_WORDS)
    rows, idf, tables = matrix(frame["text"], language, words)
    ids = word_ids(words, tables)
    shared = beginnings(words, ids, rows.shape[1])
    rows = sparse.hstack([rows, rows @ shared]).tocsr()
    weights, bases = np.zeros((2, 2 * idf.size)), [0.0, 0.0]
    for signal, (name, weight) in enumerate((("sent", "weight"), ("fear", "fear_weight"))):
        label = frame[name].to_numpy().astype(float)
        use = np.isfinite(label)
        if (language, signal) in STRENGTH and use.any():
            target = (label + 1) / 2 if name == "sent" else label
            found, bases[signal] = fit(rows[use], target[use], frame[weight].to_numpy()[use], STRENGTH[language, signal])
            weights[signal] = found[: 2 * idf.size] + shared @ found[2 * idf.size :]
    return {"words": words, "idf": idf, "weights": weights, "intercepts": bases, "ids": ids}


def word_ids(words: list[str], tables) -> np.ndarray:
    """The vocabulary id each word is read as."""
    from data.feelings.tables import key_of
    from data.feelings.words import PLAIN, find

    return np.array([find(tables.keys, tables.values, key_of(word, PLAIN)) for word in words])


def write(path: Path, found: dict) -> int:
    """Write the weight file; returns its size in bytes."""
    lines = ["\t".join(str(round(1000 * base)) for base in found["intercepts"])]
    for word, at in zip(found["words"], found["ids"], strict=True):
        if at < 0:
            continue
        idf = found["idf"][at]
        values = found["weights"][:, 2 * at : 2 * at + 2] * idf
        lines.append("\t".join([word, str(round(1000 * idf)), *(str(round(100 * v) * 10) for v in values.ravel())]))
    path.parent.mkdir(exist_ok=True)
    data = gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0)
    path.write_bytes(data)
    return len(data)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    frame = learning_texts(Path(arguments[0]))
    for language in LANGUAGES:
        size = write(FOLDER / f"{language}.tsv.gz", learn(frame, language))
        print(f"{language}: {size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
