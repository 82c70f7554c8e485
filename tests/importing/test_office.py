"""PDF files as an office program makes them, from Word files in many layouts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from _office import find_office, how_to_get_one
from importing.docx_layouts import LAYOUTS
from importing.measuring import import_bytes
from importing.outlines import seed_outline
from importing.scoring import score

# The boxes of the test files are of one size, and LibreOffice cuts off what does not fit: it cannot be seen.
MADE = [name for name in LAYOUTS if name != "boxes"]


@pytest.fixture(scope="module")
def read_back(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the board's briefing as a PDF in each layout. Fails when there is no LibreOffice."""
    office = find_office() or pytest.fail(f"No LibreOffice found. {how_to_get_one()}")
    folder = tmp_path_factory.mktemp("office")
    for name in MADE:
        (folder / f"{name}.docx").write_bytes(LAYOUTS[name](seed_outline()))
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    files = [str(folder / f"{name}.docx") for name in MADE]
    done = subprocess.run([*command, "--outdir", folder, *files], capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return folder


@pytest.mark.parametrize("name", MADE)
def test_pdf_files_of_an_office_program_are_read(read_back: Path, name: str) -> None:
    """95 words of 100 right at least, and none misplaced in silence."""
    found = score(import_bytes((read_back / f"{name}.pdf").read_bytes(), ".pdf"), seed_outline())
    assert found.lost == ()
    assert found.share >= 0.95
