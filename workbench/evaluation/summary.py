"""What an evaluation found, as one document: the figures of each analyzer and their limits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from workbench.evaluation.breakdown import abstention, clips, generators, levels, pairs, sources
from workbench.evaluation.calibrating import calibration, given_ratios, made_ratios
from workbench.evaluation.calibration import BINS as ECE_BINS
from workbench.evaluation.fairness import SMALL_GROUP, Grouping, groups
from workbench.evaluation.items import LABELS, Document, Item, Items, counts, scores_of
from workbench.evaluation.ledger import Ledger
from workbench.evaluation.localization import localization
from workbench.evaluation.manifest import Manifest
from workbench.evaluation.parts import FEW_CLUSTERS, FEW_FILES, Audits, Judge, interval
from workbench.evaluation.protocols import Home, df40, forgerynet
from workbench.evaluation.records import Row
from workbench.evaluation.roc import ALL, DRAWS, LEVEL, SEED, TAIL, Scores, curve
from workbench.evaluation.shortcuts import CONFOUNDED, Shortcuts
from workbench.evaluation.skin import LIGHTNESS
from workbench.evaluation.stretches import stretches
from workbench.evaluation.withholding import withholding
from workbench.model import AnalyzerSetup, Outcome

BINS = 20
CURVE_POINTS = 101


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of an evaluation besides the whole: groups, and what was trained on."""

    groupings: Sequence[Grouping] = ()
    trained_on: Sequence[Home] = ()

    @property
    def measures(self) -> bool:
        """Whether something is asked that is measured of faces and stands in no column."""
        return any(LIGHTNESS in how.columns for how in self.groupings)


def summary(
    manifest: Manifest,
    setups: Sequence[AnalyzerSetup],
    ledger: Ledger,
    question: Question,
    audits: Audits,
) -> Document:
    """Return the document of an evaluation, every missing figure None with its reason."""
    every = _read(manifest, ledger)
    judge = Judge(audits)
    return {
        "manifest": _manifest(manifest, ledger),
        "conventions": _conventions(),
        "shortcut_audit": _audit_document(audits.of(every)),
        "analyzers": [
            _analyzer(setup, items_of(setup, manifest, ledger), manifest, question, judge)
            for setup in setups
        ],
    }


def _read(manifest: Manifest, ledger: Ledger) -> list[Item]:
    """Return every file that could be read, as the audit of all files sees it."""
    return [
        Item(
            entry=entry,
            row=Row(
                path=entry.path, analyzer="", version="", outcome=Outcome.SCORED, score=0.0
            ),
            look=look,
        )
        for entry in manifest.entries
        if (look := ledger.looks.get(entry.path)) and look.kind
    ]


def items_of(setup: AnalyzerSetup, manifest: Manifest, ledger: Ledger) -> list[Item]:
    """Return every file for one analyzer, in the order of the manifest."""
    name = setup.info.name
    return [
        Item(
            entry=entry,
            row=row,
            look=ledger.looks.get(entry.path),
            series=ledger.series.get((entry.path, name)),
            mapped=ledger.maps.get((entry.path, name)),
        )
        for entry in manifest.entries
        if (row := ledger.rows.get((entry.path, name))) is not None
    ]


def _manifest(manifest: Manifest, ledger: Ledger) -> Document:
    looks = ledger.looks
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
        "columns": list(manifest.columns),
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
        "file_score": "of a still picture the mean of an analyzer's scores over its faces; of "
        "a clip the mean of its highest second, or of the shortest run of three scores where "
        "they are sparser, after each score gave way to the median of its neighbours, of the "
        "highest face",
        "frame_figures": "every scored face of every frame of a clip is one item, and all "
        "frames of a clip are in one cluster",
        "direction": "scores rise with manipulation; they are no probabilities",
        "called_altered": "an examination would propose a finding: the frozen operating point "
        "is reached, in a video by as many frames in a row as a finding needs",
        "clusters": "the column person, else source, else the file itself; where all files of "
        "a label come from one cluster its persons or files, and the interval then says "
        "nothing about other sources",
        "interval": {"level": LEVEL, "draws": DRAWS, "seed": SEED, "method": "percentile"},
        "interval_where_draws_are_alike": "exact binomial over the clusters of the label that "
        "has fewer",
        "confounded_above": CONFOUNDED,
        "small_group_below": SMALL_GROUP,
        TAIL: "of groups, where no operating point covers an authentic file: the share of "
        "authentic media above the 95th percentile of all authentic ones. No false positive "
        "rate; the level is held fixed in the intervals",
        "few_clusters_below": FEW_CLUSTERS,  # of a label
        "few_files_below": FEW_FILES,  # of a label: such a part comes after all others
        "calibration_prior": "even: both labels weigh the same",
        "calibration_error_bins": ECE_BINS,
        "seconds": "an analyzer's own, the median of a file; of a frame, of all clips together",
    }


def _audit_document(found: Shortcuts) -> Document:
    left_out = "files or persons" if found.by_file else "clusters"
    return {
        "auc": interval(found.auc),
        "confounded": found.confounded,
        "why": found.why or None,
        "too_few_clusters_to_rule_out": found.few,
        "left_out": left_out,
        "folds": found.folds,
        "method": "ridge logistic regression on traits of the files, judged on unseen "
        + left_out,
        "traits": list(found.traits),
        "each_alone": {name: round(value, 4) for name, value in found.alone.items()},
    }


def _analyzer(
    setup: AnalyzerSetup, items: Items, manifest: Manifest, question: Question, judge: Judge
) -> Document:
    scored = [item for item in items if item.scored]
    scores = scores_of(scored)
    ratios = given_ratios(scored) or made_ratios(scored)
    columns = manifest.columns
    return {
        **_method(setup),
        "outcomes": _outcomes(items),
        "withheld": withholding(items),
        "seconds_by_kind": _seconds(items),
        "why_no_figures": _why_none(setup, scores),
        **judge.part(scored, ALL),
        "n_at_operating_point": counts(scores.altered[np.isfinite(scores.thresholds)]),
        "shortcut_audit": _audit_document(judge.audits.of(scored)),
        "levels": levels(scored, judge),
        "clips": clips(items) if setup.info.score_meaning else [],
        "generators": generators(scored, judge),
        "sources": sources(scored, judge),
        "pairs": pairs(scored, judge),
        "groups": {how.name: groups(how, scored, judge, ratios) for how in question.groupings}
        if scored
        else {},
        "calibration": calibration(scored, made_ratios(scored)),
        "df40": df40(scored, judge, columns, question.trained_on),
        "forgerynet": forgerynet(scored, judge, columns),
        "stretches": stretches(scored, told=manifest.times_alterations),
        "localization": localization(
            items, draws_maps=bool(setup.info.map_meaning), masked=manifest.localizes
        ),
        "abstention_curve": abstention(scores),
        "roc": _roc(scores),
        "histogram": _histogram(scores),
    }


def _method(setup: AnalyzerSetup) -> Document:
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
    }


def _why_none(setup: AnalyzerSetup, scores: Scores) -> str | None:
    if not setup.info.score_meaning:
        return "this analyzer tells facts and gives no score"
    if not scores.values.size:
        return "no file was scored"
    if scores.altered.all() or not scores.altered.any():
        return "only files of one label were scored"
    return None


def _outcomes(items: Items) -> Document:
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


def _seconds(items: Items) -> Document:
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


def _roc(scores: Scores) -> Document | None:
    if not scores.values.size or scores.altered.all() or not scores.altered.any():
        return None
    false, true = curve(scores)
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
