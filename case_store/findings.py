"""Findings on record: proposed, decided, superseded, never edited."""

from collections.abc import Iterable

import sqlalchemy as sa

from case_store.case_file import CaseFile, require_leading
from case_store.chain import row_of
from case_store.finding_regions import require_places, require_repeated
from case_store.tables import finding
from workbench.errors import StatementTooLong
from workbench.model import Author, Finding, FindingState, leading
from workbench.model.findings import STATEMENT_MOST


class FindingRecords(CaseFile):
    """The findings of a case."""

    def propose(self, findings: Iterable[Finding]) -> None:
        """Put proposed findings on record, under one audit event."""
        proposed = list(findings)
        if not proposed:
            return
        for found in proposed:
            if found.author is Author.EXAMINER:
                _require_shown_whole(found)
        with self._changing() as change:
            for found in proposed:
                require_places(change.connection, found)
                change.insert(finding, row_of(found))
            media = sorted({found.media_id for found in proposed})
            detail = {"findings": str(len(proposed))}
            change.sign("findings proposed", " ".join(media), detail)

    def decide(self, decision: Finding) -> None:
        """Put a decision on record beside the finding that it supersedes.

        CaseError when that one is not on record, was decided already, or has other regions;
        StatementTooLong when it is rewritten at a length that nothing shows whole.
        """
        if decision.supersedes is None:
            raise ValueError("a decision says which finding it supersedes")
        with self._changing() as change:
            require_leading(
                *(change.connection, finding, decision.supersedes),
                absent="The finding that was decided is not on record.",
                overtaken="The finding was decided already: decide about the later one.",
            )
            require_repeated(change.connection, decision)
            before = sa.select(finding.c.statement).where(finding.c.id == decision.supersedes)
            said = change.connection.execute(before).scalar_one()
            if decision.statement != said and decision.state is not FindingState.PROPOSED:
                _require_shown_whole(decision)
            change.insert(finding, row_of(decision))
            detail = {
                "supersedes": decision.supersedes,
                "state": decision.state.value,
                "examiner": decision.examiner,
            }
            back = decision.state is FindingState.PROPOSED
            if decision.statement != said:
                restored = back or "undoes" in self._beside
                detail["statement"] = "restored" if restored else "rewritten"
            action = "decision taken back" if back else "finding decided"
            change.sign(action, decision.id, detail)

    def findings(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Finding]:
        """Return findings, oldest first; also those that a later one supersedes, when asked."""
        where = [finding.c.media_id == media_id] if media_id is not None else []
        found = self._records(Finding, finding, *where, order=(finding.c.at, finding.c.id))
        return found if superseded else leading(found)


def _require_shown_whole(stated: Finding) -> None:
    """Refuse what a person states at greater length than it is shown; older records stand."""
    if len(stated.statement) > STATEMENT_MOST:
        raise StatementTooLong(
            f"The statement has {len(stated.statement)} letters; "
            f"{STATEMENT_MOST} at most are shown whole."
        )
