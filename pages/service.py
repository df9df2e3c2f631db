"""How long until a human answers, for whom, and who is still waiting?"""

from pages.parts import charts
from pages.parts.page import closing, filters, opening, show

opening("service")
scope = filters("channel", "segment", "language", "tool", "country")
if scope:
    show("still_waiting_by_channel", scope, charts.survival, marks=(60, 240, 1440, 4320))
    show("wait_by_channel", scope, charts.dots)
    show("answered_within_target_by_channel", scope, charts.bars)
    show("wait_by_week", scope, charts.line)
    show("arrivals_by_hour", scope, charts.heat)
    show("wait_by_hour", scope, charts.heat)
    show("business_wait_by_channel", scope, charts.dots)
closing("service")
