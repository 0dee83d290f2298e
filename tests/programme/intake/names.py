# SPDX-License-Identifier: EUPL-1.2
"""Parties, themes and statuses to recognise by."""

from akkoord.kernel.signal import SignalKind
from akkoord.programme.intake.rules.naming import KnownName, NameBook
from akkoord.programme.intake.rules.recognition import Surroundings
from akkoord.programme.intake.rules.statuses import StatusWord

PARTIES = (
    KnownName("zn", "Zorgverzekeraars Nederland", "ZN"),
    KnownName("zin", "Zorginstituut Nederland", "Zorginstituut", ("ZINL",)),
    KnownName("vws", "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", ("MVWS",)),
    KnownName("gemeenten", "Vereniging van Nederlandse Gemeenten"),
    KnownName("jenv", "Justitie en Veiligheid", "JenV"),
)
THEMES = (
    KnownName("a-zorg", "Passende zorg", "A", ("A Passende zorg", "thema A")),
    KnownName("b-regio", "Regionale samenwerking", "B", ("B Regionale samenwerking", "thema B")),
)
SCHEME = (
    StatusWord("afgerond", "Afgerond", SignalKind.FINISHED),
    StatusWord("op-schema", "Op schema", SignalKind.ON_SCHEDULE),
    StatusWord("aanvullende-inzet", "Aanvullende inzet nodig", SignalKind.ATTENTION),
    StatusWord("niet-gestart", "Niet gestart", SignalKind.NOT_STARTED),
    StatusWord("onbekend", "Onbekend", SignalKind.UNKNOWN),
)
BOOK = NameBook(PARTIES)
AROUND = Surroundings(BOOK, NameBook(THEMES), SCHEME)
