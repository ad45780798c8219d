"""Which programs took part in a result: names and versions, for the record."""

import platform
from importlib.metadata import PackageNotFoundError, version

from workbench import __version__
from workbench.process import isolation

LIBRARIES = (
    "av",
    "c2pa-python",
    "exifread",
    "jpeglib",
    "msgspec",
    "numpy",
    "onnxruntime",
    "pillow",
    "pillow-heif",
    "scipy",
    "torch",
)


def versions() -> dict[str, str]:
    """Return the version of everything that can change a number, and what it ran within."""
    found = {"loupe": __version__, "python": platform.python_version()}
    found["platform"] = platform.platform(terse=True)
    found["network"] = isolation.stated()[1]
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found
