"""The case itself, its audit chain, what verifying it finds, and the reports issued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.model.stamps import new_id, now


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question put to an examiner, and everything done to answer it."""

    number: str
    examiner: str
    title: str = ""
    agency: str = ""
    question: str = ""
    opened_at: datetime = field(default_factory=now)
    closed_at: datetime | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEvent:
    """One link of the audit chain. `actor` is the name as entered, not authenticated.

    `detail` holds strings only; `records` maps "table/id" to the sha256 of the row's canonical
    encoding after the change, so that an edited, removed or added row is found.
    """

    sequence: int
    at: datetime
    actor: str
    os_user: str
    host: str
    program: str
    action: str
    subject: str
    detail: Mapping[str, str]
    records: Mapping[str, str]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link of the audit chain, as printed in a report."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An issued report; a draft is one without a decision by a named examiner.

    `evidence_intact` says that every file still had its hash when the report was issued.
    """

    number: str
    author: str
    draft: bool
    pages: int
    pdf_sha256: str
    content_sha256: str
    head: ChainHead
    template: str
    evidence_intact: bool = True
    finding_ids: tuple[str, ...] = ()
    supersedes: str | None = None
    issued_at: datetime = field(default_factory=now)
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `verify` found: a code, what it concerns, and one sentence."""

    code: str
    subject: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The result of verifying a case; `notes` are remarks that are no problems."""

    ok: bool
    head: ChainHead | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    events: int = 0
    files: int = 0
