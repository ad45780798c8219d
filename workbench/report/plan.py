"""Which figures a report shows, in which order, under which numbers and captions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from workbench.model import (
    FaceTrack,
    Finding,
    FindingRegion,
    FindingState,
    MediaItem,
    MediaKind,
    MediaState,
    StoredIllustration,
    StoredMap,
    leading,
)
from workbench.report.content import Figure, FigureKind, short
from workbench.report.dossier import ItemRecord, RunRecord
from workbench.report.face_content import TrackMeasures
from workbench.report.marked_figures import marked_figures
from workbench.report.measures import with_margin
from workbench.report.scores import current
from workbench.report.track_edits import labels, named
from workbench.report.wording import clock, code

MAPS_PER_RUN = 2  # of a video: the frames with the highest scores
PICTURES_PER_EXHIBIT = 14
CURVES_PER_RUN = 2
ILLUSTRATED_PER_RUN = 3  # of a video: the frames with the highest scores
FACES_PER_EXHIBIT = 12
MANY = 24  # exhibits, of which those without a finding show themselves and their faces alone


@dataclass(frozen=True, slots=True)
class Planned:
    """A figure to be drawn, with the map or the pictures that it shows."""

    figure: Figure
    stored: StoredMap | None = None
    illustrated: StoredIllustration | None = None


def plans(records: Sequence[ItemRecord]) -> list[tuple[tuple[Planned, ...], int]]:
    """Return the figures of all exhibits, numbered in the order in which pages show them.

    Faces come first; those that belong to a finding stand beside it, before all the others.
    """
    many = len(records) > MANY
    made = [_few(record, *plan(record, 1)) if many else plan(record, 1) for record in records]
    places = sorted(
        (_section(one), exhibit, _is_wide(one), place)
        for exhibit, (planned, _) in enumerate(made)
        for place, one in enumerate(planned)
    )
    numbers = {
        (exhibit, place): number for number, (_, exhibit, _, place) in enumerate(places, 1)
    }
    return [
        (
            tuple(
                replace(one, figure=replace(one.figure, number=numbers[exhibit, place]))
                for place, one in enumerate(planned)
            ),
            left_out,
        )
        for exhibit, (planned, left_out) in enumerate(made)
    ]


def _few(
    record: ItemRecord, planned: tuple[Planned, ...], left_out: int
) -> tuple[tuple[Planned, ...], int]:
    """Return only what shows an exhibit and its faces, unless a finding asks for more."""
    if any(one.state is not FindingState.REJECTED for one in leading(record.findings)):
        return planned, left_out
    kinds = {FigureKind.PICTURE, FigureKind.FACE, FigureKind.MARKED}
    kept = tuple(one for one in planned if one.figure.kind in kinds)
    return kept, left_out + len(planned) - len(kept)


def _section(one: Planned) -> int:
    """Return in which order the parts of a report show a figure."""
    if one.figure.kind is FigureKind.FACE:
        return 0
    return 1 if one.figure.leading else 2


def _is_wide(one: Planned) -> bool:
    """Tell whether a figure takes a whole row of a contact sheet, below the others."""
    return one.figure.wide and not one.figure.leading


def plan(record: ItemRecord, first_number: int) -> tuple[tuple[Planned, ...], int]:
    """Return an exhibit's figures, numbered on, and how many maps were left out.

    Faces come first, then the picture, of a video its first frame and then its score curves,
    then what the examiner marked and chose for the report.
    Maps that a finding names precede the others; of a video's other maps those of the highest
    scores are shown.
    """
    item = record.item
    if item.state is not MediaState.ACCEPTED:
        return (), 0
    runs = current(record.runs)
    maps = _maps(record, runs)
    shown = maps[:PICTURES_PER_EXHIBIT]
    others = (
        *_opening(record, runs),
        *(Planned(one) for one in marked_figures(item, record.annotations, _cited(record))),
        *shown,
        *_curves(item, runs),
        *_illustrations(record, runs),
    )
    figures = [*_faces(record), *(_marked(one, record) for one in others)]
    numbered = tuple(
        replace(one, figure=replace(one.figure, number=number))
        for number, one in enumerate(figures, first_number)
    )
    return numbered, _count_maps(runs) - len(shown)


def _marked(one: Planned, record: ItemRecord) -> Planned:
    """Mark a figure that belongs to a finding, unless that was rejected."""
    figure = one.figure
    own = [finding for finding in _kept(record) if belongs_to(figure, finding)]
    if figure.kind is FigureKind.MAP:
        named = (region for finding in own for region in finding.regions)
        enclosed = {one.spots: one for one in named if one.map_id == figure.map_id}
        figure = replace(figure, regions=tuple(enclosed.values()))
        figure = replace(figure, caption=figure.caption + _enclosed(figure.regions))
    return replace(one, figure=replace(figure, leading=bool(own)))


def _kept(record: ItemRecord) -> list[Finding]:
    """Return the findings that stand and were not rejected."""
    return [f for f in leading(record.findings) if f.state is not FindingState.REJECTED]


def _cited(record: ItemRecord) -> set[str]:
    """Return the annotations that are the region of a finding."""
    named = (region for finding in _kept(record) for region in finding.regions)
    return {region.annotation_id for region in named if region.annotation_id}


def _enclosed(regions: Sequence[FindingRegion]) -> str:
    """Return what the line over a map encloses, in native pixels of the upright frame."""
    if not regions:
        return ""
    boxes = [one.box for one in regions]
    places = "; ".join(
        f"{box.width} × {box.height} native pixels from column {box.x}, row {box.y}"
        for box in boxes
    )
    return f" The line encloses the region of the finding: {places}."


def belongs_to(figure: Figure, finding: Finding) -> bool:
    """Tell whether a figure shows what a finding rests on.

    A map that it names, what was marked as its region, the scores of its run, or what that run
    illustrated in its segment.
    """
    if figure.kind is FigureKind.MARKED:
        return any(figure.annotation_id == one.annotation_id for one in finding.regions)
    if figure.kind is FigureKind.MAP:
        return figure.map_id in finding.map_ids
    if figure.run_id not in finding.run_ids:
        return False
    drawn = figure.kind is FigureKind.ILLUSTRATION and _is_within(figure, finding)
    return figure.kind is FigureKind.SCORES or drawn


def _is_within(figure: Figure, finding: Finding) -> bool:
    """Tell whether a figure's frame lies in the segment of a finding, if that has one."""
    if figure.pts is None or finding.first_pts is None or finding.last_pts is None:
        return True
    return finding.first_pts <= figure.pts <= finding.last_pts


