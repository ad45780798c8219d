"""Media on record: what was received, when, from whom, and what the probe found."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from case_store.case_file import CaseFile, records
from case_store.chain import Change, row_of
from case_store.tables import media_item, media_probe, receipt
from case_store.vault import EVIDENCE, Copy, Staged, Staging, drop
from workbench.analyzer import Source
from workbench.errors import UnknownExhibit, UnreadableMedia
from workbench.model import MediaItem, MetadataEntry, Pixels, Receipt

T = TypeVar("T")


class MediaRecords(CaseFile):
    """The received files of a case."""

    def staging(self) -> Staging:
        """Begin a copy inside the case: write its bytes, then `finish` or `discard` it."""
        self._require_writable()
        return self._vault.staging()

    def stage(self, chunks: Iterable[bytes]) -> Staged:
        """Copy, hash and make durable; StorageFull leaves nothing behind."""
        self._require_writable()
        return self._vault.stage(chunks)

    def discard(self, staged: Copy) -> None:
        """Remove a copy that does not become part of the case."""
        drop(staged.path)

    def add_media(
        self,
        item: MediaItem,
        receipt: Receipt,
        metadata: Sequence[MetadataEntry],
        thumbnail: Pixels | None,
        staged: Copy,
    ) -> MediaItem:
        """Put a new item on record and its copy in the vault; return the item on record.

        That is another one than `item` when the same bytes were recorded meanwhile: the
        receipt is then that of a duplicate. An exhibit name taken meanwhile is counted on.
        """
        if staged.sha256 != item.sha256:
            raise ValueError("the copy is not the one that the item describes")
        with self._turn:
            known = self.by_sha256(item.sha256)
            if known is not None:
                self.add_receipt(replace(receipt, media_id=known.id, duplicate=True), staged)
                return known
            item = replace(item, exhibit=self._free_exhibit(item.exhibit))
            self._add(item, receipt, metadata, thumbnail, staged)
            return item

    def reread(
        self, item: MediaItem, metadata: Sequence[MetadataEntry], thumbnail: Pixels
    ) -> None:
        """Put on record that an item which could not be read has been read after all."""
        probe = {"metadata": tuple(metadata), "thumbnail": thumbnail}
        where = media_probe.c.media_id == item.id
        with self._changing() as change:
            change.update(media_item, row_of(item))
            change.connection.execute(sa.update(media_probe).where(where).values(probe))
            change.touch(media_probe.name, item.id)
            change.sign("media read again", item.exhibit, {"state": item.state.value})

    def add_receipt(self, receipt: Receipt, staged: Copy) -> None:
        """Put another arrival of known bytes on record and drop the copy."""
        with self._changing() as change:
            _add_receipt(change, receipt)
            item = _item(change.connection, media_item.c.id == receipt.media_id)
            change.sign("duplicate received", item.exhibit, _arrival(item, receipt))
        self.discard(staged)

    def by_sha256(self, sha256: str) -> MediaItem | None:
        """Return the item with these bytes."""
        found = self._records(MediaItem, media_item, media_item.c.sha256 == sha256)
        return found[0] if found else None

    def next_exhibit(self) -> str:
        """Return an exhibit name that the case does not use."""
        return self._free_exhibit("")

    def media(self) -> list[MediaItem]:
        """Return every received file, in the order of exhibits."""
        exhibit = media_item.c.exhibit
        return self._records(MediaItem, media_item, order=(sa.func.length(exhibit), exhibit))

    def item(self, exhibit: str) -> MediaItem:
        """Return the item of this exhibit name; UnknownExhibit when there is none."""
        with self._database.reading() as connection:
            return _item(connection, media_item.c.exhibit == exhibit)

    def receipts(self, media_id: str) -> list[Receipt]:
        """Return the arrivals of one file, oldest first."""
        where = receipt.c.media_id == media_id
        return self._records(Receipt, receipt, where, order=(receipt.c.at, receipt.c.id))

    def metadata(self, media_id: str) -> list[MetadataEntry]:
        """Return the metadata table of one file."""
        found: tuple[MetadataEntry, ...] | None = self._probed(media_probe.c.metadata, media_id)
        return list(found or ())

    def thumbnail(self, media_id: str) -> Pixels | None:
        """Return the thumbnail (h, w, 3) RGB; None for a file that could not be read."""
        thumbnail: Pixels | None = self._probed(media_probe.c.thumbnail, media_id)
        return thumbnail

    def evidence_path(self, item: MediaItem) -> Path:
        """Return where the copy of a file lies; it is only ever read."""
        return self._vault.find(EVIDENCE, item.sha256)

    def source(self, item: MediaItem) -> Source:
        """Return the handle by which an item is examined; UnreadableMedia when it cannot be."""
        if item.kind is None or item.stream is None:
            raise UnreadableMedia(f"{item.exhibit} cannot be examined: {item.detail}")
        return Source(
            path=self.evidence_path(item),
            sha256=item.sha256,
            size_bytes=item.size_bytes,
            kind=item.kind,
            stream=item.stream,
        )

    def _add(
        self,
        item: MediaItem,
        receipt: Receipt,
        metadata: Sequence[MetadataEntry],
        thumbnail: Pixels | None,
        staged: Copy,
    ) -> None:
        probe = {"media_id": item.id, "metadata": tuple(metadata), "thumbnail": thumbnail}
        with self._changing((EVIDENCE, staged)) as change:
            change.insert(media_item, row_of(item))
            change.insert(media_probe, probe)
            _add_receipt(change, receipt)
            change.sign("media received", item.exhibit, _arrival(item, receipt))

    def _free_exhibit(self, wanted: str) -> str:
        """Return `wanted`, or the next number when it is taken or empty."""
        with self._database.reading() as connection:
            used = set(connection.execute(sa.select(media_item.c.exhibit)).scalars())
        number = len(used)
        while not wanted or wanted in used:
            number += 1
            wanted = f"EX-{number:03}"
        return wanted

    def _probed(self, column: sa.Column[T], media_id: str) -> T | None:
        query = sa.select(column).where(media_probe.c.media_id == media_id)
        with self._database.reading() as connection:
            return connection.execute(query).scalar()


def _item(connection: sa.Connection, where: sa.ColumnElement[bool]) -> MediaItem:
    found = records(connection, MediaItem, media_item, where)
    if not found:
        raise UnknownExhibit("The case holds no such exhibit.")
    return found[0]


def _add_receipt(change: Change, arrival: Receipt) -> None:
    change.insert(receipt, row_of(arrival))


def _arrival(item: MediaItem, arrival: Receipt) -> dict[str, str]:
    """Return what the audit log says of an arrival."""
    return {
        "name": arrival.name,
        "received_from": arrival.received_from,
        "sha256": item.sha256,
        "size_bytes": str(item.size_bytes),
        "state": item.state.value,
        "reason": item.reason or "",
    }
