"""What an evaluation found, as one document: the figures of each analyzer and their limits."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from workbench.evaluation.breakdown import (
    FEW_CLUSTERS,
    LABELS,
    SMALL_GROUP,
    Item,
    abstention,
    counts,
    generators,
    groups,
    pairs,
    scores_of,
    sources,
)
from workbench.evaluation.manifest import Entry, Manifest
from workbench.evaluation.roc import (
    DRAWS,
    LEVEL,
    SEED,
    Scores,
    curve,
    intervals,
    plain,
)
from workbench.evaluation.scoring import Look, Row
from workbench.evaluation.shortcuts import (
    CONFOUNDED,
    LEAST_PAIRS,
    Shortcuts,
    audit,
    matched,
)
from workbench.model import AnalyzerSetup, Outcome

Document = dict[str, Any]

BINS = 20
CURVE_POINTS = 101
NO_LLR = "no analyzer gave a calibrated likelihood ratio"


def summary(
    manifest: Manifest,
    setups: Sequence[AnalyzerSetup],
    rows: Mapping[tuple[str, str], Row],
    looks: Mapping[str, Look],
    columns: Sequence[str] = (),
) -> Document:
    """Return the document of an evaluation, every missing figure None with its reason."""
    entries = manifest.entries
    return {
        "manifest": _manifest(manifest, looks),
        "conventions": _conventions(),
        "shortcut_audit": _audit_document(_audit(entries, looks)),
        "analyzers": [
            _analyzer(setup, _items(setup, entries, rows, looks), columns) for setup in setups
        ],
    }


def _items(
    setup: AnalyzerSetup,
    entries: Iterable[Entry],
    rows: Mapping[tuple[str, str], Row],
    looks: Mapping[str, Look],
) -> list[Item]:
    return [
        Item(entry=entry, row=row, look=looks.get(entry.path))
        for entry in entries
        if (row := rows.get((entry.path, setup.info.name))) is not None
    ]


def _manifest(manifest: Manifest, looks: Mapping[str, Look]) -> Document:
    kinds = Counter(
        look.kind or "unread" for e in manifest.entries if (look := looks.get(e.path))
    )
    labels: dict[str, set[bool]] = {}
    for entry in manifest.entries:
        if entry.path in looks:
            labels.setdefault(looks[entry.path].sha256, set()).add(entry.altered)
    return {
        "name": manifest.name,
        "sha256": manifest.sha256,
        "files": len(manifest.entries),
        "authentic": sum(not entry.altered for entry in manifest.entries),
        "altered": sum(entry.altered for entry in manifest.entries),
        "kinds": dict(sorted(kinds.items())),
        "skipped": {label or "(empty)": count for label, count in manifest.skipped.items()},
        "duplicate_paths": manifest.duplicates,
        "same_bytes": sum(e.path in looks for e in manifest.entries) - len(labels),
        "same_bytes_both_labels": sum(len(found) > 1 for found in labels.values()),
        "refused": dict(Counter(e.refused for e in manifest.entries if e.refused)),
    }


def _conventions() -> Document:
    return {
        "file_score": "the mean of an analyzer's scores over all frames and faces it scored",
        "direction": "scores rise with manipulation; they are no probabilities",
        "called_altered": "an examination would propose a finding: the frozen operating point "
        "is reached, in a video by as many frames in a row as a finding needs",
        "clusters": "the column person, else source, else the file itself",
        "interval": {"level": LEVEL, "draws": DRAWS, "seed": SEED, "method": "percentile"},
        "interval_of_0_or_1": "exact binomial over clusters, for error rates",
        "confounded_above": CONFOUNDED,
        "small_group_below": SMALL_GROUP,
        "few_clusters_below": FEW_CLUSTERS,  # of a label
    }


def _audit(entries: Iterable[Entry], looks: Mapping[str, Look]) -> Shortcuts:
    read = [(e, looks[e.path]) for e in entries if e.path in looks and looks[e.path].kind]
    altered = np.array([entry.altered for entry, _ in read], np.bool_)
    clusters = np.array([entry.cluster for entry, _ in read], np.str_)
    return audit([look for _, look in read], altered, clusters)


def _audit_document(found: Shortcuts) -> Document:
    return {
        "auc": _interval(found),
        "confounded": found.confounded,
        "why": found.why or None,
        "too_few_clusters_to_rule_out": found.few,
        "folds": found.folds,
        "method": "ridge logistic regression on traits of the files, judged on unseen clusters",
        "traits": list(found.traits),
        "each_alone": {name: round(value, 4) for name, value in found.alone.items()},
    }


def _interval(found: Shortcuts) -> Document | None:
    if found.auc is None:
        return None
    told = found.auc
    return {
        "value": told.value,
        "lower": told.lower,
        "upper": told.upper,
        "clusters": told.clusters,
    }


def _analyzer(setup: AnalyzerSetup, items: Sequence[Item], columns: Sequence[str]) -> Document:
    scored = [item for item in items if item.scored]
    scores = scores_of(scored)
    shortcuts = _shortcuts(scored)
    return {
        "analyzer": setup.info.name,
        "title": setup.info.title,
        "version": setup.info.version,
        "model_sha256": setup.model_sha256,
        "validated_range": setup.info.validated_range,
        "limitations": setup.info.limitations,
        "score_meaning": setup.info.score_meaning,
        "operating_points": [
            {"kind": str(p.kind), "threshold": p.threshold, "meaning": p.meaning}
            for p in setup.info.operating_points
        ],
        "n": counts(scores.altered),
        "n_at_operating_point": counts(scores.altered[np.isfinite(scores.thresholds)]),
        "outcomes": _outcomes(items),
        "seconds": _seconds(items),
        "why_no_figures": _why_none(setup, scores),
        "figures": plain(intervals(scores)),
        "confounded": shortcuts.confounded,
        "shortcut_audit": _audit_document(shortcuts),
        "matched": _matched(scored, scores, shortcuts),
        "generators": generators(scored, scores),
        "sources": sources(scored, scores),
        "pairs": pairs(scored, scores),
        "groups": {name: groups(name, scored, scores) for name in columns},
        "calibration": {"brier": None, "ece": None, "cllr": None, "why": NO_LLR},
        "abstention_curve": abstention(scores),
        "roc": _roc(scores),
        "histogram": _histogram(scores),
    }


def _shortcuts(items: Sequence[Item]) -> Shortcuts:
    """Audit the very files that this analyzer scored, which abstaining may have chosen."""
    scores = scores_of(items)
    return audit([i.look for i in items if i.look], scores.altered, scores.clusters)


def _why_none(setup: AnalyzerSetup, scores: Scores) -> str | None:
    if not setup.info.score_meaning:
        return "this analyzer tells facts and gives no score"
    if not scores.values.size:
        return "no file was scored"
    if scores.altered.all() or not scores.altered.any():
        return "only files of one label were scored"
    return None


def _outcomes(items: Sequence[Item]) -> Document:
    """Return how often each outcome was given, by label, and the share that has no score."""
    found: Document = {}
    for altered, label in LABELS.items():
        rows = [item.row for item in items if item.entry.altered == altered]
        times = Counter(str(row.outcome) for row in rows)
        reasons = Counter((str(row.outcome), row.reason) for row in rows if row.reason)
        found[label] = {
            **{str(outcome): times[str(outcome)] for outcome in Outcome},
            "not_scored_share": 1 - times["scored"] / len(rows) if rows else None,
            "reasons": [
                {"outcome": outcome, "reason": reason, "count": count}
                for (outcome, reason), count in reasons.most_common()
            ],
        }
    return found


def _seconds(items: Sequence[Item]) -> Document:
    """Return an analyzer's own time per file it scored, decoding and face pass apart."""
    found: Document = {}
    for kind in sorted({item.look.kind for item in items if item.look and item.look.kind}):
        of = [i for i in items if i.look and i.look.kind == kind]
        own = [
            i.row.seconds
            for i in of
            if i.row.outcome is Outcome.SCORED and i.row.seconds is not None
        ]
        faces = [i.look.face_seconds for i in of if i.look and i.look.face_seconds is not None]
        found[kind] = {
            "files": len(own),
            "median": float(np.median(own)) if own else None,
            "highest": max(own, default=None),
            "face_pass_median": float(np.median(faces)) if faces else None,
        }
    return found


