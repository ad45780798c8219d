"""Every judged clip by itself: mean score of its frames, beside the frozen operating point.

Few clips are no statistics: the pooled figure at the end is named as of so many clips.

    python -m benchmarks.clips lab/blending
"""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table as Shown

from analyzers.training.fakes import MAKERS
from analyzers.training.figures import operating_point
from analyzers.training.judging import CLEAN, Judged
from analyzers.training.making import JUDGED, VALIDATED, read_judged
from analyzers.training.zoo import GENERATORS
from workbench.evaluation.metrics import auc

MADE_HERE = {*MAKERS, *GENERATORS}
MOVING = (".mp4", ".mov", ".mkv", ".webm", ".avi")


def main() -> None:
    """Print the table of a training's folder."""
    folder = Path(sys.argv[1])
    point = operating_point(read_judged(folder / VALIDATED))
    clips = _clips(read_judged(folder / JUDGED))
    shown = Shown(title=f"mean score of a clip's frames; operating point {point:.2f}")
    for column in ("clip", "made by", "frames", "mean score", "frames above the point"):
        shown.add_column(column)
    for path, made, scores in sorted(clips, key=lambda clip: (clip[0].rsplit("/", 1), clip[1])):
        above = f"{np.mean(np.array(scores) > point):.0%}"
        shown.add_row(
            path, made or "authentic", str(len(scores)), f"{np.mean(scores):.2f}", above
        )
    Console(width=120).print(shown)
    for family in sorted({path.split("/")[-2] for path, made, _ in clips if made}):
        told = [c for c in clips if not c[1] or c[0].split("/")[-2] == family]
        altered = [bool(made) for _, made, _ in told]
        value = auc([float(np.mean(scores)) for _, _, scores in told], altered)
        print(
            f"{family}: AUC {value:.2f} of {sum(altered)} altered against "
            f"{len(told) - sum(altered)} authentic clips"
        )


def _clips(judged: Iterable[Judged]) -> list[tuple[str, str, list[float]]]:
    """Return path, generator and scores of every clip, without forgeries made here."""
    scores: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in judged:
        if one.condition == CLEAN and one.made not in MADE_HERE and one.path.endswith(MOVING):
            scores[one.path, one.made].append(one.score)
    return [(path, made, found) for (path, made), found in scores.items()]


if __name__ == "__main__":
    main()
