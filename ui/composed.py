"""Gather what is composed of records, for translators: sentences with places for values.

The core, the analyzers and the models of the desk compose English: it is what is sealed,
printed and written by the command line. The desk says it in the examiner's language by
`ui.retelling`; the sentences are found here in the code itself, so that none is forgotten.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from analyzers.catalog import BUILT_IN
from workbench import model

WORDS = re.compile(  # two words, or a word and a place
    r"[A-Za-z]{2,}[^{}_]*[\s(“][^{}_]*[A-Za-z]{2,}|[A-Za-z]{2,}[^{}_A-Za-z]*\{|\}[^{}_A-Za-z]*[a-z]{2,}"
)
ONE_WORD = re.compile(r"[A-Z][a-z]+|[A-Z]?[a-z]{2,}( [a-z]+)*")
CODE = re.compile(r"[a-z][a-z0-9]+(_[a-z0-9]+)*")
HEADING = re.compile(r"[A-Z][a-z]+ \d")
CODED = re.compile(r"(_?([a-z0-9]+|\{\w+\}))+")  # a code with places, which is said with gaps
NOT_SAID = {"training", "networks", "runtime"}
SILENT = {"report", "evaluation", "exchange", "repeating", "console"}
SAID_OF = {
    "name",
    "reason",
    "unit",
    "caption",
    "meaning",
    "x_label",
    "y_label",
    "text",
    "title",
}
TITLED = {"Column", "QualityWords", "Measurement", "Fact"}
HEADED = {
    "plain",
    "_heading",
    "heading",
    "_section",
    "_add",
    "_row",
    "_fixed",
    "_paragraph",
    "told",
}
ENUMS = ("Outcome", "Family", "RunState", "MediaState", "FindingState", "Author", "MediaKind")


def composed() -> Iterator[tuple[str, str]]:
    """Yield module and text of everything that is composed of records."""
    yield from _enums()
    yield from _infos()
    for package in ("analyzers", "workbench", "case_store", "ui"):
        for path in sorted(Path(str(files(package))).rglob("*.py")):
            name = ".".join([package, *_parts(path, package)])
            if _is_said(name, package):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                yield from ((name, text) for text in _of(tree))


def _parts(path: Path, package: str) -> tuple[str, ...]:
    return path.relative_to(Path(str(files(package)))).with_suffix("").parts


def _is_said(name: str, package: str) -> bool:
    parts = set(name.split("."))
    commands = name.endswith("_commands")  # they speak in the terminal
    return not commands and not parts & (
        NOT_SAID | (SILENT if package == "workbench" else set())
    )


def _enums() -> Iterator[tuple[str, str]]:
    for name in ENUMS:
        kind = getattr(model, name)
        if issubclass(kind, StrEnum):
            yield from (("workbench.model", one.value.replace("_", " ")) for one in kind)


def _infos() -> Iterator[tuple[str, str]]:
    for one in BUILT_IN:
        info = one if isinstance(one, model.AnalyzerInfo) else one.info
        yield from ((f"analyzers: {info.name}", text) for text in _strings(info))


def _strings(record: object) -> Iterator[str]:
    """Yield the sentences that a record holds."""
    if isinstance(record, str):
        if WORDS.search(record):
            yield record
    elif is_dataclass(record) and not isinstance(record, type):
        for field in fields(record):
            held = getattr(record, field.name)
            if field.name == "title":
                yield str(held)
            else:
                yield from _strings(held)
    elif isinstance(record, tuple | list | frozenset):
        for one in record:
            yield from _strings(one)


def _of(tree: ast.Module) -> Iterator[str]:
    """Yield the sentences in the code of a module, in their order."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            silent |= {id(one) for one in ast.walk(node) if one is not node}
    for node in ast.walk(tree):
        if id(node) not in silent:
            yield from _texts(_sentence(node))
        yield from _words(node)


def _texts(text: str) -> Iterator[str]:
    if WORDS.search(text):
        yield text.strip()
    elif text.endswith((":", ": ")):
        yield from _word(text.rstrip(": "))


def _words(node: ast.AST) -> Iterator[str]:
    """Yield the single words that a piece of code calls something by."""
    if isinstance(node, ast.Call):
        yield from _named(node)
    elif isinstance(node, ast.Yield) and node.value is not None:
        yield from _listed(node.value)
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        yield from _constant(node)
    elif isinstance(node, ast.Tuple):
        yield from _listed_codes(node)


def _sentence(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    said = template(node)
    return said.replace("_", " ") if CODED.fullmatch(said) else said


def template(node: ast.JoinedStr) -> str:
    """Return an f-string with a named place for every value, as a translator reads it."""
    said, used = "", list[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            said += str(part.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(part, ast.FormattedValue):
            name = _place(part.value)
            used.append(name)
            count = used.count(name)
            said += f"{{{name}{count if count > 1 else ''}}}"
    return said


def _place(value: ast.expr) -> str:
    """Return a name for a value: the last name in its expression."""
    names = [
        n.attr if isinstance(n, ast.Attribute) else n.id
        for n in ast.walk(value)
        if isinstance(n, ast.Attribute | ast.Name)
    ]
    return names[0].strip("_").lower() if names else "value"


def _named(call: ast.Call) -> Iterator[str]:
    """Yield the single words that records and columns are called by."""
    called = getattr(call.func, "id", getattr(call.func, "attr", ""))
    told = [word.value for word in call.keywords if word.arg in SAID_OF]
    if called in TITLED:
        told += call.args[:2]
    if called in HEADED:
        told += call.args
    for value in told:
        for one in ast.walk(value):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield from _word(one.value)


def _listed(value: ast.expr) -> Iterator[str]:
    """Yield the single words that are yielded with a value: what it is called."""
    for one in ast.walk(value):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield from _word(one.value)


def _listed_codes(node: ast.Tuple) -> Iterator[str]:
    """Yield the codes of several words that stand in a row of a table."""
    for one in node.elts:
        text = one.value if isinstance(one, ast.Constant) else None
        if isinstance(text, str) and "_" in text:
            yield from _word(text)


def _word(text: str) -> Iterator[str]:
    if CODE.fullmatch(text) or ONE_WORD.fullmatch(text) or HEADING.fullmatch(text):
        yield text.replace("_", " ")


def _constant(node: ast.Assign | ast.AnnAssign) -> Iterator[str]:
    """Yield the single words of a constant: values of tables, words on their own."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    names = [one.id for each in targets for one in ast.walk(each) if isinstance(one, ast.Name)]
    named = bool(names) and all(map(str.isupper, names))
    for one in _held(node.value) if named and node.value is not None else ():
        text = one.value if isinstance(one, ast.Constant) else None
        if isinstance(text, str):
            yield from _word(text)


def _held(value: ast.expr) -> Iterable[ast.expr]:
    if isinstance(value, ast.Dict):
        return (part for held in value.values for part in _held(held))
    if isinstance(value, ast.Tuple | ast.List):
        return (part for held in value.elts for part in _held(held))
    return [value]
