"""The words the brand sends, scored at import and only once."""

from data.importing.brand_scoring import score_brand_texts

PRESSING = "Dernière chance ! Plus que 24 h pour profiter de votre remise, commandez vite avant qu'il ne soit trop tard."
CALM = "Dans l'atelier de Namur, trois personnes fabriquent le tabouret à la main. Elles racontent leurs gestes, leurs ratés et ce qu'elles en ont appris. La visite dure une heure et l'entrée est libre pour tous."


def rows(given):
    return {row[0]: row[1:] for row in given.connection.execute("select brand_message_id, pressure_points_per_100_words, ease, conditions_per_100_words from brand_text_scores").fetchall()}


def test_a_message_is_scored_once_and_again_only_when_its_words_change(given):
    given.fill(brand_messages=[{"brand_message_id": "a", "text": PRESSING, "language": "fr"}, {"brand_message_id": "b", "text": CALM, "language": "fr"}, {"brand_message_id": "c", "text": " "}])
    try:
        assert score_brand_texts(given.connection) == 2
        assert score_brand_texts(given.connection) == 0
        found = rows(given)
        assert set(found) == {"a", "b"}
        assert found["a"][0] > 5 and found["b"][0] == 0
        assert found["a"][1] is None, "fewer than 30 words have no ease"
        assert found["b"][1] > 60
        given.connection.execute("update brand_messages set text = $text where brand_message_id = 'b'", {"text": PRESSING})
        assert score_brand_texts(given.connection) == 1
        given.connection.execute("delete from brand_messages where brand_message_id = 'a'")
        assert score_brand_texts(given.connection) == 0 and set(rows(given)) == {"b"}
    finally:
        given.connection.execute("delete from brand_text_scores")
