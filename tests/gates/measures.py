"""Each gate: which labelled texts, which figure, what it must reach."""

import gzip
import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import polars as pl

from data.feelings import score
from data.feelings.language import languages_of
from data.feelings.train import is_kept_aside
from tests.gates.figures import auc, average_precision, macro_f1, precision_recall
from tests.gates.others import SYSTEMS


class Measure(NamedTuple):
    """One figure: `value` must be at least `least` (None: shown, not demanded); `others` = {system: value}."""

    name: str
    value: float
    least: float | None
    n: int
    others: dict[str, float] = {}


def _zipped(path: Path) -> pl.DataFrame:
    return pl.read_csv(gzip.decompress(path.read_bytes()))


def _compared(texts: pl.Series, positive: np.ndarray, systems: tuple[str, ...]) -> dict[str, float]:
    found = {}
    for system in systems:
        values = SYSTEMS[system](texts)
        if values is not None:
            found[system] = auc(positive, values)
    return found


def _sentiment(name: str, frame: pl.DataFrame, language: str, least: float | None, systems: tuple[str, ...]) -> Measure:
    """AUC of sentiment, positive against negative; `frame` has text and positive (true or false)."""
    positive = frame["positive"].to_numpy()
    value = auc(positive, score(frame["text"], language)["sentiment"].fill_null(0).to_numpy())
    return Measure(name, value, least, frame.height, _compared(frame["text"], positive, systems))


def _three_classes(sentiment: pl.Series) -> np.ndarray:
    values = sentiment.fill_null(0).to_numpy()
    return (values > 0.05).astype(int) - (values < -0.05).astype(int)


@cache
def airline(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "text_us_airline_tweets_en.parquet").unique("text", maintain_order=True)


def sentiment(folder: Path) -> Iterator[Measure]:
    tweets = airline(folder).filter(pl.col("airline_sentiment") != "neutral")
    tweets = tweets.select("text", positive=pl.col("airline_sentiment") == "positive")
    yield _sentiment("sentiment en, airline tweets, AUC", tweets, "en", 0.93, ("vader",))
    mixed = pl.read_parquet(folder / "text_umsab_tweets_en_fr.parquet")
    for language, code, least, systems in (
        ("english", "en", None, ("vader",)), ("french", "fr", 0.74, ("vader", "vader_fr", "textblob_fr")),
    ):  # fmt: skip
        rows = mixed.filter((pl.col("lang") == language) & (pl.col("label") != "neutral"))
        rows = rows.select("text", positive=pl.col("label") == "positive")
        yield _sentiment(f"sentiment {code}, umsab tweets, AUC", rows, code, least, systems)
        rows = mixed.filter(pl.col("lang") == language)
        truth = rows["label"].replace_strict({"negative": -1, "neutral": 0, "positive": 1}).to_numpy()
        value = macro_f1(truth, _three_classes(score(rows["text"], code)["sentiment"]))
        yield Measure(f"sentiment {code}, umsab tweets, 3-class F1", value, 0.55 if code == "fr" else None, rows.height)
    reviews = pl.read_parquet(folder / "text_assurance_avis_fr.parquet").filter((pl.col("note") != 3) & pl.col("avis").is_not_null())
    reviews = reviews.select(text="avis", positive=pl.col("note") > 3)
    yield _sentiment("sentiment fr, insurance reviews, AUC", reviews, "fr", 0.92, ("vader", "vader_fr", "textblob_fr"))
    films = pl.read_parquet(folder / "text_labels/allocine_sample_fr.parquet")
    films = films.filter(pl.col("text").map_elements(is_kept_aside, pl.Boolean)).select("text", positive=pl.col("sent") > 0)
    yield _sentiment("sentiment fr, Allociné reviews kept aside, AUC", films, "fr", 0.90, ("vader", "vader_fr", "textblob_fr"))


def _keyed(texts: pl.Series) -> list[str]:
    return [hashlib.sha1(text.strip().encode()).hexdigest() if text else "" for text in texts]


def anxiety(folder: Path) -> Iterator[Measure]:
    comments = pl.read_parquet(folder / "text_goemotions_en.parquet").filter(pl.col("split") == "dev")
    afraid = comments["labels"].str.contains("fear|nervousness").to_numpy()
    values = score(comments["text"], "en")["anxiety"].fill_null(0).to_numpy()
    others = {"vader": auc(afraid, -SYSTEMS["vader"](comments["text"]))}
    yield Measure("anxiety en, GoEmotions held out, AUC", auc(afraid, values), 0.945, len(afraid), others)
    yield Measure("anxiety en, GoEmotions held out, AP", average_precision(afraid, values), 0.57, len(afraid))
    tweets = pl.read_parquet(folder / "text_semeval2018_ec_en.parquet")
    afraid, values = tweets["fear"].to_numpy() == 1, score(tweets["Tweet"], "en")["anxiety"].fill_null(0).to_numpy()
    others = {"vader": auc(afraid, -SYSTEMS["vader"](tweets["Tweet"]))}
    yield Measure("anxiety en, SemEval tweets, AUC", auc(afraid, values), 0.85, len(afraid), others)
    yield Measure("anxiety en, SemEval tweets, AP", average_precision(afraid, values), 0.68, len(afraid))
    labels = _zipped(folder / "text_labels/customer_anx_trust_labels.csv.gz")
    known = dict(zip(labels["sha1"], labels["anx"], strict=True))
    tweets = airline(folder).with_columns(anxiety=score(airline(folder)["text"], "en")["anxiety"], sha1=pl.Series(_keyed(airline(folder)["text"])))
    top = tweets.sort("anxiety", descending=True).head(45)
    judged = [known[key] for key in top["sha1"] if key in known]
    yield Measure(
        "anxiety en, precision among the labelled of the 45 most anxious airline tweets", float(np.mean(judged)) if judged else float("nan"), 0.5, len(judged)
    )
    labelled = tweets.filter(pl.col("sha1").is_in(list(known)))
    truth = np.array([known[key] for key in labelled["sha1"]]) == 1
    others = {"vader": auc(truth, -SYSTEMS["vader"](labelled["text"]))}
    yield Measure("anxiety en, labelled airline tweets, AUC", auc(truth, labelled["anxiety"].to_numpy()), 0.74, len(truth), others)


