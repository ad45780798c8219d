"""The commands about faces: see the tracks of an exhibit, and put them right by hand."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer

from workbench import documents, listing
from workbench.console import DONE, INCOMPLETE, Output
from workbench.errors import UnknownTrack
from workbench.faces import tracks as edits
from workbench.faces.tracks import FramesOf
from workbench.model import (
    AnalyzerRun,
    FacesSeen,
    FaceTrack,
    Family,
    MediaItem,
    RunState,
    Shot,
)

SHORTEST_ID = 4

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
OneExhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
Ids = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Tracks by id, or by how it begins.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="The track by id, or by how it begins.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Your name.")]
Note = Annotated[str, typer.Option(help="Why.")]


class Faces(Protocol):
    """The part of a case store that these commands use."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item."""

    def runs(self, media_id: str | None = None) -> list[AnalyzerRun]:
        """Return the runs on a medium, oldest first."""

    def face_run(self, media_id: str) -> AnalyzerRun | None:
        """Return the run whose faces hold."""

    def faces_seen(self, media_id: str) -> FacesSeen | None:
        """Return how many faces each frame has."""

    def shots(self, media_id: str) -> list[Shot]:
        """Return the shots."""

    def tracks(self, media_id: str) -> list[FaceTrack]:
        """Return the tracks that stand."""

    def frames_of(self, media_id: str) -> FramesOf:
        """Return what tells the frames of a span in which the face was found."""

    def is_being_written(self) -> bool:
        """Say whether somebody has the case open for writing now."""

    def revise_tracks(self, media_id: str, new: Sequence[FaceTrack]) -> None:
        """Put tracks on record in place of others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How a command opens a case: for reading, or for writing under an examiner's name."""

    reading: Callable[[Path], AbstractContextManager[Faces]]
    writing: Callable[[Path, str], AbstractContextManager[Faces]]


Edit = Callable[[list[FaceTrack], FramesOf], Sequence[FaceTrack]]

