"""Expected errors, as a tree. Anything else that is raised is a bug.

Each error says what happened (its message) and what the examiner can do (`advice`).
`code` is the stable word by which scripts, records and the report name the reason.
"""

from typing import ClassVar


class WorkbenchError(Exception):
    """Something that can happen to an examiner without a fault in the program."""

    code: ClassVar[str] = "error"
    advice: ClassVar[str] = "Read the message, correct its cause and try again."


class IntakeError(WorkbenchError):
    """A file could not be taken in, or not be read."""

    code = "intake"
    advice = "Ask for the file again from its source and compare the hashes."


class UnreadableMedia(IntakeError):
    """The bytes claim to be a picture or a video, but cannot be decoded."""

    code = "unreadable"
    advice = "The file is damaged or cut short. Ask for it again and compare the hashes."


class UnsupportedMedia(IntakeError):
    """The bytes are of a kind that is not examined."""

    code = "unsupported"
    advice = "Convert a copy with a known tool, add the copy, and say so in your notes."


class MediaTooLarge(IntakeError):
    """A picture or frame is larger than this workstation is allowed to decode."""

    code = "too_large"
    advice = (
        "Check what the file should be: a small file with huge dimensions can be an attack."
    )


class NotARegularFile(IntakeError):
    """A link, a device, a pipe or a socket was given instead of a file."""

    code = "not_a_regular_file"
    advice = "Links are recorded, not followed. Add the file that it points to."


class PathNotFound(IntakeError):
    """Nothing lies at the path that was given."""

    code = "not_found"
    advice = "Check the path. Nothing was recorded of it."


class NoAccess(IntakeError):
    """The file may not be read by this user."""

    code = "no_access"
    advice = "Get the right to read the file, or have it copied by someone who has it."


class ReadFailed(IntakeError):
    """The disk or the network failed while the file was read."""

    code = "read_failed"
    advice = (
        "Check the medium on which the file lies; make an image of it before anything else."
    )


class HashMismatch(IntakeError):
    """Bytes are no longer what they were at intake."""

    code = "hash_mismatch"
    advice = "Stop work on this item and restore the case from a copy that verifies."


class WorkerError(WorkbenchError):
    """A worker process could not finish reading a file."""

    code = "worker"
    advice = "The file may be built to harm its reader. Other files are not affected."


class WorkerCrashed(WorkerError):
    """The worker process ended by itself."""

    code = "worker_crashed"


class WorkerTimedOut(WorkerError):
    """The worker process made no progress within its limit."""

    code = "worker_timed_out"
    advice = (
        "The file is very large, the workstation is busy, or the file is built to harm its "
        "reader. Try again when nothing else runs."
    )


class WorkerOutOfMemory(WorkerError):
    """The worker process took more memory than its limit."""

    code = "worker_out_of_memory"


class WorkerUnavailable(WorkbenchError):
    """No worker process can be started; this says nothing about any file."""

    code = "worker_unavailable"
    advice = "Close other programs and start Loupe again; see the messages it printed."


class AnalyzerError(WorkbenchError):
    """An analyzer cannot do what was asked of it."""

    code = "analyzer"
    advice = "Choose another analyzer, or see its limitations."


class UnknownAnalyzer(AnalyzerError):
    """No analyzer has that name."""

    code = "unknown_analyzer"
    advice = "Choose one of the names in the message."


class AnalyzerUnavailable(AnalyzerError):
    """A plug-in analyzer is installed but cannot be loaded."""

    code = "analyzer_unavailable"
    advice = "Repair or remove the package that offers it; the message names it."


class AnalyzerNameTaken(AnalyzerError):
    """Two analyzers have the same name."""

    code = "analyzer_name_taken"
    advice = "Remove one of the two packages; results are kept under an analyzer's name."


class ModelMissing(AnalyzerError):
    """A model pack, or a file of it, is not there."""

    code = "model_missing"
    advice = "Install Loupe again, or add the model pack that the message names."


class NoMakersKnown(ModelMissing):
    """There is no pack yet that tells makers apart, so that none can learn."""

    code = "no_makers_known"
    advice = (
        "Loupe carries a pack for attribution once it is trained; see `loupe models list`. "
        "Until then add one from a folder: `loupe models add FOLDER`."
    )


class ModelMismatch(AnalyzerError):
    """A model pack is not what its card says, and is not run."""

    code = "model_mismatch"
    advice = "Do not use the pack. Install Loupe again, or get the pack again from its source."


class ModelExists(AnalyzerError):
    """A model pack of that name and version is there, and is another one."""

    code = "model_exists"
    advice = "Give the new pack another version on its card; results name both."


class ModelNotKept(AnalyzerError):
    """A model pack cannot be written to the user's data folder."""

    code = "model_not_kept"
    advice = "Make room or permission there, or name another folder with LOUPE_MODELS."


class CannotLearnMaker(AnalyzerError):
    """A maker cannot be learned from the examples that were given."""

    code = "cannot_learn_maker"
    advice = "No pack was written. Give more examples, of one maker alone, in which it shows."


