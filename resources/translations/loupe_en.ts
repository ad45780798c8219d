<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Loupe</name>
    <message><location filename="ui.actions"/>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotating"/>
        <source>Another picture is seen here: draw in the frame on show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.commands"/>
        <source>Open case folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.commands"/>
        <source>Add files to the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.commands"/>
        <source>Add a folder to the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>This case is open in this window already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>The case was not opened: who looks at it decides what may be shown of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>{error}
One window at a time may change a case; nothing is lost. It can be read here meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>Open read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>This case is open for reading only; nothing was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.about"/>
        <source>About Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.about"/>
        <source>Loupe {version}
A workbench for examiners who must say whether a photo or a video is authentic.
Everything stays on this workstation. Apache License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>Record what is marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>What is to be seen here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>Show it among the figures of the &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>&amp;Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.annotation"/>
        <source>&amp;Examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>{count} originals, {size} MiB, are hashed again on the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>The audit log is in the package as a whole; it names rejected findings too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>The package holds its own verifier: python3 -I data/verify.py</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Results that are hidden from you are in the package.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Folder of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Hashes only: leave the originals out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Discovery: also what was rejected or superseded, and runs that failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Leave the localization maps out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Of reports only those ticked:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Reports of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Before you export</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Exported: {files} files, {size} MiB.
