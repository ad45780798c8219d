"""How long it takes to take back, and to do again, what labelled thousands in one act.

    python -m benchmarks.undoing [--items 2000]

Makes a case of so many pictures, labels all of them in one act, takes that back and does it
again. Printed are seconds by the clock and by the processor; and beside them how long the plain
way would take for its reading alone, which reads all records that can be superseded anew for
each event of an act.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.large_case import made
from case_store.store import CaseStore
from workbench.model import relabelled
from workbench.undoing import redo, undo, undoable

EXAMINER = "A. Examiner"
SAMPLES = 5


def main() -> None:
    """Make the case, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=2000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = made(Path(scratch), options.items, 0)
        with CaseStore.open(folder) as store:
            store.act_as(EXAMINER)
            label(store)
            told("take back", lambda: undo(store, EXAMINER))
            told("do again", lambda: redo(store, EXAMINER))
            began = time.process_time()
            for _ in range(SAMPLES):
                plain_reading(store)
            each = (time.process_time() - began) / SAMPLES
            print(f"plain way, reading alone: {each * options.items:.1f} s of processor time")
            told("what can be undone", lambda: undoable(store, EXAMINER))


def label(store: CaseStore) -> None:
    """Give every medium a tag, in one act."""
    made = [
        relabelled(None, media_id=item.id, examiner=EXAMINER, tags=[1])
        for item in store.media()
    ]
    told(f"label {len(made)} in one act", lambda: store.put_labels(made))


def plain_reading(store: CaseStore) -> None:
    """Read what can be superseded, as was done once for each event; and the labels again."""
    store.findings(superseded=True)
    store.reviews(superseded=True)
    store.impressions(superseded=True)
    store.annotations(superseded=True)
    store.labels(superseded=True)
    store.maker_namings(superseded=True)
    store.known_authentic(superseded=True)
    store.labels(superseded=True)


def told(what: str, work: Callable[[], object]) -> None:
    """Do some work and print how long it takes."""
    began, own = time.perf_counter(), time.process_time()
    work()
    took, worked = time.perf_counter() - began, time.process_time() - own
    print(f"{what}: {took:.2f} s, {worked:.2f} s of processor time", flush=True)


if __name__ == "__main__":
    main()
