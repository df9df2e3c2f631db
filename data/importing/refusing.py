"""Why a file does not come in: what no importer knows of it, or what its importer could not do."""

from __future__ import annotations

from itertools import takewhile

from data import reading
from data.importing import suggesting
from data.importing.cells import Issue
from data.importing.recognising import Importer, Recognised, WrongImporter, known_headers
from data.reading.headers import is_value
from data.reading.rows import text_of
from data.sqlfile import LANGUAGES
from data.wording import TOLD_BY, Whole

LOOKED_AT = 10_000
"""Characters of a text of one column that tell whether its lines are values."""


def why(problem: Exception, importer: Importer | None) -> str:
    """What went wrong, with what DuckDB holds to be meant but without the statement, told whole, after the file of an importer of the user's own."""
    told = " ".join(takewhile(str.strip, str(problem).splitlines())).rstrip(".!?")
    file = importer.file.path if importer and importer.recognition == "manual" and importer.file.path.is_file() else None
    return Whole(told if file is None or str(file) in told else f"{file}: {told}")


def failed(problem: Exception, importer: Importer | None) -> Issue:
    """What to say of a file whose importer fails."""
    if isinstance(problem, WrongImporter) and importer:
        return Issue("error", "importer_failed", detail=((TOLD_BY, problem.code), *({"file": str(importer.file.path)} | problem.detail).items()))
    return Issue("error", "importer_failed", detail=(("reason", why(problem, importer)),))


def is_prose(table: reading.TextTable) -> bool:
    """Whether a text is no table: nothing parts its lines into cells, its first line is a heading nobody knows, and few lines below are values."""
    if table.kind != "csv" or table.delimiter is not None or len(table.columns) != 1 or not table.header_rows:
        return False
    if known_headers(table.columns) or suggesting.is_known(table.columns[0]):
        return False
    with text_of(table.file) as text:
        lines = [line.partition(",")[2].strip('"') if table.body.numbered else line for line in text.read(LOOKED_AT).splitlines()]
    told = [line for line in lines if line.strip() and line != table.columns[0]]
    return sum(map(is_value, told)) * 2 <= len(told)


def not_known(known: Recognised, table: reading.TextTable) -> Issue:
    """What to say of a table no importer knows: what it looks most like, and what it lacks for that."""
    if is_prose(table):
        return Issue("error", "prose", value=table.columns[0])
    detail = (("columns", ", ".join(table.columns[:12])),)
    if known.nearest:
        detail += (("nearest", known.nearest), ("missing", known.missing or ""), *((f"nearest_{language}", known.like.export(language)) for language in LANGUAGES))
        if known.did_you_mean:
            return Issue("error", "almost_known", column=known.missing, detail=(*detail, ("found", known.did_you_mean)))
        return Issue("error", "nearly_known" if known.missing else "nearly_fits", column=known.missing, detail=detail)
    return Issue("error", "not_known", detail=detail)
