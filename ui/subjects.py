"""What a frame can be compared with, and what each of them means and does not mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ui import wording
from ui.frames import RESIDUALS, SPECTRA
from ui.snapshots import ItemView
from workbench.model import MediaItem, MediaState, StoredIllustration, StoredPicture

NAME_SHOWN = 60


class Kind(StrEnum):
    """Where the second picture comes from."""

    MAP = "map"
    RESIDUAL = "residual"
    SPECTRUM = "spectrum"
    DRAWN = "drawn"  # a picture that an analyzer made of a part of the frame
    KEPT = "kept"  # another frame of the exhibit
    EXHIBIT = "exhibit"  # another exhibit


MADE = {Kind.RESIDUAL: RESIDUALS, Kind.SPECTRUM: SPECTRA}
MEANINGS = {
    Kind.RESIDUAL: (
        "Each pixel less the median of its neighbours, eight times enlarged, on grey: noise "
        "and the finest detail. Texture, sharpening, noise reduction and compression change it "
        "too, so a part that differs is not for that reason edited."
    ),
    Kind.SPECTRUM: (
        "How much detail of each fineness and direction the whole frame holds: slow changes in "
        "the middle, the finest detail at the edges. It shows no places of the picture. Points "
        "away from the middle are patterns that repeat: of the scene, of compression, of "
        "enlarging or of a generator; which of them it does not tell."
    ),
    Kind.KEPT: "Another frame of this exhibit, as decoded; pixels lie over each other.",
    Kind.EXHIBIT: (
        "Another exhibit at the frame of the same index, or its last one, scaled to the size "
        "of the frame on show. Pixels are taken for squares: where one of both has others, "
        "they do not lie over each other."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something to compare with: `of` tells apart what is of one kind."""

    kind: Kind
    words: str
    of: str = ""
    frame: int = 0
    item: MediaItem | None = None

    @property
    def key(self) -> str:
        """What it is chosen by."""
        return f"{self.kind}/{self.of}"


def subjects(
    view: ItemView, others: Iterable[MediaItem], kept: int | None
) -> dict[str, Subject]:
    """Return what the frames of an exhibit can be compared with, in the order of offering."""
    offered = [Subject(kind=Kind.MAP, words="the localization map")] if view.maps() else []
    offered += [
        Subject(kind=Kind.RESIDUAL, words="the noise residual"),
        Subject(kind=Kind.SPECTRUM, words="the spectrum"),
    ]
    offered += _drawn(view)
    if kept is not None:
        offered.append(Subject(kind=Kind.KEPT, words=f"frame index {kept}", frame=kept))
    offered += [
        _exhibit(item) for item in others if item.id != view.item.id and can_be_shown(item)
    ]
    return {subject.key: subject for subject in offered}


def can_be_shown(item: MediaItem) -> bool:
    """Return whether an exhibit has a picture to show."""
    return item.state is MediaState.ACCEPTED and item.stream is not None


def _exhibit(item: MediaItem) -> Subject:
    name = wording.quoted(item.original_name, NAME_SHOWN)
    return Subject(kind=Kind.EXHIBIT, words=f"{item.exhibit} {name}", of=item.id, item=item)


def _drawn(view: ItemView) -> list[Subject]:
    """Return the kinds of pictures that analyzers made of known parts of frames."""
    found = {
        name_of(run.run.info.name, picture): Subject(
            kind=Kind.DRAWN,
            words=f"{run.run.info.title}: {wording.shown(picture.caption, NAME_SHOWN)}",
            of=name_of(run.run.info.name, picture),
        )
        for run in view.current
        for stored in run.illustrations
        for picture in stored.pictures
        if picture.box is not None
    }
    return list(found.values())


def name_of(analyzer: str, picture: StoredPicture) -> str:
    """Return what the pictures of one kind have in common through all frames."""
    return f"{analyzer}/{picture.name}/{picture.place}"


def drawn_here(
    view: ItemView, subject: Subject, frame: int, face: str
) -> tuple[StoredIllustration, StoredPicture] | None:
    """Return the picture of a kind that was made of a frame, the chosen face's first."""
    here = [
        (stored, picture)
        for run in view.current
        for stored in run.illustrations
        for picture in stored.pictures
        if picture.box is not None
        and picture.frame == frame
        and name_of(run.run.info.name, picture) == subject.of
    ]
    of_face = (pair for pair in here if pair[0].track_id == face)
    return next(of_face, here[0] if here else None)
