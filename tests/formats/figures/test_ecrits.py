"""A Scene written as SVG and PNG."""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys

import pytest
from lxml import etree

from cdc.figures import charte
from cdc.figures.scene import Anchor, Polygon, Polyline, Rect, Scene, Text
from cdc.formats.figures import write_png, write_svg

SVG = "{http://www.w3.org/2000/svg}"
TEXTE = Text(50, 20, "Été < « R&D »", anchor=Anchor.MIDDLE)
SCENE = Scene(
    100,
    50,
    (
        Rect(2, 2, 96, 30, fill=charte.SABLE, stroke=charte.FILET_FORT, radius=2, texts=(TEXTE,)),
        Polyline(((5, 45), (50, 45), (50, 33)), radius=4, arrow_end=True, dashes=(2, 2)),
        Polygon(((80, 40), (84, 44), (80, 48), (76, 44))),
    ),
)


def test_svg_is_sound_measured_in_points_and_tells_what_it_shows() -> None:
    root = etree.fromstring(write_svg(SCENE, "Une boîte & une flèche").encode())

    assert (root.get("width"), root.get("viewBox")) == ("100pt", "0 0 100 50")
    assert root.findtext(f"{SVG}title") == "Une boîte & une flèche"
    assert [t.text for t in root.iter(f"{SVG}text")] == ["Été < « R&D »"]


def test_with_outlines_no_program_needs_a_font() -> None:
    root = etree.fromstring(write_svg(SCENE, contours=True).encode())

    assert root.find(f".//{SVG}text") is None
    contour = root.find(f"{SVG}path")
    assert contour is not None
    assert len(str(contour.get("d"))) > 500


def test_png_has_the_size_asked_for() -> None:
    png = write_png(SCENE, finesse=144)

    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (200, 100)


@pytest.mark.parametrize("text", ["Orchis", "Œuvre à 12 %"])
def test_png_shows_its_texts_without_any_font_of_the_system(text: str) -> None:
    with_text = write_png(Scene(100, 50, (Text(5, 30, text),)))
    without = write_png(Scene(100, 50, ()))

    assert len(with_text) > len(without) + 200


PROGRAMME = """
import hashlib, sys
from cdc.figures import figures
from cdc.formats.figures import write_png, write_svg
from tests.builders import make_cahier
ids = [f"SYS-{i:02d}" for i in range(9)]
cahier = make_cahier(
    existant={"systemes": [{"id": i, "nom": f"Outil {i}", "hebergement": "SaaS"} for i in ids]},
    flux=[
        {"id": f"FLX-{n:02d}", "emetteur": ids[n % 9], "recepteur": ids[n * n % 9]}
        for n in range(1, 15)
    ],
    workflows=[{"id": "WF-X", "transitions": [
        {"de": "A", "vers": "B", "declencheur": "été"}, {"de": "B", "vers": "A"}]}],
    planning={"phases": [{"nom": "Un", "debut": "01/03/2027", "fin": "09/04/2027"}]},
    leads={"sortie": [{"vers": "prospect", "condition": "besoin connu"}]},
)
somme = hashlib.sha256()
for figure in figures(cahier):
    somme.update(write_svg(figure.scene, figure.texte_alternatif, contours=True).encode())
    somme.update(write_svg(figure.scene).encode() + write_png(figure.scene))
print(somme.hexdigest())
"""


def test_same_project_same_bytes_in_other_processes_zones_and_languages() -> None:
    etrangers = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"},
    ]

    sommes = {
        subprocess.run(
            [sys.executable, "-c", PROGRAMME],
            env=os.environ | autre,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for autre in etrangers
    }

    assert len(sommes) == 1
    assert len(sommes.pop().strip()) == hashlib.sha256().digest_size * 2


@pytest.mark.parametrize("bold", [False, True])
def test_letters_that_the_font_lacks_are_drawn_alike_everywhere(bold: bool) -> None:
    lacking, drawn = (
        Scene(100, 50, (Text(50, 30, text, bold=bold, anchor=Anchor.MIDDLE),))
        for text in ("株式会社 🎉 Orchis", "? Orchis")
    )

    assert write_svg(lacking) == write_svg(drawn)
    assert write_svg(lacking, contours=True) == write_svg(drawn, contours=True)
    assert write_png(lacking) == write_png(drawn)
