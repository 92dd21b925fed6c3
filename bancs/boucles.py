"""The peer of our blocks of requirements: the same ones, as loops in a docxtpl template.

The template is our own block, written for the first requirement, whose values give way to
placeholders: what both renderings hold is the same to the letter.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import parse_xml

from cdc.formats.document.index import bookmark
from cdc.formats.document.typographie import typeset
from cdc.formats.docx import render_cahier
from cdc.formats.docx.controles import W15
from cdc.formats.docx.ooxml import W, escape
from cdc.resources import modeles

if TYPE_CHECKING:
    from pathlib import Path

    from cdc_schema import Cahier
    from cdc_schema.exigences import Exigence

_BLOC = re.compile(r'<w:tbl><w:tblPr><w:tblStyle w:val="CDCFiche.*?</w:tbl>')
# How many requirements say what most of them share, once before them.
_ENSEMBLE = 60
_CRITERE = re.compile(r'<w:p><w:pPr><w:pStyle w:val="CDCExigenceCritere"/>.*?</w:p>')
_OBJECTIF = re.compile(r'<w:hyperlink w:anchor="OBJ_.*?</w:hyperlink>')
_ESPACE = re.compile('<w:t xml:space="preserve">([^<]*)</w:t>')
_CONTROLE = re.compile(r'<w:id w:val="\d+"/>')
_SEPARATION = '<w:p><w:pPr><w:pStyle w:val="CDCSeparation"/></w:pPr></w:p>'


def values(exigence: Exigence, rang: int = 0) -> dict[str, Any]:
    """Return what the loop says of the requirement number `rang`, ready to be shown."""
    priorite = str(exigence.priorite).capitalize()
    return {
        **exigence.model_dump(mode="json"),
        "rang": rang,
        "enonce": typeset(exigence.enonce or ""),
        "signet": bookmark(exigence.id or ""),
        "variante": priorite,
        "style": _plain(priorite),
        "lot": (exigence.lot or "").removeprefix("LOT-"),
    }


def looped(cahier: Cahier) -> BytesIO:
    """Return the template: one loop on the block of a requirement."""
    document = Document(str(_modele()))
    corps = document.element.body
    for element in corps[:-1]:
        corps.remove(element)
    boucle = _around("{%p for e in exigences %}", _block(cahier) + _SEPARATION, "{%p endfor %}")
    for element in parse_xml(f'<w:body xmlns:w="{W}" xmlns:w15="{W15}">{boucle}</w:body>'):
        corps[-1].addprevious(element)
    octets = BytesIO()
    document.save(octets)
    octets.seek(0)
    return octets


def _block(cahier: Cahier) -> str:
    """Return the block of the first requirement, its values replaced by placeholders."""
    premiere = cahier.exigences[0]
    debut = cahier.model_copy(update={"exigences": cahier.exigences[:_ENSEMBLE]})
    with zipfile.ZipFile(BytesIO(render_cahier(debut, _modele()))) as archive:
        trouve = _BLOC.search(archive.read("word/document.xml").decode())
    assert trouve is not None
    texte = _CRITERE.sub(_criteria, trouve.group())
    texte = _OBJECTIF.sub(_objectives, texte)
    for valeur, trou in _holes(premiere).items():
        assert valeur in texte, valeur
        texte = texte.replace(valeur, trou)
    texte = re.sub(r'w:id="\d+"', 'w:id="{{ e.rang + 100 }}"', texte)
    controles = count()
    texte = _CONTROLE.sub(
        lambda _: f'<w:id w:val="{{{{ e.rang * 20 + {next(controles)} }}}}"/>', texte
    )
    return _ESPACE.sub(_preserved, texte)


def _preserved(trouve: re.Match[str]) -> str:
    """Keep the attribute where Word writes it: lxml moves it slowly, to the peer's loss."""
    texte = trouve[1]
    return trouve.group() if texte != texte.strip() else f"<w:t>{texte}</w:t>"


def _holes(exigence: Exigence) -> dict[str, str]:
    dit, critere = values(exigence), exigence.criteres_acceptation[0]
    return {
        dit["signet"]: "{{ e.signet }}",
        dit["id"]: "{{ e.id }}",
        dit["titre"]: "{{ e.titre }}",
        escape(dit["enonce"]): "{{ e.enonce }}",
        f">{dit['variante']}<": ">{{ e.variante }}<",
        f'{dit["style"]}"': '{{ e.style }}"',
        f">{critere.etant_donne}<": ">{{ c.etant_donne }}<",
        f">{critere.quand}<": ">{{ c.quand }}<",
        f">{critere.alors}<": ">{{ c.alors }}<",
        f"LOT_{dit['lot']}": "LOT_{{ e.lot }}",
        f"lot\u00a0{dit['lot']}": "lot\u00a0{{ e.lot }}",
    }


def _criteria(trouve: re.Match[str]) -> str:
    return _around("{%p for c in e.criteres_acceptation %}", trouve.group(), "{%p endfor %}")


def _objectives(trouve: re.Match[str]) -> str:
    # One each: no loop, to the peer's profit.
    lien = re.sub("OBJ_[0-9]+", "{{ e.objectifs[0] | replace('-', '_') }}", trouve.group())
    lien = lien.replace(">OBJ<", ">{{ e.objectifs[0][:3] }}<")
    return re.sub(">[0-9]+<", ">{{ e.objectifs[0][4:] }}<", lien)


def _around(ouvre: str, contenu: str, ferme: str) -> str:
    debut, fin = (f"<w:p><w:r><w:t>{mots}</w:t></w:r></w:p>" for mots in (ouvre, ferme))
    return debut + contenu + fin


def _plain(texte: str) -> str:
    return unicodedata.normalize("NFD", texte).encode("ascii", "ignore").decode()


def _modele() -> Path:
    return modeles() / "word" / "cahier-des-charges.docx"
