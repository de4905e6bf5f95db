"""The command line over the same services as the window; needs no screen but for ``gui``.

Exit codes: 0 done, 1 the user must do something (the sentence is on stderr), 2 wrong usage,
3 ``check`` found an error or a warning without a reason or ``check-page`` a deviation, 4 a fault
of the program (see the log).
"""

import argparse
import io
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cchc_desktop import __version__, cli_data, messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.render import FORMATS

if TYPE_CHECKING:
    from cchc_desktop.model.checks import Problem
    from cchc_desktop.model.template import Template
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session
    from cchc_desktop.services.taking_over import Offer

OK, USER_ERROR, USAGE, FOUND, FAULT = range(5)


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


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; the only place where faults are caught."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = build_parser().parse_args(argv)
    command = _COMMANDS[arguments.command or "gui"]
    try:
        return command(arguments)
    except UserError as error:
        sys.stderr.write(error.message + "\n")
        return USER_ERROR
    except BrokenPipeError:
        return USER_ERROR
    except Exception as error:
        from cchc_desktop.faults import log_fault

        sys.stderr.write(messages.CLI_FAULT.format(path=log_fault(error)) + "\n")
        return FAULT


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _print_json(data: Any) -> None:
    _print(json.dumps(data, ensure_ascii=False, indent=1))


def _library(path: Path, *, create: bool = False) -> "Library":
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.store import Store

    store = Store.create(path) if create and not path.exists() else Store.open(path)
    return Library(store, paths.resources())


def _gui(arguments: argparse.Namespace) -> int:
    from cchc_desktop import app

    return app.run(getattr(arguments, "data", None) or getattr(arguments, "file", None))


def _fields(arguments: argparse.Namespace) -> int:
    from cchc_desktop.services.reports import edition

    template = edition(paths.resources(), arguments.edition)
    rows = _field_rows(template)
    if arguments.json:
        _print_json(rows)
        return OK
    for row in rows:
        _print("\t".join((row["key"], row["kind"], row["type"], row["unit"], row["label"])))
    return OK


def _field_rows(template: "Template") -> list[dict[str, str]]:
    return [
        {
            "key": field.key,
            "label": field.label,
            "chapter": template.chapter_of(section),
            "section": section.key,
            "type": field.type,
            "unit": field.unit,
            "kind": str(field.kind),
        }
        for section in template.sections
        for field in section.fields
    ]


def _new(arguments: argparse.Namespace) -> int:
    given = arguments.period and arguments.agency
    if bool(arguments.sample) == bool(given):
        raise UserError(messages.CLI_NEW_NEEDS)
    library = _library(arguments.data, create=True)
    with closing(library.store):
        if arguments.sample:
            code = library.create_sample()
        else:
            code = library.create(
                arguments.period,
                arguments.agency,
                arguments.edition,
                copy_from=arguments.copy_from,
            )
    _print(code)
    return OK


def _list(arguments: argparse.Namespace) -> int:
    library = _library(arguments.data)
    with closing(library.store):
        rows = [
            {
                "code": row.code,
                "period": library.period(row.code).label,
                "agency": row.agency,
                "edition": row.edition,
                "regime": row.regime,
                "window_start": row.window_start.isoformat(),
                "window_end": row.window_end.isoformat(),
                "deadline": row.deadline.isoformat(),
            }
            for row in library.reports()
        ]
    if arguments.json:
        _print_json(rows)
    elif not rows:
        _print(messages.CLI_NO_REPORTS)
    else:
        for row in rows:
            _print("\t".join(str(row[key]) for key in ("code", "period", "agency", "deadline")))
    return OK


