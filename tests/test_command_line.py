"""The command lines answer every argument in the reader's language: what is wrong, where, the nearest known thing; never a traceback."""

import argparse
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from data import sqlfile, store
from data.__main__ import main as data
from data.wording import phrases, say
from pages.brief.__main__ import main as brief
from pages.parts.words import words
from pages.parts.workshop import network
from pages.parts.workshop.serving import serve
from queries import catalogue
from queries.__main__ import main as queries
from queries.wording import say as say_of_queries

catalogue_metrics = catalogue.metrics()
ROOT = Path(__file__).parent.parent
ZENDESK = "Id,Requester id,Requester email,Created at,Updated at,Status,Satisfaction Score,Via,Subject\n1,900,ada@example.org,2026-03-02 09:00,2026-03-02 10:00,Open,Not Offered,Mail,A question\n"
IMPORTER = """-- export.en: Ours
-- export.fr: La nôtre
-- tool: ours
-- needs: Case, Opened on
-- time: Opened on
-- dates: day-first
-- zone: Europe/Paris
-- required: Case
-- fills: tickets
select row_no, "Case" as ticket_id, "Opened on" as created_at, 'email' as channel from export
"""


@pytest.fixture(params=["en", "fr"])
def language(request, monkeypatch):
    monkeypatch.setenv("LC_ALL", f"{request.param}_XX.UTF-8")
    return request.param


def ended(command, *arguments: object) -> int:
    """The exit code, whether it is returned or raised by the parser."""
    try:
        return command([str(argument) for argument in arguments])
    except SystemExit as end:
        return end.code


def test_what_argparse_says_is_known_in_its_own_words():
    """A text that a later Python words otherwise would come out in English."""
    source = inspect.getsource(argparse)
    for code, both in phrases().items():
        if code.startswith("argparse_"):
            assert repr(both["en"])[1:-1] in source, code


def test_help_and_mistakes_hold_no_word_of_the_other_language(language, capsys):
    english = r"\b(usage: |positional|show this|error:|required|invalid|expected|arguments are)\b"
    for arguments in (["--help"], ["bring", "--help"], ["score", "--help"], [], ["bring"], ["brign"], ["bring", "x", "--storr", "y"], ["bring", "--store"], ["demo", "extra"], ["bring", ""]):
        code = ended(data, *arguments)
        told = "".join(capsys.readouterr())
        assert code == (0 if "--help" in arguments else 2)
        assert bool(re.search(english, told)) == (language == "en") or "--help" not in arguments and "usage : " in told, told


def test_a_misspelt_command_or_option_is_told_with_the_nearest(language, capsys):
    assert ended(data, "brign", "x") == 2
    assert say("argument_no_choice", language, given="brign", nearest="bring", known="…").split("…")[0] in capsys.readouterr().err
    assert ended(data, "bring", "x", "--storr", "y") == 2
    assert say("argument_unknown", language, given="--storr", nearest="--store") in capsys.readouterr().err


def test_an_empty_name_is_refused_and_not_taken_for_the_folder_one_stands_in(language, tmp_path, capsys):
    assert ended(data, "bring", "", "--store", tmp_path / "s.duckdb") == 2
    assert say("argument_no_path", language) in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_store_in_which_nothing_was_recognised_has_a_status(language, tmp_path, capsys):
    (tmp_path / "empty").mkdir()
    assert data(["bring", str(tmp_path / "empty"), "--store", str(tmp_path / "s.duckdb")]) == 1
    assert data(["status", "--store", str(tmp_path / "s.duckdb")]) == 0
    assert say("status_empty", language, path="", size=0).rpartition(", ")[2] in capsys.readouterr().out


def test_seconds_are_written_as_the_language_does():
    assert "0,5 s" in say("report_total", "fr", files=1, known=0, rows=0, seconds=0.5)
    assert "0.5 s" in say("report_total", "en", files=1, known=0, rows=0, seconds=0.5)


