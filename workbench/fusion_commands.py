"""The command that states support over the evidence families of one exhibit."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec
import typer

from workbench import fusion_words as words
from workbench.console import Output
from workbench.fusion import FusedRecord, by_track, fused, material
from workbench.fusion_records import Fusion
from workbench.model import FaceTrack, MediaItem

Document = dict[str, Any]

CasePath = Annotated[Path, typer.Argument(metavar="CASE", help="The case folder, NAME.loupe.")]
OneExhibit = Annotated[str, typer.Option("--exhibit", metavar="E", help="The exhibit.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who looks; goes on record.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]


class Record(FusedRecord, Protocol):
    """The part of a case store that the command uses."""

    def item(self, exhibit: str) -> MediaItem:
        """Return an exhibit's item. Raises UnknownExhibit."""

    def tracks(self, media_id: str, *, superseded: bool = False) -> list[FaceTrack]:
        """Return the face tracks that stand; also those replaced by an edit, when asked."""


def supporting(
    opening: Callable[[Path, str, str], AbstractContextManager[Record]],
) -> Callable[..., None]:
    """Return the command; `opening` opens a case for who looks at an exhibit."""

    def support(case: CasePath, exhibit: OneExhibit, by: By = "", json: AsJson = False) -> None:
        """State support over the evidence families of one exhibit, or say why none is stated.

        Example: loupe support harbour.loupe --exhibit EX-001
        """
        out = Output(as_json=json)
        with opening(case, by, exhibit) as record:
            item = record.item(exhibit)
            held = material(record, item)
            labels = {one.id: one.label for one in record.tracks(item.id, superseded=True)}
        whole, tracks = fused(held), by_track(held)
        out.document(
            {
                "exhibit": exhibit,
                "whole": document(whole),
                "tracks": [document(one, labels.get(one.track_id or "")) for one in tracks],
                "how": words.HOW,
            }
        )
        for line in words.lines(whole):
            out.line(line)
        for one in tracks:
            label = labels.get(one.track_id or "", one.track_id or "")
            out.line(f"{label}: {words.disagreement(one)}")
        out.line(f"{words.HOW} {words.OUTSIDE}")

    return support


def document(found: Fusion, label: str | None = None) -> Document:
    """Return a statement as JSON; what is not stated is null, never 0."""
    plain: Document = msgspec.to_builtins(found)
    voices = [
        {
            **one,
            "side": str(voice.side),
            "proposed": voice.proposed,
            "words": words.voice(voice),
        }
        for one, voice in zip(plain.pop("voices"), found.voices, strict=True)
    ]
    stated = found.llr is not None
    return {
        "label": label,
        **plain,
        "statement": words.statement(found),
        "propositions": list(words.propositions(found)) if stated else None,
        "disagreement_words": words.disagreement(found),
        "families": voices,
    }
