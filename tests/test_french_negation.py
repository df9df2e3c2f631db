"""French words that deny in one place and are something else in another: personne, plus, point, pas, jamais, rien."""

import polars as pl
import pytest

from data.feelings import score

PRAISE = (
    "Personne très sympathique et efficace, je recommande.",
    "Personne de qualité, honnête et ponctuelle.",
    "Personne à l'écoute, patiente et souriante.",
    "Notre dernière personne de contact était vraiment professionnelle.",
    "Chaque personne de l'équipe est aimable.",
    "Seule personne compétente du magasin, merci à elle.",
    "Le rayon est plus agréable depuis les travaux.",
    "Des vendeurs plus compétents et plus serviables qu'ailleurs.",
    "Ils n'ont pas changé, toujours plus professionnels et honnêtes.",
    "Une application on ne peut plus pratique et fiable.",
    "On ne trouve pas plus honnête dans le quartier.",
    "Autre point positif, un technicien ponctuel et aimable.",
    "Le point relais est sérieux et bien tenu.",
    "À trois pas du métro, un hôtel chaleureux.",
    "Si jamais vous hésitez, allez-y, ils sont honnêtes et sérieux.",
    "Ils sont plus à l'écoute que jamais, bravo.",
    "Franchement rien à dire, équipe professionnelle.",
    "Je n'ai vraiment rien à redire sur leur travail.",
    "En un rien de temps, le plombier sérieux a tout réparé.",
)
BLAME = (
    "Personne n'a été aimable avec nous.",
    "Dans cette agence, personne n'est vraiment honnête.",
    "Personne dans ce service ne me paraît sérieux.",
    "Il n'y a personne de fiable chez eux.",
    "Personne de disponible, personne de sérieux.",
    "Les vendeurs ne sont plus aimables.",
    "Je ne les trouve plus sérieux du tout.",
    "Ce garage n'est plus honnête.",
    "Leur technicien n'est point compétent.",
    "Un conseiller pas aimable.",
    "Ils n'ont jamais été honnêtes avec moi.",
    "Rien de professionnel dans leur façon de faire.",
    "Je n'ai rien trouvé d'honnête chez eux.",
)


@pytest.mark.parametrize("text", PRAISE)
def test_a_person_a_point_a_step_and_more_deny_nothing(text):
    found = score(pl.Series([text]), "fr").row(0, named=True)
    assert not found["is_distrusting"]
    assert found["sentiment"] > 0.05


@pytest.mark.parametrize("text", BLAME)
def test_with_their_ne_and_before_a_quality_they_deny(text):
    found = score(pl.Series([text]), "fr").row(0, named=True)
    assert not found["is_trusting"]
    assert found["sentiment"] < -0.05


@pytest.mark.parametrize(
    ("anxious", "calm"),
    [
        ("Je suis de plus en plus angoissée.", "Je ne suis plus angoissée."),
        ("Une personne inquiète, voilà ce que je suis devenue.", "Personne n'est inquiet à la maison."),
        ("Je suis un rien inquiète pour mon dossier.", "Rien d'inquiétant dans mon dossier."),
        ("Je ne dors pas et je suis plus inquiète qu'hier.", "Je dors et je ne suis plus inquiète."),
    ],
)
def test_worry_that_grows_is_told_from_worry_that_is_over(anxious, calm):
    found = score(pl.Series([anxious, calm]), "fr")
    assert found["is_anxious"].to_list() == [True, False]
