"""Which faces a report's pictures show and hide, told to whom issues it.

A face that no analyzer scored, or that an examiner took out, may be a bystander's: where one is
may be seen in a printed figure that is said, as it is where faces were not looked for at all:
the doubt counts for the warning.
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
WITH_PICTURES = {
    *(FigureKind.PICTURE, FigureKind.MAP, FigureKind.MARKED),
    *(FigureKind.FACE, FigureKind.ILLUSTRATION),
}


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
    """Tell whether a figure shows a frame, the face of a track, or what was drawn of them."""
    return figure.kind in WITH_PICTURES and figure.frame is not None and not figure.problem


def _of_item(
    record: CaseRecord, entry: ItemRecord, figures: Sequence[Figure], veil: Veil
) -> Iterator[PrintedFace]:
    scored = _scored(entry)
    for track in sorted(entry.faces.tracks, key=lambda one: (one.first_frame, one.label)):
        why = EXCLUDED if track.excluded else "" if track.id in scored else UNSCORED
        if why and track.id not in veil.tracks:
            seen = _seen_in(record, entry, track, figures)
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
    record: CaseRecord, entry: ItemRecord, track: FaceTrack, figures: Sequence[Figure]
) -> tuple[int, ...]:
    """Return the figures in which a face may be seen: of frames from its first to its last.

    Where what was measured of it cannot be read, it may be in all that could show it.
    """
    own = [
        figure
        for figure in figures
        if figure.frame is not None
        and track.first_frame <= figure.frame <= track.last_frame
        and (_is_drawn(figure) or figure.track_id in {None, track.id})
    ]
    try:
        samples = record.face_samples(track)
    except (WorkbenchError, OSError):
        return tuple(figure.number for figure in own)
    here = Veil(frozenset({track.id}), {track.id: samples} if len(samples.frames) else {})
    drawn = {one.id: one.pictures for told in entry.runs for one in told.illustrations}
    return tuple(
        figure.number
        for figure in own
        if here.hides(figure)
        and (
            not _is_drawn(figure)
            or any(
                here.may_show(picture, entry.item)
                for picture in drawn.get(figure.illustration_id or "", ())
            )
        )
    )


def _is_drawn(figure: Figure) -> bool:
    return figure.kind is FigureKind.ILLUSTRATION