def _count_maps(runs: Sequence[RunRecord]) -> int:
    return sum(len(record.maps) for record in runs)


def _opening(record: ItemRecord, runs: Sequence[RunRecord]) -> Iterator[Planned]:
    yield _photograph(record.item)
    if record.item.kind is MediaKind.VIDEO:
        names = labels(record.faces.history or record.faces.tracks)
        yield from _score_curves(record.item, runs, names)


def _photograph(item: MediaItem) -> Planned:
    subject = "the first frame" if item.kind is MediaKind.VIDEO else "the picture as received"
    caption = f"{item.exhibit}: {subject}, shown upright."
    return Planned(
        Figure(
            number=0, kind=FigureKind.PICTURE, exhibit=item.exhibit, caption=caption, frame=0
        )
    )


def _faces(record: ItemRecord) -> Iterator[Planned]:
    """Yield a picture of each face in use, of many those that are in the most frames."""
    tracks = [one for one in record.faces.tracks if one.id in record.faces.measures]
    tracks.sort(key=lambda track: (track.excluded, -track.frames))
    chosen = tracks[:FACES_PER_EXHIBIT]
    for track in sorted(chosen, key=lambda track: (track.first_frame, track.id)):
        yield _face(record.item, track, record.faces.measures[track.id])


def _face(item: MediaItem, track: FaceTrack, measures: TrackMeasures) -> Planned:
    video = item.kind is MediaKind.VIDEO
    at = f", frame {measures.best_frame} at {clock(measures.best_pts)}" if video else ""
    excluded = " (excluded)" if track.excluded else ""
    figure = Figure(
        number=0,
        kind=FigureKind.FACE,
        exhibit=item.exhibit,
        caption=f"{item.exhibit}: {named(track.label)}{excluded}{at}.",
        frame=measures.best_frame,
        pts=measures.best_pts,
        track_id=track.id,
        box=with_margin(measures.best_box),
    )
    return Planned(figure)


def _track(names: Mapping[str, str], track_id: str | None) -> str:
    """Name the face that something was read of, if it was read of one."""
    return f", {names.get(track_id, f'track {short(track_id)}')}" if track_id else ""


def _score_curves(
    item: MediaItem, runs: Sequence[RunRecord], names: Mapping[str, str]
) -> Iterator[Planned]:
    for record in runs:
        by_face = any(series.track_id for series in record.series)
        for place, series in enumerate(record.series):
            if by_face and not np.isfinite(series.scores).any():
                continue  # frames that show no face, or a face that was never scored
            track = _track(names, series.track_id)
            caption = (
                f"{item.exhibit}: {record.run.info.title}, score over presentation time"
                f"{track} (run {short(record.run.id)}). The strip shows what was examined."
            )
            yield Planned(
                Figure(
                    number=0,
                    kind=FigureKind.SCORES,
                    exhibit=item.exhibit,
                    caption=caption,
                    meaning=record.run.info.score_meaning,
                    run_id=record.run.id,
                    series=place,
                    track_id=series.track_id,
                )
            )


