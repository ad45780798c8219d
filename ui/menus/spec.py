"""One row of what the desk can do, and what must be true before it can be chosen."""

from dataclasses import dataclass
from enum import Enum, auto


class When(Enum):
    """What must be true before an action can be chosen."""

    ALWAYS = auto()
    CASE = auto()  # a case is open
    MAKERS = auto()  # … and it was asked of some of its media who made them
    WRITABLE = auto()  # … and this window may change it
    EXAMINABLE = auto()  # … and it holds media that can be examined
    CHOSEN = auto()  # … and some of them are chosen
    CHOSEN_ANY = auto()  # any of its media are chosen, and it can be written
    EXHIBIT = auto()  # an exhibit is open, in a case that can be written
    RUNNING = auto()  # something can be cancelled
    EXAMINING = auto()  # an exhibit is being examined, or waits
    QUEUED = auto()  # … and is among the chosen ones
    WAITING = auto()  # … and has not begun
    PICTURE = auto()  # a frame is on show
    VIDEO = auto()  # … and it is one of many
    COMPARABLE = auto()  # exhibits that can be shown are chosen, or are side by side
    PANES = auto()  # exhibits are side by side
    PROPOSED = auto()  # a proposed finding is chosen, in a case that can be written
    REWRITABLE = auto()  # … or one that the responsible examiner confirmed himself
    FACES = auto()  # a face was found in the exhibit on show
    TRACK = auto()  # a face is chosen, in a case that can be written
    TRACKS = auto()  # … and another one beside it
    SPLIT = auto()  # … and the frame on show lies within the chosen one
    EDITED = auto()  # … and tracks were edited before
    UNDO = auto()  # an act of this examiner can be taken back, in a case that can be written
    REDO = auto()  # … or be done again
    MARK = auto()  # an annotation is chosen, in a case that can be written
    MARKED = auto()  # something was marked in the exhibit in this sitting, in such a case


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: its name in code, its words, its keys, and when it can be chosen."""

    name: str
    menu: str
    text: str
    keys: tuple[str, ...]
    when: When
    help: str
    apart: bool = False  # a line above it in the menu
    checkable: bool = False
