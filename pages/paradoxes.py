"""Where do people do otherwise than they say, more often than chance alone would have it?"""

from pages.parts import charts, view
from pages.parts.page import closing, filters, opening, show
from pages.parts.people import work_list
from pages.parts.pressure import beneath

said = opening("paradoxes")
scope = filters("segment", "country")
if scope:
    within = view.number("within_days", said.say("paradoxes.within"), 180, 30, 365)
    own = {"within_days": within}
    answer = show("paradoxes", scope, charts.dots, own=own, metrics="paradox_excess")
    if answer is not None and not answer.is_empty:
        beneath("paradoxes", scope, said, **own)
    show("mixed_feelings_by_channel", scope, charts.bars)
    work_list("stayed_though_complaining", scope, **own)
closing("paradoxes")
