# SPDX-License-Identifier: EUPL-1.2
"""A made-up package as files, of any size: 450 actions and 1,500 steps at scale 1."""

from pathlib import Path

from tests.benchmarks.generator import ACTIONS, STEPS, THEMES

SOURCE = "source: {document: bron, place: blz. 1}"
HEAD = f"""package: {{format: 1, accord: geladen, name: Geladen akkoord}}
documents:
  - {{key: bron, title: Bron, date: "2022-09-16", kind: other}}
accord:
  - {{key: geladen, name: Geladen akkoord, short_name: Geladen, starts: 2022-09, {SOURCE}}}
parties:
  - {{key: zin, name: Zorginstituut, kind: knowledge_institute, {SOURCE}}}
themes:
"""


def write_package(folder: Path, scale: int) -> Path:
    """Write the package to a folder, a file per section, and give the folder."""
    themes = [f"t{n}" for n in range(THEMES)]
    lines = [
        f"  - {{key: {key}, letter: {chr(65 + n)}, title: Thema {key}, order: {n}, {SOURCE}}}"
        for n, key in enumerate(themes)
    ]
    (folder / "akkoord.yaml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    actions = ["actions:"]
    for n in range(ACTIONS * scale):
        owner = "owner: zin" if n % 3 else "owner_missing: De bron noemt geen trekker."
        actions.append(
            f"  - {{key: a{n}, theme: t{n % THEMES}, title: Actie {n} kader, order: {n}, {owner}, {SOURCE}}}"
        )
    (folder / "acties.yaml").write_text("\n".join(actions) + "\n", encoding="utf-8")
    steps = ["steps:"]
    for n in range(STEPS * scale):
        place = f"theme: t{n % ACTIONS % THEMES}, action: a{n % ACTIONS}"
        end = ', end: "2023-Q3"' if n % 3 == 0 else ""
        steps.append(f"  - {{key: s{n}, {place}, kind: decision, title: Stap {n} visie{end}, order: {n}, {SOURCE}}}")
    (folder / "stappen.yaml").write_text("\n".join(steps) + "\n", encoding="utf-8")
    return folder