def _matched(items: Sequence[Item], scores: Scores, found: Shortcuts) -> Document | None:
    """Repeat the figures on files of both labels that look alike, where they are confounded."""
    if not found.confounded:
        return None
    chosen = matched([item.look for item in items if item.look], scores.altered)
    if not chosen.size:
        return {"pairs": None, "why": f"fewer than {LEAST_PAIRS} pairs of files look alike"}
    within = np.zeros(scores.values.size, np.bool_)
    within[chosen] = True
    left = _shortcuts([items[place] for place in chosen])
    return {
        "pairs": int(scores.altered[within].sum()),
        "why": None,
        "figures": plain(intervals(scores.where(within))),
        "shortcut_audit": _audit_document(left),
    }


def _roc(scores: Scores) -> Document | None:
    if not scores.values.size or scores.altered.all() or not scores.altered.any():
        return None
    false, true, _ = curve(scores)
    chosen = np.unique(np.linspace(0, false.size - 1, CURVE_POINTS).round().astype(int))
    return {"false": false[chosen].tolist(), "true": true[chosen].tolist()}


def _histogram(scores: Scores) -> Document | None:
    if not scores.values.size:
        return None
    edges = np.histogram_bin_edges(scores.values, BINS)
    return {
        "edges": edges.tolist(),
        **{
            label: np.histogram(scores.values[scores.altered == altered], edges)[0].tolist()
            for altered, label in LABELS.items()
        },
    }
