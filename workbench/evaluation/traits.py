"""What a file looks like from outside: format, size and first picture, none of it evidence.

Read in the worker. If these alone tell altered from authentic in a collection, so may any
analyzer, for reasons that have nothing to do with alteration.
"""

from collections.abc import Iterator

import numpy as np

from workbench.analyzer import Frame, Source
from workbench.evaluation.sharpness import COLOURS, sharpness
from workbench.media.decoding import frames
from workbench.media.jpeg_facts import table_sum
from workbench.model import Measurement, MediaKind

MOST_ROWS = 2048
SHORTEST = 0.01  # seconds


def traits(source: Source) -> Iterator[Measurement]:
    """Yield the traits of a medium: of its file and of its first picture that decodes."""
    yield Measurement(name="log_file_size", value=float(np.log10(max(source.size_bytes, 1))))
    sides = source.stream.width * source.stream.height
    yield Measurement(name="log_picture_size", value=float(np.log10(max(sides, 1))))
    if source.kind is MediaKind.VIDEO:  # the highest second of a longer clip is higher
        seconds = source.stream.last_pts - source.stream.first_pts
        yield Measurement(name="log_seconds", value=float(np.log10(max(seconds, SHORTEST))))
    table = table_sum(source.path)
    if table is not None:
        yield Measurement(name="jpeg_table_sum", value=float(table))
    decoded = frames(source)
    first = next((frame for frame in decoded if not frame.damaged), None)
    if first is not None:
        yield from _looks(first)


def _looks(frame: Frame) -> Iterator[Measurement]:
    picture = frame.rgb[:MOST_ROWS, :MOST_ROWS].astype(np.float32)
    for name, value in zip(COLOURS, picture.mean((0, 1)), strict=True):
        yield Measurement(name=name, value=float(value))
    yield Measurement(name="log_sharpness", value=sharpness(picture.mean(2)))
