"""Holds the page of releases to the program: the newest one it tells of is this one."""

from cchc_desktop import __version__, paths
from cchc_desktop.services.releases import load_releases


def test_the_newest_release_told_of_is_this_one():
    newest = load_releases(paths.resources())[0]
    assert newest.version == __version__
    assert newest.lines
