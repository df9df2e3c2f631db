"""What a file is proposed as, by its headings and one row of values: lists as people keep them, in both languages."""

import csv
import tomllib
from pathlib import Path

import pytest

from data import model
from data.importing import drafting, suggesting

LISTS = {
    "customers": [
        ("email;prénom;nom;code postal;créé le", "ada@example.org;Ada;Lovelace;75011;03/02/2026"),
        ("Email;First name;Last name;Zip;Segment;Joined on", "ada@example.org;Ada;Lovelace;75011;VIP;2026-02-03"),
        ("N° client;Nom;Prénom;E-mail;Téléphone;Ville;Opt-in;Date de création", "C12;Lovelace;Ada;ada@example.org;0612345679;Lyon;oui;03/02/2026"),
        ("customer_id;name;email;country;created_at;marketing_opt_in", "18;Ada L;ada@example.org;FR;2026-02-03;true"),
        ("Mail;Nom complet;Client depuis;Segment", "ada@example.org;Ada L;03/02/2026;Fidèle"),
        ("id;email;joined on", "18;ada@example.org;2026-02-03"),
        ("id;first_name;last_name;email;created_at;updated_at;status", "18;Ada;L;ada@example.org;2026-02-03;2026-02-04;active"),
        ("Courriel;Civilité;Nom;Prénom;Adresse;CP;Ville;Date d'inscription", "ada@example.org;Mme;Lovelace;Ada;12 rue de la République;69001;Lyon;03/02/2026"),
        ("Name;E-mail address;Phone;Newsletter;Added on", "Ada L;ada@example.org;+33612345679;yes;2026-02-03"),
        ("Code client;Raison sociale;Mail;Dernier achat;Créé le", "C12;Dupont SA;ada@example.org;03/02/2026;01/02/2026"),
    ],
    "tickets": [
        ("N° dossier;Ouvert le;Objet;Description;Statut;E-mail;Agent", "D1;03/02/2026 14:05;Retard;Mon colis n'est toujours pas arrivé;clos;ada@example.org;Zoé"),
        ("Case;Opened on;Customer e-mail;Subject;Message", "7;2026-02-03;ada@example.org;Late;My parcel has not arrived for two weeks"),
        ("id;created_at;email;subject;description;priority;status", "7;2026-02-03;ada@example.org;Late;My parcel has not arrived for two weeks;high;open"),
        ("Date;Nom;E-mail;Message", "03/02/2026;Ada L;ada@example.org;Bonjour je n'ai pas reçu ma commande"),
        ("Demande;Reçue le;Client;Motif;Réponse;Répondu le", "D1;03/02/2026;ada@example.org;retard;Nous vous remboursons dès demain;04/02/2026"),
        ("Réclamation;Reçu le;Canal;Contenu;Statut", "R1;03/02/2026;mail;Mon colis n'est toujours pas arrivé;clos"),
        ("Ticket number;Created;Requester;Issue;Team;State;Resolved", "7;2026-02-03;ada@example.org;Broken;Care;closed;2026-02-04"),
        ("Created at;From;Subject;Body", "2026-02-03 10:00;ada@example.org;Late;My parcel has not arrived for two weeks"),
    ],
    "orders": [
        ("Order;Date;Email;Total;Currency", "A-1;2026-02-03;ada@example.org;12.50;EUR"),
        ("N° commande;Client;Date de commande;Montant TTC;Statut", "A1;ada@example.org;03/02/2026;12,50;livrée"),
        ("id;customer_id;created_at;total;status", "A1;18;2026-02-03;12.50;paid"),
        ("Facture;Date;E-mail;Nom;Montant", "F1;03/02/2026;ada@example.org;Ada L;12.50"),
        ("Purchase date;Customer email;Item;Qty;Price", "2026-02-03;ada@example.org;Lamp;2;12.50"),
    ],
    "reviews": [
        ("Note;Avis;Date;Auteur", "5;Parfait;03/02/2026;Ada"),
        ("Stars;Review;Posted on;Store", "5;Very good service and kind people;2026-02-03;Lyon"),
        ("Date;Magasin;Note sur 5;Commentaire", "03/02/2026;Lyon;4;Très bon accueil merci beaucoup"),
        ("Published;Rating;Comment;Reply;Product", "2026-02-03;5;Very good service and kind people;Thank you so much for this;Lamp"),
    ],
    "survey_responses": [
        ("Réponse;NPS;Commentaire;Répondu le;E-mail", "R1;9;Très bon accueil merci beaucoup;03/02/2026;ada@example.org"),
        ("Respondent;CSAT;Comment;Submitted at", "R1;4;Very good service and kind people;2026-02-03"),
        ("Email;Score;Response date;Survey", "ada@example.org;9;2026-02-03;Spring"),
        ("Date de réponse;Email;Recommandation (0-10);Pourquoi", "03/02/2026;ada@example.org;9;Très bon accueil merci beaucoup"),
    ],
    "email_events": [
        ("Email;Campaign;Sent at;Opened;Clicked", "ada@example.org;Spring;2026-02-03 10:00;1;0"),
        ("E-mail;Campagne;Envoyé le;Ouvert;Cliqué", "ada@example.org;Printemps;03/02/2026 10:00;oui;non"),
        ("Contact;Mailing;Sent on;Opens;Clicks;Bounce", "ada@example.org;Spring;2026-02-03;1;0;0"),
        ("Campagne;Adresse e-mail;Date d'envoi;Statut;Désinscrit", "Printemps;ada@example.org;03/02/2026;délivré;non"),
    ],
    "calls": [
        ("Call;Started;Phone;Duration;Agent;Outcome", "1;2026-02-03 10:00;+33612345679;132;Zoé;answered"),
        ("Appel;Date;Numéro;Durée;Décroché", "1;03/02/2026 10:00;0612345679;132;oui"),
        ("Date d'appel;Téléphone;Durée;Conseiller;File", "03/02/2026 10:00;0612345679;132;Zoé;SAV"),
        ("Caller;Call time;Queue;Wait time;Talk time;Result", "+33612345679;2026-02-03 10:00;Care;12;132;answered"),
        ("Début;Appelant;Attente (s);Conversation (s);Agent", "03/02/2026 10:00;0612345679;12;132;Zoé"),
    ],
}


