"""The sample case: small media of known making, shipped with the program."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

import platformdirs

from workbench.model import Case

RECEIVED_FROM = "Loupe's own sample"


def sample_case() -> Case:
    """Return a fresh case with a question that the sample media answer."""
    return Case(
        number="SAMPLE-1",
        title="Sample case",
        examiner="Sample examiner",
        agency="Loupe",
        question="Are these media as they were recorded? If not, where and when?",
    )


def sample_root() -> Path:
    """Return the folder that holds the sample cases of this user."""
    return platformdirs.user_data_path("loupe") / "demo"


def sample_folder() -> Path:
    """Return a folder for one more sample case, named by the clock for a person."""
    return sample_root() / f"{datetime.now():%Y-%m-%d-%H%M%S}"


@contextmanager
def sample_files() -> Iterator[list[Path]]:
    """Give the paths of the sample media while the block runs, in the order of the card."""
    with as_file(files("resources") / "sample") as folder:
        card = tomllib.loads((folder / "card.toml").read_text("utf-8"))
        yield [folder / entry["name"] for entry in card["file"]]
