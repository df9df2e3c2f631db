"""What the columns of an unknown file may be: proposed from their headings and their values, for a user to decide.

Nothing is read by these guesses. The order of days and months is never guessed: what is told is which orders
the values allow.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

from data import model
from data.importing import drafting, recognising
from data.importing.drafting import Target

EXAMINED = 80
"""Columns of a file that are looked at; a wider one is mapped by hand beyond them."""
GOOD_ENOUGH = 0.5
_LIKE = 0.8

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+?[\d\s().\-/]{8,20}")
_NUMBER = re.compile(r"[-+]?[\d\s.,\u00a0\u202f]*\d[\d\s.,\u00a0\u202f]*(?:[€$£%]| ?/ ?(?:5|10|20|100))?")
_ISO = re.compile(r"\d{4}[-/]\d{2}[-/]\d{2}([T ].*)?|\d{8}(T\d{6})?")
_BY_ORDER = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(\D.*)?")
_WRITTEN = re.compile(r"(?=.*\d{2})(?=.*[A-Za-zûé]{3}).{6,40}")
_MONTHS = re.compile(r"\b(jan|f[eé]v|feb|mar|a[vp]r|mai|may|jui|jun|jul|ao[uû]|aug|sep|oct|nov|d[eé]c)", re.IGNORECASE)
_GRADE = re.compile(r"\d+(?:[.,]\d+)? ?/ ?(\d{1,3})")
_EPOCH = re.compile(r"1\d{9}(\d{3}){0,2}")
_BARE_KEYS = frozenset(("id", "n", "no", "nr", "num", "number", "numero", "ref", "key"))
_CODED = ("who_crm_id", "who_esp_key", "who_helpdesk_id", "who_shop_id", "who_order_ref", "who_survey_ref", "who_cmp_token")
_WRITTEN_OUT, _FREE = ("text", "reply_text", "comment", "request_text", "answer_text"), ("text", "comment", "request_text")
"""Columns of what people write, and those of them that any long text may be."""
_FLAGS = frozenset("true false yes no oui non vrai faux y n o x 0 1".split())
_CODE = re.compile(r"(?=.*\d)\S{1,60}")


@dataclass(frozen=True)
class Suggestion:
    """The table a file most likely tells of, where its columns may go, and what its values allow."""

    table: str
    targets: tuple[tuple[str, str], ...]
    date_orders: tuple[str, ...]
    decimals: str


def suggest(columns: tuple[str, ...], samples: tuple[tuple[str, ...], ...], table: str | None = None) -> Suggestion:
    """Propose a table (unless one is chosen) and a target for each column that seems to have one.

    `samples` holds a few values of each column, in the order of `columns`, empty cells left out.
    """
    there = set(drafting.reachable(columns))
    facts = [(column, looks(values)) for column, values in zip(columns, samples, strict=True) if column in there][:EXAMINED]
    tried = [table] if table else list(model.tables())
    best = max(((_worth(name, found := _assigned(name, facts), facts), -place, name, found) for place, name in enumerate(tried)), key=lambda one: one[:2])
    _, _, name, found = best
    into = {target.name: target for target in drafting.targets(name)}
    values = dict(zip(columns, samples, strict=True))
    dated = [values[column] for column, target in found if into[target].kind == "time"] or [values[column] for column, found_in in facts if "time" in found_in]
    orders = [set(date_orders(given)) for given in dated if given]
    allowed = tuple(order for order in drafting.DATE_ORDERS if orders and all(order in one for one in orders))
    numbers = [value for column, target in found if into[target].kind == "number" for value in values[column]]
    return Suggestion(name, tuple(found), allowed, _decimals(numbers))


@lru_cache(maxsize=4096)
def looks(values: tuple[str, ...]) -> frozenset[str]:
    """What the values of a column could be: email, phone, time, number, flag, code, id (a code of each row), text; nothing where it is empty."""
    values = tuple(value.strip() for value in values if value.strip())
    if not values:
        return frozenset()

    def most(match) -> bool:
        return sum(bool(match(value)) for value in values) >= _LIKE * len(values)

    found = {
        "email": most(_EMAIL.fullmatch),
        "number": most(_NUMBER.fullmatch),
        "flag": most(lambda value: value.lower() in _FLAGS),
        "time": bool(date_orders(values)),
        "phone": most(_PHONE.fullmatch) and most(lambda value: sum(map(str.isdigit, value)) >= 8) and not date_orders(values),
        "code": most(_CODE.fullmatch),
        "id": len(set(values)) == len(values) and most(_CODE.fullmatch),
        "text": most(lambda value: " " in value) and sum(map(len, values)) >= 20 * len(values),
    }
    return frozenset(("given", *(name for name, is_so in found.items() if is_so)))


def date_orders(values: tuple[str, ...]) -> tuple[str, ...]:
    """The orders of day and month in which every date among the values is one; none where more than a few of them are dates in no order."""
    told = [_orders_of(value.strip()) for value in values if value.strip()]
    dates = [orders for orders in told if orders]
    if not dates or len(dates) < _LIKE * len(told):
        return ()
    return tuple(order for order in drafting.DATE_ORDERS if all(order in orders for orders in dates))


def scale_in(values: tuple[str, ...]) -> str:
    """The highest grade that values such as `4/5` tell themselves; '' where they tell none, or several."""
    tops = {found[1] if (found := _GRADE.fullmatch(value.strip())) else "" for value in values if value.strip()}
    return tops.pop() if len(tops) == 1 else ""


def _orders_of(value: str) -> set[str]:
    by_order = _BY_ORDER.fullmatch(value)
    if by_order:
        first, second = int(by_order[1]), int(by_order[2])
        return ({"day-first"} if 0 < first <= 31 and 0 < second <= 12 else set()) | ({"month-first"} if 0 < first <= 12 and 0 < second <= 31 else set())
    if _EPOCH.fullmatch(value):
        return {"epoch"}
    if _ISO.fullmatch(value) or (_WRITTEN.fullmatch(value) and _MONTHS.search(value)):
        return {"iso", "day-first", "month-first"}
    return set()


def day_in(value: str, order: str) -> date | None:
    """The day a value names in an order of day and month; None where it names none, or the same in every order."""
    found = _BY_ORDER.fullmatch(value.strip())
    if not found or order not in ("day-first", "month-first"):
        return None
    first, second, year = int(found[1]), int(found[2]), int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    day, month = (first, second) if order == "day-first" else (second, first)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _decimals(values: list[str]) -> str:
    commas = sum(bool(re.search(r",\d{1,2}\D*$", value)) for value in values)
    points = sum(bool(re.search(r"\.\d{1,2}\D*$", value)) for value in values)
    return "comma" if commas > points else "point"


def _worth(table: str, found: list[tuple[str, str]], facts: list[tuple[str, frozenset[str]]]) -> float:
    """How far a table explains a file: what it cannot do without counts most, then the headings that tell of it, then how many columns find a place."""
    given = {target: column for column, target in found}
    lacking = [name for name in drafting.needed(table) if name not in given]
    key, words = drafting.own_key(table), model.tables()[table].words
    known = len(drafting.needed(table)) - len(lacking)
    lost = sum(CHOSEN if name in words else 4 for name in lacking)
    who = any(name.startswith("who_") for name in given)
    if table == "customers":
        named = 3 if who else -4
    else:
        named = 0 if not key or _plain(given.get(key, "")) in _BARE_KEYS else 3 if key in given else -2
    telling = [column for column, _ in facts if _tells(table, column)]
    lost += sum(LOST_TEXT for column, looks_like in facts if "text" in looks_like and column not in (*given.values(), *telling))
    return 3 * known - lost + named + len(given) + who + TELLS * min(len(telling), MOST_TELLING) + (USUAL if table in _telling() else 0)


TELLS, MOST_TELLING, USUAL, CHOSEN, LOST_TEXT = 3, 4, 3, 1, 2
"""What a heading that tells of a table is worth, how many of them count, what a table is worth that people keep by hand,
what a column costs that is lacking where a choice among few words, for all rows, can stand for it, and what a text costs that finds no place."""


@lru_cache(maxsize=1)
def _telling() -> dict[str, frozenset[str]]:
    """Headings that tell of a table, for the tables people mostly map."""
    held = tomllib.loads((Path(__file__).parent / "telling.toml").read_text(encoding="utf-8"))
    return {table: frozenset(_plain(heading) for heading in headings) for table, headings in held.items()}


@lru_cache(maxsize=16_384)
def _tells(table: str, column: str) -> bool:
    """Whether a heading is, or begins with, one that tells of the table."""
    told = _plain(column)
    return any(told == heading or told.startswith(heading + " ") for heading in _telling().get(table, ()))


def _assigned(table: str, facts: list[tuple[str, frozenset[str]]]) -> list[tuple[str, str]]:
    """Each column to at most one target and each target to one column, the likeliest pair first."""
    scored = []
    for place, (column, found) in enumerate(facts):
        for rank, target in enumerate(drafting.targets(table)):
            score = _likeness(table, column, found, target)
            if score >= GOOD_ENOUGH:
                scored.append((-score, rank, place, column, target.name))
    columns: set[str] = set()
    taken: set[str] = set()
    pairs = []
    for _, _, place, column, target in sorted(scored):
        if column not in columns and target not in taken:
            columns.add(column)
            taken.add(target)
            pairs.append((place, column, target))
    return [(column, target) for _, column, target in sorted(pairs)]


def _likeness(table: str, column: str, found: frozenset[str], target: Target) -> float:
    """0 to about 1.4: how alike heading and target are, raised or refused by the values."""
    score = _headings_alike(table, column, target.name)
    if target.kind in ("time", "number", "flag"):
        if found and target.kind not in found:
            return 0.0
        is_moment = target.name == model.tables()[table].moment and "time" in found and "number" not in found
        return max(score, GOOD_ENOUGH if is_moment else 0.0)
    if target.name == "who_email":
        return (score + 0.4 if score else 0.7) if "email" in found else 0.0 if found else score
    if target.name == "who_phone":
        return (score + 0.2 if score else 0.0) if "phone" in found else 0.0 if found else score
    if "email" in found or ("time" in found and "number" not in found):
        return 0.0
    if target.name == drafting.own_key(table):
        score = 1.0 if _plain(column) in _BARE_KEYS else score
        return score + 0.3 if score and "id" in found else score * 0.8
    if target.kind == "identifier" or target.name in _CODED:
        is_no_code = found and "code" not in found and target.name != "campaign_id"  # a campaign may go by its name
        return 0.0 if is_no_code or _plain(column) in _BARE_KEYS else score
    if target.name in _WRITTEN_OUT:
        return score + 0.2 if score and "text" in found else 0.55 if "text" in found and target.name in _FREE else score
    return score


@lru_cache(maxsize=200_000)
def _headings_alike(table: str, column: str, target: str) -> float:
    told = _plain(column)
    if not told:
        return 0.0
    in_table, anywhere = _known_headings()
    own = _plain(target.removeprefix("who_"))
    if told == own or told in in_table.get((table, target), ()):
        return 1.0
    if told in anywhere.get(target, ()):
        return 0.9
    return 0.8 * max((_close(told, other) for other in (own, *anywhere.get(target, ()))), default=0.0)


def _close(left: str, right: str) -> float:
    """Alike but for a letter or two, or sharing most of their words; else 0."""
    if min(len(left), len(right)) >= 5 and abs(len(left) - len(right)) <= 2 and left[0] == right[0]:
        ratio = SequenceMatcher(None, left, right).ratio()
        if ratio >= 0.85:
            return ratio
    some, others = set(left.split()), set(right.split())
    shared = sum(len(word) for word in some & others)
    ratio = 2 * shared / (sum(map(len, some)) + sum(map(len, others)))
    return ratio if ratio >= 0.65 else 0.0


@lru_cache(maxsize=1)
def _known_headings() -> tuple[dict[tuple[str, str], frozenset[str]], dict[str, frozenset[str]]]:
    """Headings that importers send straight to a column, by table and column; those with marketers' own, by column alone."""
    in_table: dict[tuple[str, str], set[str]] = {}
    anywhere: dict[str, set[str]] = {}
    for importer in recognising.importers():
        aliases = {wanted.name: {_plain(alias) for alias in wanted.aliases} for wanted in importer.wanted}
        for section in importer.file.sections:
            for heading, target in re.findall(r'(?:^|,)\s*"([^"]+)"\s+as\s+(\w+)', section.sql):
                told = aliases.get(heading, {_plain(heading)})
                in_table.setdefault((section.target, target), set()).update(told)
                anywhere.setdefault(target, set()).update(told)
    for target, told in tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8")).items():
        anywhere.setdefault(target, set()).update(_plain(one) for one in told)
    return {key: frozenset(told - {""}) for key, told in in_table.items()}, {key: frozenset(told - {""}) for key, told in anywhere.items()}


def is_known(heading: str) -> bool:
    """Whether people or tools call a column so."""
    told = _plain(heading)
    return any(told in headings for headings in (*_known_headings()[1].values(), *_telling().values()))


@lru_cache(maxsize=16_384)
def _plain(heading: str) -> str:
    """A heading's words: no case, accents, signs; `CreatedAt`, `created_at` and « Créé à » alike in form."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", heading[:120])
    bare = unicodedata.normalize("NFKD", parted).encode("ascii", "ignore").decode().lower()
    return " ".join(re.findall(r"[a-z0-9]+", bare))
