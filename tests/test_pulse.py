"""Pulse, the brief and the alerts say the same, say it with proof, and say nothing that chance explains."""

import csv
import functools
import io
import json
import re
import tomllib
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import demo
from data.store import Store
from pages.brief.__main__ import main as write_brief
from pages.brief.document import Subject, figures
from pages.parts.telling import told_action, told_none_moved, told_sign
from pages.parts.words import every_phrase, words
from queries import ask, catalogue, vital_signs, watch
from queries.__main__ import FIRED
from queries.__main__ import main as command
from queries.keeping import alter, forget, keep, kept
from queries.scope import Scope

YEAR = Scope(date(2025, 7, 1), date(2026, 7, 1))
BEFORE = YEAR.before("previous")
TRUTHS = tomllib.loads((Path(demo.__file__).parent / "truths.toml").read_text(encoding="utf-8"))["truths"]
PLANTED = {move for truth in TRUTHS for move in truth.get("moves", {}).items()}
"""(sign, way) pairs that the invented company was made to hold."""


@pytest.fixture(scope="module")
def company(stores):
    store = Store(stores["full"])
    yield store
    store.close()


@pytest.fixture(scope="module")
def asked(company):
    once = functools.cache(lambda name, scope, own: ask(name, scope, company, **dict(own)))
    return lambda name, scope, **own: once(name, scope, tuple(sorted(own.items())))


@pytest.fixture(scope="module")
def brief(stores, tmp_path_factory):
    out = tmp_path_factory.mktemp("brief") / "brief.html"
    assert write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "en", "--start", "2025-07-01", "--end", "2026-07-01"]) == 0
    return out.read_text(encoding="utf-8")


def told(sign, asked):
    return told_sign(words("en"), sign, vital_signs.reading(sign, YEAR, asked), vital_signs.reading(sign, BEFORE, asked))


def test_the_clearest_finding_is_the_chatbot_that_was_planted(asked):
    found = vital_signs.moves(YEAR, BEFORE, asked)
    assert found[0].sign.name in ("machine", "listening", "human")
    assert {(move.sign.name, move.verdict) for move in found} <= PLANTED
    machine = next(move for move in found if move.sign.name == "machine")
    assert (machine.verdict, machine.driver.group) == ("higher", "chat")
    assert machine.driver.rate > abs(machine.driver.mix), "the chat itself changed, it did not merely grow"


def test_the_three_findings_said_first_are_planted_ones_and_stand_before_any_figure(stores, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(Path(__file__).parent.parent / "pages" / "pulse.py"), default_timeout=600)
    app.query_params["lang"], app.query_params["period"] = "en", "own"
    app.query_params["since"], app.query_params["until"] = "2025-07-01", "2026-06-30"
    app.run()
    told = next(one.value for one in app.markdown if one.value.startswith("1. "))
    labels = {sign.label("en"): sign.name for sign in vital_signs.signs()}
    found = [labels[one] for one in re.findall(r"^\d\. \*\*(.+?)\*\*", told, re.M)]
    assert len(found) == 3 and found[0] in ("machine", "listening", "human")
    assert len(told.split()) < 80, "three sentences are read in under a minute"
    for name, line in zip(found, told.splitlines(), strict=True):
        assert (name, "higher" if " rose " in line else "lower") in PLANTED, line
    order = [one for one in app.main if one.type == "metric" or getattr(one, "value", None) == told]
    assert order[0].value == told


def test_an_action_is_followed_among_the_people_it_was_written_down_for(asked):
    chat = YEAR.narrowed("channel", "chat")
    then = vital_signs.reading(vital_signs.named("listening"), chat, asked).value
    told = told_action(words("en"), {"sign": "listening", "value": then, "where": {"channel": ["chat"]}}, YEAR, asked)
    figure = words("en").value(then, "share")
    assert told == f"Listening · chat (channel): {figure} when noted, {figure} now"
    assert told_action(words("en"), {"sign": "no_more", "value": 1}, YEAR, asked) == ""


