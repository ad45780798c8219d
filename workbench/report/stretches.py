"""Where a series of scores is highest, in words, where no finding can say it."""

from workbench.model import MediaItem, MediaKind, ScoreSeries
from workbench.report.content import RunContent
from workbench.report.wording import amount, clock, rounded
from workbench.temporal import course, highest

NO_POINT = (
    "Every series is highest somewhere; as no operating point covers this medium, nothing says "
    "that this is high, and no finding rests on it."
)


def highest_words(section: RunContent, series: ScoreSeries, item: MediaItem) -> str:
    """Return where a video's series is highest, "" where an operating point judges it."""
    covered = section.run.info.operating_point(item.kind, item.stream)
    if covered or item.kind is not MediaKind.VIDEO:
        return ""
    found = highest(course(series.frames, series.pts, series.scores))
    if found is None:
        return ""
    return (
        f"Highest stretch: {clock(found.first_pts)} to {clock(found.last_pts)}, frame indices "
        f"{found.first_frame} to {found.last_frame}, mean {rounded(found.mean)}, up to "
        f"{rounded(found.peak)}, over {amount(found.scored, 'frame')} scored. {NO_POINT}"
    )
