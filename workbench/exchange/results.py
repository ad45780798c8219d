"""The tables of a package: runs with all they said, scores, coverage, findings."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.exchange.contents import Contents
from workbench.exchange.plain import Cell, plain
from workbench.model import AnalyzerRun, MediaItem, Outcome, ScoreSeries
from workbench.regions import lined

__all__ = ["TABLES", "Document", "document_of"]

Document = dict[str, object]
Rows = Iterator[Sequence[Cell]]
Exhibits = Mapping[str, MediaItem]

RUN = ("exhibit", "analyzer", "version", "run")
SCORES = (*RUN, "track", "frame", "pts", "outcome", "score", "reason")
COUNTED = ("reason", "reason_outcome", "count")
COVERAGE = (*RUN, "unit", *map(str, Outcome), "not_examined", *COUNTED)
RUNS = (
    *RUN,
    *("state", "error", "device", "seed", "model_sha256", "media_sha256"),
    *("settings", "software", "seconds", "started_at", "ended_at", "continues"),
)
MEASUREMENTS = (*RUN, "name", "value", "unit", "percentile", "reference", "frame")
FACTS = (*RUN, "name", "text", "where", "telling", "stated")
FINDINGS = (
    *("exhibit", "finding", "state", "author", "examiner", "statement", "h1", "h2"),
    *("first_pts", "last_pts", "runs", "limitations", "note", "supersedes", "at", "regions"),
)
SUPPORTS = (*RUN, "score", "llr", "lower", "upper", "calibration", "reason", "detail", "at")
MEDIA = (
    *("exhibit", "original_name", "sha256", "size_bytes", "state", "kind", "role"),
    *("reason", "detail", "received_from", "received_by", "received_at", "path", "duplicate"),
)


def document_of(contents: Contents, run: AnalyzerRun) -> Document:
    """Return a run with all it said, as `loupe rerun` reads it back."""
    record = contents.record
    return {
        "run": plain(run),
        "models": [plain(one) for one in record.models_of(run.id)],
        "series": [_series(one) for one in record.series(run.id)],
        "outcomes": [plain(one) for one in record.file_outcomes(run.id)],
        "measurements": [plain(one) for one in record.measurements(run.id)],
        "facts": [plain(one) for one in record.facts(run.id)],
        "curves": [plain(one) for one in record.curves(run.id)],
        "maps": [plain(one) for one in record.maps(run.id)],
    }


def _series(one: ScoreSeries) -> Document:
    """Write outcomes and reasons as words: no table of codes is needed to read them."""
    return {
        "track": one.track_id,
        "frames": one.frames.tolist(),
        "pts": one.pts.tolist(),
        "scores": plain(one.scores),
        "outcomes": [str(list(Outcome)[code]) for code in one.outcomes.tolist()],
        "reasons": [one.reason_codes[code] for code in one.reasons.tolist()],
    }


def _run(exhibits: Exhibits, run: AnalyzerRun) -> tuple[Cell, ...]:
    return exhibits[run.media_id].exhibit, run.info.name, run.info.version, run.id


def _scores(contents: Contents, exhibits: Exhibits) -> Rows:
    for run in contents.runs():
        for series in contents.record.series(run.id):
            for told in _frames(series):
                yield (*_run(exhibits, run), series.track_id, *told)


def _frames(series: ScoreSeries) -> Rows:
    words = [str(outcome) for outcome in Outcome]
    reasons = [series.reason_codes[code] for code in series.reasons.tolist()]
    outcomes = [words[code] for code in series.outcomes.tolist()]
    frames, pts, scores = (a.tolist() for a in (series.frames, series.pts, series.scores))
    yield from zip(frames, pts, outcomes, scores, reasons, strict=True)


def _coverage(contents: Contents, exhibits: Exhibits) -> Rows:
    for run in contents.runs():
        held = run.coverage
        counts = [getattr(held, str(outcome)) for outcome in Outcome]
        first = (*_run(exhibits, run), held.unit, *counts, held.not_examined)
        yield (*first, None, None, None)
        for why in held.reasons:
            yield (*first, why.reason, str(why.outcome), why.count)


def _runs(contents: Contents, exhibits: Exhibits) -> Rows:
    for run in contents.runs():
        yield (
            *_run(exhibits, run),
            *(str(run.state), run.error, run.device, run.seed, run.model_sha256),
            *(run.media_sha256, _pairs(run.settings), _pairs(run.software), run.seconds),
            *(str(run.started_at), str(run.ended_at or ""), run.continues),
        )


def _pairs(named: Mapping[str, object]) -> str:
    return "; ".join(f"{name}={named[name]}" for name in sorted(named))


def _measurements(contents: Contents, exhibits: Exhibits) -> Rows:
    for run in contents.runs():
        for one in contents.record.measurements(run.id):
            told = (one.name, one.value, one.unit, one.percentile, one.reference, one.frame)
            yield (*_run(exhibits, run), *told)


def _facts(contents: Contents, exhibits: Exhibits) -> Rows:
    for run in contents.runs():
        for fact in contents.record.facts(run.id):
            told = (fact.name, fact.text, fact.where, fact.telling, fact.stated)
            yield (*_run(exhibits, run), *told)


def _findings(contents: Contents, exhibits: Exhibits) -> Rows:
    for one in contents.findings():
        yield (
            *(exhibits[one.media_id].exhibit, one.id, str(one.state), str(one.author)),
            *(one.examiner, one.statement, one.h1, one.h2, one.first_pts, one.last_pts),
            *(" ".join(one.run_ids), " ".join(one.limitations), one.note),
            *(one.supersedes, str(one.at), "; ".join(map(lined, one.regions))),
        )


def _supports(contents: Contents, exhibits: Exhibits) -> Rows:
    runs = {run.id: run for run in contents.runs()}
    for one in contents.record.supports():
        if one.run_id in runs:
            told = (one.score, one.llr, one.lower, one.upper, one.calibration)
            said = (one.reason, one.detail, str(one.at))
            yield (*_run(exhibits, runs[one.run_id]), *told, *said)


def _media(contents: Contents, exhibits: Exhibits) -> Rows:
    for item in exhibits.values():
        facts = (item.exhibit, item.original_name, item.sha256, item.size_bytes)
        words = (str(item.state), str(item.kind or ""), str(item.role))
        state = (*words, item.reason, item.detail)
        for receipt in contents.record.receipts(item.id):
            came = (receipt.received_from, receipt.received_by, str(receipt.at))
            yield (*facts, *state, *came, receipt.path, receipt.duplicate)


TABLES = {
    "media.csv": (MEDIA, _media),
    "results/runs.csv": (RUNS, _runs),
    "results/coverage.csv": (COVERAGE, _coverage),
    "results/scores.csv": (SCORES, _scores),
    "results/measurements.csv": (MEASUREMENTS, _measurements),
    "results/facts.csv": (FACTS, _facts),
    "results/findings.csv": (FINDINGS, _findings),
    "results/supports.csv": (SUPPORTS, _supports),
}