class CaseError(WorkbenchError):
    """A case cannot be opened or written."""

    code = "case"
    advice = "The case was not changed. Look at its folder and its disk, then try again."


class NotACase(CaseError):
    """The folder holds no case."""

    code = "not_a_case"
    advice = "Name a folder made by `loupe new`, by convention NAME.loupe."


class CaseExists(CaseError):
    """A new case was asked for where something already lies."""

    code = "case_exists"
    advice = "Choose another folder, or open the case that is there."


class CaseBusy(CaseError):
    """Another process writes this case."""

    code = "case_busy"
    advice = "Close the case there, or open it here read-only."


class CaseReadOnly(CaseError):
    """A change was asked of a case that is open for reading only."""

    code = "case_read_only"
    advice = "Close the case elsewhere, or make its folder writable, and open it again."


class CaseTooNew(CaseError):
    """The case was written by a newer version of the program."""

    code = "case_too_new"
    advice = "Open the case with the version that wrote it, or a later one."


class StorageFull(CaseError):
    """The disk that holds the case has no room left."""

    code = "storage_full"
    advice = "Free space on the case's disk and repeat the step; what is on record stays."


class UnknownExhibit(CaseError):
    """The case holds no exhibit of that name."""

    code = "unknown_exhibit"
    advice = "See the exhibits of the case with `loupe status`."


class AuditChainBroken(CaseError):
    """The audit chain does not verify."""

    code = "audit_chain_broken"
    advice = "Keep the case as it is, make a copy, and restore from one that verifies."


class FaceFileDamaged(CaseError):
    """What a face pass kept in the case cannot be read."""

    code = "face_file_damaged"
    advice = "Verify the case. What was found can be found again from the original."


class TrackError(CaseError):
    """A face track cannot be put right in the way that was asked."""

    code = "track"
    advice = "See the tracks with `loupe tracks`; nothing was changed."


class UnknownTrack(TrackError):
    """No standing track has that id."""

    code = "unknown_track"


class TrackSuperseded(TrackError):
    """The track was put right already."""

    code = "track_superseded"
    advice = "See the tracks that stand now with `loupe tracks` and choose among them."


class TracksOverlap(TrackError):
    """Tracks that are in one frame at once cannot be of one person."""

    code = "tracks_overlap"
    advice = "Split the wrong one where it changes to another person, then merge."


class NothingToSplit(TrackError):
    """A split must leave both parts frames in which the face was found."""

    code = "nothing_to_split"
    advice = "Choose a frame after the track's first and not after its last one."


class LabelUnfit(TrackError):
    """A name for a track that cannot be shown as it is."""

    code = "label_unfit"
    advice = "Choose a name of 1 to 120 letters without line breaks or hidden characters."


class NoExaminer(TrackError):
    """A change of a track needs the name of the examiner who makes it."""

    code = "no_examiner"
    advice = "Enter your name: it stands beside the change."


class NothingToCompare(CaseError):
    """An item whose maker is to be named is not among those that can be compared."""

    code = "nothing_to_compare"
    advice = "See with `loupe cluster` which items can be compared, and why others cannot."


class NothingToTry(CaseError):
    """What was asked for cannot be tried on this exhibit."""

    code = "nothing_to_try"
    advice = "Choose frames that the exhibit has, and analyzers that give scores of such files."


class ScoresHidden(CaseError):
    """Results were asked for that are hidden until a first impression is written."""

    code = "scores_hidden"
    advice = (
        "Write your first impression of the exhibit (F4, or `loupe impressions`); then its "
        "results are shown."
    )


class ResponsibleDecides(CaseError):
    """The examiner responsible for the case was to review a finding beside himself."""

    code = "responsible_decides"
    advice = "Decide about the finding itself on the desk; a review is another examiner's."


class NothingToUndo(CaseError):
    """There is no act of this examiner that could be taken back, or done again."""

    code = "nothing_to_undo"
    advice = "Nothing was changed. `loupe history` lists who did what."


class StatementTooLong(CaseError):
    """A statement is longer than the report and the window show whole."""

    code = "statement_too_long"
    advice = "Nothing was recorded. State it in fewer words, and give the rest in the note."


class NotMarked(CaseError):
    """An exhibit is not marked as known to be authentic."""

    code = "not_marked"
    advice = "See the known authentic exhibits with `loupe controls list`."


class ReportError(WorkbenchError):
    """A report cannot be issued."""

    code = "report"
    advice = "No report was issued. Choose another file or page size and try again."


class KeyFileUnreadable(ReportError):
    """A file with a key for signing cannot be used."""

    code = "key_file"
    advice = "No report was issued. Give the PKCS#12 file (.p12, .pfx) of your certificate."


class WrongPassword(ReportError):
    """The password does not open the key for signing."""

    code = "wrong_password"
    advice = "No report was issued. Type the password of the key file again."


