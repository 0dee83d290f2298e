# SPDX-License-Identifier: EUPL-1.2
"""Enumerations of parties and roles."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    """What sort of organisation a party is."""

    MINISTRY = "ministry", _("ministerie")
    GOVERNMENT = "government", _("overheid")
    MUNICIPALITIES = "municipalities", _("gemeenten")
    INSURER_ASSOCIATION = "insurer_association", _("zorgverzekeraars")
    PROVIDER_ASSOCIATION = "provider_association", _("branchevereniging van zorgaanbieders")
    PROFESSIONAL_ASSOCIATION = "professional_association", _("beroepsvereniging")
    PATIENT_ASSOCIATION = "patient_association", _("patiënten- of cliëntenorganisatie")
    SUPERVISOR = "supervisor", _("toezichthouder")
    KNOWLEDGE_INSTITUTE = "knowledge_institute", _("kennisinstituut")
    EXECUTIVE_AGENCY = "executive_agency", _("uitvoeringsorganisatie")
    COMPANY = "company", _("bedrijf")
    REGION = "region", _("regio")
    WORKING_GROUP = "working_group", _("werkverband")
    OTHER = "other", _("andere organisatie")


class Role(models.TextChoices):
    """What a person may do for a party."""

    PROGRAMME_TEAM = "programme_team", _("programmateam")
    MONITORING_PARTY = "monitoring_party", _("monitoringspartij")
    OWNER = "owner", _("trekker")
    DEPUTY = "deputy", _("plaatsvervanger")
    THEME_CHAIR = "theme_chair", _("voorzitter thematafel")
    READER = "reader", _("lezer")
