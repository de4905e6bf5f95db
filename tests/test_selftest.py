"""Holds that the program finds what it lacks; the whole trial runs in packaging/verify.py."""

import pytest

from cchc_desktop import messages, selftest
from cchc_desktop.errors import UserError
from cchc_desktop.store.store import Store


def test_a_missing_dictionary_is_told(monkeypatch):
    selftest.try_spelling()
    monkeypatch.setattr(messages, "SELFTEST_SYLLABLES", ("qwrtz",))
    with pytest.raises(UserError) as told:
        selftest.try_spelling()
    assert told.value.message == messages.SELFTEST_NO_SPELLING


def test_a_program_that_opens_newer_files_is_told(monkeypatch, tmp_path):
    said = []
    selftest.try_newer(tmp_path, said.append)
    assert said == [messages.SELFTEST_NEWER]
    (tmp_path / "newer.cchc").unlink()
    opened = Store.create(tmp_path / "other.cchc")
    monkeypatch.setattr(Store, "open", lambda _path: opened)
    monkeypatch.setattr(Store, "create", lambda path: path.write_bytes(bytes(100)) and opened)
    with pytest.raises(UserError) as told:
        selftest.try_newer(tmp_path, said.append)
    assert told.value.message == messages.SELFTEST_NEWER_OPENED
