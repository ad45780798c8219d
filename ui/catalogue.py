"""Gather the English texts of the desk for translators.

    python -m ui.catalogue [FILE.ts]

Writes every text that passes `ui.tongue.tr`, the rows of the action table, the help and the
advice of errors, by default to `resources/translations/loupe_en.ts`. A translator
copies that file to `loupe_de.ts` (or another language), fills it in with Qt Linguist, and makes
`loupe_de.qm` of it with `pyside6-lrelease`; beside the others it is spoken where the system's
language is that one.
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from ui.actions import ACTIONS
from ui.composed import composed
from ui.help_words import GENERAL, PANELS
from ui.tongue import CONTEXT
from workbench.errors import WorkbenchError

DOOR = "tr"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="en">'


@cache
def texts() -> dict[str, str]:
    """Return each text with the module in which it first stands, by module."""
    return _first([*_own(), *composed()])


def of_the_window() -> dict[str, str]:
    """Return each text that the desk itself says, with the module in which it first stands."""
    return _first(_own())


def _own() -> Iterator[tuple[str, str]]:
    yield from _passed()
    yield from _tables()
    yield from _advice()


def _first(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for module, text in said:
        if any(sign.isalpha() for sign in text):
            found.setdefault(text, module)
    return found


def _passed() -> Iterator[tuple[str, str]]:
    """Yield what is handed to the door anywhere in the desk."""
    root = Path(str(files("ui")))
    for path in sorted(root.rglob("*.py")):
        name = ".".join(["ui", *path.relative_to(root).with_suffix("").parts])
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and _is_door(call) and call.args:
                yield from ((name, text) for text in _texts_of(call.args[0], name))


def _is_door(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == DOOR


def _texts_of(argument: ast.expr, module: str) -> Iterator[str]:
    """Yield the texts that an expression may be: those in it, and those of its constants."""
    for part in ast.walk(argument):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id.isupper():
            yield from _strings(getattr(import_module(module), part.id))


def _strings(value: object) -> Iterator[str]:
    """Yield the texts that a constant holds; of a table, what stands on its right."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _strings(one)


def _tables() -> Iterator[tuple[str, str]]:
    for spec in ACTIONS:
        yield from (("ui.menus", text) for text in (spec.menu, spec.text, spec.help))
    for topic in (*PANELS, *GENERAL):
        told = (topic.title, *(text for part in topic.parts for text in part))
        yield from (("ui.help_words", text) for text in told)


def _advice() -> Iterator[tuple[str, str]]:
    return (("workbench.errors", kind.advice) for kind in _kinds(WorkbenchError))


def _kinds(kind: type[WorkbenchError]) -> Iterator[type[WorkbenchError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def written(found: Iterable[tuple[str, str]]) -> str:
    """Return the texts as a catalogue that Qt's tools read."""
    messages = "\n".join(
        f'    <message><location filename="{module}"/>\n'
        f"        <source>{escape(text)}</source>\n"
        f'        <translation type="unfinished"></translation>\n    </message>'
        for text, module in found
    )
    return f"{HEAD}\n<context>\n    <name>{CONTEXT}</name>\n{messages}\n</context>\n</TS>\n"


def kept() -> Path:
    """Return where the English catalogue lies."""
    return Path(str(files("resources").joinpath("translations", "loupe_en.ts")))


def main() -> None:
    """Write the catalogue."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else kept()
    found = texts()
    target.write_text(written(found.items()), encoding="utf-8")
    sys.stdout.write(f"{len(found)} texts: {target}\n")


if __name__ == "__main__":
    main()
