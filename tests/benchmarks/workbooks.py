# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that come back: 400 of owners beside `datamaps`, and one of 450 rows beside one a hundred times as long."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep
from uuid import UUID, uuid4

from django.test import override_settings
from django.utils import timezone

from akkoord.config.collector import settle_collector
from akkoord.foundation.accounts.actors import SYSTEM
from akkoord.foundation.accounts.models import User
from akkoord.foundation.accounts.operations import create_user
from akkoord.foundation.tabular.reading import open_workbook
from akkoord.programme.parties.choices import Role
from akkoord.programme.parties.models import Mandate, Party
from akkoord.programme.parties.policies import Capacity, capacity_of
from akkoord.programme.rounds.models import Round
from akkoord.programme.rounds.operations import open_round
from akkoord.programme.workbooks.choices import Scope, UploadState
from akkoord.programme.workbooks.columns import Field
from akkoord.programme.workbooks.content import Content, Line
from akkoord.programme.workbooks.gathering import answerable_by, content_of, questions_for
from akkoord.programme.workbooks.models import IssuedWorkbook
from akkoord.programme.workbooks.operations import check_waiting, receive_workbook, receive_workbooks
from akkoord.programme.workbooks.operations.receiving import MOST_FILES, SentFile
from akkoord.programme.workbooks.overviews.batches import batch_shown
from akkoord.programme.workbooks.overviews.uploads import upload_preview
from akkoord.programme.workbooks.rules import digest_of
from akkoord.programme.workbooks.stamps import RowKey
from akkoord.programme.workbooks.writing import write_workbook
from tests.benchmarks.generator import ACCORD, FIRST_PERIOD, ROUNDS, generate
from tests.benchmarks.measuring import Measurement, empty_database, measure_alone

OWNERS, TIMES = 400, 5
AS_IT_COMES = (700, 10, 10)
TOGETHER, ALONE = "400 werkboeken samen", "400 werkboeken een voor een"
THEIRS, LARGE = "dezelfde met datamaps 1.1.9", "werkboek nakijken"
TEAM = "team@example.invalid"
SAID = "Het ligt op koers; het concept is besproken."


class FilledLine(Line):
    """A line that was filled in after the workbook was made: its key knows an empty row."""

    def key_in(self, issued: UUID) -> RowKey:
        return RowKey(issued, self.question_id, self.version, digest_of({}))


@dataclass(frozen=True)
class Counted:
    """What a ratio is taken of."""

    cells: int = 0
    peak: float = 0.0


COUNTED: dict[tuple[str, int], Counted] = {}


def measure_workbooks(scale: int, say: Callable[[str], None]) -> list[Measurement]:
    """At 1x also the workbooks of 400 owners, once by us and once by datamaps; at each scale one workbook of all."""
    with empty_database(), TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=f"{folder}/media"):
        say(f"een akkoord van {scale}x met een open ronde maken")
        generate(scale)
        asked = _open_round()
        found = _owners(asked, Path(folder), say) if scale == 1 else []
        return [*found, _large(asked, Path(folder), scale, say)]


def _open_round() -> Round:
    period = FIRST_PERIOD
    for _ in range(ROUNDS):
        period = period.next()
    due = date(timezone.localdate().year + 1, 1, 1)
    return open_round(SYSTEM, accord=ACCORD, period=period, peildatum=period.last_day, due_on=due)


def _owners(asked: Round, folder: Path, say: Callable[[str], None]) -> list[Measurement]:
    say("400 werkboeken schrijven")
    room = folder / "input"
    room.mkdir()
    parties = list(Party.objects.filter(pk__in=asked.requests.exclude(party=None).values("party")))
    people = [_owner(number, parties[number % len(parties)]) for number in range(OWNERS)]
    cells = sum(_write(asked, person, room / f"{number:03}.xlsx") for number, person in enumerate(people))
    paths, team = sorted(room.glob("*.xlsx")), _team()
    say("400 werkboeken samen insturen")
    together = measure_alone(TOGETHER, 1, lambda: _send_in_together(team, asked, paths), times=TIMES)
    say("400 werkboeken een voor een insturen")
    alone = measure_alone(ALONE, 1, lambda: _send_in_alone(people, paths))
    say("dezelfde met datamaps")
    gc.set_threshold(*AS_IT_COMES)  # what our server sets is ours; the processes that datamaps starts would inherit it
    theirs = measure_alone(THEIRS, 1, lambda: _with_datamaps(room), times=TIMES)
    settle_collector()
    COUNTED[TOGETHER, 1] = Counted(cells)
    return [together, alone, theirs]


