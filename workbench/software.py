"""What took part in a result, by name: programs with their versions, and what they had."""

import platform
from importlib.metadata import PackageNotFoundError, version

from workbench import __version__
from workbench.process import isolation

NETWORK = "network"  # what was within reach of the process that read
MODEL_COPY = "model copy"  # whose copy of its model a method ran, where not its own
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
    found[NETWORK] = isolation.stated()[1]
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found
