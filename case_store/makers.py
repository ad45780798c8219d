"""Makers that examiners know, on record: named, named otherwise, taken back; never edited."""

import sqlalchemy as sa

from case_store.case_file import CaseFile, knows, records
from case_store.chain import row_of
from case_store.examiner_tables import maker_naming
from workbench.errors import CaseError
from workbench.model import MakerNaming


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
        with self._database.reading() as connection:
            if not knows(connection, maker_naming):
                return []  # a case of an earlier program, opened to be read
            found = records(
                connection, MakerNaming, maker_naming, order=(columns.at, columns.id)
            )
        if superseded:
            return found
        gone = {later.supersedes for later in found}
        return [one for one in found if one.name and one.id not in gone]


def _standing(connection: sa.Connection, naming: MakerNaming) -> str | None:
    """Return the id of the last naming of the same item or face, None before the first."""
    columns = maker_naming.c
    later = maker_naming.alias()
    same = columns.track_id.is_(None) if naming.track_id is None else (
        columns.track_id == naming.track_id
    )  # fmt: skip
    query = (
        sa.select(columns.id)
        .where(columns.media_id == naming.media_id, same)
        .where(~sa.exists().where(later.c.supersedes == columns.id))
    )
    found: str | None = connection.execute(query).scalar()
    return found
