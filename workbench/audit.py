r"""The audit chain: each event holds the hash of the one before it.

The canonical encoding is JSON with keys sorted by code point, no white space (separators
``,`` and ``:``), characters written as themselves (not as ``\u`` escapes), encoded as UTF-8;
numbers with a fraction are Python's shortest repr, and NaN and infinities do not exist. With
the standard library alone it is::

    json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()

The hash of an event is the SHA-256 over the canonical encoding of an object that holds every
field of the event but ``hash``; ``at`` is text such as ``2025-01-31T09:30:00.000000Z``. The
first event has sequence 1 and a previous hash of 64 zeros.

What the chain cannot prove is stated in docs/audit-chain.md: whoever can write the case can
also make a whole new chain. Compare its head with one printed in an issued report.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from workbench.model import AuditEvent, ChainHead, Problem

GENESIS = ChainHead(0, "0" * 64)

_SURROGATE = re.compile("[\ud800-\udfff]")


def encode(value: object) -> bytes:
    """Return the canonical encoding of a JSON value; ValueError where it has none."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )
    return text.encode()


def digest(value: object) -> str:
    """Return the SHA-256 (64 hex digits) over the canonical encoding of a JSON value."""
    return sha256(encode(value)).hexdigest()


def timestamp(at: datetime) -> str:
    """Write a UTC time as text that sorts by time, always with microseconds and ``Z``."""
    if at.utcoffset() != timedelta(0):
        raise ValueError(f"{at!r} is not in UTC")
    return at.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def time_of(text: str) -> datetime:
    """Read what `timestamp` wrote; ValueError for anything else."""
    if not text.endswith("Z"):
        raise ValueError(f"{text!r} is not a UTC time")
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)


def writable(text: str) -> str:
    r"""Return `text` as UTF-8 can hold it.

    A file name that is no valid text reaches Python with lone surrogates; these become visible
    escapes such as ``\udcff``.
    """
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def event_hash(event: AuditEvent) -> str:
    """Return the hash that `event` must carry."""
    content = {field.name: getattr(event, field.name) for field in fields(event)}
    del content["hash"]
    return digest(content | {"at": timestamp(event.at)})


def link(
    previous: ChainHead,
    *,
    at: datetime,
    actor: str,
    os_user: str,
    host: str,
    program: str,
    action: str,
    subject: str,
    detail: Mapping[str, str],
    records: Mapping[str, str],
) -> AuditEvent:
    """Return the event that follows `previous` (`GENESIS` for the first one), hashed."""
    event = AuditEvent(
        sequence=previous.sequence + 1,
        at=at,
        actor=writable(actor),
        os_user=writable(os_user),
        host=writable(host),
        program=program,
        action=action,
        subject=writable(subject),
        detail={writable(name): writable(text) for name, text in detail.items()},
        records=dict(records),
        previous_hash=previous.hash,
        hash="",
    )
    return replace(event, hash=event_hash(event))


def check(events: Iterable[AuditEvent]) -> Iterator[Problem]:
    """Yield what is wrong with a chain, in its order; nothing when it is whole.

    An event that was edited is named, and one that is missing is named by its place.
    """
    previous = GENESIS
    for event in events:
        subject = f"event {event.sequence}"
        if event.sequence != previous.sequence + 1:
            place = f"Event {event.sequence} follows event {previous.sequence}"
            yield Problem("event_missing", subject, f"{place}: what was between is gone.")
        elif event.previous_hash != previous.hash:
            sentence = f"Event {event.sequence} does not carry the hash of the event before it."
            yield Problem("event_unlinked", subject, sentence)
        if event.hash != event_hash(event):
            sentence = f"Event {event.sequence} was changed after it was written."
            yield Problem("event_edited", subject, sentence)
        previous = ChainHead(event.sequence, event.hash)
