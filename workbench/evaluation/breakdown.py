"""The figures of one analyzer part by part: generators, sources, pairs of them, groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.manifest import Entry
from workbench.evaluation.metrics import Labels
from workbench.evaluation.roc import AUC, FNR, FPR, Scores, figures, intervals, plain
from workbench.evaluation.scoring import Look, Row
from workbench.model import Outcome

Document = dict[str, Any]

SMALL_GROUP = 50
FEW_CLUSTERS = 10
LABELS = {False: "authentic", True: "altered"}
UNNAMED = "(not named)"
SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One file for one analyzer: what the manifest says, what was said, how the file looks."""

    entry: Entry
    row: Row
    look: Look | None

    @property
    def scored(self) -> bool:
        """Whether there is a score to judge."""
        return self.row.outcome is Outcome.SCORED and self.row.score is not None

    @property
    def called(self) -> bool:
        """Whether an examination would propose a finding about this file."""
        return bool(self.look and self.look.called.get(self.row.analyzer))

    @property
    def threshold(self) -> float:
        """The frozen operating point that covers this file, NaN where none does."""
        return self.look.thresholds.get(self.row.analyzer, np.nan) if self.look else np.nan


def counts(altered: Labels) -> Document:
    """Return how many items of each label there are."""
    return {"authentic": int((~altered).sum()), "altered": int(altered.sum())}


def scores_of(items: Sequence[Item]) -> Scores:
    """Return the scores of items that have one."""
    return Scores(
        values=np.array([item.row.score for item in items], np.float64),
        altered=np.array([item.entry.altered for item in items], np.bool_),
        clusters=np.array([item.entry.cluster for item in items], np.str_),
        thresholds=np.array([item.threshold for item in items], np.float64),
        called=np.array([item.called for item in items], np.bool_),
    )


def _named(items: Sequence[Item], column: str) -> NDArray[np.str_]:
    return np.array([i.entry.columns.get(column) or UNNAMED for i in items], np.str_)


def generators(items: Sequence[Item], scores: Scores) -> list[Document]:
    """Judge each generator against all authentic files, the worst first."""
    names = _named(items, "generator")
    told = [
        _part(name, scores, ~scores.altered | (scores.altered & (names == name)))
        for name in np.unique(names[scores.altered])
    ]
    return sorted(told, key=_worst)


def sources(items: Sequence[Item], scores: Scores) -> list[Document]:
    """Judge each source against all files of the other label, the worst first.

    A source with both labels is judged by itself.
    """
    names = _named(items, "source")
    told = []
    for name in np.unique(names):
        of = names == name
        kinds = np.unique(scores.altered[of])
        within = of if len(kinds) > 1 else of | (scores.altered != kinds[0])
        label = "both" if len(kinds) > 1 else LABELS[bool(kinds[0])]
        told.append({**_part(name, scores, within), "label": label, **_own(scores.where(of))})
    return sorted(told, key=_worst)


def _own(scores: Scores) -> Document:
    """Return the error rates at the operating point within one source alone."""
    found = plain(intervals(scores))
    judged = np.isfinite(scores.thresholds)
    return {
        "n_own": counts(scores.altered),
        "n_own_at_operating_point": counts(scores.altered[judged]),
        FPR: found[FPR],
        FNR: found[FNR],
    }


def _part(name: str, scores: Scores, within: Labels) -> Document:
    part = scores.where(within)
    found = plain(intervals(part))
    return {
        "name": str(name),
        "n": counts(part.altered),
        "auc": found[AUC],
        "few_clusters": _fewest(part) < FEW_CLUSTERS,
    }


def _fewest(scores: Scores) -> int:
    """Return how many clusters the label with fewer of them has."""
    return min(len(np.unique(scores.clusters[scores.altered == of])) for of in LABELS)


def _worst(part: Document) -> tuple[float, str]:
    return (part["auc"]["value"] if part["auc"] else 2.0, part["name"])


def pairs(items: Sequence[Item], scores: Scores) -> list[Document]:
    """Judge each generator against each authentic source, the worst first; no intervals."""
    generators, sources = _named(items, "generator"), _named(items, "source")
    told = []
    for generator in np.unique(generators[scores.altered]):
        for source in np.unique(sources[~scores.altered]):
            within = np.where(scores.altered, generators == generator, sources == source)
            part = scores.where(within)
            told.append(
                {
                    "generator": str(generator),
                    "authentic_source": str(source),
                    "n": counts(part.altered),
                    "auc": figures(part).get(AUC),
                }
            )
    return sorted(told, key=lambda pair: (pair["auc"], pair["generator"]))


def groups(column: str, items: Sequence[Item], scores: Scores) -> Document:
    """Compare the groups that a column names; gaps are between those that have a figure."""
    names = _named(items, column)
    told = []
    for name in np.unique(names):
        part = scores.where(names == name)
        found = plain(intervals(part))
        told.append(
            {
                "name": str(name),
                "n": counts(part.altered),
                "small": part.values.size < SMALL_GROUP,
                **{figure: found[figure] for figure in (AUC, FPR, FNR)},
            }
        )
    return {"groups": told, "largest_gap": {f: _gap(told, f) for f in (AUC, FPR, FNR)}}


def _gap(told: Sequence[Document], figure: str) -> float | None:
    known = [group[figure]["value"] for group in told if group[figure]]
    return max(known) - min(known) if len(known) > 1 else None


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
        found = figures(part)
        told.append(
            {
                "share": share,
                "n": counts(part.altered),
                FPR: found.get(FPR),
                FNR: found.get(FNR),
            }
        )
    return told
