"""Templates made to harm: refused or stopped, with a message, and nothing written."""

from __future__ import annotations

import io
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from cdc.errors import CdcError
from cdc.formats.docx.rendu import render_cahier
from tests.builders import make_cahier
from tests.commande import run_cdc
from tests.formats.docx.documents import every_part, part, render, text
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.gabarits import (
    changed_modele,
    make_modele,
    modele_with,
    related,
    relations,
)

if TYPE_CHECKING:
    from pathlib import Path

_RELS, _CORPS = "word/_rels/document.xml.rels", "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DEBUT = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_FIN = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_IMAGE = (
    "<w:p><w:r><w:drawing>"
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="1" cy="1"/><wp:docPr id="1" name="a"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="x"><a:blip r:link="rIdX"/></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)

CODE = [
    '{{ cycler.__init__.__globals__.os.popen("touch {}").read() }}',
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ titre.__class__.__base__ }}",
    "{{ titre['__class__'] }}",
    "{{ cahier.__class__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ().__class__ }}",
    "{{ titre|attr('__class__') }}",
    "{{ historique.append(1) }}",
    "{{ titre.format(1) }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ lipsum(9) }}",
    "{{ namespace() }}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
]
VOLUMES = [
    "{{ 'a' * 10 ** 9 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ range(999999999)|list }}",
    "{{ titre|center(1000000000) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ titre|indent(1000000000) }}",
    "{{ titre|replace('', titre * 9) }}",
    "{{ titre|xmlattr }}",
    "{{ [1]|batch(1000000000, 1)|list }}",
    "{% set a = titre %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}",
    "{% set a = [titre] %}" + "{% set a = [a, a]|sum(start=[]) %}" * 60 + "{{ a|length }}",
    "{% for a in 'abcdefghij' %}" * 14 + "x" + "{% endfor %}" * 14,
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("balise", CODE)
def test_code_does_not_run(tmp_path: Path, balise: str) -> None:
    modele = make_modele(tmp_path, "{{ corps }}", balise)

    with pytest.raises(CdcError, match=f"^{modele} : "):
        render(petit_cahier(), modele=modele)


@pytest.mark.parametrize("place", ["corps", "titre", "en-tête"])
def test_code_runs_neither_in_the_body_nor_in_the_properties(tmp_path: Path, place: str) -> None:
    temoin = tmp_path / "temoin"
    balise = CODE[0].replace("touch {}", f"touch {temoin}")
    modele = {
        "corps": lambda: make_modele(tmp_path, "{{ corps }}", balise),
        "titre": lambda: make_modele(tmp_path, "{{ corps }}", titre=balise),
        "en-tête": lambda: changed_modele(
            tmp_path, {"word/header1.xml": lambda xml: xml.replace("{{ societe }}", balise)}
        ),
    }[place]()

    with pytest.raises(CdcError, match=f"^{modele} : "):
        render(petit_cahier(), modele=modele)

    assert not temoin.exists()


@pytest.mark.parametrize("balise", VOLUMES)
def test_what_would_take_all_the_memory_or_the_time_is_stopped(tmp_path: Path, balise: str) -> None:
    modele = make_modele(tmp_path, "{{ corps }}", balise)

    with pytest.raises(CdcError, match=f"^{modele} : "):
        render(petit_cahier(), modele=modele)


def test_the_command_says_so_and_writes_nothing(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, "{{ corps }}", VOLUMES[-2])
    run_cdc("init", "p", "--sans-saisie", cwd=tmp_path)

    resultat = run_cdc("generer", "--modele", modele, "--sortie", "x.docx", cwd=tmp_path / "p")

    assert resultat.returncode == 2
    assert "prend trop de temps ou de mémoire" in resultat.stderr
    assert not (tmp_path / "p" / "x.docx").exists()


def _noise(taille: int) -> bytes:
    """Return characters that do not fold well, as a patient attacker would make them."""
    return random.Random(1).randbytes(taille // 2).hex().encode()


@pytest.mark.parametrize(
    ("parties", "message"),
    [
        pytest.param({"word/vbaProject.bin": b"x"}, "contient des macros", id="macros"),
        pytest.param(
            {"word/_rels/x.xml.rels": relations("vbaProject", "x.bin").replace(b"External", b"")},
            "contient des macros",
            id="macros-elsewhere",
        ),
        pytest.param({"word/embeddings/a.bin": b"x"}, "objet incorporé", id="ole-object"),
        pytest.param(
            {"word/_rels/x.xml.rels": relations("oleObject", "media/a").replace(b"External", b"")},
            "objet incorporé",
            id="ole-object-elsewhere",
        ),
        pytest.param({"word/grand.xml": b" " * 30_000_000}, "volume anormal", id="bomb"),
        pytest.param({"word/media/a.png": b"\0" * 90_000_000}, "volume anormal", id="dense"),
        pytest.param(
            {"word/x.xml": b"<a>" + _noise(12_000_000) + b"</a>"}, "volume anormal", id="large"
        ),
        pytest.param(
            {"word/x.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "DOCTYPE", id="doctype"
        ),
        pytest.param(
            {"word/x.xml": "<!DOCTYPE a []><a/>".encode("utf-16")}, "DOCTYPE", id="doctype-utf16"
        ),
        pytest.param({"word/x.xml": b"<a>" * 100_000}, "est abîmée", id="deep"),
        pytest.param(
            {"word/x.xml": f"<b:a {_W.replace('xmlns:w', 'xmlns:b')}><b:altChunk/></b:a>".encode()},
            "inclut un autre document",
            id="altchunk",
        ),
    ],
)
def test_what_a_template_should_not_hold_is_refused(
    tmp_path: Path, parties: dict[str, bytes], message: str
) -> None:
    modele = modele_with(tmp_path, parties)

    with pytest.raises(CdcError, match=message):
        render(make_cahier(), modele=modele)


@pytest.mark.parametrize(
    "champ",
    [
        "<w:r><w:instrText>INCLUDETEXT c:/secret</w:instrText></w:r>",
        '<w:fldSimple w:instr=" IncludePicture &quot;http://x.fr&quot; "/>',
        _DEBUT
        + "<w:r><w:instrText> DDE</w:instrText><w:instrText>AUTO c</w:instrText></w:r>"
        + _FIN,
        f"{_DEBUT}<w:r><w:instrText> LINK a</w:instrText></w:r>",
    ],
    ids=["plain", "simple", "split", "never-closed"],
)
def test_a_field_that_reads_another_file_is_refused(tmp_path: Path, champ: str) -> None:
    modele = changed_modele(
        tmp_path, {_CORPS: lambda xml: xml.replace("<w:body>", f"<w:body><w:p>{champ}</w:p>")}
    )

    with pytest.raises(CdcError, match=r"un champ [A-Z]+, qui lit un autre fichier"):
        render(make_cahier(), modele=modele)


def test_an_outside_image_is_taken_away_and_told(tmp_path: Path) -> None:
    modele = changed_modele(
        tmp_path,
        {
            _CORPS: lambda xml: xml.replace("<w:body>", f"<w:body>{_IMAGE}"),
            _RELS: lambda xml: related(xml, "image", "http://x.fr/a.png"),
        },
    )
    dits: list[str] = []

    document = render_cahier(make_cahier(), modele, signale=dits.append)

    assert dits == ["une image liée vers http://x.fr/a.png"]
    assert "x.fr" not in every_part(document)
    assert "rIdX" not in every_part(document)


def test_a_link_that_a_reader_clicks_stays(tmp_path: Path) -> None:
    modele = changed_modele(tmp_path, {_RELS: lambda xml: related(xml, "hyperlink", "http://x.fr")})
    dits: list[str] = []

    document = render_cahier(make_cahier(), modele, signale=dits.append)

    assert "http://x.fr" in part(document, _RELS)
    assert dits == []


def test_the_path_of_another_template_is_taken_away(tmp_path: Path) -> None:
    modele = modele_with(
        tmp_path,
        {
            "word/_rels/settings.xml.rels": relations(
                "attachedTemplate", "file:///C:/Users/moi/Normal.dotm"
            )
        },
    )

    document = render(make_cahier(), modele=modele)

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert not any(b"Normal.dotm" in archive.read(nom) for nom in archive.namelist())


def test_values_that_look_like_placeholders_or_markup_are_only_text(tmp_path: Path) -> None:
    titre = "{{ corps }} & <w:p> \ue000corps\ue001 {% for a in b %}"
    modele = make_modele(tmp_path, "{{ titre }}", "{{ cahier.projet.titre }}", "{{ corps }}")

    document = render(make_cahier(projet={"titre": titre}), modele=modele)

    dit = "Normal: {{ corps }} & <w:p> corps {% for a in b %}"
    assert text(document).split("\n")[:2] == [dit, dit]
