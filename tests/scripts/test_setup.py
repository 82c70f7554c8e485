"""The project's own environment: made once, mended when it has aged, and in plain words when it cannot be made."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import _environment
import _plain_words
import _setup
from _locks import hold

COMMAND = """
from _setup import ensure_environment
ensure_environment(dev="--dev" in __import__("sys").argv)
import os, sys
print("ran in", sys.prefix, "with", sys.argv[1:], os.environ["PYTHONUTF8"])
sys.exit(7)
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def make_project(folder: Path, scripts: Path) -> Path:
    """A project that needs nothing, with a command that says where it runs and ends with 7."""
    (folder / "scripts").mkdir(parents=True)
    for source in scripts.glob("_*.py"):
        shutil.copy(source, folder / "scripts")
    (folder / "scripts" / "hello.py").write_text(COMMAND, encoding="utf-8")
    (folder / "requirements.txt").write_text("# nothing\n", encoding="utf-8")
    (folder / "requirements-dev.txt").write_text("# nothing, for testing\n", encoding="utf-8")
    return folder


def run_hello(project: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "scripts/hello.py", *arguments],
        cwd=project,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Path:
    """A project in a folder with a space and an accent in its name, whose environment is there already."""
    folder = make_project(tmp_path_factory.mktemp("fake") / "Réunions du conseil", project_root / "scripts")
    first = run_hello(folder)
    assert first.returncode == 7, first.stdout + first.stderr
    assert "Setting up (once, about a minute)..." in first.stderr
    return folder


@pytest.fixture
def stamp(project: Path) -> Iterator[Path]:
    """The stamp of the fake project, put back afterwards."""
    path = project / ".venv" / _environment.STAMP
    before = path.read_text(encoding="utf-8")
    yield path
    path.write_text(before, encoding="utf-8")


def test_the_command_runs_again_inside(project: Path) -> None:
    """A command started with any Python goes on in .venv with its arguments and exit code; ready, it says nothing."""
    done = run_hello(project, "--port", "a b", "é")
    assert done.returncode == 7
    assert done.stdout == f"ran in {project / '.venv'} with ['--port', 'a b', 'é'] 1\n"
    assert done.stderr == ""


def test_settings_of_the_computer_do_not_lead_it_astray(project: Path, tmp_path: Path) -> None:
    """A computer that sends Python or pip elsewhere is not heard: the environment stays the project's own."""
    done = run_hello(project, "--dev", PYTHONPATH=str(tmp_path), PIP_TARGET=str(tmp_path), PIP_USER="1")
    assert done.returncode == 7, done.stdout + done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_tools_for_testing_bring_everything_else(project: Path, stamp: Path) -> None:
    """After setting up for tests, the site's own commands are ready too."""
    stamp.write_text("{}", encoding="utf-8")
    assert run_hello(project, "--dev").returncode == 7
    assert _environment.is_ready(project, "requirements-dev.txt")
    assert _environment.is_ready(project, "requirements.txt")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="cut off while it was written"),
        pytest.param("[]", id="not a stamp"),
        pytest.param("{}", id="nothing installed yet"),
        pytest.param('{"python": "gone", "requirements.txt": "0"}', id="another Python and another list"),
    ],
)
def test_a_half_made_environment_is_noticed_and_mended_in_place(content: str, project: Path, stamp: Path) -> None:
    """Without the right stamp the environment is brought up to date, and what is in it is not thrown away."""
    kept = project / ".venv" / "kept.txt"
    kept.touch()
    stamp.write_text(content, encoding="utf-8")
    assert not _environment.is_ready(project, "requirements.txt")
    done = run_hello(project)
    assert done.returncode == 7
    assert "Bringing the set-up up to date..." in done.stderr
    assert kept.exists()
    assert _environment.is_ready(project, "requirements.txt")