def test_the_command_of_questions_writes_the_brief_and_says_what_it_cannot_write(stores, tmp_path, capfd):
    out = tmp_path / "brief.html"
    assert command(["brief", "--store", str(stores["full"]), "--out", str(out), "--language", "fr", "--compare", "none"]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>") and 'lang="fr"' in out.read_text(encoding="utf-8")
    capfd.readouterr()
    for wrong in (tmp_path / "brief.docx", tmp_path / "nowhere" / "brief.html"):
        assert command(["brief", "--store", str(stores["full"]), "--out", str(wrong)]) == 2
        assert wrong.name in capfd.readouterr().err and not wrong.exists()


def test_a_period_compared_with_itself_has_not_moved(asked):
    assert vital_signs.moves(YEAR, YEAR, asked) == ()


def test_that_nothing_moved_is_said_only_where_it_could_be_seen(asked):
    said, nothing, too_little = words("en"), words("en").say("pulse.nothing_changed"), words("en").say("pulse.too_little", n=30)
    before_any = Scope(date(2019, 1, 1), date(2020, 1, 1))
    assert told_none_moved(said, YEAR, YEAR, asked) == nothing
    assert told_none_moved(said, YEAR, before_any, asked) == too_little
    assert told_none_moved(said, before_any, YEAR, asked) == too_little


def test_no_word_of_ours_stays_english_in_a_french_bundle(asked):
    said = words("fr")
    names = {key.rsplit(".", 1)[1]: both["fr"] for key, both in every_phrase().items() if key.startswith("names.")}
    english = {code for code in names if code.isalpha()} - set(names.values())
    cells = set()
    with zipfile.ZipFile(io.BytesIO(figures(Subject(YEAR, BEFORE), asked, said))) as files:
        for name in files.namelist():
            lines = [line for line in csv.reader(io.StringIO(files.read(name).decode("utf-8-sig")), delimiter=";") if not line[0].startswith("# ")]
            cells |= {cell for line in lines[1:] for cell in line}
    assert cells & english == set()
    assert cells & {both["fr"] for key, both in every_phrase().items() if key.startswith("names.feeling_change.")}
    assert {"lower", "same"} <= english


def test_pulse_the_brief_the_csv_and_the_command_line_give_the_same_numbers(stores, monkeypatch, asked, brief, tmp_path, capsys):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(Path(__file__).parent.parent / "pages" / "pulse.py"), default_timeout=600)
    app.query_params["lang"] = "en"
    app.query_params["period"] = "own"
    app.query_params["since"], app.query_params["until"] = "2025-07-01", "2026-06-30"
    app.run()
    assert not app.exception
    on_page = {one.label: one.value for one in app.metric}
    captions = "\n".join(str(one.value) for one in (*app.caption, *app.markdown))
    cards = re.findall(r'<section class="sign">.*?</section>', brief, re.S)
    bundle = tmp_path / "figures.zip"
    write_brief(["--store", str(stores["full"]), "--out", str(bundle), "--language", "en", "--start", "2025-07-01", "--end", "2026-07-01"])
    for sign in vital_signs.vital():
        shown = told(sign, asked)
        assert on_page[shown.label] == shown.value
        assert f'<p class="value">{shown.value}</p>' in brief
        capsys.readouterr()
        given = [part for name, value in sign.own for part in ("--given", f"{name}={value}")]
        command(["ask", sign.question, "--store", str(stores["full"]), "--start", "2025-07-01", "--end", "2026-07-01", "--format", "json", *given])
        row = json.loads(capsys.readouterr().out)["rows"][0]
        said, name = words("en"), sign.metric
        value, low, high = row[name], row.get(f"{name}_low"), row.get(f"{name}_high")
        size = row.get(f"{name}_n", row.get("n"))
        card = re.sub(r"<[^>]+>", " ", next(one for one in cards if f"<h3>{shown.label}</h3>" in unescape(one)))
        if value is not None:
            assert (said.value(value, sign.unit), said.interval(low, high, sign.unit), said.say("tile.n", n=size)) == (shown.value, shown.interval, shown.n)
            for part in (shown.value, shown.interval, shown.n):
                assert part in unescape(card), f"{sign.name}: the brief lacks {part!r}"
                assert part == shown.value or part in captions, f"{sign.name}: Pulse lacks {part!r}"
        with zipfile.ZipFile(bundle) as files:
            lines = files.read(f"egards-{sign.name}-{sign.question}.csv").decode("utf-8-sig").splitlines()
        rows = list(csv.reader(io.StringIO("\n".join(line for line in lines if not line.startswith(("#", '"#'))))))
        if value is not None:
            written = [float(cell) for cell in rows[1] if re.fullmatch(r"[\d.]+", cell)]
            for figure in (value, low, high, size):
                assert figure is None or any(one == pytest.approx(figure, rel=1e-3) for one in written), f"{sign.name}: the CSV lacks {figure}"


