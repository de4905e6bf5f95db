"""A report of a small edition in a real data file, for tests of what is made from reports."""

import shutil
from contextlib import contextmanager

from cchc_desktop.paths import resources
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from tests.model import small_edition

SKIPPED = shutil.ignore_patterns("fonts", "cchc-*", "samples", "head.toml")


@contextmanager
def small_report(folder, code="2018-6T", agency="soc-trang"):
    """Open a new report of the small edition whose figure and texts are still empty."""
    shutil.copytree(resources(), folder / "resources", ignore=SKIPPED)
    small_edition.write(folder / "resources" / "templates" / "thu")
    with Store.create(folder / "bao-cao.cchc") as store:
        library = Library(store, folder / "resources", "lan")
        library.create(code, agency, "thu")
        yield library.open(code)
