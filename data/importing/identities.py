"""What an identity is once written in one way: e-mail addresses, phone numbers, the tools' own numbers.

What stands for nobody (“0”, “N/A”, 0600000000) is no identity: it would make one person of all who carry it.
"""

from __future__ import annotations

import re

import duckdb
import phonenumbers

SHARED_MAILBOXES = (
    "info", "contact", "hello", "bonjour", "admin", "office", "accueil", "support", "service", "sales", "ventes",
    "noreply", "no-reply", "nepasrepondre", "ne-pas-repondre", "compta", "comptabilite", "accounting", "billing",
    "facturation", "rh", "hr", "jobs", "team", "equipe", "help", "aide", "sav", "serviceclient", "postmaster", "webmaster",
    "secretariat", "direction", "reception", "mairie", "commande", "commandes", "orders", "invoice", "invoices", "factures",
    # what tills and forms are filled with where somebody gives no address
    "test", "nomail", "no-mail", "noemail", "no-email", "sansmail", "sans-mail", "sansemail", "sans-email", "pasdemail", "pas-de-mail",
    "pasdemail.pasdemail", "aucun", "aucune", "inconnu", "unknown", "anonyme", "anonymous", "none", "na", "n-a", "xxx",
)  # fmt: skip
"""Beginnings of addresses that several people share, or that stand for nobody."""

_NOBODY = (
    "n/a", "na", "#n/a", "n.a.", "null", "(null)", "none", "nan", "nil", "undefined", "unknown", "inconnu", "anonymous", "anonyme", "aucun", "?", ".", "#ref!", "#value!", "#valeur!",
)  # fmt: skip

_SEPARATORS, _E164 = re.compile(r"[\s.\-\u00a0\u202f]"), re.compile(r"\+[1-9]\d{7,14}")
_FRENCH = re.compile(r"0[1-9]\d{8}")
_KEPT_ZERO = re.compile(r"\+?(2[0-8]\d|2[07]|3[0-8]|4[013-9])0")
"""A country code followed by the 0 of national numbers, which most countries leave out after it."""
_FILLED_IN = re.compile(r"(\d)\1{6}$|1234567\d?$|02030405$|98765432\d?$")
"""The end of a number that forms are filled with where somebody gives none: 0600000000, 0612345678 …"""

COUNTRY = "FR"
"""Country whose national numbers are meant where a number has no country code, unless the setting `phone_country` says otherwise."""

_PART = r'[^@\s,;:<>()\[\]"|/\\\x{00A0}\x{200B}\x{202F}\x{FEFF}]+'
_ADDRESS = f"{_PART}@{_PART}"


def phone_country(cursor: duckdb.DuckDBPyConnection) -> str:
    """The country whose national numbers are meant, as the company decided."""
    found = cursor.execute("select value from settings where name = 'phone_country'").fetchall()
    return found[0][0].upper() if found else COUNTRY


def countries() -> frozenset[str]:
    """The countries whose national numbers can be read, two letters each."""
    return frozenset(phonenumbers.SUPPORTED_REGIONS)


def phone_e164(raw: str, country: str = COUNTRY) -> str | None:
    """A phone number in E.164, or None where it cannot be one, may be one of several countries, or stands for nobody."""
    number = _e164(raw, country)
    return None if number is None or _FILLED_IN.search(number) else number


def _e164(raw: str, country: str) -> str | None:
    text = raw.strip().removesuffix(".0")
    plain = _SEPARATORS.sub("", text)
    if not _KEPT_ZERO.match(plain):
        if _E164.fullmatch(plain):
            return plain
        if _E164.fullmatch("+" + plain) and len(plain) >= 11:
            return "+" + plain
    if country == "FR" and _FRENCH.fullmatch(plain):
        return "+33" + plain[1:]
    if text.startswith("00"):
        text = "+" + text[2:]
    if text.startswith(("+", "0")):
        return _possible(text, country)
    if _KEPT_ZERO.match(plain) and len(plain) >= 12:
        return _possible("+" + text, None)
    # of a spreadsheet, which drops the 0 before a national number and the + before all others; few digits are of many countries
    return _possible(text, country) or _possible("+" + text, None, is_sure=True)


def _possible(text: str, country: str | None, is_sure: bool = False) -> str | None:
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    fits = phonenumbers.is_valid_number(number) if is_sure else phonenumbers.is_possible_number(number)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if fits else None


def normalised(kind: str, column: str) -> str:
    """SQL of an identity's one way of writing, of a column of text; unknown where it stands for nobody. Phones are read by `phone_e164`."""
    text = f"trim(cast({column} as varchar))"
    if kind == "email":
        # of “Ada <ada@example.org>” and of several addresses in a cell, the first address
        return f"case when contains({text}, '@') then lower(nullif(regexp_extract({text}, '{_ADDRESS}'), '')) end"
    named = f"case when trim({text}, '0-') = '' or lower({text}) in ({', '.join(repr(word) for word in _NOBODY)}) then null when ends_with({text}, '.0') then regexp_replace({text}, '^(\\d+)\\.0$', '\\1') else {text} end"
    return {
        "crm_id": f"case when regexp_full_match({text}, '[0-9A-Za-z]{{15}}[A-Z0-5]{{3}}') then left({text}, 15) else {named} end",
        "order_ref": f"nullif(ltrim({named}, '#'), '')",
        "handle": f"nullif(lower(ltrim({named}, '@')), '')",
    }.get(kind, named)


def shared_sql(norm: str) -> str:
    """SQL of whether an address is one that several people share."""
    return f"split_part({norm}, '@', 1) in ({', '.join(repr(name) for name in SHARED_MAILBOXES)})"
