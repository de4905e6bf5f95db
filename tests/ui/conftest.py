"""The page and the window of a report on a hidden screen."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def emptied_clipboard(qapp):
    """Leave nothing of Python's in the offscreen clipboard, which outlives the interpreter."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def answered_boxes(monkeypatch):
    """Fail with the sentence of a message box that nobody answers, instead of waiting for ever."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QMessageBox

    real = QMessageBox.exec

    def answer(box):
        unanswered = []
        patience = QTimer(singleShot=True, interval=20_000)
        patience.timeout.connect(lambda: (unanswered.append(box.text()), box.reject()))
        patience.start()
        result = real(box)
        patience.stop()
        assert not unanswered, unanswered
        return result

    monkeypatch.setattr(QMessageBox, "exec", answer)


@pytest.fixture
def page_of(qtbot):
    from cchc_desktop.ui.workspace import Workspace

    pages = []

    def make(session):
        page = Workspace(session)
        qtbot.addWidget(page)
        page.resize(1366, 740)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        pages.append(page)
        return page

    yield make
    for page in pages:
        page.close_session()


@pytest.fixture
def window_of(qtbot):
    from cchc_desktop.ui.data_file_tools import DataFileTools
    from cchc_desktop.ui.main_window import MainWindow

    # Nobody else holds a window once its test is over, and one that is collected while it is
    # painted takes the process with it.
    windows = []

    def make(library, backup=None, switch=None):
        window = MainWindow(DataFileTools(backup or print, switch or print))
        qtbot.addWidget(window)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.begin(library)
        return window

    yield make
    windows.clear()
