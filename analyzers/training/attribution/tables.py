"""What trainings were judged to be worth, as tables in Markdown: three questions, apart."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analyzers.training.attribution.figures import (
    CLOSED,
    OPEN,
    TOGETHER,
    ZERO,
    Answers,
    Table,
)
from analyzers.training.attribution.making import read_outcome, was_judged
from analyzers.training.attribution.questions import Answer
from analyzers.training.attribution.recipe import MakerFold, MakerRecipe
from analyzers.training.attribution.sayings import OUTCOMES, said_of_makers

__all__ = ["rows_of", "trainings"]

Rows = list[tuple[str, ...]]
Judged = Mapping[str, Answers]


def trainings(folder: Path, recipe: MakerRecipe) -> dict[str, Answers]:
    """Return what every judged training below a folder says, by what is other about it."""
    folds = {f"fold-{number}": fold for number, fold in enumerate(recipe.folds, start=1)}
    found = {_told(number, fold): folder / number for number, fold in folds.items()}
    found["released"] = folder
    return {told: read_outcome(at) for told, at in found.items() if was_judged(at)}


def _told(number: str, fold: MakerFold) -> str:
    return f"{number}: {fold.told}"


def rows_of(judged: Judged) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Yield the title, the columns and the rows of each table."""
    for title, table in (
        (CLOSED, {told: one.closed() for told, one in judged.items()}),
        (OPEN, {told: one.opened() for told, one in judged.items()}),
        (ZERO, {told: one.described() for told, one in judged.items()}),
        (TOGETHER, {told: one.together() for told, one in judged.items()}),
    ):
        yield _table(title, table)
    for told, of in judged.items():
        yield _at_limits(told, of)
    yield _listed(
        "Unknown makers: rejected, or put into their family",
        ("maker", "said"),
        [
            (k, (name, told), one)
            for k, of in judged.items()
            for name, told, one in of.strangers()
        ],
    )
    yield _listed(
        "Photographs put down to a generator",
        ("source", "codec"),
        [
            (k, (at or "all", how), one)
            for k, of in judged.items()
            for at, how, one in of.photographs()
        ],
    )
    yield _listed(
        "Known makers found after a codec, top-1",
        ("codec", "learned"),
        [
            (k, (codec, "yes" if learned else "no"), one)
            for k, of in judged.items()
            for codec, learned, one in of.codecs()
        ],
    )
    for told, of in judged.items():
        yield _confusion(told, of)


def _table(title: str, judged: Mapping[str, Table]) -> tuple[str, tuple[str, ...], Rows]:
    """Return a table with a row for each training and each reading beside it."""
    lines = [
        (told, rival, answers) for told, of in judged.items() for rival, answers in of.items()
    ]
    names = list(dict.fromkeys(name for *_, answers in lines for name in answers))
    rows: Rows = [
        (told, rival, *(said(answers[name]) if name in answers else "" for name in names))
        for told, rival, answers in lines
    ]
    return title.capitalize(), ("training", "read by", *names), rows


def _listed(
    title: str, columns: tuple[str, str], lines: Sequence[tuple[str, tuple[str, str], Answer]]
) -> tuple[str, tuple[str, ...], Rows]:
    rows: Rows = [(told, *beside, said(one)) for told, beside, one in lines]
    return title, ("training", *columns, "share"), rows


def _at_limits(told: str, of: Answers) -> tuple[str, tuple[str, ...], Rows]:
    """Return what is said of works of each maker at the limits of the pack."""
    rows: Rows = [
        (name, *(said(found[one]) if one in found else "" for one in OUTCOMES))
        for name, found in said_of_makers(of)
    ]
    return f"At the pack's own limits: {told}", ("made by", *OUTCOMES), rows


def _confusion(told: str, of: Answers) -> tuple[str, tuple[str, ...], Rows]:
    names = tuple(of.known)
    rows: Rows = [
        (name, *map(str, row)) for name, row in zip(names, of.confusion().tolist(), strict=True)
    ]
    return f"Put down to, by maker: {told}", ("made by", *names), rows


def said(one: Answer) -> str:
    """Return a figure with its interval, how many it is of, and chance."""
    return (
        f"{one.value:.2f} [{one.low:.2f}, {one.high:.2f}], n {one.n}, chance {one.chance:.2f}"
    )
