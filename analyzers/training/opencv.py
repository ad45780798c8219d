"""OpenCV on one thread, and without a word to Qt.

Its wheels may point Qt at plug-ins of their own by an environment variable when they are
imported; the desk, or its tests in the same process, would then start with the wrong ones. So
it is imported here, once, and the environment is left as it was. Fakes are made in several
processes at a time, each of which gets one core.
"""

import os

_POINTED = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _POINTED}

import cv2  # noqa: E402  the environment is looked at before

for _name, _value in _before.items():
    os.environ.pop(_name, None)
    if _value is not None:
        os.environ[_name] = _value
cv2.setNumThreads(0)

__all__ = ["cv2"]
