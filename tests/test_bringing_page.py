"""The page that brings data, driven as a reader drives it: try, correct, map, bring in, take out; in both languages."""

import gc
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import importing
from data.importing import recognising
from data.store import Store, writing
from pages.parts import bringing, bringing_files
from pages.parts.words import words

ROOT = Path(__file__).parent.parent
AIRCALL = (
    "line,datetime (UTC),direction,from,to,answered,missed_call_reason,duration (total),duration (in call)\n"
    "Help,2026-03-10 08:00:00,inbound,+33639980101,+33199000199,No,abandoned_in_ivr,20,0\n"
)
HOMEMADE = "N° dossier;Ouvert le;Adresse e-mail;Motif;<b>*x*</b>\nD1;03/02/2026 14:05;ada@example.org;retard;=1+1\nD2;05/02/2026 09:30;bob@example.org;casse;_y_\n"
OURS = "Case,Opened on,Customer e-mail\n7,03/02/2026 14:05,ada@example.org\n"
IMPORTER = (
    "-- export.en: Our helpdesk › Export\n-- export.fr: Notre assistance › Exporter\n-- tool: ours\n-- needs: Case, Opened on\n-- columns: Customer e-mail\n"
    "-- time: Opened on\n-- dates: day-first\n-- zone: Europe/Paris\n-- required: Case, Opened on\n-- fills: tickets\n"
    'select row_no, "Case" as ticket_id, "Opened on" as created_at, "Customer e-mail" as who_email from export\n'
)


@pytest.fixture
def open_page(tmp_path, monkeypatch):
    """Opens the page in a language on a store of the test's own."""
    path = tmp_path / "s.duckdb"
    monkeypatch.setenv("EGARDS_STORE", str(path))

    def opened(language: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "pages" / "bring_data.py"), default_timeout=60)
        app.query_params["lang"] = language
        return app.run()

    opened.store = path
    return opened


def drop(app: AppTest, **files: str) -> AppTest:
    app.file_uploader[0].set_value([(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()]).run()
    assert not app.exception, app.exception
    return app


def by_key(elements, start: str):
    return next(element for element in elements if (element.key or "").startswith(start))


def texts(app: AppTest) -> str:
    return "\n".join(str(element.value) for kind in (app.markdown, app.caption, app.text, app.warning, app.info, app.success, app.error) for element in kind)


def cells(app: AppTest) -> str:
    return "\n".join(str(value) for frame in app.dataframe for row in frame.value.itertuples(index=False) for value in row).replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "day", "calls", "go"), [("en", "Tuesday 10 March 2026, 08:00, UTC", "1 call", "Bring in this file"), ("fr", "mardi 10 mars 2026, 08:00, UTC", "1 appel", "Importer ce fichier")])
def test_a_known_file_is_tried_first_and_comes_in_on_the_readers_word(open_page, language, day, calls, go):
    app = drop(open_page(language), calls=AIRCALL)
    told = texts(app)
    assert "datetime \\(UTC\\)" in told and calls in told, "why it is recognised, and what will count"
    assert day in cells(app)
    assert not open_page.store.exists(), "nothing comes in before"
    button = app.button(key="bring-go")
    assert button.label == go
    button.click().run()
    assert not app.exception
    assert Store(open_page.store).rows("select count(*) as n from calls")["n"][0] == 1
    assert not app.file_uploader[0].value, "the files are gone from the page"
    assert words(language).say("bring.sources") in [heading.value for heading in app.subheader]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_unknown_file_is_mapped_kept_and_recognised_from_then_on(open_page, language):
    said = words(language)
    app = drop(open_page(language), dossiers=HOMEMADE)
    assert said.say("bring.card.not_known") in texts(app)
    assert said.say("bring.map.ask_order") in texts(app), "03/02 and 05/02 may be either: nothing is assumed"
    assert not [button for button in app.button if (button.key or "").startswith("keep-")]
    assert by_key(app.selectbox, "table-").value == "tickets"
    by_key(app.radio, "order-").set_value("day-first").run()
    assert said.long_date(date(2026, 2, 3)).replace("\u00a0", " ") in cells(app)
    by_key(app.button, "keep-").click().run()
    assert not app.exception
    kept = list(recognising.own_folder(open_page.store).glob("*.sql"))
    assert [path.name for path in kept] == ["dossiers_tickets.sql"]
    assert said.say("bring.card.not_known") not in texts(app) and "dossiers\\_tickets" in app.toast[0].value
    app.button(key="bring-go").click().run()
    rows = Store(open_page.store).rows("select source_id, cast(timezone('Europe/Paris', created_at) as varchar) as at, category_raw, attributes from tickets order by 1").rows()
    assert [row[:3] for row in rows] == [("D1", "2026-02-03 14:05:00", "retard"), ("D2", "2026-02-05 09:30:00", "casse")]
    assert "=1+1" in rows[0][3], "a column kept aside stays with its row"
    assert said.say("bring.own.title", n=1) in [part.label for part in app.expander]
    later = open_page.store.parent / "later.csv"
    later.write_text(HOMEMADE.replace("D2", "D3"), encoding="utf-8")
    (file,) = importing.bring_in([later], open_page.store).files
    assert file.recognition == "manual", "the command line knows it too"
    by_key(app.button, "discard-").click().run()
    assert not app.exception and not list(recognising.own_folder(open_page.store).glob("*.sql"))


