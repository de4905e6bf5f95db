"""The one exception meant for the user; everything else that is raised is a bug of ours."""


class UserError(Exception):
    """Carry a whole Vietnamese sentence: what happened, where, why, what to do now.

    ``details`` is technical text for the folded part of a dialog or for the log, never shown
    on its own.
    """

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class ChangedOutsideError(UserError):
    """Tell that another program changed what is open, so that it must be read again first."""
