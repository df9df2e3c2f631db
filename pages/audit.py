"""Is the scorer right on our own texts, and what is the rate once its errors are counted?"""

import streamlit as st

from pages.parts import auditing, view
from pages.parts.page import closing, empty_store, opening
from pages.parts.verbatims import FEELINGS

said = opening("audit")
scope = auditing.whole()
if scope is None:
    empty_store(said)
else:
    left, middle, right = st.columns(3)
    with left:
        feeling = view.one_of("audited", said.say("voice.feeling"), FEELINGS, "anxious", lambda one: said.named("feeling", one))
    spoken = auditing.languages(scope, feeling)
    with middle:
        language = view.one_of("in_language", said.say("filter.language"), spoken or ("fr",), (spoken or ("fr",))[0], lambda one: said.named("language", one))
    with right:
        who = auditing.labeller(said)
    st.caption(said.say(f"audit.guide_{feeling}"))
    if not spoken:
        st.info(said.say("empty.question"))
    elif not who:
        st.info(said.say("audit.name_first"))
    else:
        auditing.next_text(said, scope, feeling, language, who)
    if spoken:
        st.subheader(said.say("audit.found"), anchor=False)
        auditing.found(said, scope, feeling, language)
closing("audit")
