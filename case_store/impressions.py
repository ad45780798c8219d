"""First impressions on record, what was shown to whom before them, and what is hidden."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from case_store.case_file import CaseFile, knows, records
from case_store.chain import row_of
from case_store.examiner_tables import blinding, impression, review, showing
from case_store.tables import finding
from workbench.errors import CaseError
from workbench.model import (
    Blinding,
    Finding,
    Impression,
    Review,
    Showing,
    Sight,
    examiner_key,
    in_force,
    last_by,
    same_examiner,
)
from workbench.model.reviews import SIGHT_WORDS

SPOILING = {Sight.LISTED, Sight.RESULTS}  # what makes an impression not blind


class ImpressionRecords(CaseFile):
    """What examiners thought of media before they saw results, and whether they did."""

    def hide_scores(self, rule: Blinding) -> None:
        """Put on record that results are hidden until a first impression, or no longer are.

        CaseError where it was changed meanwhile.
        """
        with self._changing() as change:
            made = records(change.connection, Blinding, blinding)
            gone = {later.supersedes for later in made}
            last = next((one.id for one in made if one.id not in gone), None)
            if rule.supersedes != last:
                raise CaseError("What is hidden was changed meanwhile: look at it anew.")
            change.insert(blinding, row_of(rule))
            action = "results hidden" if rule.hidden else "results no longer hidden"
            change.sign(action, "", {"examiner": rule.examiner})

    def blinding(self) -> Blinding | None:
        """Return the rule that stands; None where nobody ever made one."""
        with self._database.reading() as connection:
            if not knows(connection, blinding):
                return None
            made = records(connection, Blinding, blinding, order=(blinding.c.at,))
        gone = {later.supersedes for later in made}
        return next((one for one in made if one.id not in gone), None)

    def show(self, shown: Iterable[Showing]) -> None:
        """Put on record what is shown to an examiner, all under one event.

        What was shown to the same examiner before is not recorded again.
        """
        wanted = list(shown)
        if not wanted or self.read_only:
            return
        known = {_key(one) for one in self.showings()}
        new = {_key(one): one for one in wanted if _key(one) not in known}
        if not new:
            return
        with self._changing() as change:
            for one in new.values():
                change.insert(showing, row_of(one))
            media = sorted({one.media_id for one in new.values()})
            what = sorted({one.what.value for one in new.values()})
            names = sorted({one.examiner for one in new.values()})
            detail = {"what": " ".join(what), "examiner": "; ".join(names)}
            change.sign("results shown", " ".join(media), detail)

    def showings(self, media_id: str | None = None) -> list[Showing]:
        """Return what was shown, oldest first."""
        where = [showing.c.media_id == media_id] if media_id is not None else []
        with self._database.reading() as connection:
            if not knows(connection, showing):
                return []
            return _showings(connection, *where)

    def write_impression(self, made: Impression) -> Impression:
        """Put an impression on record, with what its examiner had been shown; return it.

        One that states again, word for word, what the same examiner wrote before is as blind
        as that was. CaseError when it does not supersede the last one of this examiner about
        the exhibit.
        """
        with self._changing() as change:
            where = impression.c.media_id == made.media_id
            every = _impressions(change.connection, where)
            last = last_by(every, made.examiner)
            if made.supersedes != (last.id if last else None):
                raise CaseError("Another impression was written meanwhile: look at it anew.")
            again = next((one for one in every if _says_the_same(one, made)), None)
            seen = again.seen if again else _seen(change.connection, made)
            whole = replace(made, seen=seen)
            change.insert(impression, row_of(whole))
            detail = {
                "examiner": whole.examiner,
                "opinion": whole.opinion.value,
                "blind": "yes" if whole.blind else "no",
                "seen": "; ".join(whole.seen),
            }
            action = "impression withdrawn" if whole.withdrawn else "impression written"
            change.sign(action, whole.media_id, detail)
        return whole

    def impressions(
        self, media_id: str | None = None, *, superseded: bool = False
    ) -> list[Impression]:
        """Return the impressions that stand, oldest first; with `superseded` all written."""
        where = [impression.c.media_id == media_id] if media_id is not None else []
        with self._database.reading() as connection:
            if not knows(connection, impression):
                return []
            found = _impressions(connection, *where)
        return found if superseded else in_force(found)


def _key(one: Showing) -> tuple[str, str, Sight, str | None]:
    return one.media_id, examiner_key(one.examiner), one.what, one.finding_id


def _showings(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Showing]:
    order = (showing.c.at, showing.c.id)
    return records(connection, Showing, showing, *where, order=order)


def _impressions(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> list[Impression]:
    order = (impression.c.at, impression.c.id)
    return records(connection, Impression, impression, *where, order=order)


def _says_the_same(one: Impression, made: Impression) -> bool:
    same = same_examiner(one.examiner, made.examiner)
    return same and (one.text, one.opinion) == (made.text, made.opinion)


def _seen(connection: sa.Connection, made: Impression) -> tuple[str, ...]:
    """Return what was known, with what this examiner saw and decided of the exhibit before."""
    shown = [
        f"{SIGHT_WORDS[one.what]} on {one.at:%Y-%m-%d %H:%M:%S} UTC"
        for one in _showings(connection, showing.c.media_id == made.media_id)
        if one.what in SPOILING and same_examiner(one.examiner, made.examiner)
    ]
    return tuple(dict.fromkeys((*made.seen, *shown, *_decided(connection, made))))


def _decided(connection: sa.Connection, made: Impression) -> list[str]:
    """Return when this examiner first stated, decided or reviewed a finding of the exhibit."""
    stated = records(connection, Finding, finding, finding.c.media_id == made.media_id)
    reviewed = records(connection, Review, review, review.c.media_id == made.media_id)
    said = [(one.examiner, one.at) for one in stated]
    said += [(one.examiner, one.at) for one in reviewed]
    own = [at for examiner, at in said if same_examiner(examiner, made.examiner)]
    return [f"a finding of it was decided on {min(own):%Y-%m-%d %H:%M:%S} UTC"] if own else []
