"""Whether a calibration can be believed: what its own numbers can never be.

Its maker may be anybody. A digest tells that nothing was changed since, not that it is true;
these rules hold for every calibration that was made as docs/calibration.md says.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from workbench.calibration.conditions import on_grid
from workbench.model.calibration import (
    FORMAT,
    Calibration,
    CalibrationSource,
    Scale,
    too_little,
)

WORTHLESS = 1.0  # the Cllr of a ratio that is always one
_SLACK = 1e-5  # of a rounded logarithm
_CLOCKS_APART = timedelta(days=1)
_FILE = re.compile(r"[0-9a-f]{16}")


def objection(made: Calibration) -> str:
    """Return why a calibration is not believed, empty where nothing speaks against it."""
    return next(_objections(made), "")


def greatest(authentic: int, altered: int) -> tuple[float, float]:
    """Return the widest bounds, as log10 ratios, that so many sources wholly apart bear."""
    low = math.log10((altered + 1) * authentic / (authentic + 1))
    return -low, math.log10((authentic + 1) * altered / (altered + 1))


def _objections(made: Calibration) -> Iterator[str]:
    if made.format != FORMAT:
        yield f"its format is not {FORMAT}"
    if lack := too_little(made.sources):
        yield lack
    known = {kind for one in made.sources if one.altered for kind in one.kinds}
    if (
        not made.h1
        or not all(kind.strip() for kind in made.h1)
        or not known.issuperset(made.h1)
    ):
        yield "H1 names the kinds of alteration of its sources, and no other"
    if not on_grid(made.cell):
        yield "its conditions are no cell of those that Loupe tells apart"
    if not _is_past(made.made_at):
        yield "it was made at a time that has not come"
    if not 0 <= made.tested.after.cllr < WORTHLESS:
        yield "on sources left out its ratios are worth nothing"
    yield from _of_sources(made.sources)
    yield from _of_bounds(made)


def _is_past(at: datetime) -> bool:
    return at.tzinfo is not None and at <= datetime.now(UTC) + _CLOCKS_APART


def _of_sources(sources: Sequence[CalibrationSource]) -> Iterator[str]:
    names = Counter((one.altered, one.name.strip()) for one in sources)
    if max(names.values(), default=0) > 1 or not all(name for _, name in names):
        yield "each source of a class has a name of its own"
    files = Counter(file for one in sources for file in one.files)
    if not all(map(_FILE.fullmatch, files)):
        yield "its files are told by the first 16 digits of their SHA-256"
    if max(files.values(), default=0) > 1:
        yield "a file is in more than one place"
    if any(not 0 <= one.items <= len(one.files) for one in sources):
        yield "a source has more independent items than files"


def _of_bounds(made: Calibration) -> Iterator[str]:
    """Yield where a ratio could be greater than the number of sources bears."""
    counts = [made.count(altered=False), made.count(altered=True)]
    if not _bears(made.scale, counts):
        yield "its bounds are wider than so many sources bear"
    for name in {one.name for one in made.sources}:
        own = [one for one in made.sources if one.name == name]
        left = [n - sum(one.altered == of for one in own) for of, n in enumerate(counts)]
        if not all(_bears(one.without, left) for one in own):
            yield "the bounds of a scale without a source are wider than the others bear"


def _bears(scale: Scale, counts: Sequence[int]) -> bool:
    if not all(counts):
        return False
    low, high = greatest(*counts)
    return low - _SLACK <= scale.bounds[0] and scale.bounds[1] <= high + _SLACK
