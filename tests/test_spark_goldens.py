"""What the brand's words are followed by, worked out by hand, is told the same on Spark Connect (Sail, without a JVM)."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from data import exporting
from data.store import Store
from queries import ask, catalogue, engine
from queries.scope import Scope
from tests.test_questions import cases, same

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
WORDS = [case for case in cases() if catalogue.page_of(catalogue.question(case.values[0])) == "brand_words"]


@pytest.mark.parametrize(("question", "case"), WORDS)
def test_a_question_about_the_brands_words_has_its_worked_out_answer_on_sail(given, sail_address, tmp_path: Path, question, case):
    given.fill(**case.get("given", {}))
    ask(question, EVER, given)  # works out the marts it reads
    given.connection.execute(f"attach '{tmp_path}/kept.duckdb' as kept")
    given.connection.execute("copy from database memory to kept")
    given.connection.execute("detach kept")
    with closing(Store(tmp_path / "kept.duckdb")) as kept:
        exporting.export(kept, tmp_path / "parquet")
    with closing(engine.opened(engine.Place(engine.SPARK, sail_address, tmp_path / "parquet"))) as on_sail:
        answer = ask(question, EVER, on_sail, **case.get("own", {}))
    assert same(answer.n, case.get("expect_n", answer.n)) and answer.rows.height == len(case["expect"])
    for found, expected in zip(answer.rows.iter_rows(named=True), case["expect"], strict=True):
        for name, value in expected.items():
            assert same(found[name], value), f"{name}: found {found[name]!r}, by hand {value!r}"