revising = typer.Typer(
    help="Put face tracks right; each change stands beside what it supersedes.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


def tracks(
    context: typer.Context, *, case: CasePath, exhibit: OneExhibit, json: AsJson = False
) -> None:
    """List the faces that were followed through one exhibit.

    Example: loupe tracks harbour.loupe --exhibit EX-001 --json
    """
    with _doors(context).reading(case) as store:
        code = _show(store, store.item(exhibit), Output(as_json=json))
    raise typer.Exit(code)


@revising.command()
def merge(
    context: typer.Context,
    *,
    case: CasePath,
    ids: Ids,
    exhibit: OneExhibit,
    by: By,
    label: Annotated[str, typer.Option(help="Its name; by default the first one's.")] = "",
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Make one track of those that show the same person.

    Example: loupe track merge harbour.loupe --exhibit EX-001 --by "A. Vos" 3f2a 9c41
    """

    def edit(chosen: list[FaceTrack], frames_of: FramesOf) -> Sequence[FaceTrack]:
        return [edits.merged(chosen, frames_of, examiner=by, note=note, label=label)]

    _revise(context, case, exhibit=exhibit, by=by, ids=ids, edit=edit, as_json=json)


@revising.command()
def split(
    context: typer.Context,
    *,
    case: CasePath,
    track: Id,
    exhibit: OneExhibit,
    by: By,
    at: Annotated[int, typer.Option(metavar="FRAME", help="The second part's first frame.")],
    label: Annotated[str, typer.Option(help="The second part's name.")] = "",
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Make two tracks of one that changes from one person to another.

    Example: loupe track split harbour.loupe --exhibit EX-001 --by "A. Vos" 3f2a --at 120
    """

    def edit(chosen: list[FaceTrack], frames_of: FramesOf) -> Sequence[FaceTrack]:
        return edits.split(chosen[0], at, frames_of, examiner=by, note=note, label=label)

    _revise(context, case, exhibit=exhibit, by=by, ids=[track], edit=edit, as_json=json)


@revising.command()
def name(
    context: typer.Context,
    *,
    case: CasePath,
    track: Id,
    exhibit: OneExhibit,
    by: By,
    label: Annotated[str, typer.Option(help="The new name.")],
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Give a track a name.

    Example: loupe track name harbour.loupe --exhibit EX-001 --by "A. Vos" 3f2a --label Speaker
    """

    def edit(chosen: list[FaceTrack], _: FramesOf) -> Sequence[FaceTrack]:
        return [edits.renamed(chosen[0], label, examiner=by, note=note)]

    _revise(context, case, exhibit=exhibit, by=by, ids=[track], edit=edit, as_json=json)


@revising.command()
def exclude(
    context: typer.Context,
    *,
    case: CasePath,
    ids: Ids,
    exhibit: OneExhibit,
    by: By,
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Let analyzers pass over tracks, such as a face on a poster.

    Example: loupe track exclude harbour.loupe --exhibit EX-001 --by "A. Vos" 3f2a --note poster
    """

    def edit(chosen: list[FaceTrack], _: FramesOf) -> Sequence[FaceTrack]:
        return [edits.excluded(track, examiner=by, note=note) for track in chosen]

    _revise(context, case, exhibit=exhibit, by=by, ids=ids, edit=edit, as_json=json)


@revising.command()
def include(
    context: typer.Context,
    *,
    case: CasePath,
    ids: Ids,
    exhibit: OneExhibit,
    by: By,
    note: Note = "",
    json: AsJson = False,
) -> None:
    """Let analyzers read tracks that were excluded.

    Example: loupe track include harbour.loupe --exhibit EX-001 --by "A. Vos" 3f2a
    """

    def edit(chosen: list[FaceTrack], _: FramesOf) -> Sequence[FaceTrack]:
        return [edits.included(track, examiner=by, note=note) for track in chosen]

    _revise(context, case, exhibit=exhibit, by=by, ids=ids, edit=edit, as_json=json)


def _doors(context: typer.Context) -> Doors:
    doors: Doors = context.obj
    return doors


def _revise(
    context: typer.Context,
    case: Path,
    *,
    exhibit: str,
    by: str,
    ids: Sequence[str],
    edit: Edit,
    as_json: bool,
) -> None:
    """Change the chosen tracks of an exhibit and show how they stand then."""
    if not by.strip():
        raise typer.BadParameter("must not be empty", param_hint="--by")
    with _doors(context).writing(case, by) as store:
        item = store.item(exhibit)
        standing = store.tracks(item.id)
        chosen = [_chosen(standing, text) for text in dict.fromkeys(ids)]
        store.revise_tracks(item.id, edit(chosen, store.frames_of(item.id)))
        _show(store, item, Output(as_json=as_json))


def _chosen(standing: Sequence[FaceTrack], text: str) -> FaceTrack:
    """Return the one track whose id begins so; UnknownTrack where there is none, or more."""
    found = [track for track in standing if track.id.startswith(text)]
    if len(found) == 1 and len(text) >= SHORTEST_ID:
        return found[0]
    if len(found) > 1:
        raise UnknownTrack(f"Several tracks have an id that begins with {text!r}.")
    if found:
        raise UnknownTrack(f"{text!r} is too short for an id: give {SHORTEST_ID} letters.")
    raise UnknownTrack(f"No standing track of this exhibit has the id {text!r}.")


def _show(store: Faces, item: MediaItem, out: Output) -> int:
    """Print the tracks of an item; return the exit code, which tells none from not looked."""
    run = store.face_run(item.id) or _last_attempt(store, item)
    found = store.tracks(item.id)
    seen = store.faces_seen(item.id)
    interrupted = _is_running(run) and not store.is_being_written()
    shots = store.shots(item.id)
    document = documents.tracks(item, run, seen, shots, found, interrupted=interrupted)
    out.document(document)
    out.line(listing.faces_line(document))
    if found:
        rows = [listing.track_row(track) for track in found]
        out.table("Face tracks", listing.TRACK_COLUMNS, rows)
    return DONE if run is not None and run.state is RunState.FINISHED else INCOMPLETE


def _is_running(run: AnalyzerRun | None) -> bool:
    return run is not None and run.state is RunState.RUNNING


def _last_attempt(store: Faces, item: MediaItem) -> AnalyzerRun | None:
    """Return the last face pass of which nothing was kept."""
    passes = [run for run in store.runs(item.id) if run.info.family is Family.FACES]
    return passes[-1] if passes else None
