# SPDX-License-Identifier: EUPL-1.2
# Short names for what developers do. Everything here also works without just: see CONTRIBUTING.md.

python := justfile_directory() / ".venv/bin/python"
export PYTHONPATH := justfile_directory() / "src"
install := if `command -v uv || true` == "" { python + " -m pip install" } else { "uv pip install --python " + python }
compile := "uv pip compile pyproject.toml --universal --generate-hashes --no-header --only-binary :all: --quiet"

# List the recipes.
default:
    @just --list

# Install everything, also what the browser journeys need.
setup:
    python3 akkoord test --version
    {{ install }} --require-hashes --only-binary :all: --requirement requirements/e2e.txt

# Load the IZA with practice rounds and serve it.
demo *arguments:
    python3 akkoord demo {{ arguments }}

# Run the quick suite.
test *arguments:
    python3 akkoord test {{ arguments }}

# Lint, types, contracts, templates, migrations.
check:
    .ci/run quick

# Format Python and put imports in order.
fmt:
    {{ python }} -m ruff format .
    {{ python }} -m ruff check --fix .

# Extract the interface texts and compile them (needs GNU gettext).
messages:
    cd src/akkoord && {{ python }} -m akkoord.config.cli makemessages --locale en --no-location
    cd src/akkoord && {{ python }} -m akkoord.config.cli compilemessages --locale en

# Measure queries and times at 1x and 100x the IZA; prints a table and keeps it as JSON.
bench *arguments:
    python3 akkoord bench {{ arguments }}

# Resolve the requirements again after a change in pyproject.toml.
requirements:
    {{ compile }} --output-file requirements/base.txt
    {{ compile }} --extra test --constraint requirements/base.txt --output-file requirements/test.txt
    {{ compile }} --extra test --extra e2e --constraint requirements/test.txt --output-file requirements/e2e.txt
    {{ compile }} --extra test --extra bench --constraint requirements/test.txt --output-file requirements/bench.txt
