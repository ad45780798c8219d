"""Keep in a case the models that its runs use, so that a run can be repeated later.

The reader's process reads a pack and hands it over in pieces; the owner's process compares
every byte with the hashes on the card and writes the case.
"""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from typing import Protocol

from workbench.analyzer import Method
from workbench.errors import AnalyzerError
from workbench.model import AnalyzerSetup, ModelPack, ModelPiece
from workbench.worker import Worker

DELIVER = "workbench.reading:deliver"


class ModelRecord(Protocol):
    """The part of a case store that keeps models."""

    def keeps_model(self, pack: ModelPack) -> bool:
        """Say whether a pack, with this very card, is in the case."""

    def keep_model(self, pack: ModelPack, pieces: Iterable[ModelPiece]) -> None:
        """Copy a pack into the case; WorkerCrashed where the pieces are not those of it."""


def keep_models(
    record: ModelRecord,
    worker: Worker,
    catalog: Callable[[], Iterable[Method]],
    setups: Sequence[AnalyzerSetup],
) -> dict[str, str]:
    """Copy the packs of these analyzers into the case, as far as they are not there.

    Returns a sentence for each analyzer whose packs cannot be had, by its name: such a run
    could not be repeated, and must not be made. Raises `WorkerError` and `CaseError`.
    """
    refused: dict[str, str] = {}
    for setup in setups:
        try:
            for pack in _missing(record, setup.models):
                with closing(_pieces(worker, catalog, pack)) as pieces:
                    record.keep_model(pack, pieces)
        except AnalyzerError as error:
            refused[setup.info.name] = f"{error.code}: {error}"
    return refused


def _pieces(
    worker: Worker, catalog: Callable[[], Iterable[Method]], pack: ModelPack
) -> Generator[ModelPiece, None, None]:
    yield from worker.run(DELIVER, catalog, pack)


def _missing(record: ModelRecord, packs: Sequence[ModelPack]) -> Iterator[ModelPack]:
    for pack in packs:
        if not record.keeps_model(pack):
            yield pack
