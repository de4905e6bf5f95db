"""Holds how a report under the outline of 2021 reads, with districts and without them."""

from decimal import Decimal

import pytest

from cchc_desktop import messages
from cchc_desktop.model.narrative import Bound, parse_narrative
from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import Missing, MissingKind, Number, from_json
from cchc_desktop.paths import resources
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import export, layout_of
from cchc_desktop.services.importing_vocabulary import load_vocabulary
from cchc_desktop.services.reports import Library
from cchc_desktop.services.taking_over import read_file, stored_as_typed
from tests.services.annexed_report import texts
from tests.services.filled_edition import EDITION, THREE_TIERS, TWO_TIERS, filled


def printed(session, folder):
    export(session, "txt", folder / "bao-cao.txt")
    return (folder / "bao-cao.txt").read_text(encoding="utf-8")


def annex_labels(session):
    (annex,) = compose(session, layout_of("nd30-2020")).annexes
    return [texts(row)[1] for row in annex.blocks[0].rows if len(row) > 1]


@pytest.mark.parametrize("case", [TWO_TIERS, THREE_TIERS])
def test_a_filled_report_leaves_nothing_open(tmp_path, case):
    with filled(tmp_path, *case) as session:
        assert [problem.message for problem in session.problems] == []
        fields = session.template.fields.values()
        assert [f.key for f in fields if f.required and session.value(f.key) is None] == []
        assert messages.UNANSWERED not in printed(session, tmp_path)


def test_where_there_are_no_districts_none_are_spoken_of(tmp_path):
    with filled(tmp_path, *TWO_TIERS) as session:
        text = printed(session, tmp_path)
        assert "gồm 1.602 TTHC thuộc thẩm quyền giải quyết của cấp tỉnh và 428 TTHC" in text
        assert "huyện" not in text
        assert messages.MISSING[MissingKind.NOT_APPLICABLE] not in text


def test_where_there_are_districts_they_are_told_and_listed(tmp_path):
    with filled(tmp_path, *THREE_TIERS) as session:
        text = printed(session, tmp_path)
        assert "cấp tỉnh, 268 TTHC của cấp huyện và 428 TTHC của cấp xã" in text
        assert "cấp huyện tiếp nhận 120.000 hồ sơ" in text
        assert "UBND cấp huyện đã kiểm tra" in annex_labels(session)


def test_a_figure_the_agency_cannot_have_counts_as_nought_until_typed(tmp_path):
    with filled(tmp_path, *TWO_TIERS) as session:
        key = "tthc.cap_huyen"
        assert session.value(key) == Missing(MissingKind.NOT_APPLICABLE)
        assert session.value("tthc.tong") == Number(2030)
        session.take(key, "5")
        assert session.value("tthc.tong") == Number(2035)
        assert "tthc.cap_huyen_khong_con" in {p.rule for p in session.problems}
        session.take(key, "")
        assert session.value("tthc.tong") == Number(2030)


def test_years_are_printed_without_grouping(tmp_path):
    with filled(tmp_path, *THREE_TIERS) as session:
        assert session.shown_binding("chuong_trinh.tu_nam") == "2021"
        assert session.shown("chuong_trinh.den_nam") == "2030"


def test_the_statistics_annex_lists_every_indicator(tmp_path):
    """Every typed or computed figure but those the edition leaves out stands in the annex."""
    with filled(tmp_path, *THREE_TIERS) as session:
        part = next(part for part in session.template.annexes if part.key == "thong_ke")
        labels = annex_labels(session)
        wanted = [
            field.printed_label
            for field in session.template.fields.values()
            if field.is_figure and not field.profile and field.key not in part.exclude
        ]
        assert [label for label in labels if label in set(wanted)] == wanted


def test_districts_are_not_counted_as_answered_before_anything_is(library):
    session = library.open(library.create(*TWO_TIERS, EDITION))
    assert session.progress("ket_qua.tthc.thuc_hien") == (0, 5)


