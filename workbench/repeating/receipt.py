"""The receipt of a rerun: what was repeated, where, and how alike it is; as JSON for a file."""

import hashlib
import os
import platform
from pathlib import Path

from workbench import __version__, audit
from workbench.errors import ReceiptNotWritten
from workbench.repeating.comparing import TOLERANCE, TOLERANCE_WORDS, Alike
from workbench.repeating.recorded import Recorded
from workbench.repeating.rerun import Repeated, Rerun

__all__ = ["FORMAT", "document", "line", "require_vacant", "write"]

FORMAT = "loupe-rerun 1"
Document = dict[str, object]

WORDS = {
    Alike.BIT_EQUAL: "bit-equal",
    Alike.WITHIN_TOLERANCE: "within tolerance",
    Alike.DIFFERENT: "different",
    Alike.NOT_REPEATABLE: "not repeatable",
}


def document(made: Rerun) -> Document:
    """Return the receipt, with the environments of both readings."""
    recorded = made.recorded
    return {
        "format": FORMAT,
        "at": audit.timestamp(made.at),
        "program": f"loupe {__version__}",
        "result": str(made.alike),
        "tolerance": {"score": TOLERANCE, "words": TOLERANCE_WORDS},
        "finding": {
            "id": recorded.finding.id,
            "state": str(recorded.finding.state),
            "statement": recorded.finding.statement,
        },
        "exhibit": recorded.item.exhibit,
        "media_sha256": recorded.item.sha256,
        "host": platform.node(),
        "software": dict(sorted(made.software.items())),
        "runs": [_run(one) for one in made.runs],
        "runs_not_on_record": list(recorded.missing),
        "package": _package(recorded),
    }


def _package(recorded: Recorded) -> Document | None:
    """Return what ties the receipt to a package: its digest, its log, the sealed records."""
    seal, finding = recorded.sealed, recorded.finding
    if seal is None:
        return None
    runs = (f"analyzer_run/{one}" for one in finding.run_ids)
    names = (f"finding/{finding.id}", f"media_item/{recorded.item.id}", *runs)
    return {
        "tagmanifest_sha256": seal.tagmanifest_sha256,
        "head": seal.head,
        "sealed_sha256": seal.of(names),
    }


def _run(one: Repeated) -> Document:
    run, found = one.run, one.comparison
    return {
        "run": run.id,
        "analyzer": run.info.name,
        "version": run.info.version,
        "model_sha256": run.model_sha256,
        "seed": run.seed,
        "result": str(found.alike),
        "reason": one.reason or None,
        "detail": one.detail or None,
        "scores_compared": found.scores,
        "measurements_compared": found.quantities,
        "maps_compared": found.maps,
        "curves_compared": found.curves,
        "largest_difference": found.largest,
        "remarks": list(found.remarks),
        "recorded_software": dict(sorted(run.software.items())),
        "recorded_device": run.device,
        "device": one.setup.device if one.setup else None,
        "software_changed": _changed(one),
    }


def _changed(one: Repeated) -> dict[str, list[str | None]]:
    """Return what is another now: its version then and now."""
    then, now = one.run.software, one.setup.software if one.setup else {}
    names = sorted(then.keys() | now.keys())
    return {n: [then.get(n), now.get(n)] for n in names if now and then.get(n) != now.get(n)}


def line(one: Repeated) -> str:
    """Return one run of a receipt for people."""
    found = one.comparison
    told = f"{one.run.info.name} {one.run.info.version}: {WORDS[found.alike]}"
    if one.reason:
        return f"{told} ({one.reason}: {one.detail})"
    by = "" if found.largest is None else f", by {found.largest:.3g} at most"
    maps = "maps not compared" if found.maps is None else f"{found.maps} maps"
    curves = f", {found.curves} curves" if found.curves else ""
    counted = f"{found.scores} scores, {found.quantities} measurements, {maps}{curves}"
    return f"{told} ({counted}{by})" + "".join(f"\n  {why}" for why in found.remarks)


def require_vacant(path: Path | None) -> None:
    """Refuse a place where something lies, before anything is read: ReceiptNotWritten."""
    if path is not None and (path.exists() or path.is_symlink()):
        raise ReceiptNotWritten(f"{path} is there already.")


def write(path: Path, receipt: Document) -> str:
    """Write a receipt into a new file, and return its SHA-256. Raises ReceiptNotWritten."""
    content = audit.encode(receipt) + b"\n"
    try:
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ReceiptNotWritten(f"{path} cannot be written: {error.strerror}.") from error
    return hashlib.sha256(content).hexdigest()
