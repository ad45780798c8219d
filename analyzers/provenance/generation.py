"""What a file tells of its generation by a program."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Generation:
    """A generator's name, prompt, negative prompt and settings, all untrusted text.

    `where` is the place in the file; two that differ only in it are the same. It is not
    `telling` when nothing but a field's name or a turn of phrase speaks for a generator.
    """

    program: str
    prompt: str
    negative: str = ""
    settings: str = ""
    telling: bool = True
    where: str = field(default="", compare=False)

    def standing_in(self, where: str) -> "Generation":
        """Return the same, with its place in the file."""
        return replace(self, where=where)
