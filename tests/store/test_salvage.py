"""Salvage of really damaged files: what can be read comes into a new one, the old one stays."""

import random
from pathlib import Path

import pytest

from cchc_desktop.store import failures
from cchc_desktop.store.backup import backup
from cchc_desktop.store.salvage import salvage
from cchc_desktop.store.store import Store

PAGE = 4096


@pytest.fixture
def sound(store, new_report):
    """A closed file with two reports, many answers and a long history."""
    for code in ("2018-6T", "2018-9T"):
        report = store.add_report(new_report(code))
        store.write(report.id, {f"field{n}": f"Sóc Trăng {n} " * 20 for n in range(60)}, "lan")
    for number in range(40):
        store.write(report.id, {"counted": number}, "lan")
    store.close()
    return store.path


def spoil(path, spans, seed=1):
    data = bytearray(path.read_bytes())
    for begin, end in spans:
        data[begin:end] = random.Random(seed).randbytes(end - begin)
    path.write_bytes(data)
    return bytes(data)


def contents(path):
    with Store.open(path) as opened:
        assert not opened.notices
        return {row.code: opened.answers(row.id) for row in opened.reports()}


@pytest.mark.parametrize("length", [100, PAGE], ids=["header", "first page"])
def test_a_lost_beginning_costs_nothing(sound, length):
    """R-12: our tables lie at the same places in every file."""
    before = contents(sound)
    left = spoil(sound, [(0, length)])
    target = sound.with_name("cứu.cchc")
    assert salvage(sound, target).is_whole
    assert contents(target) == before
    assert sound.read_bytes() == left


def test_each_page_may_be_damaged(sound):
    """R-12: whichever page it is, what is lost is named, and history stands in for answers."""
    before = contents(sound)
    older = sound.with_name("older.cchc")
    backup(sound, older)
    good = sound.read_bytes()
    lost, target = 0, sound.with_name("cứu.cchc")
    for page in range(1, len(good) // PAGE):
        sound.write_bytes(good)
        spoil(sound, [(page * PAGE, (page + 1) * PAGE)], page)
        salvage(sound, target, older)
        after = contents(target)
        assert after.keys() == before.keys()
        assert all(answers.items() <= before[code].items() for code, answers in after.items())
        lost += after != before
        target.unlink()
    assert lost <= 2  # the roots of the two long tables


def test_half_a_file_gives_what_lies_in_it(sound):
    data = sound.read_bytes()
    sound.write_bytes(data[: len(data) // 2])
    target = sound.with_name("cứu.cchc")
    found = salvage(sound, target)
    assert "answer" in found.lost
    assert contents(target).keys() == {"2018-6T", "2018-9T"}
    assert sorted(path.name for path in sound.parent.iterdir()) == ["bao-cao.cchc", "cứu.cchc"]


@pytest.mark.parametrize("data", [b"", b"x", bytes(3 * PAGE)])
def test_where_nothing_is_left_nothing_is_made(path, data):
    path.write_bytes(data)
    with pytest.raises(failures.DamagedFileError, match="Tệp được giữ nguyên"):
        salvage(path, path.with_name("cứu.cchc"))
    assert [found.name for found in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == data


def test_a_file_of_the_first_schema_is_read_too(path, tmp_path):
    path.write_bytes((Path(__file__).parents[1] / "files" / "schema-1.cchc").read_bytes())
    found = salvage(path, tmp_path / "cứu.cchc")
    with Store.open(path) as old:
        assert found.reports == len(old.reports())
