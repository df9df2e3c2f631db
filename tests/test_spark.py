"""The same questions on Spark Connect, served here by Sail without a JVM: the same rows as the store's own."""

import math
from datetime import date, timedelta
from pathlib import Path

import pytest

from data import exporting
from data.store import Store
from queries import ask, catalogue, dialects, engine, period_of
from queries.scope import OutOfReach, Scope
from tests.browser import CHROMIUM, free_port, served

ROOT = Path(__file__).parent.parent
HERE = [name for name, file in catalogue.questions().items() if engine.reason_against(file, engine.SPARK) is None]
ONE_A_PAGE = list({catalogue.page_of(catalogue.question(name)): name for name in HERE}.values())
GATHERED_AGAIN = ["anxiety_after_dose", "paradoxes"]
"""Of what they gather they count rows of the period too, so that parts of one statement might go by one name."""


@pytest.fixture(scope="module")
def store(stores):
    opened = Store(stores["full"])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def folder(store, tmp_path_factory):
    made = tmp_path_factory.mktemp("export") / "parquet"
    exporting.export(store, made)
    return made


@pytest.fixture(scope="module")
def on_sail(folder, sail_address):
    opened = engine.opened(engine.Place(engine.SPARK, sail_address, folder))
    yield opened
    opened.close()


def same(found, wanted) -> bool:
    if isinstance(found, list) and isinstance(wanted, list):
        return len(found) == len(wanted) and all(map(same, found, wanted))
    if isinstance(found, float) or isinstance(wanted, float):
        return found is wanted or (found is not None and wanted is not None and math.isclose(found, wanted, rel_tol=1e-9, abs_tol=1e-9))
    return found == wanted


def assert_same_answer(name, scope, store, on_sail, **own):
    wanted, found = ask(name, scope, store, **own), ask(name, scope, on_sail, **own)
    assert found.rows.columns == wanted.rows.columns
    assert found.rows.height == wanted.rows.height
    for there, here in zip(found.rows.iter_rows(named=True), wanted.rows.iter_rows(named=True), strict=True):
        for column, value in here.items():
            assert same(there[column], value), f"{column}: {there[column]!r} on Sail, {value!r} in the store\n{here}"
    assert (found.n, found.hidden, found.sources, found.data_until) == (wanted.n, wanted.hidden, wanted.sources, wanted.data_until)


@pytest.mark.parametrize("name", HERE)
def test_a_question_gives_the_same_rows_on_sail(name, store, on_sail):
    _, last = period_of(store)
    assert_same_answer(name, Scope(last - timedelta(days=365), last), store, on_sail)


@pytest.mark.parametrize("name", list(dict.fromkeys([*ONE_A_PAGE, *GATHERED_AGAIN])))
def test_a_filtered_question_gives_the_same_rows_on_sail(name, store, on_sail):
    first, last = period_of(store)
    for chosen in ((("segment", ("Premium", "unknown")),), (("tool", ("zendesk", "brevo")),)):
        scope = Scope(first, last, chosen)
        try:
            ask(name, scope, store)
        except OutOfReach:
            with pytest.raises(OutOfReach):
                ask(name, scope, on_sail)
        else:
            assert_same_answer(name, scope, store, on_sail)


@pytest.mark.parametrize("path", [{"begin": "order", "finish": "survey"}, {"finish": "question"}, {"begin": "question"}])
@pytest.mark.parametrize("name", ["journey_flow", "journey_matrix", "journey_people"])
def test_paths_from_a_start_to_an_end_are_the_same_on_sail(name, path, store, on_sail):
    first, last = period_of(store)
    assert not ask(name, Scope(first, last), store, **path).is_empty
    assert_same_answer(name, Scope(first, last), store, on_sail, **path)


def test_most_questions_run_on_spark():
    assert len(HERE) >= 0.9 * len(catalogue.questions())


@pytest.mark.parametrize("name", [name for name in catalogue.questions() if name not in HERE])
def test_a_question_that_does_not_run_says_why_in_both_languages(name, on_sail):
    with pytest.raises(engine.NotHere) as raised:
        ask(name, Scope(date(2026, 1, 1), date(2026, 2, 1)), on_sail)
    assert raised.value.told("en") and raised.value.told("fr") and raised.value.told("en") != raised.value.told("fr")


@pytest.mark.parametrize("hostile", ["' or 1=1 --", "o'brien", ":start", "'; drop view stored_tickets; --", "\\"])
def test_a_value_stays_a_value_on_spark(hostile, store, on_sail):
    first, last = period_of(store)
    answer = ask("wait_by_channel", Scope(first, last, (("channel", (hostile,)),)), on_sail)
    assert answer.rows.is_empty()
    assert hostile in answer.values.values()
    assert dialects.spark(answer.statement).sql == dialects.spark(ask("wait_by_channel", Scope(first, last, (("channel", ("email",)),)), store).statement).sql


def test_nothing_listening_is_said_at_once(folder):
    with pytest.raises(engine.EngineProblem) as raised:
        engine.opened(engine.Place(engine.SPARK, f"sc://127.0.0.1:{free_port()}", folder))
    assert raised.value.code == "engine_unreachable" and raised.value.told("fr") != raised.value.told("en")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed; on Debian: apt-get install chromium")
def test_two_pages_of_the_app_work_on_sail(folder, sail_address, chromium):
    from playwright.sync_api import expect

    with served(EGARDS_ENGINE=sail_address, EGARDS_DATA=str(folder)) as address:
        page = chromium.new_page(locale="en-GB")
        for path in ("pulse", "service"):
            page.goto(f"{address}/{path}?period=all", timeout=60_000)
            expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible(timeout=60_000)
            expect(page.get_by_test_id("stException")).to_have_count(0)
        page.close()
