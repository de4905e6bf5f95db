"""Holds the examples of the help: real answers of the sample, typed and printed."""

import pytest

from cchc_desktop import paths
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import Style, Unparsed
from cchc_desktop.services.examples import example
from cchc_desktop.services.reports import edition


def test_the_example_is_the_answer_of_the_sample():
    fields = edition(paths.resources(), "cchc-2012").fields
    assert example(fields["ho_so.moi"], Style(), paths.resources()) == ("199634", "199.634")
    assert example(fields["ho_so.da_giai_quyet"], Style(), paths.resources()) == ("", "")


@pytest.mark.parametrize("key", ["cchc-2012", "cchc-2021"])
def test_every_figure_that_is_typed_has_an_example_that_can_be_typed(key):
    """F-48: what the help tells to type is read as the number it shows."""
    for field in edition(paths.resources(), key).fields.values():
        typed, shown = example(field, Style(), paths.resources())
        assert bool(typed) == bool(shown)
        if field.is_figure and field.kind is Kind.TYPED:
            assert typed, field.key
            assert not isinstance(FIELD_TYPES[field.type].parse(typed, field), Unparsed), field.key
