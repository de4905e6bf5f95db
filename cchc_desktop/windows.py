"""What only Windows asks of a program: its name on the taskbar, its mark for the setup, a box."""

import sys

# The setup looks for this name to see whether the program runs; packaging/windows/setup.nsi.
RUNNING = "bao-cao-cchc-dang-chay"
APPLICATION = "BaoCaoCCHC.BaoCaoCCHC"
_WARNING = 0x30


def introduce() -> None:
    """Tell Windows who runs, until the process ends; other systems need no telling."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION)
        # The handle is never closed: the mark goes when the process goes, however it ends.
        ctypes.windll.kernel32.CreateMutexW(None, False, RUNNING)


def let_others_come_forward() -> None:
    """Let the window that is called take the keyboard; Windows asks the caller for that."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def show(title: str, text: str) -> None:
    """Show a text in a box where a program started without a console has no other place."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, title, _WARNING)


REMOVABLE_DRIVE, REMOTE_DRIVE = 2, 4


def drive_kind(root: str) -> int:
    """Return the system's number for a kind of drive, 0 on other systems."""
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetDriveTypeW(root))
    return 0