class CertificateUnusable(ReportError):
    """A certificate may not sign, or not now."""

    code = "certificate"
    advice = "No report was issued. Use a valid certificate for signing documents."


class ExportError(WorkbenchError):
    """A package cannot be made."""

    code = "export"
    advice = "No package was made and nothing is left of it. Choose another folder, try again."


class ExportExists(ExportError):
    """Something lies where the package was to be made."""

    code = "export_exists"
    advice = "Choose a folder that is not there yet; nothing is ever written over."


class ExportFull(ExportError):
    """The disk has no room for the package."""

    code = "export_full"
    advice = (
        "Free space, choose another disk, or export `--hashes-only`; nothing is left of it."
    )


class RedactionImpossible(ReportError):
    """A face that shall not be recognised cannot be found in the pictures."""

    code = "redaction"
    advice = "No report was issued. Examine the exhibit, or issue the report without blurring."


class LetterheadUnusable(ReportError):
    """The settings of a letterhead, or its logo, cannot be used."""

    code = "letterhead"
    advice = "No report was issued. Correct what is named; docs/report.md lists the settings."


class RerunError(WorkbenchError):
    """A finding cannot be repeated, or what came of it cannot be kept."""

    code = "rerun"
    advice = "Nothing was repeated. Correct what is named and try again."


class NotAPackage(RerunError):
    """The folder holds neither a case nor a package that Loupe exported."""

    code = "not_a_package"
    advice = "Check the package with its own data/verify.py, or export the case again."


class UnknownFinding(RerunError):
    """No finding has that id."""

    code = "unknown_finding"
    advice = "See the ids with `loupe findings CASE --json`; their first letters suffice."


class ReceiptNotWritten(RerunError):
    """The receipt cannot be written where it was asked for."""

    code = "receipt_not_written"
    advice = "Name another file with -o; one that is there is never written over."


class TableNotWritten(WorkbenchError):
    """A table cannot be written where it was asked for."""

    code = "table_not_written"
    advice = "Name another file with -o; one that is there is never written over."


class SelfCheckNotKept(WorkbenchError):
    """The result of a self-check cannot be kept for reports."""

    code = "self_check_not_kept"
    advice = "Make room or permission there, or name another file with LOUPE_SELFCHECK."


class EvaluationError(WorkbenchError):
    """An evaluation cannot be made, or not go on."""

    code = "evaluation"
    advice = "Nothing was evaluated. Correct the manifest or choose another folder."


class ManifestUnusable(EvaluationError):
    """The list of media with their labels cannot be read without guessing."""

    code = "manifest"
    advice = "Correct the line that is named: a UTF-8 CSV with the columns path and label."


class CalibrationError(WorkbenchError):
    """A calibration cannot be had, or cannot be used."""

    code = "calibration"
    advice = "No likelihood ratio was stated. See `loupe calibrations list`."


class CalibrationUnusable(CalibrationError):
    """A file is no calibration, was changed, or rests on too little."""

    code = "calibration_unusable"
    advice = "Get it again from its maker, or make one with `loupe evaluate --calibrate`."


class CalibrationMissing(CalibrationError):
    """No calibration of this workstation has the digest."""

    code = "calibration_missing"
    advice = "See `loupe calibrations list`; a digest may be cut to its first eight letters."


class TrainingError(WorkbenchError):
    """A network cannot be trained as asked."""

    code = "training"
    advice = "No pack was written. Correct the recipe or the manifest, then train again."


class TrainingUnavailable(TrainingError):
    """The libraries that train networks are not installed."""

    code = "training_unavailable"
    advice = 'Install them beside Loupe: pip install "loupe-forensics[train]".'


class RecipeUnusable(TrainingError):
    """The recipe cannot be read, or contradicts itself or the manifest."""

    code = "recipe"
    advice = "Correct what is named; docs/training.md explains every key."


class CheckpointUnusable(TrainingError):
    """A training cannot go on from what was kept of it: damaged, or of another recipe."""

    code = "checkpoint"
    advice = "Train anew in an empty folder; a checkpoint from elsewhere is not to be trusted."


class CannotForge(TrainingError):
    """A way of making a fake does not suit this face: it has no mesh, or finds no partner."""

    code = "cannot_forge"
    advice = "Give the recipe more faces, or ways of forging that suit these."


class ExportDiffers(TrainingError):
    """The exported network does not give the scores of the trained one."""

    code = "export_differs"
    advice = "Report this with the recipe: the pack would not be what was trained."


class NoDisplay(WorkbenchError):
    """The desk needs a screen and there is none."""

    code = "no_display"
    advice = "Use the command line (`loupe --help`), or `loupe demo --headless`."


def advice_for(code: str) -> str:
    """Return the advice of the error with this code, or of the root for an unknown code."""
    return _advices(WorkbenchError).get(code, WorkbenchError.advice)


def _advices(kind: type[WorkbenchError]) -> dict[str, str]:
    below: dict[str, str] = {}
    for child in kind.__subclasses__():
        below |= {child.code: child.advice} | _advices(child)
    return below