def _import(arguments: argparse.Namespace) -> int:
    from cchc_desktop.services.taking_over import read_file

    library = _library(arguments.data)
    with closing(library.store):
        session = library.open(arguments.report)
        found = read_file(arguments.path, session, library.resources)
        taken = found.changes if arguments.accept is None else found.all_changes
        cli_data.copy_before_import(library)
        session.take_all(taken)
        _print(messages.CLI_IMPORTED.format(count=len(taken), code=arguments.report))
        _tell_of_source(found, session)
        if found.proposals and arguments.accept is None:
            _print(messages.CLI_PROPOSALS.format(count=len(found.proposals)))
            for proposal in found.proposals:
                _print(f"{proposal.key}\t{proposal.typed}\t{proposal.sentence}")
        emptied = [session.template.by_key[key].label for key in found.emptied]
        if emptied:
            sections = "; ".join(emptied)
            _print(messages.CLI_EMPTIED.format(count=len(emptied), sections=sections))
        for text in found.leftovers:
            _print(messages.CLI_LEFTOVER.format(text=text))
        for remark in found.remarks:
            _print(messages.CLI_REMARK.format(text=remark.message))
        _warn_unreadable(session)
    return OK


def _tell_of_source(found: "Offer", session: "Session") -> None:
    if found.converted:
        _print(messages.IMPORT_CONVERTED.format(names=", ".join(found.converted)))
    strange = [heading.text for heading in found.headings if not heading.found]
    if strange:
        _print(messages.IMPORT_HEADINGS.format(count=len(strange)))
        _print("\n".join(strange))
    if found.suspects:
        _print(messages.IMPORT_SUSPECTS.format(count=len(found.suspects)))
    for suspect in found.suspects:
        place = session.template.by_key[suspect.section].label
        _print(messages.IMPORT_SUSPECT.format(
            word=suspect.word, place=place, sentence=suspect.sentence))  # fmt: skip


def _warn_unreadable(session: "Session") -> None:
    for problem in session.problems:
        if problem.rule == "unreadable":
            sys.stderr.write(problem.message + "\n")


def _check(arguments: argparse.Namespace) -> int:
    library = _library(arguments.data)
    with closing(library.store):
        session = library.open(arguments.report)
        problems = list(session.problems)
        if arguments.sheet is not None:
            from cchc_desktop.services.review_sheet import write_sheet

            write_sheet(session, arguments.sheet, date.today())
    if arguments.json:
        _print_json([_problem_row(problem) for problem in problems])
    elif not problems:
        _print(messages.CLI_NO_PROBLEMS)
    else:
        for problem in problems:
            row = _problem_row(problem)
            _print("\t".join((row["strength"], row["section"], row["rule"], row["message"])))
    grave = [p for p in problems if p.strength != "hint" and not p.reason]
    return FOUND if grave else OK


def _problem_row(problem: "Problem") -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "strength": str(problem.strength),
        "section": problem.section,
        "fields": list(problem.fields),
        "message": problem.message,
        "reason": problem.reason,
        "old_reason": problem.old_reason,
    }


def _export(arguments: argparse.Namespace) -> int:
    from cchc_desktop.services.export import export
    from cchc_desktop.services.variants import variant_of

    variant = variant_of(arguments.variant)
    library = _library(arguments.data)
    with closing(library.store):
        session = library.open(arguments.report)
        areas = export(session, arguments.format, arguments.out, arguments.regime, variant)
    if arguments.json:
        rows = [area.as_data() for area in areas]
        _print_json({"path": str(arguments.out), "variant": variant.key, "areas": rows})
        return OK
    _print(str(arguments.out))
    if areas:
        _print(messages.AREAS_RESERVED)
    for area in areas:
        _print(area.worded())
    return OK


def _check_page(arguments: argparse.Namespace) -> int:
    if arguments.within is not None:
        from cchc_desktop.services.page_check_inside import answer

        answer(arguments.path, arguments.regime, arguments.within, text=arguments.text)
        return OK

    from dataclasses import asdict

    from cchc_desktop.services.page_check import check_pages

    result = check_pages(arguments.path, arguments.regime)
    if arguments.json:
        _print_json(asdict(result))
    else:
        _print(result.text)
    return FOUND if result.findings else OK


def _selftest(_arguments: argparse.Namespace) -> int:
    from cchc_desktop.selftest import try_out

    try_out(_print)
    _print(messages.SELFTEST_DONE)
    return OK


_COMMANDS = {
    "gui": _gui,
    "fields": _fields,
    "new": _new,
    "list": _list,
    "import": _import,
    "check": _check,
    "export": _export,
    "check-page": _check_page,
    **cli_data.COMMANDS,
    "selftest": _selftest,
}
