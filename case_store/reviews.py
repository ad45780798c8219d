"""What other examiners decided about findings, beside the responsible one; never edited."""

from dataclasses import replace

import sqlalchemy as sa

from case_store.case_file import CaseFile, knows, records
from case_store.chain import row_of
from case_store.examiner_tables import review, showing
from case_store.tables import finding
from workbench.errors import CaseError
from workbench.model import Review, Showing, Sight, in_force, last_by, same_examiner
from workbench.model.reviews import SIGHT_WORDS


class ReviewRecords(CaseFile):
    """The reviews of findings by second examiners."""

    def review(self, made: Review) -> Review:
        """Put a review on record, with what its examiner had been shown; return it.

        CaseError when the finding is not on record as first stated, or when it does not
        supersede the last review by the same examiner.
        """
        with self._changing() as change:
            _require_first(change.connection, made)
            where = review.c.finding_id == made.finding_id
            order = (review.c.at, review.c.id)
            every = records(change.connection, Review, review, where, order=order)
            last = last_by(every, made.examiner)
            if made.supersedes != (last.id if last else None):
                raise CaseError("You reviewed this finding already: look at it anew.")
            whole = replace(made, seen=_seen(change.connection, made))
            change.insert(review, row_of(whole))
            detail = {
                "finding": whole.finding_id,
                "state": whole.state.value,
                "examiner": whole.examiner,
                "blind": "yes" if whole.blind else "no",
            }
            action = "review withdrawn" if whole.withdrawn else "finding reviewed"
            change.sign(action, whole.id, detail)
        return whole

    def reviews(self, media_id: str | None = None, *, superseded: bool = False) -> list[Review]:
        """Return the reviews that stand, oldest first; with `superseded` all ever made."""
        where = [review.c.media_id == media_id] if media_id is not None else []
        with self._database.reading() as connection:
            if not knows(connection, review):
                return []
            order = (review.c.at, review.c.id)
            found = records(connection, Review, review, *where, order=order)
        return found if superseded else in_force(found)


def _require_first(connection: sa.Connection, made: Review) -> None:
    columns = finding.c
    query = sa.select(columns.supersedes).where(
        columns.id == made.finding_id, columns.media_id == made.media_id
    )
    found = connection.execute(query).first()
    if found is None or found[0] is not None:
        raise CaseError("The finding that was reviewed is not on record as first stated.")


def _seen(connection: sa.Connection, made: Review) -> tuple[str, ...]:
    where = (showing.c.finding_id == made.finding_id, showing.c.what == Sight.DECISIONS)
    shown = [
        f"{SIGHT_WORDS[one.what]} on {one.at:%Y-%m-%d %H:%M:%S} UTC"
        for one in records(connection, Showing, showing, *where, order=(showing.c.at,))
        if same_examiner(one.examiner, made.examiner)
    ]
    return tuple(dict.fromkeys((*made.seen, *shown)))
