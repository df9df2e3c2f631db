"""Which files came in, what was read of them, and what was not?"""

from pages.parts.bringing import drop_files
from pages.parts.bringing_sources import claims, issues, mappings, removal, sources
from pages.parts.page import closing, opening

said = opening("bring_data")
drop_files(said)
has_sources = sources(said)
removal(said)
mappings(said)
if has_sources:
    issues(said)
    claims(said)
closing("bring_data")
