"""Records as the JSON documents of the command line. Null, never 0, is what was not scored."""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from workbench.calibration import words
from workbench.model import (
    AnalyzerRun,
    Arrival,
    Calibration,
    ChainHead,
    Coverage,
    FacesSeen,
    FaceTrack,
    Fact,
    FileOutcome,
    Finding,
    KeptModel,
    Measurement,
    MediaItem,
    Outcome,
    ScoreSeries,
    Shot,
    StoredIllustration,
    StoredMap,
    Support,
    Verification,
    WhatIfRecord,
)
from workbench.superseded import Superseded
from workbench.temporal import course, highest, series_score
from workbench.what_if import NOT_TRIED, Cell, Strip, strips, tried_words
from workbench.what_if_recipe import made_with

Document = dict[str, Any]


def arrivals(found: Iterable[Arrival]) -> Document:
    """Return the document of `loupe add`."""
    return {"items": [_plain(arrival) for arrival in found]}


def runs(pairs: Iterable[tuple[MediaItem, AnalyzerRun]]) -> Document:
    """Return the document of `loupe examine`."""
    return {"runs": [_run(item, run) for item, run in pairs]}


def status(
    case: object,
    items: Sequence[MediaItem],
    by_item: Mapping[str, Sequence[AnalyzerRun]],
    models: Iterable[KeptModel],
    superseded: Iterable[Superseded] = (),
) -> Document:
    """Return the document of `loupe status`, with the model packs that the case keeps."""
    return {
        "case": _plain(case),
        "superseded": [_plain(one) for one in superseded],
        "models": [_plain(kept) for kept in models],
        "items": [
            {**_plain(item), "runs": [_run(item, run) for run in by_item.get(item.id, ())]}
            for item in items
        ],
    }


def scores(
    found: Sequence[tuple[AnalyzerRun, ScoreSeries]],
    maps: Sequence[tuple[AnalyzerRun, StoredMap, Path]],
    measured: Sequence[tuple[AnalyzerRun, Measurement]],
    facts: Sequence[tuple[AnalyzerRun, Fact]],
    outcomes: Sequence[tuple[AnalyzerRun, FileOutcome]],
    *,
    illustrated: Sequence[tuple[AnalyzerRun, StoredIllustration, Sequence[Path]]] = (),
    tried: Sequence[tuple[MediaItem, WhatIfRecord]] = (),
    supported: Sequence[tuple[AnalyzerRun, Support, Calibration | None]] = (),
) -> Document:
    """Return the document of `loupe scores`."""
    return {
        "support": [_support(*one) for one in supported],
        "series": [_series(run, series) for run, series in found],
        "maps": [
            {
                "analyzer": run.info.name,
                "name": stored.name,
                "frame": stored.frame,
                "pts": stored.pts,
                "grid": str(stored.grid),
                "box": _plain(stored.box),
                "path": str(path),
                "meaning": stored.meaning,
            }
            for run, stored, path in maps
        ],
        "illustrations": [
            {
                "analyzer": run.info.name,
                "name": stored.name,
                "frame": stored.frame,
                "pts": stored.pts,
                "track": stored.track_id,
                "pictures": [
                    {"caption": picture.caption, "sha256": picture.sha256, "path": str(path)}
                    for picture, path in zip(stored.pictures, paths, strict=True)
                ],
                "meaning": stored.meaning,
            }
            for run, stored, paths in illustrated
        ],
        "measurements": [{"analyzer": run.info.name, **_plain(m)} for run, m in measured],
        "facts": [{"analyzer": run.info.name, **_plain(fact)} for run, fact in facts],
        "outcomes": [{"analyzer": run.info.name, **_plain(o)} for run, o in outcomes],
        "what_ifs": [what_if(item, record) for item, record in tried],
    }


def what_if(item: MediaItem, record: WhatIfRecord) -> Document:
    """Return the document of `loupe what-if`; a score that is missing is null, never 0."""
    asked = record.what_if
    return {
        "what_if": asked.id,
        "exhibit": item.exhibit,
        "first_frame": asked.first_frame,
        "last_frame": asked.last_frame,
        "in_report": asked.in_report,
        "copies": [_plain(one.copy) for one in record.tried],
        "left": [_plain(variant) for variant in record.left],
        "analyzers": [_strip(strip) for strip in strips(record)],
        "tried": tried_words(record, item),
        "made_with": made_with(asked),
        "not_tried": NOT_TRIED,
    }


def _strip(strip: Strip) -> Document:
    return {
        "analyzer": strip.info.name,
        "version": strip.info.version,
        "threshold": strip.threshold,
        "untouched": _cell(strip.untouched),
        "saved": _cell(strip.saved),
        "kinds": [
            {
                "kind": str(kind.kind),
                "stability": kind.stability,
                "copies": [_cell(cell) for cell in kind.cells],
            }
            for kind in strip.kinds
        ],
    }


