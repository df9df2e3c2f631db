"""The pages on service, humans and critics find what the invented company's exports hold, by their own questions."""

import tomllib
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from data import demo, importing
from data.store import Store
from queries import ask
from queries.scope import Scope

TOLD = tomllib.loads((Path(demo.__file__).parent / "truths.toml").read_text(encoding="utf-8"))["truths"]
TRUTHS = {truth["id"]: {told["figure"]: told for told in truth["expect"]} for truth in TOLD}
BOT_STARTS = date(2025, 6, 1)
BEFORE, AFTER = Scope(date(2023, 7, 1), BOT_STARTS), Scope(BOT_STARTS, date(2026, 7, 1))
EVER = Scope(date(2023, 7, 1), date(2026, 7, 1))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The exports that tell of service, promises and public voices, brought in."""
    folder = tmp_path_factory.mktemp("company")
    demo.write_exports(folder, customers=3_000)
    telling = [*sorted((folder / "zendesk").glob("*.json")), folder / "aircall", folder / "trustpilot", *sorted((folder / "shopify").glob("orders*"))]
    importing.bring_in(telling, folder / "store.duckdb")
    store = Store(folder / "store.duckdb")
    yield store
    store.close()


def is_true(truth: str, figure: str, value: float) -> bool:
    """Within the bounds that the truth's own file gives for companies of any size, widened a little for a small one."""
    told = TRUTHS[truth][figure]
    room = 0.15 * (told["high"] - told["low"])
    assert told["low"] - room <= value <= told["high"] + room, f"{figure}: {value}, expected from {told['low']} to {told['high']}"
    return True


def one(company, name: str, column: str, scope: Scope, **row):
    rows = ask(name, scope, company).rows
    for key, value in row.items():
        rows = rows.filter(pl.col(key) == value)
    return rows[column].item()


def test_before_the_chatbot_a_human_came_within_minutes_and_after_it_two_people_in_three_never_see_one(company):
    before, after = BEFORE.narrowed("channel", "chat"), AFTER.narrowed("channel", "chat")
    assert is_true("chatbot", "minutes_to_a_human_before", one(company, "human_wait_overall", "median_minutes", before))
    assert one(company, "human_wait_overall", "median_minutes", after) is None, "fewer than half ever reach a human: the median is not reached"
    assert one(company, "left_to_machine", "left_to_machine_share", before) == 0
    assert is_true("chatbot", "no_human_share", one(company, "left_to_machine", "left_to_machine_share", after))


def test_four_chats_in_ten_ask_for_a_human_and_many_ask_in_vain(company):
    after = AFTER.narrowed("channel", "chat")
    asked = ask("human_reach", after, company).n / ask("left_to_machine", after, company).n
    assert is_true("chatbot", "asked_for_a_human_share", asked)
    assert 0.40 < one(company, "human_reach", "human_reach_share", after) < 0.72


def test_a_third_of_what_the_chatbot_closed_comes_back_and_much_is_abandoned(company):
    after = AFTER.narrowed("channel", "chat")
    told = TRUTHS["chatbot"]["came_back_within_7_days_share"]
    back = ask("came_back_after_machine", after, company).rows.row(0, named=True)
    assert back["came_back_share_low"] < told["high"] and back["came_back_share_high"] > told["low"]
    ends = dict(ask("machine_outcomes", after, company).rows.select("outcome", "n").iter_rows())
    assert ends["abandoned"] > ends["came_back"] > 0


def test_critics_are_answered_half_as_often_and_later(company):
    equity = ask("voice_equity_overall", EVER, company).rows.row(0, named=True)
    assert equity["voice_equity_high"] < 1
    assert is_true("critics", "critics_replied_share", one(company, "replied_by_side", "replied_share", EVER, voice_side="critic"))
    assert is_true("critics", "fans_replied_share", one(company, "replied_by_side", "replied_share", EVER, voice_side="fan"))
    days = {side: one(company, "reply_days", "median_reply_days", EVER, voice_side=side) for side in ("critic", "fan")}
    assert is_true("critics", "median_delay_ratio", days["critic"] / days["fan"])


def test_critics_get_the_same_few_texts_over_and_over(company):
    templated = one(company, "template_by_side", "template_share", EVER, voice_side="critic")
    assert templated >= TRUTHS["critics"]["critics_same_four_texts_share"]["low"]
    assert one(company, "template_by_side", "median_template_uses", EVER, voice_side="critic") >= 10


def test_the_delivery_promise_breaks_in_the_winter_of_2025(company):
    winter = Scope(date(2025, 11, 10), date(2026, 1, 1))
    assert is_true("promise_broken", "kept_share", one(company, "promises_kept", "promise_kept_share", winter))
    assert is_true("promise_broken", "kept_share_a_year_before", one(company, "promises_kept", "promise_kept_share", Scope(date(2024, 11, 10), date(2025, 1, 1))))


def test_on_monday_mornings_half_of_the_callers_hang_up(company):
    hours = ask("given_up_by_hour", EVER, company).rows.filter(~pl.col("is_hidden")).with_columns(gone=pl.col("given_up_share") * pl.col("n"))
    rush = (pl.col("weekday") == 1) & pl.col("hour").is_between(9, 10)
    monday, otherwise = hours.filter(rush), hours.filter(~rush)
    assert is_true("monday_phone", "gave_up_share_monday", monday["gone"].sum() / monday["n"].sum())
    assert is_true("monday_phone", "gave_up_share_otherwise", otherwise["gone"].sum() / otherwise["n"].sum())
    assert is_true("monday_phone", "out_of_hours_share", one(company, "out_of_hours", "out_of_hours_share", EVER))
    waits = {(day, hour): median for day, hour, median in ask("call_wait_by_hour", EVER, company).rows.select("weekday", "hour", "median_seconds").drop_nulls().iter_rows()}
    assert min(waits[1, 9], waits[1, 10]) > 2 * max(median for (day, _), median in waits.items() if day > 1)


def test_two_in_five_of_those_asked_after_a_request_answer(company):
    """Of those whose request was settled, 75 % are asked and 30 % answer: 30 of 75 = 0.4."""
    assert one(company, "survey_response", "response_share", EVER) == pytest.approx(0.4, abs=0.03)
