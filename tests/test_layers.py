"""Dependency rules, as sentences."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RULES = {
    "only the pages know Streamlit": ("streamlit", ("dashboard.py", "pages/")),
    "only the charts know Plotly": ("plotly", ("pages/parts/charts/",)),
    "only the store opens DuckDB": ("duckdb.connect", ("data/store.py",)),
    "only questions and their engines know SQLGlot": ("sqlglot", ("queries/",)),
    "only its engine knows Spark": ("pyspark", ("queries/spark.py",)),
    "data knows nothing of questions": ("queries", ("dashboard.py", "pages/", "queries/")),
    "questions know nothing of pages": ("pages", ("dashboard.py", "pages/")),
    "no pandas on the way of a click": ("pandas", ()),
    "Streamlit is given tables it needs no pandas for": ("st.dataframe", ("pages/parts/grid.py",)),
    "only the address and the frame keep state": ("st.session_state", ("pages/parts/view.py", "pages/parts/frame.py")),
}
SOURCES = sorted(path for folder in ("data", "queries", "pages") for path in (ROOT / folder).rglob("*.py")) + [ROOT / "dashboard.py"]


def uses(path: Path) -> set[str]:
    """Modules imported (whole names) and dotted names read: `duckdb`, `duckdb.connect`, `st.session_state`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
    return found


@pytest.mark.parametrize("rule", RULES)
def test_(rule):
    name, where = RULES[rule]
    for path in SOURCES:
        told = path.relative_to(ROOT).as_posix()
        breaks = {used for used in uses(path) if used == name or used.startswith(name + ".")}
        assert not breaks or told.startswith(where), f"{told} uses {', '.join(sorted(breaks))}: {rule}"


def test_a_rule_that_is_broken_is_seen(tmp_path):
    path = tmp_path / "x.py"
    path.write_text("import duckdb\nduckdb.connect('x')\nfrom queries.scope import Scope\n")
    assert {"duckdb.connect", "queries.scope", "queries.scope.Scope"} <= uses(path)


def test_no_module_reaches_for_a_private_name_of_another():
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        taken = {(node.module, name.name, name.asname or name.name) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module for name in node.names}
        modules = {known for module, name, known in taken if (ROOT / Path(*module.split(".")) / f"{name}.py").exists() or (ROOT / Path(*module.split(".")) / name).is_dir()}
        reached = {name for _, name, _ in taken if is_private(name)} | {
            f"{node.value.id}.{node.attr}" for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules and is_private(node.attr)
        }
        assert not reached, f"{path.relative_to(ROOT).as_posix()} reaches for {', '.join(sorted(reached))}"


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def test_the_first_paint_waits_for_no_library_of_mathematics():
    told = "import sys\nimport pages.parts.frame, pages.parts.renewal, pages.parts.page, pages.parts.pulse_parts\nprint(*{'scipy', 'numba'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() == []
