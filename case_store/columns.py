"""Column types that carry record fields, stored so that a row reads the same everywhere.

Times, words and nested records are stored as text, arrays as bytes: a row can be hashed from
what any SQLite or PostgreSQL client reads, without this program.
"""

import zlib
from datetime import datetime
from enum import StrEnum
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.engine import Dialect

from case_store import arrays
from workbench import audit
from workbench.errors import AuditChainBroken

T = TypeVar("T")

LARGEST_TEXT = 1 << 26  # bytes of a compressed record


class UTCDateTime(sa.TypeDecorator[datetime]):
    """An aware UTC time, as text that sorts by time."""

    impl = sa.String(27)
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuse a local or naive time on the way in."""
        return None if value is None else audit.timestamp(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Restore the zone on the way out."""
        try:
            return None if value is None else audit.time_of(value)
        except (ValueError, TypeError, AttributeError) as error:
            raise AuditChainBroken(f"A time on record is damaged: {value!r}.") from error


class Text(sa.TypeDecorator[str]):
    """Text of any origin; what UTF-8 cannot hold becomes a visible escape."""

    impl = sa.Text
    cache_ok = True

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return str

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape lone surrogates, such as Python makes of an undecodable file name."""
        return None if value is None else audit.writable(value)


class Word(sa.TypeDecorator[StrEnum]):
    """One of the words of `kind`, stored as itself."""

    impl = sa.String(32)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind
        self._words = {word.value: word for word in kind}

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return self.kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Refuse a word of another kind."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Refuse a word that nobody of this program wrote."""
        if value is None:
            return None
        word = self._words.get(value)
        if word is None:
            raise AuditChainBroken(f"A word on record is damaged: {value!r}.")
        return word


class Nested(sa.TypeDecorator[T], Generic[T]):
    """A nested record, tuple or mapping of `kind`, as canonical JSON text."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return object

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:
        """Write the value in the canonical encoding of the audit chain."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:
        """Refuse what does not fit the record's type."""
        return None if value is None else from_json(value, self.kind)


class Repeated(Nested[T]):
    """A nested record that never changes and stands in many rows: read once for all of them."""

    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__(kind)
        self._read = lru_cache(maxsize=512)(partial(from_json, kind=kind))

    def process_result_value(self, value: str | None, dialect: Dialect) -> T | None:
        """Refuse what does not fit the record's type."""
        return None if value is None else self._read(value)


class Compressed(sa.TypeDecorator[T], Generic[T]):
    """A long record or tuple of `kind`, as compressed canonical JSON."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return object

    def process_bind_param(self, value: T | None, dialect: Dialect) -> bytes | None:
        """Write and compress."""
        return None if value is None else zlib.compress(to_json(value).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> T | None:
        """Decompress up to a limit, and refuse what does not fit the record's type."""
        if value is None:
            return None
        try:
            text = zlib.decompressobj().decompress(value, LARGEST_TEXT)
        except (zlib.error, TypeError) as error:
            raise AuditChainBroken(f"A record is damaged: {error}.") from error
        return from_json(text, self.kind)


class Array(sa.TypeDecorator[NDArray[np.generic]]):
    """An array of `dimensions` and one element type, compressed."""

    impl = sa.LargeBinary
    cache_ok = True

    def __init__(self, dtype: str, dimensions: int = 1) -> None:
        super().__init__()
        self.dtype = dtype
        self.dimensions = dimensions

    @property
    def python_type(self) -> type[Any]:
        """What a row holds after reading."""
        return np.ndarray

    def process_bind_param(
        self, value: NDArray[np.generic] | None, dialect: Dialect
    ) -> bytes | None:
        """Compress the values."""
        return None if value is None else arrays.encode(value.astype(self.dtype, copy=False))

    def process_result_value(
        self, value: bytes | None, dialect: Dialect
    ) -> NDArray[np.generic] | None:
        """Refuse an array of another type or number of dimensions."""
        if value is None:
            return None
        values = arrays.decode(value)
        if values.dtype != np.dtype(self.dtype) or values.ndim != self.dimensions:
            raise AuditChainBroken("An array on record has another type than its column.")
        return values


def to_json(value: object) -> str:
    """Return a record, tuple or mapping as canonical JSON text."""
    plain = msgspec.to_builtins(value, order="sorted")
    return _escaped(plain)


def from_json(text: str | bytes, kind: type[T]) -> T:
    """Return the `kind` that `text` holds; AuditChainBroken when it does not fit."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (ValueError, TypeError) as error:
        raise AuditChainBroken(f"A record is damaged: {error}.") from error


def _escaped(plain: object) -> str:
    """Encode canonically, lone surrogates as the visible escapes of `audit.writable`."""
    try:
        return audit.encode(plain).decode()
    except UnicodeEncodeError:
        return audit.encode(_writable(plain)).decode()


def _writable(plain: object) -> object:
    """Return a JSON value with every text as UTF-8 can hold it."""
    match plain:
        case str():
            return audit.writable(plain)
        case list():
            return [_writable(part) for part in plain]
        case dict():
            return {audit.writable(str(key)): _writable(part) for key, part in plain.items()}
        case _:
            return plain