@pytest.mark.parametrize("page", sorted({sign.page for sign in vital_signs.vital()}))
def test_a_page_gives_the_figure_that_pulse_gives_and_under_the_same_name_only_that(stores, monkeypatch, asked, page):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(Path(__file__).parent.parent / "pages" / f"{page}.py"), default_timeout=600)
    app.query_params["lang"], app.query_params["period"] = "en", "own"
    app.query_params["since"], app.query_params["until"] = "2025-07-01", "2026-06-30"
    app.run()
    assert not app.exception
    on_page = [(one.label, one.value, one.delta) for one in app.metric]
    for sign in (sign for sign in vital_signs.vital() if sign.page == page):
        shown = told(sign, asked)
        names = {shown.label, words("en").label(catalogue.column(sign.metric))}
        found = [(value, change) for label, value, change in on_page if label in names]
        assert shown.value in [value for value, _ in found], f"{sign.name}: Pulse says {shown.value}, the page {page} {on_page}"
        assert all((value, change or None) == (shown.value, shown.change) for label, value, change in on_page if label == shown.label)
        proofs = [one.value for one in app.caption if shown.n and re.search(re.escape(shown.n) + r"(?!\d)", one.value)]
        assert not shown.interval or any(shown.interval in proof for proof in proofs), f"{sign.name}: {shown.interval}, {shown.n} is not on the page {page}"


def test_the_brief_fetches_nothing_and_each_figure_has_its_n_and_period(brief):
    assert not re.findall(r"""(?:src|href|url\()\s*=?\s*["']?\s*(?:https?:)?//""", brief)
    assert "<script" not in brief and "default-src 'none'" in brief
    period = words("en").period(YEAR.start, YEAR.end)
    cards = re.findall(r'<section class="sign">.*?</section>', brief, re.S)
    assert len(cards) == len(vital_signs.vital())
    for card in cards:
        assert period in card
        assert "n\u00a0=" in card or words("en").say("tile.not_known") in card
    for image in re.findall(r"<svg.*?>", brief):
        assert re.search(r'role="img" aria-label="[^"]{20,}"', image)
    for item in re.findall(r"<li><p><strong>.*?</li>", brief, re.S):
        assert "n\u00a0=\u00a0" in item and period in item


def test_what_a_hostile_reader_writes_stays_text_in_the_brief(stores, company):
    key = keep(company.own_folder, "notes", {"text": "<script>alert(1)</script>"})
    out = company.own_folder / "x.html"
    write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "fr", "--compare", "none"])
    forget(company.own_folder, "notes", key)
    assert "<script" not in out.read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in out.read_text(encoding="utf-8")


