# SPDX-License-Identifier: EUPL-1.2
"""The general terms of the interface, in plain Dutch. Terms of one accord come from its package."""

from django.utils.translation import gettext_lazy as _

from akkoord.web.components.glossary import Term

AKKOORD = _("Zo gebruikt Akkoord dit woord.")
IZA = _("Naar het Integraal Zorgakkoord en de stroomschema’s van 2023.")

TERMS = (
    Term(
        "actie",
        _("Actie"),
        _("Iets wat partijen hebben afgesproken te doen, met één trekker en een planning."),
        AKKOORD,
    ),
    Term(
        "afspraak",
        _("Afspraak"),
        _("Wat de partijen van een akkoord elkaar toezeggen. Acties werken een afspraak uit."),
        AKKOORD,
    ),
    Term(
        "akkoord",
        _("Akkoord"),
        _("Het geheel van afspraken tussen partijen, met een looptijd en een overleg dat erover gaat."),
        AKKOORD,
    ),
    Term("binnenring", _("Binnenring"), _("De partijen die het akkoord tekenden en er samen over beslissen."), IZA),
    Term("bo", _("BO (bestuurlijk overleg)"), _("Het overleg van bestuurders dat over het hele akkoord besluit."), IZA),
    Term(
        "bekend-toen",
        _("Zoals toen bekend"),
        _("Alleen wat op de peildatum al was vastgelegd telt mee. Wat later is doorgegeven blijft weg."),
        AKKOORD,
    ),
    Term(
        "knelpunt",
        _("Knelpunt"),
        _("Iets waardoor een actie niet verder komt en waar hulp of een besluit voor nodig is."),
        AKKOORD,
    ),
    Term(
        "monitorende-partij",
        _("Monitoringspartij"),
        _("De partij die voor elk overleg ophaalt hoe de acties ervoor staan."),
        IZA,
    ),
    Term(
        "oefengegevens",
        _("Oefengegevens"),
        _("Verzonnen antwoorden en prognoses, om het programma te laten zien. Ze zeggen niets over de werkelijkheid."),
        AKKOORD,
    ),
    Term("peildatum", _("Peildatum"), _("De dag waarvoor de pagina laat zien hoe het staat."), AKKOORD),
    Term("product", _("Product"), _("Iets wat een actie oplevert, zoals een handreiking of een plan."), IZA),
    Term(
        "ronde",
        _("Ronde"),
        _("Een keer dat alle trekkers wordt gevraagd hoe hun acties ervoor staan, met één peildatum."),
        AKKOORD,
    ),
    Term(
        "status",
        _("Status"),
        _("Het oordeel over een actie, in de woorden van het akkoord. Onbekend is ook een status."),
        AKKOORD,
    ),
    Term(
        "stroomschema",
        _("Stroomschema"),
        _("De planning van een thema in beeld: per lijn de activiteiten, producten en overleggen in de tijd."),
        IZA,
    ),
    Term("thematafel", _("Thematafel"), _("Het overleg van partijen over één thema van het akkoord."), IZA),
    Term(
        "trekker",
        _("Trekker"),
        _("De ene partij of functie die een actie uitvoert of laat uitvoeren, en erover vertelt."),
        IZA,
    ),
)
