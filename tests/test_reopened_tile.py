"""Whether a reopening within seven days is shown beside the others: where a tool dates reopenings, and not where it only counts them."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import importing

PAGE = Path(__file__).parent.parent / "pages" / "workload.py"
TICKETS = ["ticket_id,created_at,status,solved_at,reopens"] + [f"t{n},2026-03-02T09:00:00Z,solved,2026-03-{3 + n % 5:02}T09:00:00Z,{int(n < 5)}" for n in range(20)] + ["last,2026-05-02T09:00:00Z,open,,"]
EVENTS = (
    ["ticket_id,event_id,field,old_value,new_value,occurred_at"]
    + [f"t{n},s{n},status,open,solved,2026-03-03T09:00:00Z" for n in range(20)]
    + [f"t{n},r{n},status,solved,open,2026-03-{5 if n < 4 else 28:02}T09:00:00Z" for n in range(5)]
    + [f"t{n},a{n},status,open,solved,2026-03-29T09:00:00Z" for n in range(5)]
)


@pytest.mark.parametrize(("language", "label"), [("en", "Reopened within 7 days"), ("fr", "Rouvertes sous 7 jours")])
@pytest.mark.parametrize("is_dated", [True, False])
def test_reopenings_within_seven_days_are_shown_where_they_are_dated(tmp_path, monkeypatch, language, label, is_dated):
    """Of 20 solved requests 5 were reopened, 4 of them within seven days: 20 %."""
    files = {"tickets": TICKETS} | ({"ticket_events": EVENTS} if is_dated else {})
    for name, lines in files.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert importing.bring_in([tmp_path / f"{name}.csv" for name in files], tmp_path / "desk.duckdb").all_read
    monkeypatch.setenv("EGARDS_STORE", str(tmp_path / "desk.duckdb"))
    app = AppTest.from_file(str(PAGE), default_timeout=120)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    shown = {one.label: one.value.replace("\N{NO-BREAK SPACE}", "").replace("\N{NARROW NO-BREAK SPACE}", "") for one in app.metric}
    assert shown.get(label) == ("20%" if is_dated else None)
