"""What an examiner wants of a report beside its author, file and paper."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from case_store.store import CaseStore
from workbench.blind import onlooker

if TYPE_CHECKING:
    from workbench.report.letterhead import Letterhead
    from workbench.report.redaction import Wish
    from workbench.report.signing import Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceChoice:
    """A face that pictures of a report can show or not."""

    exhibit: str
    track: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWishes:
    """How a report is signed, headed and blurred; the password is never shown.

    `hidden` are faces by exhibit and track, or those to be shown alone where `all_but`.
    """

    key: Path | None = None
    password: str = field(default="", repr=False)
    letterhead: Path | None = None
    hidden: tuple[tuple[str, str], ...] = ()
    all_but: bool = False

    def signer(self) -> "Signer | None":
        """Open the key, if one was chosen. Raises what `open_signer` raises."""
        from workbench.report.signing import open_signer  # noqa: PLC0415  # slow to load

        return open_signer(self.key, self.password) if self.key else None

    def heading(self) -> "Letterhead":
        """Read the letterhead, if one was chosen. Raises LetterheadUnusable."""
        from workbench.report.letterhead import PLAIN, read_letterhead  # noqa: PLC0415

        return read_letterhead(self.letterhead) if self.letterhead else PLAIN

    def blur(self) -> "Wish | None":
        """Return which faces shall not be recognised."""
        from workbench.report.redaction import Wish  # noqa: PLC0415

        return Wish(tracks=self.hidden, all_but=self.all_but) if self._blurs else None

    @property
    def _blurs(self) -> bool:
        return bool(self.hidden) or self.all_but


NO_WISHES = ReportWishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageWishes:
    """What a package shall hold; of reports all, unless some are named by their numbers."""

    hashes_only: bool = False
    discovery: bool = False
    only_reports: tuple[str, ...] = ()
    maps: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportChoice:
    """A report that a package can hold or not."""

    number: str
    author: str
    draft: bool


def reports_to_choose(store: CaseStore) -> tuple[ReportChoice, ...]:
    """Return the reports that were issued of a case, in their order."""
    return tuple(
        ReportChoice(number=one.number, author=one.author, draft=one.draft)
        for one in store.reports()
    )


def faces_to_choose(store: CaseStore, examiner: str) -> tuple[FaceChoice, ...]:
    """Return the faces of the exhibits that are not hidden from an examiner, by arrival.

    A face that was found by machine is a result: of what is hidden, none is told by name.
    """
    eyes = onlooker(store, examiner)
    return tuple(
        FaceChoice(exhibit=item.exhibit, track=track.id, label=track.label)
        for item in store.media()
        if not eyes.hides(item)
        for track in store.tracks(item.id)
    )
