"""Model packs: files of weights with a card that says what they are, loaded by hash.

A pack is a folder `<name>/<version>` with `card.toml` and the files that the card lists. It
loads only when every file has the hash on the card, so that a result can name its model.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

from workbench.errors import ModelMismatch, ModelMissing

CARD = "card.toml"
CARD_BYTES = 1 << 20
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a model is given.

    `crop` names what of the picture ("frame", "face"); `size` is its side in pixels, None
    where it is free; `layout` the order of axes and channels, `normalisation` what is done
    to the pixels before they are handed over.
    """

    crop: str
    layout: str
    normalisation: str
    size: int | None = None


class Measured(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One measured figure: what was counted, over how many (n), and under what conditions."""

    quantity: str
    value: float
    n: int
    conditions: str
    unit: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What must be known of a model before its output is believed.

    `files` maps the name of every file of the pack to its sha256. `sources` say where each
    file is from; `not_trained_on` and `limits` are sentences for the report.
    """

    name: str
    version: str
    title: str
    task: str
    network: str
    reference: str
    licence: str
    sources: tuple[str, ...]
    training_data: str
    not_trained_on: str
    limits: tuple[str, ...]
    input: Given
    output: str
    files: dict[str, str]
    measured: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A loaded pack. `sha256` is of its files' names and hashes, sorted: the model's identity.

    The card's own words may be corrected without making it another model.
    """

    card: Card
    folder: Traversable
    sha256: str

    def read(self, file: str) -> bytes:
        """Return the bytes of one of the pack's files, its hash checked on these bytes.

        Raises `ModelMissing` where there is no such file, `ModelMismatch` where it is another.
        """
        if file not in self.card.files:
            raise ModelMissing(f"{self.card.name} {self.card.version} has no file {file!r}")
        content = _bytes(self.folder, file)
        digest = hashlib.sha256(content).hexdigest()
        if digest != self.card.files[file]:
            raise ModelMismatch(
                f"{self.card.name} {self.card.version}: {file} has the sha256 {digest}, "
                f"its card says {self.card.files[file]}"
            )
        return content


@cache
def load(name: str, version: str) -> Pack:
    """Return a pack that Loupe carries, every hash checked; once per process.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    if not (_NAME.fullmatch(name) and _NAME.fullmatch(version)):
        raise ModelMissing(f"no model pack can be called {name!r} {version!r}")
    pack = load_folder(resources.files("resources").joinpath("models", name, version))
    if (pack.card.name, pack.card.version) != (name, version):
        raise ModelMismatch(f"the pack at {name}/{version} says it is another: {_named(pack)}")
    return pack


def load_folder(folder: Traversable) -> Pack:
    """Return the pack in a folder, every hash checked.

    Raises `ModelMissing` and `ModelMismatch`.
    """
    pack = _pack(folder, _card(folder))
    for file in pack.card.files:
        pack.read(file)
    return pack


def _pack(folder: Traversable, card: Card) -> Pack:
    listed = "".join(f"{file}\0{card.files[file]}\n" for file in sorted(card.files))
    return Pack(card=card, folder=folder, sha256=hashlib.sha256(listed.encode()).hexdigest())


def _card(folder: Traversable) -> Card:
    """Return the card; refuse keys that it does not know, and file names that lead away."""
    content = _bytes(folder, CARD)
    try:
        card = msgspec.convert(tomllib.loads(content[:CARD_BYTES].decode("utf-8")), Card)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ModelMismatch(f"the card of {folder.name!r} cannot be read: {error}") from error
    odd = [file for file in card.files if not _NAME.fullmatch(file)]
    odd += [file for file, digest in card.files.items() if not _SHA256.fullmatch(digest)]
    if odd or not card.files:
        raise ModelMismatch(f"the card of {card.name!r} names no usable files: {odd}")
    return card


def _bytes(folder: Traversable, file: str) -> bytes:
    try:
        return folder.joinpath(file).read_bytes()
    except OSError as error:
        raise ModelMissing(f"{folder.name}: {file} cannot be read: {error.strerror}") from error


def _named(pack: Pack) -> str:
    return f"{pack.card.name} {pack.card.version}"
