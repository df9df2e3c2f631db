"""What does the room see, say and want first? Also `python -m pages.workshop`, which serves it."""

import sys

from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from pages.parts.workshop.serving import serve

    sys.exit(serve())

from pages.parts.page import closing, opening
from pages.parts.workshop.views import workshop

said = opening("workshop")
workshop(said)
closing("workshop")
