"""What does each word and each figure mean, and where does it come from?"""

from pages.parts import view
from pages.parts.page import closing, glossary, opening

said = opening("glossary")
glossary(said, view.text("find", said.say("glossary.find")))
closing("glossary")
