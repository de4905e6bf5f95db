"""The commands about a data file as a whole: copy it, check it, go back to a copy."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse

    from cchc_desktop.services.backups import GoodCopy
    from cchc_desktop.services.data_check import Checked
    from cchc_desktop.services.reports import Library

# The exit codes of the command line, see there.
OK, FOUND = 0, 3
# argparse has no public name for what takes arguments here.
AddCommand = Callable[[str, str], Any]


def add_commands(command: AddCommand) -> None:
    """Describe the commands and their arguments."""
    backup = command("backup", messages.CLI_BACKUP)
    _data_argument(backup)
    backup.add_argument("--out", type=Path, required=True, help=messages.CLI_OUT)
    check = command("check-data", messages.CLI_CHECK_DATA)
    _data_argument(check)
    check.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    check.add_argument("--out", type=Path, help=messages.CLI_OUT)
    restore = command("restore", messages.CLI_RESTORE)
    _data_argument(restore)
    restore.add_argument("--from", dest="copy", type=Path, help=messages.CLI_COPY)
    restore.add_argument("--apply", action="store_true", help=messages.CLI_APPLY)


def _data_argument(parser: Any) -> None:
    parser.add_argument("--data", type=Path, required=True, help=messages.CLI_DATA)


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def copy_before_import(library: Library) -> None:
    """Make a copy first; an import can be done without one, and says so."""
    from cchc_desktop.services.backups import IMPORT

    try:
        library.backups.make(IMPORT)
    except UserError as error:
        sys.stderr.write(error.message + "\n")


def _backup(arguments: argparse.Namespace) -> int:
    from cchc_desktop.store.backup import backup

    info = backup(arguments.data, arguments.out)
    _print(
        messages.CLI_BACKED_UP.format(path=info.path, reports=info.reports, answers=info.answers)
    )
    return OK


def _check_data(arguments: argparse.Namespace) -> int:
    from datetime import UTC, datetime  # a window is shown sooner without them

    from cchc_desktop.services import data_check

    results = _results(arguments.data)
    bad = [result for result in results if not result.is_good]
    now = datetime.now(UTC)
    if arguments.out is not None:
        data_check.save_text(arguments.out, arguments.data, results, now)
    if arguments.json:
        import json

        _print(json.dumps(data_check.as_data(results), ensure_ascii=False, indent=1))
    elif bad:
        _print(data_check.as_text(arguments.data, results, now).rstrip())
    else:
        _print(messages.CLI_CHECK_DATA_GOOD.format(count=len(results)))
    return FOUND if bad else OK


def _results(path: Path) -> list[Checked]:
    from cchc_desktop.services import data_check
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.failures import MissingFileError
    from cchc_desktop.store.store import Store

    try:
        store = Store.open(path)
    except MissingFileError:
        # Most likely a path that was mistyped.
        raise
    except UserError as error:
        return data_check.not_opened(path, error)
    with closing(store):
        return data_check.check_all(Library(store, paths.resources()))


def _restore(arguments: argparse.Namespace) -> int:
    from cchc_desktop.services import backups
    from cchc_desktop.services.backups import copy_told

    data = arguments.data
    good = _wanted(data, arguments.copy)
    _print(copy_told(good))
    if not arguments.apply:
        _show_difference(data, good.copy.path)
        _print(messages.CLI_RESTORE_SHOWN)
        return OK
    _require_closed(data)
    _copy_before(data)
    aside = backups.put_in_place(backups.bring_back(good.copy.path, data), data)
    moment = copy_moment(good)
    if aside is None:
        _print(messages.RESTORED_MISSING.format(moment=moment, path=data))
    else:
        _print(messages.RESTORED_NOW.format(moment=moment, aside=aside))
    return OK


def copy_moment(good: GoodCopy) -> str:
    """Return when a copy was made, for people."""
    from cchc_desktop.services.backups import moment_told

    return moment_told(good.copy.moment)


def _wanted(data: Path, given: Path | None) -> GoodCopy:
    """Return the copy that was asked for, or the newest sound one."""
    from cchc_desktop.services import backups

    good = backups.newest_good(data) if given is None else backups.good_file(given)
    if good is None:
        raise UserError(messages.CLI_NO_COPY.format(path=data))
    return good


def _show_difference(data: Path, copy: Path) -> None:
    """List the reports that differ; a data file that is lost or damaged is only said to be so."""
    from cchc_desktop.services import backups

    try:
        found = backups.difference(data, copy)
    except UserError as error:
        _print(messages.CLI_NOW_UNREADABLE.format(reason=error.message))
        return
    kinds = messages.RESTORE_KINDS
    rows: list[tuple[str, Any]] = [(code, kinds["only_now"]) for code in found.only_now]
    rows += [(code, kinds["only_then"]) for code in found.only_then]
    for then, now in found.changed:
        count = len({field for field, _ in then.answers ^ now.answers})
        rows.append((now.code, kinds["changed"].format(count=count)))
    for code, told in rows or [("", kinds["same"])]:
        _print(f"{code}\t{told}" if code else told)


def _require_closed(data: Path) -> None:
    """Refuse while a window has the file: it would go on writing to the one set aside."""
    from cchc_desktop.ui.holding import Holding

    if not data.exists():
        return
    holding = Holding(data)
    elsewhere = holding.is_elsewhere
    holding.release()
    if elsewhere:
        raise UserError(messages.FILE_OPEN_ELSEWHERE.format(path=data))


def _copy_before(data: Path) -> None:
    """Copy what is there, if it can be opened; it is set aside in any case."""
    from cchc_desktop.services.backups import RESTORE, Backups
    from cchc_desktop.store.store import Store

    try:
        with closing(Store.open(data)) as store:
            Backups(store).make(RESTORE)
    except UserError as error:
        sys.stderr.write(error.message + "\n")


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "backup": _backup,
    "check-data": _check_data,
    "restore": _restore,
}
