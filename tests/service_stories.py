"""Stories of a service for tests: tickets, what was said and when, and what a mart tells of them."""

from datetime import UTC, datetime, timedelta

import polars as pl

from data.feelings.asking import asks_for_human

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 10:00 in Paris
LAST_LOOK = MONDAY + timedelta(days=60)


def at(minutes: float = 0, **more) -> datetime:
    return MONDAY + timedelta(minutes=minutes, **more)


def said(ticket: str, who: str, when: datetime, text: str = "…", **more) -> dict:
    return {"ticket_id": ticket, "author_role": who, "sent_at": when, "text": text, "message_id": f"{ticket}-{who}-{when.isoformat()}", **more}


def asking(*messages: dict) -> list[dict]:
    """What the scoring of texts says of the messages that ask for a human."""
    met = asks_for_human(pl.Series([message["text"] for message in messages]))
    return [{"table_name": "messages", "record_id": message["message_id"], "asks_for_human": True} for message, asks in zip(messages, met, strict=True) if asks]


def told(given, mart: str, columns: str, where: str = "true") -> list[tuple]:
    return given.rows(f"select {columns} from {mart} where {where} order by all").rows()


def watched(*tickets: dict) -> list[dict]:
    """The tickets, and one that shows the tool was still exporting sixty days later."""
    return [*tickets, {"ticket_id": "last-look", "created_at": LAST_LOOK, "customer_id": "somebody-else"}]


def status(ticket: str, when: datetime, new: str, old: str = "open") -> dict:
    return {"ticket_id": ticket, "field": "status", "old_value": old, "new_value": new, "occurred_at": when, "event_id": f"{ticket}-{when}"}
