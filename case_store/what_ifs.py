"""What was tried on exhibits: the copies that were encoded again, and their scores."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from case_store.case_file import CaseFile, records
from case_store.chain import row_of
from case_store.examiner_tables import what_if, what_if_answer, what_if_copy
from case_store.vault import drop, storage_errors
from workbench.errors import CaseError
from workbench.model import Tried, WhatIf, WhatIfAnswer, WhatIfCopy


class WhatIfRecords(CaseFile):
    """The what-ifs of a case. The copies themselves are not kept, only their hashes."""

    @contextmanager
    def scratch(self, suffix: str) -> Iterator[Path]:
        """Offer a place for a file that is gone when the block ends.

        Whatever lies there under its name goes too; after a crash, when the case is opened.
        """
        self._require_writable()
        place = self._vault.incoming / f"what-if-{uuid4().hex}{suffix}"
        try:
            with storage_errors():
                yield place
        finally:
            for left in self._vault.incoming.glob(f"{place.name}*"):
                drop(left)

    def begin_what_if(self, begun: WhatIf) -> None:
        """Put on record what is to be tried."""
        with self._changing() as change:
            change.insert(what_if, row_of(begun))
            detail = {
                "frames": f"{begun.first_frame}-{begun.last_frame}",
                "analyzers": " ".join(setup.info.name for setup in begun.setups),
                "copies": str(len(begun.variants)),
                "examiner": begun.examiner,
            }
            change.sign("what-if begun", begun.id, detail)

    def add_tried(self, tried: Tried) -> None:
        """Put one copy on record with all that was said of it, under one audit event."""
        copy = tried.copy
        with self._changing() as change:
            change.insert(what_if_copy, row_of(copy))
            for answer in tried.answers:
                change.insert(what_if_answer, row_of(answer))
            detail = {
                "copy": f"{copy.kind} {copy.strength:g}",
                "sha256": copy.sha256 or "",
                "parent": copy.parent_sha256,
                "problem": copy.problem,
            }
            change.sign("what-if tried", copy.what_if_id, detail)

    def choose_what_if(self, what_if_id: str, *, in_report: bool) -> None:
        """Put on record whether reports show a what-if; CaseError where there is none."""
        with self._changing() as change:
            found = records(change.connection, WhatIf, what_if, what_if.c.id == what_if_id)
            if not found:
                raise CaseError("What was to be shown in the report is not on record.")
            change.update(what_if, row_of(replace(found[0], in_report=in_report)))
            chosen = "shown" if in_report else "not shown"
            change.sign("what-if chosen", what_if_id, {"in the report": chosen})

    def what_ifs(self, media_id: str | None = None) -> list[WhatIf]:
        """Return what was tried on one medium or on all, oldest first."""
        where = [what_if.c.media_id == media_id] if media_id is not None else []
        order = (what_if.c.at, what_if.c.id)
        return self._later_records(WhatIf, what_if, *where, order=order)

    def tried(self, what_if_id: str) -> list[Tried]:
        """Return the copies that were tried, with what was said of each, as it was said."""
        copies, answers = what_if_copy.c, what_if_answer.c
        with self._database.reading() as connection:
            made = records(
                connection,
                WhatIfCopy,
                what_if_copy,
                copies.what_if_id == what_if_id,
                order=(copies.at, copies.id),
            )
            of_it = answers.copy_id.in_(
                sa.select(copies.id).where(copies.what_if_id == what_if_id)
            )
            said = records(connection, WhatIfAnswer, what_if_answer, of_it, order=(answers.id,))
        by_copy = defaultdict(list)
        for answer in said:
            by_copy[answer.copy_id].append(answer)
        return [Tried(copy=copy, answers=tuple(by_copy[copy.id])) for copy in made]