def _team() -> User:
    found = User.objects.filter(email=TEAM).first()
    if found is None:
        found = create_user(SYSTEM, email=TEAM, name="Team")
        party = Party.objects.earliest("pk")
        Mandate.objects.create(user=found, party=party, role=Role.PROGRAMME_TEAM, valid_from=date(2020, 1, 1))
    return found


def _owner(number: int, party: Party) -> User:
    person = create_user(SYSTEM, email=f"trekker{number}@example.invalid", name=f"Trekker {number}")
    Mandate.objects.create(user=person, party=party, role=Role.OWNER, valid_from=date(2020, 1, 1))
    return person


def _write(asked: Round, person: User, path: Path) -> int:
    questions = answerable_by(capacity_of(person, timezone.localdate()), questions_for(asked), ACCORD)
    content = _filled(content_of(asked, questions, for_whom=person.name, now=timezone.now()))
    issued = _issued(asked, Scope.PERSON, person, len(questions))
    write_workbook(content, issued=issued.pk, target=path)
    with open_workbook(path) as book:
        return sum(not cell.is_blank for sheet in book.sheets for row in sheet.rows() for cell in row.cells)


def _issued(asked: Round, scope: Scope, person: User | None, questions: int) -> IssuedWorkbook:
    return IssuedWorkbook.objects.create(
        id=uuid4(), round=asked, scope=scope, person=person, questions=questions, issued_at=timezone.now()
    )


def _filled(content: Content) -> Content:
    """Every row filled in; one in ten with a status that is not there."""
    status = next(iter(content.words.statuses))
    tabs = tuple(
        replace(tab, lines=tuple(_filled_line(line, number, status) for number, line in enumerate(tab.lines)))
        for tab in content.tabs
    )
    return replace(content, tabs=tabs)


def _filled_line(line: Line, number: int, status: str) -> Line:
    texts = {Field.STATUS: "geweldig" if number % 10 == 9 else status, Field.EXPLANATION: SAID}
    texts |= {Field.FORECAST: "2027-Q2", Field.PRODUCT: "Rapport", Field.FORECAST_REASON: "Het besluit kwam later."}
    values = {name: getattr(line, name) for name in Line.__dataclass_fields__}
    return FilledLine(**(values | {"texts": texts}))


def _send_in_together(team: User, asked: Round, paths: Sequence[Path]) -> None:
    """As the page does with several files, a hundred at a time: kept, read, checked, and the list of what they do."""
    capacity = capacity_of(team, timezone.localdate())
    for begin in range(0, len(paths), MOST_FILES):
        with ExitStack() as stack:
            some = paths[begin : begin + MOST_FILES]
            files = [SentFile(path.name, stack.enter_context(path.open("rb"))) for path in some]
            batch = receive_workbooks(team, files=files, round_id=asked.pk)
        shown = batch_shown(capacity, team.pk, batch_id=batch.pk)
        if sum(one.state == UploadState.READY for one in shown.uploads) != len(some):
            raise RuntimeError("not every workbook was looked at")


def _send_in_alone(people: Sequence[User], paths: Sequence[Path]) -> None:
    for person, path in zip(people, paths, strict=True):
        with path.open("rb") as stream:
            upload = receive_workbook(person, name="werkboek.xlsx", stream=stream)
        preview = upload_preview(Capacity(), person.pk, upload_id=upload.pk, page=None)
        if preview.upload.state != UploadState.READY or not preview.rows.items:
            raise RuntimeError(f"{path.name} was not looked at")


