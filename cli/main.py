"""The command `kg`: which commands there are, and how an expected failure is told.

Each command is one file with a function `run`. Only the file of the command that is asked for is
imported, since a query's answer should not wait for the modules of the others.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from kg.errors import KgError

COMMANDS = (
    "build", "query", "search", "show", "path", "compare", "view", "export", "validate", "stats",
    "evaluate", "serve",
)  # fmt: skip
_ENVIRONMENT = {
    errno.EACCES: "no permission for this file or folder; change it or choose another place",
    errno.EDQUOT: "the disk quota is used up; make room and run this again",
    errno.EEXIST: "a file stands where a folder is needed; choose another place",
    errno.EFBIG: "the file would be larger than is allowed here; raise the limit (ulimit -f)",
    errno.EISDIR: "this is a folder; name a file",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ENOSPC: "the disk is full; make room and run this again",
    errno.ENOTDIR: "a file stands where a folder is needed; choose another place",
    errno.EPERM: "not permitted; choose another place",
    errno.EROFS: "the disk is read-only; choose another place",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `kg` with `arguments` (default: those of the process) and exit.

    Exit codes: 0 success, 1 an expected failure (one line on stderr), 2 wrong usage.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _write_utf8()
    try:
        try:
            application(given[:1])(given, prog_name="kg")
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has left.
        _drop_output()
        sys.exit(1)
    except KgError as error:
        _fail(str(error))
    except OSError as error:
        if error.errno not in _ENVIRONMENT:
            raise
        _drop_output()
        where = f": {error.filename}" if error.filename else ""
        _fail(f"{_ENVIRONMENT[error.errno]}{where}")


def application(asked: Sequence[str] = ()) -> typer.Typer:
    """Return the typer application with the command that `asked` starts with, or with all."""
    app = typer.Typer(
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(_kg)
    for name in [name for name in asked[:1] if name in COMMANDS] or COMMANDS:
        app.command(name)(import_module(f".{name}", __package__).run)
    return app


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        print(f"kg {version('policy-kg')}")
        raise typer.Exit


def _kg(
    _: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version and exit.", is_eager=True, callback=_tell_version
        ),
    ] = False,
) -> None:
    """Explore Chinese policy documents as a knowledge graph.

    Read a folder of documents, then ask; every answer leads back to the sentence that says it.

    \b
      kg build seeds
      kg query --name departments-by-lead
      kg view
    """


def _write_utf8() -> None:
    """Make both streams write UTF-8, whatever the locale: the texts are Chinese."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(encoding="utf-8")


def _drop_output() -> None:
    """Send what is still buffered nowhere; Python would fail on it once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str) -> None:
    print("kg: " + " ".join(message.split()), file=sys.stderr)
    sys.exit(1)
