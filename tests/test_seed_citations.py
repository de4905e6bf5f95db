"""The documents that the real report and the sample cite: all recognised, the careless ones found.

The real report is skipped where it is not at hand: it is no part of the project.
"""

from pathlib import Path

import pytest

from cchc_desktop.model.citation import find_citations
from cchc_desktop.paths import resources
from cchc_desktop.services.citation_fixes import fixes
from cchc_desktop.services.reports import Library
from cchc_desktop.services.taking_over import read_file
from cchc_desktop.store.store import Store

SEED = Path(__file__).resolve().parents[1].parent / "shared" / "seed"
DOCUMENTS = 70
THRICE = "44/KH-UBND"


@pytest.fixture
def library(tmp_path):
    with Store.create(tmp_path / "viện dẫn.cchc") as store:
        yield Library(store, resources(), "lan")


@pytest.fixture
def seed(library):
    files = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not files:
        pytest.skip("the real report is not at hand")
    library.create("2018-6T", "soc-trang", "cchc-2012")
    session = library.open("2018-6T")
    session.take_all(read_file(files[0], session, resources()).all_changes)
    return session


@pytest.fixture
def sample(library):
    return library.open(library.create_sample())


def found(session, rule):
    return [p for p in session.problems if p.rule == f"vien_dan.{rule}"]


def symbols(session, rule):
    types = session.texts.register.types
    cited = [find_citations(problem.excerpt, types)[0] for problem in found(session, rule)]
    return sorted(types.spelled(citation.symbol) for citation in cited)


def test_every_document_of_the_real_report_is_in_the_register(seed):
    register = seed.texts.register
    entries = register.entries()
    assert len(entries) == DOCUMENTS
    assert [e.record.symbol for e in entries if not e.record.type] == []
    assert next(e.count for e in entries if e.record.symbol == THRICE) == 3
    register.remember()
    assert len(seed.store.documents()) == DOCUMENTS


def test_careless_citations_of_the_real_report_are_found(seed):
    """D4, D5 and D6 of the features, E05 to E10 of the inventory."""
    assert symbols(seed, "loai") == ["168/KH-UBND"]
    assert symbols(seed, "cach_viet") == ["19/2014/QĐ-TTg"]
    assert {"2914/QĐ-UBND", "3379/QĐ-UBND"} <= set(symbols(seed, "thieu_so"))
    assert {"06-NQ/TU", "481/QĐ-UBND", "145/KH-UBND"} <= set(symbols(seed, "dau_phay"))
    assert {THRICE, "08/NQ-CP", "29-CTr/TU"} <= set(symbols(seed, "nhac_lai"))


def test_one_step_makes_the_second_and_third_mention_short(seed):
    problem = next(p for p in found(seed, "nhac_lai") if THRICE in p.excerpt)
    seed.take_all(fixes(problem, seed)[0].changes)
    assert THRICE not in symbols(seed, "nhac_lai")
    entry = next(e for e in seed.texts.register.entries() if e.record.symbol == THRICE)
    said = [mention.excerpt for mention in entry.cited.mentions]
    short = f"Kế hoạch số {THRICE}"
    assert said == [f"{short} ngày 13/4/2018", short, short]


def test_the_sample_has_only_its_planted_fault_and_what_it_leaves_out(sample):
    rules = {p.rule for p in sample.problems if p.rule.startswith("vien_dan.")}
    assert rules == {"vien_dan.loai", "vien_dan.chua_du"}
    assert symbols(sample, "chua_du") == sorted(
        (
            "08/NQ-CP", "29-CTr/TU", "10/NQ-CP", "28-CTr/TU", "2948/QĐ-BNV", "56/2016/NQ-HĐND",
            "20/2008/NĐ-CP", "32/2010/QĐ-UBND", "23/2010/QĐ-UBND", "10/KH-UBND",
        )
    )  # fmt: skip
    assert len(sample.texts.register.entries()) == DOCUMENTS
