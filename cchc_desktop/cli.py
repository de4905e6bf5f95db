"""The command line over the same services as the window; needs no screen but for ``gui``.

Exit codes: 0 done, 1 the user must do something (the sentence is on stderr), 2 wrong usage,
3 ``check`` found an error or a warning without a reason or ``check-page`` a deviation, 4 a fault
of the program (see the log).
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from cchc_desktop import cli_data, messages, paths
from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse

    from cchc_desktop.model.checks import Problem
    from cchc_desktop.model.template import Template
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session
    from cchc_desktop.services.taking_over import Offer

OK, USER_ERROR, USAGE, FOUND, FAULT = range(5)


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code; the only place where faults are caught."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    arguments = _arguments(argv)
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


def _arguments(argv: Sequence[str]) -> Any:
    """Read the arguments; a window is not kept waiting for the parser of the other commands."""
    match list(argv):
        case [] | ["gui"]:
            return SimpleNamespace(command="gui", data=None, file=None)
        case ["gui", "--data", path] if path and not path.startswith("-"):
            return SimpleNamespace(command="gui", data=Path(path), file=None)
        case ["gui", path] if path and not path.startswith("-"):
            return SimpleNamespace(command="gui", data=None, file=Path(path))
    from cchc_desktop.cli_parser import build_parser

    return build_parser().parse_args(argv)


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")


def _print_json(data: Any) -> None:
    import json

    _print(json.dumps(data, ensure_ascii=False, indent=1))


def _library(path: Path, *, create: bool = False) -> Library:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.store import Store

    store = Store.create(path) if create and not path.exists() else Store.open(path)
    return Library(store, paths.resources())


def _gui(arguments: argparse.Namespace) -> int:
    import gc

    # Nothing that the start makes is rubbish: looking for some would only hold up the window.
    gc.disable()
    try:
        from cchc_desktop import app

        return app.run(arguments.data or arguments.file)
    finally:
        gc.enable()


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


def _field_rows(template: Template) -> list[dict[str, str]]:
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
    from cchc_desktop.services.review import REVIEW
    from cchc_desktop.services.taking_over import read_file

    library = _library(arguments.data)
    with closing(library.store):
        session = library.open(arguments.report)
        found = read_file(arguments.path, session, library.resources)
        taken = found.changes if arguments.accept is None else found.all_changes
        cli_data.copy_before_import(library)
        session.take_all(taken)
        count = sum(not key.startswith(REVIEW) for key in taken)
        _print(messages.CLI_IMPORTED.format(count=count, code=arguments.report))
        _tell_of_source(found, session)
        _tell_of_tables(found, session, accepted=arguments.accept is not None)
        if found.proposals and arguments.accept is None:
            _print(messages.CLI_PROPOSALS.format(count=len(found.proposals)))
            for proposal in found.proposals:
                _print(f"{proposal.key}\t{proposal.typed}\t{proposal.sentence}")
        emptied = [session.template.by_key[key].label for key in found.emptied]
        if emptied:
            sections = "; ".join(emptied)
            _print(messages.CLI_EMPTIED.format(count=len(emptied), sections=sections))
        sure = frozenset(t.key for t in found.tables if arguments.accept and not t.doubtful)
        for text in found.taking(sure).leftovers:
            _print(messages.CLI_LEFTOVER.format(text=text))
        for remark in found.remarks:
            _print(messages.CLI_REMARK.format(text=remark.message))
        _warn_unreadable(session)
    return OK


def _tell_of_source(found: Offer, session: Session) -> None:
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


def _tell_of_tables(found: Offer, session: Session, *, accepted: bool) -> None:
    """Name the tables that wait to be accepted, and of all what is doubtful in them."""
    waiting = [table for table in found.tables if table.doubtful or not accepted]
    if waiting and not accepted:
        _print(messages.CLI_TABLES.format(count=len(waiting)))
    for table in found.tables:
        if table in waiting or table.remarks:
            _print(f"{table.key}\t{table.shown}\t{table.place(session.template)}")


def _warn_unreadable(session: Session) -> None:
    for problem in session.problems:
        if problem.rule == "unreadable":
            sys.stderr.write(problem.message + "\n")


def _check(arguments: argparse.Namespace) -> int:
    library = _library(arguments.data)
    with closing(library.store):
        session = library.open(arguments.report)
        problems = list(session.problems)
        if arguments.sheet is not None:
            from datetime import date  # a window is shown sooner without it

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


def _problem_row(problem: Problem) -> dict[str, Any]:
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