def _cell(cell: Cell) -> Document | None:
    """Return what was said of one copy, None where nobody was asked."""
    if cell.answer is None:
        return None
    return {"strength": cell.variant.strength, **_plain(cell.answer)}


def findings(
    found: Iterable[tuple[Finding, str, str]], first: Mapping[str, Finding | None]
) -> Document:
    """Return the document of `loupe findings`: each with its support and its error rates.

    `first` holds, by id, the finding as first stated where its statement was rewritten.
    """
    return {
        "findings": [
            {
                **_plain(finding),
                "first_statement": before.statement if (before := first[finding.id]) else None,
                "support": support,
                "error_rates": rates or None,
            }
            for finding, support, rates in found
        ]
    }


def tracks(
    item: MediaItem,
    run: AnalyzerRun | None,
    seen: FacesSeen | None,
    shots: Sequence[Shot],
    found: Sequence[FaceTrack],
    *,
    interrupted: bool = False,
) -> Document:
    """Return the document of `loupe tracks`; counts are null where no face pass was kept.

    A pass that is on record as running is `interrupted` when nobody makes it any more.
    """
    outcomes = [str(list(Outcome)[o]) for o in seen.outcomes.tolist()] if seen else []
    return {
        "exhibit": item.exhibit,
        "state": "interrupted" if interrupted else str(run.state) if run else None,
        "error": run.error if run else None,
        "frames": len(seen.frames) if seen else None,
        "frames_with_face": int((seen.faces > 0).sum()) if seen else None,
        "outcomes": {str(o): outcomes.count(str(o)) for o in Outcome} if seen else None,
        "shots": [_plain(shot) for shot in shots],
        "tracks": [_track(track) for track in found],
    }


def verification(result: Verification) -> Document:
    """Return the document of `loupe verify`."""
    return _plain(result)


def head(text: str) -> ChainHead:
    """Return the chain head printed as SEQUENCE:HASH; raises ValueError."""
    sequence, _, digest = text.partition(":")
    if not sequence.isdecimal() or len(digest) != 64 or set(digest) - set("0123456789abcdef"):  # noqa: PLR2004  # SHA-256
        raise ValueError("a chain head is printed as SEQUENCE:HASH")
    return ChainHead(int(sequence), digest)


def _run(item: MediaItem, run: AnalyzerRun) -> Document:
    return {
        "exhibit": item.exhibit,
        "analyzer": run.info.name,
        "version": run.info.version,
        "model_sha256": run.model_sha256,
        "state": str(run.state),
        "coverage": _coverage(run.coverage),
        "seconds": round(run.seconds, 3),
        "error": run.error,
        "continues": run.continues,
        "run": run.id,
    }


def _coverage(coverage: Coverage) -> Document:
    counted = {str(outcome): getattr(coverage, outcome) for outcome in Outcome}
    reasons = [_plain(reason) for reason in coverage.reasons]
    return {
        "unit": coverage.unit,
        **counted,
        "not_examined": coverage.not_examined,
        "reasons": reasons,
    }


def _series(run: AnalyzerRun, series: ScoreSeries) -> Document:
    outcomes = list(Outcome)
    told = course(series.frames, series.pts, series.scores)
    found, timed = highest(told), len(series.frames) > 1
    return {
        "analyzer": run.info.name,
        "track": series.track_id,
        "highest_second": series_score(told) if timed else None,
        "highest_stretch": _plain(found) if timed and found else None,
        "frames": series.frames.tolist(),
        "pts": series.pts.tolist(),
        "scores": [None if math.isnan(s) else s for s in series.scores.tolist()],
        "outcomes": [str(outcomes[o]) for o in series.outcomes.tolist()],
        "reasons": [series.reason_codes[r] or None for r in series.reasons.tolist()],
    }


def _support(run: AnalyzerRun, said: Support, made: Calibration | None) -> Document:
    """Return what may be told of a score's weight, and by which propositions."""
    return {
        "analyzer": run.info.name,
        **_plain(words.standing(said, made)),
        "words": words.statement(said, made),
        "propositions": words.propositions(made) if made else None,
        "confounded": made.tested.confounded if made else None,
    }


def _plain(record: object) -> Document:
    plain: Document = msgspec.to_builtins(record)
    return plain


def _track(track: FaceTrack) -> Document:
    return {
        "id": track.id,
        "label": track.label,
        "first": track.first_frame,
        "last": track.last_frame,
        "frames": track.frames,
        "excluded": track.excluded,
        "spans": [_plain(span) for span in track.spans],
        "author": str(track.author),
        "examiner": track.examiner or None,
        "note": track.note or None,
        "supersedes": list(track.supersedes),
    }
