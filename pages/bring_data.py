"""Which files came in, what was read of them, and what was not?"""

from pages.parts.bringing import claims, drop_files, issues, sources
from pages.parts.page import closing, opening

said = opening("bring_data")
drop_files(said)
sources(said)
issues(said)
claims(said)
closing("bring_data")
