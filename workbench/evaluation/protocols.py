"""The protocols by which forgery detectors are compared, as far as the columns support them.

DF40 (Yan et al., NeurIPS 2024) trains on one domain and forgery type and judges others;
ForgeryNet (He et al., CVPR 2021) asks of a still whether it is forged, and whether the face is
another person's. What a column does not say is not invented.
"""

from collections.abc import Callable, Sequence

import numpy as np

from workbench.evaluation.items import UNNAMED, Document, Item, Items, labels_of, scores_of
from workbench.evaluation.parts import Judge, worst_first
from workbench.evaluation.roc import AUC, BALANCED, FNR, FPR

DOMAIN, SOURCE, FAMILY, IDENTITY = "domain", "source", "family", "identity"
REPLACED, KEPT = "replaced", "kept"
NO_FAMILY = "the manifest has no column family, which names the type of forgery"
NO_DOMAIN = "the manifest has neither a column domain nor source"
NOT_TOLD = "it was not told what the analyzers were trained on (--trained-on DOMAIN/TYPE)"
NO_SUCH = "no files of such a kind with authentic files of the same domain were scored"
NO_IDENTITY = "the manifest has no column identity with replaced and kept"
THREE_WAY = (
    "an analyzer here gives one score, which ranks and does not name a class: no 3-way "
    "accuracy is defined for it. Each class is judged against authentic stills, and the "
    "classes against each other"
)

Home = tuple[str, str]  # domain and type of forgery that were trained on
MEANING = {
    "P1": "the domain trained on, other types of forgery",
    "P2": "the types of forgery trained on, other domains",
    "P3": "other types of forgery in other domains",
}


def homes(texts: Sequence[str]) -> tuple[Home, ...]:
    """Return what `DOMAIN/TYPE` names. Raises ValueError for another form."""
    found = []
    for text in texts:
        domain, slash, family = text.rpartition("/")
        if not slash or not domain or not family:
            raise ValueError(f"{text!r} is not of the form DOMAIN/TYPE")
        found.append((domain, family))
    return tuple(found)


def df40(
    items: Items, judge: Judge, columns: Sequence[str], trained_on: Sequence[Home]
) -> Document:
    """Return P1 to P3, and the cells of all domains and types, from which P4 is made."""
    domain = DOMAIN if DOMAIN in columns else SOURCE if SOURCE in columns else None
    why = NO_FAMILY if FAMILY not in columns else NO_DOMAIN if domain is None else None
    cells = _cells(items, judge, domain) if domain and not why else []
    told = {
        name: _protocol(name, cells, trained_on, why or (None if trained_on else NOT_TOLD))
        for name in MEANING
    }
    return {
        "domain_column": domain,
        "trained_on": [f"{home}/{family}" for home, family in trained_on],
        "why": why,
        **told,
        "cells": worst_first(cells, "domain", "family"),
    }


def _cells(items: Items, judge: Judge, domain: str) -> list[Document]:
    """Judge each type of forgery in each domain against the authentic files of that domain."""
    told = []
    for home in sorted({_told(item, domain) for item in items}):
        here = [item for item in items if _told(item, domain) == home]
        authentic = [item for item in here if not item.entry.altered]
        for family in sorted({_told(i, FAMILY) for i in here if i.entry.altered}):
            altered = [i for i in here if i.entry.altered and _told(i, FAMILY) == family]
            part = judge.part([*authentic, *altered])
            told.append({DOMAIN: home, FAMILY: family, **part})
    return told


def _told(item: Item, column: str) -> str:
    return item.entry.columns.get(column) or UNNAMED


def _protocol(
    name: str, cells: Sequence[Document], trained_on: Sequence[Home], why: str | None
) -> Document:
    """Return the mean and the worst of the cells that a protocol is about."""
    within = _chooser(name, trained_on)
    chosen = [c for c in cells if within(c) and c["figures"][AUC]] if not why else []
    values = [cell["figures"][AUC]["value"] for cell in chosen]
    return {
        "meaning": MEANING[name],
        "why": why or (None if chosen else NO_SUCH),
        "cells": len(chosen),
        "mean_auc": float(np.mean(values)) if values else None,
        "worst": min(chosen, key=lambda c: c["figures"][AUC]["value"]) if chosen else None,
    }


def _chooser(name: str, trained_on: Sequence[Home]) -> Callable[[Document], bool]:
    domains = {domain for domain, _ in trained_on}
    families = {family for _, family in trained_on}
    wanted = {"P1": (True, False), "P2": (False, True), "P3": (False, False)}[name]
    return lambda cell: (cell[DOMAIN] in domains, cell[FAMILY] in families) == wanted


def forgerynet(items: Items, judge: Judge, columns: Sequence[str]) -> Document:
    """Return the figures of ForgeryNet's image tasks over the stills among these files.

    Its accuracy is at the frozen operating point, over the stills that it covers.
    """
    stills = [item for item in items if not item.is_clip]
    two_way = judge.part(stills, (AUC, BALANCED, FPR, FNR)) if stills else None
    if two_way is not None:
        two_way["accuracy"] = _accuracy(stills)
    classes = {c: [i for i in stills if _told(i, IDENTITY) == c] for c in (REPLACED, KEPT)}
    classes = {c: [i for i in of if i.entry.altered] for c, of in classes.items()}
    return {
        "two_way": two_way,
        "why_no_two_way": None if stills else "no still picture was scored",
        "three_way": _three_way(stills, classes, judge) if any(classes.values()) else None,
        "why_no_three_way": None if any(classes.values()) else NO_IDENTITY,
    }


def _accuracy(stills: Items) -> float | None:
    scores = scores_of(stills)
    judged = np.isfinite(scores.thresholds)
    if not judged.any():
        return None
    return float((scores.called == scores.altered)[judged].mean())


def _three_way(stills: Items, classes: dict[str, list[Item]], judge: Judge) -> Document:
    altered = labels_of(stills)
    authentic = [item for item, one in zip(stills, altered, strict=True) if not one]
    named = sum(map(len, classes.values()))
    return {
        "accuracy": None,
        "why_no_accuracy": THREE_WAY,
        "not_named": int(altered.sum()) - named,
        "classes": [
            {"name": name, **judge.part([*authentic, *of], (AUC, FPR, FNR))}
            for name, of in classes.items()
            if of
        ],
        "replaced_above_kept": _above(classes[REPLACED], classes[KEPT]),
    }


def _above(replaced: Items, kept: Items) -> float | None:
    """Return how often a still of the one class scores above one of the other, ties half."""
    if not replaced or not kept:
        return None
    one, two = (np.array([i.row.score for i in of], float) for of in (replaced, kept))
    apart = one[:, None] - two[None]
    return float(((apart > 0) + 0.5 * (apart == 0)).mean())
