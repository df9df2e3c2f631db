"""How do our customers experience us, what changed, why, and what do we do?"""

from pages.parts.action_cards import actions, brief
from pages.parts.noting import events, views
from pages.parts.page import closing, compared, filters, opening
from pages.parts.pulse_parts import alerts, changed, moved, people, tiles
from pages.parts.verbatims import begin_loading_scorer

said = opening("pulse")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    before = compared(scope)
    found = moved(said, scope, before)
    tiles(said, scope, before)
    changed(said, scope, before, found)
    people(said, scope)
    actions(said, scope, before, found)
    alerts(said)
    brief(said, scope, before)
    views(said)
    events(said)
closing("pulse")
begin_loading_scorer()
