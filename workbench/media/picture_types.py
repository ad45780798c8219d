"""Whether a coded picture is an I, P or B picture, read from its header without decoding.

H.264 (ITU-T H.264 §7.3.3), HEVC (H.265 §7.3.6.1), MPEG-1 and 2 (H.262 §6.2.3), MPEG-4 Part 2
(ISO/IEC 14496-2 §6.2.5), VP8 (RFC 6386 §9.1), VP9 (bitstream specification §6.2), AV1 (§5.9.2)
and codecs that know I pictures only. The type is that of a picture's first slice; where the
header does not tell, it is UNKNOWN until the picture is decoded.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from functools import partial


class PictureType(StrEnum):
    """How a picture was predicted: not at all, from one picture, from two."""

    I = "I"  # noqa: E741  # the standards' name
    P = "P"
    B = "B"
    UNKNOWN = "?"


TypeOf = Callable[[bytes], PictureType]

I, P, B, UNKNOWN = PictureType  # noqa: E741
_INTRA_ONLY = frozenset(
    {"mjpeg", "prores", "dnxhd", "png", "rawvideo", "huffyuv", "ffvhuff", "dvvideo", "v210"}
)
_OF_DECODERS = (UNKNOWN, I, P, B, P, I, P, B)  # libavutil's AV_PICTURE_TYPE_*, by number
_ANNEX_B = b"\x00\x00\x01"
_HEADER_BYTES = 32  # of a slice, enough for its type
_MOST_UNITS = 64


def type_reader(codec: str, extradata: bytes | None) -> TypeOf:
    """Return a function from the bytes of a packet to its picture's type."""
    if codec in _INTRA_ONLY:
        return lambda packet: I
    maker = _READERS.get(codec)
    return _guarded(maker(extradata or b"")) if maker else lambda packet: UNKNOWN


def decoded_type(number: int) -> PictureType:
    """Return the type that a decoder states by libavutil's number."""
    return _OF_DECODERS[number] if 0 <= number < len(_OF_DECODERS) else UNKNOWN


