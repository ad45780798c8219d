"""Judge a part of the files, the shortcut audit and the time beside each figure.

Where the traits of the part's files alone tell the labels, its figure is repeated on pairs of
files that look alike. Every table of an evaluation is made of such parts.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from workbench.evaluation.items import (
    LABELS,
    Document,
    Items,
    counts,
    scores_of,
    seconds_each,
)
from workbench.evaluation.metrics import Interval
from workbench.evaluation.records import Look
from workbench.evaluation.roc import AUC, Scores, intervals, plain, told
from workbench.evaluation.shortcuts import LEAST_PAIRS, Shortcuts, audit, matched

FEW_CLUSTERS = 10
FEW_FILES = 10  # of a label: such a part is judged, and never named as the worst


@dataclass
class Audits:
    """Shortcut audits of sets of files, each made once for all analyzers that scored them."""

    _known: dict[tuple[str, ...], Shortcuts] = field(default_factory=dict)
    _alike: dict[tuple[str, ...], NDArray[np.intp]] = field(default_factory=dict)

    def of(self, items: Items) -> Shortcuts:
        """Return the audit of these files. Those that could not be read are left out."""
        read = [item for item in items if item.look and item.look.kind]
        key = _key(read)
        if key not in self._known:
            scores = scores_of(read)
            self._known[key] = audit(
                _looks(read), scores.altered, scores.clusters, scores.inner
            )
        return self._known[key]

    def alike(self, items: Items) -> NDArray[np.intp]:
        """Return the items (m,) of pairs of both labels that look alike."""
        key = _key(items)
        if key not in self._alike:
            looks = _looks(items)
            whole = len(looks) == len(items)
            altered = np.array([item.entry.altered for item in items], np.bool_)
            self._alike[key] = matched(looks, altered) if whole else np.empty(0, np.intp)
        return self._alike[key]


def _key(items: Items) -> tuple[str, ...]:
    """Return what an audit depends on: the files, as they lay there (copies look otherwise)."""
    return tuple(
        f"{i.entry.path}\0{hash(tuple(sorted(i.look.traits.items()))) if i.look else 0}"
        for i in items
    )


def _looks(items: Items) -> list[Look]:
    return [item.look for item in items if item.look]


@dataclass(frozen=True)
class Judge:
    """Judges parts of what one analyzer scored."""

    audits: Audits

    def part(self, items: Items, names: Collection[str] = (AUC,)) -> Document:
        """Return the figures named of these scored files, and what belongs beside them.

        Figures by rank need both labels, and the operating point needs files that it covers:
        what has no figure is None.
        """
        scores = scores_of(items)
        return {
            **self.figured(scores, names),
            "seconds": seconds_each(items),
            **self.beside(items, scores),
        }

    def figured(self, scores: Scores, names: Collection[str]) -> Document:
        """Return n, what is resampled, and the figures."""
        return {
            "n": counts(scores.altered),
            "few_clusters": fewest(scores) < FEW_CLUSTERS,
            "few_files": min(counts(scores.altered).values()) < FEW_FILES,
            "one_cluster": [LABELS[label] for label in scores.of_one_cluster],
            "figures": plain(intervals(scores, names=names), names),
        }

    def beside(self, items: Items, scores: Scores) -> Document:
        """Return the audit of these files, and the AUC on those that look alike."""
        if scores.altered.all() or not scores.altered.any():
            return beside_nothing("files of one label have no shortcut to it")
        found = self.audits.of(items)
        return {
            "shortcut_auc": interval(found.auc),
            "confounded": found.confounded,
            "why_no_audit": found.why or None,
            "matched": self._matched(items, scores) if found.confounded else None,
        }

    def _matched(self, items: Items, scores: Scores) -> Document:
        chosen = self.audits.alike(items)
        if not chosen.size:
            why = f"fewer than {LEAST_PAIRS} pairs of files look alike"
            return {"pairs": None, "why": why, "auc": None, "shortcut_auc": None}
        within = np.zeros(scores.values.size, np.bool_)
        within[chosen] = True
        left = self.audits.of([items[place] for place in chosen])
        return {
            "pairs": int(scores.altered[within].sum()),
            "why": None,
            AUC: plain(intervals(scores.where(within), names=(AUC,)), (AUC,))[AUC],
            "shortcut_auc": interval(left.auc),
        }


def beside_nothing(why: str) -> Document:
    """Return what stands beside a figure that no audit is made for."""
    return {
        "shortcut_auc": None,
        "confounded": None,
        "why_no_audit": why,
        "matched": None,
    }


def interval(found: Interval | None) -> Document | None:
    """Return a figure with its bounds as a document holds it, None for none."""
    return None if found is None else told(found)


def fewest(scores: Scores) -> int:
    """Return how many units the label with fewer of them has."""
    return min(len(np.unique(scores.units[scores.altered == of])) for of in LABELS)


def worst_first(parts: Sequence[Document], *names: str) -> list[Document]:
    """Return parts by rising AUC, then by name; those of few files and without one last."""

    def place(part: Document) -> tuple[float, ...]:
        found = part["figures"][AUC]
        return (part["few_files"], found["value"] if found else 2.0)

    return sorted(parts, key=lambda part: (place(part), *(part[name] for name in names)))