SHA-256 of its tagmanifest-sha256.txt: {sha256}
Head of the audit chain in it: {head}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>No package was made: {why}
{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Cancelled. No package was made, and nothing is left of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>draft by {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>by {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Where the package is to lie</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Export case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>Hashing the originals again, writing, reading everything back…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>In it is {reports}, which hides no face, though another report does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>Time, frame index or timecode</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>Which frame that is</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>A time (1:02.5 or 00:01:02.500), a frame index (#250, counted from 0) or a timecode (00:01:02:12).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.go_to"/>
        <source>1:02.5, #250 or 00:01:02:12</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>{exhibit}: impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>What you see, where and when, and what you make of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Your opinion, on the graded scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Your own word, on record with your name and time and printed in the report beside the findings. It is a graded opinion, no calculated likelihood ratio. It can be superseded, never edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Nothing made by machine of this exhibit was shown to you: this will be marked blind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>Results of this exhibit were shown to you before: this will be marked not blind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Keys and actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Choose an action, then press the key that shall call it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>The new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Use this key alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Add this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>As delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>All keys as delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>As delivered: {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>{key} is the key of “{called}”, which would lose it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>“{called}”: press the key that shall call it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>{exhibit}: known authentic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>Who says so, and how they know</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>The same telephone, camera or service</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>Optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>Mark as known authentic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>On whose &amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>&amp;Shares</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>No longer known authentic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.known_authentic"/>
        <source>Mark an exhibit only where somebody can say how it came about, and where it is of the same camera or channel as the questioned ones. What analyzers say of such exhibits gives this case's own rate of false alarms, shown beside every result and in the report. Mark them before examining: of those marked once their results were known, that is said. Several of one scene or burst say less than their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Items that lie together (maker)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Comparing what is on record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>A name is an examiner's decision: it is kept in the case with your name and the time, and names the group of its item. Another name, or none, supersedes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>This case is open for reading only, so nothing can be named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Known maker of the chosen item</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Name its group</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Groups of items</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Nothing can be compared yet. What an analyzer that tells makers apart says of exhibits is kept, and compared here. It needs a model pack for attribution.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Items</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Attributed to, each alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Its maker, by an examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>The known maker of the chosen item</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>How it is known (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.making"/>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.making"/>
        <source>Reading the record…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>New case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>Folder of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>What you dropped ({count}) is copied into the case as soon as it is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>A case needs a number, an examiner and a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>Create case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>&amp;Number</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>&amp;Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>&amp;Agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>Folder to hold the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>short name of the matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.new_case"/>
        <source>Is this recording authentic, and if not, where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.note"/>
        <source>{exhibit}: note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.note"/>
        <source>For this case's own work: it is kept with the case, with who wrote it and when, and earlier wordings stay on record. It is not printed in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.note"/>
        <source>{over} characters too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>State a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>no part of a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>The content was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>The content was recorded by a camera and ordinarily processed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Record finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Range</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Re&amp;gion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>&amp;Statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Proposition &amp;1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>Proposition &amp;2</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.palette"/>
        <source>Find an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.palette"/>
        <source>Actions that can be chosen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.palette"/>
        <source>No action that can be chosen now is called that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.palette"/>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.pictures"/>
        <source>Frame index {frame}: {stored}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.pictures"/>
        <source>Picture: {caption}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.pictures"/>
        <source>Wheel: zoom. Drag: move. Double click: one pixel as one pixel, or all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Every file is hashed again before the report is issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>{shown} and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Issue report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>{kind} {number} issued: {pages} pages.
PDF sha256 {sha256}
Head of the audit chain: {head}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>No finding has been decided: the report will be a draft, 'not reviewed'.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>{waiting} proposed findings wait for a decision; they are listed as such.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>An examination is still running; the report holds what is on record now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>PDF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Author of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Page size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Print which items lie together (maker), as on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>&amp;Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>&amp;Page size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Before you issue</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>No report was issued: {why}
{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Cancelled. No report was issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Issue report as</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Signed with the key chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Hashing the evidence again, drawing the figures, writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Key file for signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Password of the key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Letterhead settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Faces in the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Faces of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Faces are blurred in the pictures of the report where they were found; look through it before you hand it over. The evidence is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Choose: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>No face to choose was found in this case yet, or what was found is hidden from you. One that was not found cannot be blurred; “Blur all faces” blurs hidden ones too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>&amp;Sign with</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>&amp;Letterhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>not signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Size of text and controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Explain a control when the pointer rests on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Page size of reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Folder for new cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>beside the case opened last</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Folder for reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>beside the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Keys and actions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Text and &amp;size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>New &amp;cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>&amp;Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>All as delivered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Choose: {spoken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>There is no such folder; what was set before still holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>Where things go</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>What is set here holds at once, for every case, and says nothing in a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>A fault in the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>Loupe failed to {doing}. This is a fault in the program, not in the evidence. What is on record stays; copy the text below into a report of the fault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>The case verifies: every file, every row and every event is as it was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>The case does NOT verify: {count} problems. Keep it as it is, make a copy, and restore from one that verifies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>Verify case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>Examiner at this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>Examiner, as entered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>Who has worked in this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>Choose who you are…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>Known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>No {which} was found after this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.first_steps"/>
        <source>This is the sample case: media whose making is known, one with a region pasted in, one clip with a region replaced, one file that is broken. They are being examined now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help"/>
        <source>What is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.history"/>
        <source>This act is about the whole case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.labelling"/>
        <source>Another examiner's note may be here: it opens when your own word is on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>not begun at this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>single picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>hidden until your first impression (F4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>ended before this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>no such map here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.pane"/>
        <source>reduced</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>{count} side by side, pane {number} active</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>{count} of the chosen cannot be shown and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>Choose two exhibits or more that can be shown (Ctrl or Shift with a click).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>Six exhibits at most are shown side by side: with more, a pane would be too small to see a face in. Choose fewer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>Go on examining</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>Pause examining</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.recent_cases"/>
        <source>{told}  (not there now)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review"/>
        <source>Reading {exhibit}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.reviewing"/>
        <source>No segment of a finding begins {side} this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.reviewing"/>
        <source>Write your first impression (F4) first: what is known of it is hidden till then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>{name} {version}, family {family}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>Details of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>Model passport of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>The model: card, hashes, licence, and whether a later one is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>What is {title}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>What this analyzer reads, what its result means, and its limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>Annotations of this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>&amp;Also superseded and withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>Nothing is marked in this exhibit.

M bookmarks the frame on show; D measures a distance, R marks a box and Shift+R a polygon in it. What is recorded goes into the case with your name, the frame and its time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Could not {doing}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>The originals were not touched. What was listed before stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Nothing was changed. What was recorded before stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>No report was issued. The case and its findings are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>The decision is NOT on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>The finding is NOT on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Every frame on show is named truly. The playhead, marks and times typed assume an even frame rate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Looking changes nothing. Verify case (Ctrl+Shift+V) says whether the working copy is still as it was received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Copy what happened, with its code and the program's version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.canvas"/>
        <source>Picture of the current frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.canvas"/>
        <source>compared with {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>where: {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Go there: {HIGHEST_MEANS}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Go to frame index {near}, of which pictures were kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.color_bar"/>
        <source>Colours of the map, from low at the left to high at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.compare_bar"/>
        <source>Comparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.compare_bar"/>
        <source>Compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.compare_bar"/>
        <source>What the second picture means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.compare_bar"/>
        <source>Compare &amp;with</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.curve_plot"/>
        <source>Curve: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Runs on this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Runs: {hidden}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Runs, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Note on the decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Note: what you see, and why you confirm or reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>In my own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Statement in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>A decision needs your name and a note that says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Confirm the finding with a statement of yours. What it says now stays on record, and stands beside yours in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>What the finding shall say</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Note: why is it {word}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Confirm rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Change the statement, or untick “In my own words”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>Crop of the chosen face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.faces_panel"/>
        <source>Faces of this exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.faces_panel"/>
        <source>Edits, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.faces_panel"/>
        <source>What an edit superseded stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.families_panel"/>
        <source>Details of {TITLE}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.families_panel"/>
        <source>Evidence families, one row each</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.families_panel"/>
        <source>Evidence families together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Show superseded findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.help_panel"/>
        <source>Search the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.help_panel"/>
        <source>Pages of the help</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.help_panel"/>
        <source>The page</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Head of the audit chain: {sequence}
{hashed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Whose acts are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Which acts are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Only the exhibit on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Who did what</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.illustration"/>
        <source>Click to enlarge; the viewer frames the part that it was made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.impression_card"/>
        <source>Impressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.inspector"/>
        <source>What each analyzer says about the frame on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.labels"/>
        <source>Another name: Review ▸ Examiner at this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_field"/>
        <source>Timeline: a row per face and analyzer in presentation time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_field"/>
        <source>Fold, show and arrange all lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>All lanes are hidden: “Lanes ▾” above shows them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>No scores on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>Lanes ▾   {hidden} hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>Lanes ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.lane_ground"/>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>Legend of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Search media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Which media are listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Order of the media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Show tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Tiles beside each other, or a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>{listed} of {there} listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_column"/>
        <source>Search exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_list"/>
        <source>Media of the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>Filter the metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>Filter metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>Metadata of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>Metadata can be written by anyone. They are never alone a ground for a finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>This case holds no media yet, and it is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>Each file is hashed while it is copied into the case; the originals are never touched. Then press F5 to examine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>Open a case to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>A case holds the question, the media and everything that was done to answer it. Make a new one, or drop files here and it is made with them. To open one, choose its folder or drop it here. The sample case shows in a minute what Loupe does. Nothing leaves this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>Drop files or folders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>Recent cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>Forget those that are not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>Exhibits side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>What is compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>Zoom together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>Step together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>Keep this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_grid"/>
        <source>Picture of {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_grid"/>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.panel_tabs"/>
        <source>All panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.score_strip"/>
        <source>Scores of the picture, one row per analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Unfold</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Go to the highest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Copy values</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Unfold all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Fold all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Hidden lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Whole medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Lay out as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>About this analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>Label of the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>Note on the edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>Note (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>SHA-256 of the frame's upright RGB bytes:
{sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>Localization map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>Overlay</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>Opacity of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>What the map means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>No map of this kind was kept for this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>Go to frame index {near}, which has one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>high</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>no map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.weight_lines"/>
        <source>Likelihood ratio: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.weight_lines"/>
        <source>About the score of the whole file, not of this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>What was tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Show in the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Copies tried so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Line: untouched. Dashed: operating point. Shaded: the middle nine in ten of authentic media. A pattern at the bottom: no score; point at it for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Try this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Try this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Choose an exhibit in the list at the left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>{done} of {total} copies tried and recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_strip"/>
        <source>{title}: scores over copies encoded again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.what_if_review"/>
        <source>One what-if at a time: cancel the one under way, or wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.what_if_review"/>
        <source>The range in–out is too long to be tried; this frame is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Pixel under the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>{number} – Loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Findings ({open_ones})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>New case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Open a new, empty case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Open case…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Open a case folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Sample case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make a case of media whose making is known, and examine them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Close case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Close this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Add files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Copy files into the case; dropping them on the window does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Copy all files of a folder into the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Theme, size of text, where cases and reports go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Close the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examine all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Read every exhibit once with every analyzer; what is finished is not repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examine chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Read only the exhibits chosen in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Stop what is running; everything recorded so far stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Issue report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Issue the evidence report as a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make a package that others can check: originals or hashes, results, log, verifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Check every file hash and the audit chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Known authentic exhibit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark the exhibit on show as known to be authentic, or take that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Items that lie together (maker)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Group what was attributed, by what is on record; needs an exhibit that was examined by `attribution`, which needs its model pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What if it were encoded again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Try JPEG, resizing, blur, H.264 and recapture on the picture, the frame on show, or a short range in–out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Read the case again from disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Let the pass under way stand at its next result and begin no other, until told to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examine next</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Let the chosen exhibits that wait come first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examine earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Let the chosen exhibits that wait come one place earlier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examine later</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Let the chosen exhibits that wait come one place later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Cancel chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Stop the passes over the chosen exhibits; what is recorded stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play / pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play or pause at 1×.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Shuttle back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play backwards, faster each time (1, 2, 4, 8×); K held: one frame back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Stop playing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Shuttle forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play forwards, faster each time (1, 2, 4, 8×); K held: one frame on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Slow back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play backwards at half the speed, slower each time (½, ¼, ⅛×).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Slow forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play forwards at half the speed, slower each time (½, ¼, ⅛×).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Play the range in–out over and over; without marks, everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show the frame before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show the next frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>First frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go to the first frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go to the last frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go to time, frame or timecode…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Type a time (1:02.5), a frame index (#250) or a timecode (00:01:02:12).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Begin a range here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>End the range here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Clear in and out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Drop the range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Previous flagged segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go to the segment of a finding before this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Next flagged segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go to the segment of a finding after this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom in on time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show less time, around the playhead; so does the wheel, around the pointer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom out of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show all of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the timeline to what lies before; so does the wheel with Shift.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the timeline to what lies behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Lane before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Choose the lane above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Next lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Choose the lane below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Menu of the lane…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What can be done with the chosen lane: fold, hide, move, height, copy, explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move lane up</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the chosen lane up; dragging its name does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move lane down</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the chosen lane down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fold lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fold the chosen lane to a line, or unfold it; so does a double click on its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Hide lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Hide the chosen lane; “Lanes” at the ruler says how many are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fold all lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fold all lanes to lines, or unfold them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show hidden lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show every lane again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show or hide the localization map over the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fit picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Fit the picture to the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Pixels 1:1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>One picture pixel is one screen pixel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Enlarge; so does the wheel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Compare with the map, residual, spectrum, another frame or exhibit under a divider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Compare in two panes that zoom and move together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Keep this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Keep the frame on show, to compare other frames with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Divider to the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the divider of a wipe to the left; the pointer can drag it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Divider to the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move the divider of a wipe to the right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Find an exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Search the list of media by exhibit, name, format, state or hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What each analyzer says about this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Findings and their decisions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What the file says of itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Custody</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Hashes, arrivals and runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Face tracks: name, merge, split and exclude them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What if</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What becomes of scores when an exhibit is encoded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Who did what and when, from the audit chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Theme of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Dark or light as the system says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Dark theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Light theme.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>White on black with strong lines; every text at 7:1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Media as tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show the media of the case as tiles beside each other, or as a list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show the chosen exhibits, two to six, side by side, or return to where you were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Next pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make the next exhibit active: keys, inspector and timeline are about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Pane before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Go back one pane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom panes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Zoom and move all panes together, by shares of each picture; or each by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Step panes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Move all videos by the same time from where they stand; or each by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Keep the active pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Leave the comparison and stay with the exhibit of the active pane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark the frame on show as a whole, at once; a note can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Measure a distance in native pixels, and record it if you wish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Box</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark a box in the frame on show, with a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Mark a polygon in the frame on show, with a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Change…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Give the chosen annotation another note; the old one stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Take the chosen annotation back; it stays on record as withdrawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Undo last</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Take back the last change of annotations in this sitting, and then the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>What was marked in the exhibit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Confirm finding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Confirm the chosen proposed finding, with a note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Reject finding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Reject the chosen proposed finding, with a note; it stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Rewrite finding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Confirm the chosen finding in your own words; what it said before stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>State a finding…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>State a finding of your own for the range in–out, or for the whole medium.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Take your last act in this case back, by a record that supersedes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Do again what you took back last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Write your impression…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Write what you make of the exhibit on show; it says whether results were seen before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Hide scores until a first impression is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show nothing made by machine of an exhibit before an impression of it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Examiner at this desk…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Say who works here now: decisions go on record, and are hidden, by this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Agreement of examiners</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>How far examiners agree about the findings that you have decided.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Next face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Choose the next face in this frame, or go to the next frame that has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show or hide the faces found in this frame, each in the colour of its label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Parts of faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show or hide the outlines of eyes, nose, mouth, cheeks, jaw and forehead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Where eyes look</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show or hide where eyes look: on the picture, and over time for the chosen face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Next quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Show another quality of the chosen face on the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Give the chosen face the label that is entered under Faces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make one track of those chosen under Faces; they must not share a frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Split here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Make two tracks of the chosen one; the second begins with the frame on show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Leave the chosen faces to no analyzer, or include them again. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Undo last edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Take your last edit of tracks back, by an edit that supersedes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 1 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 2 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 3 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 4 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 5</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 5 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 6</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 6 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 7</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 7 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 8</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 8 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Tag 9</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Put tag 9 on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Note…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Write a note beside the exhibit on show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Find an action…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Type what you want to do, and do it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Every action with its keys, which can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Explain what lies under the pointer, beside the work; its pages can be searched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus"/>
        <source>Version and licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What it shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Every file that was received, with its exhibit name, format, state, progress and findings. A file that cannot be read stays listed, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What it does not mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>“Accepted” says that the file can be read, and “no finding” that nothing was proposed. Neither says that a file is authentic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Drop files or folders on the window. Ctrl+F searches. Choose several with Shift or Ctrl to examine or tag them together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The very frame that is named below it, upright. Over it, when switched on: a localization map (H), faces (B), their parts (P), and where eyes look (Y).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A bright place in a map is no proof of an alteration, and a dark one no proof of the contrary. The sentence beneath each map says what else does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Turn the wheel to zoom to 32:1, drag to move, F to fit. W compares under a divider, Shift+W side by side. D measures, R and Shift+R mark a box or a polygon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The player</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Which frame is on show: its index, counted from 0, and the presentation time that the file gives it. The hash is that of the frame's upright pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>One step is one frame, also where the frame rate varies. While playing, what cannot be decoded in time is left out, never shown late under another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>L plays, J plays backwards, K stops. , and . step. I and O mark a range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>One lane for each analyzer and face in presentation time: the score as a curve, and by shading what was scored, not applicable, withheld, failed or not examined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Bars at the foot are findings. The dashed line is the operating point, the score from which a finding is proposed. Lanes differ in scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The highest place of a lane is no finding: every lane is highest somewhere. A gap in a curve is no low score; nothing was scored there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Drag to scrub, turn the wheel to zoom. [ and ] go to flagged segments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The scores of a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>One row for each analyzer: its score, and a bar from 0 to twice its operating point where it has one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Scores of different analyzers cannot be compared: each has a scale of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A card for each analyzer: what it says about the frame and the face on show, what it measured, its pictures, its tested range and its limitations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A score rises with what the analyzer looks for. A percentile says how many media of the population named beside it lie lower.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A score is no probability. Withheld and not applicable are no low scores: the question could not be answered, or does not arise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The sign ? in a card explains its analyzer here, beside your work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What analyzers propose, and what examiners decided or stated, with the two propositions that each finding weighs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A proposed finding is a reason to look. It becomes the examiner's by a decision with a name and a note. Nothing is deleted: Ctrl+Z takes your own decision back, to be made anew, and what another stated is superseded by a later decision of the examiner responsible for the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>That no finding is proposed does not show that an exhibit is authentic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>1 confirms and 2 rejects the chosen finding, S states one of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The tracks of faces: in which frames each was found, how well it can be read, and which frame shows it best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Faces are followed, not recognised. A label is a name that an examiner gave, not an identity that was checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Give a label, merge tracks of one face, split one that jumps to another face, exclude a bystander. Each edit is on record and can be undone (Ctrl+Z).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What the file says of itself, and the state of its provenance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Metadata can be written, copied and removed by anyone. They are never alone a ground for a finding, and their absence says nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Size and hash of the file, when, from whom and by whom it arrived, and every run of an analyzer over it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>An unchanged hash shows integrity: the bytes are those that were received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Integrity is not authenticity: what was received may have been altered before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>How each score moves when a copy of the picture or of a short range is saved as JPEG, resized, blurred, encoded as H.264 or filmed from a screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>A score that keeps its side of the operating point is stable under that change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>It does not tell which of these changes an exhibit went through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>What was bookmarked, measured or marked in the exhibit, by whom and when, in native pixels of the upright frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>An annotation is the examiner's own pointing. Ticked for the report, it becomes a figure there. Changed or withdrawn, it stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Who did what and when, from the audit chain, by person and kind. Enter goes to what an act is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Nothing is deleted: what was taken back stands here with what took it back. The head at the foot is the last link of the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Names are as entered; the chain does not prove who sat here. What is hidden from you until your own word is on record is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Score, operating point, support</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The raw output of an analyzer. It rises with what the analyzer looks for and is never a probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>The score from which a finding is proposed. Its sentence says how many authentic media reach it; where none was measured, nothing is proposed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Support</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>How much more expected a score is under one proposition than under the other, where a calibration exists for conditions like these. Without one it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Scored, not applicable, withheld, failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>the analyzer gave a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>the question does not arise here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>the question arises, but could not be answered within the tested range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>the analyzer ended with an error.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>Not examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_words"/>
        <source>nothing has been asked about these frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Read the message, correct its cause and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Ask for the file again from its source and compare the hashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>The file is damaged or cut short. Ask for it again and compare the hashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Convert a copy with a known tool, add the copy, and say so in your notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Check what the file should be: a small file with huge dimensions can be an attack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Links are recorded, not followed. Add the file that it points to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Check the path. Nothing was recorded of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Get the right to read the file, or have it copied by someone who has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Check the medium on which the file lies; make an image of it before anything else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Stop work on this item and restore the case from a copy that verifies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>The file may be built to harm its reader. Other files are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>The file is very large, the workstation is busy, or the file is built to harm its reader. Try again when nothing else runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Close other programs and start Loupe again; see the messages it printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose another analyzer, or see its limitations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose one of the names in the message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Repair or remove the package that offers it; the message names it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Remove one of the two packages; results are kept under an analyzer's name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Install Loupe again, or add the model pack that the message names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Loupe carries a pack for attribution once it is trained; see `loupe models list`. Until then add one from a folder: `loupe models add FOLDER`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Do not use the pack. Install Loupe again, or get the pack again from its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Give the new pack another version on its card; results name both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Make room or permission there, or name another folder with LOUPE_MODELS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No pack was written. Give more examples, of one maker alone, in which it shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>The case was not changed. Look at its folder and its disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Name a folder made by `loupe new`, by convention NAME.loupe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose another folder, or open the case that is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Close the case there, or open it here read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Close the case elsewhere, or make its folder writable, and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Open the case with the version that wrote it, or a later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Free space on the case's disk and repeat the step; what is on record stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See the exhibits of the case with `loupe status`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Keep the case as it is, make a copy, and restore from one that verifies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Verify the case. What was found can be found again from the original.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See the tracks with `loupe tracks`; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See the tracks that stand now with `loupe tracks` and choose among them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Split the wrong one where it changes to another person, then merge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose a frame after the track's first and not after its last one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose a name of 1 to 120 letters without line breaks or hidden characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Enter your name: it stands beside the change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See with `loupe cluster` which items can be compared, and why others cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose frames that the exhibit has, and analyzers that give scores of such files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Write your first impression of the exhibit (F4, or `loupe impressions`); then its results are shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Decide about the finding itself on the desk; a review is another examiner's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Nothing was changed. `loupe history` lists who did what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See the known authentic exhibits with `loupe controls list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Choose another file or page size and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Give the PKCS#12 file (.p12, .pfx) of your certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Type the password of the key file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Use a valid certificate for signing documents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Examine the exhibit, or issue the report without blurring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No report was issued. Correct what is named; docs/report.md lists the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No package was made and nothing is left of it. Choose another folder, try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Choose a folder that is not there yet; nothing is ever written over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Free space, choose another disk, or export `--hashes-only`; nothing is left of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Nothing was repeated. Correct what is named and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Check the package with its own data/verify.py, or export the case again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See the ids with `loupe findings CASE --json`; their first letters suffice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Name another file with -o; one that is there is never written over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Make room or permission there, or name another file with LOUPE_SELFCHECK.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Nothing was evaluated. Correct the manifest or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Correct the line that is named: a UTF-8 CSV with the columns path and label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No likelihood ratio was stated. See `loupe calibrations list`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Get it again from its maker, or make one with `loupe evaluate --calibrate`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>See `loupe calibrations list`; a digest may be cut to its first eight letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>No pack was written. Correct the recipe or the manifest, then train again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Install them beside Loupe: pip install "loupe-forensics[train]".</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Correct what is named; docs/training.md explains every key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Train anew in an empty folder; a checkpoint from elsewhere is not to be trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Give the recipe more faces, or ways of forging that suit these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Report this with the recipe: the pack would not be what was trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.errors"/>
        <source>Use the command line (`loupe --help`), or `loupe demo --headless`.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
