"""The figures of one analyzer part by part: kinds, frames, generators, sources, their pairs."""

import numpy as np

from workbench.evaluation.items import (
    LABELS,
    Document,
    Items,
    counts,
    frame_scores,
    labels_of,
    named,
    scores_of,
    seconds_per_frame,
)
from workbench.evaluation.metrics import Labels
from workbench.evaluation.parts import Judge, worst_first
from workbench.evaluation.roc import (
    ALL,
    AT_POINT,
    AUC,
    BY_RANK,
    FNR,
    FPR,
    Scores,
    figures,
    intervals,
    plain,
)

SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


def levels(items: Items, judge: Judge) -> list[Document]:
    """Judge stills, clips, clips by the mean of their frames, and their frames one by one.

    The mean is a control: where it does as well, no stretch stands out. Every scored face of
    every frame is one item; all frames of a clip are one unit.
    """
    stills = [item for item in items if not item.is_clip]
    clips = [item for item in items if item.is_clip]
    told = [
        {"name": name, **judge.part(of, ALL)}
        for name, of in (("stills", stills), ("clips", clips))
        if of
    ]
    if clips:
        told.append({"name": "clips_by_mean", **_by_mean(clips, judge)})
        told.append({"name": "frames", **_frames(clips, judge)})
    return told


def _by_mean(clips: Items, judge: Judge) -> Document:
    """Judge the means by rank alone: no operating point and no finding is of a mean."""
    part = judge.part([one.by_mean() for one in clips], BY_RANK)
    return {**part, "figures": {**part["figures"], **dict.fromkeys(AT_POINT)}}


def _frames(clips: Items, judge: Judge) -> Document:
    return {
        **judge.figured(frame_scores(clips), ALL),
        "seconds": seconds_per_frame(clips),
        **judge.beside(clips, scores_of(clips)),
        "matched": None,  # clips are matched, not their frames
    }


def clips(items: Items) -> list[Document]:
    """Return what was said of each clip, so that few of them can be read one by one."""
    return [
        {
            "path": item.entry.path,
            "label": LABELS[item.entry.altered],
            "source": item.entry.columns.get("source") or None,
            "generator": item.entry.columns.get("generator") or None,
            "score": item.row.score,
            "mean": item.by_mean().row.score,
            "frames": item.frames if item.scored else 0,
            "called": item.called if np.isfinite(item.threshold) else None,
            "outcome": str(item.row.outcome),
            "reason": item.row.reason or None,
            "seconds": item.row.seconds,
        }
        for item in items
        if item.is_clip
    ]


def generators(items: Items, judge: Judge) -> list[Document]:
    """Judge each generator against all authentic files, the worst first."""
    names, altered = named(items, "generator"), labels_of(items)
    told = []
    for name in np.unique(names[altered]):
        within = ~altered | (names == name)
        told.append({"name": str(name), **judge.part(_where(items, within), (AUC, FNR))})
    return worst_first(told, "name")


def sources(items: Items, judge: Judge) -> list[Document]:
    """Judge each source against all files of the other label, the worst first.

    A source with both labels is judged by itself. Error rates are of the source alone.
    """
    names, altered = named(items, "source"), labels_of(items)
    told = []
    for name in np.unique(names):
        of = names == name
        kinds = np.unique(altered[of])
        within = of if len(kinds) > 1 else of | (altered != kinds[0])
        label = "both" if len(kinds) > 1 else LABELS[bool(kinds[0])]
        part = judge.part(_where(items, within))
        own = _own(_where(items, of))
        told.append({"name": str(name), "label": label, **part, **own})
    return worst_first(told, "name")


def _own(items: Items) -> Document:
    """Return the error rates at the operating point within one source alone."""
    scores = scores_of(items)
    judged = np.isfinite(scores.thresholds)
    return {
        "n_own": counts(scores.altered),
        "n_own_at_operating_point": counts(scores.altered[judged]),
        "own": plain(intervals(scores, names=(FPR, FNR)), (FPR, FNR)),
    }


def pairs(items: Items, judge: Judge) -> list[Document]:
    """Judge each generator against each authentic source, the worst first."""
    altered, sources = labels_of(items), named(items, "source")
    named_by = named(items, "generator")
    told = []
    for generator in np.unique(named_by[altered]):
        for source in np.unique(sources[~altered]):
            within = np.where(altered, named_by == generator, sources == source)
            ends = {"generator": str(generator), "authentic_source": str(source)}
            told.append({**ends, **judge.part(_where(items, within))})
    return worst_first(told, "generator", "authentic_source")


def _where(items: Items, within: Labels) -> Items:
    return [item for item, chosen in zip(items, within, strict=True) if chosen]


def abstention(scores: Scores) -> list[Document] | None:
    """Return the errors left when the scores nearest the operating point are not judged."""
    judged = scores.where(np.isfinite(scores.thresholds))
    if not judged.values.size:
        return None
    distance = -np.abs(judged.values - judged.thresholds)
    order = np.argsort(distance, kind="stable")
    told = []
    for share in SHARES:
        kept = order[: max(round(share * order.size), 1)]
        part = judged.where(np.isin(np.arange(order.size), kept))
        found = figures(part, names=(FPR, FNR))
        told.append(
            {
                "share": share,
                "n": counts(part.altered),
                FPR: found.get(FPR),
                FNR: found.get(FNR),
            }
        )
    return told
