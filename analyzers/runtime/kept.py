"""Packs that a case keeps: each is one archive, opened only if it has the hash on record."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zipfile import Path as Within

from analyzers.runtime.packs import Pack, described
from workbench.errors import AnalyzerError, ModelMismatch, ModelMissing
from workbench.model import ModelArchive

__all__ = ["copy_of", "in_archive", "usable"]


def usable(archives: Iterable[ModelArchive]) -> Iterator[Pack]:
    """Yield the packs of those archives that are there and are as they were kept.

    The others are told by `loupe verify`.
    """
    for archive in archives:
        try:
            yield in_archive(archive)
        except AnalyzerError:
            continue


def copy_of(pack: Pack, kept: Iterable[Pack]) -> Pack | None:
    """Return the very same pack among those that a case keeps, by the hash of its card.

    The card holds the hashes of all its files. None where there is no such pack besides.
    """
    same = (one for one in kept if one is not pack and one.card_sha256 == pack.card_sha256)
    return next(same, None)


def in_archive(archive: ModelArchive) -> Pack:
    """Return the pack in an archive.

    Raises `ModelMissing`, and `ModelMismatch` for other bytes than those that were kept, before
    anything reads them.
    """
    if _digest(archive.path) != archive.sha256:
        raise ModelMismatch(f"{archive.path.name} is not the archive that the case kept")
    try:
        return described(Within(ZipFile(archive.path)))
    except (OSError, BadZipFile) as error:
        raise ModelMissing(f"{archive.path.name} cannot be opened") from error


def _digest(path: Path) -> str:
    """Return the sha256 of a regular file: no link, no pipe that would never end."""
    flags = os.O_RDONLY | sum(getattr(os, name, 0) for name in _FLAGS)
    try:
        descriptor = os.open(path, flags)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            with os.fdopen(descriptor, "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        os.close(descriptor)
    except OSError as error:
        raise ModelMissing(f"{path.name} cannot be read: {error.strerror}") from error
    raise ModelMissing(f"{path.name} is no regular file")


_FLAGS = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
