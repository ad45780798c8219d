"""Naming the maker of an item: an examiner's decision, which supersedes the one before."""

import unicodedata
from collections.abc import Sequence
from typing import Protocol

from workbench.errors import LabelUnfit, NoExaminer
from workbench.model import MakerNaming, leading
from workbench.text import HIDDEN, printable_name

__all__ = ["LONGEST", "Named", "naming", "namings"]

LONGEST = 80  # letters of a maker's name


class Named(Protocol):
    """An item whose maker is named, as it stands on record: see `clustering.Placed`."""

    @property
    def media_id(self) -> str:
        """The medium."""

    @property
    def track_id(self) -> str | None:
        """The track of the face, None for the whole picture."""

    @property
    def merged(self) -> tuple[str | None, ...]:
        """Further tracks that are the same face by an examiner's word."""


def namings(
    on_record: Sequence[MakerNaming], item: Named, name: str, *, examiner: str, note: str = ""
) -> list[MakerNaming]:
    """Return all that is to be put on record for an item to have this name, and no other.

    What stands of tracks that were merged into it is taken back. Raises as `naming` does.
    """
    asked = [(item.track_id, name), *((track, "") for track in item.merged)]
    made = (
        naming(on_record, item.media_id, track, said, examiner=examiner, note=note)
        for track, said in asked
    )
    return [one for one in made if one is not None]


def naming(
    on_record: Sequence[MakerNaming],
    media_id: str,
    track_id: str | None,
    name: str,
    *,
    examiner: str,
    note: str = "",
) -> MakerNaming | None:
    """Return what is to be put on record; None where that very name stands already.

    `on_record` are all namings of the case, superseded ones too; an empty `name` takes back
    what stands. Raises LabelUnfit for a name that cannot be shown as it is, NoExaminer.
    """
    said, by = _fit(name), examiner.strip()
    if not by:
        raise NoExaminer("Naming a maker needs the name of the examiner who does it.")
    same = [one for one in on_record if (one.media_id, one.track_id) == (media_id, track_id)]
    last = next(iter(leading(same)), None)
    if said == (last.name if last else ""):
        return None
    return MakerNaming(
        media_id=media_id,
        track_id=track_id,
        name=said,
        examiner=by,
        note=note.strip(),
        supersedes=last.id if last else None,
    )


def _fit(name: str) -> str:
    """Return a name without spaces around it, if it can be shown as it is."""
    text = name.strip()
    if len(text) > LONGEST:
        raise LabelUnfit(f"A maker's name has {LONGEST} letters at most, this one {len(text)}.")
    if any(unicodedata.category(letter) in HIDDEN for letter in text):
        raise LabelUnfit(f"The name {printable_name(text)} holds characters that do not show.")
    return text
