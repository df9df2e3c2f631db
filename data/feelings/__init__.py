"""What customers' words say: sentiment, anxiety, trust, distrust, pressure, in French and English."""

from data.feelings.lexicon import lexicon_hash
from data.feelings.scoring import SCHEMA, SCORER_VERSION, score, score_in_parts

__all__ = ["SCHEMA", "SCORER_VERSION", "lexicon_hash", "score", "score_in_parts"]
