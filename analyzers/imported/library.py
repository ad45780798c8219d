"""The packs of this workstation as documents, for the command line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from analyzers.imported.wording import PREFIX
from analyzers.runtime import shelf
from analyzers.runtime.figures import worst_first
from analyzers.runtime.shelf import Placed
from workbench.errors import ModelMissing
from workbench.model import KeptModel, ModelPack
from workbench.superseded import in_order

Document = dict[str, Any]


class Library:
    """What Loupe carries and what this user added; see `workbench.model_commands.Models`."""

    def listed(self, name: str = "") -> list[Document]:
        """Return a document for each pack, or for each of that name.

        Raises `ModelMissing` where no pack has the name.
        """
        found = [_document(place) for place in shelf.placed()]
        chosen = [document for document in found if name in {"", document["name"]}]
        if name and not chosen:
            names = ", ".join(sorted({document["name"] for document in found}))
            raise ModelMissing(f"no model pack is named {name!r}; there are {names}")
        return chosen

    def shown(self, name: str, version: str = "") -> Document:
        """Return a pack's document with its card: that version, or the last one.

        The worst figures come first. Raises `ModelMissing`, and what is wrong with the card.
        """
        places = {_name(place): place for place in shelf.placed() if _name(place)[0] == name}
        if not places:
            self.listed(name)  # raises, and names those that there are
        last = max((at for _, at in places), key=in_order)
        place = places.get((name, version or last))
        if place is None:
            there_are = ", ".join(at for _, at in places)
            raise ModelMissing(f"{name} has no version {version!r}; there are {there_are}")
        if place.pack is None:
            raise place.error or ModelMissing(f"{name} cannot be read")
        card = place.pack.card
        ordered = structs.replace(card, measured=tuple(worst_first(card.measured)))
        return {**_document(place), "card": msgspec.to_builtins(ordered)}

    def trained_on(self, models: Iterable[ModelPack]) -> str:
        """Return what the cards of packs say they were trained on. Raises `ModelMissing`."""
        cards = [self.shown(one.name, one.version)["card"] for one in models]
        return " ".join(f"{card['training_data']}." for card in cards)

    def newer(self, kept: Iterable[KeptModel]) -> dict[str, str]:
        """Return the last version here of each kept pack that has a later one, by its id."""
        last: dict[str, str] = {}
        for document in self.listed():
            name, version = document["name"], document["version"]
            if document["problem"] is None:
                last[name] = max(last.get(name, version), version, key=in_order)
        return {
            one.id: last[one.name]
            for one in kept
            if one.name in last and in_order(last[one.name]) > in_order(one.version)
        }

    def check(self, document: Document) -> None:
        """Hash every file of a pack. Raises `ModelMissing`, `ModelMismatch`."""
        for place in shelf.placed():
            if str(place.folder) == document["folder"] and place.pack is not None:
                place.pack.check()

    @contextmanager
    def adding(self, folder: Path) -> Iterator[tuple[Document, bool]]:
        """Copy a pack in; see `analyzers.runtime.shelf.staged`."""
        with shelf.staged(folder) as staged:
            pack = staged.pack
            place = Placed(origin=shelf.OWN, folder=pack.folder, pack=pack, error=None)
            yield _document(place), staged.is_new


def _name(place: Placed) -> tuple[str, str]:
    """Return name and version, by the folders where the card cannot be used."""
    if place.pack is not None:
        return place.pack.card.name, place.pack.card.version
    parts = Path(str(place.folder)).parts
    return parts[-2], parts[-1]


def _document(place: Placed) -> Document:
    card = place.pack.card if place.pack else None
    name, version = _name(place)
    is_analyzer = place.origin == shelf.OWN and card is not None and card.detector is not None
    return {
        "name": name,
        "version": version,
        "title": card.title if card else None,
        "task": card.task if card else None,
        "origin": place.origin,
        "folder": str(place.folder),
        "licence": card.licence if card else None,
        "sha256": card.sha256 if card else None,
        "size_bytes": shelf.size(place) if card else None,
        "analyzer": f"{PREFIX}{name}" if is_analyzer else None,
        "problem": _problem(place),
    }


def _problem(place: Placed) -> Document | None:
    if place.error is None:
        return None
    return {"code": place.error.code, "message": str(place.error)}
