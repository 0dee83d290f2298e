# SPDX-License-Identifier: EUPL-1.2
"""Each settings module starts, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "0123456789abcdefghij" * 3,
    "ALLOWED_HOSTS": "akkoord.example.nl",
    "BASE_URL": "https://akkoord.example.nl",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp://mail.example.nl",
}
ASK = """
import json, django
from django.conf import settings
django.setup()
names = ["DEMO", "DEBUG", "SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS"]
found = {name: getattr(settings, name) for name in names}
print(json.dumps(found | {"database": str(settings.DATABASES["default"]["NAME"])}))
"""


def start(module: str, code: str = ASK, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": f"akkoord.config.settings.{module}",
        **variables,
    }
    return subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("module", ["local", "demo", "test"])
def test_settings_for_ones_own_machine_start_without_any_variable(module: str, tmp_path: Path) -> None:
    done = start(module, AKKOORD_DATA_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["DEBUG"] is False
    assert found["DEMO"] is (module == "demo")
    if module != "test":
        assert Path(found["database"]).parent == tmp_path


def test_production_protects_its_cookies() -> None:
    done = start("production", **GOOD)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["DEMO"] is False
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SESSION_COOKIE_SECURE"] is True
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["ALLOWED_HOSTS"] == ["akkoord.example.nl"]


@pytest.mark.parametrize("missing", GOOD)
def test_production_does_not_start_without(missing: str) -> None:
    done = start("production", **{name: value for name, value in GOOD.items() if name != missing})
    assert done.returncode != 0
    assert missing in done.stderr


def test_production_does_not_start_with_a_short_secret_or_plain_http() -> None:
    assert start("production", **GOOD | {"SECRET_KEY": "kort"}).returncode != 0
    assert start("production", **GOOD | {"BASE_URL": "http://akkoord.example.nl"}).returncode != 0


def test_django_finds_nothing_to_improve_in_production() -> None:
    code = (
        "from django.core.management import execute_from_command_line as run;"
        "run(['akkoord', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )
    done = start("production", code, **GOOD)
    assert done.returncode == 0, done.stderr


def test_the_server_does_not_start_when_somebody_switches_the_demo_on_in_production() -> None:
    code = "from django.conf import settings; settings.DEMO = True; import akkoord.config.wsgi"
    done = start("production", code, **GOOD)
    assert done.returncode != 0
    assert "akkoord.E001" in done.stderr
