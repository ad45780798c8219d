"""What is not known about the faces of an exhibit, and the row from which that follows."""

from collections.abc import Iterator

from workbench.model import AnalyzerRun, MediaState, Outcome
from workbench.report.content import Exhibit, Limitation, short
from workbench.report.face_content import TrackContent
from workbench.report.track_edits import named
from workbench.report.wording import amount, code, shortened, when

TRACKS_TOLD = 12  # tracks that a limitation names one by one


def face_coverage(run: AnalyzerRun) -> Iterator[str]:
    """Yield in which frames faces may have been missed, or could not be looked for."""
    covered = run.coverage
    if covered.not_applicable:
        units = amount(covered.not_applicable, covered.unit)
        yield f"no face was found in {units}; that does not show that none is there."
    for outcome in (Outcome.WITHHELD, Outcome.FAILED):
        if count := getattr(covered, outcome.value):
            reasons = [code(one.reason) for one in covered.reasons if one.outcome is outcome]
            because = f": {', '.join(reasons)}" if reasons else ""
            yield f"no face could be looked for in {amount(count, covered.unit)}{because}."
    if covered.not_examined:
        units = amount(covered.not_examined, covered.unit)
        yield f"not examined for {units}; whether faces are there is not known."


def of_faces(exhibit: Exhibit) -> Iterator[Limitation]:
    """Yield what follows from the tracks on record and from how examiners changed them."""
    faces, name = exhibit.faces, exhibit.item.exhibit
    if exhibit.item.state is not MediaState.ACCEPTED:
        return
    if faces.run_id is None:
        text = f"{name}: the face pass was not run, so nothing is stated about faces."
        yield Limitation(text, name)
        return
    basis = f"run {short(faces.run_id)}"
    for text in (*_unmeasured(faces.problem, faces.tracks), *_without_mesh(faces.tracks)):
        yield Limitation(f"{name}: {text}", basis)
    if proposed := _labels([one for one in faces.tracks if not one.named]):
        yield Limitation(
            f"{name}: that the frames of a track show one person, and that tracks of one label "
            "do, is a proposal from their appearance. No examiner named or merged these: "
            f"{proposed}.",
            basis,
        )
    yield from _excluded(exhibit)


def _unmeasured(problem: str, tracks: tuple[TrackContent, ...]) -> Iterator[str]:
    if problem:
        yield f"what was found in single frames cannot be read: {shortened(problem)}"
    for one in tracks:
        if one.problem:
            label = named(one.track.label)
            yield f"what was measured of {label} cannot be read: {shortened(one.problem)}"


def _without_mesh(tracks: tuple[TrackContent, ...]) -> Iterator[str]:
    """Yield where a face was found and its parts could not be placed."""
    without = [
        f"{named(one.track.label)} ({gap} of {amount(one.measures.frames, 'frame')})"
        for one in tracks
        if one.measures and (gap := one.measures.frames - one.measures.meshed)
    ]
    if without:
        more = len(without) - TRACKS_TOLD
        rest = f" and {amount(more, 'further track')}" if more > 0 else ""
        yield (
            "no mesh fits the face, as when it is turned away, covered or very small, so "
            "nothing that rests on its parts was measured there: "
            f"{', '.join(without[:TRACKS_TOLD])}{rest}."
        )


def _excluded(exhibit: Exhibit) -> Iterator[Limitation]:
    for one in exhibit.faces.tracks:
        if edit := one.exclusion:
            label = named(one.track.label)
            yield Limitation(
                f"{exhibit.item.exhibit}: {label} was excluded by {edit.examiner} "
                f"({when(edit.at)}); analyzers that begin after that do not read it.",
                f"track {short(one.track.id)}",
            )


def _labels(tracks: list[TrackContent]) -> str:
    """Name tracks, each label once."""
    found = list(dict.fromkeys(named(one.track.label) for one in tracks))
    more = len(found) - TRACKS_TOLD
    rest = f" and {amount(more, 'further label')}" if more > 0 else ""
    return f"{', '.join(found[:TRACKS_TOLD])}{rest}" if found else ""
