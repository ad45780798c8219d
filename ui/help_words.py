"""What the parts of the desk are, in plain words: what each shows, means and does not mean."""

from dataclasses import dataclass

from ui import wording
from ui.tongue import tr
from workbench.model import Outcome

SHOWS, MEANS, NOT = "What it shows", "What it means", "What it does not mean"
TO_DO = "What you can do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page of the help: its name in code, its title, and headed paragraphs."""

    name: str
    title: str
    parts: tuple[tuple[str, str], ...]

    def holds(self, words: list[str]) -> bool:
        """Say whether every word, in small letters, stands somewhere on the page."""
        told = " ".join([tr(self.title), *(f"{tr(h)} {tr(text)}" for h, text in self.parts)])
        return all(word in told.casefold() for word in words)


def _topic(name: str, title: str, *parts: tuple[str, str]) -> Topic:
    return Topic(name=name, title=title, parts=parts)


PANELS = (
    _topic(
        "media",
        "Media of the case",
        (
            SHOWS,
            "Every file that was received, with its exhibit name, format, state, progress and "
            "findings. A file that cannot be read stays listed, with the reason.",
        ),
        (
            NOT,
            "“Accepted” says that the file can be read, and “no finding” that nothing was "
            "proposed. Neither says that a file is authentic.",
        ),
        (
            TO_DO,
            "Drop files or folders on the window. Ctrl+F searches. Choose several with Shift "
            "or Ctrl to examine or tag them together.",
        ),
    ),
    _topic(
        "viewer",
        "The picture",
        (
            SHOWS,
            "The very frame that is named below it, upright. Over it, when switched on: a "
            "localization map (H), faces (B), their parts (P), and where eyes look (Y).",
        ),
        (
            NOT,
            "A bright place in a map is no proof of an alteration, and a dark one no proof of "
            "the contrary. The sentence beneath each map says what else does the same.",
        ),
        (
            TO_DO,
            "Turn the wheel to zoom to 32:1, drag to move, F to fit. W compares under a "
            "divider, Shift+W side by side. D measures, R and Shift+R mark a box or a polygon.",
        ),
    ),
    _topic(
        "transport",
        "The player",
        (
            SHOWS,
            "Which frame is on show: its index, counted from 0, and the presentation time that "
            "the file gives it. The hash is that of the frame's upright pixels.",
        ),
        (
            MEANS,
            "One step is one frame, also where the frame rate varies. While playing, what "
            "cannot be decoded in time is left out, never shown late under another number.",
        ),
        (TO_DO, "L plays, J plays backwards, K stops. , and . step. I and O mark a range."),
    ),
    _topic(
        "timeline",
        "The timeline",
        (
            SHOWS,
            "One lane for each analyzer and face in presentation time: the score as a curve, "
            "and by shading what was scored, not applicable, withheld, failed or not examined.",
        ),
        (
            MEANS,
            "Bars at the foot are findings. The dashed line is the operating point, the score "
            "from which a finding is proposed. Lanes differ in scale.",
        ),
        (
            NOT,
            "The highest place of a lane is no finding: every lane is highest somewhere. A gap "
            "in a curve is no low score; nothing was scored there.",
        ),
        (TO_DO, "Drag to scrub, turn the wheel to zoom. [ and ] go to flagged segments."),
    ),
    _topic(
        "scores",
        "The scores of a picture",
        (
            SHOWS,
            "One row for each analyzer: its score, and a bar from 0 to twice its operating "
            "point where it has one.",
        ),
        (NOT, "Scores of different analyzers cannot be compared: each has a scale of its own."),
    ),
    _topic(
        "inspector",
        "The inspector",
        (
            SHOWS,
            "A card for each analyzer: what it says about the frame and the face on show, what "
            "it measured, its pictures, its tested range and its limitations.",
        ),
        (
            MEANS,
            "A score rises with what the analyzer looks for. A percentile says how many media "
            "of the population named beside it lie lower.",
        ),
        (
            NOT,
            "A score is no probability. Withheld and not applicable are no low scores: the "
            "question could not be answered, or does not arise.",
        ),
        (TO_DO, "The sign ? in a card explains its analyzer here, beside your work."),
    ),
    _topic(
        "findings",
        "Findings",
        (
            SHOWS,
            "What analyzers propose, and what examiners decided or stated, with the two "
            "propositions that each finding weighs.",
        ),
        (
            MEANS,
            "A proposed finding is a reason to look. It becomes the examiner's by a decision "
            "with a name and a note. Nothing is deleted: Ctrl+Z takes your own decision back, "
            "to be made anew, and what another stated is superseded by a later decision of the "
            "examiner responsible for the case.",
        ),
        (NOT, "That no finding is proposed does not show that an exhibit is authentic."),
        (TO_DO, "1 confirms and 2 rejects the chosen finding, S states one of your own."),
    ),
    _topic(
        "faces",
        "Faces",
        (
            SHOWS,
            "The tracks of faces: in which frames each was found, how well it can be read, and "
            "which frame shows it best.",
        ),
        (
            NOT,
            "Faces are followed, not recognised. A label is a name that an examiner gave, not "
            "an identity that was checked.",
        ),
        (
            TO_DO,
            "Give a label, merge tracks of one face, split one that jumps to another face, "
            "exclude a bystander. Each edit is on record and can be undone (Ctrl+Z).",
        ),
    ),
    _topic(
        "metadata",
        "Metadata",
        (SHOWS, "What the file says of itself, and the state of its provenance."),
        (
            NOT,
            "Metadata can be written, copied and removed by anyone. They are never alone a "
            "ground for a finding, and their absence says nothing.",
        ),
    ),
    _topic(
        "custody",
        "Custody",
        (
            SHOWS,
            "Size and hash of the file, when, from whom and by whom it arrived, and every run "
            "of an analyzer over it.",
        ),
        (
            MEANS,
            "An unchanged hash shows integrity: the bytes are those that were received.",
        ),
        (NOT, "Integrity is not authenticity: what was received may have been altered before."),
    ),
    _topic(
        "what_if",
        "What if it were encoded again",
        (
            SHOWS,
            "How each score moves when a copy of the picture or of a short range is saved as "
            "JPEG, resized, blurred, encoded as H.264 or filmed from a screen.",
        ),
        (
            MEANS,
            "A score that keeps its side of the operating point is stable under that change.",
        ),
        (NOT, "It does not tell which of these changes an exhibit went through."),
    ),
    _topic(
        "marks",
        "Marks",
        (
            SHOWS,
            "What was bookmarked, measured or marked in the exhibit, by whom and when, in "
            "native pixels of the upright frame.",
        ),
        (
            MEANS,
            "An annotation is the examiner's own pointing. Ticked for the report, it becomes a "
            "figure there. Changed or withdrawn, it stays on record.",
        ),
    ),
    _topic(
        "history",
        "History",
        (
            SHOWS,
            "Who did what and when, from the audit chain, by person and kind. Enter goes to "
            "what an act is about.",
        ),
        (
            MEANS,
            "Nothing is deleted: what was taken back stands here with what took it back. The "
            "head at the foot is the last link of the chain.",
        ),
        (
            NOT,
            "Names are as entered; the chain does not prove who sat here. What is hidden from "
            "you until your own word is on record is left out.",
        ),
    ),
)
GENERAL = (
    _topic(
        "score",
        "Score, operating point, support",
        (
            "Score",
            "The raw output of an analyzer. It rises with what the analyzer looks for and is "
            "never a probability.",
        ),
        (
            "Operating point",
            "The score from which a finding is proposed. Its sentence says how many authentic "
            "media reach it; where none was measured, nothing is proposed.",
        ),
        (
            "Support",
            "How much more expected a score is under one proposition than under the other, "
            "where a calibration exists for conditions like these. Without one it is open.",
        ),
    ),
    _topic(
        "outcomes",
        "Scored, not applicable, withheld, failed",
        *(
            (wording.OUTCOME_WORDS[one].capitalize(), f"{wording.OUTCOME_MEANS[one]}.")
            for one in Outcome
        ),
        (wording.NOT_EXAMINED.capitalize(), f"{wording.NOT_EXAMINED_MEANS}."),
    ),
)