@pytest.mark.parametrize("nought", ["nhiem_vu.tong", "kiem_tra.van_de", "pakn.tiep_nhan"])
def test_a_nought_is_told_without_its_shares(tmp_path, nought):
    with filled(tmp_path, *TWO_TIERS) as session:
        section = session.template.section_of[nought]
        before = printed(session, tmp_path)
        for field in section.fields:
            family = field.key.startswith(nought.partition(".")[0]) and field.is_figure
            if family and field.kind is Kind.TYPED and field.minimum == 0:
                session.take(field.key, "0")
        after = printed(session, tmp_path)
        assert after != before
        assert messages.UNANSWERED not in after


def test_sentences_are_bound_in_the_skeletons(tmp_path):
    with filled(tmp_path, *TWO_TIERS) as session:
        names = {
            inline.name
            for section in session.template.sections
            for block in parse_narrative(session.text(section.key)).blocks
            for inline in block.inlines
            if isinstance(inline, Bound)
        }
        assert set(session.template.sentences) <= names


NOT_IN_WORDS = {f"{key}.hang_truoc" for key in ("chi_so", "sipas", "papi", "pci", "dti")} | {
    "chi_so.diem_truoc",
    "bien_che.goc_cong_chuc",
    "bien_che.goc_vien_chuc",
}


@pytest.mark.parametrize("case", [TWO_TIERS, THREE_TIERS])
def test_the_figures_of_a_printed_report_are_found_again(tmp_path, case):
    """An old report of this outline gives back every figure its words show."""
    with filled(tmp_path, *case) as session:
        session.take("head.annex_thong_ke", messages.ANNEX_CHOICES[1])
        printed(session, tmp_path)
        offer = read_file(tmp_path / "bao-cao.txt", session, resources())
        found = {proposal.key: proposal.typed for proposal in offer.proposals}
        typed = {
            key: session.value(key)
            for key, field in session.template.fields.items()
            if field.kind is Kind.TYPED and field.is_figure and not session.figures.is_idle(key)
        }
        read = {key: from_json(stored_as_typed(session.template, key, found[key])) for key in found}
        wanted = {key: value for key, value in typed.items() if key not in NOT_IN_WORDS}
        assert {key: read.get(key) for key in wanted} == wanted


def test_every_cue_of_the_import_speaks_of_a_field(tmp_path):
    with filled(tmp_path, *TWO_TIERS) as session:
        cues = load_vocabulary(resources(), EDITION).cues
        assert {cue.key for cue in cues} <= set(session.template.fields)


def test_a_report_of_the_older_outline_finds_its_places(library, tmp_path):
    """From 2018 to 2022: states come along under new names, what has no place is named."""
    library.create_sample()
    code, agency = THREE_TIERS
    period = library.period(code)
    window = (*period.window, period.deadline)
    carried = library.carried(code, agency, EDITION, "2018-6T", window)
    library.create(code, agency, EDITION, copy_from="2018-6T")
    session = library.open(code)
    assert session.value("dvctt.toan_trinh") == Number(Decimal(102))
    assert session.value("ho_so.moi") is None
    assert "{dvctt.muc_4}" not in printed(session, tmp_path)
    assert "Mức độ" not in "".join(carried.without_place)
    assert "Văn bản hết hiệu lực một phần" in carried.without_place


def test_districts_do_not_come_along_into_a_report_without_them(tmp_path):
    with filled(tmp_path, *THREE_TIERS) as old:
        library = Library(old.store, resources(), "lan")
        code = library.create(*TWO_TIERS, EDITION, copy_from=old.report.code)
        session = library.open(code)
        assert session.value("tthc.cap_xa") == Number(Decimal(428))
        assert session.value("tthc.tong") == Number(Decimal(2030))
        assert session.stored("tthc.cap_huyen") is None


def test_the_year_districts_ended_may_still_tell_of_them(tmp_path):
    """Data of 2025 straddle 1 July: what districts did until then is counted and told."""
    with filled(tmp_path, "2025-N", "can-tho") as session:
        session.take("vbqppl.ban_hanh_huyen", "9")
        session.take("tthc.cap_huyen", "9")
        assert "42 văn bản cấp tỉnh, 09 văn bản cấp huyện và" in printed(session, tmp_path)
        ended = {p.rule for p in session.problems if p.rule.endswith("_khong_con")}
        assert ended == {"tthc.cap_huyen_khong_con"}
