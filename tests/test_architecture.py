"""What holds the project together: who may know whom, where colours stand, and what every file owes its reader."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "hooks" / "briefings"
SCRIPTS = ROOT / "scripts"
ENGINES = {"mkdocs", "properdocs", "material", "zensical"}
LONGEST_FUNCTION = 50

# Who may import whom inside the core. What stands in a later line may know earlier ones, never the other way round.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "problems": set(),
    # How processes of our own are started; it knows nothing of what they do.
    "spawning": set(),
    # What is kept between builds, whatever it is.
    "keeping": set(),
    # Text alone: it knows of a problem only how grave one is.
    "identifying": {"problems"},
    "corrections": {"model"},
    "signing": {"model", "corrections"},
    "views": {"model", "corrections"},
    # The checks of the built site hold it against the views it was made from.
    "checks": {"model", "problems", "identifying", "corrections", "signing", "views"},
    # Reading ends with checking, so that nobody is ever handed a knowledge base that was not checked.
    "source": {"model", "problems", "identifying", "signing", "checks", "keeping"},
    "render": {"model", "problems", "identifying", "views"},
    "written_pages": {"model", "views"},
    "sheets": {"model", "problems", "views", "render", "spawning", "keeping"},
    "importing": {"model", "problems", "identifying", "checks", "source", "render", "spawning"},
    # The form asks the other rooms to read, check and show what is being written; none of them knows of it.
    "editor": {
        *("model", "problems", "identifying", "corrections", "views", "checks", "source", "render", "sheets"),
    },
    "offline": {"views", "render", "keeping"},
    "website": {"model", "views", "render", "offline"},
    "site_texts": {"model", "views", "render", "keeping"},
    "site_data": {"model", "views", "render", "website", "written_pages", "site_texts"},
    "site_pages": {"model", "views", "render", "website"},
    "site_report": {"model", "problems", "views", "render", "source"},
    # Which styles and scripts a page asks for; the search's own scripts are named by what writes them.
    "page_parts": {"render"},
    "build": {
        *("model", "problems", "corrections", "views", "checks", "source", "render", "sheets", "keeping", "page_parts"),
        *("website", "site_texts", "site_data", "site_pages", "site_report"),
    },
    "exporting": {"model", "problems", "views", "checks", "render", "written_pages", "build"},
}

# Folders that tools make for themselves are no part of the project, nor are those whose names begin with a dot.
MADE_BY_TOOLS = {"site", "__pycache__", "test-results"}
NAMED_COLOURS = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue
chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen
darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick
floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink
indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray
lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid
mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream
mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue
saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen
steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen
""".split()
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\("
    rf"|(?<![-\w])(?:{'|'.join(NAMED_COLOURS)})(?![-\w])",
    re.IGNORECASE,
)
DECLARATION = re.compile(r"(?P<property>[\w-]+)\s*:\s*(?P<value>[^;{}]*)(?=[;}])")
COLOURED = re.compile(r"color|background|border|outline|fill|stroke|shadow|decoration|column-rule|image|^--")


def python_files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def project_files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name == ".ci" or (name not in MADE_BY_TOOLS and name[0] != ".")]
        yield from (Path(folder) / name for name in names)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[str]:
    """The full name of every module that a file imports, those of ``from`` lines with each name they take."""
    package = path.relative_to(ROOT / "hooks").parent.parts if CORE in path.parents else ()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{module}.{alias.name}" for alias in node.names)


def find_forbidden_imports(path: Path) -> list[str]:
    """What a file of the core imports from rooms that its own room must not know."""
    room = path.relative_to(CORE).with_suffix("").parts[0]
    others = {name.split(".")[1] for name in imports_of(path) if name.startswith("briefings.")} - {room}
    return sorted((others & set(MAY_IMPORT)) - MAY_IMPORT[room])


def find_colours(css: str) -> list[str]:
    """Every colour that a style sheet names itself instead of taking it from a token."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = []
    for declaration in DECLARATION.finditer(css):
        if COLOURED.search(declaration["property"]):
            value = re.sub(r"url\([^)]*\)|var\(\s*--[\w-]+", "", declaration["value"])
            found += [f"{declaration['property']}: {colour}" for colour in COLOUR.findall(value)]
    return found


CORE_FILES = [path for path in python_files(CORE) if path.parent != CORE or path.stem != "__init__"]


@pytest.mark.parametrize("path", python_files(CORE), ids=name_of)
def test_the_core_never_imports_a_site_engine(path: Path) -> None:
    """The engine will change within the software's life; the core outlives it."""
    assert ENGINES.isdisjoint(name.split(".")[0] for name in imports_of(path))


def test_every_room_of_the_core_has_its_place() -> None:
    """A new room is given its place among the others before it is used."""
    rooms = {path.relative_to(CORE).with_suffix("").parts[0] for path in CORE_FILES}
    assert rooms <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", CORE_FILES, ids=name_of)
def test_stages_know_only_the_stages_before_them(path: Path) -> None:
    """Data flows one way: reading, model, checks, views, rendering."""
    assert find_forbidden_imports(path) == []


def test_the_rooms_have_an_order() -> None:
    """No two rooms may know each other, however roundabout."""
    placed: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        ready = {room for room, known in waiting.items() if known <= placed}
        assert ready, f"these know each other: {sorted(waiting)}"
        placed |= ready
        waiting = {room: known for room, known in waiting.items() if room not in ready}


