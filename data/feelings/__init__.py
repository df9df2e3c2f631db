"""What customers' words say: sentiment, anxiety, trust, distrust, pressure, in French and English.

The scorer is loaded when it is first asked for: its compiled loops take longer to load than a page that shows no text.
"""

from importlib import import_module

_FROM = {"lexicon_hash": "data.feelings.lexicon", **dict.fromkeys(("SCHEMA", "SCORER_VERSION", "score", "score_in_parts"), "data.feelings.scoring")}
__all__ = ["SCHEMA", "SCORER_VERSION", "lexicon_hash", "score", "score_in_parts"]  # noqa: F822


def __getattr__(name: str):
    if name not in _FROM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_FROM[name]), name)
