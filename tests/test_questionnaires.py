"""Questionnaires: which question is read as which score, what is not, and examples of one's own importers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from data import importing, store
from data.importing import questions, recognising
from data.importing.questions import Question

OWN = Path(__file__).parent / "own_importers"


@pytest.fixture
def cursor():
    with store.in_memory() as connection:
        cursor = connection.cursor()
        yield cursor
        cursor.close()


def brought(cursor, path: Path, own: Path | None = None):
    workspace = path.parent / "work"
    workspace.mkdir(exist_ok=True)
    return next(iter(importing.bring_each(cursor, [path], workspace, own, None)))


def typeform(folder: Path, question: str, answers: list[str]) -> Path:
    path = folder / "form.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["#", question, "Dites-nous pourquoi", "Submit Date (UTC)"])
        writer.writerows([[f"r{place}", answer, "", f"2026-03-{place + 1:02d} 09:00:00"] for place, answer in enumerate(answers)])
    return path


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("de 1 à 7", (1, 7)),
        ("(1-5)", (1, 5)),
        ("from 0 to 10", (0, 10)),
        ("note sur 5", (1, 5)),
        ("entre amis", None),
        ("en 2026", None),
        ("0-100", (0, 100)),
        ("(1-1)", None),
        ("1 - 2026", None),
    ],
)
def test_a_scale_is_only_what_the_question_tells(text, scale):
    assert questions._scale_told(text) == scale


@pytest.mark.parametrize(
    ("text", "asks", "better"),
    [
        ("Recommanderiez-vous notre boutique ?", "nps", True),
        ("How likely are you to recommend us?", "nps", True),
        ("Il a été facile d'avoir une réponse (1-7)", "ces", True),
        ("How much effort did it take? (1-5)", "ces", False),
        ("Quel effort avez-vous dû fournir (1 à 5) ?", "ces", False),
        ("Êtes-vous satisfaite de la livraison, de 1 à 5 ?", "csat", True),
        ("Votre e-mail, si vous nous recommandez", "email", None),
        ("Pourquoi cette note ?", "comment", None),
        ("Quel âge avez-vous ?", None, None),
    ],
)
def test_a_question_is_known_by_its_words_in_both_languages(text, asks, better):
    read = questions._read(Question("q", 0, text))
    assert (read.asks, read.higher_is_better) == (asks, better)


def test_a_blank_heading_goes_on_with_the_question_before_it():
    rows = (("ID", "Which?", "", "Score"), ("", "Tea", "Kettles", "Response"))
    assert questions.texts_of(rows, 1, 4) == ["ID", "Which? — Tea", "Which? — Kettles", "Score"]


def test_scores_with_words_after_the_number_count(cursor, tmp_path):
    report = brought(cursor, typeform(tmp_path, "Nous recommanderiez-vous ?", ["10 - Tout à fait", "0 = Jamais", "7"]))
    assert report.filled["survey_responses"] == 3
    assert sorted(row[0] for row in cursor.sql("select score from survey_responses").fetchall()) == [0, 7, 10]


@pytest.mark.parametrize("answers", [["11", "4", "5"], ["oui", "non", "9"], ["1234567890", "2", "3"]])
def test_numbers_off_the_scale_or_words_are_no_score(cursor, tmp_path, answers):
    report = brought(cursor, typeform(tmp_path, "Nous recommanderiez-vous ?", answers))
    assert "survey_responses" not in report.filled
    assert report.filled["survey_answers"] == 3
    assert "no_score_question" in {issue.code for issue in report.issues}


def test_a_score_without_a_told_scale_is_kept_and_not_counted(cursor, tmp_path):
    report = brought(cursor, typeform(tmp_path, "Êtes-vous satisfaite ?", ["4", "5", "2"]))
    assert "survey_responses" not in report.filled
    assert {"question_scale_unknown", "no_score_question"} <= {issue.code for issue in report.issues}


def test_two_questions_of_one_measure_are_two_answers(cursor, tmp_path):
    path = tmp_path / "form.csv"
    path.write_text(
        "#,Recommanderiez-vous la boutique ?,Recommanderiez-vous le site ?,Submit Date (UTC)\nr1,9,2,2026-03-01 09:00:00\nr2,8,,2026-03-02 09:00:00\n",
        encoding="utf-8",
    )
    brought(cursor, path)
    assert sorted(cursor.sql("select source_id, score from survey_responses").fetchall()) == [("r1", 9), ("r1#2", 2), ("r2", 8)]


def test_a_post_told_by_two_exports_keeps_the_counts_of_both(cursor, tmp_path):
    """The archive knows the moment and two counts, the analytics the day and ten: the moment wins, no count is lost."""
    samples = Path(__file__).parent / "exports"
    for name, as_name in (("x_analytics_content.csv", "content.csv"), ("x_archive.js", "tweets.js")):
        (tmp_path / as_name).write_bytes((samples / name).read_bytes())
        brought(cursor, tmp_path / as_name)
    (row,) = cursor.sql(
        "select at_precision, metrics ->> 'impressions', metrics ->> 'likes' from social_posts where source_id = '2037900000000000001'"
    ).fetchall()
    assert row == ("instant", "1234.0", "15.0")
    assert cursor.sql("select count(*) from social_posts").fetchall()[0][0] == 4


def example(importer: recognising.Importer, folder: Path) -> Path:
    """Two invented rows with every column the importer wants."""
    times, numbers, flags = (importer.file.listed(kind) for kind in ("time", "number", "flag"))
    given = {
        "vru_entry": "7:02:47",
        "q_start": "0:00:00",
        "ser_start": "7:03:00",
        "date": "19990201" if "date" in times else "990201",
        "sys_updated_at": "1/3/2016 09:52",
    }
    path = folder / f"{importer.name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow([wanted.aliases[0] for wanted in importer.wanted])
        for place in ("1", "2"):
            writer.writerow(
                [
                    given.get(
                        w.name,
                        "2016-03-01 09:00:00"
                        if w.name in times or w.name in ("created", "updated")
                        else place
                        if w.name in numbers
                        else "true"
                        if w.name in flags
                        else f"a{place}",
                    )
                    for w in importer.wanted
                ]
            )
    return path


OWN_IMPORTERS = [importer for importer in recognising.importers(OWN) if importer.recognition == "manual" and importer.name != "mozilla_support_answers"]


@pytest.mark.parametrize("importer", OWN_IMPORTERS, ids=lambda importer: importer.name)
def test_every_example_of_an_own_importer_reads_its_file(cursor, tmp_path, importer):
    report = brought(cursor, example(importer, tmp_path), OWN)
    assert report.format == importer.format, report.issues
    assert report.rows_mapped + report.rows_excluded == 2
    assert report.filled
    for language in ("en", "fr"):
        assert importer.file.one(f"export.{language}")


def test_answers_of_a_forum_are_told_apart_by_who_asked(cursor, tmp_path):
    """Question 7 is Ann's: her own second message is the customer's, Bob's an answer; the spam is left out. 09:00 in July is 16:00 UTC."""
    (tmp_path / "forum_answers.csv").write_text(
        "question_id,answer_id,created,creator,content,is_spam\n"
        "7,1,2019-07-31 09:00:00 -0800,bob,<p>Try this</p>,false\n7,2,2019-07-31 10:00:00 -0800,ann,Thanks,false\n7,3,2019-07-31 11:00:00 -0800,eve,Buy,true\n",
        encoding="utf-8",
    )
    with store.in_memory() as other:
        other.execute(f"copy (select 7 as id, 'ann' as creator) to '{tmp_path / 'forum_questions.csv'}' (format parquet)")
    report = brought(cursor, tmp_path / "forum_answers.csv", OWN)
    assert (report.rows_mapped, report.rows_excluded) == (2, 1)
    told = cursor.sql("select source_id, author_role, timezone('UTC', sent_at)::varchar, text from messages order by 1").fetchall()
    assert told == [("answer-1", "agent", "2019-07-31 16:00:00", "Try this"), ("answer-2", "customer", "2019-07-31 17:00:00", "Thanks")]


