"""Prompts and settings that image generators leave in a file's text.

Each program's way of writing is known from its public documentation and files: Stable
Diffusion web UIs and all that copy their `parameters` text (SD.Next, Forge, Fooocus, Civitai,
Draw Things), InvokeAI's `Dream` line, Midjourney's description. JSON of ComfyUI, InvokeAI,
NovelAI and others is read in `prompt_documents`. A text is known by what it says, not by
where it stands: programs move it between PNG chunks, EXIF comments and XMP.
"""

import re
from collections.abc import Iterable, Iterator

from analyzers.provenance.generation import Generation
from analyzers.provenance.prompt_documents import from_document
from workbench.model import MetadataEntry

LONGEST_READ = 1 << 20
# ComfyUI's WebP files hold `prompt:{…}` and `workflow:{…}` in the fields for a camera's name.
LABEL = re.compile(r"^\s*(?:prompt|workflow) ?:\s*(?=\{)", re.IGNORECASE)
NEGATIVE = "Negative prompt:"
SETTINGS = re.compile(r"(?:^|\n)(Steps: ?\d+,.*)", re.DOTALL)
WEB_UI_WORDS = ("Sampler:", "Seed:", "CFG scale:", "Guidance Scale:")
APP = re.compile(r"\bApp: ?([^,\n]{1,60})")
VERSION = re.compile(r"\bVersion: ?([^,\n]{1,60})")
DREAM = re.compile(
    r'^\s*"(?P<prompt>.+?)"(?P<settings>(?=.* -s ?\d)(?=.* -S ?\d).*)$', re.DOTALL
)
JOB = re.compile(r"\bJob ID: ?[0-9a-f]{8}-[0-9a-f-]{27}")
MODEL = re.compile(r"\s--v(?:ersion)? \d")  # of Midjourney; and an option of many a program
WEB_UI = "Stable Diffusion web UI, or a program that writes like it"


def generations(entries: Iterable[MetadataEntry]) -> Iterator[Generation]:
    """Yield what the texts of a file tell of its generation, each telling once."""
    seen = set()
    for entry in entries:
        found = from_text(entry.name, entry.text[:LONGEST_READ])
        if found and found not in seen:
            seen.add(found)
            yield found.standing_in(f"{entry.group}: {entry.name}")


def from_text(name: str, text: str) -> Generation | None:
    """Return the generation that one text tells of, None for any other text."""
    document = LABEL.sub("", text, count=1)
    if document.lstrip().startswith("{"):
        return from_document(document)
    return _web_ui(text) or _dream(text) or _midjourney(text) or _plain(name, text)


def _web_ui(text: str) -> Generation | None:
    """Read a `parameters` text: prompt, negative prompt, one line of settings."""
    found = SETTINGS.search(text)
    if not found or not any(word in found[1] for word in WEB_UI_WORDS):
        return None
    prompt, _, negative = text[: found.start()].partition(NEGATIVE)
    return Generation(
        program=_program(found[1]),
        prompt=prompt.strip(),
        negative=negative.strip(),
        settings=found[1].strip(),
    )


def _program(settings: str) -> str:
    """Return the program that a line of settings names, or the family that it belongs to."""
    if app := APP.search(settings):
        return app[1].strip()
    version = VERSION.search(settings)
    if version and "fooocus" in version[1].lower():
        return version[1].strip()
    return "Draw Things" if "Guidance Scale:" in settings else WEB_UI


def _dream(text: str) -> Generation | None:
    """Read the command line that early InvokeAI versions kept."""
    found = DREAM.match(text)
    if not found:
        return None
    settings = found["settings"].strip()
    return Generation("InvokeAI (Dream)", found["prompt"], settings=settings)


def _midjourney(text: str) -> Generation | None:
    job = bool(JOB.search(text))
    if not job and not MODEL.search(text):
        return None
    return Generation("Midjourney", text.strip(), telling=job)


def _plain(name: str, text: str) -> Generation | None:
    """Take a text that stands under the very name `prompt`, as several programs write it."""
    if name.rsplit(":", 1)[-1].lower() not in {"prompt", "positive_prompt"} or not text.strip():
        return None
    return Generation("a program that does not name itself", text.strip(), telling=False)