def test_a_needed_column_that_is_missing_is_named(open_page):
    app = drop(open_page("fr"), dossiers=HOMEMADE)
    by_key(app.radio, "order-").set_value("day-first").run()
    target = next(box for box in app.selectbox if (box.key or "").startswith("target-") and box.value == "created_at")
    target.set_value("").run()
    assert "ouverture du ticket" in "\n".join(warning.value for warning in app.warning)
    assert not [button for button in app.button if (button.key or "").startswith("keep-")]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_correcting_the_order_of_dates_changes_the_rows_at_once_and_is_kept_for_the_source(open_page, language):
    own = recognising.own_folder(open_page.store)
    own.mkdir(parents=True)
    (own / "ours.sql").write_text(IMPORTER, encoding="utf-8")
    said, app = words(language), drop(open_page(language), cases=OURS)
    february, march = (said.long_date(date(2026, month, day)).replace("\u00a0", " ") for month, day in ((2, 3), (3, 2)))
    assert february in cells(app) and march not in cells(app)
    by_key(app.selectbox, "dates-ours").set_value("month-first").run()
    assert march in cells(app) and february not in cells(app)
    by_key(app.selectbox, "zone-ours").set_value("America/New_York").run()
    assert "New York" in cells(app)
    app.button(key="bring-go").click().run()
    opened = Store(open_page.store)
    assert opened.rows("select cast(created_at as varchar) as at from tickets")["at"][0].startswith("2026-03-02 19:05")
    assert dict(opened.rows("select name, value from settings").iter_rows()) == {"ours.dates": "month-first", "ours.zone": "America/New_York"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_on_the_demonstration_one_s_own_files_are_said_to_take_its_place_and_do(open_page, language):
    own = recognising.own_folder(open_page.store)
    own.mkdir(parents=True)
    (own / "ours.sql").write_text(IMPORTER, encoding="utf-8")
    with writing(open_page.store) as connection:
        connection.execute("insert into settings values ('company', 'demonstration')")
        connection.execute("insert into tickets (ticket_id) values ('invented')")
    app = drop(open_page(language), cases=OURS)
    assert words(language).say("bring.demonstration") in texts(app)
    app.button(key="bring-go").click().run()
    assert Store(open_page.store).rows("select count(*) as n, bool_or(ticket_id = 'invented') as is_mixed from tickets").row(0) == (1, False)
    assert words(language).say("bring.demonstration") not in texts(drop(open_page(language), cases=OURS))


def test_a_known_file_can_be_mapped_otherwise(open_page):
    own = recognising.own_folder(open_page.store)
    own.mkdir(parents=True)
    (own / "ours.sql").write_text(IMPORTER, encoding="utf-8")
    app = drop(open_page("en"), cases=OURS)
    by_key(app.selectbox, "format-").set_value("·map·").run()
    by_key(app.radio, "order-").set_value("month-first").run()
    by_key(app.button, "keep-").click().run()
    assert not app.exception
    assert [path.name for path in own.glob("*.sql")] == ["ours.sql"], "the importer is written anew, not beside"
    assert "Monday 2 March 2026" in cells(app)


def test_two_files_with_the_same_headings_are_mapped_once(open_page):
    app = drop(open_page("en"), may=HOMEMADE, june=HOMEMADE.replace("D1", "D9"))
    assert len([box for box in app.selectbox if (box.key or "").startswith("table-")]) == 1
    assert words("en").say("bring.card.follows") in texts(app)


def test_hostile_headings_and_values_stay_text(open_page):
    hostile = '"<script>x</script>","[a](http://x)","\'); drop table tickets; --"\n"**b**","![i](http://x)","$x$"\n'
    app = drop(open_page("en"), hostile=hostile)
    told = "\n".join(str(element.value) for element in (*app.markdown, *app.caption))
    assert "](http" not in told and "<script>" not in told and "**b**" not in told.replace("\\", "\0")
    assert "\\<script\\>" in told


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_file_is_taken_out_after_the_reader_has_read_what_goes(open_page, tmp_path, language):
    for name, text in (("calls.csv", AIRCALL), ("other.csv", AIRCALL.replace("08:00", "09:00"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    importing.bring_in([tmp_path / "calls.csv", tmp_path / "other.csv"], open_page.store)
    app = open_page(language)
    choice = by_key(app.selectbox, "remove-")
    assert choice.value is None and not [button for button in app.button if button.key == "remove-go"]
    choice.set_value(next(option for option in choice_values(open_page.store) if option.endswith(file_id(open_page.store, "other.csv")))).run()
    assert "other" in "\n".join(warning.value for warning in app.warning)
    app.button(key="remove-go").click().run()
    assert not app.exception
    assert Store(open_page.store).rows("select path from source_files")["path"].to_list() == [str(tmp_path / "calls.csv")]
    assert Store(open_page.store).rows("select count(*) as n from calls")["n"][0] == 1


def choice_values(store: Path) -> list[str]:
    return [f"file {name}" for name in Store(store).rows("select file_id from source_files")["file_id"]]


def file_id(store: Path, name: str) -> str:
    return Store(store).rows("select file_id from source_files where path like $like", {"like": f"%{name}"})["file_id"][0]


def test_a_claim_that_does_not_hold_shows_the_rows_that_break_it(open_page, tmp_path):
    """Six stars of five: the file and the row are named."""
    (tmp_path / "stars.csv").write_text("review_id,platform,rating,rating_max,created_at\nr1,Shop,4,5,2026-03-02\nr2,Shop,6,5,2026-03-03\n", encoding="utf-8")
    importing.bring_in([tmp_path / "stars.csv"], open_page.store)
    app = open_page("en")
    (broken,) = [part for part in app.expander if part.label.startswith("✗")]
    assert "stars.csv" in str(broken.dataframe[0].value.to_dict()) and broken.dataframe[0].value["Row"].tolist() == [2]


def test_a_folder_of_this_machine_is_offered_only_where_nobody_else_is_served(open_page, tmp_path, monkeypatch):
    monkeypatch.setattr(bringing, "serves_this_machine_alone", lambda: False)
    assert not [field for field in open_page("en").text_input if (field.key or "").startswith("folder")]
    monkeypatch.setattr(bringing, "serves_this_machine_alone", lambda: True)
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "calls.csv").write_text(AIRCALL, encoding="utf-8")
    app = open_page("en")
    app.text_input(key="folder_0").set_value(str(folder)).run()
    assert not app.exception and "1 call" in texts(app)
    app.button(key="bring-go").click().run()
    assert Store(open_page.store).rows("select count(*) as n from calls")["n"][0] == 1
    app.text_input(key="folder_1").set_value(str(tmp_path / "nowhere")).run()
    assert "nowhere" in "\n".join(warning.value for warning in app.warning)


REVIEWS = "Avis n°;Posté le;Note;Commentaire\n1;25/02/2026;4;Merci pour tout\n2;26/02/2026;2;Trop long\n3;27/02/2026;5;Parfait\n4;28/02/2026;9;Bien\n5;pas de date;3;Moyen\n"


def plain_export(store, language: str) -> str:
    (kept,) = [one for one in recognising.importers(recognising.own_folder(store)) if one.recognition == "manual"]
    return kept.export(language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_scale_no_column_tells_is_given_once_for_the_file_and_a_word_there_is_refused(open_page, language):
    said = words(language)
    app = drop(open_page(language), avis=REVIEWS)
    assert by_key(app.radio, "order-").value == "day-first", "one cell that is no date does not hide what the others allow"
    assert by_key(app.multiselect, "same-").value == ["rating_max"]
    scale = by_key(app.text_input, "fixed-")
    scale.set_value("cinq").run()
    assert [error.value for error in app.error] and "cinq" in app.error[0].value and not [button for button in app.button if (button.key or "").startswith("keep-")]
    by_key(app.text_input, "fixed-").set_value("5").run()
    assert not app.error
    by_key(app.button, "keep-").click().run()
    app.button(key="bring-go").click().run()
    assert not app.exception
    assert Store(open_page.store).rows("select rating, rating_max from reviews order by source_id").rows() == [(4.0, 5), (2.0, 5), (5.0, 5), (9.0, 5)]
    told = texts(app)
    assert plain_export(open_page.store, language) in told.replace("\\", "") and said.say("bring.known", n=1) in [part.label for part in app.status][0], "told by where it comes from, in the words of its card"
    app = drop(app, again=REVIEWS)
    assert not app.status, "what became of the files before goes once others are dropped"
    by_key(app.selectbox, "format-").set_value("·map·").run()
    assert by_key(app.text_input, "fixed-").value == "5" and by_key(app.text_input, "source-").value == "avis", "a mapping is corrected from what was kept"
    app.button(key="bring-go").click().run()
    assert "egards-drop" not in texts(app) and "avis.csv" in texts(app)


def test_a_page_tells_no_command_where_it_offers_the_correction_itself(open_page):
    own = recognising.own_folder(open_page.store)
    own.mkdir(parents=True)
    (own / "ours.sql").write_text(IMPORTER.replace("day-first", "month-first"), encoding="utf-8")
    app = drop(open_page("fr"), cases="Case,Opened on,Customer e-mail\n" + "".join(f"{day},{day}/02/2026 14:05,ada@example.org\n" for day in range(13, 26)))
    told = texts(app)
    assert "python -m" not in told and words("fr").say("bring.correct.title") in told
    assert "Colonne « Opened on »" in told.replace("\u00a0", " ")


PHONES = "Case,Opened on,Customer e-mail,Tel\n7,03/02/2026 14:05,ada@example.org,020 7946 0958\n8,04/02/2026 14:05,bob@example.org,0600000000\n"
WITH_PHONES = IMPORTER.replace("-- columns: Customer e-mail", "-- columns: Customer e-mail, Tel").replace('as who_email from', 'as who_email, "Tel" as who_phone from')


@pytest.mark.parametrize(("language", "britain", "france"), [("en", "United Kingdom", "France"), ("fr", "Royaume-Uni", "France")])
def test_the_country_of_telephone_numbers_is_chosen_on_the_page_and_kept_for_all_files(open_page, language, britain, france):
    """020 7946 0958 is a British number and none of France, where 0600000000 is made up."""
    own = recognising.own_folder(open_page.store)
    own.mkdir(parents=True)
    (own / "ours.sql").write_text(WITH_PHONES, encoding="utf-8")
    app = drop(open_page(language), cases=PHONES)
    told = texts(app)
    assert france in told and "python -m" not in told and ": 2," in told.replace("\u00a0", " ").replace(" :", ":")
    box = by_key(app.selectbox, "phones-")
    assert britain in box.options and box.value == "FR"
    box.set_value("GB").run()
    assert not app.exception
    told = texts(app).replace("\u00a0", " ").replace(" :", ":")
    assert britain in told and ": 1," in told, [text.value for text in app.text]
    app.button(key="bring-go").click().run()
    opened = Store(open_page.store)
    assert dict(opened.rows("select name, value from settings").iter_rows()) == {"phone_country": "GB"}
    assert opened.rows("select count(*) as n from customer_identities where id_type = 'phone'")["n"][0] == 1


DYNAMICS = (
    "(Do Not Modify) Contact,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Full Name,Email,Created On\n"
    "6f1c1bd1-0000-4000-8000-000000000001,x,03/02/2026 10:00,Ada L,ada@example.org,02/02/2026 10:00\n"
)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_tells_no_command_of_a_terminal(open_page, language):
    app = drop(open_page(language), contacts=DYNAMICS)
    told = texts(app)
    assert words(language).say("bring.correct.order_assumed")[:60] in told and "python -m" not in told


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_customers_wrote_in_a_list_of_requests_comes_in_as_messages(open_page, language):
    said = words(language)
    app = drop(open_page(language), cases="Case,Opened on,Customer e-mail,Subject,Message\n7,2026-02-03 14:05,ada@example.org,Late,My parcel has not arrived for two weeks\n")
    chosen = {box.value for box in app.selectbox if (box.key or "").startswith("target-")}
    assert "request_text" in chosen
    box = next(box for box in app.selectbox if (box.key or "").startswith("target-") and box.value == "request_text")
    assert said.say("bring.beside.request_text") in box.options
    assert said.say("bring.map.no_reply") in texts(app), "the file tells of no answer: what follows from that is said before"
    by_key(app.button, "keep-").click().run()
    app.button(key="bring-go").click().run()
    assert not app.exception
    assert Store(open_page.store).rows("select text from messages")["text"].to_list() == ["My parcel has not arrived for two weeks"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_note_and_a_file_all_swallowed_by_a_quote_are_not_asked_to_be_mapped(open_page, language):
    said = words(language)
    app = drop(open_page(language), note="Réunion de mardi\n- relancer Bob\n", swallowed='Case,Opened,Message\n1,2026-02-03,"My parcel\n2,2026-02-04,Hello\n')
    told = texts(app)
    assert said.say("bring.card.unreadable") in told and said.say("bring.card.no_row") in told
    assert "Réunion de mardi" in told and ("Row 1 (line 2" in told or "Ligne 1 (ligne 2" in told)
    assert not [box for box in app.selectbox if (box.key or "").startswith("table-")]


def test_what_a_session_dropped_is_gone_from_the_disk_with_it():
    given = bringing_files.Dropped()
    folder = given._workings.place().parent
    assert folder.is_dir()
    del given
    gc.collect()
    assert not folder.exists()
