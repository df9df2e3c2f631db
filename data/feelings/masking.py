"""Hide personal data in verbatims: e-mails, phones, IBAN, cards, links, names after greetings and signatures.

Numbers are checked (IBAN mod 97, card Luhn) so that order numbers stay readable. Length is not kept.
"""

import re
from collections.abc import Callable

EMAIL, PHONE, IBAN, CARD, NAME, LINK, HANDLE = "[e-mail]", "[☎]", "[IBAN]", "[card]", "[…]", "[link]", "@[…]"

_EMAIL = re.compile(r"[\w.+\-]{1,64}\s?(?:@|\(at\)|\[at\]|\(a\))\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@\w{2,30}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0\-]?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_CARD = re.compile(r"(?<!\d)(?<!\d[.,])(?:\d[ \u00a0\-.]?){12,18}\d(?!,?\d)")
_PHONE = re.compile(
    r"""(?<![\w+/\-])(?<!\d[.,])(?:
        (?:\+|00)\s?\d{1,3}[\s.\-]?(?:\(0\)\s?)?(?:\d[\s.\-]?){6,12}\d
      | 0[1-9](?:[\s.\-/\u00a0]?\d{2}){4}
      | \(0\d{2,4}\)\s?\d{3,4}[\s\-]?\d{3,4}
      | 0\d{2,4}[\s\-]\d{3,4}[\s\-]?\d{3,4}
      | \(?[2-9]\d{2}\)?[\s.\-]\d{3}[\s.\-]\d{4}
    )(?![\w])""",
    re.VERBOSE,
)
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'\-]+"
_FULL = rf"{_CAPITALISED}(?:\s+(?:de|du|des|la|le|van|von|d['’]|{_CAPITALISED})){{0,3}}"
_TITLE = re.compile(rf"\b((?:M|Mr|Mrs|Ms|Miss|Mme|Mlle|Dr|Pr|Me)\.?|Monsieur|Madame|Mademoiselle|Maître|Sir|Docteur|Doctor)\s+({_FULL})")
_GREETING = re.compile(
    rf"\b((?i:bonjour|bonsoir|salut|coucou|cher|chère|chers|hello|hi|hey|dear|good morning|good afternoon|good evening))"
    rf"(,?\s+)({_FULL})(?=\s*[,!.:\n]|\s*$)"
)
_SELF = re.compile(
    rf"\b((?i:je m['’]appelle|mon nom est|je suis (?:monsieur|madame)|my name is|my name['’]s|ici|this is|i am|i['’]m|au nom de|in the name of|under the name|conseill(?:er|ère)|conseillère nommée|agent(?:e)? (?:named|called)|called by|spoke (?:to|with)|parlé (?:à|avec)|thanks to|grâce à|merci à|thank you))(\s+)({_CAPITALISED}(?:\s+{_CAPITALISED})?)"
)
_SIGNATURE = re.compile(
    rf"(?im:^|(?<=[.!,\n]))(\s*(?i:cordialement|bien à vous|sincères salutations|salutations(?: distinguées)?|cdt|cdlt|bien cordialement|à bientôt|merci|regards|best regards|kind regards|best|sincerely|yours sincerely|yours faithfully|cheers|thanks|thank you|many thanks|best wishes|respectfully)\s*[,.\n]\s*)({_FULL})\s*[.!]?\s*$"
)
# Words that begin with a capital after a greeting or in "I am …" and are nobody's name.
_NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "all",
        "team",
        "everyone",
        "everybody",
        "there",
        "support",
        "customer",
        "service",
        "sir",
        "madam",
        "guys",
        "folks",
        "again",
        "happy",
        "sad",
        "very",
        "so",
        "not",
        "i",
        "it",
        "we",
        "you",
        "they",
        "this",
        "that",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "english",
        "french",
        "france",
        "paris",
        "london",
        "toute",
        "tous",
        "toutes",
        "l'équipe",
        "equipe",
        "équipe",
        "service",
        "client",
        "clients",
        "monsieur",
        "madame",
        "mesdames",
        "messieurs",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "noël",
        "pâques",
        "le",
        "la",
        "les",
        "un",
        "une",
        "je",
        "j'ai",
        "nous",
        "vous",
        "très",
        "ravi",
        "ravie",
        "chez",
        "merci",
        "bonjour",
        "suite",
        "your",
        "my",
        "our",
        "god",
        "lord",
        "santa",
        "amazon",
        "google",
        "facebook",
        "apple",
        "for",
        "to",
        "much",
        "mr",
        "mrs",
        "ms",
        "m",
        "mme",
        "mlle",
        "dr",
        "toute-l'équipe",
    ]
)


def is_iban(text: str) -> bool:
    """ISO 13616: the digits, letters as 10…35, first four moved last, leave 1 modulo 97."""
    bare = re.sub(r"[\s\u00a0\-]", "", text).upper()
    if not 15 <= len(bare) <= 34:
        return False
    digits = "".join(str(int(character, 36)) for character in bare[4:] + bare[:4])
    return int(digits) % 97 == 1


def is_card(text: str) -> bool:
    """Luhn: every second digit from the right doubled, digits added, a multiple of ten."""
    digits = [int(character) for character in text if character.isdigit()]
    if not 13 <= len(digits) <= 19 or len(set(digits)) == 1:
        return False
    doubled = sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (doubled + sum(digits[-1::-2])) % 10 == 0


def _iban(match: re.Match) -> str:
    written = match.group()
    for end in range(len(written), 14, -1):  # the pattern may have run on into the next word
        if written[end - 1].isalnum() and is_iban(written[:end]):
            return IBAN + written[end:]
    return written


def _card(match: re.Match) -> str:
    return CARD if is_card(match.group()) else match.group()


def _named(place: int) -> Callable[[re.Match], str]:
    def hide(match: re.Match) -> str:
        words = match.group(place).split()
        if re.sub(r"\W+$", "", words[0].lower()) in _NOT_NAMES:
            return match.group()
        start = match.start(place) - match.start()
        return match.group()[:start] + NAME + match.group()[start + len(match.group(place)) :]

    return hide


_STEPS: tuple[tuple[re.Pattern, str | Callable[[re.Match], str]], ...] = (
    (_EMAIL, EMAIL), (_LINK, LINK), (_HANDLE, HANDLE), (_IBAN, _iban), (_CARD, _card), (_PHONE, PHONE),
    (_TITLE, _named(2)), (_GREETING, _named(3)), (_SELF, _named(3)), (_SIGNATURE, _named(2)),
)  # fmt: skip


def mask(text: str) -> str:
    """The text with personal data replaced by short marks; masking twice changes nothing."""
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    return text
