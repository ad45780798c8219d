"""What examiners marked in frames: on record, superseded, withdrawn, never edited."""

import sqlalchemy as sa

from case_store.case_file import CaseFile, knows, records
from case_store.chain import row_of
from case_store.examiner_tables import annotation
from workbench.errors import CaseError
from workbench.model import Annotation


class AnnotationRecords(CaseFile):
    """The annotations of a case."""

    def annotate(self, made: Annotation) -> None:
        """Put an annotation on record, beside the one that it supersedes where it does.

        CaseError when that one is not on record or was superseded already.
        """
        with self._changing() as change:
            if made.supersedes is not None:
                _require_standing(change.connection, made.supersedes)
            change.insert(annotation, row_of(made))
            detail = {
                "shape": made.shape.value,
                "frame": str(made.frame),
                "examiner": made.examiner,
                "supersedes": made.supersedes or "",
                "in the report": "shown" if made.in_report else "not shown",
            }
            action = "annotation withdrawn" if made.withdrawn else "annotation recorded"
            change.sign(action, made.id, detail)

    def annotations(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Annotation]:
        """Return annotations in the order of their making; with `superseded` all ever made.

        Otherwise those that stand: neither superseded nor withdrawn.
        """
        where = [annotation.c.media_id == media_id] if media_id is not None else []
        with self._database.reading() as connection:
            if not knows(connection, annotation):
                return []  # a case of an earlier program, opened to be read
            order = (annotation.c.at, annotation.c.id)
            found = records(connection, Annotation, annotation, *where, order=order)
        if superseded:
            return found
        gone = {later.supersedes for later in found}
        return [one for one in found if one.id not in gone and not one.withdrawn]


def _require_standing(connection: sa.Connection, annotation_id: str) -> None:
    """Refuse to supersede twice: of two changes, neither would be the last."""
    columns = annotation.c
    query = sa.select(columns.id).where(columns.id == annotation_id)
    if connection.execute(query).first() is None:
        raise CaseError("The annotation that was changed is not on record.")
    query = sa.select(columns.id).where(columns.supersedes == annotation_id)
    if connection.execute(query).first() is not None:
        raise CaseError("The annotation was changed already: change the later one.")