def _with_datamaps(room: Path) -> None:
    """Read all of the same cells and check them by their type, as its command `import templates` does."""
    from engine.repository.datamap import InMemorySingleDatamapRepository  # noqa: PLC0415 - only when measured
    from engine.repository.templates import InMemoryPopulatedTemplatesRepository  # noqa: PLC0415
    from engine.use_cases.parsing import ApplyDatamapToExtractionUseCaseWithValidation  # noqa: PLC0415

    logging.getLogger("engine").setLevel(logging.CRITICAL)
    logging.disable(logging.CRITICAL)
    lines = ["cell_key,template_sheet,cell_reference,type", "titel,Uitleg,A1,TEXT"]
    (room / "datamap.csv").write_text("\n".join(lines) + "\n")
    case = ApplyDatamapToExtractionUseCaseWithValidation(
        InMemorySingleDatamapRepository(room / "datamap.csv"), InMemoryPopulatedTemplatesRepository(str(room))
    )
    try:
        case.execute(for_master=True)
    finally:
        logging.disable(logging.NOTSET)


def _large(asked: Round, folder: Path, scale: int, say: Callable[[str], None]) -> Measurement:
    say(f"een werkboek van {scale}x schrijven")
    questions = questions_for(asked)
    content = _filled(content_of(asked, questions, for_whom="iedereen", now=timezone.now()))
    issued = _issued(asked, Scope.ROUND, None, len(questions))
    path = folder / "ronde.xlsx"
    write_workbook(content, issued=issued.pk, target=path)
    rows = len(questions)
    del content, questions
    say(f"een werkboek van {scale}x nakijken")
    team = _team()
    with peak_memory() as memory:
        found = measure_alone(LARGE, scale, lambda: _look_at(team, path, rows))
    COUNTED[LARGE, scale] = Counted(rows, memory.megabytes)
    return found


def _look_at(team: User, path: Path, rows: int) -> None:
    with path.open("rb") as stream:
        upload = receive_workbook(team, name="ronde.xlsx", stream=stream)
    while check_waiting():
        pass
    preview = upload_preview(capacity_of(team, timezone.localdate()), team.pk, upload_id=upload.pk)
    if preview.upload.state != UploadState.READY or preview.rows.total != rows:
        raise RuntimeError(f"{preview.rows.total} of {rows} rows were looked at")


@dataclass
class Memory:
    """The most memory above where it began, in MB; 0 where the system does not tell."""

    megabytes: float = 0.0


@contextmanager
def peak_memory() -> Iterator[Memory]:
    """Look at the memory of this process every hundredth of a second while a block runs."""
    found, stopped = Memory(), threading.Event()
    begin = _resident()

    def watch() -> None:
        while not stopped.is_set():
            found.megabytes = max(found.megabytes, (_resident() - begin) / 1024 / 1024)
            sleep(0.01)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield found
    finally:
        stopped.set()
        watcher.join()


def _resident() -> int:
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


def ratios(found: Sequence[Measurement]) -> list[str]:
    """The sentences that say what was reached."""
    by_work = {(one.work, one.scale): one for one in found}
    told = []
    theirs = by_work.get((THEIRS, 1))
    for ours in (by_work.get((TOGETHER, 1)), by_work.get((ALONE, 1))):
        if ours and theirs:
            cells = COUNTED[TOGETHER, 1].cells
            mine, reference = ours.processor / cells * 1e6, theirs.processor / cells * 1e6
            told.append(
                f"{ours.work}, {cells} cellen: {mine:.0f} processor-µs per cel tegen {reference:.0f} met datamaps: "
                f"{reference / mine:.2f} keer zo snel"
            )
    large = [one for one in found if one.work == LARGE]
    for one in large:
        first, rows = large[0], COUNTED[LARGE, one.scale]
        per_row = one.processor / rows.cells / (first.processor / COUNTED[LARGE, first.scale].cells)
        told.append(
            f"werkboek van {rows.cells} rijen: {one.processor / rows.cells * 1000:.2f} processor-ms per rij "
            f"({per_row:.2f} keer die van de eerste), hoogstens {rows.peak:.0f} MB erbij"
        )
    return told
