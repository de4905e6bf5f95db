"""Which files of Python, Qt and the libraries an installed program keeps; all others stay out.

Paths are those below the folder of libraries, with forward slashes. That what stays suffices is
tried by the program itself: ``selftest`` imports every module and writes every format.
"""

import re

# Qt for Python: the modules cchc_desktop imports, and what those load by themselves.
QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Network")
# Svg draws our icons; what the plugins of a Linux desktop stand on is named apart.
QT_LIBRARIES = (*QT_MODULES, "Svg")
QT_DESKTOP_LIBRARIES = ("DBus", "XcbQpa")
QT_PLUGINS = (
    "platforms/qwindows", "platforms/qoffscreen", "platforms/qxcb",
    "imageformats/qsvg", "iconengines/qsvgicon",
    # Vietnamese is typed on Linux through ibus; dead keys through compose.
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platformthemes/qxdgdesktopportal",
    "printsupport/cupsprintersupport",
)  # fmt: skip
_PLUGIN = re.compile(
    r"PySide6/(?:Qt/)?plugins/(?P<folder>\w+)/(?:lib)?(?P<name>[\w-]+)\.(?:dll|so)"
)
_LIBRARY = re.compile(r"PySide6/(?:Qt/lib/)?(?:lib)?Qt6(?P<name>\w+)\.(?:dll|so(?:\.\d+)*)")
_MODULE = re.compile(r"PySide6/Qt(?P<name>\w+)(?:\.abi3|\.cp\w+)?[\w.-]*\.(?:pyd|so)")
_QT_REST = re.compile(
    r"PySide6/(?:__init__\.py|_config\.py|_git_pyside_version\.py|support/.+\.py"
    r"|(?:lib)?pyside6\.abi3\.(?:dll|so[\d.]*)|Qt/lib/libicu\w+\.so[\d.]*)"
)

# Packages only named as needs of others: installing and testing tools, time zones nobody asks for.
LEFT_OUT = ("pip", "setuptools", "tzdata", "bin", "Scripts", "_pytest", "tkinter")
_NEVER = re.compile(
    r"(^|/)(__pycache__|tests?|include|includes)/"
    r"|\.(pyi|pyx|pxd|pxi|c|cpp|h|hpp|lib|a|qm|exe|pdb)$"
    r"|(^|/)(py\.typed|RECORD|INSTALLER|REQUESTED|WHEEL|direct_url\.json|top_level\.txt)$"
)
_UNUSED = re.compile(
    # The pictures a report can hold are drawn by Qt; reportlab only asks Pillow to be there.
    r"PIL/_(?!imaging\.|deprecate|util|version|binary|typing)\w+\.[\w.-]*(pyd|so)$"
    r"|pillow\.libs/lib(?:avif|lcms2|freetype|harfbuzz|brotli|png|imagequant)\w*-"
    r"|babel/(?:messages/|locale-data/(?!(?:root|en|vi)\.dat$|LICENSE))"
    r"|lxml/(?:html/|isoschematron/|objectify\.|sax\.[\w-]+\.|doctestcompare|cssselect)"
    r"|reportlab/fonts/|hunspell/dictionaries/"
    r"|docx/templates/|dateutil/zoneinfo/[\w-]+\.tar\.gz$"
)

# Of Python itself on Windows: an offline program needs no network security, sound or event loops.
PYTHON_LEFT_OUT = frozenset({
    "_asyncio.pyd", "_hashlib.pyd", "_multiprocessing.pyd", "_overlapped.pyd", "_ssl.pyd",
    "_wmi.pyd", "libcrypto-3.dll", "libssl-3.dll", "python.cat", "winsound.pyd",
})  # fmt: skip
# Microsoft's C++ library is kept once, beside python.exe, where every library finds it.
RUNTIME_LIBRARIES = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
# Libraries of the system that go into the frozen program: Python's own needs, and those of a
# window that desktops often lack. All others are Debian's, kept safe by its updates.
_SYSTEM_KEPT = re.compile(
    r"libpython3|libsqlite3|libffi|libexpat|libbz2|liblzma|libz\.|libuuid|libbrotli|base_library"
    r"|libxcb-(?:cursor|icccm|image|keysyms|render-util|shape|util|xkb)\b|libxkbcommon"
)


def keeps(path: str) -> bool:
    """Say whether a file of the libraries goes into the program."""
    first = path.split("/", 1)[0]
    if first.split("-")[0] in LEFT_OUT or _NEVER.search(path) or _UNUSED.match(path):
        return False
    if first == "PySide6":
        return keeps_of_qt(path)
    return not (first == "shiboken6" and re.search(r"140\w*\.dll$", path))


def keeps_of_qt(path: str) -> bool:
    """Say whether a file of Qt for Python is one the program uses."""
    if plugin := _PLUGIN.match(path):
        return f"{plugin['folder']}/{plugin['name']}" in QT_PLUGINS
    if library := _LIBRARY.match(path):
        desktop = () if path.endswith(".dll") else QT_DESKTOP_LIBRARIES
        return library["name"] in (*QT_LIBRARIES, *desktop)
    if module := _MODULE.match(path):
        return module["name"] in QT_MODULES
    return _QT_REST.match(path) is not None


def keeps_frozen(path: str) -> bool:
    """Say whether a file that PyInstaller gathered goes in; those of the system lie at the top."""
    if "/" in path:
        return keeps(path)
    is_library = re.search(r"\.so(\.|$)", path) is not None
    return not is_library or _SYSTEM_KEPT.match(path) is not None