def suggested(headings: str, row: str) -> suggesting.Suggestion:
    (values,) = csv.reader([row], delimiter=";")
    return suggesting.suggest(tuple(headings.split(";")), tuple((value,) for value in values))


@pytest.mark.parametrize(("table", "headings", "row"), [(table, *one) for table, lists in LISTS.items() for one in lists], ids=lambda text: text[:40])
def test_a_list_as_people_keep_it_is_proposed_as_what_it_is(table, headings, row):
    assert suggested(headings, row).table == table


def test_a_day_of_joining_is_when_a_person_was_first_seen_and_no_opening_of_a_request():
    assert dict(suggested("id;email;joined on", "18;ada@example.org;2026-02-03").targets) == {"email": "who_email", "joined on": "first_seen_at"}


@pytest.mark.parametrize(
    ("headings", "row", "wrote", "answer"),
    [
        ("Case;Opened on;Subject;Message;Reply;Answered on", "7;2026-02-03;Late;My parcel has not arrived for two weeks;We send it again tomorrow;2026-02-04", "Message", "Reply"),
        ("Dossier;Ouvert le;Objet;Description;Réponse;Répondu le", "7;03/02/2026;Retard;Mon colis n'est toujours pas arrivé;Nous le renvoyons dès demain;04/02/2026", "Description", "Réponse"),
    ],
)
def test_texts_of_a_request_go_to_what_the_customer_wrote_and_what_was_answered(headings, row, wrote, answer):
    found = suggested(headings, row)
    targets = {target: column for column, target in found.targets}
    assert (found.table, targets["request_text"], targets["answer_text"]) == ("tickets", wrote, answer)


def test_reviews_and_answers_carry_their_own_text():
    for table, column in (("reviews", "text"), ("survey_responses", "comment")):
        assert column in {target.name for target in drafting.targets(table)} and table not in drafting.BESIDE


def test_headings_that_tell_are_of_tables_there_are_and_each_stands_once():
    held = tomllib.loads((Path(suggesting.__file__).parent / "telling.toml").read_text(encoding="utf-8"))
    assert held.keys() <= model.tables().keys()
    assert all(len(set(headings)) == len(headings) for headings in held.values())
