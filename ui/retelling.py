"""Say in the examiner's language what was composed in English: by the core, or by a record.

What is sealed, printed and exported stays as it was composed. The desk knows the sentences by
the catalogue (`ui.composed` finds them) and says the one that fits, with the values of the
sentence in their places. What no sentence fits is shown as it stands: numbers, and whatever an
analyzer from elsewhere says. What a person or a file wrote is `data`: it stands as it is also
where it reads like a sentence of the desk, alone and within a sentence.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from heapq import merge
from importlib.resources import files
from itertools import islice
from string import Formatter
from typing import ParamSpec
from xml.etree import ElementTree as Tree  # of our own file, carried beside the program

from ui import tongue

P = ParamSpec("P")
LETTER = re.compile(r"[A-Za-z]{2}")
APART = re.compile(r"\n+|[.;:,]\s+|\s+·\s+|\s{2,}|\s+\(|\)[.,;:]?\s*")
CLOSED = re.compile(r"(?<=\))[.,;:]?\s*")
COUNTED = re.compile(r"([\d.,×%−-]+ )(\D.*)", re.DOTALL)  # a number, and what there is so often
NUMBERED = re.compile(r"(.*\D)( [\d.,%]+)", re.DOTALL)  # a name, and its version or value
JOINED = re.compile(r"[.;:] |\n")
FEW = 12  # letters below which a sentence takes no other sentence into its places
ENDS = ".:;,!?…)”"
KEPT = 4096
BEGUN, ENDED = "\u2068", "\u2069"  # isolates; `wording.shown` lets none through
DATUM = re.compile(f"{BEGUN}([^{BEGUN}{ENDED}]*){ENDED}")
STANDING = 0xF0000  # private characters, each in the place of a datum while a sentence is found
LEAST = 4  # letters that a sentence with places must have of its own
HEAD = 3  # letters by which sentences are found
LONGEST, LONGEST_WHOLE = 4000, 800  # letters of a text, and of one sentence with its values
MOST_PARTS, MOST_CUTS = 100, 12  # of a text, and tried for its longest known beginning
DEEPEST = 6  # sentences within sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the catalogue with places, and what finds it in a text."""

    text: str
    pattern: re.Pattern[str]
    own: int  # letters of its own
    longest: str  # of its parts between places
    head: str  # its first letters, none where it begins with a place
    names: tuple[str, ...]


def told(text: str) -> str:
    """Return a composed text in the examiner's language, as it stands where none is spoken."""
    if not tongue.other() or not LETTER.search(text):
        return text
    kept: list[str] = []

    def stand(found: re.Match[str]) -> str:
        kept.append(found[1])
        return chr(STANDING + len(kept) - 1)

    said = _told(DATUM.sub(stand, text))
    for place, datum in enumerate(kept):
        said = said.replace(chr(STANDING + place), datum)
    return said


def data(text: str) -> str:
    """Return what a person or a file wrote, to stand as it is in whatever is told of it."""
    return f"{BEGUN}{text}{ENDED}" if tongue.other() and text else text


def retold(said: Callable[P, str]) -> Callable[P, str]:
    """Let a function that composes English speak the examiner's language."""

    @wraps(said)
    def telling(*args: P.args, **kwargs: P.kwargs) -> str:
        return told(said(*args, **kwargs))

    return telling


def forget() -> None:
    """Forget what was said, as when another language is spoken from now on."""
    _told.cache_clear()


@lru_cache(KEPT)
def _told(text: str, depth: int = 0) -> str:
    """Return a text whole or in parts; one that is too long or too deep stands as it is."""
    if not LETTER.search(text):
        return text
    if text in _known().exact:
        return tongue.tr(text)
    if depth > DEEPEST or len(text) > LONGEST:
        return text
    return _whole(text, depth) or _in_parts(text, depth)


def _whole(text: str, depth: int) -> str:
    """Return what the catalogue says for a text, empty where no sentence fits it."""
    known = _known()
    if text in known.exact:
        return tongue.tr(text)
    if (small := text[:1].lower() + text[1:]) in known.exact:  # at the head of a sentence
        said = tongue.tr(small)
        return said[:1].upper() + said[1:]
    if len(text) > LONGEST_WHOLE:
        return ""
    for one in known.beginning(text):
        found = one.pattern.fullmatch(text) if one.longest in text else None
        if found is not None and not any(_torn(one, value) for value in found.groups()):
            values = [_told(value, depth + 1) for value in found.groups()]
            return _placed(tongue.tr(one.text), dict(zip(one.names, values, strict=True)))
    return ""


def _torn(one: Sentence, value: str) -> bool:
    """Say whether a value was torn out of other sentences."""
    closed = _closed(value)
    return not closed or (one.own < FEW and bool(JOINED.search(value)))


