"""Where what is made of a case goes, when nobody said so: a name that is not taken yet."""

from pathlib import Path


def vacant(folder: Path, number: str, made: str, suffix: str = "") -> Path:
    """Return a place in `folder` for what is made of the case of that number.

    Of the number only letters, digits and `-_.` are used; nothing lies there yet.
    """
    stem = "".join(c if c.isalnum() or c in "-_." else "-" for c in number) + f"-{made}"
    count, target = 1, folder / f"{stem}{suffix}"
    while target.exists():
        count += 1
        target = folder / f"{stem}-{count}{suffix}"
    return target
