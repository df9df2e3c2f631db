"""Who is this person, what passed between us, and what did they live through?"""

import streamlit as st

from pages.parts import frame, view
from pages.parts.journey_choices import words_with_steps
from pages.parts.page import closing, filters, opening
from pages.parts.people import work_list
from pages.parts.person_parts import WHOLE_LIFE, everything

opening("person")
person = view.asked("person")
if person:
    everything(words_with_steps(WHOLE_LIFE), person)
else:
    scope = filters("segment", "language", "country")
    if scope:
        st.caption(frame.reader_words().say("person.choose"))
        work_list("people_by_activity", scope)
closing("person")