def trust(folder: Path) -> Iterator[Measure]:
    labels = _zipped(folder / "text_labels/customer_anx_trust_labels.csv.gz").filter((pl.col("sample") == "random") & pl.col("trust").is_not_null())
    known = dict(zip(labels["sha1"], labels["trust"], strict=True))
    places = (
        ("fr", pl.read_parquet(folder / "text_assurance_avis_fr.parquet")["avis"].drop_nulls(), 0.92, 0.88),
        ("en", airline(folder)["text"], None, None),
    )
    for language, texts, least, least_rest in places:
        frame = pl.DataFrame({"text": texts, "sha1": _keyed(texts)}).unique("sha1", maintain_order=True).filter(pl.col("sha1").is_in(list(known)))
        truth = np.array([known[key] for key in frame["sha1"]])
        scores = score(frame["text"], language)
        lean = scores["trust"].to_numpy() - scores["distrust"].to_numpy()
        sure = truth != 0
        yield Measure(f"trust {language} against distrust, AUC", auc(truth[sure] > 0, lean[sure]), least, int(sure.sum()))
        yield Measure(f"trust {language} against the rest, AUC", auc(truth > 0, scores["trust"].to_numpy()), None, len(truth))
        yield Measure(f"distrust {language} against the rest, AUC", auc(truth < 0, scores["distrust"].to_numpy()), least_rest, len(truth))


def behaviour(folder: Path) -> Iterator[Measure]:
    """The sentences written for one phenomenon each; `folder` may also be such a file."""
    cases = _zipped(folder / "text_labels/behaviour_cases.csv.gz")
    scores = score(cases["text"], cases["lang"])
    said = scores["is_trusting"].cast(pl.Int64) - scores["is_distrusting"].cast(pl.Int64)
    yield Measure("behaviour cases, anxiety right", float((scores["is_anxious"].cast(pl.Int64) == cases["anx"]).mean()), 0.85, cases.height)
    yield Measure("behaviour cases, trust right", float((said == cases["trust"]).mean()), 0.75, cases.height)
    right = _three_classes(scores["sentiment"]) == cases["sent"].to_numpy()
    yield Measure("behaviour cases, sentiment right", float(right.mean()), 0.75, cases.height)


def pressure(folder: Path) -> Iterator[Measure]:
    snippets = _zipped(folder / "text_labels/pressure_wording_en.csv.gz")
    truth = snippets["pattern_category"].is_in(["Urgency", "Scarcity"]).to_numpy()
    scores = score(snippets["text"].fill_null(""), "en")
    said = scores["is_pressing"].fill_null(False).to_numpy()
    plain = truth | (snippets["pattern_category"] == "Not Dark Pattern").to_numpy()
    for name, rows in (("plain snippets", plain), ("all other snippets", np.ones(len(truth), bool))):
        precision, recall = precision_recall(truth[rows], said[rows])
        yield Measure(f"pressure en against {name}, precision", precision, 0.95 if rows is plain else None, int(rows.sum()))
    yield Measure("pressure en, recall", recall, 0.85, int(truth.sum()))
    yield Measure("pressure en, AUC", auc(truth, scores["pressure"].fill_null(0).to_numpy()), None, len(truth))


def language(folder: Path) -> Iterator[Measure]:
    tweets = pl.read_parquet(folder / "text_umsab_tweets_en_fr.parquet")
    truth = tweets["lang"].replace_strict({"english": "en", "french": "fr"})
    yield Measure("language of tweets right", float((languages_of(tweets["text"]) == truth).mean()), 0.99, tweets.height)
    truths = [(airline(folder)["text"].head(3000), "en"), (pl.read_parquet(folder / "text_assurance_avis_fr.parquet")["avis"].drop_nulls(), "fr")]
    right = np.concatenate([(languages_of(texts) == code).to_numpy() for texts, code in truths])
    yield Measure("language of customer texts right", float(right.mean()), 0.99, right.size)


ALL = (behaviour, sentiment, anxiety, trust, pressure, language)
