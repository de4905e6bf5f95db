"""Holds what of Qt, Python and the libraries goes into an installed program, and what does not."""

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

KEPT = """
PySide6/Qt6Core.dll PySide6/QtWidgets.pyd PySide6/plugins/platforms/qwindows.dll
PySide6/plugins/imageformats/qsvg.dll PySide6/plugins/iconengines/qsvgicon.dll
PySide6/QtWidgets.abi3.so PySide6/Qt/lib/libQt6DBus.so.6 PySide6/Qt/lib/libicudata.so.73
PySide6/Qt/plugins/platforms/libqxcb.so
PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so
babel/locale-data/vi.dat babel/locale-data/root.dat babel/global.dat
lxml/etree.cp313-win_amd64.pyd PIL/_imaging.cp313-win_amd64.pyd PIL/Image.py
hunspell/hunspell.cp313-win_amd64.pyd chunspell.libs/msvcp140-a4c2.dll pypdfium2_raw/pdfium.dll
pypdfium2-5.15.2.dist-info/licenses/LICENSE shiboken6/Shiboken.pyd
pillow.libs/libjpeg-6dc8d115.so.62.4.0
""".split()
LEFT_OUT = """
PySide6/Qt6Quick.dll PySide6/QtQuick.pyd PySide6/opengl32sw.dll PySide6/designer.exe
PySide6/Qt6DBus.dll PySide6/plugins/tls/qopensslbackend.dll PySide6/translations/qt_de.qm
PySide6/Qt/plugins/platformthemes/libqgtk3.so PySide6/QtCore.pyi PySide6/include/a.h
shiboken6/msvcp140.dll pip/__init__.py tzdata/zones bin/sqlite-utils
babel/locale-data/fr.dat babel/messages/catalog.py lxml/objectify.cp313-win_amd64.pyd
PIL/_avif.cp313-win_amd64.pyd hunspell/dictionaries/en_US.dic reportlab/fonts/Vera.ttf
reportlab/graphics/__pycache__/a.pyc pillow.libs/libavif-c6062d5f.so.16.4.2
""".split()


@pytest.mark.parametrize("path", KEPT)
def test_what_the_program_uses_stays(path):
    assert import_module("pruning").keeps(path)


@pytest.mark.parametrize("path", LEFT_OUT)
def test_what_it_does_not_use_goes(path):
    assert not import_module("pruning").keeps(path)


def test_every_qt_module_the_program_imports_stays():
    imported = set()
    for file in (ROOT / "cchc_desktop").rglob("*.py"):
        imported |= set(re.findall(r"from PySide6\.Qt(\w+)", file.read_text(encoding="utf-8")))
    assert imported == set(import_module("pruning").QT_MODULES)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", True),
        ("base_library.zip", True),
        ("LICENSE", True),
        ("libcups.so.2", False),
        ("libglib-2.0.so.0", False),
        ("libxcb.so.1", False),
    ],
)
def test_libraries_of_the_system_stay_with_the_system(name, stays):
    assert import_module("pruning").keeps_frozen(name) is stays
