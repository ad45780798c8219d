"""The models that runs used: kept in the case, so that a run can be repeated from it alone."""

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from case_store.case_file import CaseFile
from case_store.chain import Change, row_of
from case_store.model_archive import read_card, write_archive
from case_store.tables import kept_model, model_use
from case_store.vault import MODELS, Staged, drop
from workbench.errors import CaseError
from workbench.model import KeptModel, ModelArchive, ModelPack, ModelPiece


class ModelRecords(CaseFile):
    """The model packs of a case."""

    def keeps_model(self, pack: ModelPack) -> bool:
        """Say whether a pack, with this very card, is on record and its archive is there."""
        kept = self._later_records(KeptModel, kept_model, *_is(pack))
        return any(self.model_path(one).is_file() for one in kept)

    def keep_model(self, pack: ModelPack, pieces: Iterable[ModelPiece]) -> None:
        """Copy a pack into the case, if it is not on record: one archive, one row, one event.

        An archive that is gone is put in its place again. Raises `WorkerCrashed` where the
        pieces are not those of the pack, and then keeps nothing.
        """
        staged = self._archived(pack, pieces)
        try:
            with self._changing((MODELS, staged)) as change:
                self._put_on_record(change, pack, staged)
        finally:
            drop(staged.path)

    def models(self) -> list[KeptModel]:
        """Return the packs in the case, by name and version, those kept last behind."""
        columns = kept_model.c
        return self._later_records(
            KeptModel, kept_model, order=(columns.name, columns.version, columns.at, columns.id)
        )

    def models_of(self, run_id: str) -> list[KeptModel]:
        """Return the packs that a run used."""
        used = sa.select(model_use.c.model_id).where(model_use.c.run_id == run_id)
        columns = kept_model.c
        order = (columns.name, columns.id)
        return self._later_records(KeptModel, kept_model, columns.id.in_(used), order=order)

    def model_path(self, kept: KeptModel) -> Path:
        """Return where the archive of a pack lies."""
        return self._vault.find(MODELS, kept.archive_sha256)

    def model_card(self, kept: KeptModel) -> str:
        """Return the card of a pack, as it was when a run used it. Raises HashMismatch."""
        return read_card(self.model_path(kept), kept)

    def model_archives(self) -> tuple[ModelArchive, ...]:
        """Return the archives of all packs, for a catalog that is to offer them."""
        return tuple(
            ModelArchive(path=self.model_path(kept), sha256=kept.archive_sha256)
            for kept in self.models()
        )

    def _archived(self, pack: ModelPack, pieces: Iterable[ModelPiece]) -> Staged:
        """Return the pack as an archive in the case that is not on record yet."""
        self._require_writable()
        staging = self._vault.staging()
        try:
            write_archive(staging, pack, pieces)
            return staging.finish()
        except BaseException:
            staging.discard()
            raise

    def _put_on_record(self, change: Change, pack: ModelPack, staged: Staged) -> None:
        kept = _model(pack, staged)
        known = sa.select(kept_model.c.archive_sha256).where(*_is(pack))
        found = change.connection.execute(known).scalar()
        if found is None:
            change.insert(kept_model, row_of(kept))
            change.sign("model kept", _called(pack), _detail(kept))
        elif found != staged.sha256:
            raise CaseError(f"Of {_called(pack)} the case keeps another archive.")
        elif not self._vault.place(MODELS, found).exists():
            change.sign("model put back", _called(pack), _detail(kept))


def link(change: Change, run_id: str, models: Iterable[ModelPack]) -> None:
    """Put on record which kept packs a run uses. Raises CaseError for one that is not kept."""
    for pack in models:
        query = sa.select(kept_model.c.id).where(*_is(pack))
        found = change.connection.execute(query).scalar()
        if found is None:
            raise CaseError(f"{_called(pack)} is not in the case.")
        change.insert(model_use, {"run_id": run_id, "model_id": found})


def _is(pack: ModelPack) -> tuple[sa.ColumnElement[bool], ...]:
    columns = kept_model.c
    return columns.sha256 == pack.sha256, columns.card_sha256 == pack.card_sha256


def _called(pack: ModelPack) -> str:
    return f"{pack.name} {pack.version}"


def _model(pack: ModelPack, staged: Staged) -> KeptModel:
    return KeptModel(
        name=pack.name,
        version=pack.version,
        licence=pack.licence,
        sha256=pack.sha256,
        card_sha256=pack.card_sha256,
        archive_sha256=staged.sha256,
        size_bytes=staged.size_bytes,
    )


def _detail(kept: KeptModel) -> dict[str, str]:
    hashes = {"sha256": kept.sha256, "card_sha256": kept.card_sha256}
    return hashes | {"archive_sha256": kept.archive_sha256, "licence": kept.licence}
