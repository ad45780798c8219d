"""The section on faces: where was looked, which faces were found, and who put them right."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import CondPageBreak, Flowable

from workbench.model import MediaKind, MediaState
from workbench.report.choices import BlurredFaces
from workbench.report.content import Content, Exhibit
from workbench.report.face_content import TrackContent, TrackEdit, TrackMeasures
from workbench.report.gallery import Gallery
from workbench.report.layout import Heading
from workbench.report.style import EXHIBITS_ROOM, faint, grid, led, part, quiet, say, styles
from workbench.report.wording import (
    AS_ENTERED,
    BLURRED_HOW,
    amount,
    blurred_words,
    clock,
    rounded,
    shortened,
    when,
)

TRACKS_SHOWN, EDITS_SHOWN, SHOTS_SHOWN = 60, 40, 16
EXHIBIT_ROOM = 275.0  # points, so that a face and its picture stand on one page
LABEL_SHOWN, NOTE_SHOWN = 240, 600
BLURRED_SHOWN = 2000
NOT_MEASURABLE = "not measurable"
HEADS = (
    "Face",
    "Frames",
    "Width, pixels",
    "Sharpness",
    "Turn to a side",
    "Part covered",
    "Quantiser",
)
SHARES = (19, 22, 14, 11.25, 11.25, 11.25, 11.25)
WHAT_IT_IS = (
    "The face pass finds and follows faces so that analyzers read the same ones. It is no "
    "evidence of its own: it says nothing about authenticity, and it recognises nobody."
)
HOW_TO_READ = (
    "A track is one face within one shot, and its label a proposal from appearance unless an "
    "examiner gave it. Width: median, and smallest to largest. The other columns are medians "
    "over the frames in which they could be measured. Sharpness is 0 for a flat face and rises "
    "with detail; the turn is the head's to either side; the part covered does not look like "
    "skin; the quantiser is the codec's at the face, higher is coarser. The pictures show each "
    "face in the frame where width, sharpness, turn and cover are best together."
)


def faces(content: Content, gallery: Gallery, title: str, width: float) -> Iterator[Flowable]:
    """Yield the section on faces."""
    yield CondPageBreak(EXHIBITS_ROOM)
    yield Heading(title, 0, "faces")
    yield say(WHAT_IT_IS)
    yield from _blurred(content)
    shown = [one for one in content.exhibits if one.item.state is MediaState.ACCEPTED]
    if not shown:
        yield quiet("No file could be examined.")
    if any(one.faces.tracks for one in shown):
        yield say(HOW_TO_READ)
    told = [one for one in shown if _has_more(one)]
    for exhibit in told:
        yield CondPageBreak(EXHIBIT_ROOM)
        yield Heading(exhibit.item.exhibit, 1, f"faces-{exhibit.item.id}", listed=False)
        yield from _exhibit(exhibit, gallery, width)
    rest = [one for one in shown if one not in told]
    yield from (led(f"{names}.", words) for words, names in _alike(rest).items())


def _blurred(content: Content) -> Iterator[Flowable]:
    """Yield which faces the pictures of this report do not show, and how that was done."""
    if not content.blurred:
        return
    yield led("Made unrecognisable.", f"{blurred_words(content.blurred)} {BLURRED_HOW}")
    for one in content.blurred:
        yield led(f"{one.exhibit}.", shortened(_hidden(one), BLURRED_SHOWN))


def _hidden(one: BlurredFaces) -> str:
    """Return which faces of an exhibit are hidden; that none was found hides nothing."""
    hidden, shown = (", ".join(names) for names in (one.hidden, one.shown))
    if not hidden and not shown:
        return "No face was found in it: none is hidden."
    left = f"Shown: {shown}." if shown else "No other face was found in it."
    return f"Hidden: {hidden or 'none'}. {left}"


def _has_more(exhibit: Exhibit) -> bool:
    """Tell whether there is more to say than in how many frames was looked."""
    held = exhibit.faces
    return bool(held.tracks or held.edits or held.problem or len(held.shots) > 1)


def _alike(exhibits: Iterable[Exhibit]) -> dict[str, str]:
    """Return the names of exhibits by what is said of them, so that it is said once."""
    found: dict[str, list[str]] = {}
    for one in exhibits:
        found.setdefault(one.faces.looked, []).append(one.item.exhibit)
    return {words: ", ".join(names) for words, names in found.items()}


def _exhibit(exhibit: Exhibit, gallery: Gallery, width: float) -> Iterator[Flowable]:
    held = exhibit.faces
    yield say(held.looked)
    if held.problem:
        yield say(shortened(held.problem), styles().alarm)
    yield from _shots(exhibit, width)
    if held.tracks:
        yield from _tracks(exhibit, width)
        yield from gallery.faces(exhibit)
    yield from _edits(held.edits)


def _shots(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    shots = exhibit.faces.shots
    if not shots or exhibit.item.kind is MediaKind.IMAGE:
        return
    if len(shots) == 1:
        yield say("No cut was found: the frames looked at are one shot.")
        return
    cuts = f"{amount(len(shots), 'shot')}, parted by cuts that the face pass found."
    yield say(f"{cuts} It follows no face across a cut.")
    if len(shots) > SHOTS_SHOWN:
        yield faint("The shots stand in the attached document.")
        return
    rows = [
        (
            str(number),
            f"{shot.first_frame} to {shot.last_frame}",
            f"{clock(shot.first_pts)} to {clock(shot.last_pts)}",
        )
        for number, shot in enumerate(shots, 1)
    ]
    yield grid(("Shot", "Frames", "Time, minutes:seconds"), rows, (10, 25, 65), width)


def _tracks(exhibit: Exhibit, width: float) -> Iterator[Flowable]:
    tracks = exhibit.faces.tracks
    video = exhibit.item.kind is MediaKind.VIDEO
    rows = [_track(one, video=video) for one in tracks[:TRACKS_SHOWN]]
    yield grid(HEADS, rows, SHARES, width, right=range(2, len(HEADS)), whole=True)
    more = len(tracks) - len(rows)
    if more > 0:
        yield faint(f"{amount(more, 'further track')} stand in the attached document.")


def _track(one: TrackContent, *, video: bool) -> list[Flowable | str]:
    label = shortened(one.track.label, LABEL_SHOWN)
    who = f"{label} (excluded)" if one.track.excluded else label
    if one.measures is None:
        missing = shortened(one.problem) or NOT_MEASURABLE
        return [who, _frames(one, video=video), missing, *("—" for _ in HEADS[3:])]
    held = one.measures
    return [
        who,
        _frames(one, video=video),
        _width(held),
        _or_not(held.sharpness),
        _or_not(held.side_turn, "°", 0),
        _or_not(None if held.occlusion is None else held.occlusion * 100, " %", 0),
        _or_not(held.quantiser, "", 1),
    ]


def _frames(one: TrackContent, *, video: bool) -> str:
    track, held = one.track, one.measures
    mesh = "" if held is None else f"; mesh in {held.meshed}"
    if not video:
        return "the picture" if held is None or held.meshed else "the picture; no mesh fits"
    time = f", {clock(held.first_pts)} to {clock(held.last_pts)}" if held else ""
    found = f"found in {track.frames}{mesh}"
    return f"{track.first_frame} to {track.last_frame}{time}; {found}"


def _width(held: TrackMeasures) -> str:
    if held.width is None or held.narrowest is None or held.widest is None:
        return NOT_MEASURABLE
    if round(held.narrowest) == round(held.widest):
        return f"{held.width:.0f}"
    return f"{held.width:.0f} ({held.narrowest:.0f}–{held.widest:.0f})"


def _or_not(value: float | None, unit: str = "", places: int | None = None) -> str:
    """Write a median with its unit, or that there is none."""
    if value is None:
        return NOT_MEASURABLE
    return f"{rounded(value) if places is None else f'{value:.{places}f}'}{unit}"


def _edits(edits: tuple[TrackEdit, ...]) -> Iterator[Flowable]:
    """Yield what examiners changed, oldest first; nothing of it was done by the program."""
    if not edits:
        return
    yield from part(f"Changed by an examiner ({AS_ENTERED})")
    for edit in edits[:EDITS_SHOWN]:
        note = f" Note: {shortened(edit.note, NOTE_SHOWN)}" if edit.note else " No note."
        lead = f"{when(edit.at)}, {shortened(edit.examiner, LABEL_SHOWN)}:"
        yield led(lead, f"{edit.words}.{note}")
    if (more := len(edits) - EDITS_SHOWN) > 0:
        yield faint(f"{amount(more, 'further change')} stand in the attached document.")
