"""The report dialog signs, heads and hides as the command does."""

from io import BytesIO

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import PATIENCE
from tests.workbench.report.test_signing import certified
from ui.dialogs.report_options import HIDE_ALL, HIDE_OTHERS, HIDE_TICKED, ReportOptions
from ui.issuing import NO_WISHES, FaceChoice

WORD = "a long word"
FACES = [
    FaceChoice(exhibit="EX-001", track="t1", label="Face 1"),
    FaceChoice(exhibit="EX-002", track="t2", label="Face 1"),
]


@pytest.fixture
def options(qtbot):
    made = ReportOptions()
    qtbot.addWidget(made)
    made.show_faces(FACES)
    return made


@pytest.fixture
def key_file(tmp_path):
    key, lock = ec.generate_private_key(ec.SECP256R1()), BestAvailableEncryption(WORD.encode())
    path = tmp_path / "examiner.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"k", key, certified(key), None, lock)
    )
    return path


def test_nothing_is_wished_unless_it_is_chosen(options):
    assert options.wishes() == NO_WISHES
    assert options.password.echoMode() is QLineEdit.EchoMode.Password
    assert not options.password.isEnabled()


def test_faces_ticked_are_hidden_or_shown_alone(options):
    options.way.setCurrentText(HIDE_TICKED)
    assert not options.complete
    options.faces.item(1).setCheckState(Qt.CheckState.Checked)
    assert options.complete
    assert options.wishes().hidden == (("EX-002", "t2"),) and not options.wishes().all_but
    options.way.setCurrentText(HIDE_OTHERS)
    assert options.wishes().hidden == (("EX-002", "t2"),) and options.wishes().all_but
    options.way.setCurrentText(HIDE_ALL)
    assert options.wishes().hidden == () and options.wishes().blur().all_but


def test_the_password_is_in_no_text_of_the_wishes(options, key_file):
    options.key.setText(str(key_file))
    options.password.setText(WORD)
    assert WORD not in repr(options.wishes()) and options.wishes().signer()
    options.forget_password()
    assert options.wishes().password == ""


def test_the_desk_issues_a_signed_report_with_a_letterhead(
    qtbot, desk, open_case, case_folder, key_file, tmp_path
):
    head = tmp_path / "agency.toml"
    head.write_text('[agency]\nname = "Harbour laboratory"')
    open_case(desk, case_folder)
    dialog = desk.ask_report()
    dialog.target.setText(str(tmp_path / "report.pdf"))
    dialog.options.key.setText(str(key_file))
    dialog.options.letterhead.setText(str(head))
    dialog.options.password.setText("guess")
    dialog.make.click()
    qtbot.waitUntil(lambda: "password" in dialog.said.text(), timeout=PATIENCE)
    assert not (tmp_path / "report.pdf").exists()

    dialog.options.password.setText(WORD)
    dialog.make.click()
    qtbot.waitUntil(dialog.folder.isVisible, timeout=PATIENCE)
    data = (tmp_path / "report.pdf").read_bytes()
    [signature] = PdfFileReader(BytesIO(data)).embedded_signatures
    assert signature.signer_cert.serial_number == 4711
    assert "Harbour laboratory" in PdfReader(BytesIO(data)).pages[0].extract_text()
    assert desk.settings.letterhead == head and dialog.options.password.text() == ""
    assert "Signed" in dialog.said.text()
    dialog.reject()
