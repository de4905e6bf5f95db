"""Findings of every kind bring what can be done about them, and the offers do it."""

from cchc_desktop import paths
from cchc_desktop.services.fixes import fixes
from cchc_desktop.services.reports import Library


def first(session, rule):
    return next(problem for problem in session.problems if problem.rule == rule)


def rules(session):
    return [problem.rule for problem in session.problems]


def test_a_count_is_set_to_the_length_of_its_list(sample):
    sample.take("kiem_tra.ke_hoach", "13")
    (fix,) = fixes(first(sample, "kiem_tra.du_ten"), sample)
    assert fix.label == "Ghi 12 vào “Đơn vị phải kiểm tra theo kế hoạch”"
    sample.take_all(fix.changes)
    assert "kiem_tra.du_ten" not in rules(sample)


def test_a_figure_typed_beside_another_typed_one_is_left_to_the_user(sample):
    sample.take("ho_so.doi_chieu", "2040")
    (fix,) = fixes(first(sample, "ho_so.khop_phan_mem"), sample)
    assert fix.changes == {"ho_so.doi_chieu": 2041}


def test_a_loose_number_is_bound_to_what_it_means(sample):
    section = "ket_qua.tthc.giai_quyet"
    sample.take_text(section, "Đã tiếp nhận 200.953 hồ sơ.")
    problem = first(sample, "so_chua_gan")
    fix = fixes(problem, sample)[0]
    sample.take_all(fix.changes)
    assert sample.text(section) == "Đã tiếp nhận {ho_so.tiep_nhan} hồ sơ."


def test_a_careless_citation_is_set_right(sample):
    problem = first(sample, "vien_dan.loai")
    sample.take_all(fixes(problem, sample)[0].changes)
    assert "vien_dan.loai" not in rules(sample)


def test_carried_figures_are_confirmed_together(sample):
    library = Library(sample.store, paths.resources(), "lan")
    code = library.create("2018-9T", "soc-trang", copy_from="2018-6T")
    later = library.open(code)
    problem = next(p for p in later.problems if p.rule == "review" and p.fields)
    (fix,) = fixes(problem, later)
    later.take_all(fix.changes)
    assert not set(problem.fields) & set(later.review.unconfirmed())


def test_what_contradicts_has_no_offer(sample):
    assert fixes(first(sample, "tu_chu.tong_hai_cap"), sample) == []
