"""All cues of a pair of eyes, in the order in which they are told."""

import math

from analyzers.gaze import lids, movement
from analyzers.gaze.cue import Cue, Measured, not_measured
from analyzers.gaze.window import EyeWindow

__all__ = ["CUES", "UNIT_OF", "measured"]

CUES = (
    Cue(
        name="eyes_together",
        unit="correlation",
        side=-1,
        means="both irises move alike, with a correlation of {value} (living eyes move as one)",
        measure=movement.eyes_together,
    ),
    Cue(
        name="eye_delay",
        unit="correlation",
        side=1,
        means=(
            "shifting one iris in time changes that correlation by {value} (living eyes move "
            "at the same time, so a shift lowers it)"
        ),
        measure=movement.eye_delay,
    ),
    Cue(
        name="lids_together",
        unit="correlation",
        side=-1,
        means="both lids move alike, with a correlation of {value} (a wink lowers it as well)",
        measure=lids.lids_together,
    ),
    Cue(
        name="lid_delay",
        unit="correlation",
        side=1,
        means="shifting one lid in time changes that correlation by {value}",
        measure=lids.lid_delay,
    ),
    Cue(
        name="lid_rest",
        unit="doublings of the noise",
        side=-1,
        means="the lids move by {value} doublings of what a rigid distance does",
        measure=lids.lid_rest,
    ),
    Cue(
        name="jitter",
        unit="doublings of the noise",
        side=1,
        means="the irises tremble against each other by {value} doublings of the mesh's noise",
        measure=movement.jitter,
    ),
    Cue(
        name="head_coupling",
        unit="degrees per degree",
        side=1,
        means=(
            "for each degree the head turns, the eyes turn by {value} degrees in it (-1 holds "
            "the aim, 0 stares along with the head)"
        ),
        measure=movement.head_coupling,
    ),
    Cue(
        name="iris_size",
        unit="share",
        side=1,
        means="the size of the irises beside the face varies by {value} of itself",
        measure=movement.iris_size,
    ),
    Cue(
        name="iris_pair",
        unit="share",
        side=1,
        means="one iris changes its size against the other by {value} of itself",
        measure=movement.iris_pair,
    ),
    Cue(
        name="vergence",
        unit="degrees",
        side=1,
        means="the angle between the eyes wanders by {value} degrees",
        measure=movement.vergence,
        counted=False,
    ),
    Cue(
        name="saccade_rate",
        unit="per second",
        side=1,
        means="the eyes jump {value} times a second (living eyes: up to 4)",
        measure=movement.saccade_rate,
        counted=False,
    ),
    Cue(
        name="blink_duration",
        unit="seconds",
        side=1,
        means="a closing lasts {value} seconds (blinks: 0.1 to 0.4)",
        measure=lids.blink_duration,
        counted=False,
    ),
)
UNIT_OF = {cue.name: cue.unit for cue in CUES}


def measured(window: EyeWindow) -> dict[str, Measured]:
    """Return every cue of a window by its name; a value that is no number is not measured."""
    return {cue.name: _numbers(cue.measure(window)) for cue in CUES}


def _numbers(found: Measured) -> Measured:
    """Return what was measured without what is not finite, as of an iris without a width."""
    known = found.control is not None and math.isfinite(found.control)
    control = found.control if known else None
    if found.value is not None and not math.isfinite(found.value):
        return not_measured("not_a_number", control)
    return Measured(found.value, control, found.reason)
