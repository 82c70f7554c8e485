"""Publishing: where a site may stand, what of it is kept, who may read it, and what is said of it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

import _building
import _copying
import _exchange
import _placing
import _publishing
from _manifest import MARKER, make_manifest, read_manifest
from _places import Place
from fake_site import catalogue, engine_that, files_in

ONE, TWO = {"id": "one"}, {"id": "two"}
Publish = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.setattr(_publishing, "ROOT", str(folder))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where the site is published; nothing is there yet."""
    (tmp_path / "web").mkdir()
    return tmp_path / "web" / "site"


@pytest.fixture
def publish(project: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Publish:
    """``publish(words, *options, briefings=...)`` publishes a site with one page that holds these words."""

    def run(words: str, *options: str, more: dict[str, str] | None = None, code: int = 0) -> int:
        engine = engine_that(words, more={**catalogue(ONE), **(more or {})}, code=code)
        monkeypatch.setattr(_building, "run_engine", engine)
        return _publishing.main("", [str(site), *options])

    return run


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def state_of(folder: Path) -> dict[str, tuple[int, ...]]:
    """Everything in a folder with what the system knows of it: any touch would show."""
    paths = [folder, *sorted(folder.rglob("*"))]
    stats = ((str(path), path.lstat()) for path in paths)
    return {name: (found.st_ino, found.st_mode, found.st_mtime_ns, found.st_ctime_ns) for name, found in stats}


def test_a_site_is_published_and_replaced(publish: Publish, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new site stands there whole, nothing of the old one is left, and it is said."""
    assert publish("first", more={"old.html": "<title>Old page</title>"}) == 0
    assert files_in(site) == {"index.html": "first", "old.html": "<title>Old page</title>", **catalogue(ONE)}
    assert publish("second") == 0
    assert files_in(site) == {"index.html": "second", **catalogue(ONE)}
    assert beside(site) == ["site"]
    said = capsys.readouterr().out
    assert "Briefings added: 1\n  - Synthetic one (one)\n" in said
    assert "Other pages gone: 1\n  - Old page (old.html)\n" in said
    assert f"The new site is in {site}." in said


@pytest.mark.parametrize("name", ["site", "a site with spaces", "sïte"])
def test_the_list_of_files_tells_the_site_as_it_is(name: str, publish: Publish, site: Path, tmp_path: Path) -> None:
    """The site holds the list of its files, by which the copy was compared; read back, it is the same."""
    assert publish("first", more={f"{name}/a.html": "<title>A &amp; B</title>"}) == 0
    found = read_manifest(site)
    marker = (site / MARKER).read_text(encoding="utf-8")
    (site / MARKER).unlink()
    assert found == make_manifest(site, ("1 March 2026", "2026-03-01"))
    assert found.pages[f"{name}/a.html"].title == "A & B"
    assert str(tmp_path) not in marker


def test_a_trial_touches_nothing(publish: Publish, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run says what would change and leaves no trace, in the site or beside it."""
    assert publish("first") == 0
    before = state_of(site.parent)
    capsys.readouterr()
    assert publish("second", "--dry-run", more=catalogue(ONE, TWO)) == 0
    assert state_of(site.parent) == before
    said = capsys.readouterr().out
    assert "Briefings added: 1\n  - Synthetic two (two)\n" in said
    assert f"This was a trial: nothing was changed in {site}." in said


def test_a_trial_finds_what_would_stop_the_publication(publish: Publish, site: Path) -> None:
    """A dry run refuses what the publication would refuse: foreign files, a broken build."""
    assert publish("first") == 0
    (site / "mine.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"--keep mine\.txt"):
        publish("second", "--dry-run")
    (site / "mine.txt").unlink()
    assert publish("second", "--dry-run", code=1) == 1


def test_a_failed_build_changes_nothing(publish: Publish, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stops a build stops the publication, and says that the old site stands."""
    assert publish("first") == 0
    before = files_in(site)
    assert publish("second", code=1) == 1
    assert files_in(site) == before
    assert beside(site) == ["site"]
    assert f"A whole site stands in {site}." in capsys.readouterr().out


def test_files_of_somebody_else_are_never_deleted_unseen(publish: Publish, site: Path) -> None:
    """Each such file is named with the two ways on; until one is taken, nothing changes."""
    assert publish("first", more={"pages/a.html": "a"}) == 0
    for name in (".well-known/security.txt", "google 1.html", "pages/b.html"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("somebody else's", encoding="utf-8")
    before = files_in(site)
    with pytest.raises(SystemExit) as stopped:
        publish("second")
    assert ".well-known/security.txt, google 1.html, pages/b.html" in str(stopped.value)
    assert '--keep .well-known --keep "google 1.html" --keep pages/b.html' in str(stopped.value)
    assert "delete them there" in str(stopped.value)
    assert files_in(site) == before
    with pytest.raises(SystemExit, match=r"pages/b\.html\."):
        publish("second", "--keep", ".well-known", "--keep", "google 1.html")


def test_files_that_are_named_are_kept(publish: Publish, site: Path) -> None:
    """Kept files go into the new site as they are; they stay somebody else's the next time too."""
    assert publish("first") == 0
    kept = site / ".well-known" / "security.txt"
    kept.parent.mkdir()
    kept.write_text("somebody else's", encoding="utf-8")
    kept.chmod(0o604)
    os.utime(kept, (1_000_000_000, 1_000_000_000))
    for words in ("second", "third"):
        assert publish(words, "--keep", ".well-known/") == 0
        assert files_in(site) == {"index.html": words, ".well-known/security.txt": "somebody else's", **catalogue(ONE)}
        assert stat.S_IMODE(kept.stat().st_mode) == 0o604
        assert kept.stat().st_mtime == 1_000_000_000
    with pytest.raises(SystemExit):
        publish("fourth")


def test_a_link_of_somebody_else_is_kept_as_a_link(publish: Publish, site: Path, tmp_path: Path) -> None:
    """A link in the site is neither followed nor lost: what it leads to may be a whole disk."""
    assert publish("first") == 0
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x").write_text("x", encoding="utf-8")
    (site / "linked").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SystemExit, match="--keep linked"):
        publish("second")
    assert publish("second", "--keep", "linked") == 0
    assert (site / "linked").is_symlink()
    assert (tmp_path / "elsewhere" / "x").exists()


def test_a_kept_file_never_stands_for_a_page(publish: Publish, site: Path) -> None:
    """Where the new site has a file of that name too, it is said: an old text must not hide a new one."""
    assert publish("first") == 0
    (site / "about.html").write_text("somebody else's", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"has a file about\.html too"):
        publish("second", "--keep", "about.html", more={"about.html": "the site's"})
    assert (site / "index.html").read_text(encoding="utf-8") == "first"


def test_settings_of_the_host_that_were_changed_are_not_lost(publish: Publish, site: Path) -> None:
    """IT's own web.config may hold a sign-in: it stops the work, and is kept over the site's own once it is named."""
    assert publish("first", more={"web.config": "the site's"}) == 0
    (site / "web.config").write_text("IT's", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"changed by hand: web\.config"):
        publish("second", more={"web.config": "the site's"})
    assert publish("second", "--keep", "web.config", more={"web.config": "the site's"}) == 0
    assert (site / "web.config").read_text(encoding="utf-8") == "IT's"


def test_a_page_that_was_changed_by_hand_is_mended(publish: Publish, site: Path) -> None:
    """Pages come from the files of the project alone."""
    assert publish("first") == 0
    (site / "index.html").write_text("damaged", encoding="utf-8")
    assert publish("first") == 0
    assert files_in(site) == {"index.html": "first", **catalogue(ONE)}


def test_wrong_places_are_refused_before_anything_is_built(
    publish: Publish, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link, a disk as a whole, a place on a drive that is not connected: each is told with what to do instead."""
    monkeypatch.setattr(_building, "run_engine", None)
    (tmp_path / "real").mkdir()
    site.symlink_to(tmp_path / "real")
    for path, told in {
        site: f"Name that folder itself: {tmp_path / 'real'}",
        tmp_path / "no drive" / "site": "Is the drive connected",
        Path(os.path.abspath(os.sep)): "holds the project itself",
        tmp_path / "project": "holds the project itself",
    }.items():
        with pytest.raises(SystemExit) as stopped:
            _publishing.main("", [str(path)])
        assert told in str(stopped.value)
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == tmp_path / "real")
    with pytest.raises(SystemExit, match="Publish to a folder inside it"):
        _publishing.main("", [str(tmp_path / "real")])
    assert beside(site) == ["site"]


def test_a_foreign_folder_is_refused(publish: Publish, site: Path) -> None:
    """A folder that no command of ours made is never replaced, whatever its files are called."""
    site.mkdir()
    for name in ("index.html", MARKER):
        (site / name).write_text("somebody else's", encoding="utf-8")
    before = files_in(site)
    with pytest.raises(SystemExit, match="did not make"):
        publish("first")
    assert files_in(site) == before
    assert beside(site) == ["site"]


def test_what_is_in_the_way_beside_the_site_is_refused(publish: Publish, site: Path) -> None:
    """Something else with the name of our work folder is not deleted."""
    assert publish("first") == 0
    work = Place.of(site).work
    work.mkdir()
    (work / "thesis.docx").write_text("somebody's", encoding="utf-8")
    with pytest.raises(SystemExit, match="no command of ours put there"):
        publish("second")
    (work / "thesis.docx").unlink()
    work.rmdir()
    work.write_text("a file", encoding="utf-8")
    with pytest.raises(SystemExit, match="could not be put there"):
        publish("second")
    assert work.read_text(encoding="utf-8") == "a file"
    assert files_in(site)["index.html"] == "first"


@pytest.mark.parametrize("is_empty_folder", [True, False], ids=["an empty folder in its place", "nothing in its place"])
def test_a_publication_that_was_cut_off_is_mended(
    is_empty_folder: bool, publish: Publish, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``--mend`` puts the old site back where a cut in the one unsafe instant left none, and builds nothing."""
    assert publish("first") == 0
    place = Place.of(site)
    place.work.mkdir()
    site.rename(place.old)
    (place.new).mkdir()
    if is_empty_folder:
        site.mkdir()
    capsys.readouterr()
    assert publish("second", "--mend") == 0
    assert files_in(site)["index.html"] == "first"
    assert beside(site) == ["site"]
    assert "The site of before stands in" in capsys.readouterr().out


def test_the_old_site_is_not_thrown_away_for_something_foreign(publish: Publish, site: Path) -> None:
    """After a cut, somebody put other files there: both are kept, and a person decides."""
    assert publish("first") == 0
    place = Place.of(site)
    place.work.mkdir()
    site.rename(place.old)
    site.mkdir()
    (site / "notice.html").write_text("We are mending it", encoding="utf-8")
    with pytest.raises(SystemExit, match="The site of before is in"):
        publish("second")
    assert files_in(place.old)["index.html"] == "first"
    assert files_in(site) == {"notice.html": "We are mending it"}


def test_nothing_to_mend_is_said(publish: Publish, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no site ever was, mending makes none and says so."""
    assert publish("first", "--mend") == 1
    assert f"There is no site in {site}." in capsys.readouterr().out
    assert beside(site) == []


@pytest.mark.parametrize(
    ("mode", "folders", "files"), [(None, 0o755, 0o644), (0o750, 0o750, 0o640), (0o2775, 0o2775, 0o664)]
)
def test_a_web_server_can_read_the_site(
    mode: int | None, folders: int, files: int, publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody may read a new site, whatever the publisher's own settings; a later one has the rights of the old."""
    before = os.umask(0o077)
    try:
        if mode is not None:
            site.mkdir()
            site.chmod(mode)
        for words in ("first", "second"):
            assert publish(words, more={"a/b/c.html": words}) == 0
            modes = {path.is_dir(): set() for path in (site, site / "index.html")}
            for path in (site, *site.rglob("*")):
                modes[path.is_dir()].add(stat.S_IMODE(path.stat().st_mode))
            assert modes == {True: {folders}, False: {files}}
    finally:
        os.umask(before)


def test_what_is_unfinished_is_closed_to_the_web_server(
    publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder above may be one that a web server shows: the work folder in it is nobody's but the publisher's."""
    seen = []
    monkeypatch.setattr(_placing, "swap", lambda place: seen.append(stat.S_IMODE(place.work.stat().st_mode)))
    publish("first")
    assert seen == [0o700]


def test_a_disk_that_is_full_changes_nothing(
    publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that really cannot be written to its end stops the publication; the old site stands."""
    import resource

    assert publish("first") == 0
    before = files_in(site)
    copy_site = _copying.copy_site

    def copy_with_little_room(*arguments: Any) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
        try:
            copy_site(*arguments)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    monkeypatch.setattr(_placing, "copy_site", copy_with_little_room)
    with pytest.raises(SystemExit, match="File too large"):
        publish("second", more={"large.txt": "x" * 200_000})
    assert files_in(site) == before
    assert beside(site) == ["site"]


def test_too_little_space_is_said_before_copying(publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is not enough room, that is said with both figures."""
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    with pytest.raises(SystemExit, match=r"needs 0\.0 MB .* there are 0\.0 MB"):
        publish("first")
    assert beside(site) == []


@pytest.mark.parametrize("harm", ["cut short", "changed", "left out"])
def test_a_bad_copy_is_never_used(
    harm: str, publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy that the system called good, and that is not, is found by its list before the swap."""
    assert publish("first") == 0
    before = files_in(site)
    copyfile = shutil.copyfile

    def copy_badly(source: Path, target: Path) -> None:
        copyfile(source, target)
        if target.name == "a.html":
            {"cut short": lambda: os.truncate(target, 3), "changed": lambda: target.write_text("x" * 9)}.get(
                harm, lambda: target.write_text("")
            )()

    monkeypatch.setattr(shutil, "copyfile", copy_badly)
    with pytest.raises(SystemExit, match="is not what was built"):
        publish("second", more={"a.html": "123456789"})
    assert "Not whole: a.html" in capsys.readouterr().err
    assert files_in(site) == before
    assert beside(site) == ["site"]


@contextmanager
def bound_by_rights(*open_folders: Path) -> Iterator[None]:
    """As an ordinary user: an administrator may do everything, whatever the rights say."""
    for folder in open_folders:
        folder.chmod(0o777)
    is_administrator = os.geteuid() == 0
    if is_administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_administrator:
            os.seteuid(0)


@pytest.mark.parametrize("trial", [[], ["--dry-run"]], ids=["for real", "trial"])
def test_rights_that_are_missing_change_nothing(
    trial: list[str], publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder above may not be written, that is said, and the old site stands; a trial says so too."""
    # Not in the tests' own folder, into which ordinary users cannot even look.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        web, project = Path(place) / "web", Path(place) / "project"
        Path(place).chmod(0o755)
        shutil.copytree(site.parent, web)
        project.mkdir()
        monkeypatch.setattr(_publishing, "ROOT", str(project))
        assert publish("first") == 0
        shutil.copytree(site, web / "site")
        web.chmod(0o555)
        shutil.rmtree(project / ".cache")
        before = files_in(web / "site")
        with bound_by_rights(project), pytest.raises(SystemExit, match="the right to write in"):
            _publishing.main("", [str(web / "site"), *trial])
        assert files_in(web / "site") == before
        assert beside(web / "site") == ["site"]
        web.chmod(0o755)


@pytest.mark.parametrize("same_project", [True, False], ids=["one project", "two projects"])
def test_two_publications_at_once_wait_for_each_other(
    same_project: bool, project: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second begins when the first has ended, also from another copy of the project, and both are whole."""
    begun, may_end, order = Event(), Event(), []

    def run(root: Path, arguments: list[str], show: Callable[[str], None]) -> int:
        order.append("begun")
        begun.set()
        assert may_end.wait(20)
        order.append("ended")
        return engine_that("words", more=catalogue(ONE))(root, arguments, show)

    monkeypatch.setattr(_building, "run_engine", run)
    other = project if same_project else tmp_path / "other"
    other.mkdir(exist_ok=True)
    options = _publishing._read_options("", [str(site)])
    codes: list[int] = []
    told = Event()
    monkeypatch.setattr("_locks.remark", lambda line: told.set())
    threads = [
        Thread(target=lambda root=root: codes.append(_publishing.publish(root, Place.of(site), options)))
        for root in (project, other)
    ]
    threads[0].start()
    assert begun.wait(20)
    threads[1].start()
    assert told.wait(20)
    assert order == ["begun"]
    may_end.set()
    for thread in threads:
        thread.join(20)
    assert codes == [0, 0]
    assert order == ["begun", "ended"] * 2
    assert beside(site) == ["site"]


def test_a_swap_that_is_refused_half_way_is_undone(
    publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the one step, where the new site cannot be moved in (a program has it open), the old one is put back."""
    assert publish("first") == 0
    before = files_in(site)
    rename = os.rename

    def refuse_new(source: Path, target: Path) -> None:
        if Path(source).name == "new":
            raise PermissionError(errno.EACCES, "Access is denied", str(source))
        rename(source, target)

    monkeypatch.setattr(_placing, "exchange", lambda one, other: False)
    monkeypatch.setattr(os, "rename", refuse_new)
    with pytest.raises(SystemExit, match="Access is denied"):
        publish("second")
    assert files_in(site) == before
    assert beside(site) == ["site"]


def test_rubbish_that_cannot_be_cleared_is_no_failure(
    publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The new site is in place; that the old one could not be deleted is said, and the next run does it."""
    assert publish("first") == 0
    rmtree = shutil.rmtree

    def refuse(path: Path, *arguments: Any, **more: Any) -> None:
        if Path(path) == Place.of(site).work:
            raise PermissionError(errno.EACCES, "Access is denied", str(path))
        rmtree(path, *arguments, **more)

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuse)
        assert publish("second") == 0
    assert "could not be cleared away (Access is denied). The next run tries again." in capsys.readouterr().err
    assert publish("third") == 0
    assert beside(site) == ["site"]


def test_a_site_without_an_address_is_published_with_a_warning(
    publish: Publish, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without an address there are no feeds, map and QR codes: that is said plainly, and the work goes on."""
    assert publish("first") == 0
    assert "The address of the site is not set" in capsys.readouterr().out
    known = catalogue(ONE, site={"name": "Synthetic site", "address": "https://learning.example.org/"})
    assert publish("second", more=known) == 0
    assert "The address of the site is not set" not in capsys.readouterr().out


def test_the_report_is_written_where_it_was_asked_for(publish: Publish, site: Path, tmp_path: Path) -> None:
    """The report's file holds what was said; a place inside the site, or one that is not there, is refused at once."""
    report = tmp_path / "report.txt"
    assert publish("first", "--report", str(report)) == 0
    assert report.read_text(encoding="utf-8") == (
        "No earlier publication is there to compare with\n\nBriefings added: 1\n  - Synthetic one (one)\n"
    )
    assert publish("first", "--report", str(report)) == 0
    assert report.read_text(encoding="utf-8") == (
        "Nothing changed for readers since the publication of 1 March 2026, but for the day on the pages.\n"
    )
    with pytest.raises(SystemExit, match="inside the site"):
        publish("second", "--report", str(site / "report.txt"))
    with pytest.raises(SystemExit, match="cannot be written"):
        publish("second", "--report", str(tmp_path / "no folder" / "report.txt"))
    assert (site / "index.html").read_text(encoding="utf-8") == "first"


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    """Where the system can do it, both are there afterwards, each in the other's place; where not, nothing changed."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name, encoding="utf-8")
    done = _exchange.exchange(tmp_path / "one", tmp_path / "other")
    found = [(tmp_path / name / "file").read_text(encoding="utf-8") for name in ("one", "other")]
    assert found == (["other", "one"] if done else ["one", "other"])


@pytest.mark.parametrize("number", sorted(_exchange.NOT_KNOWN))
def test_a_system_that_does_not_know_the_step_is_told_from_a_refusal(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the step is not known, another way is taken; a refusal goes on as an error."""
    answer = number

    def fail(one: bytes, other: bytes) -> int:
        _exchange.ctypes.set_errno(answer)
        return -1

    monkeypatch.setattr(_exchange, "_find_swap", lambda: fail)
    assert not _exchange.exchange(tmp_path / "one", tmp_path / "other")
    answer = errno.EBUSY
    with pytest.raises(OSError, match="busy"):
        _exchange.exchange(tmp_path / "one", tmp_path / "other")
    monkeypatch.setattr(_exchange, "_find_swap", lambda: None)
    assert not _exchange.exchange(tmp_path / "one", tmp_path / "other")


def test_files_are_flushed_one_by_one_where_there_is_no_other_way(
    publish: Publish, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the swap every file and folder of the new site is on the disk."""
    flushed: list[str] = []
    monkeypatch.setattr(_copying, "_flush_at_once", lambda folder: False)
    monkeypatch.setattr(_copying, "flush_one", lambda path: flushed.append(path.name))
    swap = _placing.swap
    monkeypatch.setattr(_placing, "swap", lambda place: (flushed.append("swap"), swap(place)))
    assert publish("first", more={"a/b.html": "b"}) == 0
    assert {"new", "a", "b.html", "index.html", MARKER, "briefings.json"} <= set(flushed[: flushed.index("swap")])
