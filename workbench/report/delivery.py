"""Put a finished report where it was asked for: whole or not, and never over evidence."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from workbench.errors import ReportError
from workbench.model import Receipt

PDF_HEAD = b"%PDF-"


def require_target(target: Path, case_folder: Path, receipts: Iterable[Receipt]) -> Path:
    """Return the absolute path to write, or raise ReportError when that could harm something.

    Refused are the case folder, a file that was received as evidence, and any existing file
    that is not a PDF.
    """
    place = Path(os.path.abspath(target))  # noqa: PTH100  # does not follow a link at the end
    real = place.parent.resolve() / place.name
    if not real.parent.is_dir():
        raise ReportError(f"There is no folder {real.parent}.")
    if real.is_relative_to(case_folder.resolve()):
        raise ReportError(f"{target} lies inside the case, which keeps its own copy there.")
    if any(_same(real, Path(receipt.path)) for receipt in receipts):
        raise ReportError(f"{target} is a file that was received as evidence.")
    if real.is_symlink() or (real.exists() and not _is_pdf(real)):
        raise ReportError(f"{target} exists and is not a report; it is not overwritten.")
    return real


@contextmanager
def written(target: Path, data: bytes, sha256: str) -> Iterator[None]:
    """Write the PDF and its sidecar beside their places; move them there if the body succeeds.

    The sidecar has the format of sha256sum. Raises ReportError when the disk refuses.
    """
    sidecar = target.with_name(f"{target.name}.sha256")
    line = f"{sha256}  {target.name}\n".encode(errors="surrogateescape")
    mark = uuid4().hex
    parts = [(place.with_name(f".{mark}{place.suffix}"), place) for place in (target, sidecar)]
    try:
        with _told(target):
            for (part, _), content in zip(parts, (data, line), strict=True):
                _write(part, content)
        yield
        with _told(target, " The report is on record, and its copy lies in the case."):
            for part, place in parts:
                part.replace(place)
    finally:
        for part, _ in parts:
            with suppress(OSError):
                part.unlink()


@contextmanager
def _told(target: Path, remark: str = "") -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ReportError(
            f"{target} cannot be written: {error.strerror or error}.{remark}"
        ) from error


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(PDF_HEAD)) == PDF_HEAD
    except OSError:
        return False
