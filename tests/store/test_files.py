"""The documents' folder: every byte kept once, for its owner alone, and never changed (2024: 5.12, the full record)."""

from __future__ import annotations

import gc
import hashlib
import os
import sys
from pathlib import Path

import pytest
from casebook import CLOCK

from hoctui.errors import BadInput, RegisterProblem
from hoctui.services.desk import open_desk
from hoctui.store.files import LARGEST, Files, files_of, read_outside, say_size, temporary_folder
from hoctui.store.register import Register

POSIX_ONLY = pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes, pipes or links")
NOT_ROOT = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
DATA = b"Dear Ms Elm,\n" * 1_000


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "register.hoctui.files")


def all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_lie_under_their_checksum(files: Files) -> None:
    kept = files.keep(DATA)
    assert kept == (hashlib.sha256(DATA).hexdigest(), len(DATA), True)
    assert all_files(files.folder) == [files.folder / kept.sha256[:2] / kept.sha256[2:]]
    assert files.read("letter", kept.sha256, kept.size) == DATA
    assert files.state(kept.sha256, kept.size) == "present"


def test_the_same_bytes_are_kept_once(files: Files) -> None:
    first, second = files.keep(DATA), files.keep(DATA)
    assert (first.sha256, first.fresh, second.fresh) == (second.sha256, True, False)
    assert len(all_files(files.folder)) == 1


@POSIX_ONLY
def test_folders_and_files_are_their_owners_alone_whatever_the_umask(files: Files) -> None:
    before = os.umask(0)
    try:
        kept = files.keep(DATA)
    finally:
        os.umask(before)
    place = files.folder / kept.sha256[:2] / kept.sha256[2:]
    modes = [path.stat().st_mode & 0o777 for path in (files.folder, place.parent, place)]
    assert modes == [0o700, 0o700, 0o600]


def test_an_empty_document_is_one(files: Files) -> None:
    kept = files.keep(b"")
    assert files.read("empty", kept.sha256, 0) == b""


@pytest.mark.parametrize("hashed", [True, False])
def test_a_missing_one_is_told(files: Files, hashed: bool) -> None:
    kept = files.keep(DATA)
    all_files(files.folder)[0].unlink()
    assert files.state(kept.sha256, kept.size, hashed=hashed) == "missing"
    with pytest.raises(BadInput, match=r"letter\.txt is missing: there is no .* restore it from a backup"):
        files.read("letter.txt", kept.sha256, kept.size)


def test_one_altered_byte_is_told(files: Files) -> None:
    kept = files.keep(DATA)
    place = all_files(files.folder)[0]
    place.write_bytes(b"d" + DATA[1:])
    assert files.state(kept.sha256, kept.size) == "altered"
    assert files.state(kept.sha256, kept.size, hashed=False) == "present"  # the number of bytes alone does not tell
    with pytest.raises(BadInput, match="was altered since it was added"):
        files.read("letter.txt", kept.sha256, kept.size)


def test_one_that_grew_is_told_without_being_read(files: Files) -> None:
    kept = files.keep(DATA)
    os.truncate(all_files(files.folder)[0], 50_000_000_000)  # sparse
    assert files.state(kept.sha256, kept.size) == "altered"


def test_adding_again_what_was_altered_heals_it_and_puts_the_altered_one_aside(files: Files) -> None:
    kept = files.keep(DATA)
    place = all_files(files.folder)[0]
    place.write_bytes(b"altered")
    again = files.keep(DATA)
    assert (again.sha256, again.fresh) == (kept.sha256, False)
    assert files.read("letter", kept.sha256, kept.size) == DATA
    assert place.with_name(f"{place.name}.altered").read_bytes() == b"altered"
    assert files.strays({kept.sha256}) == 1


def test_letting_go_leaves_nothing_behind_and_others_alone(files: Files) -> None:
    first, second = files.keep(DATA), files.keep(b"other")
    files.let_go(first.sha256)
    assert files.state(first.sha256, first.size) == "missing"
    assert files.state(second.sha256, second.size) == "present"
    files.let_go(second.sha256)
    files.let_go(second.sha256)
    assert not files.folder.exists()


def test_more_than_a_document_may_have_is_refused(files: Files) -> None:
    with pytest.raises(BadInput, match="at most"):
        files.keep(bytes(LARGEST + 1))
    assert not files.folder.exists()


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    blocked = tmp_path / "register.hoctui.files"
    blocked.write_bytes(b"in the way")
    with pytest.raises(RegisterProblem, match="cannot be used"):
        Files(blocked).keep(DATA)
    assert blocked.read_bytes() == b"in the way"


