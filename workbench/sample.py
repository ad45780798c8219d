"""The sample case: small media of known making, shipped with the program."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from workbench.model import Case


def sample_case() -> Case:
    """Return a fresh case with a question that the sample media answer."""
    return Case(
        number="SAMPLE-1",
        title="Sample case",
        examiner="Sample examiner",
        agency="Loupe",
        question="Are these media as they were recorded? If not, where and when?",
    )


@contextmanager
def sample_files() -> Iterator[list[Path]]:
    """Give the paths of the sample media while the block runs, in the order of the card."""
    with as_file(files("resources") / "sample") as folder:
        card = tomllib.loads((folder / "card.toml").read_text("utf-8"))
        yield [folder / entry["name"] for entry in card["file"]]
