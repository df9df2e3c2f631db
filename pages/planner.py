"""What should be tried, on whom, for how long, and what did the last try cause?"""

from pages.parts import charts, current
from pages.parts.page import closing, filters, opening, show
from pages.parts.people import work_list
from pages.parts.pressure import arms_drawn, arms_told, heading, people_effects, planning, test_choices, verdicts

said = opening("planner")
scope = filters("segment", "language", "country", compares=False)
if scope:
    heading(said, "plan.title", "plan.lead")
    planning(said, scope)
    heading(said, "test.title", "test.lead")
    tests = current.answer("tests_known", scope)
    known = tuple(tests.rows["experiment_id"].to_list()) if tests is not None else ()
    if known:
        own = test_choices(said, known)
        arms_told(said, show("test_arms", scope, arms_drawn, own=own))
        verdicts(said, show("test_effects", scope, people_effects, own=own))
    else:
        show("tests_known", scope, charts.bars)
    heading(said, "plan.rest")
    work_list("saturated_people", scope)
closing("planner")