def test_nothing_half_written_is_left_where_writing_fails(files: Files) -> None:
    """A folder where the document should lie cannot be replaced by a file."""
    sha256 = hashlib.sha256(DATA).hexdigest()
    in_the_way = files.folder / sha256[:2] / f"{sha256[2:]}.altered"
    (in_the_way / "deep").mkdir(parents=True)
    (files.folder / sha256[:2] / sha256[2:]).write_bytes(b"altered")
    with pytest.raises(RegisterProblem):
        files.keep(DATA)
    assert not list(files.folder.glob(".part-*"))


# Whose folder it is.


def test_the_folder_lies_beside_the_register(register_path: Path) -> None:
    for write in (True, False):
        desk = open_desk(register_path, CLOCK, write=write)
        assert files_of(desk.register).folder == register_path.with_name("register.hoctui.files")
        desk.close()


def test_a_register_copied_into_memory_reads_the_documents_of_its_file(register_path: Path) -> None:
    register = Register.open_to_read(register_path).copy_in_memory()
    assert files_of(register).folder == register_path.with_name("register.hoctui.files")
    register.close()


def test_a_register_in_memory_keeps_them_in_a_folder_that_goes_with_it() -> None:
    register = Register.in_memory()
    other = Register.in_memory()
    kept = files_of(register).keep(DATA)
    assert files_of(register).read("x", kept.sha256, kept.size) == DATA
    assert files_of(other).state(kept.sha256, kept.size) == "missing"
    folder = temporary_folder(register)
    assert folder.is_dir()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
    register.close()
    other.close()
    del register
    gc.collect()
    assert not folder.exists()


# A file from outside.


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "with  two blanks.pdf"
    path.write_bytes(DATA)
    assert read_outside(path) == DATA


def test_exactly_the_most_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "scan.tiff"
    path.touch()
    os.truncate(path, LARGEST)
    assert len(read_outside(path)) == LARGEST


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (30 * 1024 * 1024, "scan.tiff has 30 MB, and a document may have 20 MB at most; make it smaller, or "),
        (LARGEST + 1, "scan.tiff has 20 MB (20,971,521 bytes), and a document may have 20 MB at most"),
        (500_000_000_000, "scan.tiff has 476,837.2 MB, and"),
    ],
)
def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, size: int, said: str) -> None:
    path = tmp_path / "scan.tiff"
    path.touch()
    os.truncate(path, size)
    with pytest.raises(BadInput) as refused:
        read_outside(path)
    assert refused.value.sentence.startswith(said)
    assert refused.value.field == "path"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is not there; see how the file is called"):
        read_outside(tmp_path / "gone.pdf")


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder; name one file in it"):
        read_outside(tmp_path)


@POSIX_ONLY
def test_a_link_that_leads_to_nothing(tmp_path: Path) -> None:
    link = tmp_path / "survey.pdf"
    link.symlink_to(tmp_path / "gone.pdf")
    with pytest.raises(BadInput, match="is a link that leads to nothing"):
        read_outside(link)


@POSIX_ONLY
def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "survey.pdf").write_bytes(DATA)
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "survey.pdf")
    assert read_outside(link) == DATA


@POSIX_ONLY
def test_a_pipe_or_a_device_is_none_and_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(BadInput, match="is no ordinary file"):
            read_outside(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux has such files")
def test_a_file_without_a_size_of_its_own_is_read_as_it_comes() -> None:
    assert b"Name:" in read_outside(Path("/proc/self/status"))


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="only Linux has such files")
def test_a_disk_that_fails_while_it_is_read_is_told() -> None:
    with pytest.raises(BadInput, match=r"/proc/self/mem cannot be read \(Input/output error\)"):
        read_outside(Path("/proc/self/mem"))


@NOT_ROOT
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(DATA)
    path.chmod(0)
    with pytest.raises(BadInput, match="cannot be read"):
        read_outside(path)


@pytest.mark.parametrize("name", ["x" * 5_000, "nul\0byte", "x" * 30_000_000], ids=["long", "nul", "thirty million"])
def test_what_is_no_path_is_told_in_one_short_sentence(name: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_outside(Path(name))
    assert len(refused.value.sentence) < 300
    assert refused.value.field == "path"


@pytest.mark.skipif(sys.platform != "linux", reason="others want names in UTF-8")
def test_a_name_that_is_no_text_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.pdf")
    path.write_bytes(DATA)
    assert read_outside(path) == DATA


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 KB"), (84_000, "82 KB"), (1_023_000, "999 KB"),
        (1_023_999, "1 MB"), (1_400_000, "1.3 MB"), (LARGEST, "20 MB"),
    ],
)  # fmt: skip
def test_sizes_in_words(size: int, said: str) -> None:
    assert say_size(size) == said
