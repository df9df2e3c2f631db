"""What happened on a day and is drawn on every chart over time: brought in with the exports, or written down by readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from queries.engine import Engine
from queries.keeping import kept


class Annotation(NamedTuple):
    """A day, what happened, in both languages, and of what kind; `key` where a reader wrote it."""

    day: date
    label_en: str
    label_fr: str
    key: str = ""
    kind: str = ""

    def label(self, language: str) -> str:
        return (self.label_fr if language == "fr" else self.label_en) or self.label_en or self.label_fr


def annotations(engine: Engine, folder: Path | None) -> tuple[Annotation, ...]:
    """Every annotation, earliest first."""
    known = getattr(engine, "kept", {})
    if "annotations" not in known:
        known["annotations"] = _brought_in(engine)
    own = kept(folder, "annotations") if folder is not None else ()
    return tuple(sorted([*known["annotations"], *(Annotation(date.fromisoformat(one["day"]), one["label"], one["label"], one["key"], one.get("kind", "")) for one in own)]))


def _brought_in(engine: Engine) -> tuple[Annotation, ...]:
    """Those that came with the exports: they do not change while the engine is open."""
    if "annotations" not in engine.tables():
        return ()
    rows = engine.rows("select occurred_on, label_en, label_fr, kind from annotations where occurred_on is not null order by occurred_on, annotation_id")
    return tuple(Annotation(day, en or fr or "?", fr or en or "?", kind=kind or "") for day, en, fr, kind in rows.iter_rows())
