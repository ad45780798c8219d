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
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.commands"/>
        <source>Exclude</source>
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
    <message><location filename="ui.dialogs.own_finding"/>
        <source>The statement has {count} letters; {most} at most are shown whole. Give the rest in the note.</source>
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
        <source>frame {frame}  {time}</source>
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
        <source>frame {frame}</source>
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
        <source>times of its frames cannot be read: not stepped together</source>
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
    <message><location filename="ui.review"/>
        <source>Frame {frame} cannot be shown.</source>
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
        <source>Grey band: {reference}.</source>
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
    <message><location filename="ui.views.custody_panel"/>
        <source>variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>constant</source>
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
        <source>Change the statement, or untick “In my own words”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.decision_form"/>
        <source>Confirm rewritten</source>
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
    <message><location filename="ui.views.families_panel"/>
        <source>Silent: {title}: {why}.</source>
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
    <message><location filename="ui.views.findings_panel"/>
        <source>Proposition 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Proposition 2</source>
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
        <source>no picture</source>
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
        <source>Nothing was recorded. State it in fewer words, and give the rest in the note.</source>
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
    <message><location filename="workbench.model"/>
        <source>scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>not applicable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>withheld</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>blending</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>synthesis</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>face parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>laundering</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>attribution</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>provenance</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>unsupported</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model"/>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: faces"/>
        <source>Faces and shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: faces"/>
        <source>Deng et al., RetinaFace, CVPR 2020 (detector); Kartynnik et al., Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs, 2019 (mesh)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: faces"/>
        <source>Finding a face says nothing about whether it is authentic, and faces are not recognised: that two tracks show one person is a proposal from their appearance, for the examiner to check. Faces turned far to the side have no mesh; very small, covered, painted or strongly turned faces can be missed, and of one picture at most 200 faces are followed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: faces"/>
        <source>faces 40 pixels wide and more; see docs/validation/face_pass.md</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>Pasted faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>Own network, trained by Loupe's laboratory. Shiohara and Yamasaki: Detecting Deepfakes with Self-Blended Images, CVPR 2022; Li et al.: Face X-ray for More General Face Forgery Detection, CVPR 2020; Huang et al.: FakeLocator, IEEE TIFS 2022. Licence of the model: Research and evaluation only: several collections of the training faces permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>A network's judgement, which it does not explain beyond its map. It knows what it was trained on and may miss what differs from that. It reads the seam and the mismatch of a pasted region; a face that was generated as a whole has none. Frames of compressed video score higher than photographs: a clip is to be compared with clips of like compression, and has no operating point. Retouching, beauty filters and montage by hand leave the same trace. Mouths that were redrawn, and parts taken from another moment of the same video, are hardly seen. No measured benefit over a plain classifier of the same size taught one way of forging: that was as good or better on ways and sources that neither had learned (docs/validation/blending.md). Masked frequencies, features that do not depend on quality and weights by difficulty had no measured benefit on sources left out, three seeds each, and are off (docs/validation/blending.md). Not trained on: No face that another program forged. Not on studio portraits, on no frame of FaceForensics++, of the Deepfake Detection Challenge or of the lip-sync clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>99% of the faces learned from look aside by at most 33°; taught as found, saved as JPEG 40 to 98, reduced to as little as 40% of their size, blurred, with noise; judged saved as JPEG 90, JPEG 70 before, JPEG 50 before, JPEG 30 before, reduced to half before, blurred by 1 pixel before, noise of 4 levels before; see the figures for each. Scored only: faces of 60 pixels in width and more, sharpness 0.0133 and more, stills without a JPEG step, in the mean, above 95.7, H.264 with a quantiser of 31.2 and less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>The network's raw output for one face: it rises with what looks like a pasted or blended region, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>Bright: where the network sees a seam and changed skin together; the middle of a pasted region may stay dark. Make-up, glasses, hair over the skin and compression can look alike, so bright does not mean edited; it counts only where the face's score is high, and dark does not mean untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: blending"/>
        <source>1% of 229 validated authentic faces reach it, each under 7 conditions; of any source that was judged at most 4%, saved as JPEG 90, and 8% under the worst condition; by networks of folds, at their own points, at most 6%, saved as JPEG 90, and 11% under the worst condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: synthesis"/>
        <source>Generated faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: synthesis"/>
        <source>Own network, trained by Loupe's laboratory. Tan and Le: EfficientNet, ICML 2019; Fridrich and Kodovský: Rich Models, IEEE TIFS 7(3), 2012; the protocol of leaving out a generator and a source of photographs at once is this project's. Licence of the model: Research and evaluation only: several collections of the training faces permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: synthesis"/>
        <source>A network's judgement, which it does not explain. It knows the look of what it was trained on and may miss another. It sees the middle of the face, reduced to few pixels, and counts residuals of its native pixels. Softened pictures, photographs too, score higher. It knows the look of the generators it was taught and of collections like them. Of another generator it may find nothing, and of StyleGAN, which imitates a collection of photographs, it found almost nothing before it learned from it: below chance against some collections. See the worst pairs first. A low score says nothing; a high one is a reason to look. Saved as JPEG 50 before, faces score about alike. Softened before (blurred, reduced and enlarged again), faces of both classes score more, photographs too: blurred by one pixel as whole files, 7 of 19 photographs of FFHQ, which it learned from, scored 2.09 and more, and of faces by FLUX.1-dev and SDXL, not blurred, 2 of 48. It would call blur sooner than generation, and so has no operating point. Where figures say so, the aligned face and its native window were degraded apart: no file is so, and what they say of reduced, blurred, noisy or recompressed pictures is not known to hold. A generated face that was pasted into a photograph is not what it was taught, and no video was judged. What tells collections apart, width and sharpness above all, was taken away as far as quality predicts the score, and no further: no pair isolates generation. Not trained on: No video. No generator but those named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: synthesis"/>
        <source>99% of the faces learned from look aside by at most 55°; taught as found; judged saved as JPEG 90, JPEG 70 before, JPEG 50 before, JPEG 30 before, reduced to half before, blurred by 1 pixel before, noise of 4 levels before, each picture degraded by itself, as in no file; see the figures for each. Scored only: faces of 60 pixels in width and more, sharpness 0.0169 and more, stills without a JPEG step, in the mean, above 95.7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: synthesis"/>
        <source>One number for one face: the look of its middle and a little of its traces, each as far as the quality of its picture does not predict it, and capped. It rises with what looks like a generated face, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>Parts that look pasted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>Hu et al., Mover: Mask and Recovery based Facial Part Consistency Aware Method for Deepfake Video Detection, arXiv 2303.01740, in our reading. Own network, trained by Loupe's laboratory. Hu et al.: Mover, Mask and Recovery based Facial Part Consistency Aware Method for Deepfake Video Detection, arXiv 2303.01740; Tan and Le: EfficientNet, ICML 2019; in our reading. Licence of the model: Research and evaluation only: several collections of the training faces permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>It was taught parts of other people that were pasted into a face; where few authentic faces are taken for such, it finds few. A part of the same person of another time, a mouth drawn to other words and a face that was generated as a whole are hardly seen: that nothing stands out means nothing. It says that a part looks pasted in, not that it is another's: a part blended into its own picture again looks so as well, and the other parts added hardly anything that could be measured. Misfits and residuals grow with what covers the face (hands, hair, glasses, microphones), with blur of a part or of the picture, with rare expressions, and for groups of people that were rare among those learned from; they are ranked among authentic faces of like sharpness and size only, and not at all where too few of these were measured. Part of what it finds is the hand that pasted and not the stranger: a part blended into its own picture again scores above authentic ones as well, in studio portraits nearly as far as a stranger's. What is told is that a part looks pasted in, hardly that it does not fit: heads that see their own part alone tell nearly as much; of fourteen comparisons one shows a gain by the others (studio 3DSK, 0.03). No measured benefit of symmetric features and a score taught as fidelity (DeepFidelity): not in the network. No measured benefit of the pair of each part and of what was restored of it (GenConViT), nor of the residual in the score: shown, not counted. Parts of the same person from another time of a video are hardly told, and mouths that were redrawn are not. A face that was generated or swapped as a whole has no part pasted in: nothing stands out, and that means nothing. No operating point: where one authentic face in a hundred lies above, few forged parts do. What covers the face, glasses, beards, blur of a part or of the whole picture, rare expressions and groups of people that were rare in training make misfits and residuals as well (authentic photographs blurred by 1 pixel: 12 of 16 scored higher than before). Restored parts are small and soft: they show what was to be expected, not what was there; the score does not rest on them. A face that is sharp and 158 pixels wide or wider has no comparison, as too few such were measured: no part of it is ranked (all of the portraits of studio 3DSK that were judged, half of studio Canada, a third of Unsplash). From the 99th percentile on a part is said to look pasted in: of authentic faces that can be ranked 0 to 10 in 100 of each collection had such a part, and 5 of 15 frames of one talking head; where the highest of many frames is shown it is more often so, and how often was not measured. Quality was changed on the face cut out at 256 pixels, not on whole files, and forgeries were cut by the mesh of the face they were made of: an examination finds the mesh anew. Not trained on: No face that another program forged, none that was swapped, redrawn or bent as a whole. Not on studio portraits, on no frame of FaceForensics++, of the Deepfake Detection Challenge or of the lip-sync clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>99% of the faces learned from look aside by at most 32°; taught as found, saved as JPEG 40 to 98, reduced to as little as 40% of their size, blurred, with noise; judged saved as JPEG 90, JPEG 70 before, JPEG 50 before, JPEG 30 before, reduced to half before, blurred by 1 pixel before, noise of 4 levels before; see the figures for each. Scored only: faces of 60 pixels in width and more, sharpness 0.0134 and more, stills without a JPEG step, in the mean, above 95.7, H.264 with a quantiser of 31.1 and less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>The network's raw output for one face: the misfits of the parts seen, beside those of authentic faces, the largest counting most. It rises with what looks like a part that was pasted in, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: face_parts"/>
        <source>Bright: here a part of the face differs from what the network fills in from the rest of it; edges, glasses, hair, teeth and strong light differ as well, so bright does not mean altered. The score does not rest on this difference.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze"/>
        <source>Movement of the eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze"/>
        <source>Cues after Demir and Ciftci, Where Do Deep Fakes Look?, ETRA 2021, and the physiology of eye movements (Leigh and Zee, The Neurology of Eye Movements, 2015). Own reading: no network, no training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze"/>
        <source>A low score is no evidence: lip-synchronised, reenacted and whole-face forgeries often keep or copy the movement of real eyes, and then nothing is seen. It never says authentic. A high score names a cue that authentic eyes of a small reference seldom show; squints, nystagmus, a glass eye, a wink, glasses, hair over an eye, a smoothing filter and heavy compression do the same. Measured on the mesh, not on pixels, so a forgery that the mesh does not follow is missed. No operating point: there are too few people in the reference for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze"/>
        <source>Video of faces 120 to 300 pixels wide, 20 to 31 frames a second, head within 30 degrees of the camera, windows of 2 s without a cut. The reference is of few people; see docs/validation/gaze.md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze"/>
        <source>How far the most unusual cue of the two seconds around the frame lies from what authentic windows show, in spreads: 0 is usual or better, 1.6 is where one in twenty authentic windows lies further out in that cue, and 8 is the most that is said; no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze.network"/>
        <source>Gaze network (experimental)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze.network"/>
        <source>After He et al., GazeForensics: DeepFake Detection via Gaze-guided Spatial Inconsistency Learning, 2023. Own small network, taught where eyes look by Intel's gaze-estimation-adas-0002, trained by Loupe's laboratory on forgeries made here. He et al.: GazeForensics: DeepFake Detection via Gaze-guided Spatial Inconsistency Learning, 2023. Licence of the model: Research and evaluation only: several of the training clips permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze.network"/>
        <source>A low score is no evidence: lip-synchronised, reenacted and whole-face forgeries often keep or copy real eyes, and then nothing is seen. It never says authentic. A network's judgement, which it does not explain; the cues of the same seconds are told beside it. It is given the mesh, not pixels, so a forgery that the mesh does not follow is missed. Winks, squints, glasses, hair over an eye and compression may raise it. No operating point: too few people were judged for one. Experimental: it was not found to tell forged eyes better than the explicit cues do, on people and on ways of forging that it had not learned from. It is shown, and supports nothing. Not temporal: with the frames of a window in another order it was not found to tell less. Whether movement counts for it is not known. Nine people taught it: what holds of other eyes, of glasses, squints and other cameras is not known. Forgeries that keep or copy real eyes show nothing here: a low score is no evidence. What it was judged by was drawn here, more crudely than by a generator. Leaky dimensions, which the teacher of gaze does not teach, had no measured benefit over eighteen folds (docs/validation/gaze_network.md). Not trained on: No generator's picture, no FaceForensics++, no DFDC. No way of forging other than an eye that is late, eyes that stand still, an eye of another person, jitter, and eyes that turn with the head.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze.network"/>
        <source>Video; taught by 9 persons, faces of 185 to 246 pixels in the median, 25 to 30 frames a second; judged on forgeries made here, by networks that had learned neither the person nor the way, and on few clips of generators. Scored where the cues can read the eyes too. Its card sets no bounds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: gaze.network"/>
        <source>The network's raw output, the mean over the half seconds within the two seconds around the frame: it rises with what looks like forged eyes, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: presentation"/>
        <source>Flat motion of a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: presentation"/>
        <source>Two views of a plane differ by a homography (Hartley and Zisserman, Multiple View Geometry, 2004), a turning head by parallax besides (Irani and Anandan, PAMI 1998); frames skipped as by Arora et al., arXiv 2307.02858. Own reading: no network, no training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: presentation"/>
        <source>A low score is no evidence and never says authentic: a moving recording replayed on a screen brings its own depth and expression and is not seen, nor is a print that is bent, worn as a mask or hardly turned. A high score says that the whole face moves as one flat sheet, as a print or a still display does; a still photograph that an edited video tilts is one too. Read from the mesh, whose network expects heads: it shows a tilted print turned by about an eighth of its turn. The edges of a sheet, moiré and glare are not looked at. Below about four frames a second, or where frames are missing every 2 s, nothing is read. No operating point: few people, attacks made by drawing, and clips of up to six passages of a few seconds; of more, the highest is higher by chance alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: presentation"/>
        <source>Video of faces 180 to 250 pixels wide, 25 to 30 frames a second, the head within 40 degrees of the camera, passages of 2 to 3 s without a cut in which the face or its picture turns. See docs/validation/presentation.md.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: presentation"/>
        <source>The share of the face's change of shape between skipped frames, lips and lids included, that one moving plane explains: 0 is none, 1 is all; no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Frequency spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Durall et al., Watch your up-convolution, CVPR 2020; Dzanic et al., NeurIPS 2020; Frank et al., ICML 2020; Corvi et al., CVPRW 2023; Gallagher, CRV 2005. Own reading: no network, no training.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Today's generators leave no such peak: measured on JPEGs, StyleGAN2 and text-to-image pictures score as photographs do (AUC 0.33 to 0.62). Enlarging a whole authentic picture raises the score: it is withheld where the pixels show the enlarging, which they do not where it was by exactly 2 and the picture was no JPEG before, nor in pictures under 384 pixels. Fabrics, screens, dithering and interlaced video raise the score as well. A period that the block grid of JPEG or of a video codec can explain is not scored, so up-sampling behind a strong grid is missed. Decay follows camera, sharpening, resizing and compression and is measured beside the score, never in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Stills from 256 pixels on the shortest side, 8 bit, JPEG quality 75 and above. Scored only: pictures that show no resampling, no sign of a JPEG compression below quality 75, edges blurred by at most 1.5 pixels. What cannot be measured of these withholds nothing. Video is compared with planted traces only: no population of authentic clips is large enough for a percentile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Doublings of the strongest up-sampling peak, of the whole picture or of a region of 144 pixels, over what unrelated texture and the block grid show: about 2 in authentic pictures, 3 is eight times; not a probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>Peaks. Bright: around here, pixel residuals repeat at a fixed period that this file's block grid does not explain, as after up-sampling; regular patterns in the scene do the same, so bright does not mean edited. Decay. Bright: the share of fine detail differs from that of equally textured parts of this picture, as after resizing or blurring; so do defocus, motion and noise reduction, so bright does not mean edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>99 of 100 authentic JPEG pictures scored less; n = 259</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.spectrum"/>
        <source>the highest-scoring frame of each of 12 authentic clips scored less</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>Up-sampling between neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>Tan et al., Rethinking the Up-Sampling Operations in CNN-based Generative Network for Generalizable Deepfake Detection, CVPR 2024. Own network, trained by Loupe's laboratory. Tan et al.: Rethinking the Up-Sampling Operations in CNN-based Generative Network for Generalizable Deepfake Detection, CVPR 2024. Licence of the model: Research and evaluation only: several collections of the training pictures permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>A network's judgement, which it does not explain beyond its map. Every resize is an up-sampling or hides one: pictures that show a resampling are withheld, and one that shows none may have been resized all the same. It says nothing of pasted faces. No operating point, and nothing is proposed: of one collection never learned from, blurred by a pixel, 16 % lay above it. It runs on request. Generators in use, of which it learned nothing, mostly score above photographs as found of FFHQ and of two studios (AUC 0.75 to 0.99), and not above those that were enlarged or worked over, as UTKFace and Unsplash (0.19 to 0.79). StyleGAN at 256 pixels scores below photographs (0.08 to 0.55). Saved once more as JPEG 80, large sharp photographs score above generated pictures (AUC down to 0.00). The size of a picture, its sharpness or its compression tell the collections of nearly every such pair apart as well or better. Only photographs redrawn by autoencoders, beside photographs in windows of the same size, are free of that. Most pictures at hand were reduced and compressed by their publishers, which takes away most of what this reads. A photograph that was enlarged shows the traces of up-sampling too: such pictures are withheld where it can be seen. Taught by pictures that had all been reduced to between 55 and 90 % of their size: traces at full size were never learned from as they are. Masked frequencies in training, with attention consistency (ACMF), had no measured benefit and are off: mean AUC of unseen generators and collections 0.84 with them, 0.85 without, networks taught anew, one fold (docs/validation/pixels.md). After their fingerprint was removed (GANprintR) two of six generators that a network taught anew by this recipe told are told no better than by chance; on video, pictures through autoencoders of kinds that it did not learn from are not told (docs/validation/pixels.md). Not trained on: No generator in use, nor any of its pictures. No video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>Native pixels; taught reduced to 55% to 90% of their size, blurred by up to 1 pixels, with noise of up to 4 levels, saved as JPEG 72 to 98; judged as found, saved as JPEG 80, reduced to half; see the figures for each. Scored only: frames whose shorter side has 128 pixels and more. Scored only: pictures that show no resampling, no sign of a JPEG compression below quality 75, edges blurred by at most 1.5 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>The network's raw output, the mean over the three quarters of tiles that score highest: it rises with what looks like an up-sampling, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.upsampling"/>
        <source>Bright: here neighbouring pixels depend on each other as after an up-sampling; resizing, smoothing, flat surfaces and screens do the same, so bright does not mean generated, and between the tiles that were read the nearest one stands in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>Rich and poor texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>Zhong et al., PatchCraft: Exploring Texture Patch for Efficient AI-generated Image Detection, arXiv 2311.12397, with smaller mosaics. Own network, trained by Loupe's laboratory. Zhong et al.: PatchCraft: Exploring Texture Patch for Efficient AI-generated Image Detection, 2023. Licence of the model: Research and evaluation only: several collections of the training pictures permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>A network's judgement, which it does not explain beyond its maps. A picture of one texture, noise reduction and resizing leave it little to compare. No operating point, and nothing is proposed: of two collections never learned from 7 and 9 % of photographs as found lay above it. It runs on request. Generators in use, of which it learned nothing, mostly score above photographs as found of FFHQ and of two studios (AUC 0.79 to 1.00), less so above those of Unsplash (0.59 to 0.87), and below small photographs, as of UTKFace and of faces without masks (0.06 to 0.49). StyleGAN at 256 pixels scores below photographs (0.00 to 0.48). Photographs through the tiny autoencoder of FLUX.2 are not told from others (0.18 to 0.66). The size of a picture, its sharpness or its compression tell the collections of nearly every such pair apart as well or better. Only photographs redrawn by autoencoders, beside photographs in windows of the same size, are free of that. Most pictures at hand were reduced and compressed by their publishers, which takes away most of what this reads. Taught by pictures that had all been reduced to between 55 and 90 % of their size: traces at full size were never learned from as they are. Compression and blur make texture alike; outside of the range it is withheld. A picture of one texture only, as a sky or a wall, gives it nothing to compare. How much of the score is sharpness is not known: one line through 68 photographs takes too much away (docs/validation/pixels.md). A plain network of its size is worse as found (mean AUC of 20 pairs 0.79, one taught anew by this recipe 0.85; one fold, some 36 pictures of each, no intervals), as good after JPEG 80 (0.80, 0.81), and better in the worst pair (0.50, 0.15). On video it tells nothing at high compression (H.264 at a rate of 35), nor pictures through autoencoders of kinds that it did not learn from. Not trained on: No generator in use, nor any of its pictures. No video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>Native pixels; taught reduced to 55% to 90% of their size, blurred by up to 1 pixels, with noise of up to 4 levels, saved as JPEG 72 to 98; judged as found, saved as JPEG 80, reduced to half; see the figures for each. Scored only: frames whose shorter side has 96 pixels and more. Scored only: pictures that show no resampling, no sign of a JPEG compression below quality 75, edges blurred by at most 1.5 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>The network's raw output, the mean over the three quarters of regions that score highest: it rises with what looks like a generator's texture, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: frequency.texture"/>
        <source>Regions. Bright: in this region rich and poor texture differ as they do in generated pictures; sharpening, noise reduction and a shallow depth of field do the same, so bright does not mean generated, and between the regions that were read the nearest one stands in. Patches. Bright: patches with rich texture without which the score of the highest-scoring region would be lower; it tells where the network looked, not what was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>Laundered or generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>Mandelli, Bestagini and Tubaro, When Synthetic Traces Hide Real Content: Analysis of Stable Diffusion Image Laundering, WIFS 2024; here by linear discriminants of co-occurrences of residuals (Fridrich and Kodovský, Rich Models for Steganalysis, IEEE TIFS 2012). Own model, made by Loupe's laboratory. Mandelli, Bestagini and Tubaro: When Synthetic Traces Hide Real Content: Analysis of Stable Diffusion Image Laundering, WIFS 2024. Licence of the model: Research and evaluation only: several collections of the training pictures permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>A model's judgement, which it does not explain beyond its maps. It learned from the autoencoders of Loupe's laboratory, not from those of any product. A picture of which a part was drawn again, or which was resized afterwards, may look pristine. None of the three answers says that a picture is authentic. No operating point, and nothing is proposed: of photographs of collections never learned from about half are called laundered or generated (after JPEG 80: of studio portraits on white nearly all). It runs on request. Photographs through the tiny autoencoder of FLUX.2, never learned from, are not seen: four in five are called pristine where the collection is known. Of autoencoders never learned from those with a down-sampling of 4 are (95 to 100 % after JPEG 80), those of 8 in a third to two thirds. Taught by surrogates: small autoencoders made here in minutes. What it does with those of other programs in use is not known. A photograph that was enlarged, blurred, or reduced and enlarged again is called generated or laundered more often. Pictures by generators in use are often called pristine: half of those of known generators, most of those of others. A region that was laundered alone weighs little in the result of the whole picture: look at the map. Not judged on video, where it is offered as well: what it says of frames rests on figures of stills. Not trained on: No autoencoder of Stable Diffusion or any other program in use. No video.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>Native pixels; taught as found, reduced to 45% to 95% of their size, enlarged to 130% to 220%, reduced to 22% to 50% and enlarged again, blurred by up to 1 pixels, with noise of up to 4 levels, saved as JPEG 68 to 97; judged saved as JPEG 80; see the figures for each. Scored only: frames whose shorter side has 96 pixels and more. Scored only: pictures that show no resampling, no sign of a JPEG compression below quality 75, edges blurred by at most 1.5 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>The model's raw output to the first question, the mean over the three quarters of patches that score highest: it rises with what looks drawn by a generator's decoder, laundered and generated alike, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: laundering"/>
        <source>First question. Bright: patches that look as if the decoder of a generator had drawn them, from a photograph or from nothing; resizing, smoothing and flat surfaces can look alike, so bright does not mean generated, and between the patches that were read the nearest one stands in. Second. Bright: patches that, if a decoder drew them, look as if it had been given a photograph; dark: as if it had been given none. Where the other map is dark this one means nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>Error level</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>Krawetz, A picture's worth: digital image analysis and forensics, Black Hat 2007; what a texture lets expect is fitted within the image, which is our reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>A weak and easily misread trace. It shows differences of error, which arise from texture, sharpness, colour and noise as well as from editing. Texture is allowed for only roughly. After one more save of the whole picture at a lower quality, or after resizing, nothing of an edit need remain. Never a ground by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>Splices planted on 17 reduced photographs: pixel AUC 0.5 to 0.86 by the saves, on single pictures down to 0.15; its score does not tell spliced pictures from others, so it proposes no finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>How far the most coherent region lies from the error its texture lets expect, in robust standard deviations of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.error_level"/>
        <source>Bright: the area changes more, or less, than others of the same texture when compressed again; dark: as expected. It may have another history, or only another content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>JPEG ghosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>Farid, Exposing digital forgeries from JPEG ghosts, IEEE TIFS 4(1), 2009; on DCT coefficients and normalised by their expected remainder, which is our reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>Assumes the tables of the Independent JPEG Group: cameras and some editors use others, whose ghosts are weaker or absent. A last compression as coarse as the earlier one wipes ghosts out, and so do resizing and rotation. Qualities near the file's own are not looked at. Texture-free areas say nothing. An ordinary collage has ghosts too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>Splices planted on 17 reduced photographs, a tenth of the picture, IJG tables, first quality 60 to 90, last quality 90 or 95: pixel AUC 0.91 or more. Nothing is found after a last quality of 80 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>How far the most coherent region's remainder lies from the rest of the image, in robust standard deviations, at the quality where that is most</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>Bright: the coefficients sit on the steps of the named quality more, or less, than in the rest of the image; dark: as in the rest, or too little texture to say. A ghost shows another compression history, not who made it or why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.ghosts"/>
        <source>180 authentic pictures of eight collections scored 4.5 or less; planted splices whose last save is 10 qualities finer than the first, 5.8 or more in the median</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>Double quantisation (JPEG coefficients)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>Lin, He, Tang &amp; Tang, Pattern Recognition 42(11), 2009; Bianchi, De Rosa &amp; Piva, ICASSP 2011; the histogram of one compression is modelled by our own mixture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>Reads JPEG files only, and only their luma. Needs an earlier compression that is coarser than the last one: after a much coarser last compression, the same table twice, a resize, a rotation or a crop off the 8-pixel grid nothing is left to find. Texture-free areas say nothing. Saving a photograph twice is ordinary; only a region that does not share the history is of interest. A region that was compressed twice in a picture that was compressed once is not looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>Splices planted on 17 reduced photographs, a tenth of the picture, IJG tables, first quality 60 to 90, last quality 5 or more above it: mean pixel AUC 0.94 or more. Finds nothing when the last save is coarser</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>How strongly the most coherent region fits one compression while the image fits two, in nats per block; 0 when there is no such region or no sign of two compressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>Bright: the coefficients fit one compression better than two, unlike most of the image; dark: they fit two; middle grey: too little texture to say. Bright is no proof of a paste.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.double_quantisation"/>
        <source>159 authentic pictures of eight collections scored 0.2 or less; planted splices whose last save is 10 qualities finer than the first, 6 or more in the median</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>Block grid of earlier compressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>Bianchi &amp; Piva, IEEE TIFS 7(3), 2012 (periodicity of DC coefficients); Fan &amp; de Queiroz, IEEE TIP 12(2), 2003, and Li, Yuan &amp; Yu, Signal Processing 89(9), 2009 (block edges)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>Sees an earlier grid only when that compression was not much finer than the last one, and not where it coincides with the last one's. Cropping a whole photograph and saving it again is ordinary; only a region that does not share the grid is of interest. Resizing and rotation remove grids. Regions under 72 pixels and smooth areas are unreliable. A picture's own pattern of 8 pixels reads as a grid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>Splices planted on 17 reduced photographs that were cropped before the last save: grids found in all, pixel AUC 0.86 or more on average but 0.5 on smooth pictures. The score of a photograph that was only cropped can be as high, so it proposes no finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>How far the most coherent region departs from the rest in following the clearest earlier grid, in robust standard deviations; 0 when no earlier grid is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.block_grid"/>
        <source>Bright: the area does not share the block grid of an earlier compression that the rest of the image has, or has one that the rest lacks; dark: as the rest. Smooth areas mislead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Local noise level</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Mahdian &amp; Saic, Image and Vision Computing 27(10), 2009; Immerkaer, CVIU 64(2), 1996; Lyu, Pan &amp; Zhang, IJCV 110(2), 2014. Own reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Finds noise that was added to, or is stronger in, a region; a region that was only smoothed or enlarged is mostly missed, and so is everything after JPEG quality 75, which removes the noise. Depth of field, foliage, hair and noise reduction make regions of their own in authentic pictures: about one in ten scores as high as a planted region does. Look at the map before the score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Stills from 256 pixels on the shortest side with measurable noise. Scored only: no sign of a JPEG compression below quality 70. Planted noise was found at JPEG quality 90 and above, and mostly missed at 75: between these a low score says little. Video is compressed harder; its scores compare frames of one clip with each other only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Mean deviation (robust standard deviations) of the heaviest coherent region times its share of the measured picture: 0 even noise, 1 a region that cannot be overlooked; not a probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: compression.noise_residual"/>
        <source>Bright: noise here is stronger or weaker than brightness and texture of the rest of the picture let expect. Sharp against defocused parts, hair, foliage, noise reduction and uneven light do the same, so bright does not mean edited. Clipped and noiseless blocks are not measured and drawn dark, so dark there does not mean untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution"/>
        <source>Who made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution"/>
        <source>Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129, in our reading: several views of a picture, described makers, centres of the known ones. Own network, trained by Loupe's laboratory. Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129; Yan et al.: UCF, Uncovering Common Features for Generalizable Deepfake Detection, ICCV 2023; in our reading. Licence of the model: Research and evaluation only: several collections of the training faces permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution"/>
        <source>It says what a picture is like, and never whether it was altered: ask it where something else speaks for that. Generators that were never learned are many, and one of them may lie as near as a known one. Saving, resizing and filters move a picture away from its maker, and towards others. Collections have a style of their own, which may be taken for their maker's. It enters no support. Every generator is known by one collection alone: what is common to its style of portraits may be taken for its maker. The autoencoders and swaps are surrogates made here, on faces that were aligned before; those of forgers are others. What no maker of the list made can resemble one: a maker's name is a lead, never a proof. Strong compression and blur take away what tells makers apart. FLUX.1 schnell, FLUX.1 dev and SDXL are described alike: by description they cannot be told apart. Not trained on: No video. No studio portrait of the collection studio_canada and no photograph of unsplash_man. No face of FaceForensics++, of the Deepfake Detection Challenge or of the lip-sync clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution"/>
        <source>Works learned after jpeg, webp, avif, jpeg2000; judged after each codec by itself, see the figures. Scored only: faces of 60 pixels in width and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution"/>
        <source>By how much a face lies nearer to a known generator than to photographs, as a difference of cosine distances: above 0 a generator is nearer, which alone says little. It is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution.picture"/>
        <source>Who made the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution.picture"/>
        <source>Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129, in our reading: several views of a picture, described makers, centres of the known ones. Own network, trained by Loupe's laboratory. Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129; Yan et al.: UCF, Uncovering Common Features for Generalizable Deepfake Detection, ICCV 2023; in our reading. Licence of the model: Research and evaluation only: several collections of the training pictures permit no other use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution.picture"/>
        <source>It says what a picture is like, and never whether it was altered: ask it where something else speaks for that. Generators that were never learned are many, and one of them may lie as near as a known one. Saving, resizing and filters move a picture away from its maker, and towards others. Collections have a style of their own, which may be taken for their maker's. It enters no support. A picture is told of only where its pixels show no enlargement, no JPEG below quality 75 and no edges blurred by more than 1.5 pixels. Every generator is known by one collection alone: what is common to its style of pictures may be taken for its maker. Nearly all are portraits: of other pictures nothing is known. The autoencoders are surrogates made here. Most pictures at hand were reduced and compressed by their publishers; every picture is reduced once more, which takes away what lies between neighbouring pixels. What no maker of the list made can resemble one: a maker's name is a lead, never a proof. FLUX.1 schnell, FLUX.1 dev and SDXL are described alike: by description they cannot be told apart. Not trained on: No video. No studio portrait of the collection studio_canada and no photograph of unsplash_man. No picture of the text-to-image models of which there is one each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution.picture"/>
        <source>Works learned after jpeg, webp, avif, jpeg2000; judged after each codec by itself, see the figures. Scored only: frames whose shorter side has 171 pixels and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: attribution.picture"/>
        <source>By how much the picture lies nearer to a known generator than to photographs, as a difference of cosine distances: above 0 a generator is nearer, which alone says little. It is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.metadata"/>
        <source>Metadata and file structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.metadata"/>
        <source>CIPA DC-008 (Exif 2.32), ISO 16684-1 (XMP), IPTC Photo Metadata, ITU-T T.81; generators' texts as their programs document them; thumbnail comparison after Kee and Farid, 'Digital image authentication from thumbnails', SPIE 7541, 2010</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.metadata"/>
        <source>Metadata are text that anyone can write, copy or remove; they are untrusted and never alone a ground for a finding. Absent metadata say nothing. A named program may have done no more than save or transfer the file. A time is what a clock was set to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.metadata"/>
        <source>Rows that the metadata table of the file shows; generators and programs by the tables of this version. Thumbnails are compared in JPEG files; regions smaller than about a sixth of a side may not show in them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.c2pa"/>
        <source>C2PA content credentials</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.c2pa"/>
        <source>C2PA Technical Specification 2.2, validated with the c2pa-python library of the Content Authenticity Initiative, without network</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.c2pa"/>
        <source>A valid manifest says that the bytes are as the signer left them, not that the picture shows what happened. No trust list is shipped: 'signer not trusted' means on no list that this program knows. Revocation and remote manifests are not looked up, because nothing connects to a network. Absence says nothing: most programs and platforms write none, or remove it. An ingredient that was already broken when the signer took it in leaves the claim over it valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.c2pa"/>
        <source>Formats that carry a C2PA store: JPEG, PNG, WebP, GIF, TIFF, DNG, HEIC, AVIF, JPEG XL, MP4, MOV, AVI. Fragmented streams without their fragments do not verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.watermark"/>
        <source>Open watermarks of Stable Diffusion programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.watermark"/>
        <source>The DWT-DCT scheme of the open package invisible-watermark, with the messages published by Stable Diffusion 1.x, 2.x, XL (also in diffusers) and FLUX.1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.watermark"/>
        <source>A mark found says that a program marked these pixels, not that nothing of them was photographed: inpainting and upscaling mark too, and anyone can plant or remove the mark. None found says nothing: resizing, cropping and strong compression destroy it and many generators never plant it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers: provenance.watermark"/>
        <source>Pictures of 256x256 pixels or more, not resized, cropped or rotated since they were marked. JPEG at quality 95 with full colour keeps the mark; at quality 90 with halved colour it is mostly lost. The stated chance takes the bits read from an unmarked picture as standing in random order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>autoencoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>diffusion model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>warping and blending</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>nearest neighbour and convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>bilinear and convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>transposed convolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>pixel shuffle</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>the whole picture or face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a photograph as cameras and ordinary programs leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a picture drawn from nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a face put in the place of another</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a face moved by somebody else's motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a photograph of which some traits were changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a photograph redrawn by a generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a photograph enlarged or smoothed by a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>no up-sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>a description names a kind and a family</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.description"/>
        <source>{named} is no {group}; there are {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.engine"/>
        <source>embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.engine"/>
        <source>described</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.engine"/>
        <source>sha256:{files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.engine"/>
        <source>{called} is no network that tells makers apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.engine"/>
        <source>{called}: the network and its makers do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>no maker can be named {name}: a-z, 0-9, dot, dash, underscore</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>{len} photographs can be used, and {fewest_photographs} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>{len} examples can be used, and {fewest} are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>the examples have less in common than works of one maker: they are no one maker's</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>none of {examples} examples is told as this maker when it is left out ({told}): what they have in common is not seen, or photographs lie as near</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>a maker is named {told} already, or cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>the examples were read by another network: {shape} numbers each, and the pack's makers have {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.learning"/>
        <source>{count} as {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.made_by"/>
        <source>the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.made_by"/>
        <source>the face at {left}, {top} in frame {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>cosine distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>without photographs, everything would have a maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>relatedness is not of all makers with all</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>a text is longer than {longest} letters: {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>a text holds hidden characters: {printable_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>the centre of {name} is no direction of {length} numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>{name} has no examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>a vector without a direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>the makers of {origin} cannot be used: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>more than {most_makers} makers</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>a greatest distance is no positive number</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>the makers of {origin} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>two makers have one {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.makers"/>
        <source>a maker has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>photographs put down to a maker learned here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>(own makers)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>of the pack as it was carried, without any maker added here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>leave-one-out error</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{title}, learned in this laboratory from {examples}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{examples} examples (their SHA-256 stand in {file}; that of the list, one on a line: {digest_of})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{title} was learned here from {examples} examples; left out in turn, {missed} of them were not told as it{missed2}. They count as independent media, which frames of one video are not. They say nothing of examples from elsewhere, and what the examples have in common may not be their maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{examples} examples</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>no pack {name} that tells makers apart is carried, or was added</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{file}: {told}, beside those of {called}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{n} as {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>How far a work of {title} may lie was set by {photographs} photographs of this laboratory, of which {taken} are put down to it: of others more may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>{title} lies so near {near} that they will hardly be told apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>Examples of one laboratory, each attributed where it was left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.teaching"/>
        <source>Photographs of one laboratory, by which the limit was set</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>who made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>rejection threshold of the nearest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>nearest makers</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>rejection threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>nearest known works</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>What the network was given, in the frame with the highest score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>Distance, short is near, from above: {names}. The line is the threshold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>rejection threshold of the nearest{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.telling"/>
        <source>distance from {title}{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.views"/>
        <source>picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.views"/>
        <source>quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.views"/>
        <source>parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>A distance is no probability: a maker that was never learned may lie as near, and saving or resizing moves every picture. That it lies near photographs does not say that nothing in it was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>19 of 20 of the examples that it was learned from lie within, or fewer: it reaches no farther than any generator that the pack knew before. How many photographs lie within was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>19 of 20 of the examples that it was learned from lie within, or fewer: of {} photographs that this laboratory gave, no more than 1 of 100 may be put down to it. They set this limit, so of others more may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>That was measured without the makers that this laboratory added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>Family: {family} Generator: {generator}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{title}, {by} {examples} works{shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>closest in kind to {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{kind}, by a {words} with {words2}, over {words3}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>not told: it may be a photograph unlike those that were learned, or an unknown generator's; {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>the nearest maker, {at}, is of the family {family}, and what is read of its traits is {family2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{title} at {distance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{at} of at most {allowed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>; the nearest of another family is {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>not told: {disagreement}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{named}, by kinship alone: no known maker is near enough ({at}{beside}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{told} The nearest that is known, {of_allowed}, is too far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>none: it lies where photographs lie ({of_allowed}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>, not told apart from {rivals}, which is near enough as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>this laboratory learned it from</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>known by</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>not told: it lies within what photographs reach ({of_allowed}), and a generator is nearer; {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{at} is nearer but too far, and it lies within what photographs reach ({of_allowed})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>no known maker is near enough, and photographs may lie there ({at}{also})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>{at} ({family}), and {at2} ({family2}); both are near enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>unknown generator, {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.wording"/>
        <source>, and {at}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>Bi-Level Multi-View Deepfake Attribution, arXiv 2504.14129, in our reading: several views of a picture, described makers, centres of the known ones. Own network, trained by Loupe's laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>It says what a picture is like, and never whether it was altered: ask it where something else speaks for that. Generators that were never learned are many, and one of them may lie as near as a known one. Saving, resizing and filters move a picture away from its maker, and towards others. Collections have a style of their own, which may be taken for their maker's. It enters no support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>{limitations} A picture is told of only where its pixels show no enlargement, no JPEG below quality 75 and no edges blurred by more than 1.5 pixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>{title}, with this laboratory's makers</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>{limitations} Makers that this laboratory added were learned from few examples, and judged on these alone: see the card of the pack. How many photographs are put down to them was not measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.attribution.words"/>
        <source>{score_meaning} Makers that this laboratory added do not enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.blending.pasted_face"/>
        <source>pasted regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.blending.pasted_face"/>
        <source>Own network, trained by Loupe's laboratory</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.blending.pasted_face"/>
        <source>A network's judgement, which it does not explain beyond its map. It knows what it was trained on and may miss what differs from that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.catalog"/>
        <source>the plug-in {name} ({value}){package}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.catalog"/>
        <source>of the package {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.catalog"/>
        <source>{named} is not an analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.catalog"/>
        <source>two analyzers are named {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.catalog"/>
        <source>{named} does not load: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>windows that agree on a visible grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>earlier quantisation step of block means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>strength of an earlier grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>sd</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>too few blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>earlier grid, first column</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>earlier grid, first row</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>block grid at {dx}, {dy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>visible grid, first column</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.block_grid"/>
        <source>visible grid, first row</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>evidence of two compressions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>double quantisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>too little texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>not a jpeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>picture is not the files first</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>coefficients unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>JPEG quality (nearest IJG table)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>standard IJG luma table (1 yes, 0 no)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.double_quantisation"/>
        <source>first quantisation step, AC {frequency} (now {second_step})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.error_level"/>
        <source>mean error at quality {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.error_level"/>
        <source>grey level</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.error_level"/>
        <source>error level at quality {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>Remainder of the coefficients when they are divided by the steps of each quality, 1 when they have nothing to do with it; a dip is a quality at which the image was once saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>remainder by quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>quality of the ghost</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>region of the ghost</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>earlier quality of most of the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>ghost at quality {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>JPEG quality (IJG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>remainder, 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>block grid, first column</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.ghosts"/>
        <source>block grid, first row</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>baseline</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>extended</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>progressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>the file states {len} frames and {scans} scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>the luma's quantisation table is missing or zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>{width} by {height} is too large to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>coding process SOF{code} is not examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>the frame header contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>the frame header states an impossible sampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>the coefficients cannot be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.jpeg_file"/>
        <source>a quantisation table is cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>typical noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>grey levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>measured share</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>region share</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>robust standard deviations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>region deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>local noise level</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>Stills from 256 pixels on the shortest side with measurable noise. {sentence} Planted noise was found at JPEG quality 90 and above, and mostly missed at 75: between these a low score says little. Video is compressed harder; its scores compare frames of one clip with each other only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>% of blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.noise_residual"/>
        <source>% of measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>What is left of the picture without its smooth parts: left its strength everywhere, then two parts pixel by pixel, alike in brightness and texture, the first where noise deviates most and the second where it is as expected; a difference between them can come from another source, and from defocus, motion or noise reduction as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>from column {left}, row {top}, ±{full} grey levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>, one for {side} × {side2} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>Where noise deviates most</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>A part like it, as noisy as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.residual_pictures"/>
        <source>Strength, white from {full} grey levels{per}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.compression.still"/>
        <source>not the first picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.faces.face"/>
        <source>tuple[Floats, Floats, Floats] | None</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.faces.recall"/>
        <source>The face file lacks the picture of a face in frame {index}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.faces.recall"/>
        <source>A picture in the face file is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.faces.recall"/>
        <source>it has no colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.faces.waiting"/>
        <source>a frame was left without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>laplacian</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>checkerboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.lattice"/>
        <source>scaled grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>Fine detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>Steps between columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>Steps between rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>{width} × {height} pixels from column {left}, row {top}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>{residuals}, likewise, of {where}; ringed: the strongest peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.pictures"/>
        <source>two-dimensional spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>regular patterns in the scene can do the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>outside the range in which peaks were validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>no operating point was measured on media like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Bright: around here, pixel residuals repeat at a fixed period that this file's block grid does not explain, as after up-sampling; regular patterns in the scene do the same, so bright does not mean edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Bright: the share of fine detail differs from that of equally textured parts of this picture, as after resizing or blurring; so do defocus, motion and noise reduction, so bright does not mean edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Power of detail against its fineness; the band holds nine in ten authentic pictures. Outside it lies what was resized, sharpened, compressed or generated: the curve alone does not tell which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Power of detail against its fineness; there is no band beside it, as no authentic media like this one were measured: the curve alone tells nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>below the operating point; authentic pictures show such peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>a repeating pattern, as up-convolution leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>differences that alternate in strength, as interpolation leaves them</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>a grid of twice JPEG's period, as enlarging a compressed picture leaves it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>decay of fine detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>azimuthal spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>cycles per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>slope</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>decades per decade</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>high band</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>decades</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>peak excess</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>peak excess local</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>peak across</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>peak down</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>block grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>tiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>{meaning}: {excess} times unrelated texture {where}, at {fx} across, {fy} down (cycles per pixel)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>strongest peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>high band deviation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>in one region</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>over the whole picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Stills from 256 pixels on the shortest side, 8 bit, JPEG quality 75 and above. {sentence} What cannot be measured of these withholds nothing. Video is compared with planted traces only: no population of authentic clips is large enough for a percentile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>Peaks. {peak_meaning} Decay. {decay_meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>up-sampling peaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>log10 power over that at 0.03 to 0.06 cycles per pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.spectrum"/>
        <source>a frame was scored that has no texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>contrast of rich and poor texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>patches that decide</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>richest and poorest patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>rich and poor texture differ as they do in generated pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>Bright: in this region rich and poor texture differ as they do in generated pictures; sharpening, noise reduction and a shallow depth of field do the same, so bright does not mean generated, and between the regions that were read the nearest one stands in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>Bright: patches with rich texture without which the score of the highest-scoring region would be lower; it tells where the network looked, not what was altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>What the network compares in the highest-scoring region: the patches with the most and with the least texture, in order; that they differ to the eye is the scene, and means nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>{side} pixels {placed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>highest region</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>score units</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>median region</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>Zhong et al., PatchCraft: Exploring Texture Patch for Efficient AI-generated Image Detection, arXiv 2311.12397, with smaller mosaics. Own network, trained by Loupe's laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>A network's judgement, which it does not explain beyond its maps. A picture of one texture, noise reduction and resizing leave it little to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>Regions. {region_meaning} Patches. {patch_meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>contrast of texture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>{per_mosaic} patches with the most texture, of the region of {where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.texture"/>
        <source>{per_mosaic} with the least, of the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>relations of neighbouring pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>residual of neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>Each pixel less the upper left one of its cell of 2 by 2, in the highest-scoring tile: a pattern that repeats with the cells is what up-sampling leaves, edges of the scene are seen as well, and what the network makes of it the eye cannot tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>neighbouring pixels depend on each other as after the up-sampling of a generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>highest tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>median tile</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>Tan et al., Rethinking the Up-Sampling Operations in CNN-based Generative Network for Generalizable Deepfake Detection, CVPR 2024. Own network, trained by Loupe's laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>A network's judgement, which it does not explain beyond its map. Every resize is an up-sampling or hides one: pictures that show a resampling are withheld, and one that shows none may have been resized all the same. It says nothing of pasted faces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>relations of neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>The highest-scoring tile, {placed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.frequency.upsampling"/>
        <source>What differs within its cells of 2 by 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>when judged by networks of the same recipe that had not learned the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>By an experimental network, whose word counts for nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>Of {len} windows that both could read, {counts} are unusual to both, {counts2} to the network alone, {counts3} to the cues alone{ranked}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>; their ranks go together by {float}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>network and cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>{first_pts} s to {last_pts} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>No evidence: the highest score is {score}, from {span}{known}. Forgeries that keep or copy real eyes look the same, so this does not speak for the face either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>The cues could not be measured in these seconds, so there is nothing to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>Its card tells no score that authentic eyes reach, so nothing is compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>score of cues{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>spreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>Unusual: from {span} the network scores {score}; authentic eyes reached {reach} {by_others}, those of few people. Look at these seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.agreement"/>
        <source>; authentic eyes reached {reach} {by_others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>eyes together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>eye delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>lids together</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>lid delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>lid rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>doublings of the noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>jitter</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>head coupling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>degrees per degree</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>iris size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>share</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>iris pair</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>vergence</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>saccade rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>blink duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>both irises move alike, with a correlation of {value} (living eyes move as one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>shifting one iris in time changes that correlation by {value} (living eyes move at the same time, so a shift lowers it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>both lids move alike, with a correlation of {value} (a wink lowers it as well)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>shifting one lid in time changes that correlation by {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>the lids move by {value} doublings of what a rigid distance does</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>the irises tremble against each other by {value} doublings of the mesh's noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>for each degree the head turns, the eyes turn by {value} degrees in it (-1 holds the aim, 0 stares along with the head)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>the size of the irises beside the face varies by {value} of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>one iris changes its size against the other by {value} of itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>the angle between the eyes wanders by {value} degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>the eyes jump {value} times a second (living eyes: up to 4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.cues"/>
        <source>a closing lasts {value} seconds (blinks: 0.1 to 0.4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>measures</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>highest score of authentic eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>AUC within a person, more than the cues</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>Gaze network</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>Experimental: it was not found to tell forged eyes better than the explicit cues do, on people and on ways of forging that it had not learned from. It is shown, and supports nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>After He et al., GazeForensics: DeepFake Detection via Gaze-guided Spatial Inconsistency Learning, 2023. Own small network, taught where eyes look by Intel's gaze-estimation-adas-0002, trained by Loupe's laboratory on forgeries made here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>A low score is no evidence: lip-synchronised, reenacted and whole-face forgeries often keep or copy real eyes, and then nothing is seen. It never says authentic. A network's judgement, which it does not explain; the cues of the same seconds are told beside it. It is given the mesh, not pixels, so a forgery that the mesh does not follow is missed. Winks, squints, glasses, hair over an eye and compression may raise it. No operating point: too few people were judged for one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>frames missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>no finite score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>{called} is no network of the eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.learned_eyes"/>
        <source>{title} (experimental)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.living_eyes"/>
        <source>no face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.living_eyes"/>
        <source>no cue measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.living_eyes"/>
        <source>a face without a mesh has no eyes to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.standard"/>
        <source>the reference of authentic eyes is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the eyes move no more than the noise of the mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the lids move no more than the noise of the mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the head hardly moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>no blink lies whole within the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the noise of the mesh cannot be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the mesh gives no number for it here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the face is less than 300 pixels wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>the face at {left}, {top} in frame {frame}, {pts} s to {last_pts} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>unusual. From {span} the cue {which} makes a score of {score}; the authentic clips of the reference reach {most}. They are {n} of few people, so no operating point is set: look at these seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>no evidence. The most unusual two seconds ({span}) score {score}; authentic clips of the reference reach {most}. Forgeries that keep or copy real eyes look the same, so this does not speak for the face either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>withheld from {first_pts} s on: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>from {first_pts} s on {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>median of this face: {median}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>. Shown, not counted in the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>blink rate{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>rigid points: {control}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>nine in ten authentic windows: {known} to {known2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.gaze.telling"/>
        <source>{name} of rigid points{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>The middle of a spectrum is what changes slowly, its edges the finest detail that pixels hold (half a cycle per pixel); a bright point or line apart from the cross through the middle repeats at a fixed period, as after up-sampling or in a JPEG's grid of 8 pixels, and so do fabric, screens and other patterns of the scene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>; ringed: the peak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>The same over what is usual at that fineness</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>a picture of {shortest} pixels has no spectrum to be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>Spectrum (log power)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.illustrations"/>
        <source>The same over what is usual at that fineness{ringed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.agreement"/>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.agreement"/>
        <source>logit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.agreement"/>
        <source>device</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.agreement"/>
        <source>torch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.detector"/>
        <source>the case's own copy of the pack, since that of this workstation is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.detector"/>
        <source>{called} is no detector: its card does not say how to run it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.detector"/>
        <source>{called} takes {join}: not one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.detector"/>
        <source>{called} has no output {output}: {there_are}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.library"/>
        <source>no model pack is named {name}; there are {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.library"/>
        <source>{name} has no version {version}; there are {there_are}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.library"/>
        <source>{name} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.pixels"/>
        <source>its output has {len} numbers, none at {index}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.trial"/>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>the whole frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>Made by others and run as its card says; nobody checked the card's claims here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>a face turned upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>a face with its margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>The network's raw output</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>The network's output after a sigmoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>The network's output after a softmax</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>{value} for {crops}{turned}: it rises with what the network was trained to call manipulated. It was not calibrated here, and is no probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>, turned round</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>Not trained on: {not_trained_on}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.imported.wording"/>
        <source>{reference} (licence: {licence})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.laundered_picture"/>
        <source>synthetic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.laundered_picture"/>
        <source>laundered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>drawn by a decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>drawn from a photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>spectral peaks of the residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>spectrum of the residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>the picture looks as if a generator had drawn it from no photograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Bright: patches that look as if the decoder of a generator had drawn them, from a photograph or from nothing; resizing, smoothing and flat surfaces can look alike, so bright does not mean generated, and between the patches that were read the nearest one stands in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Bright: patches that, if a decoder drew them, look as if it had been given a photograph; dark: as if it had been given none. Where the other map is dark this one means nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Power of what is left without smooth parts, along rows and columns. Peaks at 1/8, 2/8, 3/8 and 4/8 of a cycle per pixel are left by decoders that enlarge eight times, and by every JPEG compression: the curve explains a score and decides nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>The middle is what changes slowly, the edges are the finest detail; rings stand around the eighths of a cycle along both directions, where decoders that enlarge eight times and JPEG blocks leave points. The picture explains a score and decides nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>highest-scoring patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>The patch that looks most as if a decoder had drawn it, beside what is not smooth in it; what the model makes of it the eye cannot tell, and of many patches one is always the highest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>the picture shows no sign that a decoder drew it; that does not say that it is authentic, since editing leaves none either and resizing hides it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>the picture looks like a photograph that went through a generator's encoder and decoder: its content may be real although its pixels are not</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>first question {synthetic}, second {laundered}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Of pristine, laundered and generated the scores lie nearest to {answer}: {said} ({scores}). Operating point {threshold}: {meaning}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>residual spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>At 1/8, 2/8, 3/8 and 4/8 of a cycle per pixel the residual has {rises} times the power around. Decoders that enlarge eight times and JPEG blocks leave peaks there.{own}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Mandelli, Bestagini and Tubaro, When Synthetic Traces Hide Real Content: Analysis of Stable Diffusion Image Laundering, WIFS 2024; here by linear discriminants of co-occurrences of residuals (Fridrich and Kodovský, Rich Models for Steganalysis, IEEE TIFS 2012). Own model, made by Loupe's laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>A model's judgement, which it does not explain beyond its maps. It learned from the autoencoders of Loupe's laboratory, not from those of any product. A picture of which a part was drawn again, or which was resized afterwards, may look pristine. None of the three answers says that a picture is authentic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>First question. {synthetic_meaning} Second. {laundered_meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>No answer, two scores: {scores}; {unmeasured}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>This file is a JPEG, whose own blocks leave such peaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>three-way result</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>The patch, {placed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>What is not smooth in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>log10 power of the residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Residual of the patches, log power</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.telling"/>
        <source>Over what is usual at that fineness; rings: eighths of a cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.three_way"/>
        <source>pristine</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.three_way"/>
        <source>generated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>luma</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>half</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>red</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>full red</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>full green</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.laundering.traces"/>
        <source>full blue</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.engine"/>
        <source>misfits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.engine"/>
        <source>residuals</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.engine"/>
        <source>recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.engine"/>
        <source>{called} is no network that compares parts of faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.explained"/>
        <source>eyes and brows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.explained"/>
        <source>nose and cheeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.explained"/>
        <source>mouth and chin</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.face_parts"/>
        <source>Hu et al., Mover: Mask and Recovery based Facial Part Consistency Aware Method for Deepfake Video Detection, arXiv 2303.01740, in our reading. Own network, trained by Loupe's laboratory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.face_parts"/>
        <source>It was taught parts of other people that were pasted into a face; where few authentic faces are taken for such, it finds few. A part of the same person of another time, a mouth drawn to other words and a face that was generated as a whole are hardly seen: that nothing stands out means nothing. It says that a part looks pasted in, not that it is another's: a part blended into its own picture again looks so as well, and the other parts added hardly anything that could be measured. Misfits and residuals grow with what covers the face (hands, hair, glasses, microphones), with blur of a part or of the picture, with rare expressions, and for groups of people that were rare among those learned from; they are ranked among authentic faces of like sharpness and size only, and not at all where too few of these were measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.pictures"/>
        <source>yellow</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.pictures"/>
        <source>green</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.pictures"/>
        <source>parts of the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.pictures"/>
        <source>what the rest does not explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.pictures"/>
        <source>The whole face: as it is; every part as the rest explains it; below, the difference and the parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.seen"/>
        <source>nose</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.seen"/>
        <source>mouth</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>{part} residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>faces of width {width}, sharpness {range}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>{low}{unit} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>{low} to {high}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>below {high}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>the standard of {origin} has quantiles that do not rise</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.standard"/>
        <source>the standard of {origin} cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>How much a part looks pasted in, beyond what is usual in authentic faces as sharp and as large: the band holds nine in ten of them. A rise that comes with blur, a turn of the head or a hand means nothing, nor does any show that the part is another's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>the face at {corner}, {corner2} in frame {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>raw</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>presentation time in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>spreads above the usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>{kind} of {names}{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>score{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>misfit of {names} over time{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.telling"/>
        <source>{population}; {conditions}; in each frame faces of its sharpness and width, 5th to 95th percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>authentic faces of like sharpness and size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>no comparison for this quality, as too few {among} were measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>From the top, each part: as it is; as the network fills it in from the rest of the face, softly, which is not what was there before; and where both differ, white at {full:g} levels. The misfit says how much a part looks pasted in, nearly all of it by its own looks; the residual how unusual it is in its detail and beside what was filled in, either way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>None of this says that a part was altered or is another's: a hand, hair, glasses, blur, hard light, a rare expression and faces unlike those learned from do the same, and over many frames one high rank is to be expected. Usual parts say nothing either: a face that was made as a whole has nothing pasted in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>The {names} look pasted in more than is usual: {placed} (n = {n}). Some authentic faces have such a part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>{name}: misfit {ranked}; residual {ranked2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>at the {ordinal} percentile ({spreads} spreads)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>{ordinal} percentile among {among}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>Whether a part of this face looks pasted in cannot be told: {unranked}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>No part stands out: the {names} rank highest, at the {ordinal} percentile among {among}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>{name}: no comparison for this quality; {raw}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>beyond all that were measured ({spreads} spreads)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.parts.wording"/>
        <source>beyond all {among} that were measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.drawing"/>
        <source>The two frames between which the face changes its shape most. In the second, a dot stands where one plane would take each point of the first, and a line, {longer} times too long, leads from there to where the point was found. A flat picture leaves short lines without order; a turning head leaves long ones at the nose and the outline, a speaking mouth at the lips. Short lines alone do not mean that the face is a picture: a face that neither turns nor speaks has them too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.drawing"/>
        <source>one plane between two frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.drawing"/>
        <source>Frame {frame}: the points</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.drawing"/>
        <source>Frame {frame}: left by one plane, {longer} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.flat_motion"/>
        <source>a face without a mesh cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.passage"/>
        <source>too few frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.passage"/>
        <source>too little turning</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>The share of a face's change of shape that one plane explains, between frames so far apart. Near 1 all points move as on one flat sheet; a head that turns or speaks stays below. Frames next to each other show the noise of the mesh more than movement.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>from {span} one plane explains {score} of the face's change of shape (points of the skull alone: {rigid}), more than in any other passage ({read} read)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>The limits come from clips of up to {most_measured} passages of a few seconds; here {flat} of {read} reached {sheets_from}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>{between}: {said}. A recording that is replayed on a screen and a print that is bent change their shape like this too, so it does not speak for the face. {limits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>noise of mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>turn of mesh</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>share of plane of skull</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>share of plane by frames apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>share explained by one plane</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>flat motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>flat motion: {said}. A print or a still display that is moved before the camera does so, lips and lids with all the rest. It is evidence of a flat picture of a face, not of who made it or why; look for edges, bending and glare. {limits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>no evidence of a flat picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>noise of mesh{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>‰ of the face's width</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>turn of mesh{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>share of plane of skull{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>share of plane by frames apart{whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.presentation.telling"/>
        <source>frames apart, at 25 a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.c2pa"/>
        <source>format carries no c2pa</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.c2pa"/>
        <source>container damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>datetimeoriginal</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>datetimedigitized</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>creationdate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>creationtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>createdate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>modifydate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>datetime</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>metadatadate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>modificationtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>camera time {text}, GPS time {at} UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{span} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{hours} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{hours} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>before digital cameras, as of a clock not set: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>changed at {text}, before it was recorded at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{told}: {span} apart in the stated zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{told}: no zone explains the difference, {span} remain</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>the clock was not set: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dates"/>
        <source>{told}: {span} apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>Stable Diffusion 1.x scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>Stable Diffusion 2.x scripts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>Stable Diffusion XL programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>FLUX.1 reference programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>8-bit pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>floating-point pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.dwt_dct"/>
        <source>floating-point pixels, red and blue exchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>softwareagent</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>when</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>instanceid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>^(?P&lt;step&gt;xmpMM:(?:History|Ingredients|Pantry)(?:\[\d+\])?)/</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>edit history</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>document {text} began as {text2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>derived from</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>XMP: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>XMP: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.edit_history"/>
        <source>another document, {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>Quantisation table</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>JPEG segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>Adobe segment: written by an Adobe-style encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>Photoshop resource block (other programs write it too)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>Ducky segment of Photoshop's 'Save for Web'</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>index of several pictures in one file (MPF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>JPEG quantisation tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>jpeg quantisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.jpeg_coding"/>
        <source>jpeg segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa state</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa signed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>no time stamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa ingredient</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>without title</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa ingredient failure recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa action</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>active manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>manifest of an ingredient</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>by {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_facts"/>
        <source>c2pa source type</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>did unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>valid but signer not trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>valid but signer certificate expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>not checkable without network</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>code</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>url</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>the trust anchors cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>the manifests are nested too deeply</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.manifest_store"/>
        <source>manifest store</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>camera make</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>camera model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>camera serial</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>camera owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>lens serial</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>image id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>no row names a camera, a program, a prompt or a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>{where}, as {program} writes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>file structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>negative prompt</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>generation settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>software</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.metadata_facts"/>
        <source>digital source type</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>text g</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>text l</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>t5xxl</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>clip l</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>string</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>ckpt name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>unet name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>model name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>lora name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>noise seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>cfg</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>sampler name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>denoise</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>model weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>cfg scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>cfgscale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>guidance scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>height</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>app version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>ComfyUI (workflow)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>Draw Things</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompt_documents"/>
        <source>a program that does not name itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>Negative prompt:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>Stable Diffusion web UI, or a program that writes like it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>Sampler</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>CFG scale:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>Guidance Scale:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>^\s*"(?P&lt;prompt&gt;.+?)"(?P&lt;settings&gt;(?=.* -s ?\d)(?=.* -S ?\d).*)$</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>\bJob ID: ?[0-9a-f]{8}-[0-9a-f-]{27}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.prompts"/>
        <source>InvokeAI (Dream)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>gpsdate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>gpsdatestamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>gpstimestamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>offsettimeoriginal</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>offsettime</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.satellite_time"/>
        <source>^(?P&lt;sign&gt;[+-])(?P&lt;hours&gt;\d{2}):?(?P&lt;minutes&gt;\d{2})$</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>image generator</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>face or beauty editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>picture editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>video editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>raw developer or photo organiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>encoder or converter</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>screen recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>messenger or platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>(?![a-z]| (?:Lightroom|Camera Raw))</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Stable Diffusion, Midjourney, DALL-E, NovelAI, ComfyUI, InvokeAI, Fooocus, SD.Next,
        Draw Things, DiffusionBee, Easy Diffusion, SwarmUI, Firefly, Made with Google AI,
        Bing Image Creator, Leonardo.Ai, Ideogram, FLUX.1, FLUX.2, OpenAI, ChatGPT, Runway,
        Synthesia, HeyGen, D-ID, DeepFaceLab, FaceSwap, FaceFusion, roop, Wav2Lip, SadTalker,
        LivePortrait, Image Creator from Designer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>FaceApp, Facetune, YouCam, Meitu, BeautyPlus, BeautyCam, Remini, Reface, Lensa, B612,
        Ulike, PortraitPro, AirBrush, Perfect365, FaceTuner, Avatarify, MyHeritage</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Photoshop, GIMP, Snapseed, PicsArt, Affinity Photo, Pixelmator, Paint.NET, PaintShop,
        Paint Shop Pro, Pixlr, Canva, Photopea, Krita, CorelDRAW, PHOTO-PAINT, Procreate,
        PaintTool, Clip Studio, Topaz, Luminar, Polarr, VSCO, Fotor, BeFunky, PhotoScape,
        PhotoImpact, PhotoStudio, Picnik, inPixio, Photo Editor, TouchRetouch, ImageReady,
        Microsoft Designer, Inkscape, Fireworks, Photogene</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Premiere, After Effects, Final Cut, DaVinci Resolve, CapCut, InShot, KineMaster, iMovie,
        Vegas Pro, Filmora, Shotcut, Kdenlive, OpenShot, Blender, VN Video Editor, Videoleap,
        PowerDirector, Camtasia, Movie Maker, Clipchamp, Media Composer, TikTok, LumaFusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Lightroom, Camera Raw, Capture One, darktable, RawTherapee, DxO, ON1, ACDSee, Picasa,
        iPhoto, Apple Photos, Google Photos, digiKam, Photo Mechanic, FastStone, XnView,
        IrfanView, Windows Photo, Shotwell, ViewNX, Capture NX, Digital Photo Professional</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Lavf, Lavc, FFmpeg, HandBrake, x264, x265, libwebp, ImageMagick, GraphicsMagick, Pillow,
        libvips, MozJPEG, Matplotlib, mkvmerge, GStreamer, GPAC, MP4Box, VirtualDub, OpenCV,
        gd-jpeg, exiftool, Exiv2, libheif, Bento4, L-SMASH, AVI-Mux</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>Screenshot, OBS Studio, Snagit, ShareX, Greenshot, ReplayKit, Bandicam</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>WhatsApp, Telegram, Instagram, Facebook, Snapchat, WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>\s*(?:created with |creator: )?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.software"/>
        <source>(?:[ /-]?(?:version |v\.? ?)?\d[\w.+-]*)?(?: \(using [^()]{1,40}\))?(?:, quality = \d+)?\s*</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>composite with generated parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>composite with synthetic parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>made by an algorithm without training</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>algorithmically enhanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>composite of several elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>composite of captured elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>recorded from a virtual scene</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>digital art made by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>created digitally by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>drawn from data</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>captured from a screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>captured by a digital camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>captured by a camera with computation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>scanned from a film negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>scanned from film</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>scanned from a print</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>edited by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>minor edits by a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>generated by a trained model (generative AI)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.source_types"/>
        <source>not a term of the vocabulary</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>EXIF IFD1 (thumbnail)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>present, but cannot be decoded or compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>thumbnail correlation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>thumbnail mean difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>thumbnail largest local difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>, turned by {turns} degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>(other proportions: the middle was compared)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>shows the same picture{turned}{part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>shows another picture, or another part of it{part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.thumbnail"/>
        <source>shows this picture{turned}, but differs in a part of it{part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>pixel values (low band of the blue-difference plane)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>none of the known marks; this says nothing about a picture that was resized, cropped or strongly compressed after it was marked, or was never marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>watermark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>{matched} of {len} bits of the mark of {origin} ({name}); chance of as many without a mark, over {tried} readings tried: {chance}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>the file holds no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>grey picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>smaller than 256x256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>too few bits to be called found: {read}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>bits matched {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>of {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>chance without mark {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.provenance.watermark"/>
        <source>over {tried} readings tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.estimate"/>
        <source>an estimate has either a value or a reason why there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>resampled</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>compressed too coarsely</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>too blurred</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>Scored only: {held}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>No bound is set on resampling or blur.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>pictures that show no resampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>no sign of a JPEG compression below quality {least_quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.gate"/>
        <source>edges blurred by at most {widest_blur} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.resampling"/>
        <source>none seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>quality of the pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>Withheld, as the picture shows a resampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>Withheld, as the picture shows a compression coarser than was validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>Withheld, as the picture is blurred more than was validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>seen in {share} % of the picture's strips</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>{kind} {pm} times, {strips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>{what} not measurable ({replace})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>resampling factor</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>compression quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>resampled, perhaps by {several} times, {strips}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>, grid from column {dx}, row {dy}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>JPEG compression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>JPEG quality {pm}{grid}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>blur {pm} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>no JPEG compression seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>IJG quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>no resampling seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.quality.wording"/>
        <source>{name} error</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.references"/>
        <source>{analyzer}.json</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>traits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>content</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.engine"/>
        <source>{called} is no network of generated faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.generated_face"/>
        <source>A network's judgement, which it does not explain. It knows the look of what it was trained on and may miss another. It sees the middle of the face, reduced to few pixels, and counts residuals of its native pixels. Softened pictures, photographs too, score higher.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="analyzers.synthesis.generated_face"/>
        <source>the highest-scoring face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Stopped. What was done is kept. The next run goes on, or begins anew where it must.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>loupe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>models</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>calibrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Callable[[AnalyzerInfo, Source | MediaItem, float], Rank | None]</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Signer | None</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Wish | None</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Examine photos and videos for manipulation, on this workstation alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Case {number} is at {case}. Next: loupe add {case2} FILE_OR_FOLDER…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>(draft: not reviewed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>{output}: report {number}{draft}, {pages} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>case:   {case}
report: {pdf}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>loupe {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Case {number}: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>head of the audit chain: {sequence}:{hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>issuing ended without a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>there is no screen to open the desk on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Who looks; goes on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Only this exhibit; may be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>must not be empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>{name} is not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>bytes copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Say which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>The case number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Your name, as it will stand in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>What you are asked to find out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>A short title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Whom you work for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Files or folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Who handed the files over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Only this; may be repeated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>The PDF to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Who issues it; by default the examiner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>A4 or Letter; by default the letterhead's, or A4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Print which items lie together (maker).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Sign with this PKCS#12 key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Holds the key's password; else ${password}, else it is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Show no such face; * for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Show no other face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Show no face.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Your agency's settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>A chain head from a printed report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>A delivered report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Where to make it; by default your data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>Do not open the desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.__main__"/>
        <source>{done} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>repeated a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took back a review of a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took back an impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>hid results until a first impression is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>no longer hides results</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took back the name of the maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took the file in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took in the same bytes again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had results weighed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had a model pack kept with the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had a model pack put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had every file hashed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>began to export the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>exported the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Impressions and reviews</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Tags and notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Makers and controls</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Examinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>The case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>finding decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>decision taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>findings proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>finding rerun</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>finding reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>review withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>impression written</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>impression withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>results shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>results hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>results no longer hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>annotation recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>annotation withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>exhibit labelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tracks merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tracks split</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tracks renamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tracks excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tracks included</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>maker named</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>maker's name taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>known authentic marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>media received</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>media read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>duplicate received</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>arrival refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>run begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>run ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>results weighed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>what-if begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>what-if tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>what-if chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>model kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>model put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>report issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>evidence rehashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>export begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>package exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took back a decision: the finding is {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had {findings} findings put on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>reviewed a finding: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>wrote an impression: {opinion} (blind: {blind})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>was shown: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>marked a {shape} in frame {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>withdrew a {shape} in frame {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>labelled the exhibit: tags [{tags}]</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>merged face tracks into {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>split a face track into {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>named a face track {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>excluded face tracks: {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>included face tracks: {labels}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>named the maker: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>marked it known authentic: {known}, {said_by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>had the file read again: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>could not take something in: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>began a run: {analyzer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>a run ended: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>began a what-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>tried a copy of a what-if</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>chose a what-if for the report: {in the report}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>issued the report (draft: {draft})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>took back:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>, its earlier statement restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>, its statement rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.acts"/>
        <source>did again:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>fewer than {fewest} findings that both decided: no figure is stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>Where examiners disagree, the decision of the examiner responsible for the case stands; that of the other is printed beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>The intervals (95%) take findings for independent of each other; those of one exhibit are not, so they are too narrow where many findings are of few exhibits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>{same} of {n} findings decided alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>{told}; Cohen's kappa {value} ({ends}), n = {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>one of them decided every finding alike: kappa is not defined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>no interval is stated: its standard error is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.agreement"/>
        <source>{sight_words} on {at} UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.analyzer"/>
        <source>Frame {index} does not decode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>event {sequence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>{at} is not in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>{text} is not a UTC time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>Event {sequence} follows event {sequence2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>event missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>Event {sequence} was changed after it was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>event edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>Event {sequence} does not carry the hash of the event before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>event unlinked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.audit"/>
        <source>{place}: what was between is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.blind"/>
        <source>Results are hidden in this case until a first impression is written: say with --by NAME who looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.blind"/>
        <source>Hidden until you have written your first impression (F4).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.blind"/>
        <source>The results on {join} are hidden from {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>not calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>calibrated for another method</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>not calibrated for these conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>calibrated on this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>score outside calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>calibration confounded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>video not calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>conditions not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.applying"/>
        <source>faces edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>jpeg table sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>log picture size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>jpeg</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>h264</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>JPEG tables that sum to</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>quantiser at the face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>, faces {span}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>{low} and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>{low} to below {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>below {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>the size of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>how long a video is and how many faces it shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>how coarsely it is compressed ({coding})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.conditions"/>
        <source>the width of a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{printable} is refused: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{name} is larger than {most_bytes} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{name} has the digest {found}, it says {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{name} is not written as calibrations are</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{path} cannot be read: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>{name} is no calibration: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.document"/>
        <source>a text has more than {most_letters} letters: {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.face_traits"/>
        <source>log face width</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.face_traits"/>
        <source>face sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.face_traits"/>
        <source>face quantiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.shelf"/>
        <source>{name}.new</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.shelf"/>
        <source>{beginning} names no one calibration; there are {there}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.shelf"/>
        <source>{place} cannot be written: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>it was made at a time that has not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>on sources left out its ratios are worth nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>each source of a class has a name of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>its bounds are wider than so many sources bear</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>its format is not {format}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>H1 names the kinds of alteration of its sources, and no other</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>its conditions are no cell of those that Loupe tells apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>its files are told by the first 16 digits of their SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>a file is in more than one place</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>a source has more independent items than files</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.soundness"/>
        <source>the bounds of a scale without a source are wider than the others bear</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.weighing"/>
        <source>not measured: {lack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>moderately strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>very strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>no calibration of this analyzer was applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>no calibration of this analyzer is at hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>no calibration holds for conditions like these</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>the calibration was made from this very file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>traits of the files alone tell the classes of the calibration apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>the conditions could not be measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>the score lies outside those that the calibration was made from</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>how long a video is and how many faces it shows are no conditions of any calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>the faces read are not those that the face pass found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>C1 and C2 are the propositions of the calibration, not H1 and H2 of a finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>withheld: not calibrated for these conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>those at hand are of another version, setting, model or face pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>{word} support for {side} over {side2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>{number} to {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>{upper}{said}: LR {number}, 95 % interval {interval}{capped}{confounding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>{withheld} ({why}); no likelihood ratio is stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>Calibration {digest} ({told}): n = {counted} of {count} sources, {counted2} of {count2}; Cllr {cllr} on sources left out (lowest {lowest_cllr}); bounds {reach}{confounding}; all as stated by its maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>no support for either proposition over the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>not shown: held at the bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>The medium was altered or made by: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>It was {h2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>that the number of sources bears</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>; CONFOUNDED: traits of the calibration's files alone tell its classes apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.calibration.words"/>
        <source>; whether the calibration is confounded is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>These {len} lie {mean} from each other in the mean and {widest} at most, where {within} in the mean is allowed ({unit}); {beside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>{len} lie together, as works of one maker do</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>there is no other group</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>the nearest other group lies at {apart}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>Nothing lies within {within} of it ({unit}); {beside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>Together, though named {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>{shared}, named {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>Attributed one by one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>{len} items are more than can be compared at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>Alone, named {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.clustering"/>
        <source>not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>channel not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>The intervals suppose that these exhibits are independent of one another; several of one scene, burst or day say less than their number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{of} known authentic exhibits of this case would be proposed as findings: {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{of} score as high as this exhibit or higher: {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{late} of {read} were marked after their result was on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>so few say little: rates from {low} to {high} go with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{count} of {n}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{percent} (exact 95 % interval {low} to {high})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>known authentic as stated by {said_by}{channel}; recorded by {examiner}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>no operating point covers the known authentic exhibits: no false alarm rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>of these, {apart}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>shared: {named}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{unscored} have no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{of} would be proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>no operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.controls"/>
        <source>{of} score as high</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.coverage"/>
        <source>frame damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.coverage"/>
        <source>not decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.coverage"/>
        <source>frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.documents"/>
        <source>a chain head is printed as SEQUENCE:HASH</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.examination.examining"/>
        <source>no analyzer is named {join}; there are {there_are}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.examination.passes"/>
        <source>the worker process spoke for an analyzer that is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.examination.passes"/>
        <source>analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>no benefit of it was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>its benefit was measured of another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>splices</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>score {score}, at or above its operating point {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>; it was not ranked in a population</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>rank {rank} by measured usefulness: balanced accuracy {useful}, made here (0.50 is chance){false}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>; unaltered files that speak {false}, forged {spoken}: of {forgeries}, the same {units} every time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>not useful enough: balanced accuracy from {low} on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>no operating point covers this medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>; {name} at percentile {percentile} of {population}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>; frame index {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>; that none of them speaks unaltered does not exclude up to {open} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>not stable: {share} % of unaltered files speak after handling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>below its operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>{value} ({low} to {high}) on {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.explaining"/>
        <source>{count} of {n} {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.arrays"/>
        <source>{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.arrays"/>
        <source>A part of a face file has no rows, or too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.arrays"/>
        <source>A part of a face file is cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.arrays"/>
        <source>A part of a face file does not hold what it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.digest"/>
        <source>faces read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>loupe face file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>the worker process counted the faces of frame {frame} after those of frame {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>the worker process measured a face in frame {frame} after frame {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>the worker process cut a face out of frame {frame} after frame {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>A part of a face file holds other frames than it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>A part of a face file holds a time that is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.file"/>
        <source>the worker process sent a crop that cannot be</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.found"/>
        <source>the worker process came back to a face that it had left</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.found"/>
        <source>the worker process told of face {number} twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.found"/>
        <source>Face {person}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.found"/>
        <source>the worker process spoke of a face that nobody found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>seen/(\d{1,12})-(\d{1,12})\.npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>(light|landmarks|blendshapes)/(\d{1,9})/(\d{1,12})-(\d{1,12})\.npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>crops/(\d{1,9})/(\d{1,12})_(-?\d{1,6})_(-?\d{1,6})\.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>seen/{first}-{last}.npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>{kind}/{number}/{first}-{last}.npy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>crops/{number}/{frame}_{x}_{y}.png</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>its list of parts claims {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>The parts of a face file are out of order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>A face file cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>A face file is no longer the one that was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>A face file cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>a part claims {file_size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>a part has another length than was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>A face file is packed in a way that is not its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.index"/>
        <source>A face file holds a part of an unknown kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>, from frame {at_frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>This is neither a merge nor a split, a name or an exclusion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>Merging takes two tracks or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>An excluded track is merged only after it was included again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>The face is not found on both sides of frame {at_frame}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>{label} is excluded already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>{label} is not excluded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>No standing track of this exhibit has the id {unknown}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>Each track is put right once at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>Tracks are put right in one way at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>The new tracks do not hold the faces of those they supersede.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>A track needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>A name has {longest_label} letters at most, this one {len}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>The name {printable_name} holds characters that do not show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>A track without a face is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>A change of a track is made by an examiner with a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.faces.tracks"/>
        <source>{label} and another of them are both in frame {both}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>Inconclusive as to degree</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>what a file says of itself enters no likelihood ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>no rate of false alarms is known for media like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>How often alterations are missed under these conditions is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>The ratio is of the score of the whole file, not of a segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>at its operating point, {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.finding_words"/>
        <source>In this case: {local}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>nothing is stated about them</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The content was recorded by a camera and ordinarily processed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>Found in the file: {name}: {cut} ({where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>A face or a part of it was pasted in or blended by software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; make-up, glasses, hair, light or compression look like a seam.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The face was made as a whole by a generator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; the style, a filter or compression looks like a generator's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>A part of the face is of another person or another time, or was drawn anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; a rare expression, what covers the face or blur is as hard to explain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The eyes were drawn or moved by software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; a squint, glasses, a blink or few pixels look alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>Part or all of the picture was up-sampled or generated by software.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded} (saved, resized, compressed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The picture was drawn by a generator's decoder, from a photograph or from none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; resizing, smoothing or compression looks like a decoder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>A region has another compression or noise history than the rest of the picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{recorded}; differences come from texture, light, focus or one more saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The content was made or edited as the file says of itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>What the file says was added, copied or left over, and does not tell of this content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The content or its manifest was changed after signing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The manifest was damaged by ordinary handling, such as saving by software that does not keep it whole, or was written in a way that cannot be checked here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>An ingredient or its manifest had been changed after signing when it was taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The ingredient's manifest had been damaged by ordinary handling, or was checked by software that could not read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The picture was changed after its thumbnail was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The thumbnail was carried over or made by other processing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>A time was altered, or the file was changed otherwise than its times say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>A clock was wrong, a zone was left out, or ordinary software wrote or kept a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The picture or its source came out of a generator that writes this mark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The mark was imitated, carried over by compositing, or matched by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>run {id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>The file says: {name} = {cut} ({where})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>from {start} s to {end} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{units} not examined: {open} ({basis}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.findings"/>
        <source>{title}{of}: score up to {highest}{span}, above its operating point {threshold} ({meaning}).{where}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>the run is {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>nothing was scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>no score of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>{told} of its facts tell of the making</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>no telling fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion"/>
        <source>score {score}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>no family measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>no family calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>one family calibrated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>family contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>families conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>ratios are of whole files</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>for c1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>for c2</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_records"/>
        <source>no ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no evidence family gave a score here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>supports alteration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>supports recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>supports neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>above</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>below</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no point</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>No statement over the families</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>The statement is the mean, over the kinds of alteration that the calibrations name, of the product of the families that know each, held at the strongest of them: families may depend on each other. It is never above the greatest ratio, nor above the bounds. In each family the analyzer speaks whose calibration did best on sources left out, whatever it says here. What was not measured is left out, not filled in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>Provenance and presentation stand beside it, never in it; nor is who made a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no evidence family has a likelihood ratio: no calibration applies to what was measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>one evidence family alone has a likelihood ratio, which stands by itself; a statement over families needs two</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>two analyzers of one family, which read the same trace, contradict each other about a kind that both know, with the whole of their intervals; one of them is mistaken, and nothing here says which</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>two families contradict each other about a kind that both know, with the whole of their intervals, and one number would hide it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>likelihood ratios are of scores of whole files; a face track is shown by the sides of operating points alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>{upper}{said}: LR {number} over {len} families ({own}), {interval}; bounds {reach}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>95 % interval {number} to {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>Disagreement: {ratios}; {within}{points}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>of the families with a ratio {sides}; the highest ratio is {number} times the lowest, and {cancelled} % of their logarithms cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>by operating points above: {above}; below: {below}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>LR {number} by {title}, {interval}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>The medium was altered or made by one of: {join}{others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>It was recorded by a camera and ordinarily processed, as the authentic media of the calibrations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no support for either of F1 and F2 over the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>interval not shown: held at the bound of its sources</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>analyzers of one family support both sides: {told};</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>not measurable between ratios, of which fewer than two families have one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no ratio ({lack})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>, interval widened by {others} more of the family</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>no analyzer of it was run</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>above its operating point</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>without one here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>nothing scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.fusion_words"/>
        <source>Beside it, never in it: {told}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>a link, which is recorded but not followed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>the file changed while it was copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>this is the folder of a case; its maps are no evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>this belongs to the case itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>this is {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.intake"/>
        <source>no room for {st_size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.lane"/>
        <source>reads no {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>unseen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>runs finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>face found in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>by</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{said} (calibration {entry}; C1: {c1} C2: {c2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{score}, highest stretch {found} s to {found2} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>a face in {document} of {document2} frames examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{len} of {len2} frames scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{name}: map of frame {entry}: {entry2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{name}: {entry} of frame {entry2}: {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{name}: the file as a whole {entry}{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>, highest second {entry}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>the face pass</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>{exhibit}: whether it shows faces is not known, for the face pass {why}{error}. Next: loupe examine</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>was {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>; the pass was {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>, highest {max}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>has not been made</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.listing"/>
        <source>is under way</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.maker_names"/>
        <source>Naming a maker needs the name of the examiner who does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.maker_names"/>
        <source>A maker's name has {longest} letters at most, this one {len}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>nothing in it could be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>an examiner excluded this face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>no finished run told where it lies: that needs an analyzer that tells makers apart, as `attribution` with its model pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>the model does not say how near works of one maker lie: give a greatest mean distance with `loupe cluster --within`</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>its track was split after it was read: examine it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>the face that was read is no longer on record: examine it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>{most} items of one model are compared at most, of each exhibit its first faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>That items lie together does not say that one maker made them, nor which, nor that they were altered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>{examiner}, {at} UTC{note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>the maker of {called} is {name} ({by})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>{text} is not among the items that can be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>{text} has several faces, and a name is of one: {several}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>as asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.makers"/>
        <source>a face: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.colour"/>
        <source>ImageCms.ImageCmsProfile | None</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Container</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Stream {index} ({type})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Bit rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Encoder message</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Boxes in order (bytes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>{bit_rate} bit/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>{len} tags; the rest is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.container_facts"/>
        <source>Stream {index} {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.decoding"/>
        <source>No frame of this video can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.deep"/>
        <source>png pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.deep"/>
        <source>tiff pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.deep"/>
        <source>mov</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.deep"/>
        <source>RGB with alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.deep"/>
        <source>file:{fspath}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>matroska</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>avi</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>mpegts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>its list of frames (moov) is missing, so it was cut short or never finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>The file holds no video stream that can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>No decoder is at hand for the video stream of this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>The file holds sound only and no picture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.demux"/>
        <source>The {name} file cannot be opened: {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.embedded"/>
        <source>replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>Software</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>Artist</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>Copyright</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>EXIF {printable}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>its structure asks for endless reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.exif"/>
        <source>{len} entries; the rest is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.guards"/>
        <source>The JPEG holds no picture header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.guards"/>
        <source>This JPEG ({process}) has {bits} bits per sample; 8 are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.guards"/>
        <source>The JPEG codes {width} x {height} pixels in {scans} scans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.guards"/>
        <source>The header announces more than {still_pixels} megapixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>The file seems to be {other_kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>The file is empty: it has 0 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>The first bytes of this PNG were changed, as by a text transfer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>The file begins with zero bytes only; its content is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>This is not a regular file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.identify"/>
        <source>The file cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Keywords</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Headline</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.iptc"/>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>none (RGB or CMYK)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>not a standard table; mean step {mean}, first row {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>XMP more</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Subsampling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>APP{marker}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>SOF{marker}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>standard {kind} table, IJG quality {quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Adobe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>, {count} more {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>{process}, {scans} scans</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>{width} x {height}, {bits} bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>Quantisation table {table}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>(aspect ratio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>version {data}.{data2}, density {density}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>colour transform: {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>per inch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_facts"/>
        <source>per cm</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>extended sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>differential sequential</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>differential progressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>differential lossless</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>extended sequential, arithmetic coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>progressive, arithmetic coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.jpeg_segments"/>
        <source>lossless, arithmetic coding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.limits"/>
        <source>video frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.limits"/>
        <source>The header announces a {thing} of {width} x {height} pixels; the limit is {limit} megapixels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>Comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>cannot be read: {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>PNG text</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.metadata"/>
        <source>{len} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.neighbours"/>
        <source>neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_chunks"/>
        <source>grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_chunks"/>
        <source>palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_chunks"/>
        <source>grey with alpha</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_chunks"/>
        <source>colour type {color}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>Animation control</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>sRGB chunk</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>C2PA manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>Chunks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>Wrong checksums</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>{width} x {height}, {bits} bits, {color}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>Last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_facts"/>
        <source>present, {length} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_text"/>
        <source>… (cut: more text than is unpacked)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_text"/>
        <source>(a chunk of {length} bytes, too long to be read)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.png_text"/>
        <source>(damaged text: {error})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe"/>
        <source>The name ends in {suffix}, but the content is {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>no profile, shown as sRGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>damaged ICC profile, shown as sRGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>This is an animation; frame times are sums of its stated durations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>No picture of the {name} animation can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>The file states {stated} bits per sample; no decoder here reads more than 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>The picture has transparency; it is shown over mid grey.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>more than {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>Only the first picture is examined; the file holds {counted} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>Only the first {len} pictures were counted in the time allowed; there are more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_still"/>
        <source>A damaged picture ends the animation early.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>No picture of this video can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The {name} file lists no video frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The file ends inside a transport packet: it was cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Stream {index} is examined; other video streams, not examined: {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Attached pictures, such as cover art, are not examined: {len}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The frame count is a lower bound: the time allowed ended at {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Coded frames that an edit list keeps out of the presentation: {hidden}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Frames without a presentation time, placed by decoding time: {untimed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Damaged places found while listing the frames: {damaged}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>Packets before the first picture that cannot be decoded: {packets}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The first picture is damaged; the decoder filled its gaps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The display matrix is no rotation by quarter turns; it is not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The video is interlaced; both fields are shown woven together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>{not_square} ({aspect}); frames are shown unstretched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The header announces {frames} frames, but {count} are present.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.probe_video"/>
        <source>The header states {stated} s, but pictures end at {present} s; the file may have been cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.quantisers"/>
        <source>venc params</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.quantisers"/>
        <source>delta</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.reader"/>
        <source>frame {index} of {frame_count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.reader"/>
        <source>Frame {index} cannot be decoded; the file is damaged there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.recoding"/>
        <source>A video of {width} x {height} pixels is too small to be coded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an audio file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a camera raw file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an audio file (M4A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an audio book (M4B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a protected audio file (M4P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a camera raw file (CR3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a JPEG XL picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>of an unknown kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a vector drawing (SVG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a web page (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a PDF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a ZIP archive or an office document</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a RAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a 7-Zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a gzip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a TAR archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an older office document (OLE)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an RTF document</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Photoshop document (PSD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a GIMP picture (XCF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a JPEG 2000 picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a JPEG 2000 codestream</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a RIFF file that holds no video, such as an audio file (WAV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a MIDI file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an Ogg file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Windows Media file (ASF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Flash video</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an MPEG program stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an MPEG elementary stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a bare H.264 or H.265 stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a RealMedia file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an MXF file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an EBML file that is neither Matroska nor WebM</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a DirectDraw texture (DDS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Blizzard texture (BLP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a FLIC animation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an SGI picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an icon (ICO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an icon (ICNS)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an OpenEXR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Radiance HDR picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Netpbm picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an XV thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a colour palette</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Sun raster picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Microsoft Paint picture (MSP)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>a Windows program</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>an ISO media file of brand {brand}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.signatures"/>
        <source>&lt;!doctype html</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>{size} bytes follow the end of the picture; they seem to be {seems}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>{count} components</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>webp (lossless)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>webp (lossy)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>A few bytes ({size}) follow the end of the picture: {hex}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>jpeg ({process})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>The JPEG has no end marker: it may have been cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>The PNG has no end chunk: it may have been cut short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>{damaged} chunks have a wrong checksum.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.still_structure"/>
        <source>tiff ({get})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>The file is damaged and was decoded as far as possible: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>its header cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>No part of the {name} picture can be decoded: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>The lowest {share} of its stored rows are of one colour, as if missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>The {name} picture cannot be decoded: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.stills"/>
        <source>The decoder says: {rstrip}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>limited range</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>full range</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>film</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>BT.2020 10 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>BT.2020 12 bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>PQ (HDR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>HLG (HDR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>BT.2020 constant luminance</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>unstated, {assumed} assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>matrix {matrix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>primaries {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>transfer {get}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_colour"/>
        <source>range unstated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.video_frame"/>
        <source>yuv422p</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>xmp</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>tiff</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>exif</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>photoshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>crs</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>dc</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>dcterms</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>rdf</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>{rdf}resource</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>further properties are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>({len} bytes: too long to be parsed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>(nested too deeply to be shown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>{rdf}about</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.media.xmp"/>
        <source>cannot be parsed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.annotations"/>
        <source>box</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.annotations"/>
        <source>polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.annotations"/>
        <source>distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.annotations"/>
        <source>{len} spots are no {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.annotations"/>
        <source>a spot is farther than any frame reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>{len} {label} sources of at least {least}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>{sum} independent {label} items of at least {least_items}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a scale is made of finite numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>no bound is beyond 1e{largest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>the bounds lie on both sides of a ratio of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a likelihood ratio rises with the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a ratio lies within its bounds and its interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a calibration has the SHA-256 of its content</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>there is a likelihood ratio, or a reason why there is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a likelihood ratio has a calibration and an interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.calibration"/>
        <source>a control names who says so, and the examiner who records it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>no frame and no face has the number {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>no finite number: {values}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>frame {after} comes after frame {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>RGB pixels have the shape (h, w, 3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>{dtype} of shape {shape} is no picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>a picture of {sides} × {sides2} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>{name} is not of shape {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.checks"/>
        <source>a place or a time that is none</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.faces"/>
        <source>an outcome that does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.faces"/>
        <source>a crop lies far outside of every picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.faces"/>
        <source>a crop is no PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.findings"/>
        <source>Taken back by who stated it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.findings"/>
        <source>{shape} of {len} spots is no region</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.findings"/>
        <source>a region is farther than any frame reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.findings"/>
        <source>a finding has at most {most_regions} regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.labels"/>
        <source>a label names the examiner who gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.labels"/>
        <source>{tags} are no tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.labels"/>
        <source>a note has at most {longest_note} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.media"/>
        <source>Pixels are not square</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.media"/>
        <source>questioned</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.media"/>
        <source>known authentic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.media"/>
        <source>{not_square}: lengths in different directions cannot be compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.media"/>
        <source>duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>a finite score goes with the outcome `scored`, and only with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>every outcome but `scored` has a reason code</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>values of shape {shape} are no map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>an embedding is one direction of length 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>a picture has a caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>{len} pictures are no illustration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.observations"/>
        <source>an illustration has a name and says what it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.packs"/>
        <source>a model pack and its files have plain names</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.packs"/>
        <source>the hashes of a model pack are sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.pictures"/>
        <source>coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.pictures"/>
        <source>upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.pictures"/>
        <source>{box} is no part of a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.pictures"/>
        <source>{box} is farther than any frame reaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.pictures"/>
        <source>a shot from frame {first_frame} to {last_frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>the list of media told what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>its results were shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>altered very strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>altered strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>altered moderately strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>altered moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>altered weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary moderate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary moderately strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary very strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>cannot say</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>results</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>another examiner's decision was shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>{replace} support for {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>ordinary recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>an impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>no support for either</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>{kind} has an examiner and says something</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>an impression has at most {longest_impression} characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.reviews"/>
        <source>a review confirms or rejects</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.tracks"/>
        <source>a track of {frames} frames from {first_frame} to {last_frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>untouched</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>resize</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>blur</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>recapture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>a stretch ends before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.model.what_if"/>
        <source>a score goes with the outcome `scored`, and only with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>Each version has its own scale and its own operating point; no change is support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>same</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>not read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>no score in both</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>{analyzer}, {pack} {used} → {newest}: {read} read again ({moved}); operating point reached by the later version only {counts}, by the earlier only {counts2}, alike {counts3}, not comparable {counts4}; not read again {counts5}{besides}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>score before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>score after</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>point before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>point after</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>reached before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>reached after</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>run before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>run after</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>changed besides</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>setting {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>pack {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>version of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>{compared} with a score in both, change in the median {middle}, at most {largest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>; in {mixed} more than the pack changed: {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>analyzer version {version} → {version2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.pack_changes"/>
        <source>the bytes that were read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>not isolated: read in the process that owns the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>not isolated: this system has no way to do it for one process</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>none (sandbox)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>not isolated: an address could be reached all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>not isolated: the system refused the sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>none (namespace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>none (call filter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.isolation"/>
        <source>not isolated: {refusal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.reader_process"/>
        <source>import sys
channel, owner, pixels, *sys.path = sys.argv[1:]
from workbench.process import isolation
isolation.isolate()  # while this process has one thread: before NumPy, before evidence
from workbench.process.serving import serve
serve(int(channel), int(owner), pixels)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.serving"/>
        <source>Connection[Any, Any]</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.shared_pixels"/>
        <source>loupe-{token_hex}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.shared_pixels"/>
        <source>{size} bytes at {start} do not lie within slot {slot}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.watchdog"/>
        <source>watchdog</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.watchdog"/>
        <source>the work was broken off by its owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.watchdog"/>
        <source>reading took more than {limit} MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>{name} does not cross processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>expected {wanted}, got {dtype} of shape {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>more than {max_array_bytes} bytes of arrays</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>{len} bytes do not fill {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>not a record: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>not a record: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>no memory is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.process.wire"/>
        <source>{name} is not a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>{code}: {name} was changed after its run had begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>{name} {version} is not there any more as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>the working copy is not the file that was taken in</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>the working copy cannot be read: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>no face pass over this medium was finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.reading"/>
        <source>the face pass failed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.regions"/>
        <source>frame {frame} {shape} {corners}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.regions"/>
        <source>the map “{replace}” is highest in x {x} to {x2}, y {y} to {y2}{grid}, frame index {frame} ({share} % of the map)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.regions"/>
        <source>of the {grid} picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.sample"/>
        <source>Loupe's own sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.sample"/>
        <source>Sample examiner</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.sample"/>
        <source>Are these media as they were recorded? If not, where and when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.screens"/>
        <source>seen at {tilt}°, {dots} screen dots to a camera pixel, lens blur {lens} px, tone exponent {tone}, glare {glare}, noise {noise} of 255 of seed (0, level, frame)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>No self-check of this workstation is on record (`loupe selfcheck`).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>bit-equal with what Loupe expects</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>within tolerance of what Loupe expects</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>different from what Loupe expects</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>not comparable with what Loupe expects</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>{len} methods read the golden media on {at} UTC with {program}: {told}.{which}{others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>.{hex}.part</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>Not bit-equal: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>{name} {now} (expected with {then})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>Other software: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.self_check"/>
        <source>{target} cannot be written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>network</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>model copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>av</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>exifread</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>jpeglib</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>msgspec</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>numpy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>onnxruntime</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>pillow</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.software"/>
        <source>scipy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.superseded"/>
        <source>{len} results on {len2} exhibits rest on superseded model packs ({join}). Examine again to have both on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.text"/>
        <source>({len} bytes) {hex}{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.text"/>
        <source>{shown} … ({cut} more characters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.undoing"/>
        <source>Nothing of yours in this case can be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.undoing"/>
        <source>Nothing of yours was taken back that could be done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.undoing"/>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.undoing"/>
        <source>A finding that was stated is taken back by its decision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Untouched</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Saved anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>no operating point holds here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>no score of the untouched exhibit to compare with</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>not examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>other faces read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Not tried: other strengths; two treatments one after the other; cropping, rotation, noise, filters and editing; other codecs; what messengers, platforms and phones do of their own; and a real recapture, since the one shown is a computed model of a screen filmed again. Nothing is said about what these do to a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>against the copy saved anew:</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>What is on record was read of other faces than those found in the copies, as an examiner put them right or another face pass found them: that score is not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Operating points and percentiles of videos were measured on clips of a second at least; less was tried here, and none is applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>JPEG quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Resized to, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Blur, σ in px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Recapture (model)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>score {min} to {max}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>{no_point}; percentile {low} to {high} among authentic media, {high2} points apart ({apart})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>{exhibit}, frames {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Each kind was tried alone: {names}.{stopped}{brief}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Untouched: {untouched}. Saved anew: {saved}.{others}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>, percentile {percentile} among {among}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>{no_point}; {apart}, which no population ranks in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>{exhibit}, frame {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>It was stopped: {left} of {len} were not tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>Untouched: {untouched}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>at or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>keeps its side ({here} {threshold}) at {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>changes sides ({there} {threshold}) at {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>the point was not measured on files like the copy at {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>{words} at {listed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if"/>
        <source>a copy without a score has no place among scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_copies"/>
        <source>{name}.mp4</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>4:2:0, baseline, libjpeg's tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>x264, yuv420p, BT.709 of limited range, one thread, an odd last row or column cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>{cut}, {change}; {saved}, without metadata.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>coded as H.264 at constant rate factor {strength}, preset medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>{coded} ({as_h264}), as one key frame that is read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>{frames}, upright, 8-bit RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>saved as PNG of compression level 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>The exhibit itself, {read}; no copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>, no screen was filmed ({told})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>, no screen was filmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>The picture upright, 8-bit RGB</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>Frame {first}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>Frames {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>, constant rate factor 10, preset veryfast</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>saved as H.264{near} ({as_h264})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>saved as JPEG of quality {saved_quality} ({as_jpeg})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>as its examination read these frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>read as received</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>each side at {strength} %, rounded down (Pillow's bicubic: a = -0.5, its kernel widened by the scale)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>blurred by a Gaussian of sigma {strength} px (Pillow's, of three box filters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>as by a model of a screen filmed again{filmed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_recipe"/>
        <source>each as JPEG of quality {strength} ({as_jpeg})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>copy not made</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>model not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>{first_frame} to {last_frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>none of these analyzers gives a score of such a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>{exhibit} has {count} frames, not {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>a stretch holds {most_frames} frames at most, not {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>what-if ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>what-if stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.what_if_trying"/>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>signal {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the process did not get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>no request taken within {patience} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the work did not stop when asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the worker process ended with exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>signal {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>not isolated: not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the worker process did not say what it is kept from</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the worker process broke off: {silence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the worker process ended by {signal_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>no process can be started: {strerror}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the process that reads evidence did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>not done within {total} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>no progress within {idle} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="workbench.worker"/>
        <source>the worker process sent no record: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.annotations"/>
        <source>in the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.annotations"/>
        <source>not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.annotations"/>
        <source>The annotation that was changed is not on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.annotations"/>
        <source>The annotation was changed already: change the later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.arrays"/>
        <source>an array of {dtype} and shape {shape} is not kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.arrays"/>
        <source>its header is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.arrays"/>
        <source>it holds another number of bytes than its header says</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.arrays"/>
        <source>it claims {size} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.arrays"/>
        <source>An array on record is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.case_file"/>
        <source>The case is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.case_file"/>
        <source>{name}.{name2} on record is damaged: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.case_file"/>
        <source>A {name} on record is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.chain"/>
        <source>The case states event {sequence} as its last, but that is {sequence2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.chain"/>
        <source>A row has no canonical encoding: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.columns"/>
        <source>A word on record is damaged: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.columns"/>
        <source>An array on record has another type than its column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.columns"/>
        <source>A record is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.columns"/>
        <source>A time on record is damaged: {value}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>{as_uri}?mode={mode}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>There is no room left for the case's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The disk does not take more of the case's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The disk has no room for the case's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>{file_name} is no database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The case's database is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>Another program holds the case's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The case's database cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The case's database cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The disk fails to read or write the case's database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>PRAGMA foreign_keys = ON</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>PRAGMA trusted_schema = OFF</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>PRAGMA journal_mode = WAL</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The database cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>PRAGMA synchronous = {synchronous}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>BEGIN IMMEDIATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The case has been closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>{file_name}-wal</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>The case's database is damaged: text is no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.database"/>
        <source>{file name}{suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>copy id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>track id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>supersedes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>spots</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>pts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>in report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>media sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>first frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>last frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>variants</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>setups</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>recipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>parent sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>size bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>percentile</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>llr</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>upper</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>known</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>what</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>finding id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>opinion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>maker naming</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>what if</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>what if copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.examiner_tables"/>
        <source>kept calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_files"/>
        <source>What was found of faces is gone from the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_findings"/>
        <source>Run the face pass {name} {version} with the settings and the software of run {id} over the file with SHA-256 {media_sha256}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_findings"/>
        <source>a run states tracks of its own, as the machine found them</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_findings"/>
        <source>the worker process told of face {number} what it had not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_findings"/>
        <source>the worker process told of a shot from frame {first_frame} after one to frame {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.face_findings"/>
        <source>What this run found of faces could not be kept: it has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.faces"/>
        <source>These tracks are not of the faces that hold for this exhibit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.faces"/>
        <source>The track was put right already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.faces"/>
        <source>The face pass was stopped. Examine again before putting tracks right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.faces"/>
        <source>Nothing was kept of the faces of this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>A region is of no frame, map or mark of the finding's medium.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>It has other regions than the finding that it supersedes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>list[FindingRegion] | Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>media id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>region mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.finding_regions"/>
        <source>finding/{id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.findings"/>
        <source>The statement has {len} letters; {statement_most} at most are shown whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.findings"/>
        <source>a decision says which finding it supersedes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.findings"/>
        <source>The finding that was decided is not on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.findings"/>
        <source>The finding was decided already: decide about the later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.impressions"/>
        <source>a finding of it was decided on {min} UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.impressions"/>
        <source>What is hidden was changed meanwhile: look at it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.impressions"/>
        <source>Another impression was written meanwhile: look at it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The database holds {name}, which this program did not make.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>schema changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The last event is not the one that the case states as its last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>head mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>row removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{what} (event {sequence}, {hash}…) is not in the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>printed head mismatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>file added</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{copy} is not, byte for byte, a report on record in this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>report changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The head that was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>Cannot be checked, and is not found in order: {name}: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>Observations of {runs} unfinished run(s) are not sealed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The table {name} is not as this program made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>file removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>file unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>file changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{claims} file(s) wait in incoming/ for their places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{claims} unfinished file(s) lie in incoming/.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>event {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The event was changed so that it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>event {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>row added</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{key} was put on record and is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The head printed in report {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{subject} belongs to no record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>Cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{key} is not as the last event about it left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>row edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{subject} is no file of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>{subject} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>The bytes of {subject} have changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.inspection"/>
        <source>No event put {key} on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.labels"/>
        <source>The exhibit was labelled again meanwhile: look at it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.lock"/>
        <source>{user} on {host} (process {pid}) since {since}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.lock"/>
        <source>another process</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.lock"/>
        <source>The case is being written by {writer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.lock"/>
        <source>The case cannot be written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.makers"/>
        <source>The maker of this item was named otherwise meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.media"/>
        <source>EX-{number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.media"/>
        <source>The case holds no such exhibit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.media"/>
        <source>the copy is not the one that the item describes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.media"/>
        <source>{exhibit} cannot be examined: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>face track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>kept model</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>model use</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>what if answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>The database holds no case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>The case has revision {found}, this program knows {revisions}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.__init__"/>
        <source>SELECT version_num FROM alembic_version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.calibrations"/>
        <source>{table}.id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.embeddings"/>
        <source>run id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.embeddings"/>
        <source>space</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.embeddings"/>
        <source>alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.embeddings"/>
        <source>alike meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.embeddings"/>
        <source>known as</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.faces"/>
        <source>first pts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.faces"/>
        <source>last pts</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.faces"/>
        <source>excluded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.faces"/>
        <source>author</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>rank</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>telling</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>evidence intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.first_tables"/>
        <source>sequence</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.illustrations"/>
        <source>illustration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.illustrations"/>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.illustrations"/>
        <source>grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.impressions"/>
        <source>{name}.id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.models"/>
        <source>model id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.models"/>
        <source>card sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.migrations.versions.models"/>
        <source>archive sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.model_archive"/>
        <source>the worker process sent other bytes than those of {name} {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.model_archive"/>
        <source>the card of {name} {version} is not the one on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.model_archive"/>
        <source>the card of {name} {version} cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.models"/>
        <source>{called} is not in the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.models"/>
        <source>Of {called} the case keeps another archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.observations"/>
        <source>A score series on record is damaged: its arrays do not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.observations"/>
        <source>the worker process sent what the case cannot keep: {str}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.observations"/>
        <source>more than {most_reasons} reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>localization map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>{dtype} of shape {shape} is no localization map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>A {what} is no longer the one that was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>it is no such PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>it claims {width} × {height} pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.pictures"/>
        <source>A {what} cannot be read: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.recovery"/>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.recovery"/>
        <source>case recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.reports"/>
        <source>SELECT frames, pts, scores, outcomes, reasons FROM score_series WHERE run_id = :run ORDER BY id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.reports"/>
        <source>SELECT x, y, lower, upper FROM curve WHERE run_id = :run ORDER BY id</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.reports"/>
        <source>the file is not the one that the report's record describes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.reviews"/>
        <source>The finding that was reviewed is not on record as first stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.reviews"/>
        <source>You reviewed this finding already: look at it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>What this run said could not be kept: it has failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>a run that ends is finished, cancelled or failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>the worker process spoke of faces in a run that finds none</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>The map of frame {frame} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>A picture of frame {frame} is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.runs"/>
        <source>a track goes on record as a FaceTrack</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>{folder} holds no {file_name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>The database holds {len} cases instead of one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>{folder} is there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>{folder} is not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>The database is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>case created</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.store"/>
        <source>The case cannot be made: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.supports"/>
        <source>the calibration {digest}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.supports"/>
        <source>What is known of this exhibit was decided already: read it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.supports"/>
        <source>A calibration on record is damaged: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.supports"/>
        <source>no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>version num</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>title</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>agency</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>question</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>opened at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>closed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>original name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>role</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>path</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>modified at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>received from</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>received by</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>info</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>model sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>started at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>ended at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>continues</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>reason codes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>where</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>spans</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>h1</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>h2</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>run ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>map ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>limitations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>pdf sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>content sha256</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>head</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>template</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>finding ids</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>issued at</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>actor</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>os user</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>program</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>records</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>previous hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.tables"/>
        <source>hash</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.upgrade"/>
        <source>case upgraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.upgrade"/>
        <source>The case cannot be upgraded: {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>incoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>derived</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>{hex}.part</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>{sha256} on record is no SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>{name} is not a folder of the case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>{name} is not a file of the case alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.vault"/>
        <source>There is no room left: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.what_ifs"/>
        <source>what-if-{hex}{suffix}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="case_store.what_ifs"/>
        <source>What was to be shown in the report is not on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>polygon of {len} corners in {width} × {height} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>frame index {frame}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>marked by {quoted}, stated again by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>bookmark of the whole frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>distance {length} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>box {width} × {height} px at column {x}, row {y}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.annotation_words"/>
        <source>{length} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.app"/>
        <source>go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>the ratio is of the mean over all faces, and each score here is of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>The calibration knows scores from {reach}; beyond, nothing is stated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>Calibrated band (striped): from {number} to {number2} the likelihood ratio of the file's score supports neither C1 nor C2 (below 2 for either). It is no probability, and of no single frame. {ends}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>No calibrated band: no score of the calibration is inconclusive. {ends}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>{told} Calibration {digest}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.bands"/>
        <source>No calibrated band: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.blinding"/>
        <source>No two examiners have decided about the same finding, of those about which your own decision is on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.blinding"/>
        <source>{first} and {second}: {agreement_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.blinding"/>
        <source>differ: {statement}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.blinding"/>
        <source>The results on {join} are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.catalogue"/>
        <source>tr</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.catalogue"/>
        <source>&lt;?xml version="1.0" encoding="utf-8"?&gt;
&lt;!DOCTYPE TS&gt;
&lt;TS version="2.1" language="en"&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.catalogue"/>
        <source>{head}
&lt;context&gt;
    &lt;name&gt;{context}&lt;/name&gt;
{messages}
&lt;/context&gt;
&lt;/TS&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.catalogue"/>
        <source>{len} texts: {target}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.catalogue"/>
        <source>&lt;message&gt;&lt;location filename="{module}"/&gt;
        &lt;source&gt;{escape}&lt;/source&gt;
        &lt;translation type="unfinished"&gt;&lt;/translation&gt;
    &lt;/message&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.comparing"/>
        <source>no map of this kind was kept for this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.comparing"/>
        <source>no such picture was made of this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.comparing"/>
        <source>{words}, frame index {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.comparing"/>
        <source>map alone, no picture below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.composed"/>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.composed"/>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.composed"/>
        <source>Author</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.composed"/>
        <source>case store</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.composed"/>
        <source>analyzers: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>open the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>Copying and hashing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.desk"/>
        <source>theme {choice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>ExportDialog | None</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.export"/>
        <source>{size bytes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.impression"/>
        <source>muted</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.keys"/>
        <source>no action is chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>Could not {doing}: {shown} {advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>A fault in Loupe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>On record: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.makers"/>
        <source>{called} was not compared: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.making"/>
        <source>This is a fault in the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.making"/>
        <source>heading</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>What you found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.own_finding"/>
        <source>How you found it, and what speaks against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.pictures"/>
        <source>PNG sha256 {sha256}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Results of {exhibits} are hidden from you; the report shows them, and an impression that you write later will not be blind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Not examined: {exhibits}. The report says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Not examined to the end: {exhibits}. The report says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report"/>
        <source>Could not be examined: {exhibits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Show all faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Blur all faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Blur the faces ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Blur all but the faces ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>PKCS#12 key (*.p12 *.pfx)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.report_options"/>
        <source>Settings (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.settings"/>
        <source>As the system says</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>Loupe {version}, Python {python_version}, {platform}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>events {events}, files {files}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.trouble"/>
        <source>head of the audit chain: {sequence} {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.dialogs.work_as"/>
        <source>The name as entered; nothing checks it. Decisions, notes and marks go on record under it from now on. {responsible} is responsible for this case: decisions under that name stand, those of others are reviews beside them. What others decided about a finding is hidden from you until your own decision about it is on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.evidence_reading"/>
        <source>No percentile: no population of authentic media was measured with this version for media of this format and size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.evidence_reading"/>
        <source>{hidden} known authentic exhibit{verb} left out: hidden until your impression.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.evidence_reading"/>
        <source>Percentile {percentile} among authentic media like this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.evidence_reading"/>
        <source>The file's score {number} is at percentile {percentile}; nine in ten of them score {usual}. Population: {reference}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_lanes"/>
        <source>not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_lanes"/>
        <source>could not look: the frame is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_lanes"/>
        <source>could not look: the frame does not decode</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>rename a track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>merge tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>split a track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>exclude a track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>other face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_review"/>
        <source>take an edit back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>yaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Examine to find faces (Shift+F5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Looking for faces…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Open an exhibit to see its faces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>This file cannot be examined, so no face was looked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Sharpness</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Yaw</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Pitch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Quantiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>{time}, frame index {frame}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>in {found} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Looking for faces failed, so nothing is known of them here: {told}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>{labels} renamed to {labels2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>width of the face in native pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>0 for a flat face; rises with fine detail. Not a score.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>the head turned to the subject's left (+) or right (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>the head raised (+) or lowered (−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>the head tilted toward the subject's left (+) or right (−) shoulder</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>part of the face that does not look like its skin</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>how far the face moved since the frame before, in face widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>the codec's at the face: mean QP of a video, mean luma step of a JPEG</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable: the face was not found in this frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable: no mesh fits the face here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable: there is no frame before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable: the face was not seen in the frame before</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable: the decoder does not tell it for this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>{time}: the face was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>not measurable in any frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>A face was found in {counts} of {total} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>No face was found in {looked} of {total} frames.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>What was found of faces cannot be read. {broken}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Looking for faces was cancelled. Examine again to look at every frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>{labels} merged into {labels2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>{labels} split into {labels2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>, none in {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Damaged, so not looked at: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Did not decode: {counts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.face_words"/>
        <source>Not examined: {not_examined}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help"/>
        <source>inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help"/>
        <source>topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>The pixels of whole frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>videos</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>Neither a high nor a low score says by itself that an exhibit is altered or authentic, and no score is a probability.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>It gives no score: what it finds is told as facts, each with its place in the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>None was measured, so it proposes no finding by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>The bytes and the structure of the file, not its picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>The pixels or the mesh of faces, or patches chosen with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>It says what a work is like, and enters no support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>It is shown beside support and enters no likelihood ratio.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>It prepares what others read, and is no evidence of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>What it reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>What its score means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>What its map means</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>Its limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>Where it was tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>Name and version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>{reads}, of {kinds}.{asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>From which score a finding is proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>It runs when it is asked for by name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.help_topics"/>
        <source>{name} {version}, family {spaced}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.icons"/>
        <source>{name}.svg</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.images"/>
        <source>inferno</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.intake_tally"/>
        <source>Files added: {counts}. The originals were not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.intake_tally"/>
        <source>and {named} more, listed with their reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>read the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>record an impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>hide results</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>record a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>compare decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>read what can be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>take the last act back</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>read the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judgements"/>
        <source>record what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.judging"/>
        <source>Of the findings about which your own decision is on record; the others stay closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_keeping"/>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_keeping"/>
        <source>The values of “{}” were copied, one line for each frame that was asked about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_keeping"/>
        <source>“{}” holds no values.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_layout"/>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>where this series is highest, which every series is somewhere; no operating point says that it is high, so no finding rests on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>{time} to {time2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>Highest stretch: {times}
mean {mean}, up to {peak}, {frames} scored</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>{outcome words}{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>{time}, frame index {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>score {number} … {number2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>{scored} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>{place}: score {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.lane_words"/>
        <source>analyzer	outcome
{name}	{one_line}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.live_faces"/>
        <source>Track {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.maker_groups"/>
        <source>Within {within} in the mean: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus.tags"/>
        <source>Tag {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus.tags"/>
        <source>Put tag {tag} on the chosen exhibits, or take it off where all have it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.menus.tags"/>
        <source>Alt+{tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.findings"/>
        <source>{author}, rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>results hidden until your first impression</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>accepted, not examined</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>{finished} of {len} finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>no findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>stopping; what is recorded stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>, strongest support of one analyzer: {support}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>tags: {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>note: {quoted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>waiting, number {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>at {done}/{total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>paused{done}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>pausing{done}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>findings: {finding_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.media_list"/>
        <source>strongest support of one analyzer: {support}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.metadata_table"/>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.metadata_table"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.metadata_table"/>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>{run words}{continued}{error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>Analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>Coverage</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.runs"/>
        <source>, continued an earlier run</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>All media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>With open findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>With tags or a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>Without tags and note</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>With decided findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>Examined, no findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>Broken, failed or cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>By arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>By name</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>By findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.sifted_media"/>
        <source>By size</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.tracks"/>
        <source>Face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.tracks"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.tracks"/>
        <source>Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.models.tracks"/>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>face boxes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.panes"/>
        <source>face gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>The packs that this run used are not in the case; its record names one by its hash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>What {title} {version} read this exhibit with, as it was when the run used it. The hashes are on record; whoever has the pack can check that it is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>The operating point is reached by the later version only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>The operating point is reached by the earlier version only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Both versions are on the same side of their operating points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>One of both has no score or no operating point here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Examine the exhibit again to have both on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Superseded: version {later} is on this workstation. This result stays what it was; examined again, the exhibit is read with the later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Model passport: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Run {id}, {moment}, on {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Model digest of the run: {model_sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>{score} then, {score2} by the later version</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>score {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>No later version is on this workstation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>{own_scales} The whole case: loupe models changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Licence: {shown}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>SHA-256 of the model: {sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>SHA-256 of the card: {card_sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>SHA-256 of the archive: {archive_sha256} ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Kept in the case since {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>read a model's card</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>More than the pack changed: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.passports"/>
        <source>Card</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>This video has a variable rate: the last number of a timecode counts the frames presented within that second, from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>Frame index {frame}, presented at {at}, timecode {timecode}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>This video has a steady rate: a timecode counts from the first frame, {per_second} frames to a second, none dropped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>Frame index {frame}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>The times of the frames are still being read; a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>The last frame index is {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>The last frame is presented at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>{there} frames are presented within that second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.places"/>
        <source>The last number of a timecode here is at most {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>examine chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>queue front</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>queue up</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>queue down</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>queue leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>compare items</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>media grid</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.queueing"/>
        <source>find media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review"/>
        <source>read the times of the frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review"/>
        <source>{exhibit} is {state}: {detail}.
Its bytes are kept and hashed.
{advice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review"/>
        <source>show a frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review_words"/>
        <source>{state} by {quoted}, {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review_words"/>
        <source>not blind: {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.review_words"/>
        <source>Further examiners</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.reviewing"/>
        <source>Scores, maps, faces, findings and everything else made by machine is left out, and so are other examiners' notes. Look at the picture and say what you see; then all of it opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.reviewing"/>
        <source>Not examined yet.

Press Shift+F5 to read this exhibit once with every analyzer, or F5 to examine all exhibits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.reviewing"/>
        <source>This file cannot be examined. Its bytes are kept and hashed; see Custody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.row_supports"/>
        <source>no support either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.row_supports"/>
        <source>; {count} the other way</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>name a maker</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read an exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read a map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read the pictures of an analyzer</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read the faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read the landmarks of a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read the eyes of a face</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>mark a known authentic exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>record a finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>record an annotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>label exhibits</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read what results are worth</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>add files</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>verify the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.session"/>
        <source>read a thumbnail</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>tips</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>page</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>lanes/{case_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>layout/{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>keys/{action}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.settings"/>
        <source>keys/{name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.snapshots"/>
        <source>a face in {scored} of {total} frame{total2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>Each pixel less the median of its neighbours, eight times enlarged, on grey: noise and the finest detail. Texture, sharpening, noise reduction and compression change it too, so a part that differs is not for that reason edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>How much detail of each fineness and direction the whole frame holds: slow changes in the middle, the finest detail at the edges. It shows no places of the picture. Points away from the middle are patterns that repeat: of the scene, of compression, of enlarging or of a generator; which of them it does not tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>Another frame of this exhibit, as decoded; pixels lie over each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>Another exhibit at the frame of the same index, or its last one, scaled to the size of the frame on show. Pixels are taken for squares: where one of both has others, they do not lie over each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>the noise residual</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>the spectrum</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>the localization map</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.subjects"/>
        <source>frame index {kept}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>window</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>raised</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>accent</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>on accent</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>warn</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>bad</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>stage text</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>system</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>light</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>check-{name}.svg</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>{px}pt</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.theme"/>
        <source>{px}px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.tongue"/>
        <source>loupe_{split}.qm</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.analyzer_card"/>
        <source>color: {muted};</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotation_row"/>
        <source>{len} marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotation_row"/>
        <source>What an examiner marked: flags are bookmarked frames, pins are boxes, polygons and distances; filled: in the report. A click goes to the frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotation_row"/>
        <source>frame index {frame}: {size_words}
{note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotation_row"/>
        <source>no annotation here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>bookmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>mark box</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>mark polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>change mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>withdraw mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.annotations_panel"/>
        <source>undo mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.banner"/>
        <source>issue the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.beside"/>
        <source>alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.beside"/>
        <source>wipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.beside"/>
        <source>split</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.canvas"/>
        <source>column {x} row {y}  {said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.canvas"/>
        <source>of the frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Limitations</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Tested range</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Version and settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_details"/>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_words"/>
        <source>percentile {percentile}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_words"/>
        <source>no operating point is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_words"/>
        <source>Percentiles of: {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_words"/>
        <source>{side} operating point {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.card_words"/>
        <source>read at frame index {frames}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.compare_bar"/>
        <source>keep frame</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.curve_plot"/>
        <source>{y_label}, against {x_label}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Exhibit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Arrival</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>Remark</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>{bit_depth} bit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>{frame_rate} frames per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>not stated</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>{size_bytes} bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>{moment}, received by {quoted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>file time {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>the same bytes as before: recorded, not kept twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>stored {coded_width} × {coded_height}, turned upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>In this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>from {quoted}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.custody_panel"/>
        <source>{frame count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.drawing"/>
        <source>Drag over the region. Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.drawing"/>
        <source>Drag from one place to the other. Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.drawing"/>
        <source>Click the corners; Enter or a click on the first one closes, Backspace takes the last back, Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.drawing"/>
        <source>{length_of} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>Cut from the frame on show at {scale} % of its size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>Frame index {frame}{excluded}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>Cut from the frame on show at full resolution, enlarged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>Frame index {frame}: {absent_words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>; excluded, so analyzers do not read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>background: {color};</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>{faces} in this frame. Press N to choose the next.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_card"/>
        <source>{count} faces</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_marks"/>
        <source>{label} (excluded)</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_rows"/>
        <source>face/{label}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_rows"/>
        <source>{title}: found {detail} frames, in {count} track{count2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_rows"/>
        <source>quality/{quality}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.face_rows"/>
        <source>{title}: {means}.
Click to choose others (Q: the next).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.faces_panel"/>
        <source>No track was edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.families_panel"/>
        <source>Dot and bar: likelihood ratio and its interval, left for recording, right for alteration; the line in the middle is a ratio of one. ▲ and ▽: above and below operating points.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.families_panel"/>
        <source>Beside it, never in it: {outside}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>To state a finding of your own, press S; in a video mark in and out (I, O) first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Not examined yet, so nothing could be proposed.

Examine it (F5): scores at or above an operating point and telling facts are proposed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Nothing is proposed so far, but not every analyzer has finished: the runs stand under Custody. Examine again (F5) to complete them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>The analyzers have finished and propose no finding: no score reached its operating point and no fact is telling. That does not show that the exhibit is authentic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>This file cannot be examined, so nothing is proposed. Its bytes are kept and hashed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>As {quoted} first stated it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>frame index {frame}, {time}: {width} × {height} px at column {x}, row {y}{shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>{state} by {who}, {moment}: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Open an exhibit to see its findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>As the program proposed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>, a {shape} of {len} corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>History: superseded, still on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.findings_panel"/>
        <source>Known error rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>Eyes and head</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>{label}: ±{bound}° sideways</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>Solid: the subject's right eye. Dashed: the left eye. Grey: the head. Up is toward the subject's left, in degrees from the median; eyes in the head. Bars below: both eyes shut. Rough: read from the mesh, with its noise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>{label}
right eye {right}, left eye {left}, head {head}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>shut or not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>{label}
no mesh here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>right eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.gaze_row"/>
        <source>left eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.help_panel"/>
        <source>No page holds all these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.history_panel"/>
        <source>Head of the audit chain: {sequence}
{hashed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>highest stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>inconclusive by calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>stripes: scores at which the calibration supports neither of its propositions; no probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>bars at the foot: findings, proposed or confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>dashed line: the score from which a finding is proposed; lanes differ in scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>bracket at the head: where scores are highest and no operating point judges them; every lane is highest somewhere, so it is no finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>dotted line: a cut, where a shot begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>a face: a bar where it was found, not applicable where it was not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.legend"/>
        <source>withheld where the frame is damaged, failed where it does not decode</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_tile"/>
        <source>waiting, number</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.media_tile"/>
        <source>waits, no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>Provenance has not been read yet: examine the exhibit (F5).</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.metadata_panel"/>
        <source>The provenance analyzers found nothing in this file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>new case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>open case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pages"/>
        <source>sample case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>panes zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.pane_bar"/>
        <source>panes step</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.score_strip"/>
        <source>Bar: the score from 0 to twice its operating point (dashed line), from which a finding is proposed. An analyzer without a bar has no operating point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.score_strip"/>
        <source>Stripes: scores at which a calibrated likelihood ratio supports neither proposition; no probability. Without an operating point the bar spans the calibration's scores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.score_strip"/>
        <source>a face that is no longer on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.timeline"/>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>rename track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>split track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>exclude track</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>undo tracks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>This case is open for reading only, so tracks cannot be edited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>An edit of tracks needs your name; it stands beside the edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>Choose a face above or in the picture; with Ctrl several, to merge them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.track_form"/>
        <source>Faces are still being looked for. Tracks can be edited when that has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>play</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>Frame indices start at 0: the first frame has index 0.
The time is the presentation time that the file gives this frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>frame {frame} of 0–{count}  {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>Frame index and presentation time</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>Hash of the frame on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>SHA-256 of the frame on show:
{sha256}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>In and out marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.transport"/>
        <source>sha256 {sha256}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.viewer"/>
        <source>background: {stage}; color: {name};</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.weight_lines"/>
        <source>Among authentic media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.weight_lines"/>
        <source>Known authentic exhibits of this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>Nothing was tried on this exhibit yet.

Press {key} to see what becomes of each analyzer's score when {what} is saved again as JPEG, made smaller, blurred, coded as H.264, or filmed from a screen (a model). The exhibit itself is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>This file cannot be examined, so nothing can be tried on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>The case is open for reading only; nothing can be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>key</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>, {len} copies left</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>authentic media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>the frame on show</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_panel"/>
        <source>this picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_strip"/>
        <source>, percentile {percentile} among authentic media</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_strip"/>
        <source>, {side} the operating point {threshold}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.views.what_if_strip"/>
        <source>, which was not measured on files like this copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.what_ifs"/>
        <source>read what was tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.what_ifs"/>
        <source>choose what the report shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.what_ifs"/>
        <source>try what becomes of scores</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Drop to copy into the case.
The originals are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>Drop files to begin a case with them,
or a case folder to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.window"/>
        <source>This case is open for reading only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>the analyzer gave a score</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>the question does not arise here</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>the analyzer ended with an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>nothing has been asked about these frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>the question arises, but could not be answered within the tested range</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>{rest of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>{round} min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>whole medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message><location filename="ui.wording"/>
        <source>nothing examined</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
