"""Model packs: files of weights with a card that says what they are, loaded by hash.

A pack is a folder `<name>/<version>` with `card.toml` and the files that the card lists. It
loads only when every file has the hash on the card, so that a result can name its model.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import ClassVar
from zipfile import BadZipFile

from analyzers.runtime.card import CARD, NAME, Card, parsed
from workbench.errors import AnalyzerError, ModelMismatch, ModelMissing
from workbench.model import ModelPack

READ_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A loaded pack. `sha256` is of its files' names and hashes, sorted: the model's identity.

    The card's own words may be corrected without making it another model.
    """

    card: Card
    folder: Traversable
    sha256: str
    card_sha256: str

    @property
    def described(self) -> ModelPack:
        """What the pack is, for the record of a run."""
        return ModelPack(
            name=self.card.name,
            version=self.card.version,
            licence=self.card.licence,
            card_sha256=self.card_sha256,
            files=self.card.files,
        )

    def chunks(self, file: str) -> Iterator[bytes]:
        """Yield the card or one of the pack's files in parts; nobody checks its hash here.

        Raises `ModelMissing` where there is no such file.
        """
        if file != CARD:
            self._listed(file)
        return _chunks(self.folder, file)

    def read(self, file: str) -> bytes:
        """Return the bytes of one of the pack's files, its hash checked on these bytes.

        Raises `ModelMissing` where there is no such file, `ModelMismatch` where it is another.
        """
        listed = self._listed(file)
        content = _bytes(self.folder, file)
        self._compare(file, hashlib.sha256(content).hexdigest(), listed)
        return content

    def check(self) -> None:
        """Read every file once, without holding it. Raises as `read` does."""
        for file in self.card.files:
            self._compare(file, _digest(self.folder, file), self._listed(file))

    def _listed(self, file: str) -> str:
        if file not in self.card.files:
            raise ModelMissing(f"{self.card.called} has no file {file!r}")
        return self.card.files[file]

    def _compare(self, file: str, digest: str, listed: str) -> None:
        if digest != listed:
            raise ModelMismatch(
                f"{self.card.called}: {file} has the sha256 {digest}, its card says {listed}"
            )


class OfPack:
    """What runs the pack in its `folder`, whose files are checked whenever it is asked."""

    folder: ClassVar[Traversable]

    @property
    def model_sha256(self) -> str:
        """The pack's identity, its files checked; raises ModelMissing, ModelMismatch."""
        return load_folder(self.folder).sha256

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The pack that is used, its files checked; raises ModelMissing, ModelMismatch."""
        return (load_folder(self.folder),)


@cache
def load(name: str, version: str) -> Pack:
    """Return a pack that Loupe carries, every hash checked; once per process.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    if not (NAME.fullmatch(name) and NAME.fullmatch(version)):
        raise ModelMissing(f"no model pack can be called {name!r} {version!r}")
    pack = load_folder(carried().joinpath(name, version))
    if (pack.card.name, pack.card.version) != (name, version):
        raise ModelMismatch(
            f"the pack at {name}/{version} says it is another: {pack.card.called}"
        )
    return pack


def carried() -> Traversable:
    """Return the folder of the packs that Loupe carries."""
    return resources.files("resources").joinpath("models")


def load_folder(folder: Traversable) -> Pack:
    """Return the pack in a folder, every hash checked.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    pack = described(folder)
    pack.check()
    return pack


def described(folder: Traversable) -> Pack:
    """Return the pack in a folder by its card alone; its files are checked when they are read.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    content = _bytes(folder, CARD)
    return of_card(parsed(content, folder.name), content, folder)


def card_in(folder: Traversable) -> Card | None:
    """Return the card of the pack in a folder, None where it cannot be read."""
    try:
        return described(folder).card
    except AnalyzerError:
        return None


def of_card(card: Card, content: bytes, folder: Traversable) -> Pack:
    """Return the pack of a folder whose card was parsed from these bytes."""
    written = hashlib.sha256(content).hexdigest()
    return Pack(card=card, folder=folder, sha256=card.sha256, card_sha256=written)


def _bytes(folder: Traversable, file: str) -> bytes:
    with _reading(folder, file):
        return folder.joinpath(file).read_bytes()


def _digest(folder: Traversable, file: str) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(folder, file):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(folder: Traversable, file: str) -> Iterator[bytes]:
    with _reading(folder, file), folder.joinpath(file).open("rb") as opened:
        while chunk := opened.read(READ_AT_ONCE):
            yield chunk


@contextmanager
def _reading(folder: Traversable, file: str) -> Iterator[None]:
    """Make expected errors of a file that is not there, and of a damaged archive."""
    try:
        yield
    except (OSError, KeyError, BadZipFile) as error:
        why = error.strerror if isinstance(error, OSError) else "the archive is damaged"
        raise ModelMissing(f"{folder}: {file} cannot be read: {why}") from error
