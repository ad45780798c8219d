"""The packs of this user, beside those that Loupe carries; a folder is copied in whole.

They lie in the user's data folder as `<name>/<version>`; the variable LOUPE_MODELS names
another one. Nothing here runs a model: cards are read and files are hashed.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

import platformdirs

from analyzers.runtime.card import CARD, CARD_BYTES, parsed
from analyzers.runtime.packs import Pack, carried, described, load_folder, of_card
from workbench.errors import (
    ModelExists,
    ModelMismatch,
    ModelMissing,
    ModelNotKept,
    WorkbenchError,
)
from workbench.superseded import in_order

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


def newest(kept: Iterable[Pack] = ()) -> list[Pack]:
    """Return the user's packs whose cards can be read, the last version of each, by name.

    And of those that a case has `kept`, where this user has none of the name: what was added
    on this workstation is not put aside by a case from elsewhere.
    """
    own = _latest(place.pack for place in placed() if place.origin == OWN and place.pack)
    ours = {folder.name for folder in _within(carried())} | own.keys()
    others = _latest(pack for pack in kept if pack.card.name not in ours)
    return [pack for _, pack in sorted((own | others).items())]


def _latest(packs: Iterable[Pack]) -> dict[str, Pack]:
    """Return the last version of each pack, by name."""
    found = sorted(packs, key=lambda pack: in_order(pack.card.version))
    return {pack.card.name: pack for pack in found}


def _folders(root: Traversable) -> Iterator[Traversable]:
    for name in _within(root):
        yield from _within(name)


def _within(folder: Traversable) -> list[Traversable]:
    """Return the folders in a folder, by name; none where it is not there."""
    try:
        below = [
            f for f in folder.iterdir() if f.is_dir() and not f.name.startswith((".", "_"))
        ]
    except OSError:
        return []
    return sorted(below, key=lambda entry: entry.name)


def _placed(origin: str, folder: Traversable) -> Placed:
    try:
        pack = described(folder)
        if isinstance(folder, Path) and folder.parts[-2:] != (
            pack.card.name,
            pack.card.version,
        ):
            raise ModelMismatch(f"the pack at {folder} says it is another: {pack.card.called}")
    except WorkbenchError as error:
        return Placed(origin=origin, folder=folder, pack=None, error=error)
    return Placed(origin=origin, folder=folder, pack=pack, error=None)


def size(place: Placed) -> int:
    """Return how many bytes a pack's files have, as far as they are there."""
    root, files = Path(str(place.folder)), place.pack.card.files if place.pack else ()
    return sum((root / file).stat().st_size for file in files if (root / file).is_file())


@contextmanager
def staged(source: Path) -> Iterator[Staged]:
    """Copy a pack in, and put it in its place when the block ends without an error.

    Every file is hashed as it is copied and again where it lies. Only regular files that the
    card lists are taken. Raises `ModelMissing`, `ModelMismatch`, `ModelNotKept`, and
    `ModelExists` where name and version stand for another pack or Loupe carries the name.
    """
    content = _taken(source, CARD, CARD_BYTES)
    pack = _offered(source, content)
    final = own_folder() / pack.card.name / pack.card.version
    if _stands(final, pack, content):
        yield Staged(described(final), is_new=False)
        return
    staging = final.parent / f"{STAGING}{uuid4().hex}"
    try:
        with _writing(final.parent):
            staging.mkdir(parents=True)
            _fill(source, staging, pack, content)
        yield Staged(load_folder(staging), is_new=True)
        with _writing(final.parent):
            _publish(staging, final, pack, content)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with suppress(OSError):
            final.parent.rmdir()  # only where nothing came of it


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Make an expected error of a full or closed disk."""
    try:
        yield
    except OSError as error:
        raise ModelNotKept(f"{folder} cannot be written: {error.strerror}") from error


def _offered(source: Path, content: bytes) -> Pack:
    """Return the pack that a folder's card describes, if its name is free to take."""
    card = parsed(content, source.name)
    if card.name in {folder.name for folder in _within(carried())}:
        raise ModelExists(f"Loupe carries a pack that is named {card.name!r}")
    return of_card(card, content, source)


def _stands(final: Path, pack: Pack, content: bytes) -> bool:
    """Say whether this very pack is in its place; raise `ModelExists` for another one."""
    if not final.exists():
        return False
    there = described(final)
    if there.sha256 != pack.sha256:
        raise ModelExists(f"{pack.card.called} is there already, with other files")
    if (final / CARD).read_bytes() != content:
        raise ModelExists(f"{pack.card.called} is there already, with another card")
    there.check()
    return True


def _fill(source: Path, staging: Path, pack: Pack, content: bytes) -> None:
    """Copy the card and every file that it lists; raise where a file is not the one listed."""
    (staging / CARD).write_bytes(content)
    left = MOST_BYTES
    for file, listed in pack.card.files.items():
        with (staging / file).open("xb") as target:
            digest, size = _copied(source, file, target, left)
            os.fsync(target.fileno())
        left -= size
        if digest != listed:
            raise ModelMismatch(
                f"{pack.card.called}: {file} has the sha256 {digest}, its card says {listed}"
            )


def _copied(source: Path, file: str, target: BinaryIO, most: int) -> tuple[str, int]:
    """Copy one file; return its sha256 and size."""
    digest, size = hashlib.sha256(), 0
    with _opened(source, file) as given:
        while chunk := given.read(COPIED_AT_ONCE):
            size += len(chunk)
            if size > most:
                raise ModelMismatch(f"{source.name}: a pack has at most {MOST_BYTES >> 20} MiB")
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest(), size


def _taken(source: Path, file: str, most: int) -> bytes:
    """Return the bytes of a small file."""
    with _opened(source, file) as given:
        content = given.read(most + 1)
    if len(content) > most:
        raise ModelMismatch(f"{source.name}: {file} has more than {most} bytes")
    return content


def _opened(source: Path, file: str) -> BinaryIO:
    """Open a regular file of the folder itself: no link, device or pipe."""
    flags = os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_NONBLOCK") | _flag("O_BINARY")
    path = source / file
    if path.is_symlink():
        raise ModelMismatch(f"{source.name}: {file} is a link; a pack holds its files itself")
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise ModelMissing(f"{source.name}: {file} cannot be read: {error.strerror}") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ModelMismatch(f"{source.name}: {file} is no regular file")
    return os.fdopen(descriptor, "rb")


def _flag(name: str) -> int:
    return int(getattr(os, name, 0))  # not every system has every flag


def _publish(staging: Path, final: Path, pack: Pack, content: bytes) -> None:
    """Move a pack to its place in one step, unless another one was put there meanwhile."""
    try:
        staging.rename(final)
    except OSError as error:
        if not final.exists():
            raise
        if not _stands(final, pack, content):
            raise ModelExists(f"{pack.card.called} is there already") from error