class _Bits:
    """Bits of a header, the most significant first."""

    def __init__(self, content: bytes) -> None:
        self._value = int.from_bytes(content)
        self._left = 8 * len(content)

    def take(self, count: int) -> int:
        """Return the next `count` bits; raises IndexError after the end."""
        self._left -= count
        if self._left < 0:
            raise IndexError
        return (self._value >> self._left) & ((1 << count) - 1)

    def golomb(self) -> int:
        """Return an unsigned Exp-Golomb number (H.264 §9.1)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
        return (1 << zeros) - 1 + self.take(zeros)


def _guarded(read: TypeOf) -> TypeOf:
    """Answer UNKNOWN for a header that is cut short or makes no sense."""

    def guarded(packet: bytes) -> PictureType:
        try:
            return read(packet)
        except IndexError:
            return UNKNOWN

    return guarded


def _h264(extradata: bytes) -> TypeOf:
    size = (extradata[4] & 3) + 1 if extradata[:1] == b"\x01" and len(extradata) > 6 else 0  # noqa: PLR2004
    return partial(_h264_type, size)


def _h264_type(length_size: int, packet: bytes) -> PictureType:
    for unit in _units(packet, length_size):
        if unit[0] & 31 in {1, 2, 5}:
            bits = _Bits(_unescaped(unit[1:]))
            bits.golomb()  # first_mb_in_slice
            return (P, B, I, P, I)[bits.golomb() % 5]
    return UNKNOWN


def _hevc(extradata: bytes) -> TypeOf:
    extra_bits: dict[int, int] = {}  # of slice headers, by picture parameter set
    size = 0
    if extradata[:1] == b"\x01" and len(extradata) > 22:  # noqa: PLR2004
        size = (extradata[21] & 3) + 1
        for unit in _hvcc_units(extradata):
            _learn(extra_bits, unit)
    else:
        for unit in _units(extradata, 0):
            _learn(extra_bits, unit)
    return partial(_hevc_type, size, extra_bits)


def _hevc_type(length_size: int, extra_bits: dict[int, int], packet: bytes) -> PictureType:
    for unit in _units(packet, length_size):
        kind = unit[0] >> 1 & 63
        _learn(extra_bits, unit)
        if kind < 32:  # noqa: PLR2004  # a slice
            bits = _Bits(_unescaped(unit[2:]))
            bits.take(2 if 16 <= kind < 24 else 1)  # noqa: PLR2004
            bits.take(extra_bits.get(bits.golomb(), 0))
            return (B, P, I)[bits.golomb()]
    return UNKNOWN


def _learn(extra_bits: dict[int, int], unit: bytes) -> None:
    """Note num_extra_slice_header_bits of a picture parameter set (H.265 §7.3.2.3)."""
    if unit[0] >> 1 & 63 != 34:  # noqa: PLR2004
        return
    with suppress(IndexError):  # cut short: it defines nothing
        bits = _Bits(_unescaped(unit[2:]))
        number, _ = bits.golomb(), bits.golomb()
        bits.take(2)
        extra_bits[number] = bits.take(3)


def _hvcc_units(record: bytes) -> Iterator[bytes]:
    """Yield the parameter sets of a decoder configuration (ISO/IEC 14496-15 §8.3.3.1)."""
    at = 23
    for _ in range(record[22]):
        count = int.from_bytes(record[at + 1 : at + 3])
        at += 3
        for _ in range(min(count, _MOST_UNITS)):
            size = int.from_bytes(record[at : at + 2])
            if record[at + 2 : at + 3]:
                yield record[at + 2 : at + 2 + size]
            at += 2 + size


def _units(packet: bytes, length_size: int) -> Iterator[bytes]:
    """Yield the beginnings of the units of a packet, by lengths or by start codes."""
    at = 0
    for _ in range(_MOST_UNITS):
        if length_size:
            size = int.from_bytes(packet[at : at + length_size])
            at += length_size
        else:
            at, size = packet.find(_ANNEX_B, at) + len(_ANNEX_B), 0
            if at < len(_ANNEX_B):
                return
        if unit := packet[at : at + _HEADER_BYTES]:
            yield unit
        else:
            return
        at += size


def _unescaped(content: bytes) -> bytes:
    return content.replace(b"\x00\x00\x03", b"\x00\x00")


def _after(code: bytes, packet: bytes) -> _Bits:
    """Return the bits after the first start code; raises IndexError without one."""
    at = packet.find(_ANNEX_B + code)
    if at < 0:
        raise IndexError
    return _Bits(packet[at + 4 : at + 8])


def _mpeg2_type(packet: bytes) -> PictureType:
    bits = _after(b"\x00", packet)
    bits.take(10)  # temporal reference
    return (UNKNOWN, I, P, B, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)[bits.take(3)]


def _mpeg4_type(packet: bytes) -> PictureType:
    if packet.count(_ANNEX_B + b"\xb6") > 1:
        return UNKNOWN  # packed: more than one picture in a packet
    return (I, P, B, P)[_after(b"\xb6", packet).take(2)]


def _vp8_type(packet: bytes) -> PictureType:
    return P if packet[0] & 1 else I


def _vp9_type(packet: bytes) -> PictureType:
    bits = _Bits(packet[_vp9_shown(packet) :][:8])
    bits.take(2)
    profile = bits.take(1) | bits.take(1) << 1
    if profile == 3:  # noqa: PLR2004
        bits.take(1)
    if bits.take(1):  # shows a picture that was coded before
        return UNKNOWN
    inter, shown, resilient = bits.take(1), bits.take(1), bits.take(1)
    intra_only = inter and not shown and bits.take(1)
    del resilient
    return I if not inter or intra_only else P


def _vp9_shown(packet: bytes) -> int:
    """Return where the last picture of a superframe begins (Annex B), which is shown."""
    marker = packet[-1]
    if marker & 0xE0 != 0xC0:  # noqa: PLR2004
        return 0
    count, width = (marker & 7) + 1, (marker >> 3 & 3) + 1
    at = len(packet) - 1 - count * width
    sizes = [
        int.from_bytes(packet[at + i * width : at + (i + 1) * width], "little")
        for i in range(count - 1)
    ]
    return sum(sizes)


def _av1_type(packet: bytes) -> PictureType:
    """Return the type of the last frame header of a temporal unit, which is shown."""
    found, at = UNKNOWN, 0
    while at < len(packet):
        kind, extended, sized = packet[at] >> 3 & 15, packet[at] & 4, packet[at] & 2
        at += 2 if extended else 1
        size, at = _leb128(packet, at) if sized else (len(packet) - at, at)
        if kind in {3, 6}:  # a frame header, a frame
            bits = _Bits(packet[at : at + 1])
            found = UNKNOWN if bits.take(1) else (I, P, I, P)[bits.take(2)]
        at += size
    return found


def _leb128(packet: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = packet[at + place]
        value |= (byte & 127) << 7 * place
        if not byte & 128:
            return value, at + place + 1
    raise IndexError


_READERS: dict[str, Callable[[bytes], TypeOf]] = {
    "h264": _h264,
    "hevc": _hevc,
    "mpeg1video": lambda extradata: _mpeg2_type,
    "mpeg2video": lambda extradata: _mpeg2_type,
    "mpeg4": lambda extradata: _mpeg4_type,
    "vp8": lambda extradata: _vp8_type,
    "vp9": lambda extradata: _vp9_type,
    "av1": lambda extradata: _av1_type,
}