def test_what_is_written_down_is_found_again_changed_and_taken_away(tmp_path):
    first = keep(tmp_path, "actions", {"what": "call  back\nin a day", "owner": "A"})
    keep(tmp_path, "views", {"name": "chat", "address": {"channel": ["chat"]}}, same="name")
    keep(tmp_path, "views", {"name": "chat", "address": {"channel": ["email"]}}, same="name")
    assert [one["address"] for one in kept(tmp_path, "views")] == [{"channel": ["email"]}]
    alter(tmp_path, "actions", first, done_on="2026-01-01")
    assert [(one["what"], one["done_on"]) for one in kept(tmp_path, "actions")] == [("call back in a day", "2026-01-01")]
    forget(tmp_path, "actions", first)
    assert kept(tmp_path, "actions") == ()


def series(values):
    """An `ask` on a made-up sign: one share per 28-day step that ends on the given days, each of 400 cases."""
    from types import SimpleNamespace

    import numpy as np
    import polars as pl

    from queries.certainty.intervals import wilson

    def asked(name, scope, **own):
        inside = [share for end, share in values.items() if scope.start < end <= scope.end]
        if not inside:
            return SimpleNamespace(is_empty=True)
        n = 400 * len(inside)
        share = sum(inside) / len(inside)
        _, low, high = wilson(np.array([share * n]), np.array([n]))
        return SimpleNamespace(is_empty=False, rows=pl.DataFrame({"n": [n], "listening_rate": [share], "listening_rate_low": low, "listening_rate_high": high}))

    return asked


def steps(*shares):
    from datetime import timedelta

    end = date(2026, 7, 1)
    return end, {end - timedelta(days=28 * place): share for place, share in enumerate(reversed(shares))}


@pytest.mark.parametrize(
    ("last", "fires"),
    [((0.40, 0.40), True), ((0.60, 0.40), False), ((0.40, 0.60), False), ((0.80, 0.80), False), ((0.59, 0.59), False)],
    ids=["two low steps", "one low step", "already over", "the other way", "within chance"],
)
def test_an_alert_fires_only_after_two_steps_beyond_chance_on_its_side(last, fires):
    end, values = steps(*[0.60] * 20, *last)
    rule = watch.Rule(vital_signs.named("listening"), "lower")
    alarm = watch.watched(rule, end, series(values))
    assert alarm.is_firing is fires
    assert (alarm.fired_in_year, alarm.tried_in_year) == (0, 13)


@pytest.mark.parametrize(("last", "fires"), [((0.53, 0.53), False), ((0.30, 0.30), True)], ids=["as far as usual", "further than usual"])
def test_a_sign_that_goes_up_and_down_fires_no_alert_for_going_as_far_as_it_does(last, fires):
    # of 400 a share of 0.6 errs by 0.0245: 0.55 and 0.65 by turns lie 0.1/0.0245 = 4.1 errors apart, 3.6 times
    # as far as the 1.128 of chance, so that 0.07 below is within 1.96 x 3.6 x 0.0265 = 0.19, and 0.3 is not
    end, values = steps(*[0.55, 0.65] * 10, *last)
    assert watch.watched(watch.Rule(vital_signs.named("listening"), "lower"), end, series(values), over_year=False).is_firing is fires


@pytest.mark.parametrize(("past", "fires"), [((0.45, 0.75, 0.60), True), ((0.45, 0.75, 0.45, 0.75), False)], ids=["two distances", "three distances"])
def test_ups_and_downs_are_known_from_three_distances_on(past, fires):
    # three steps have two distances: chance alone counts, and 0.4 lies far below 0.6
    end, values = steps(*past, 0.40, 0.40)
    assert watch.watched(watch.Rule(vital_signs.named("listening"), "lower"), end, series(values), over_year=False).is_firing is fires


def test_an_alert_says_how_often_it_would_have_fired():
    # low for three steps, eight steps ago: the second and the third of them are each a second low step in a row
    end, values = steps(*[0.60] * 15, 0.30, 0.30, 0.30, *[0.60] * 8)
    alarm = watch.watched(watch.Rule(vital_signs.named("listening"), "lower"), end, series(values))
    assert (alarm.is_firing, alarm.fired_in_year) == (False, 2)


