"""A model pack as one file of a case: a zip archive of its card and its files, not compressed.

The same pack always makes the same bytes, so that the archive's hash names it. Whoever takes
the archive out of a case and unpacks it has the pack's folder again.
"""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from workbench.archive import MADE, Out, Sink
from workbench.errors import HashMismatch, WorkerCrashed
from workbench.model import MODEL_CARD, KeptModel, ModelPack, ModelPiece

MOST_BYTES = (1 << 29) + (1 << 20)  # of a pack with its card
MOST_FILES = 64
MOST_CARD_BYTES = 1 << 20

_READ_ONLY = 0o100444 << 16


def write_archive(sink: Sink, pack: ModelPack, pieces: Iterable[ModelPiece]) -> None:
    """Write a pack from its pieces: the card, then the files by name.

    Raises `WorkerCrashed` where they are not that very pack, byte by byte: the reader that
    sent them is broken, or not honest. What the sink raises passes through.
    """
    wanted = {MODEL_CARD: pack.card_sha256} | dict(sorted(pack.files.items()))
    if len(wanted) > MOST_FILES + 1:
        raise _refusal(pack)
    out = Out(sink)
    archive = ZipFile(out, "w", ZIP_STORED)
    try:
        found = dict(_files(archive, wanted, _limited(pack, pieces)))
        if list(found.items()) != list(wanted.items()):
            raise _refusal(pack)
        archive.close()
    except BaseException:
        out.close()
        archive.close()
        raise


def _files(
    archive: ZipFile, wanted: Iterable[str], pieces: Iterable[ModelPiece]
) -> Iterator[tuple[str, str]]:
    """Write each file in its turn; yield its name and the sha256 of what was written."""
    left = list(wanted)
    for file, parts in groupby(pieces, key=lambda piece: piece.file):
        if not left or file != left.pop(0):
            yield file, ""
            return
        entry = ZipInfo(file, MADE)
        entry.create_system, entry.external_attr = 3, _READ_ONLY
        digest = hashlib.sha256()
        with archive.open(entry, "w") as target:
            for part in parts:
                chunk = part.content.tobytes()
                digest.update(chunk)
                target.write(chunk)
        yield file, digest.hexdigest()


def _limited(pack: ModelPack, pieces: Iterable[ModelPiece]) -> Iterator[ModelPiece]:
    """Pass pieces on, up to the size that a pack has at most."""
    left = MOST_BYTES
    for piece in pieces:
        if not isinstance(piece, ModelPiece) or piece.content.nbytes > left:
            raise _refusal(pack)
        left -= piece.content.nbytes
        yield piece


def _refusal(pack: ModelPack) -> WorkerCrashed:
    return WorkerCrashed(
        f"the worker process sent other bytes than those of {pack.name} {pack.version}"
    )


def read_card(path: Path, kept: KeptModel) -> str:
    """Return the card of a pack from its archive in the case.

    Raises `HashMismatch` where it is not the card on record, or cannot be read.
    """
    try:
        with ZipFile(path) as archive, archive.open(MODEL_CARD) as card:
            content = card.read(MOST_CARD_BYTES)
    except (OSError, KeyError, ValueError, BadZipFile) as error:
        raise HashMismatch(f"the card of {kept.name} {kept.version} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != kept.card_sha256:
        raise HashMismatch(f"the card of {kept.name} {kept.version} is not the one on record")
    return content.decode("utf-8", errors="replace")