def test_a_changed_list_makes_it_stale(project: Path, stamp: Path) -> None:
    """A new release in requirements.txt is installed at the next command."""
    assert _environment.is_ready(project, "requirements.txt")
    requirements = project / "requirements.txt"
    before = requirements.read_bytes()
    try:
        requirements.write_bytes(before + b"# changed\n")
        assert not _environment.is_ready(project, "requirements.txt")
    finally:
        requirements.write_bytes(before)


def test_a_python_that_is_gone_makes_it_stale(project: Path, stamp: Path) -> None:
    """An environment whose Python was removed or replaced is not used."""
    installed = json.loads(stamp.read_text(encoding="utf-8"))
    stamp.write_text(json.dumps({**installed, "python": "/nowhere/python3.11 3.11.0"}), encoding="utf-8")
    assert not _environment.is_ready(project, "requirements.txt")


def test_a_failed_installation_shows_why_and_leaves_no_stamp(project: Path, stamp: Path) -> None:
    """pip's last words and a remedy are shown; the next command tries again."""
    requirements = project / "requirements.txt"
    before = requirements.read_bytes()
    try:
        requirements.write_text("synthetic-package-without-hash==1.0\n", encoding="utf-8")
        done = run_hello(project)
    finally:
        requirements.write_bytes(before)
    assert done.returncode == 1
    assert "hash" in done.stderr.lower()
    assert "run the same command again" in done.stderr or "try again" in done.stderr
    assert "Traceback" not in done.stderr
    assert not stamp.exists()


def make_wheel(folder: Path, name: str, version: str, needs: str = "") -> str:
    """Writes an empty synthetic package and returns the line of a list of requirements that pins it."""
    info = f"{name}-{version}.dist-info"
    parts = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    wheel = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def test_a_newer_release_of_a_pinned_part_changes_nothing(project: Path, stamp: Path, tmp_path: Path) -> None:
    """What is pinned is installed, also where another part names it with an extra and there is a newer release."""
    requirements = project / "requirements.txt"
    before = requirements.read_bytes()
    pinned = make_wheel(tmp_path, "synthetic_part", "1.0", "Provides-Extra: more")
    make_wheel(tmp_path, "synthetic_part", "2.0", "Provides-Extra: more")
    user = make_wheel(tmp_path, "synthetic_user", "1.0", "Requires-Dist: synthetic_part[more]>=1.0")
    try:
        requirements.write_text(user + pinned, encoding="utf-8")
        done = run_hello(project, PIP_NO_INDEX="1", PIP_FIND_LINKS=tmp_path.as_uri())
    finally:
        requirements.write_bytes(before)
    assert done.returncode == 7, done.stdout + done.stderr
    installed = {path.name for path in (project / ".venv").rglob("synthetic_*.dist-info")}
    assert installed == {"synthetic_part-1.0.dist-info", "synthetic_user-1.0.dist-info"}


def test_the_lists_hold_every_part(project_root: Path) -> None:
    """Nothing is worked out while installing, so the lists must name all that their parts need."""
    if sys.prefix != str(project_root / ".venv"):
        pytest.fail("Run the tests with  python3 scripts/test.py  so that they run in the project's own environment.")
    done = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_folder_that_cannot_be_written_is_explained(tmp_path: Path, project_root: Path) -> None:
    """Where nothing can be written, the message says where, and what to do."""
    folder = make_project(tmp_path / "fixed", project_root / "scripts")
    # A file where a folder must go refuses everybody, the administrator included.
    (folder / ".cache").write_text("", encoding="utf-8")
    done = run_hello(folder)
    assert done.returncode == 1
    assert str(folder) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_python_without_venv_names_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without its venv part gets the one command that adds it."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("platform.system", lambda: "Linux")
    with pytest.raises(SystemExit) as stopped:
        _environment.set_up(tmp_path, "requirements.txt")
    assert f"sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv" in str(stopped.value)


