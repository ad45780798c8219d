"""Findings on record: proposed, decided, superseded, never edited."""

from collections.abc import Iterable

import sqlalchemy as sa

from case_store.case_file import CaseFile, require_leading
from case_store.chain import row_of
from case_store.tables import finding
from workbench.model import Finding, FindingState, leading


class FindingRecords(CaseFile):
    """The findings of a case."""

    def propose(self, findings: Iterable[Finding]) -> None:
        """Put proposed findings on record, under one audit event."""
        proposed = list(findings)
        if not proposed:
            return
        with self._changing() as change:
            for found in proposed:
                change.insert(finding, row_of(found))
            media = sorted({found.media_id for found in proposed})
            detail = {"findings": str(len(proposed))}
            change.sign("findings proposed", " ".join(media), detail)

    def decide(self, decision: Finding) -> None:
        """Put a decision on record beside the finding that it supersedes.

        CaseError when that one is not on record or was decided already.
        """
        if decision.supersedes is None:
            raise ValueError("a decision says which finding it supersedes")
        with self._changing() as change:
            require_leading(
                *(change.connection, finding, decision.supersedes),
                absent="The finding that was decided is not on record.",
                overtaken="The finding was decided already: decide about the later one.",
            )
            before = sa.select(finding.c.statement).where(finding.c.id == decision.supersedes)
            said = change.connection.execute(before).scalar_one()
            change.insert(finding, row_of(decision))
            detail = {
                "supersedes": decision.supersedes,
                "state": decision.state.value,
                "examiner": decision.examiner,
            }
            back = decision.state is FindingState.PROPOSED
            if decision.statement != said and not back:
                detail["statement"] = "rewritten"
            action = "decision taken back" if back else "finding decided"
            change.sign(action, decision.id, detail)

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings, oldest first; also those that a later one supersedes, when asked."""
        where = [finding.c.media_id == media_id] if media_id is not None else []
        found = self._records(Finding, finding, *where, order=(finding.c.at, finding.c.id))
        return found if superseded else leading(found)
