"""The password of a key comes from a file, the environment or the terminal, and stays there."""

import os

import pytest
import typer
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from tests.workbench.report.test_signing import certified
from workbench.errors import KeyFileUnreadable, WrongPassword
from workbench.model import Fact
from workbench.report.redaction import Wish
from workbench.report_commands import PASSWORD, blur_wish, open_key
from workbench.worker import Worker


@pytest.fixture
def key_file(tmp_path):
    key = ec.generate_private_key(ec.SECP256R1())
    path = tmp_path / "key.p12"
    lock = BestAvailableEncryption(b"open, please")
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"k", key, certified(key), None, lock)
    )
    return path


def test_the_password_is_the_first_line_of_a_file(key_file, tmp_path, monkeypatch):
    monkeypatch.setenv(PASSWORD, "wrong, and not asked")
    (tmp_path / "word").write_bytes(b"open, please\r\nanother line\n")

    assert "A. Vos" in open_key(key_file, tmp_path / "word").told.subject


def test_else_it_is_that_of_the_environment(key_file, monkeypatch):
    monkeypatch.setenv(PASSWORD, "open, please")
    assert open_key(key_file, None)
    monkeypatch.setenv(PASSWORD, "sesame")
    with pytest.raises(WrongPassword) as refused:
        open_key(key_file, None)
    assert "sesame" not in str(refused.value)
    assert PASSWORD not in os.environ


def words_of_the_environment():
    yield Fact(name="environment", text="\n".join(os.environ), where="test")


def test_no_process_that_reads_evidence_is_given_it(monkeypatch):
    monkeypatch.setenv(PASSWORD, "open, please")
    monkeypatch.setenv("LOUPE_OF_TEST", "1")
    with Worker() as worker:
        [told] = worker.run(words_of_the_environment)
    assert "LOUPE_OF_TEST" in told.text.split() and PASSWORD not in told.text.split()


def test_without_a_terminal_or_a_readable_file_there_is_none(key_file, tmp_path, monkeypatch):
    monkeypatch.delenv(PASSWORD, raising=False)
    with pytest.raises(KeyFileUnreadable, match=PASSWORD):
        open_key(key_file, None)
    for data in (None, b"\xff\xfe\x00"):
        if data:
            (tmp_path / "word").write_bytes(data)
        with pytest.raises(KeyFileUnreadable, match="cannot be read"):
            open_key(key_file, tmp_path / "word")


def test_faces_are_named_by_exhibit_and_track():
    assert blur_wish([], [], everyone=False) is None
    assert blur_wish([], [], everyone=True) == Wish(all_but=True)
    assert blur_wish(["EX-001:a: b"], [], everyone=False) == Wish(tracks=(("EX-001", "a: b"),))
    assert blur_wish([], ["EX-001:*"], everyone=False).all_but
    for hidden, shown in ((["EX-001"], []), ([":b"], []), (["EX-001:a"], ["EX-001:b"])):
        with pytest.raises(typer.BadParameter):
            blur_wish(hidden, shown, everyone=False)
