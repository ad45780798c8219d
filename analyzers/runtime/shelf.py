"""The packs of this user, beside those that Loupe carries; a folder is copied in whole.

They lie in the user's data folder as `<name>/<version>`; the variable LOUPE_MODELS names
another one. Nothing here runs a model: cards are read and files are hashed.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from uuid import uuid4

import platformdirs

from analyzers.runtime.card import CARD, CARD_BYTES
from analyzers.runtime.packs import Pack, carried, described
from workbench.errors import ModelExists, ModelMismatch, ModelMissing, WorkbenchError

PLACE = "LOUPE_MODELS"
BUILT_IN, OWN = "built-in", "added"
MOST_BYTES = 1 << 29  # of a pack
COPIED_AT_ONCE = 1 << 22
STAGING = ".staging-"  # no version of a pack begins with a dot


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A folder that should be a pack: the pack by its card, or the error that it gave."""

    origin: str
    folder: Traversable
    pack: Pack | None
    error: WorkbenchError | None


@dataclass(frozen=True, slots=True)
class Staged:
    """A pack that was copied, not yet in its place; `is_new` unless it stands there already."""

    pack: Pack
    is_new: bool


def own_folder() -> Path:
    """Return where this user's packs lie; it need not exist."""
    named = os.environ.get(PLACE)
    return Path(named) if named else platformdirs.user_data_path("loupe") / "models"


def placed() -> Iterator[Placed]:
    """Yield every pack: those that Loupe carries, then the user's, each by name and version."""
    for origin, root in ((BUILT_IN, carried()), (OWN, own_folder())):
        for folder in _folders(root):
            yield _placed(origin, folder)


def own_packs() -> Iterator[Pack]:
    """Yield the user's packs whose cards can be read."""
    for found in placed():
        if found.origin == OWN and found.pack is not None:
            yield found.pack


def _folders(root: Traversable) -> Iterator[Traversable]:
    for name in _within(root):
        yield from _within(name)


def _within(folder: Traversable) -> list[Traversable]:
    """Return the folders in a folder, by name; none where it is not there."""
    try:
        below = [f for f in folder.iterdir() if f.is_dir() and not f.name.startswith((".", "_"))]
    except OSError:
        return []
    return sorted(below, key=lambda entry: entry.name)


def _placed(origin: str, folder: Traversable) -> Placed:
    try:
        pack = described(folder)
        if isinstance(folder, Path) and folder.parts[-2:] != (pack.card.name, pack.card.version):
            raise ModelMismatch(f"the pack at {folder} says it is another: {pack.card.called}")
    except WorkbenchError as error:
        return Placed(origin=origin, folder=folder, pack=None, error=error)
    return Placed(origin=origin, folder=folder, pack=pack, error=None)


@contextmanager
def staged(source: Path) -> Iterator[Staged]:
    """Copy a pack in, and put it in its place when the block ends without an error.

    Every file is hashed as it is copied and again where it lies. Only regular files that the
    card lists are taken. Raises `ModelMissing`, `ModelMismatch`, and `ModelExists` where the
    name and version stand for other files, or Loupe carries a pack of that name.
    """
    content = _taken(source, CARD, CARD_BYTES)
    pack = _offered(source, content)
    final = own_folder() / pack.card.name / pack.card.version
    if _stands(final, pack, content):
        yield Staged(described(final), is_new=False)
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    staging = final.parent / f"{STAGING}{uuid4().hex}"
    staging.mkdir()
    try:
        _fill(source, staging, pack, content)
        yield Staged(pack=_checked(staging), is_new=True)
        _publish(staging, final, pack, content)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with suppress(OSError):
            final.parent.rmdir()  # only where nothing came of it


def _offered(source: Path, content: bytes) -> Pack:
    """Return the pack that a folder's card describes, if its name is free to take."""
    from_card = described_by(source, content)
    names = {f.name for f in _within(carried())}
    if from_card.card.name in names:
        raise ModelExists(f"Loupe carries a pack that is named {from_card.card.name!r}")
    return from_card


def described_by(folder: Path, content: bytes) -> Pack:
    """Return the pack in a folder by these bytes of its card. Raises `ModelMismatch`."""
    from analyzers.runtime.card import parsed  # noqa: PLC0415

    card = parsed(content, folder.name)
    return Pack(card=card, folder=folder, sha256=card.sha256)
