"""Nothing is said in one language only, and no sentence for readers lives in Python."""

import ast
import re
from pathlib import Path

import pytest

from data import marts, model, sqlfile, wording
from data.importing import recognising
from pages import PAGES
from pages.parts import frame
from pages.parts.words import every_phrase, words
from queries import catalogue

ROOT = Path(__file__).parent.parent
BOTH = {"metrics": ("label", "meaning"), "questions": ("question",)}


@pytest.mark.parametrize("page", [page.name for page in PAGES])
@pytest.mark.parametrize("language", sqlfile.LANGUAGES)
def test_every_page_has_its_prose(page, language):
    prose = frame.page_words(page, words(language))
    assert prose.name and prose.title and prose.lead


def test_every_header_for_readers_stands_in_both_languages():
    files = [*catalogue.metrics().values(), *catalogue.questions().values(), *marts.marts().values(), *(table.file for table in model.tables().values())]
    files += [importer.file for importer in recognising.importers()]
    for file in files:
        for key in file.headers:
            if key.endswith(".en"):
                assert file.has(key[:-3] + ".fr"), f"{file.path}: `{key}` has no French"
                assert file.headers[key] != file.headers[key[:-3] + ".fr"] or len(file.headers[key][0]) < 25, f"{file.path}: `{key}` is not translated"
            if key.endswith(".fr"):
                assert file.has(key[:-3] + ".en"), f"{file.path}: `{key}` has no English"


def test_a_pattern_of_journeys_and_a_reason_have_words_of_their_own_in_french():
    said = [(both["en"], both["fr"]) for both in every_phrase().values() if isinstance(both["en"], str)]
    said += [(en, fr) for file in catalogue.questions().values() for key in ("question", "title", "reading") for en, fr in zip(file.many(f"{key}.en"), file.many(f"{key}.fr"), strict=False)]
    about = [(en, fr) for en, fr in said if re.search(r"\bpatterns?\b", en, re.IGNORECASE)]
    assert about and not [fr for _, fr in about if re.search(r"\bmotifs?\b", fr, re.IGNORECASE)]


def test_every_question_says_what_it_asks_and_what_it_counts():
    for file in catalogue.questions().values():
        assert file.one("question.en").endswith("?") and file.one("question.fr").endswith("?"), file.path
        assert file.many("counts") or file.many("builds on"), f"{file.path}: add a line `-- counts: <table> by <moment>`"


def test_every_phrase_about_data_stands_in_both_languages():
    assert wording.phrases()


def sentences(path: Path):
    """String constants that read as a sentence: four words or more, outside docstrings, SQL and errors for developers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spared = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node, clean=False) is not None:
            spared.add(id(node.body[0].value))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
        if isinstance(node, ast.Raise | ast.Assert):
            spared |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            text = node.value.strip()
            if re.search(r"\b(select|from|where|insert|delete|order by|group by|create|drop|update|union|join|when|case|and)\b", text, re.IGNORECASE):
                continue
            if len(re.findall(r"[^\W\d_]{2,}", text)) >= 5 and re.match(r"[A-ZÀ-Ý]", text) and " " in text:
                yield node.lineno, text


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")) + [ROOT / "dashboard.py"], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_contains_a_sentence(path):
    found = list(sentences(path))
    assert not found, f"{path}:{found[0][0]}: put {found[0][1]!r} into words, in both languages"


def test_a_sentence_in_a_page_is_seen(tmp_path):
    path = tmp_path / "page.py"
    path.write_text('"""Doc."""\nst.info("Nothing has been brought in yet, try again")\n')
    assert list(sentences(path))


def test_every_tool_an_importer_reads_has_a_name_for_readers():
    named = words("en")
    for importer in recognising.importers():
        assert named.named("source_system", importer.tool) != importer.tool, importer.tool
