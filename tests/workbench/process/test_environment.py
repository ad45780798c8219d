"""A process that reads evidence gets no secrets, and no threads that nobody asked for."""

from workbench.process.environment import SIGN_PASSWORD, for_reading


def test_the_password_of_a_signing_key_stays_with_the_owner(monkeypatch):
    monkeypatch.setenv(SIGN_PASSWORD, "open sesame")
    monkeypatch.setenv("LOUPE_PROVIDER", "cpu")
    given = for_reading()
    assert "open sesame" not in given.values()
    assert given["LOUPE_PROVIDER"] == "cpu"


def test_algebra_has_one_thread_unless_the_owner_says_otherwise(monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert for_reading()["OPENBLAS_NUM_THREADS"] == "1"
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    assert for_reading()["OPENBLAS_NUM_THREADS"] == "4"
