"""Who may see whom: everybody sees codes; a steward, named as such where the app is started, may ask for contacts.

`EGARDS_ROLE=steward` in the environment of the app makes all its readers stewards: set it where only they reach the
app. A workshop has none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from pages.parts.workshop.admission import CODE

STEWARD = "steward"


def may_see_contacts(told: Mapping[str, str] | None = None) -> bool:
    """Whether the readers of this app may see e-mail addresses and telephone numbers."""
    told = os.environ if told is None else told
    return told.get("EGARDS_ROLE", "") == STEWARD and not told.get(CODE)
