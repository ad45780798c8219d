"""Tags and notes of exhibits: on record, superseded, never edited."""

from collections.abc import Iterable

from case_store.case_file import CaseFile, records
from case_store.chain import Change, row_of
from case_store.examiner_tables import label
from workbench.errors import CaseError
from workbench.model import Label, leading


class LabelRecords(CaseFile):
    """The labels of a case."""

    def put_labels(self, made: Iterable[Label]) -> None:
        """Put labels on record, all or none, with an event each.

        CaseError when one does not supersede the label that stands.
        """
        given = list(made)
        together = {"act": given[0].id} if len(given) > 1 else {}  # they are undone together
        with self._changing() as change:
            for one in given:
                _put(change, one, together)

    def labels(self, *, superseded: bool = False) -> list[Label]:
        """Return the label that stands of each medium, or with `superseded` all ever given."""
        found = self._later_records(Label, label, order=(label.c.at, label.c.id))
        return found if superseded else leading(found)


def _put(change: Change, made: Label, together: dict[str, str]) -> None:
    every = records(change.connection, Label, label, label.c.media_id == made.media_id)
    before = next(iter(leading(every)), None)
    if made.supersedes != (before.id if before else None):
        raise CaseError("The exhibit was labelled again meanwhile: look at it anew.")
    change.insert(label, row_of(made))
    tags = " ".join(map(str, made.tags))
    detail = {"tags": tags, "examiner": made.examiner}
    if made.note != (before.note if before else ""):  # else it is no word of who tags now
        detail["note"] = made.note
    change.sign("exhibit labelled", made.media_id, detail | together)
