"""Local negative controls: how often analyzers speak up on media of this case known authentic.

An examiner marks exhibits of the same camera or channel as known to be authentic, with the
word of who says so. What analyzers say of these is this case's own rate of false alarms.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.calibration.weighing import NO_EVIDENCE, file_score, method_of
from workbench.findings import MIN_FRAMES, segments, speaking
from workbench.model import (
    AnalyzerRun,
    KnownAuthentic,
    MediaItem,
    MediaKind,
    RunState,
    ScoreSeries,
)
from workbench.model.calibration import Method

LEVEL = 0.95
FEW = 20  # controls, below which it is said how little they tell
INDEPENDENT = (
    "The intervals suppose that these exhibits are independent of one another; several of one "
    "scene, burst or day say less than their number."
)
NO_CHANNEL = "channel not stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one run said of one medium.

    `score` is the file's, None without one. `called` is whether a finding would be proposed
    from it, None where no operating point covers the medium. Of a control, `channel` is what
    it shares with the questioned media, and `late` whether it was marked only after the run
    had ended, when its result could be known.
    """

    media_id: str
    method: Method
    kind: MediaKind | None
    score: float | None
    called: bool | None
    channel: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`count` of `n`, with the exact 95 % interval of the rate behind them, 0..1."""

    count: int
    n: int
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalRate:
    """What the known authentic media of a case say about one analyzer, for media like one.

    `alarms` counts those from which a finding would be proposed, None where no operating point
    covers any. `as_high` counts those that score at least as high as the medium in question,
    None where that has no score. `unscored` were read and have no score, `late` were marked
    after their result was on record. `channels` are what they share with the questioned media,
    and `apart` the rates of each where there are several.
    """

    alarms: Share | None
    as_high: Share | None
    unscored: int
    read: int
    late: int = 0
    channels: tuple[str, ...] = ()
    apart: tuple["LocalRate", ...] = ()


def answer(run: AnalyzerRun, series: Sequence[ScoreSeries], item: MediaItem) -> Answer:
    """Return what a run said of a medium, as an evaluation would count it."""
    point = run.info.operating_point(item.kind, item.stream)
    score = file_score(series, item.kind)
    least = MIN_FRAMES if item.kind is MediaKind.VIDEO else 1
    called = None
    if point is not None and score is not None:
        called = any(segments(one.scores, point.threshold, least) for one in speaking(series))
    return Answer(
        media_id=item.id,
        method=method_of(run, None),
        kind=item.kind,
        score=score,
        called=called,
    )


def answers_of(
    item: MediaItem,
    runs: Iterable[AnalyzerRun],
    series: Callable[[str], Sequence[ScoreSeries]],
    known: KnownAuthentic | None = None,
) -> dict[str, Answer]:
    """Return what the last finished run of each analyzer said of a medium, by run.

    `runs` are oldest first, and `series` gives the scores of one by its id. A run that did not
    finish said nothing. `known` is the decision by which the medium is a control.
    """
    last = {
        run.info.name: run for run in runs if run.state is RunState.FINISHED and weighs_in(run)
    }
    return {
        run.id: _marked(answer(run, series(run.id), item), run, known) for run in last.values()
    }


def _marked(said: Answer, run: AnalyzerRun, known: KnownAuthentic | None) -> Answer:
    if known is None:
        return said
    late = run.ended_at is not None and known.at > run.ended_at
    return replace(said, channel=known.channel, late=late)


def local_rate(here: Answer, every: Iterable[Answer]) -> LocalRate | None:
    """Return the rates of a run's own method over the controls; None where it read none.

    `every` are what runs said of the known authentic media. Those of another kind of medium,
    of another version, setting or model of the analyzer, and the medium itself do not count.
    """
    like = [
        one
        for one in every
        if (one.method, one.kind) == (here.method, here.kind) and one.media_id != here.media_id
    ]
    if not like:
        return None
    channels = sorted({one.channel for one in like})
    groups = [[one for one in like if one.channel == name] for name in channels]
    apart = tuple(_rates(here, group) for group in groups) if len(groups) > 1 else ()
    return replace(_rates(here, like), apart=apart)


def _rates(here: Answer, like: Sequence[Answer]) -> LocalRate:
    scores = [one.score for one in like if one.score is not None]
    called = [one.called for one in like if one.called is not None]
    as_high = None if here.score is None else [score >= here.score for score in scores]
    return LocalRate(
        alarms=share(sum(called), len(called)) if called else None,
        as_high=share(sum(as_high), len(as_high)) if as_high else None,
        unscored=len(like) - len(scores),
        read=len(like),
        late=sum(one.late for one in like),
        channels=tuple(sorted({one.channel for one in like})),
    )


def share(count: int, n: int) -> Share:
    """Return a share with its exact interval (Clopper and Pearson, Biometrika 26, 1934)."""
    from scipy.special import betaincinv  # noqa: PLC0415  # slow to load, and seldom needed

    tail = (1 - LEVEL) / 2
    lower = float(betaincinv(count, n - count + 1, tail)) if count else 0.0
    upper = float(betaincinv(count + 1, n - count, 1 - tail)) if count < n else 1.0
    return Share(count=count, n=n, lower=lower, upper=upper)


def weighs_in(run: AnalyzerRun) -> bool:
    """Return whether an analyzer gives scores that false alarms can be counted of."""
    return run.info.family not in NO_EVIDENCE and bool(run.info.score_meaning)


def alarm_words(found: LocalRate) -> str:
    """Return how often the analyzer would have raised a false alarm in this case."""
    if found.alarms is None:
        return "no operating point covers the known authentic exhibits: no false alarm rate"
    return (
        f"{_of(found.alarms)} known authentic exhibits of this case would be proposed as "
        f"findings: {_rate(found.alarms)}"
    )


def height_words(found: LocalRate) -> str:
    """Return how many known authentic media score as high, empty where that is not known."""
    if found.as_high is None:
        return ""
    high = found.as_high
    return f"{_of(high)} score as high as this exhibit or higher: {_rate(high)}"


def words(found: LocalRate) -> str:
    """Return everything that the controls say about an analyzer, and how little few say."""
    parts = [alarm_words(found), height_words(found)]
    if found.unscored:
        parts.append(f"{found.unscored} have no score")
    parts += [f"of these, {_apart(one)}" for one in found.apart]
    parts += [channel_words(found), late_words(found), few_words(found)]
    said = "; ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}"


def channel_words(found: LocalRate) -> str:
    """Return what controls share with the questioned media; empty where told apart."""
    return "" if found.apart else f"shared: {_named(found)}"


def late_words(found: LocalRate) -> str:
    """Return how many were marked when their result could be known, empty for none."""
    if not found.late:
        return ""
    return f"{found.late} of {found.read} were marked after their result was on record"


def few_words(found: LocalRate) -> str:
    """Return how little a few controls say, empty for many."""
    told = found.alarms or found.as_high
    if told is None or told.n >= FEW:
        return ""
    low, high = _percent(told.lower), _percent(told.upper)
    return f"so few say little: rates from {low} to {high} go with them"


def _apart(one: LocalRate) -> str:
    """Return the rates of one channel of several."""
    told = [
        f"{_of(one.alarms)} would be proposed" if one.alarms else "no operating point",
        f"{_of(one.as_high)} score as high" if one.as_high else "",
    ]
    return f"{_named(one)}: {', '.join(part for part in told if part)}"


def _named(found: LocalRate) -> str:
    return ", ".join(f"“{name}”" if name else NO_CHANNEL for name in found.channels)


def _of(told: Share) -> str:
    return f"{told.count} of {told.n}"


def _rate(told: Share) -> str:
    low, high = _percent(told.lower), _percent(told.upper)
    return f"{_percent(told.count / told.n)} (exact 95 % interval {low} to {high})"


def _percent(rate: float) -> str:
    return f"{100 * rate:.0f} %"


def said_words(decision: KnownAuthentic) -> str:
    """Return on whose word a medium is known to be authentic, and who recorded that."""
    channel = f", {decision.channel}" if decision.channel else ""
    return (
        f"known authentic as stated by {decision.said_by}{channel}; recorded by "
        f"{decision.examiner}"
    )
