"""Examine one media item: have it read once in the worker, and keep the record.

Runs in the process that owns the case. What the worker says is written as it arrives, so
that closing the generator, a crash of the reader or the end of this process loses nothing
that was said. Every run that is begun ends as finished, cancelled or failed.
"""

from workbench.examination.examining import agenda, examine, plan
from workbench.examination.passes import extra_seconds
from workbench.examination.record import Event, ExaminationRecord, Observed

__all__ = [
    "Event",
    "ExaminationRecord",
    "Observed",
    "agenda",
    "examine",
    "extra_seconds",
    "plan",
]
