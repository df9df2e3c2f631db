"""Write the READMEs of queries and data from the headers: what is said there is said nowhere else."""

from __future__ import annotations

import sys
from pathlib import Path

from data import marts, model
from data.feelings import texts
from data.importing import recognising
from data.wording import say
from queries import catalogue, compose

ROOT = Path(__file__).parent.parent
GENERATED = "<!-- Generated from the SQL files' own headers by `python -m queries.readme`: edit those. -->"
HEADS = {
    "queries": ("Questions and metrics · Questions et indicateurs", "metrics", "questions"),
    "data": ("Tables, marts and importers · Tables, agrégats et importeurs", "tables", "importers"),
}


def _both(file, key: str) -> str:
    return f"{file.words(key, 'en')}  \n*{file.words(key, 'fr')}*"


def queries_readme() -> str:
    """Every metric, then every question by page, with its meaning in both languages."""
    lines = [f"# {HEADS['queries'][0]}", GENERATED, "", "## Metrics · Indicateurs", ""]
    for name, file in catalogue.metrics().items():
        lines += [f"### `{name}` — {file.words('label', 'en')} · {file.words('label', 'fr')}", _both(file, "meaning"), ""]
        if file.has("why.en"):
            lines += [_both(file, "why"), ""]
        lines += ["```sql", file.sql, "```", ""]
    lines += ["## Questions", ""]
    by_page: dict[str, list] = {}
    for file in catalogue.questions().values():
        by_page.setdefault(catalogue.page_of(file), []).append(file)
    for page, files in sorted(by_page.items()):
        lines += [f"### {page}", ""]
        for file in files:
            counted = ", ".join(f"`{table}`" + (f" by `{moment}`" if moment else "") for table, moment in compose.counts(file))
            lines.append(f"- `{file.name}` — {file.words('question', 'en')} · *{file.words('question', 'fr')}* ({counted or '—'})")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def data_readme() -> str:
    """Every table with its columns, every mart, every importer with where to click for its file."""
    lines = [f"# {HEADS['data'][0]}", GENERATED, "", "## Tables", ""]
    for name, table in model.tables().items():
        lines += [f"### `{name}`", _both(table.file, "holds"), "", "| column | type | en | fr |", "| --- | --- | --- | --- |"]
        lines += [f"| `{column.name}` | {table.told_types[column.name]} | {column.meaning('en')} | {column.meaning('fr')} |" for column in table.own]
        lines.append("")
    lines += ["## Marts · Agrégats", ""]
    lines += [f"- `{name}` — {file.words('holds', 'en')} · *{file.words('holds', 'fr')}*" for name, file in marts.marts().items()]
    lines += ["", "## Importers · Importeurs", "", "| format | en | fr | fills |", "| --- | --- | --- | --- |"]
    for importer in recognising.importers():
        fills = ", ".join(f"`{target}`" for target in dict.fromkeys(section.target for section in importer.file.sections if section.role == "fills"))
        lines.append(f"| `{importer.format}` | {importer.file.words('export', 'en')} | {importer.file.words('export', 'fr')} | {fills or '—'} |")
    lines += ["", "## A file scored by `python -m data score` · Un fichier calculé par `python -m data score`", "", f"{say('not_scored_because', 'en')}.  \n*{say('not_scored_because', 'fr')}.*"]
    lines += ["", "| code | en | fr |", "| --- | --- | --- |"]
    reasons = {language: texts.why_not_scored(language) for language in ("en", "fr")}
    lines += [f"| `{code}` | {told} | {reasons['fr'][code]} |" for code, told in reasons["en"].items()]
    lines += ["", "## Header keys of an importer · Clés d'en-tête d'un importeur", "", "| key | en | fr |", "| --- | --- | --- |"]
    lines += [f"| `{key}` | {_cell(told['en'])} | {_cell(told['fr'])} |" for key, told in recognising.MEANINGS.items()]
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


READMES = {ROOT / "queries" / "README.md": queries_readme, ROOT / "data" / "README.md": data_readme}


def main() -> int:
    for path, written in READMES.items():
        path.write_text(written(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
