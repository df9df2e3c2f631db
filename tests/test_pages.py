"""Every page opens, in both languages, with an empty store, without a store and with a full one."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.sqlfile import MalformedSqlFile
from pages import PAGES, Page
from pages.parts import frame
from pages.parts.saved import escaped
from queries.keeping import kept

ROOT = Path(__file__).parent.parent
WAITED = 600


@pytest.mark.parametrize("page", [page.name for page in PAGES])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("store", ["full", "empty", "missing"])
def test_a_page_opens(stores, monkeypatch, page, language, store):
    monkeypatch.setenv("EGARDS_STORE", str(stores[store]))
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception, app.exception
    assert app.title, "a page has a title"


@pytest.mark.parametrize(("language", "said"), [("en", "could not be shown in full"), ("fr", "n'a pas pu être affichée en entier")])
def test_a_page_that_fails_says_so_in_the_readers_language(stores, monkeypatch, language, said):
    monkeypatch.setenv("EGARDS_STORE", str(stores["empty"]))
    monkeypatch.setattr("pages.parts.page.filters", lambda *_: 1 / 0)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.run()
    assert len(app.exception) == 1
    assert said in app.error[0].value.replace("’", "'")


@pytest.mark.parametrize(("language", "said"), [("en", "lacks its text in this language"), ("fr", "Le texte de cette page manque dans cette langue")])
@pytest.mark.parametrize("written", [None, ""])
def test_a_page_without_its_prose_opens_and_says_which_file_to_write(stores, monkeypatch, tmp_path, language, said, written):
    monkeypatch.setenv("EGARDS_STORE", str(stores["empty"]))
    shutil.copytree(frame.FOLDER, tmp_path / "words")
    prose = tmp_path / "words" / language / "pulse.md"
    prose.unlink()
    if written is not None:
        prose.write_text(written, encoding="utf-8")
    monkeypatch.setattr(frame, "FOLDER", tmp_path / "words")
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    assert said in app.error[0].value.replace("’", "'") and f"`pages/words/{language}/pulse.md`" in app.error[0].value
    assert app.title[0].value == "Pulse" and app.code[0].value.startswith("# ")


def test_a_page_of_the_list_without_its_file_opens_and_says_what_to_add(stores, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(stores["empty"]))
    new = Page("night_shift", "service")
    monkeypatch.setattr("pages.PAGES", (new, *PAGES))
    monkeypatch.setattr(frame, "PAGES", (new, *PAGES))
    monkeypatch.setattr("pages.parts.workshop.admission.PAGES", (new, *PAGES))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    assert app.title[0].value == "Night shift" and "`pages/night_shift.py`" in app.error[0].value


@pytest.mark.parametrize(("language", "said"), [("en", "a section that has no name"), ("fr", "une rubrique qui n'a pas de nom")])
@pytest.mark.parametrize("name", ["night_shift", "pulse"])  # one without a file yet, and one with
def test_a_page_in_an_unknown_section_says_so_and_all_pages_open(stores, monkeypatch, language, said, name):
    monkeypatch.setenv("EGARDS_STORE", str(stores["empty"]))
    pages = (Page(name, "feelngs"), *(page for page in PAGES if page.name != name))
    for place in ("pages", "pages.parts.frame", "pages.parts.workshop.admission"):
        monkeypatch.setattr(f"{place}.PAGES", pages)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    told = [error.value.replace("’", "'") for error in app.error if "feelngs" in error.value]
    assert len(told) == 1 and said in told[0] and told[0].index("`feelings`") < told[0].index("`glance`") and "`pages/words/page.toml`" in told[0]
    app.switch_page(str(ROOT / "pages" / "glossary.py"))
    app.run()
    assert not app.exception and app.title and not [error for error in app.error if "feelngs" in error.value]


@pytest.mark.parametrize(("language", "said"), [("en", "is not written as it should be"), ("fr", "n'est pas écrit comme il faut")])
def test_a_question_that_is_refused_is_told_on_the_page_with_its_file(stores, monkeypatch, language, said):
    def refused(*_):
        raise MalformedSqlFile(f"{ROOT}/queries/questions/service/night.sql: add a line `-- question.fr: …`")

    monkeypatch.setenv("EGARDS_STORE", str(stores["empty"]))
    monkeypatch.setattr("pages.parts.page.filters", refused)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception and said in app.error[0].value.replace("’", "'")
    assert app.code[0].value == "queries/questions/service/night.sql: add a line `-- question.fr: …`"


def test_the_address_sets_the_filters(stores, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "pages" / "service.py"), default_timeout=WAITED)
    app.query_params["lang"] = "fr"
    app.query_params["channel"] = ["email", "no such channel"]
    app.query_params["period"] = "all"
    app.run()
    assert not app.exception
    assert app.multiselect(key="channel").value == ["email"]
    assert app.selectbox(key="period").value == "all"
    assert "« no such channel » (Canal)" in app.warning[0].value.replace("\xa0", " "), "nothing is left out in silence"
    app.selectbox(key="period").set_value("90d").run()
    assert app.warning, "it is said for as long as the choice stands"
    app.multiselect(key="channel").set_value(["chat"]).run()
    assert not app.warning
    assert app.query_params["channel"] in ("chat", ["chat"])


def test_a_link_to_a_group_that_was_forgotten_says_so(stores, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "pages" / "service.py"), default_timeout=WAITED)
    app.query_params["lang"] = "en"
    app.query_params["saved"] = "our *best*"
    app.run()
    assert not app.exception
    assert r"“our \*best\*”" in app.warning[0].value, "as text, not as Markdown"


def test_what_a_view_lacks_but_the_data_hold_asks_for_no_export(stores, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "pages" / "service.py"), default_timeout=WAITED)
    app.query_params.update({"lang": "en", "period": "28d", "channel": "email", "language": "en", "country": "BE", "segment": "gold"})
    app.run()
    assert not app.exception
    assert any("but the data contain some" in info.value for info in app.info)
    assert not any("These exports would fill it" in caption.value for caption in app.caption)
    assert any("no case, in this period and with these filters" in caption.value for caption in app.caption)


def test_what_no_export_brought_in_tells_names_others_once(stores, monkeypatch):
    monkeypatch.setattr("pages.parts.current.answer", lambda *_, **__: None)
    monkeypatch.setattr("pages.parts.current.brought", lambda: frozenset({"zendesk_tickets_ndjson"}))
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "pages" / "service.py"), default_timeout=WAITED)
    app.query_params["lang"] = "en"
    app.run()
    assert not app.exception
    named = [one.value for one in app.markdown if one.value.startswith("- ")]
    assert len(named) == len(set(named)) and not any("Zendesk › Admin Center › Account › Tools › Reports › Export › JSON" in one for one in named)
    assert any("Nothing to count here either" in caption.value for caption in app.caption)


def test_the_person_looked_at_is_no_part_of_another_pages_address(stores, monkeypatch):
    """Going back, a browser shows the address it kept of the page before, which Streamlit had written the person into."""
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=WAITED)
    app.query_params.update({"lang": "en", "period": "90d", "person": "p-1", "among": "abc"})
    app.run()
    assert not app.exception
    assert {"person", "among"}.isdisjoint(app.query_params) and app.query_params["period"] in ("90d", ["90d"])


FORM = """
from datetime import date
from pathlib import Path
from pages.parts import action_cards
from pages.parts.words import words
from queries import vital_signs
from queries.scope import Scope

action_cards._form(words("en"), Scope(date(2026, 1, 1), date(2026, 4, 1)), [{found!r}, "Listening fell."], vital_signs.signs(), Path({folder!r}))
"""


@pytest.mark.parametrize("own", ["", "We hide our number."])
def test_the_findings_of_an_action_stand_whole_and_one_in_own_words_takes_their_place(tmp_path, monkeypatch, own):
    found = "Time to a human rose from 9 h 57 min to 1.2 days: median time until a human answers, over all channels and all tools."
    monkeypatch.setattr("queries.vital_signs.reading", lambda *_: None)
    app = AppTest.from_string(FORM.format(found=found, folder=str(tmp_path)), default_timeout=WAITED).run()
    assert not app.exception and app.radio[0].options[0] == escaped(found)
    for box, text in zip(app.text_input, (own, "Call back", "Ada"), strict=True):
        box.set_value(text)
    app.button[0].click().run()
    assert not app.exception
    assert [one["finding"] for one in kept(tmp_path, "actions")] == [own or found]
