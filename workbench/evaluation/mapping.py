"""Hold the maps that analyzers drew over one file against where it is known to be altered."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.analyzer import Source
from workbench.evaluation.one_pass import Broken, OnePass, reason_of
from workbench.evaluation.placing import placed
from workbench.evaluation.records import Mapped, Placed
from workbench.model import LocalizationMap

MASKS = "workbench.evaluation.mask_frames:mask_frames"
OTHER_SIZE = "mask_of_another_size"
NO_FRAME = "mask_without_these_frames"
HALF = 127

Maps = Mapping[str, Sequence[LocalizationMap]]  # by analyzer
Held = Iterator[Mapped]


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Where a file is altered: `mask` is the file that shows it, None for an authentic one.

    `sha256` is of the mask's bytes; `reason` says why the mask cannot be used.
    """

    mask: Path | None = None
    sha256: str = ""
    reason: str = ""


def mapped(reader: OnePass, path: str, source: Source, truth: Truth, maps: Maps) -> Held:
    """Yield for each analyzer its maps held against the truth, or why they are not."""
    blank = [Mapped(path=path, analyzer=name, mask=truth.sha256) for name in maps]
    if truth.reason:
        yield from (replace(one, reason=truth.reason) for one in blank)
    elif truth.mask is None:
        for one in blank:
            yield replace(one, placed=tuple(placed(maps[one.analyzer], None, source.stream)))
    else:
        found, reason = _against_mask(reader, source, truth.mask, maps)
        for one in blank:
            drawn, kept = maps[one.analyzer], found[one.analyzer]
            why = reason or (NO_FRAME if drawn and not kept else "")
            yield replace(one, reason=why, placed=() if why else tuple(kept))


def _against_mask(
    reader: OnePass, source: Source, mask: Path, maps: Maps
) -> tuple[dict[str, list[Placed]], str]:
    """Return the maps of each analyzer held against a mask, and why they could not be."""
    found: dict[str, list[Placed]] = defaultdict(list)
    work = (MASKS, mask, source.kind)
    try:
        for frame in reader.worker.run(*work, idle_seconds=reader.idle(source)):
            for name, told in maps.items():
                here = [one for one in told if one.frame == frame.frame]
                found[name] += placed(here, frame.values > HALF, source.stream)
    except ValueError:
        return found, OTHER_SIZE
    except Broken as error:
        return found, f"mask_{reason_of(error)}"
    return found, ""
