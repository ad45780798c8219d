"""Records as lines and rows for people at a terminal."""

from typing import Any

from workbench.model import AnalyzerRun, Arrival, Author, FaceTrack, MediaItem, RunState
from workbench.text import printable_name

RUN_COLUMNS = ["exhibit", "analyzer", "state", "scored", "n/a", "withheld", "failed", "unseen"]
ITEM_COLUMNS = ["exhibit", "name", "state", "kind", "size", "SHA-256", "runs finished"]

TRACK_COLUMNS = ["id", "label", "frames", "face found in", "by", "state"]
ID_LETTERS = 8


def run_row(item: MediaItem, run: AnalyzerRun) -> list[str]:
    """Return one row of the table of runs."""
    c = run.coverage
    counts = (c.scored, c.not_applicable, c.withheld, c.failed, c.not_examined)
    return [item.exhibit, run.info.name, str(run.state), *map(str, counts)]


def item_row(item: MediaItem, runs: list[AnalyzerRun]) -> list[str]:
    """Return one row of the table of media."""
    finished = sum(run.state is RunState.FINISHED for run in runs)
    state = f"{item.state}: {item.reason}" if item.reason else str(item.state)
    stream = item.stream
    size = f"{stream.width}×{stream.height}" if stream else f"{item.size_bytes:,} B"
    return [
        item.exhibit,
        item.original_name,
        state,
        str(item.kind or ""),
        size,
        item.sha256[:16],
        str(finished),
    ]


def arrival_line(arrival: Arrival) -> str:
    """Return one line about an arrival."""
    why = f"  {arrival.reason}: {arrival.detail}" if arrival.reason else ""
    return f"{arrival.exhibit or '—':8} {arrival.state:12} {arrival.path}{why}"


def score_line(kind: str, entry: dict[str, object]) -> str:
    """Return one line about an entry of the document of scores."""
    name = entry["analyzer"]
    if kind == "series":
        scored = [s for s in entry["scores"] if s is not None]  # type: ignore[attr-defined]
        of = f"{len(scored)} of {len(entry['frames'])} frames scored"  # type: ignore[arg-type]
        return (
            f"{name}: {of}" + (f", highest {max(scored):.3f}" if scored else "") + _where(entry)
        )
    if kind == "maps":
        return f"{name}: map of frame {entry['frame']}: {entry['path']}"
    if kind == "illustrations":
        shown = ", ".join(one["path"] for one in entry["pictures"])  # type: ignore[attr-defined]
        return f"{name}: {entry['name']} of frame {entry['frame']}: {shown}"
    if kind == "outcomes":
        reason = f": {entry['reason']} {entry['detail'] or ''}" if entry["reason"] else ""
        return f"{name}: the file as a whole {entry['outcome']}{reason}"
    if kind == "support":
        return f"{name}: {_supported(entry)}"
    value = entry["text"] if kind == "facts" else f"{entry['value']:.4g} {entry['unit']}"
    return f"{name}: {entry['name']} = {value}"


def _supported(entry: dict[str, Any]) -> str:
    """Say what a score is worth by which propositions, or that no ratio is stated and why."""
    said = str(entry["words"])
    if entry["llr"] is None:
        return said
    c1, c2 = entry["propositions"]
    return f"{said} (calibration {entry['calibration'][:8]}; C1: {c1} C2: {c2})"


def _where(entry: dict[str, Any]) -> str:
    """Say of a series over time where it is highest, and how high for a second."""
    if entry["highest_second"] is None:
        return ""
    score, found = f", highest second {entry['highest_second']:.3f}", entry["highest_stretch"]
    if found is None:
        return score
    return f"{score}, highest stretch {found['first_pts']:.2f} s to {found['last_pts']:.2f} s"


def trouble(run: AnalyzerRun) -> str:
    """Return one line on a run that failed, wholly or at some frames."""
    failed = [f"{r.count} {r.reason}" for r in run.coverage.reasons if r.outcome == "failed"]
    return f"{run.info.name}: {run.error or 'failed at ' + ', '.join(failed)}"


def track_row(track: FaceTrack) -> list[str]:
    """Return one row of the table of face tracks."""
    by = printable_name(track.examiner) if track.author is Author.EXAMINER else "the face pass"
    return [
        track.id[:ID_LETTERS],
        printable_name(track.label),
        f"{track.first_frame}–{track.last_frame}",
        str(track.frames),
        by,
        "excluded" if track.excluded else "",
    ]


def faces_line(document: dict[str, Any]) -> str:
    """Return one line about the faces of an exhibit, by the document of `loupe tracks`."""
    exhibit, state = document["exhibit"], document["state"]
    if document["frames"] is None:
        why = {None: "has not been made", "running": "is under way"}.get(state, f"was {state}")
        error = f" ({document['error']})" if document["error"] else ""
        return (
            f"{exhibit}: whether it shows faces is not known, "
            f"for the face pass {why}{error}. Next: loupe examine"
        )
    found = f"a face in {document['frames_with_face']} of {document['frames']} frames examined"
    return f"{exhibit}: {found}" + ("" if state == "finished" else f"; the pass was {state}")
