"""Which items lie together, as a report says it: groups, given names, and the rest."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.makers import Record

__all__ = ["GroupContent", "MakersContent", "SpaceContent", "makers_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupContent:
    """Items that lie together: what they are, which, why, and as whose work each is told."""

    title: str
    items: tuple[str, ...]
    reason: str
    attributed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceContent:
    """The groups by one network, and the greatest mean distance within which they are one."""

    space: str
    within: float
    meaning: str
    groups: tuple[GroupContent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MakersContent:
    """All groups, what was not compared and why, and what examiners call which maker."""

    spaces: tuple[SpaceContent, ...]
    left: tuple[tuple[str, str], ...]
    namings: tuple[str, ...]


def makers_of(record: "Record", *, asked: bool) -> MakersContent | None:
    """Return which items lie together; None where nobody asked or named any."""
    if not (asked or record.maker_namings()):
        return None
    # Here: it loads SciPy.
    from workbench.clustering import attributions, reason, title  # noqa: PLC0415
    from workbench.makers import told_of  # noqa: PLC0415

    told = told_of(record)
    found, left = told.groups()
    return MakersContent(
        spaces=tuple(
            SpaceContent(
                space=one.space,
                within=one.within,
                meaning=one.meaning,
                groups=tuple(
                    GroupContent(
                        title=title(group),
                        items=tuple(item.called for item in group.items),
                        reason=reason(group, one.within),
                        attributed=attributions(group),
                    )
                    for group in one.groups
                ),
            )
            for one in found
        ),
        left=tuple((one.called, one.reason) for one in left),
        namings=tuple(one.words for one in told.namings),
    )