def test_a_wrong_import_would_be_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule sees absolute and relative imports, and those inside functions."""
    core = tmp_path / "hooks" / "briefings"
    (core / "views").mkdir(parents=True)
    monkeypatch.setattr(sys.modules[__name__], "ROOT", tmp_path)
    monkeypatch.setattr(sys.modules[__name__], "CORE", core)
    wrong = core / "views" / "wrong.py"
    for line in ("from briefings.render.html import x", "from ..render import x", "from .. import render"):
        wrong.write_text(f"def inside():\n    {line}\n", encoding="utf-8")
        assert find_forbidden_imports(wrong) == ["render"], line
    wrong.write_text("from ..model import Briefing\nfrom .other import x\nimport json\n", encoding="utf-8")
    assert find_forbidden_imports(wrong) == []


def own_files(pattern: str) -> list[Path]:
    found = (path for folder in ("docs", "overrides", "hooks") for path in (ROOT / folder).rglob(pattern))
    return sorted(path for path in found if "vendor" not in path.parts)


@pytest.mark.parametrize("path", [path for path in own_files("*.css") if path.name != "tokens.css"], ids=name_of)
def test_colours_stand_in_the_tokens_alone(path: Path) -> None:
    """A colour is changed in one place, for light, dark and print at once."""
    assert find_colours(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("css", "count"),
    [
        ("a { color: #0b5860; }", 1),
        ("a { border-bottom: 1px solid rgb(0 0 0 / 50%) }", 1),
        ("a { background: RED; }", 1),
        ("a { --lb-x: hsl(1 2% 3%); }", 1),
        ("a { color: var(--lb-link, blue); }", 1),
        ("a { box-shadow: 0 0 1px tan, 0 0 2px teal; }", 2),
        ("#add:hover { color: var(--lb-red); } /* color: red; */", 0),
        ("a { color: currentColor; background: transparent; outline-color: Highlight; border-color: CanvasText; }", 0),
        ("a { background: url(red.svg#fff); white-space: nowrap; grid-area: red; }", 0),
    ],
)
def test_a_colour_is_told_from_what_is_none(css: str, count: int) -> None:
    """The rule finds every way to write a colour, and only colours."""
    assert len(find_colours(css)) == count


def test_the_tokens_hold_colours() -> None:
    """The rule would find the project's own colours if they stood elsewhere."""
    assert len(find_colours((ROOT / "docs/stylesheets/tokens.css").read_text(encoding="utf-8"))) > 20


@pytest.mark.parametrize("path", [*own_files("*.js"), *own_files("*.mjs")], ids=name_of)
def test_scripts_name_no_other_host(path: Path) -> None:
    """No script of ours asks another host for anything; the names of XML dialects are not addresses."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"(?:https?:)?//(?!www\.w3\.org/)[\w-]+(?:\.[\w-]+)+/?", _without_comments(text)) == []


def _without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", "", script, flags=re.DOTALL)


@pytest.mark.parametrize("path", python_files(ROOT / "hooks", SCRIPTS), ids=name_of)
def test_functions_are_short(path: Path) -> None:
    """No function of the product is longer than a person can hold in mind."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("test_*.py")), ids=name_of)
def test_every_test_states_its_promise(path: Path) -> None:
    """A test that fails says in one sentence what was promised."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))
    assert [node.name for node in tests if not ast.get_docstring(node)] == []


def test_no_file_names_a_place_on_one_computer() -> None:
    """Nothing rests on where somebody's files happen to be."""
    place = re.compile(rb"(?<![\w.:/~*-])/(?:work|root|home|tmp|Users)/\w|\b[A-Z]:\\Users\\")
    found = []
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content:
            found += [f"{name_of(path)}: {match[0].decode()}" for match in place.finditer(content)]
    assert found == []


COMMANDS = [path for path in sorted(SCRIPTS.glob("*.py")) if not path.name.startswith("_")]


@pytest.mark.parametrize("path", COMMANDS, ids=name_of)
def test_every_command_explains_itself(path: Path) -> None:
    """``--help`` says what a command does, does nothing else, and is no failure."""
    done = subprocess.run(
        [sys.executable, path, "--help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("usage: ")
    assert len(done.stdout.splitlines()) > 4


@pytest.mark.parametrize("path", COMMANDS, ids=name_of)
def test_every_command_begins_with_the_environment(path: Path) -> None:
    """A command works on a bare computer: it makes its environment before it needs anything from it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    standard = {*sys.stdlib_module_names, "_setup"}
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            assert isinstance(node.value.func, ast.Name)
            assert node.value.func.id == "ensure_environment"
            return
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module if isinstance(node, ast.ImportFrom) else node.names[0].name
            assert str(module).split(".")[0] in standard
    pytest.fail("ensure_environment() is never called")


VENDORED = [path for top in ("docs", "hooks", "tests") for path in (ROOT / top).rglob("vendor/*") if path.is_dir()]


@pytest.mark.parametrize("path", [ROOT / "docs" / "fonts", *VENDORED], ids=name_of)
def test_what_others_made_keeps_its_licence(path: Path) -> None:
    """Everything taken from others stands beside the licence it came with."""
    assert [file for file in path.rglob("*") if re.match(r"(?i)licen[cs]e|copying|ofl", file.name)] != []
