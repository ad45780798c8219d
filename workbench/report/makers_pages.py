"""The pages on items that lie together: groups with their reasons, and who named which."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

from workbench.report.layout import Heading
from workbench.report.makers_content import GroupContent, MakersContent, SpaceContent
from workbench.report.style import SECTION_ROOM, bullet, grid, led, part, quiet, say, styles
from workbench.report.wording import shortened

HOW_TO_READ = (
    "A network that tells makers apart gives every picture, or every face, a direction. Items "
    "are together where the mean distance between their groups is within a limit (cosine "
    "distance: 0 is the same direction). It is no probability. That items lie together "
    "does not say that one maker made them, nor which, nor that they were altered, and enters "
    "no support."
)
NAMED = "What examiners call a maker"
LEFT = "Not compared"
NONE_TOGETHER = "No items lie together; each is alone."
ITEMS_SHOWN, REASON_SHOWN = 1200, 300  # letters
SHARING = 2


def makers(content: MakersContent, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on items that lie together."""
    yield CondPageBreak(SECTION_ROOM)
    yield Heading(title, 0, "makers")
    yield say(HOW_TO_READ)
    for space in content.spaces:
        yield from _space(space)
    if not content.spaces:
        yield quiet("Nothing could be compared.")
    if content.namings:
        yield from part(NAMED)
        yield from (bullet(f"On record: {words}.") for words in content.namings)
    if content.left:
        yield from part(LEFT)
        rows = [(called, shortened(why, REASON_SHOWN)) for called, why in content.left]
        yield grid(("Item", "Reason"), rows, (24, 76), width, fine=True)


def _space(space: SpaceContent) -> Iterator[Flowable]:
    """Yield the groups by one network; items that lie alone are told together."""
    yield led(
        f"Within {space.within:.2f}:",
        f"{space.meaning}. Network {space.space}.",
        styles().small,
    )
    shared = [one for one in space.groups if len(one.items) >= SHARING]
    for group in shared:
        yield KeepTogether(list(_group(group)))
    if not shared:
        yield say(NONE_TOGETHER)
    if alone := [one for one in space.groups if len(one.items) < SHARING]:
        named = ", ".join(_alone(one) for one in alone)
        yield led("Alone:", shortened(named, ITEMS_SHOWN))


def _group(group: GroupContent) -> Iterator[Flowable]:
    yield led(f"{group.title}:", shortened(", ".join(group.items), ITEMS_SHOWN))
    yield say(f"{group.reason} {group.attributed}.", styles().small)


def _alone(group: GroupContent) -> str:
    name = group.title.partition(", named ")[2]
    return f"{group.items[0]} (named {name})" if name else group.items[0]
