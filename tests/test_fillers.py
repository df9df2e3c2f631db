"""What an empty question says would fill it: a few telling exports, or a table of one's own."""

from data import model
from queries import catalogue, fillers


def tools(name: str) -> list[str]:
    return [importer.tool for importer in fillers.exports(catalogue.question(name))]


def test_no_question_names_more_than_four_exports_nor_one_tool_twice():
    for name, question in catalogue.questions().items():
        named = tools(name)
        assert len(named) <= fillers.MOST and len(set(named)) == len(named), name
        assert not question.listed("exports") or tuple(importer.name for importer in fillers.exports(question)) == question.listed("exports"), name
        assert set(fillers.own_tables(question)) <= set(model.tables()), name


def test_a_question_about_waiting_on_the_phone_names_the_phone_tools_alone():
    assert tools("given_up_by_wait") == ["aircall", "amazon_connect"]


def test_a_question_about_mailings_names_mailing_tools_and_none_that_knows_customers_only():
    for question in ("delivered_overall", "pressure_shares", "opt_outs_by_pressure", "run_length_by_segment"):
        named = tools(question)
        assert "brevo" in named and not {"zendesk", "shopify", "didomi"} & set(named), question


def test_what_no_tool_exports_is_a_table_of_ones_own():
    question = catalogue.question("wishes_offered")
    assert not fillers.exports(question)
    assert fillers.own_tables(question) == ("intentions",)


def test_a_question_that_stands_or_falls_with_a_column_names_only_the_tools_that_fill_it():
    """Every helpdesk exports answers to surveys; whom it asked in vain, few do. No tool of ours tells of removals."""
    assert "zendesk" in tools("survey_response") and not {"freshdesk", "chatwoot", "delighted"} & set(tools("survey_response"))
    assert tools("removed_critics") == [] and fillers.columns_of(catalogue.question("removed_critics"))["reviews"] == ("deleted_at",)
    assert set(tools("transferred_by_channel")) == {"salesforce", "zendesk", "amazon_connect"}


def test_a_column_that_fills_a_question_exists():
    for name, question in catalogue.questions().items():
        for table, columns in fillers.columns_of(question).items():
            assert set(columns) <= set(model.tables()[table].names), name


def test_whether_public_voices_are_answered_is_told_by_the_places_where_they_stand():
    for name in ("replied_by_side", "replied_by_month", "voice_equity_overall", "voice_equity_by_platform", "reply_delay_by_side", "template_by_side"):
        assert set(tools(name)) == {"google_business", "google_play", "trustpilot", "x"}, name


def test_the_tests_of_the_planner_are_filled_by_the_file_of_their_draw():
    for name in ("tests_known", "test_arms", "test_effects"):
        question = catalogue.question(name)
        assert not fillers.exports(question) and fillers.own_tables(question) == ("experiment_arms",)


def test_whether_people_are_heard_is_filled_by_what_people_say_not_by_mailings():
    for name in ("listening_by_channel", "listening_overall", "unheard_people"):
        assert "zendesk" in tools(name) and not {"brevo", "eloqua", "hubspot"} & set(tools(name)), name


def test_what_people_feel_is_filled_by_their_words_not_by_their_orders():
    assert "zendesk" in tools("feeling_by_month") and not {"magento", "shopify", "prestashop"} & set(tools("feeling_by_month"))
    assert set(tools("moves_preceded")) <= {"magento", "prestashop", "shopify"}
