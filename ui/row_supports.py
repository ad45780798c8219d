"""The strongest support on record for each item of the list, never without what disagrees."""

from collections.abc import Iterable, Mapping, Sequence

from case_store.store import CaseStore
from ui.snapshots import MediaRow
from workbench.calibration import words
from workbench.model import Support


def row_supports(store: CaseStore, rows: Sequence[MediaRow]) -> dict[str, str]:
    """Return in words the strongest support among the current runs of each item that has one.

    Rows without runs, as those whose results are hidden, have none.
    """
    last = {one.run_id: one for one in store.supports() if one.llr is not None}
    if not last:
        return {}
    calibrations = store.calibrations()
    standing = {
        run_id: words.standing(one, calibrations.get(one.calibration or ""))
        for run_id, one in last.items()
    }
    told = ((row.item.id, _strongest(row, standing)) for row in rows)
    return {media_id: said for media_id, said in told if said}


def _strongest(row: MediaRow, standing: Mapping[str, Support]) -> str:
    """Return the strongest support, by which analyzer, and how many point the other way."""
    given = [
        (one.llr, run.info.title)
        for run in row.runs
        if (one := standing.get(run.id)) is not None and one.llr is not None
    ]
    if not given:
        return ""
    llr, title = max(given, key=lambda pair: abs(pair[0]))
    others = _against(llr, [other for other, _ in given])
    said = words.verbal(llr) if words.degree(llr) != "no" else "no support either way"
    return f"{said} ({title}{others})"


def _against(llr: float, every: Iterable[float]) -> str:
    """Return how many ratios point the other way."""
    count = sum(other * llr < 0 and words.degree(other) != "no" for other in every)
    return f"; {count} the other way" if count else ""
