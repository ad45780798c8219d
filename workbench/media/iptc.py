"""The IPTC block of a picture (IPTC-IIM 4.2, record 2) as a table."""

from collections.abc import Iterator

from workbench.text import bytes_text

_NAMES = {
    5: "ObjectName",
    25: "Keywords",
    40: "SpecialInstructions",
    55: "DateCreated",
    60: "TimeCreated",
    62: "DigitalCreationDate",
    65: "OriginatingProgram",
    70: "ProgramVersion",
    80: "By-line",
    85: "By-lineTitle",
    90: "City",
    95: "Province-State",
    101: "Country",
    103: "TransmissionReference",
    105: "Headline",
    110: "Credit",
    115: "Source",
    116: "CopyrightNotice",
    120: "Caption",
    122: "Writer-Editor",
}
_APPLICATION_RECORD = 2
_EXTENDED = 0x8000  # the length is written elsewhere; cameras and editors never do that
_MOST_DATASETS = 500


def iptc_texts(block: bytes) -> Iterator[tuple[str, str]]:
    """Yield name and text of each dataset of the application record, as far as it is sound."""
    at = 0
    for _ in range(_MOST_DATASETS):
        head = block[at : at + 5]
        if len(head) < 5 or head[0] != 0x1C:  # noqa: PLR2004  # tag marker of a dataset
            return
        size = int.from_bytes(head[3:5], "big")
        if size & _EXTENDED:
            return
        if head[1] == _APPLICATION_RECORD and head[2] in _NAMES:
            yield _NAMES[head[2]], bytes_text(block[at + 5 : at + 5 + size])
        at += 5 + size
