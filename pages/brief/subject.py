"""What a brief gathers from beside the store: actions, notes, events of the period."""

from __future__ import annotations

from data.store import Store
from pages.brief.document import Subject
from pages.parts.frame import page_words
from pages.parts.words import Words
from queries.annotations import annotations
from queries.keeping import kept
from queries.scope import Scope


def subject_of(store: Store, scope: Scope, before: Scope | None, said: Words, seed: int = 1) -> Subject:
    """The view, with what readers wrote down."""
    folder = store.own_folder
    events = tuple((one.day, one.label(said.language)) for one in annotations(store, folder))
    return Subject(scope, before, seed, kept(folder, "actions"), kept(folder, "notes"), events, page_words("pulse", said).limits, kept(folder, "votes"))
