"""Makers that examiners know, on record: named, named otherwise, taken back; never edited."""

import sqlalchemy as sa

from case_store.case_file import CaseFile, records
from case_store.chain import row_of
from case_store.examiner_tables import maker_naming
from workbench.errors import CaseError
from workbench.model import MakerNaming, leading


class MakerRecords(CaseFile):
    """What examiners call the makers of items."""

    def name_maker(self, naming: MakerNaming) -> None:
        """Put a naming on record beside the one that it supersedes, if there is one.

        Raises CaseError where another naming of the same item stands that it does not
        supersede: of two names, neither would be the last.
        """
        with self._changing() as change:
            if _standing(change.connection, naming) != naming.supersedes:
                raise CaseError("The maker of this item was named otherwise meanwhile.")
            change.insert(maker_naming, row_of(naming))
            detail = {"name": naming.name, "examiner": naming.examiner}
            detail |= {"track": naming.track_id} if naming.track_id else {}
            detail |= {"supersedes": naming.supersedes} if naming.supersedes else {}
            action = "maker named" if naming.name else "maker's name taken back"
            change.sign(action, naming.media_id, detail)

    def maker_namings(self, *, superseded: bool = False) -> list[MakerNaming]:
        """Return namings, oldest first; those taken back, or superseded, when asked for."""
        columns = maker_naming.c
        order = (columns.at, columns.id)
        found = self._later_records(MakerNaming, maker_naming, order=order)
        return found if superseded else [one for one in leading(found) if one.name]


def _standing(connection: sa.Connection, naming: MakerNaming) -> str | None:
    """Return the id of the last naming of the same item or face, None before the first."""
    same = maker_naming.c.media_id == naming.media_id
    known = records(connection, MakerNaming, maker_naming, same)
    of_it = [one for one in known if one.track_id == naming.track_id]
    return next((one.id for one in leading(of_it)), None)
