"""How coarse a JPEG's tables are, read in the worker: the file is evidence, and untrusted."""

from collections.abc import Iterator

from workbench.analyzer import Source
from workbench.calibration.conditions import TABLE_SUM
from workbench.media.jpeg_facts import table_sum
from workbench.model import Measurement


def table_steps(source: Source) -> Iterator[Measurement]:
    """Yield the sum of the steps of the tables that a JPEG uses; nothing for other files.

    The very measure that an evaluation takes of the media a calibration is made from.
    """
    found = table_sum(source.path)
    if found is not None:
        yield Measurement(name=TABLE_SUM, value=float(found))