def test_too_few_cases_raise_no_alert():
    end, values = steps(*[0.60] * 20, 0.40, 0.40)
    assert not watch.watched(watch.Rule(vital_signs.named("listening"), "lower", least_n=401), end, series(values), over_year=False).is_firing


@pytest.mark.parametrize("text", ['[[alert]]\nsign = "listning"\ndirection = "lower"', '[[alert]]\nsign = "trust"\ndirection = "down"', '[[alert]]\nsign = "trust"\ndirection = "lower"\nsteps = 0', "[[alert", "alert = 3", '[[alerts]]\nsign = "trust"\ndirection = "lower"', *(f'[[alert]]\nsign = "trust"\ndirection = "lower"\nwhere = {one}' for one in ("3", '{ chanel = ["chat"] }', '{ channel = "chat" }', "{ channel = [] }"))])
def test_a_rule_that_cannot_be_read_is_refused(tmp_path, text):
    (tmp_path / "alerts.toml").write_text(text)
    with pytest.raises(watch.UnfitRule):
        watch.rules(tmp_path)


def test_the_command_ends_with_its_own_code_and_says_why_when_an_alert_fires(stores, company, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    folder = company.own_folder
    folder.mkdir(exist_ok=True)
    (folder / "alerts.toml").write_text("")
    assert command(["watch", "--store", str(stores["full"])]) == 0
    (folder / "alerts.toml").write_text('[[alert]]\nsign = "machine"\ndirection = "higher"\nleast_n = 1\nsteps = 1\nstep_days = 365\n')
    capsys.readouterr()
    assert command(["watch", "--store", str(stores["full"])]) == FIRED  # the chatbot of the invented company's last year
    told = capsys.readouterr().out
    assert re.search(r"Laissés à une machine .*: \d+,\d % \(n = \d+\) du 2025-07-01 au 2026-06-30, contre \d+,\d % ", told), told
    assert "Se déclenche car" in told and "fois sur 0" not in told
    (folder / "alerts.toml").unlink()


def test_another_group_is_told_as_one_and_never_as_a_change(asked):
    from pages.parts.telling import other_group, told_move

    gold = YEAR.compared_to("segment=gold")
    said = words("en")
    assert other_group(said, YEAR, BEFORE) == ""
    other = other_group(said, YEAR, gold)
    assert other == "gold (segment)"
    for sign in vital_signs.vital():
        now, then = vital_signs.reading(sign, YEAR, asked), vital_signs.reading(sign, gold, asked)
        shown = told_sign(said, sign, now, then, other)
        if shown.change is not None:
            assert any(shown.significance.endswith(said.say(f"pulse.apart.{verdict}")) for verdict in ("higher", "lower", "same", "unknown"))
    for move in vital_signs.moves(YEAR, gold, asked):
        sentence = told_move(said, move, other=other)
        assert "gold (segment)" in sentence and " rose " not in sentence and " fell " not in sentence


def test_what_sets_two_groups_apart_is_not_said_to_make_their_difference(asked):
    french = YEAR.narrowed("language", "fr")
    found = vital_signs.moves(french, YEAR.compared_to("language=en"), asked)
    assert any("feeling_by_language" in move.sign.groups for move in found), "a sign whose first groups are languages must differ"
    assert all(move.driver is None or move.driver.column != "language" for move in found)


def test_a_group_compared_with_itself_does_not_differ(asked):
    gold = YEAR.compared_to("segment=gold")
    assert vital_signs.moves(gold, gold, asked) == ()


def test_the_brief_names_the_group_it_compares_with(stores, tmp_path):
    out = tmp_path / "brief.html"
    assert write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "en", "--compare", "segment=gold"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "<dd>gold (segment)</dd>" in text and f"<h2>{words('en').say('pulse.what_differs')}</h2>" in text
    assert write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "en", "--compare", "tier=gold"]) == 2