def test_two_commands_at_once_wait_for_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second waits, says so, and goes on when the first is done, even when the first was killed."""
    lock = tmp_path / "lock"
    holder = "import sys, time\nfrom pathlib import Path\nfrom _locks import hold\n"
    holder += "with hold(Path(sys.argv[1]), ''):\n    print('held', flush=True)\n    time.sleep(60)\n"
    scripts = Path(_setup.__file__).parent
    with subprocess.Popen([sys.executable, "-c", holder, lock], cwd=scripts, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        killer = subprocess.Popen([sys.executable, "-c", f"import os, time; time.sleep(1); os.kill({first.pid}, 9)"])
        with hold(lock, "Waiting."):
            assert first.wait(10) != 0
        killer.wait()
    assert capsys.readouterr().err == "Waiting.\n"


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 99)], ids=str)
def test_an_old_python_is_told_what_is_needed(version: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what was found, what is needed and what to type."""
    monkeypatch.setattr(sys, "argv", ["scripts/serve.py", "--open"])
    monkeypatch.setattr(_setup, "_find_newer_python", lambda: "python3.12")
    found, remedy = _setup.version_problem(version)
    assert ".".join(map(str, version)) in found
    assert "3.11" in found
    assert remedy.endswith("python3.12 scripts/serve.py --open")


@pytest.mark.parametrize(("system", "word"), [("win32", "Microsoft Store"), ("darwin", "python.org"), ("linux", "apt")])
def test_without_a_newer_python_the_way_to_get_one_is_said(
    system: str, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its own way to a newer Python."""
    monkeypatch.setattr(sys, "argv", ["scripts/serve.py"])
    monkeypatch.setattr(_setup, "_find_newer_python", lambda: "")
    monkeypatch.setattr(sys, "platform", system)
    assert word in _setup.version_problem((3, 8, 18))[1]


def test_a_python_new_enough_has_no_problem() -> None:
    """3.11 and everything after it will do."""
    assert _setup.version_problem((3, 11, 0)) == []
    assert _setup.version_problem((4, 0, 0)) == []


def test_old_pythons_can_read_the_commands(project_root: Path) -> None:
    """An old Python 3 reads every command far enough to show the message instead of a syntax error."""
    commands = [path for path in (project_root / "scripts").glob("*.py") if not path.name.startswith("_")]
    assert len(commands) > 4
    for path in [project_root / "scripts" / "_setup.py", *commands]:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_first_lines_are_readable_for_python_2(project_root: Path) -> None:
    """The set-up itself has no annotations, f-strings or keyword-only arguments, which Python 2.7 cannot read."""
    tree = ast.parse((project_root / "scripts" / "_setup.py").read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not isinstance(node, ast.AnnAssign | ast.JoinedStr | ast.NamedExpr | ast.AsyncFunctionDef)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not node.args.kwonlyargs
            assert all(argument.annotation is None for argument in node.args.args)


@pytest.mark.parametrize(
    ("output", "word"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ProxyError('Cannot connect to proxy.', timeout)", "proxy"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] ...", "certificate"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "tested with"),
        ("PermissionError: [WinError 5] Access is denied", "does not let you write"),
        ("NewConnectionError: [Errno -3] Temporary failure in name resolution", "internet"),
        ("something never seen before", "could not be installed"),
    ],
    ids=lambda text: text[:20],
)
def test_a_failure_is_explained_in_plain_words(output: str, word: str) -> None:
    """What pip says is translated, and there is always something to do."""
    meaning, remedy = _plain_words.explain_failure(output)
    assert word in meaning
    assert remedy.endswith(".")


def test_a_ready_environment_costs_next_to_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciding that everything is in place starts no other program."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a program was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert _environment.is_ready(project, "requirements.txt")


def test_imported_by_something_else_a_command_leaves_its_environment_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests import the commands, and must not be restarted by that."""

    def refuse(*_: object) -> None:
        raise AssertionError("an environment was made")

    monkeypatch.setattr(_environment, "prepare", refuse)
    _setup.ensure_environment()
    monkeypatch.setattr(sys, "argv", [str(Path(_setup.__file__).with_name("serve.py"))])
    with pytest.raises(AssertionError, match="an environment was made"):
        _setup.ensure_environment()
