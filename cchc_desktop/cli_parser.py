"""The arguments of all commands of the command line; runs none of them."""

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from cchc_desktop import __version__, cli_data, messages, paths
from cchc_desktop.render import FORMATS

USAGE = 2


class _Formatter(argparse.HelpFormatter):
    """Help with Vietnamese headings."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        prefix = messages.CLI_USAGE_PREFIX if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and leaves with code 2 on wrong usage."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, formatter_class=_Formatter, add_help=False)
        self.options = self.add_argument_group(messages.CLI_OPTIONS)
        self.options.add_argument("-h", "--help", action="help", help=messages.CLI_HELP)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, messages.CLI_WRONG_USAGE.format(program=self.prog, details=message))


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(prog="cchc_desktop", description=messages.CLI_DESCRIPTION)
    parser.options.add_argument(
        "--version", action="version", version=__version__, help=messages.CLI_VERSION
    )
    commands = parser.add_subparsers(
        dest="command", title=messages.CLI_COMMANDS, metavar="", parser_class=_Parser
    )

    def command(name: str, description: str) -> argparse._ArgumentGroup:
        return commands.add_parser(name, help=description, description=description).options

    _gui_arguments(command("gui", messages.CLI_GUI))
    fields = command("fields", messages.CLI_FIELDS)
    fields.add_argument("--edition", default="cchc-2012", help=messages.CLI_EDITION)
    fields.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    new = command("new", messages.CLI_NEW)
    new.add_argument("--data", type=Path, required=True, help=messages.CLI_DATA)
    new.add_argument("--sample", action="store_true", help=messages.CLI_SAMPLE)
    new.add_argument("--period", help=messages.CLI_PERIOD)
    new.add_argument("--agency", help=messages.CLI_AGENCY)
    new.add_argument("--edition", default="", help=messages.CLI_NEW_EDITION)
    new.add_argument("--from", dest="copy_from", metavar="CODE", help=messages.CLI_FROM)
    listing = command("list", messages.CLI_LIST)
    listing.add_argument("--data", type=Path, required=True, help=messages.CLI_DATA)
    listing.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    importing = command("import", messages.CLI_IMPORT)
    _report_arguments(importing)
    importing.add_argument("--accept", choices=["all"], help=messages.CLI_ACCEPT)
    importing.add_argument("path", type=Path, metavar="PATH", help=messages.CLI_PATH)
    check = command("check", messages.CLI_CHECK)
    _check_arguments(check)
    export = command("export", messages.CLI_EXPORT)
    _report_arguments(export)
    export.add_argument(
        "--format", required=True, choices=[*FORMATS, "json"], help=messages.CLI_FORMAT
    )
    regimes = sorted(path.stem for path in (paths.resources() / "layouts").glob("*.toml"))
    export.add_argument("--regime", choices=regimes, help=messages.CLI_REGIME)
    export.add_argument(
        "--variant", choices=list(messages.VARIANTS), default="outgoing", help=messages.CLI_VARIANT
    )
    export.add_argument("--out", type=Path, required=True, help=messages.CLI_OUT)
    export.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    _page_arguments(command("check-page", messages.CLI_CHECK_PAGE), regimes)
    cli_data.add_commands(command)
    command("selftest", messages.CLI_SELFTEST)
    return parser


def _gui_arguments(parser: argparse._ArgumentGroup) -> None:
    parser.add_argument("--data", type=Path, help=messages.CLI_DATA)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=messages.CLI_GUI_FILE)


def _check_arguments(check: argparse._ArgumentGroup) -> None:
    _report_arguments(check)
    check.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    check.add_argument("--sheet", type=Path, metavar="PDF", help=messages.CLI_SHEET)


def _report_arguments(parser: argparse._ArgumentGroup) -> None:
    parser.add_argument("--data", type=Path, required=True, help=messages.CLI_DATA)
    parser.add_argument("--report", required=True, metavar="CODE", help=messages.CLI_REPORT)


def _page_arguments(parser: argparse._ArgumentGroup, regimes: list[str]) -> None:
    parser.add_argument("--regime", choices=regimes, help=messages.CLI_CHECK_PAGE_REGIME)
    parser.add_argument("--json", action="store_true", help=messages.CLI_JSON)
    parser.add_argument("path", type=Path, metavar="FILE", help=messages.CLI_CHECK_PAGE_FILE)
    # For the program itself, which has files measured by a second process.
    parser.add_argument("--within", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--text", action="store_true", help=argparse.SUPPRESS)