def _closed(value: str) -> bool:
    """Say whether every bracket and every quotation that is opened in a value is closed."""
    open_ones = 0
    for sign in value:
        open_ones += (sign in "(“") - (sign in ")”")
        if open_ones < 0:
            return False
    return open_ones == 0


def _in_parts(text: str, depth: int) -> str:
    """Return a text of which parts are known, cut where sentences are joined."""
    said: list[str] = []
    for _ in range(MOST_PARTS):
        part, text = _begun(text, depth)
        said.append(part)
        if not LETTER.search(text):
            break
    return "".join(said) + text


def _begun(text: str, depth: int) -> tuple[str, str]:
    """Return what is said of the beginning of a text, and the rest of it."""
    if said := _ended(text, depth):
        return said, ""
    ways = (islice(way.finditer(text), MOST_CUTS) for way in (APART, CLOSED))
    cuts = sorted(one.span() for found in ways for one in found)[:MOST_CUTS]
    for end, begin in reversed(cuts):  # the longest beginning that is known
        for stop in (min(end + 1, begin), end):  # with its full stop, or without
            if 0 < stop < len(text) and (said := _whole(text[:stop], depth)):
                return said + text[stop:begin], text[begin:]
    for end, begin in cuts[:1]:
        return _first(text[:end], depth) + text[end:begin], text[begin:]
    return _first(text, depth), ""


def _ended(text: str, depth: int) -> str:
    """Return what is said of a text that is known whole, or up to its end; else nothing."""
    if said := _whole(text, depth):
        return said
    stripped = text.rstrip(ENDS)
    if stripped != text and (said := _whole(stripped, depth)):
        return said + text[len(stripped) :]
    if (numbered := NUMBERED.fullmatch(text)) and (said := _whole(numbered[1], depth)):
        return said + numbered[2]
    return ""


def _first(text: str, depth: int) -> str:
    """Return what is said of a piece that holds no other: a count, or a name with its value."""
    if counted := COUNTED.fullmatch(text):
        return counted[1] + _told(counted[2], depth + 1)
    if numbered := NUMBERED.fullmatch(text):
        return _told(numbered[1], depth + 1) + numbered[2]
    return text


def _placed(said: str, values: dict[str, str]) -> str:
    """Return a sentence with its values, however the places say they are written."""
    parts = Formatter().parse(said)
    return "".join(
        literal + (values.get(name, "") if name is not None else "")
        for literal, name, _, _ in parts
    )


@dataclass(frozen=True, slots=True)
class Known:
    """What the catalogue holds: texts without places, and sentences by how they begin.

    Each sentence has its rank, the most telling first; those that begin with a place are
    under no letters.
    """

    exact: frozenset[str]
    sentences: dict[str, list[tuple[int, Sentence]]]

    def beginning(self, text: str) -> Iterator[Sentence]:
        """Yield the sentences that can begin as a text does, the most telling first."""
        heads = {text[:size] for size in range(HEAD + 1)}
        ways = (self.sentences.get(head, []) for head in heads)
        return (one for _, one in merge(*ways, key=lambda ranked: ranked[0]))


@cache
def _known() -> Known:
    """Return what the catalogue holds, read once."""
    texts = list(_catalogue())
    places = [text for text in texts if _has_places(text)]
    sentences = [one for text in places if (one := _sentence(text)).own >= LEAST]
    sentences.sort(key=lambda one: -one.own)
    by_head: dict[str, list[tuple[int, Sentence]]] = {}
    for rank, one in enumerate(sentences):
        by_head.setdefault(one.head, []).append((rank, one))
    return Known(frozenset(texts) - frozenset(places), by_head)


def _catalogue() -> Iterable[str]:
    kept = files("resources").joinpath("translations", "loupe_en.ts")
    root = Tree.fromstring(kept.read_text(encoding="utf-8"))  # noqa: S314  # our own file
    return (one.text or "" for one in root.iter("source"))


def _has_places(text: str) -> bool:
    try:
        return any(name is not None for _, name, _, _ in Formatter().parse(text))
    except ValueError:
        return False


def _sentence(text: str) -> Sentence:
    parts = list(_parts(text))
    own = [literal for literal, _ in parts]
    pattern = "".join(re.escape(literal) + _place(literal, name) for literal, name in parts)
    return Sentence(
        text=text,
        pattern=re.compile(pattern, re.DOTALL),
        own=sum(sign.isalpha() for literal in own for sign in literal),
        longest=max(own, key=len),
        head=own[0][:HEAD],
        names=tuple(name for _, name in parts if name is not None),
    )


def _place(before: str, name: str | None) -> str:
    """Return what finds a value: right behind a letter it is the sign of several."""
    if name is None:
        return ""
    return "(s?)" if before[-1:].isalpha() else "(.+?)"


def _parts(text: str) -> Iterator[tuple[str, str | None]]:
    for literal, name, _, _ in Formatter().parse(text):
        yield literal, name
