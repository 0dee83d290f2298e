# SPDX-License-Identifier: EUPL-1.2
"""The `akkoord` command: short names for the jobs, and everything of Django under its own name."""

import os
import runpy
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

PROJECT_ROOT = Path(__file__).resolve().parents[3]

COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "worker": "run_worker",
    "doctor": "doctor",
    "validate": "validate_package",
    "load": "load_package",
    "import": "import_actions",
    "receive_mail": "receive_mail",
    "export": "export_accord",
    "report": "render_report",
}
"""The name of a job on the command line, and the Django command that does it."""

WHOLE_SUITE = ("--numprocesses=2", "--dist=loadscope")

HELP = """Akkoord: van afspraak naar effect.

  python3 akkoord demo [--port N] [--zonder-oefenrondes]   laad het IZA en toon het op deze computer
  python3 akkoord test [...]                               de tests (wat volgt gaat naar pytest)

  python3 akkoord validate MAP                             controleer een akkoordpakket
  python3 akkoord load MAP [--dry-run]                     laad een akkoordpakket
  python3 akkoord import BESTAND --accord AKKOORD          lees een actielijst (Excel) in; zie --help
  python3 akkoord receive_mail BESTAND                     neem een gemaild werkboek aan (- is standaardinvoer)
  python3 akkoord export AKKOORD [--as-of DATUM]           het hele akkoord als JSON op standaarduitvoer
  python3 akkoord report AKKOORD --round 2023Q3 --format pdf -o BESTAND
  python3 akkoord serve [--host H] [--port N]              de webserver
  python3 akkoord worker                                   verstuurt de post die klaarstaat
  python3 akkoord doctor                                   wat is er mis met deze installatie, en hoe herstel je het
  python3 akkoord give_mandate ADRES --party P --role ROL  geef iemand toegang: een rol, voor een partij
  python3 akkoord change_address OUD NIEUW --reason R      bereik iemand voortaan op een ander adres
  python3 akkoord bench                                    meet aantallen queries en tijden

Elk ander woord gaat naar Django: migrate, check, shell, createsuperuser, ...
Meer over een opdracht: python3 akkoord OPDRACHT --help. Instellingen: docs/settings.md.
"""

DATABASE_HINT = """Zijn de tabellen er nog niet, of is dit een nieuwere versie? Draai: python3 akkoord migrate
Anders zegt python3 akkoord doctor wat er mis is. Met --traceback ziet u waar het misging.
"""


def main(arguments: Sequence[str]) -> int:
    """Do one job; gives the exit code. `arguments` are those after the program's name."""
    job, *rest = arguments or ["help"]
    if job in ("help", "--help", "-h") and not rest:
        sys.stdout.write(HELP)
        return 0
    if job == "test":
        return run_tests(rest)
    if job == "bench":
        return run_benchmarks(rest)
    return run_django([COMMANDS.get(job, job), *rest])


def run_django(arguments: Sequence[str]) -> int:
    """Run a command of Django. What whoever runs it can mend is told in words, and in full with `--traceback`."""
    try:
        execute_from_command_line(["akkoord", *arguments])
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (ImproperlyConfigured, DatabaseError) as error:
        if "--traceback" in arguments:
            raise
        sys.stderr.write(f"akkoord: {error}\n")
        if isinstance(error, DatabaseError):
            sys.stderr.write(DATABASE_HINT)
        return 1
    return 0


def run_tests(arguments: Sequence[str]) -> int:
    """Run pytest from the project's root with what was typed after `test`; gives pytest's exit code.

    Nothing typed is the whole quick suite, a file of tests at a time on each of two processors.
    """
    command = [sys.executable, "-m", "pytest", *(arguments or WHOLE_SUITE)]
    return subprocess.run(command, cwd=PROJECT_ROOT, check=False).returncode  # noqa: S603


def run_benchmarks(arguments: Sequence[str]) -> int:
    """Run tests/benchmarks as a program, from the project's root."""
    os.chdir(PROJECT_ROOT)
    sys.path.insert(0, str(PROJECT_ROOT))
    sys.argv = ["akkoord bench", *arguments]
    runpy.run_module("tests.benchmarks", run_name="__main__")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
