"""Likelihood ratios on record, with the calibrations they were read by, and what is known."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from case_store.case_file import CaseFile, records
from case_store.chain import Change, row_of
from case_store.examiner_tables import kept_calibration, known_authentic, support
from workbench.calibration.document import recorded, text
from workbench.errors import AuditChainBroken, CalibrationUnusable, CaseError
from workbench.model import Calibration, KeptCalibration, KnownAuthentic, Support, leading


class SupportRecords(CaseFile):
    """What results are worth as evidence, and which media are known to be authentic."""

    def add_supports(
        self, supports: Iterable[Support], calibrations: Iterable[Calibration]
    ) -> None:
        """Put ratios, or why there are none, on record, with the calibrations they are by.

        All under one event. A calibration is kept once, whole, so that an old result stays
        what it was whatever becomes of the file it came from.
        """
        new = list(supports)
        if not new:
            return
        with self._changing() as change:
            for made in calibrations:
                _keep(change, made)
            count = sa.select(sa.func.count()).select_from(support)
            first = change.connection.execute(count).scalar_one()
            for number, one in enumerate(new, first):
                change.insert(support, row_of(replace(one, number=number)))
            media = sorted({one.media_id for one in new})
            change.sign("results weighed", " ".join(media), _told(new))

    def supports(self, media_id: str | None = None) -> list[Support]:
        """Return what was said of results, oldest first; the last one of a run counts."""
        where = [support.c.media_id == media_id] if media_id is not None else []
        return self._later_records(Support, support, *where, order=(support.c.number,))

    def calibrations(self) -> dict[str, Calibration]:
        """Return the calibrations that results of this case were read by, by their digests.

        Raises AuditChainBroken for one that is not what its digest says. Whether it would be
        believed today is another question: `workbench.calibration.soundness` answers it.
        """
        order = (kept_calibration.c.at, kept_calibration.c.id)
        kept = self._later_records(KeptCalibration, kept_calibration, order=order)
        return {one.digest: _read(one) for one in kept}

    def mark_known(self, decision: KnownAuthentic) -> None:
        """Put on record that a medium is known to be authentic, or no longer is.

        Raises CaseError where it was decided meanwhile: of two decisions none would be last.
        """
        with self._changing() as change:
            _require_last(change.connection, decision)
            change.insert(known_authentic, row_of(decision))
            detail = {
                "known": "yes" if decision.known else "no longer",
                "said_by": decision.said_by,
                "channel": decision.channel,
                "examiner": decision.examiner,
            }
            change.sign("known authentic marked", decision.media_id, detail)

    def known_authentic(self, *, superseded: bool = False) -> list[KnownAuthentic]:
        """Return the decisions that stand, oldest first; also superseded ones, when asked."""
        order = (known_authentic.c.at, known_authentic.c.id)
        found = self._later_records(KnownAuthentic, known_authentic, order=order)
        return found if superseded else leading(found)


def _keep(change: Change, made: Calibration) -> None:
    query = sa.select(kept_calibration.c.id).where(kept_calibration.c.digest == made.digest)
    if change.connection.execute(query).first() is not None:
        return
    kept = KeptCalibration(
        digest=made.digest,
        analyzer=made.method.analyzer,
        version=made.method.version,
        document=text(made),
    )
    change.insert(kept_calibration, row_of(kept))


def _told(new: list[Support]) -> dict[str, str]:
    """Return what the audit log says of results that were weighed."""
    used = sorted({one.calibration for one in new if one.calibration})
    ratios = sum(one.llr is not None for one in new)
    return {
        "ratios": str(ratios),
        "withheld": str(len(new) - ratios),
        "calibrations": " ".join(used),
    }


def _read(kept: KeptCalibration) -> Calibration:
    try:
        return recorded(kept.document, f"the calibration {kept.digest}")
    except CalibrationUnusable as error:
        raise AuditChainBroken(f"A calibration on record is damaged: {error}.") from error


def _require_last(connection: sa.Connection, decision: KnownAuthentic) -> None:
    """Refuse a decision that does not supersede the one that stands for its medium."""
    same = known_authentic.c.media_id == decision.media_id
    known = records(connection, KnownAuthentic, known_authentic, same)
    standing = [one.id for one in leading(known)]
    if standing != ([decision.supersedes] if decision.supersedes else []):
        raise CaseError("What is known of this exhibit was decided already: read it again.")
