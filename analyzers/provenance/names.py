"""Names of metadata rows, made comparable over EXIF, XMP, IPTC and containers."""

import re


def key(name: str) -> str:
    """Return the last part of a name in small letters: `xmp:CreatorTool` is `creatortool`."""
    last = re.split(r"[:/. ]", re.sub(r"\[\d+\]", "", name))[-1]
    return re.sub(r"[^a-z]", "", last.lower())
