"""Of which kind a campaign is, decided by the company: kept as a setting, before what a tool states and what rules read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb

from data import marts, store
from data.marts import renewing
from data.progress import Progress

MESSAGE_KINDS = ("promotion", "brand", "education", "service", "community", "transactional")
SETTING = "message_kind."
OF_THE_KIND = frozenset({"kind", "kind_basis"})
"""Columns of campaigns and of what was sent that follow a decision."""


def decide(path: Path, campaigns: Iterable[str], kind: str | None, progress: Progress | None = None, wait_seconds: float = 0) -> dict[str, str]:
    """Say of which kind these campaigns (`campaign_id`) are; None leaves it to tools and rules again, whether it was decided
    by the identifier or by the number in the tool. Brings what reads it up to date; returns what was done with each mart.

    Raises ValueError for a kind there is not, StoreProblem where the store cannot be written.
    """
    if kind is not None and kind not in MESSAGE_KINDS:
        raise ValueError(kind)
    with store.writing(path, wait_seconds=wait_seconds) as connection:
        cursor = store.cursor_of(connection)
        told = {"setting": SETTING, "campaigns": list(campaigns)}
        cursor.execute("delete from settings where name in (select $setting || unnest($campaigns))", told)
        if kind is None:
            numbers = "select $setting || source_id from email_campaigns where source_id is not null and campaign_id in (select unnest($campaigns))"
            cursor.execute(f"delete from settings where name in ({numbers})", told)
        else:
            cursor.execute("insert into settings select $setting || unnest($campaigns), $kind", told | {"kind": kind})
        columns = OF_THE_KIND | ({"is_marketing"} if _marketing_differs(cursor) else set())
        follows = {"campaign_decisions": frozenset({"decided_kind"}), "brand_wording": OF_THE_KIND, "campaign_words": columns, "sends": columns}
        done = renewing.renew(cursor, renewing.Changes({"settings"}, columns=follows), progress)
        cursor.close()
    return done


def _marketing_differs(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Whether a campaign becomes marketing, or no longer is: most decisions change neither pressure nor who is subscribed."""
    decisions, now = marts.marts()["campaign_decisions"].sql, marts.marts()["campaign_words"].sql
    return bool(cursor.sql(f"with campaign_decisions as ({decisions}) select 1 from ({now}) n join main.campaign_words b on b.campaign_id = n.campaign_id where n.is_marketing <> b.is_marketing limit 1").fetchall())