def test_an_answer_whose_date_cannot_be_read_is_not_unfinished(cursor, tmp_path):
    """Its day is unknown, and told so; what was answered counts."""
    path = tmp_path / "results-survey7.csv"
    head = '"id","submitdate","lastpage","startlanguage","Recommanderiez-vous notre magasin à un proche, de 0 à 10 ?"\n'
    path.write_text(head + '"1","2026-03-02 10:00:00","2","fr","9"\n"2","2 du mois","2","fr","4"\n"3","","1","fr","7"\n', encoding="utf-8")
    report = brought(cursor, path)
    assert (report.rows_mapped, report.rows_excluded, report.rows_rejected) == (2, 1, 0)
    assert {issue.code: (issue.row, issue.n) for issue in report.issues if issue.code in ("unfinished", "unreadable_date")} == {"unfinished": (None, 1), "unreadable_date": (2, 1)}
    assert cursor.sql("select score, submitted_at is null from survey_responses order by 1").fetchall() == [(4.0, True), (9.0, False)]


@pytest.mark.parametrize("answers", [1, 2])
def test_the_answer_options_of_a_young_survey_are_no_answer(cursor, tmp_path, answers):
    path = tmp_path / "Survey.csv"
    rows = ["101,55,03/10/2026 09:00:00 AM,03/10/2026 09:05:00 AM,ada@example.org,9,", "102,55,03/11/2026 09:00:00 AM,03/11/2026 09:05:00 AM,,3,Trop lent"][:answers]
    head = "Respondent ID,Collector ID,Start Date,End Date,Email Address,How likely are you to recommend us to a friend?,Why?\n,,,,,,Open-Ended Response\n"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    report = brought(cursor, path)
    assert (report.rows_seen, report.rows_mapped, report.rows_rejected) == (answers, answers, 0)
    assert cursor.sql("select metric, score from survey_responses order by 2 desc").fetchall() == [("nps", 9.0), ("nps", 3.0)][:answers]
