"""Words that speak for a language, and the election the words of a text hold."""

from functools import cache

import numpy as np

from data.feelings import learned
from data.feelings.compiled import inner
from data.feelings.tables import LANGUAGES, folded

NEIGHBOURS = ("en", "fr", "es", "it", "de", "pt", "nl")
MUCH_RARER = 2.5  # in idf, a factor of twelve
LEAST_WORDS, LEAST_LEAD = 3, 2

# Words that are common in one of the languages only (of the seven), written without accents too.
COMMON = {
    "en": "n't the and is was are were you your it this that with have has had not but they we my of for what when my "
    "from would there their will can which about been she his her him our out just get very all because how who "
    "don isn didn doesn wasn won couldn ve ll re i im its it's why where these those then than into only after "
    "to at by if now here still off over again before being ever never every more most much many any some no other "
    "another going got make made need want know think time work way should could did does done am too really please "
    "thanks thank please because while ago today last next new good",
    "fr": "le les des une est sont dans pour pas que qui sur avec vous nous je ils elle mais très être ai cette ces "
    "du au aux ne plus mon ma mes votre vos leur leurs sont était fait tout tous bien j c qu l d n s été même où "
    "ça avoir suis aussi chez donc alors comme après sans sous moi toi eux rien jamais toujours c'est car peu trop "
    "aucun aucune merci quand depuis et il "
    "à de en y si on va cet quel quelle nos ses lui dit fois autre autres encore jour jours ans avant vraiment "
    "toutes toute mieux moins ici là leurs celui celle ceux cela peut doit faut veux veut vais allez faire dire "
    "voir mettre pris chaque plusieurs pendant entre vers jusqu lorsque puis bonjour notre avez avons ont suite",
    "es": "el los las una por para con que no es muy pero como más y su del al lo le se mi yo está estoy todo este "
    "esta ser hay cuando tiene gracias bien porque también me te de en un si ya eso nada ahora",
    "it": "il lo gli una per con che non è sono molto ma come più e di del della nel mi si ho hai ha anche questo "
    "questa essere grazie bene perché quando tutto sempre ci la le un io sei da al mio dopo",
    "de": "der die das und ist nicht ich sie wir ihr mit auf für ein eine einen zu den dem von im auch sich es war "
    "sind haben hat aber wie noch nur wenn kein keine sehr bei oder aus nach mein was so du mir mich schon wird",
    "pt": "o os as uma por para com que não é muito mas como mais e do da no na em um se eu está estou tudo este "
    "esta ser há quando tem obrigado bem porque também me te de já isso nada agora você foi ele ela meu minha",
    "nl": "het een en van ik niet is dat op te zijn voor met die er maar om aan ook als bij nog wel naar heb heeft "
    "geen deze dit u wij ze zij was wordt kan mijn uw zeer goed meer door over de je",
}  # fmt: skip


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words of the learned layer that are much more common in one scored language than in the other."""
    rarity = {code: {folded(word): row[0] for word, row in table.items()} for code, table in learned.weights().items()}
    own = rarity.pop(language, {})
    other = {word: value for table in rarity.values() for word, value in table.items()}
    elsewhere = set().union(*_ELSEWHERE)
    return frozenset(w for w, value in own.items() if value + MUCH_RARER < other.get(w, 99.0) and w not in elsewhere)


_ELSEWHERE = [set(words.split()) for code, words in COMMON.items() if code not in LANGUAGES]


@cache
def votes() -> dict[str, int]:
    """Word → bits: the NEIGHBOURS it is common in, then the scored languages it is typical of."""
    bits: dict[str, int] = {}
    for at, language in enumerate(NEIGHBOURS):
        for word in COMMON[language].split():
            bits[word] = bits.get(word, 0) | 1 << at
    for at, language in enumerate(LANGUAGES, start=len(NEIGHBOURS)):
        for word in learned.weights().get(language, {}):
            if folded(word) in vocabulary(language):
                bits[word] = bits.get(word, 0) | 1 << at
    return bits


@inner
def _counted(votes, at):
    return (votes >> (7 * at)) & 127


@inner
def elected(votes, voters):
    """The index in LANGUAGES of a language that leads clearly, or -1. `votes` holds 7 bits for each bit of `votes()`."""
    if voters < LEAST_WORDS:
        return -1
    for at in range(2):
        rival = np.int64(0)
        for other in range(7):
            if other != at:
                rival = max(rival, _counted(votes, other))
        mine = _counted(votes, at) + _counted(votes, 7 + at)
        others = rival + _counted(votes, 8 - at)
        if mine - others >= LEAST_LEAD and _counted(votes, at) > rival and mine >= 2 * others and mine * 4 >= voters:
            return at
    return -1
