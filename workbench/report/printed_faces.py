"""Which faces a report's pictures show and hide, told to whom issues it.

A face that no analyzer scored, or that an examiner took out, may be a bystander's: where one is
seen in a printed figure that is said, as it is where faces were not looked for at all.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from workbench.errors import WorkbenchError
from workbench.model import FaceTrack, RunState
from workbench.report.choices import BlurredFaces, PrintedFace, PrintedFaces
from workbench.report.content import Figure, FigureKind
from workbench.report.dossier import CaseRecord, Dossier, ItemRecord
from workbench.report.faces import face_run
from workbench.report.redaction import NOTHING, Veil
from workbench.report.scores import current

__all__ = ["printed_faces"]

EXCLUDED = "taken out by an examiner"
UNSCORED = "scored by no analyzer"
WITH_PICTURES = {FigureKind.PICTURE, FigureKind.MAP, FigureKind.MARKED}


def printed_faces(
    record: CaseRecord,
    dossier: Dossier,
    figures: Mapping[str, Sequence[Figure]],
    veils: Mapping[str, Veil],
    blurred: tuple[BlurredFaces, ...],
) -> PrintedFaces:
    """Return what the figures of a report, by exhibit, show of faces."""
    shown = {name: [f for f in own if _shows_frame(f)] for name, own in figures.items()}
    entries = [entry for entry in dossier.items if shown.get(entry.item.exhibit)]
    return PrintedFaces(
        blurred=blurred,
        unexamined=tuple(
            one
            for entry in entries
            for one in _of_item(
                *(record, entry, shown[entry.item.exhibit]),
                veils.get(entry.item.exhibit, NOTHING),
            )
        ),
        unsearched=tuple(
            entry.item.exhibit
            for entry in entries
            if (run := face_run(entry)) is None or run.state is not RunState.FINISHED
        ),
    )


def _shows_frame(figure: Figure) -> bool:
    """Tell whether a figure shows a frame, or the face of a track."""
    kinds = {*WITH_PICTURES, FigureKind.FACE}
    return figure.kind in kinds and figure.frame is not None and not figure.problem


def _of_item(
    record: CaseRecord, entry: ItemRecord, figures: Sequence[Figure], veil: Veil
) -> Iterator[PrintedFace]:
    scored = _scored(entry)
    for track in sorted(entry.faces.tracks, key=lambda one: (one.first_frame, one.label)):
        why = EXCLUDED if track.excluded else "" if track.id in scored else UNSCORED
        if why and track.id not in veil.tracks:
            seen = _seen_in(record, track, figures)
            if seen:
                exhibit = entry.item.exhibit
                yield PrintedFace(exhibit=exhibit, label=track.label, figures=seen, why=why)


def _scored(entry: ItemRecord) -> set[str]:
    """Return the tracks that an analyzer scored, also under the name that an edit replaced."""
    found = {
        series.track_id
        for one in current(entry.runs)
        for series in one.series
        if series.track_id and np.isfinite(series.scores).any()
    }
    for track in sorted((*entry.faces.history, *entry.faces.tracks), key=lambda one: one.at):
        if found & {*track.supersedes}:
            found.add(track.id)
    return {track_id for track_id in found if track_id}


def _seen_in(
    record: CaseRecord, track: FaceTrack, figures: Sequence[Figure]
) -> tuple[int, ...]:
    """Return the figures in whose frame a face was found, or between two such frames."""
    try:
        samples = record.face_samples(track)
    except (WorkbenchError, OSError):
        return ()  # the report itself says that what was measured of it cannot be read
    if not len(samples.frames):
        return ()
    first, last = int(samples.frames[0]), int(samples.frames[-1])
    here = Veil(frozenset({track.id}), {track.id: samples})
    return tuple(
        figure.number
        for figure in figures
        if figure.frame is not None
        and first <= figure.frame <= last
        and figure.track_id in {None, track.id}
        and here.hides(figure)
    )
