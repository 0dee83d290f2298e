# SPDX-License-Identifier: EUPL-1.2
"""import-linter does not see relations between models; these tests walk Django's registry with the same layers."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from tests.architecture.layers import place


def relations() -> Iterator[tuple[type[models.Model], Any]]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("akkoord."):
            for field in model._meta.get_fields(include_hidden=True):
                if field.is_relation and not field.auto_created and field.related_model is not None:
                    yield model, field


def upward(source: str, target: str) -> bool:
    """Whether a relation from one module to another does not go down to a lower layer."""
    return target.startswith("akkoord.") and place(target) >= place(source)


def app_of(model: type[models.Model]) -> str:
    return apps.get_app_config(model._meta.app_label).name


def test_there_are_relations_to_look_at() -> None:
    assert sum(app_of(model) != app_of(field.related_model) for model, field in relations()) > 10


def test_relations_only_point_down_the_layers() -> None:
    wrong = [
        f"{field} points at {field.related_model._meta.label}"
        for model, field in relations()
        if app_of(model) != app_of(field.related_model) and upward(app_of(model), app_of(field.related_model))
    ]
    assert not wrong


def test_a_relation_across_modules_hides_its_way_back() -> None:
    visible = [
        f"{field}: give it related_name='+'"
        for model, field in relations()
        if app_of(model) != app_of(field.related_model)
        and app_of(field.related_model).startswith("akkoord.")
        and not field.remote_field.hidden
    ]
    assert not visible


def test_no_model_points_at_anything_and_everything() -> None:
    generic = [
        model._meta.label
        for model in apps.get_models()
        if any(isinstance(field, GenericForeignKey) for field in model._meta.private_fields)
    ]
    assert not generic


def test_an_app_is_labelled_as_its_module() -> None:
    wrong = [
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("akkoord.") and config.name.rpartition(".")[2] != config.label
    ]
    assert not wrong


@pytest.mark.parametrize(
    ("source", "target", "is_upward"),
    [
        ("akkoord.programme.rounds", "akkoord.programme.accord", False),
        ("akkoord.programme.accord", "akkoord.foundation.accounts", False),
        ("akkoord.programme.accord", "akkoord.programme.rounds", True),
        ("akkoord.foundation.journal", "akkoord.programme.accord", True),
        ("akkoord.programme.planning", "akkoord.programme.indicators", True),
        ("akkoord.foundation.journal", "django.contrib.auth", False),
    ],
)
def test_direction_is_judged_by_the_contract(source: str, target: str, is_upward: bool) -> None:
    assert upward(source, target) is is_upward
