"""Labels that are kept while only their words change."""

from PySide6.QtWidgets import QLabel

from ui.views.sheet import Cell, Sheet


def test_labels_stay_while_only_the_words_change(qtbot):
    sheet = Sheet(spacing=2)
    qtbot.addWidget(sheet)
    sheet.show_rows([[Cell("lag", "muted"), Cell("0.41", narrow=True)], [Cell("of 40")]])
    labels = sheet.findChildren(QLabel)
    sheet.show_rows([[Cell("gap", "muted"), Cell("7", narrow=True)], [Cell("of 12")]])
    assert sheet.findChildren(QLabel) == labels
    assert sheet.texts == ["gap", "7", "of 12"] == [label.text() for label in labels]


def test_rows_of_another_form_leave_no_word_of_those_before(qtbot):
    sheet = Sheet(spacing=2)
    qtbot.addWidget(sheet)
    sheet.show_lines([("heading", "Limits"), ("muted", "none known")])
    sheet.show_lines([("muted", "a face")])
    assert [label.text() for label in sheet.findChildren(QLabel)] == ["a face"]
    assert sheet.findChild(QLabel).property("kind") == "muted"
    sheet.show_lines([])
    assert sheet.findChildren(QLabel) == [] == sheet.texts


def test_what_a_screen_reader_says_and_the_tip_change_with_the_words(qtbot):
    sheet = Sheet(spacing=2)
    qtbot.addWidget(sheet)
    sheet.show_rows([[Cell("12", tip="of the file", spoken="ratio: 12")]])
    sheet.show_rows([[Cell("13")]])
    [label] = sheet.findChildren(QLabel)
    assert (label.toolTip(), label.accessibleName()) == ("", "")