def _curves(item: MediaItem, runs: Sequence[RunRecord]) -> Iterator[Planned]:
    for record in runs:
        for place, curve in enumerate(record.curves[:CURVES_PER_RUN]):
            band = f" The band: {curve.reference}." if curve.reference else ""
            at = "" if curve.frame is None else f", frame {curve.frame}"
            caption = (
                f"{item.exhibit}: {record.run.info.title}, {code(curve.name)}{at} "
                f"(run {short(record.run.id)}).{band}"
            )
            yield Planned(
                Figure(
                    number=0,
                    kind=FigureKind.CURVE,
                    exhibit=item.exhibit,
                    caption=caption,
                    meaning=curve.meaning,
                    run_id=record.run.id,
                    curve=place,
                )
            )


def _illustrations(record: ItemRecord, runs: Sequence[RunRecord]) -> Iterator[Planned]:
    """Yield the illustrations of a photograph; of a video those of the highest scores."""
    names = labels(record.faces.history or record.faces.tracks)
    for run in runs:
        made = run.illustrations
        if record.item.kind is MediaKind.VIDEO:
            scores = _scores(run)
            made = tuple(sorted(made, key=lambda one: -scores.get(one.frame, -np.inf)))
        for stored in made[:ILLUSTRATED_PER_RUN]:
            yield _illustrated(record.item, run, stored, names)


def _illustrated(
    item: MediaItem, record: RunRecord, stored: StoredIllustration, names: Mapping[str, str]
) -> Planned:
    figure = replace(
        _figure(FigureKind.ILLUSTRATION, item, record, stored, names),
        illustration_id=stored.id,
        captions=tuple(picture.caption for picture in stored.pictures),
        picture_sha256=tuple(picture.sha256 for picture in stored.pictures),
    )
    return Planned(figure, illustrated=stored)


def _figure(
    kind: FigureKind,
    item: MediaItem,
    record: RunRecord,
    stored: StoredMap | StoredIllustration,
    names: Mapping[str, str],
) -> Figure:
    """Return a figure that says which analyzer shows what, of which face and frame."""
    video = item.kind is MediaKind.VIDEO
    at = f", frame {stored.frame} at {clock(stored.pts)}" if video else ""
    track = _track(names, stored.track_id)
    caption = (
        f"{item.exhibit}: {record.run.info.title}, {code(stored.name)}{track}{at} "
        f"(run {short(record.run.id)})."
    )
    return Figure(
        number=0,
        kind=kind,
        exhibit=item.exhibit,
        caption=caption,
        meaning=stored.meaning,
        run_id=record.run.id,
        frame=stored.frame,
        pts=stored.pts,
        track_id=stored.track_id,
    )


def _maps(record: ItemRecord, runs: Sequence[RunRecord]) -> list[Planned]:
    """Return the maps worth a figure: those a finding names, then a few of every run."""
    chosen: list[tuple[RunRecord, StoredMap]] = []
    for finding in _kept(record):
        chosen.extend(_named(record.item, finding, runs))
    for run in runs:
        chosen.extend((run, stored) for stored in _telling(record.item, run, run.maps))
    names = labels(record.faces.history or record.faces.tracks)
    unique = {stored.id: _map(record.item, run, stored, names) for run, stored in chosen}
    return list(unique.values())


def _named(
    item: MediaItem, finding: Finding, runs: Sequence[RunRecord]
) -> Iterator[tuple[RunRecord, StoredMap]]:
    for run in runs:
        maps = [stored for stored in run.maps if stored.id in finding.map_ids]
        yield from ((run, stored) for stored in _telling(item, run, maps))


def _telling(item: MediaItem, record: RunRecord, maps: Sequence[StoredMap]) -> list[StoredMap]:
    """Return all of a photograph's maps; of a video's those of the highest scores."""
    if item.kind is not MediaKind.VIDEO:
        return list(maps)
    scores = _scores(record)
    ranked = sorted(maps, key=lambda stored: -scores.get(stored.frame, -np.inf))
    return sorted(ranked[:MAPS_PER_RUN], key=lambda stored: stored.frame)


def _scores(record: RunRecord) -> dict[int, float]:
    """Return the highest score of each frame that has one."""
    found: dict[int, float] = {}
    for series in record.series:
        for frame, score in zip(series.frames.tolist(), series.scores.tolist(), strict=True):
            if np.isfinite(score):
                found[frame] = max(score, found.get(frame, score))
    return found


def _map(
    item: MediaItem, record: RunRecord, stored: StoredMap, names: Mapping[str, str]
) -> Planned:
    figure = _figure(FigureKind.MAP, item, record, stored, names)
    return Planned(replace(figure, map_id=stored.id, map_sha256=stored.sha256), stored)
