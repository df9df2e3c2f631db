"""Who is this person, what passed between us, and what did they live through?"""

import streamlit as st

from pages.parts import view
from pages.parts.journey_choices import words_with_steps
from pages.parts.page import closing, filters, opening
from pages.parts.people import work_list
from pages.parts.person_parts import WHOLE_LIFE, everything
from pages.parts.saved import chosen_group, groups

opening("person")
person = view.asked("person")
if person:
    everything(words_with_steps(WHOLE_LIFE), person)
else:
    scope = filters("segment", "language", "country", compares=False)
    if scope:
        said = words_with_steps(scope)
        st.caption(said.say("person.choose"))
        rule = chosen_group(said)
        if rule:
            work_list(rule.question, rule.scope, words=said, title=rule.name, **dict(rule.own))
        else:
            work_list("people_by_activity", scope, words=said)
        groups(said)
closing("person")