def in_words_of(language: str, told: str) -> str:
    return told if language == "en" else told.replace("did you mean", "vouliez-vous dire").replace("?", " ?").replace("add a line", "ajoutez une ligne")


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("-- needs:", "-- need:", "needs"), ("fills: tickets", "fills: ticket", "did you mean tickets?"), ("day-first", "dayfirst", "did you mean day-first?"),
        ("Europe/Paris", "Europe/Pari", "did you mean Europe/Paris?"), ("time: Opened on", "time: Opend on", "did you mean Opened on?"),
        ("required: Case", "required: Cas", "did you mean Case?"), ("-- tool: ours\n", "", "add a line `-- tool: …`"), ("-- fills: tickets\n", "", "add a line `-- fills: <table>`"),
        ("-- needs:", "-- nothing", "ours.sql:"), (IMPORTER[IMPORTER.index("select") :], "", "ours.sql"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_importer_of_ones_own_is_told_with_its_file_and_the_nearest(language, tmp_path, capsys, was, becomes, told):
    own, file = tmp_path / "importers", tmp_path / "cases.csv"
    own.mkdir()
    (own / "ours.sql").write_text(IMPORTER.replace(was, becomes), encoding="utf-8")
    file.write_text("Case,Opened on\n1,03/02/2026\n", encoding="utf-8")
    assert data(["bring", str(file), "--importers", str(own), "--store", str(tmp_path / "s.duckdb")]) == 2
    said = capsys.readouterr().err
    assert str(own / "ours.sql") in said and in_words_of(language, told) in said
    assert not (tmp_path / "s.duckdb").exists()


@pytest.mark.parametrize(("was", "becomes", "told"), [('"Opened on"', '"Opened at"', 'Candidate bindings: "Opened on"'), ("as created_at", "as creatd_at", "did you mean created_at")])
def test_a_statement_of_ones_own_that_does_not_run_is_told_whole_with_its_file(language, tmp_path, capsys, was, becomes, told):
    own, file = tmp_path / "importers", tmp_path / "cases.csv"
    own.mkdir()
    (own / "ours.sql").write_text(IMPORTER.replace(was, becomes), encoding="utf-8")
    file.write_text("Case,Opened on\n1,03/02/2026\n", encoding="utf-8")
    assert data(["bring", str(file), "--importers", str(own), "--store", str(tmp_path / "s.duckdb")]) == 1
    said = capsys.readouterr().out
    assert str(own / "ours.sql") in said and in_words_of(language, told) in said


def test_a_folder_of_importers_that_is_none_is_told(language, tmp_path, capsys):
    file = tmp_path / "zendesk.csv"
    file.write_text(ZENDESK, encoding="utf-8")
    assert data(["bring", str(file), "--importers", str(tmp_path / "none"), "--store", str(tmp_path / "s.duckdb")]) == 2
    assert data(["bring", str(file), "--importers", str(file), "--store", str(tmp_path / "s.duckdb")]) == 2
    said = capsys.readouterr().err
    assert str(tmp_path / "none") in said and say("importers_no_folder", language, path=file) in said


def test_a_place_that_cannot_be_written_is_told(language, tmp_path, capsys):
    """A file stands where a folder is wanted; a name is longer than file systems take."""
    inside, texts = tmp_path / "file" / "s.duckdb", tmp_path / "texts.csv"
    (tmp_path / "file").write_text("")
    texts.write_text("said\nMany thanks for your help\n", encoding="utf-8")
    assert data(["bring", str(texts), "--store", str(inside)]) == 1
    assert data(["demo", "--store", str(inside)]) == 1
    assert data(["score", str(texts), "--text", "said", "--out", str(tmp_path / f"{'long' * 62}.csv")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3 and all(str(tmp_path) in line for line in told)


@pytest.mark.parametrize(
    ("setting", "told"),
    [("zendsk.zone=Europe/Paris", "zendesk.zone"), ("target_minutes.chat=soon", "soon"), ("target_minutes.chatt=5", "target_minutes.chat"), ("zendesk.zone=Europe/Pari", "Europe/Paris"), ("zendesk.dates=dayfirst", "day-first")],
)
def test_a_setting_of_no_effect_is_refused_with_the_nearest(language, tmp_path, capsys, setting, told):
    assert data(["set", setting, "--store", str(tmp_path / "s.duckdb")]) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "s.duckdb").exists()


def test_the_tool_of_an_importer_that_stands_elsewhere_has_settings_once_its_files_came(tmp_path):
    own, file, path = tmp_path / "importers", tmp_path / "cases.csv", tmp_path / "s.duckdb"
    own.mkdir()
    (own / "ours.sql").write_text(IMPORTER, encoding="utf-8")
    file.write_text("Case,Opened on\n1,03/02/2026\n", encoding="utf-8")
    assert data(["bring", str(file), "--importers", str(own), "--store", str(path)]) == 0
    assert data(["set", "ours.zone=Europe/London", "--store", str(path)]) == 0


def test_a_store_written_anew_keeps_its_tables_as_they_were_made(tmp_path):
    path = tmp_path / "s.duckdb"
    made = []
    for anew in (False, True):
        with store.writing(path, anew=anew):
            pass
        opened = store.Store(path)
        made.append(opened.rows("select schema_name, table_name, sql from duckdb_tables() order by all").rows())
        opened.close()
    assert made[0] == made[1] and len(made[0]) > 40
    assert sorted(left.name for left in tmp_path.iterdir()) == ["s.duckdb", "s.duckdb.lock"]


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A store with six requests, the first left unanswered for very long."""
    folder = tmp_path_factory.mktemp("asked")
    rows = "".join(f"{n},90{n},p{n}@example.org,202{0 if n == 1 else 6}-03-0{n} 09:00,2026-03-09 10:00,Open,Not Offered,Mail,A question\n" for n in range(1, 7))
    (folder / "zendesk.csv").write_text(ZENDESK.partition("\n")[0] + "\n" + rows, encoding="utf-8")
    data(["bring", str(folder), "--store", str(folder / "s.duckdb")])
    return folder / "s.duckdb"


@pytest.mark.parametrize(
    ("arguments", "code", "detail"),
    [
        (["--where", "chanel=email"], "filter_unknown", {"name": "chanel", "nearest": "channel"}),
        (["--where", "channel"], "no_pair", {"told": "channel"}),
        (["--where", "channel=emial"], "value_unknown", {"name": "channel", "value": "emial", "nearest": "email"}),
        (["--where", "saved=nobody"], "segment_unknown", {"name": "nobody", "nearest": "—"}),
        (["--start", "2026-03-09", "--end", "2026-03-01"], "period_empty", {"start": "2026-03-09", "end": "2026-03-01"}),
        (["--given", "chat_minute=5"], "parameter_unknown", {"question": "answered_within_target", "name": "chat_minute", "nearest": "chat_minutes"}),
        (["--given", "chat_minutes=soon"], "parameter_number", {"name": "chat_minutes", "value": "soon", "default": 0}),
    ],
)
def test_what_cannot_be_asked_is_told_in_the_language_with_the_nearest(language, asked, capsys, arguments, code, detail):
    assert queries(["ask", "answered_within_target", "--store", str(asked), *arguments]) == 2
    assert say_of_queries(code, language, known="…", **detail).partition("…")[0] in capsys.readouterr().err


@pytest.mark.parametrize(("was", "becomes"), [("from targeted", "from targetd"), ("answered_within_target(", "answered_within_targt("), ("select", "selct")])
def test_a_question_of_ones_own_that_does_not_run_is_told_with_its_file(language, asked, monkeypatch, capsys, was, becomes):
    written = catalogue.question("answered_within_target")
    broken = sqlfile.parse(written.text.replace(was, becomes), written.path)
    monkeypatch.setattr(catalogue, "question", lambda name: broken)
    assert queries(["ask", "answered_within_target", "--store", str(asked)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(say_of_queries("statement_fails", language, path=written.path, reason=""))
    nearest = say_of_queries("metric_nearest", language, name="answered_within_targt", nearest="answered_within_target")
    assert (nearest in told) == ("answered_within_targt(" in becomes)


def test_a_file_of_ones_own_that_breaks_the_grammar_is_told_with_what_was_meant(monkeypatch, capsys):
    def malformed():
        raise sqlfile.MalformedSqlFile("night.sql:2: unknown key `count`; did you mean `-- counts:`?")

    monkeypatch.setattr(catalogue, "questions", malformed)
    assert queries(["list"]) == 2
    assert capsys.readouterr().err == "night.sql:2: unknown key `count`; did you mean `-- counts:`?\n"


@pytest.mark.parametrize(
    ("folder", "name", "was", "becomes", "told"),
    [
        ("questions", "service/waiting_now", "-- question.fr: ", None, "waiting_now.sql: add a line `-- question.fr: …`"),
        ("questions", "service/waiting_now", "-- reading.fr: ", None, "waiting_now.sql: add a line `-- reading.fr: …`"),
        ("questions", "service/waiting_now", "-- question.fr: ", "-- question.fr:", "waiting_now.sql:2: `-- question.fr:` says nothing; write what the question asks"),
        ("metrics", "answered_within_target", "-- better: ", "-- better: heigher", "`-- better: heigher` is no direction; did you mean `-- better: higher`?"),
        ("metrics", "answered_within_target", "-- interval: ", "-- interval: wilsn", "`-- interval: wilsn` is no kind of interval; did you mean `-- interval: wilson`?"),
        ("metrics", "answered_within_target", "-- better: ", "-- better: good", "`-- better: good` is no direction; write one of: higher, lower, neither"),
    ],
)
def test_a_file_of_ones_own_that_lacks_a_language_or_says_a_word_nobody_knows_is_refused_when_it_is_read(tmp_path, monkeypatch, capsys, folder, name, was, becomes, told):
    text = (ROOT / "queries" / folder / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith(was) for line in text)
    path = tmp_path / folder / f"{name}.sql"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(becomes if line.startswith(was) else line for line in text if becomes is not None or not line.startswith(was)), encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogue, folder, getattr(catalogue, folder).__wrapped__)
    with pytest.raises(sqlfile.MalformedSqlFile) as refused:
        getattr(catalogue, folder)()
    assert str(path) in str(refused.value) and told in str(refused.value)
    if folder == "questions":
        assert queries(["list"]) == 2
        assert capsys.readouterr().err.endswith(f"{refused.value}\n")


def test_a_day_that_is_none_is_told_with_how_to_write_one(language, capsys):
    for command, before in ((queries, ["ask", "wait_by_channel"]), (brief, ["--out", "x.html"])):
        assert ended(command, *before, "--start", "2026-13-01") == 2
        assert say("argument_no_day", language, given="2026-13-01") in capsys.readouterr().err


def test_a_table_writes_no_number_with_an_exponent_and_csv_ends_once(asked, capsys):
    assert queries(["ask", "waiting_now", "--store", str(asked)]) == 0
    assert not re.search(r"\d\.\d+e\d", capsys.readouterr().out)
    assert queries(["ask", "waiting_now", "--store", str(asked), "--format", "csv"]) == 0
    told = capsys.readouterr().out
    assert told.endswith("\n") and not told.endswith("\n\n")


def test_the_brief_tells_what_it_cannot_write_or_compare(language, asked, tmp_path, capsys):
    for arguments, code, detail, ends in (
        (["--out", "brief.doc"], "brief_of_no_kind", {"name": "brief.doc"}, 2),
        (["--out", tmp_path / "b.html", "--compare", "yester"], "comparison_unknown", {"how": "yester"}, 2),
        (["--out", tmp_path / "b.html", "--compare", "channel=emial"], "value_unknown", {"name": "channel", "value": "emial", "nearest": "email"}, 2),
    ):
        assert brief([*map(str, arguments), "--store", str(asked)]) == ends
        assert say_of_queries(code, language, known="…", **detail).partition("…")[0] in capsys.readouterr().err
    assert brief(["--out", str(tmp_path / "none" / "b.html"), "--store", str(asked)]) == 2
    assert str(tmp_path / "none") in capsys.readouterr().err
    assert brief(["--out", str(tmp_path / "B.HTML"), "--store", str(asked)]) == 0, "an ending in capitals is the same"


def test_a_workshop_does_not_open_on_a_file_that_is_no_store(language, tmp_path, capsys):
    (tmp_path / "s.duckdb").write_text("hello")
    assert serve(["--store", str(tmp_path / "s.duckdb")]) == 1
    assert say("store_no_database", language, path=tmp_path / "s.duckdb") in capsys.readouterr().err


INTERRUPTING = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(30)\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot send itself Ctrl-C")
@pytest.mark.parametrize(("command", "loads"), [("data", "duckdb"), ("queries", "polars"), ("pages.brief", "polars"), ("pages.workshop", "streamlit")])
def test_ctrl_c_while_a_command_still_loads_ends_it_without_a_traceback(tmp_path, command, loads):
    (tmp_path / f"{loads}.py").write_text(INTERRUPTING, encoding="utf-8")
    ran = subprocess.run([sys.executable, "-m", command, "--help"], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (130, "")


@pytest.mark.parametrize(("problem", "ends"), [("Query interrupted", 130), ("INTERRUPT Error: Interrupted!", 130), ("something else", None)])
def test_ctrl_c_while_a_store_is_asked_is_told_as_such(language, asked, tmp_path, monkeypatch, capsys, problem, ends):
    def stopped(*_):
        raise RuntimeError(problem)

    monkeypatch.setattr("data.store.Store.rows", stopped)
    for command, given in ((data, ["status"]), (queries, ["ask", "wait_by_channel"]), (brief, ["--out", str(tmp_path / "b.html")])):
        if ends:
            assert command([*given, "--store", str(asked)]) == ends
            assert (say if command is data else say_of_queries)("stopped", language) in capsys.readouterr().err
        else:
            with pytest.raises(RuntimeError, match=problem):
                command([*given, "--store", str(asked)])


def test_ports_that_are_all_taken_or_no_ports_are_told(language, asked, monkeypatch, capsys):
    monkeypatch.setattr(network.socket.socket, "connect_ex", lambda *_: 0)
    assert serve(["--store", str(asked), "--port", "65530"]) == 1
    assert words(language).say("workshop.command.no_port", first="65530", last="65535") in capsys.readouterr().err
    for given in ("99999", "soon"):
        assert ended(serve, "--store", str(asked), "--port", given) == 2
        assert say("argument_no_number", language, given=given, least=1, most=65535) in capsys.readouterr().err


@pytest.mark.parametrize(("was", "becomes", "code", "what"), [("-- label.fr:", "-- label.fr:  ", "metric_lacks_words", "label.fr"), ("-- meaning.fr", None, "metric_lacks_words", "meaning.fr"), ("-- unit: share", "-- unit: shares", "metric_lacks_unit", "shares")])
def test_a_metric_of_ones_own_that_lacks_a_language_or_a_known_unit_is_told_beside_the_answer(language, asked, monkeypatch, capsys, was, becomes, code, what):
    written = catalogue.metrics()["answered_within_target"]
    begins = [place for place, line in enumerate(written.text.splitlines()) if line.startswith(was)]
    lines = [(becomes if place in begins else line) for place, line in enumerate(written.text.splitlines()) if becomes is not None or place not in begins]
    changed = sqlfile.parse("\n".join(lines), written.path)
    monkeypatch.setattr(catalogue, "metrics", lambda: {**catalogue_metrics, "answered_within_target": changed})
    assert queries(["ask", "answered_within_target", "--store", str(asked)]) == 0
    said = capsys.readouterr()
    assert said.err.startswith(say_of_queries(code, language, path=written.path, what=what, nearest="share", known="…").partition("…")[0]) and said.out


@pytest.mark.parametrize("module", ["data", "queries", "pages.workshop"])
def test_a_python_without_what_is_needed_says_how_to_enter_the_environment(language, module):
    run = subprocess.run([sys.executable, "-S", "-m", module], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=os.environ | {"PYTHONIOENCODING": "utf-8"})
    assert run.returncode == 1 and run.stderr == say("not_installed", language, python=sys.executable) + "\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there a pipe that is closed is told otherwise")
@pytest.mark.parametrize("command", [["data", "status"], ["queries", "list"], ["queries", "ask", "waiting_now"]])
def test_a_reader_who_has_read_enough_is_no_fault(asked, command):
    reading, written = os.pipe()
    os.close(reading)
    with os.fdopen(written, "w") as closed:
        told = [sys.executable, "-m", *command, *(["--store", str(asked)] if command[-1] != "list" else [])]
        run = subprocess.run(told, cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, text=True)
    assert (run.returncode, run.stderr) == (141, "")
