# SPDX-License-Identifier: EUPL-1.2
"""`python3 akkoord bench`: a table of queries and ratios on standard output, and the measurements as JSON in a file."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.conf import settings
from django.test.utils import setup_test_environment

from akkoord.config.collector import settle_collector


def main(arguments: Sequence[str]) -> int:
    """Measure what was asked and print the table; gives the exit code."""
    parser = argparse.ArgumentParser(prog="akkoord bench", description="Meet queries en tijden, als verhouding tot 1x.")
    parser.add_argument("--groot", type=int, default=100, help="schaal van de pagina's naast 1x (standaard 100)")
    parser.add_argument("--alleen", choices=("paginas", "rapport", "laden", "werkboeken"), help="meet alleen dit")
    parser.add_argument(
        "--uitvoer", type=Path, help="bestand voor de metingen (standaard bench.json in de gegevensmap)"
    )
    asked = parser.parse_args(arguments)
    django.setup()
    setup_test_environment(debug=False)
    from tests.benchmarks.workbooks import measure_workbooks, ratios  # noqa: PLC0415 - Django first
    from tests.benchmarks.works import measure_loading, measure_pages, measure_report  # noqa: PLC0415 - Django first

    settle_collector()
    works = {
        "paginas": (measure_pages, asked.groot),
        "rapport": (measure_report, 10),
        "laden": (measure_loading, 10),
        "werkboeken": (measure_workbooks, asked.groot),
    }
    found = []
    for name, (measure, large) in works.items():
        if asked.alleen in (None, name):
            for scale in (1, large):
                found += measure(scale, _say)
    output = asked.uitvoer or Path(settings.DATA_DIR) / "bench.json"
    output.parent.mkdir(parents=True, exist_ok=True)
    measured = {"database": settings.DATABASES["default"]["ENGINE"], "measurements": [one.as_json() for one in found]}
    output.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    small = {one.work: one for one in found if one.scale == 1}
    print(f"{'werk':30}{'schaal':>8}{'queries':>9}{'ms':>10}{'keer 1x':>9}{'processor-ms':>14}{'keer 1x':>9}")
    for one in found:
        first = small[one.work]
        clock = f"{one.seconds * 1000:>10.1f}{one.seconds / first.seconds:>9.1f}"
        processor = f"{one.processor * 1000:>14.1f}{one.processor / first.processor:>9.1f}"
        print(f"{one.work:30}{one.scale:>7}x{one.queries:>9}{clock}{processor}")
    for sentence in ratios(found):
        print(sentence)
    return 0


def _say(text: str) -> None:
    """Progress for who waits at a terminal; silent in a pipe."""
    if sys.stderr.isatty():
        print(f"  {text} ...", file=sys.stderr)


sys.exit(main(sys.argv[1:]))
