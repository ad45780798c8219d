"""What examiners marked in frames: on record, superseded, withdrawn, never edited."""

from case_store.case_file import CaseFile, require_leading
from case_store.chain import row_of
from case_store.examiner_tables import annotation
from workbench.model import Annotation, leading


class AnnotationRecords(CaseFile):
    """The annotations of a case."""

    def annotate(self, made: Annotation) -> None:
        """Put an annotation on record, beside the one that it supersedes where it does.

        CaseError when that one is not on record or was superseded already.
        """
        with self._changing() as change:
            if made.supersedes is not None:
                require_leading(
                    *(change.connection, annotation, made.supersedes),
                    absent="The annotation that was changed is not on record.",
                    overtaken="The annotation was changed already: change the later one.",
                )
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
        order = (annotation.c.at, annotation.c.id)
        found = self._later_records(Annotation, annotation, *where, order=order)
        return found if superseded else [one for one in leading(found) if not one.withdrawn]
