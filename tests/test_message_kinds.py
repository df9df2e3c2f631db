"""A company decides by a setting what kind of message a campaign is; a word that is no kind is refused."""

import pytest

from data.__main__ import main
from data.feelings.lexicon import read_rows
from data.importing import bring_in
from data.importing.deciding import MESSAGE_KINDS
from data.marts import renewing
from data.store import Store

RECIPIENTS = """Campaign ID;Campaign Name;Email_ID;Send_Date;Delivered_Date;Open_Date;Total Opens;Total Apple MPP Opens;Unsubscribe_Date;Clicked_Links_Count
7;Spring;ada@example.org;02-03-2026 08:00:00;02-03-2026 08:00:05;;0;0;;0
8;Shoes;ada@example.org;03-03-2026 08:00:00;03-03-2026 08:00:05;;0;0;;0
"""


@pytest.fixture
def mailed(tmp_path):
    (tmp_path / "sent.csv").write_text(RECIPIENTS, encoding="utf-8")
    bring_in([tmp_path / "sent.csv"], tmp_path / "s.duckdb")
    return tmp_path / "s.duckdb"


def kinds_sent(path) -> dict[str, tuple[str, str]]:
    opened = Store(path)
    try:
        return {number: (kind, basis) for number, kind, basis in opened.rows("select c.source_id, s.kind, s.kind_basis from sends s join email_campaigns c using (campaign_id)").iter_rows()}
    finally:
        opened.close()


def test_what_the_company_decides_of_a_campaign_is_what_its_sends_are(mailed):
    before = kinds_sent(mailed)
    assert main(["set", "message_kind.7=community", "--store", str(mailed)]) == 0
    assert kinds_sent(mailed) == {**before, "7": ("community", "decided")}
    assert before["7"] != ("community", "decided")


@pytest.mark.parametrize(("language", "said"), [("en", "is no kind of message; did you mean promotion?"), ("fr", "n'est pas une nature de message ; vouliez-vous dire promotion ?")])
def test_a_word_that_is_no_kind_of_message_is_refused_and_the_nearest_named(mailed, monkeypatch, capsys, language, said):
    monkeypatch.setattr("data.__main__.reader_language", lambda: language)
    before = kinds_sent(mailed)
    assert main(["set", "message_kind.7=promo", "--store", str(mailed)]) == 2
    assert said in capsys.readouterr().err
    assert kinds_sent(mailed) == before


def test_the_rules_name_no_kind_that_cannot_be_decided():
    assert {row.facet for row in read_rows("message_kinds") if row.construct == "rule"} <= set(MESSAGE_KINDS)


def test_a_decision_reaches_the_figures_at_once_and_what_says_how_files_are_read_says_to_bring_them_again(mailed, monkeypatch, capsys):
    monkeypatch.setattr("data.__main__.reader_language", lambda: "en")
    assert main(["set", "message_kind.7=community", "--store", str(mailed)]) == 0
    assert "follow it from now on" in capsys.readouterr().out
    assert main(["set", "zendesk.zone=America/Montreal", "--store", str(mailed)]) == 0
    assert "Bring the files in again" in capsys.readouterr().out
    assert main(["set", "mesage_kind.7=community", "--store", str(mailed)]) == 2
    assert "The nearest: message_kind." in capsys.readouterr().err


def test_a_decision_makes_anew_only_what_reads_it(mailed, monkeypatch):
    """No mart on requests or voices reads what a campaign is; a first import of such a store has made them all."""
    done, real = {}, renewing.renew
    monkeypatch.setattr(renewing, "renew", lambda *given: done.update(real(*given)) or done)
    assert main(["set", "message_kind.7=community", "--store", str(mailed)]) == 0
    assert done["sends"] != "left"
    assert {done[name] for name in ("ticket_clocks", "ticket_turns", "voices", "contacts")} == {"left"}


def test_a_decision_holds_for_what_our_words_and_listening_read(given):
    """The words name the campaign by its number in the sending tool; a message decided to be service is no talk of the brand's own."""
    sent_at = "2026-03-02T09:00:00Z"
    told_as = given.rows("select left(md5(concat_ws('|', 'email_campaigns', 'own', 'main', '7')), 16)").item()
    given.fill(
        settings=[{"name": "message_kind.7", "value": "service"}],
        email_campaigns=[{"campaign_id": "c7", "source_id": "7", "name": "Spring", "sent_at": sent_at}, {"campaign_id": "c8", "source_id": "8", "name": "Shoes", "sent_at": sent_at}],
        brand_messages=[
            {"brand_message_id": "b7", "source_system": "own", "source_instance": "main", "campaign_id": told_as, "kind": "promotion", "text": "Bonjour", "sent_at": sent_at},
            {"brand_message_id": "b8", "source_system": "own", "source_instance": "main", "campaign_id": "c8", "kind": "promotion", "text": "Soldes", "sent_at": sent_at},
        ],
        email_events=[{"customer_id": "ada", "campaign_id": number, "type": "send", "occurred_at": sent_at} for number in ("c7", "c8")],
    )
    assert given.rows("select brand_message_id, kind, stated_kind from brand_wording order by 1").rows() == [("b7", "service", "promotion"), ("b8", "promotion", "promotion")]
    assert given.rows("select kind, kind_basis from campaign_words order by campaign_id").rows() == [("service", "decided"), ("promotion", "stated")]
    assert given.rows("select count(*) from turns where side = 'brand'").item() == 1
