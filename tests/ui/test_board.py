"""The board beside a real form."""

from PySide6.QtCore import Qt

from tests.ui.keys import press


def test_enter_on_a_count_leads_to_its_first_place_and_the_count_follows(qtbot, library, page_of):
    library.create_sample()
    page = page_of(library.open(library.create("2018-9T", "soc-trang", copy_from="2018-6T")))
    page.show_section("head")
    page.show_board()
    table = page._board.table
    labels = [table.item(row, 0).text().strip() for row in range(table.rowCount())]
    place = next(row for row, label in enumerate(labels) if label.startswith("I.1"))
    assert [table.item(place, column).text() for column in (4, 5)] == ["1", "2"]
    table.setCurrentCell(place, 4)
    press(table, Qt.Key.Key_Return)
    assert page.current == "chi_dao.ke_hoach"
    assert page._form().has_focus("ke_hoach.tong")
    page.session.review.confirm("ke_hoach.tong")
    assert not page._board.isVisible()
    page.show_board()
    assert table.item(place, 4).text() == "–"
    page.session.take("ke_hoach.hoan_thanh", "25")
    qtbot.waitUntil(lambda: table.item(place, 1).text() == "2/3")
