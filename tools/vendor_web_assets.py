# SPDX-License-Identifier: EUPL-1.2
"""Fetch the style sheets and the font that the web interface ships, and cut them down to what is used.

Run by a developer, never at build time: `python tools/vendor_web_assets.py`. Needs `npm` for `npm pack`.
The results are committed under `src/akkoord/web/static/akkoord/vendor/`, each beside its licence.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "src/akkoord/web/static/akkoord"
VENDOR = STATIC / "vendor"

COMPONENTS = {
    "alert": "3.0.1",
    "button": "3.1.0",
    "button-group": "2.0.1",
    "checkbox": "2.0.1",
    "form-field": "2.0.1",
    "form-field-description": "2.0.1",
    "form-field-error-message": "2.0.1",
    "form-fieldset": "2.0.1",
    "form-label": "2.0.1",
    "heading-1": "2.0.1",
    "heading-2": "2.0.1",
    "heading-3": "2.0.1",
    "heading-4": "2.0.1",
    "link": "2.0.1",
    "ordered-list": "3.0.1",
    "pagination": "2.0.3",
    "paragraph": "3.0.1",
    "select": "2.0.1",
    "separator": "2.0.1",
    "skip-link": "2.0.1",
    "table": "2.0.2",
    "textarea": "3.0.1",
    "textbox": "3.1.0",
    "unordered-list": "2.0.1",
}
TOKENS = ("@nl-design-system-unstable/voorbeeld-design-tokens", "7.4.1")
FONT = ("@fontsource-variable/source-sans-3", "5.3.0")

DECLARATION = re.compile(r"^\s*(--[a-z0-9-]+):\s*(.+?);", re.MULTILINE)
USE = re.compile(r"var\(\s*(--[a-z0-9-]+)")


def fetch(package: str, version: str, into: Path) -> Path:
    """Pack one npm package into `into` and return the folder with its files."""
    target = into / package.replace("/", "-").lstrip("@")
    target.mkdir()
    npm = shutil.which("npm") or "npm"
    command = [npm, "pack", "--silent", f"{package}@{version}"]
    done = subprocess.run(command, cwd=target, check=True, capture_output=True, text=True)  # noqa: S603
    with tarfile.open(target / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def join_components(work: Path) -> str:
    """Return the minified style sheets of the parts used, unchanged, one after another."""
    parts = ["/* NL Design System, Utrecht component library, parts unchanged. EUPL-1.2, see utrecht-LICENSE.md. */"]
    for name, version in COMPONENTS.items():
        package = fetch(f"@utrecht/{name}-css", version, work)
        css = (package / "dist/index.min.css").read_text(encoding="utf-8").strip()
        parts.append(f"/* @utrecht/{name}-css {version} */\n{css}")
        shutil.copyfile(package / "LICENSE.md", VENDOR / "utrecht-LICENSE.md")
    return "\n".join(parts) + "\n"


def used_tokens(style_sheets: list[str], tokens: dict[str, str]) -> set[str]:
    """Return the names of all tokens that the style sheets reach, directly or through another token."""
    wanted = {name for css in style_sheets for name in USE.findall(css)}
    reached: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in tokens and name not in reached:
            reached.add(name)
            wanted.update(USE.findall(tokens[name]))
    return reached


def cut_tokens(work: Path, components: str) -> str:
    """Return the example theme with only the tokens that our style sheets reach."""
    name, version = TOKENS
    package = fetch(name, version, work)
    shutil.copyfile(package / "LICENSE.md", VENDOR / "voorbeeld-LICENSE.md")
    tokens = dict(DECLARATION.findall((package / "dist/theme.css").read_text(encoding="utf-8")))
    own = [path.read_text(encoding="utf-8") for folder in ("css", "theme") for path in (STATIC / folder).glob("*.css")]
    used = used_tokens([components, *own], tokens)
    lines = [f"  {token}: {value};" for token, value in tokens.items() if token in used]
    header = f"/* {name} {version}, dist/theme.css. Licence: EUPL-1.2, see voorbeeld-LICENSE.md.\n"
    header += "   Changed: tokens that no style sheet here uses are left out. */\n"
    return header + ".voorbeeld-theme {\n" + "\n".join(lines) + "\n}\n"


def main() -> None:
    """Write the vendored files anew."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        components = join_components(work)
        (VENDOR / "utrecht-components.css").write_text(components, encoding="utf-8")
        (VENDOR / "voorbeeld-tokens.css").write_text(cut_tokens(work, components), encoding="utf-8")
        font = fetch(*FONT, work)
        shutil.copyfile(font / "files/source-sans-3-latin-wght-normal.woff2", VENDOR / "source-sans-3.woff2")
        shutil.copyfile(font / "LICENSE", VENDOR / "source-sans-3-LICENSE.txt")


if __name__ == "__main__":
    main()
