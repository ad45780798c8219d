"""Letters for the reference populations, so that a long name stands once below a table."""

from collections.abc import Iterable, Mapping

from workbench.report.content import Content, Exhibit

LETTERS = "abcdefghijklmnopqrstuvwxyz"

Letters = Mapping[str, str]


def populations(content: Content) -> Letters:
    """Return a letter for each population that any percentile of the report is one of."""
    named: dict[str, str] = {}
    for exhibit in content.exhibits:
        for reference in _references(exhibit):
            named.setdefault(reference, letter(len(named)))
    return named


def _references(exhibit: Exhibit) -> Iterable[str]:
    for section in exhibit.runs:
        yield from (one.reference for one in section.measurements if one.reference)


def letter(place: int) -> str:
    """Return the letter of a place: a, b … z, aa, ab and so on."""
    rest, last = divmod(place, len(LETTERS))
    return (letter(rest - 1) if rest else "") + LETTERS[last]


def named(used: Iterable[str | None], letters: Letters) -> str:
    """Return the line that says which population is which: "a: 40 camera photographs"."""
    wanted = {reference for reference in used if reference}
    return "; ".join(f"{sign}: {name}" for name, sign in letters.items() if name in wanted)
