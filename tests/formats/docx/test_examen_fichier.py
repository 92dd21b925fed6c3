from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cdc.errors import CdcError
from cdc.formats.docx.examen import Essai, Gravite, examine
from cdc.formats.docx.fabrique import build_modele
from tests.builders import make_cahier
from tests.formats.docx.modeles import (
    make_modele,
    p,
    part_of_ours,
    r,
    relations,
    table,
    text_box,
    xml_part,
)

_STYLES, _PIED, _PROPRIETES = "word/styles.xml", "word/footer1.xml", "docProps/core.xml"
_AUTEUR = 'w:id="1" w:author="Zoé Lambert" w:date="2026-11-20T09:00:00Z"'


@pytest.mark.parametrize(
    ("parties", "lieu", "message"),
    [
        pytest.param({"word/vbaProject.bin": b"x"}, "fichier", "des macros", id="macros"),
        pytest.param(
            {"word/embeddings/a.bin": b"x"}, "word/embeddings/a.bin", "objet incorporé", id="ole"
        ),
        pytest.param(
            {
                "word/footnotes.xml": xml_part(
                    "footnotes", "<w:r><w:instrText>DDEAUTO x</w:instrText></w:r>"
                )
            },
            "notes de bas de page",
            "champ DDEAUTO",
            id="dde",
        ),
        pytest.param(
            {
                "word/_rels/document.xml.rels": part_of_ours("word/_rels/document.xml.rels")
                .replace("styles.xml", "header1.xml")
                .encode()
            },
            "fichier",
            "n’a pas de styles",
            id="no-styles",
        ),
        pytest.param({"word/x.xml": b"<a"}, "word/x.xml", "abîmée", id="broken"),
    ],
)
def test_what_a_template_should_not_hold_is_an_error(
    tmp_path: Path, parties: dict[str, bytes], lieu: str, message: str
) -> None:
    fautes = examine(make_modele(tmp_path, parties=parties))

    assert any(f.lieu.partie == lieu and message in _plain(f.message) for f in fautes)
    assert {f.gravite for f in fautes} == {Gravite.ERREUR}


def test_a_link_is_no_danger_and_the_path_of_a_template_is_told(tmp_path: Path) -> None:
    liens = {"word/_rels/header1.xml.rels": relations("hyperlink", "http://x.fr")}
    assert examine(make_modele(tmp_path, parties=liens)) == []

    attache = {"word/_rels/settings.xml.rels": relations("attachedTemplate", "file:///C:/N.dotm")}
    [faute] = examine(make_modele(tmp_path, parties=attache))
    assert (faute.code, faute.gravite) == ("exterieur", Gravite.CONSEIL)


def test_what_the_document_would_fetch_elsewhere_is_a_warning(tmp_path: Path) -> None:
    parties = {"word/_rels/header1.xml.rels": relations("image", "http://x.fr/a.png")}

    [faute] = examine(make_modele(tmp_path, parties=parties))

    assert (faute.gravite, faute.lieu.partie) == (Gravite.AVERTISSEMENT, "en-tête")
    assert "une image liée vers http://x.fr/a.png" in _plain(faute.message)


@pytest.mark.parametrize(
    ("nom", "contenu", "message"),
    [
        pytest.param("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "passe", id="ole"),
        pytest.param("a.docx", b"du texte", "pas un document Word", id="text"),
        pytest.param("a.docx", build_modele()[:3000], "abîmé", id="truncated"),
        pytest.param("~$a.docx", b"x", "verrou que Word pose", id="lock"),
    ],
)
def test_what_is_not_a_word_document_is_refused(
    tmp_path: Path, nom: str, contenu: bytes, message: str
) -> None:
    (tmp_path / nom).write_bytes(contenu)

    with pytest.raises(CdcError, match=message):
        examine(tmp_path / nom)


def test_missing_styles_are_one_piece_of_advice(tmp_path: Path) -> None:
    styles = part_of_ours(_STYLES).replace('"CDC Note"', '"Remarque"').replace('"toc 2"', '"x"')

    [faute] = examine(make_modele(tmp_path, parties={_STYLES: styles.encode()}))

    assert faute.gravite is Gravite.CONSEIL
    assert _plain(faute.message) == (
        "2 styles du document manquent : « TM 2 » et « CDC Note ». Ils seront pris dans le modèle "
        "de cdc."
    )


def test_a_style_of_another_kind_is_an_error(tmp_path: Path) -> None:
    avant = 'w:type="paragraph" w:customStyle="1" w:styleId="CDCNote"'
    styles = part_of_ours(_STYLES)
    assert avant in styles
    styles = styles.replace(avant, avant.replace("paragraph", "character"))

    fautes = examine(make_modele(tmp_path, parties={_STYLES: styles.encode()}))

    [message] = [_plain(f.message) for f in fautes if f.gravite is Gravite.ERREUR]
    assert message == (
        "le style « CDC Note » est un style de caractère ; le document attend un style de "
        "paragraphe."
    )


@pytest.mark.parametrize(
    ("nom", "avant", "apres", "code"),
    [
        pytest.param(_PIED, " PAGE ", " DATE ", "sans-page", id="page"),
        pytest.param(_STYLES, 'w:lang w:val="fr-FR"', 'w:lang w:val="en-US"', "langue", id="lang"),
        pytest.param(_PROPRIETES, "dc:title>", "dc:subject>", "sans-titre", id="title"),
        pytest.param(
            _STYLES,
            "<w:numPr>",
            '<w:numPr><w:numId w:val="0"/></w:numPr><w:numPr>',
            "titres-sans-numero",
            id="numbers",
        ),
    ],
)
def test_what_the_document_would_lack_is_advice(
    tmp_path: Path, nom: str, avant: str, apres: str, code: str
) -> None:
    contenu = part_of_ours(nom)
    assert avant in contenu
    parties = {nom: contenu.replace(avant, apres).encode()}

    [faute] = examine(make_modele(tmp_path, parties=parties))

    assert (faute.code, faute.gravite) == (code, Gravite.CONSEIL)


def test_tracked_changes_and_comments_left_behind_are_warnings(tmp_path: Path) -> None:
    suivi = p(f"<w:ins {_AUTEUR}>{r('Bonjour')}</w:ins><w:del {_AUTEUR}/>")
    remarque = f'<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment {_AUTEUR}/></w:comments>'

    fautes = examine(make_modele(tmp_path, suivi, parties={"word/comments.xml": remarque.encode()}))

    assert [(f.gravite, f.lieu.partie, _plain(f.message).split(" :")[0]) for f in fautes] == [
        (Gravite.AVERTISSEMENT, "corps", "2 modifications suivies"),
        (Gravite.AVERTISSEMENT, "commentaires", "1 commentaire"),
    ]


@pytest.mark.parametrize(
    ("reglage", "code", "gravite"),
    [
        pytest.param(
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>',
            "protege",
            Gravite.AVERTISSEMENT,
            id="protection",
        ),
        pytest.param("<w:trackRevisions/>", "suivi-actif", Gravite.CONSEIL, id="tracking"),
    ],
)
def test_a_setting_that_every_document_would_keep_is_told(
    tmp_path: Path, reglage: str, code: str, gravite: Gravite
) -> None:
    reglages = part_of_ours("word/settings.xml")
    assert "<w:defaultTabStop" in reglages
    reglages = reglages.replace("<w:defaultTabStop", f"{reglage}<w:defaultTabStop")

    [faute] = examine(make_modele(tmp_path, parties={"word/settings.xml": reglages.encode()}))

    assert (faute.code, faute.gravite) == (code, gravite)


def test_a_house_letterhead_serves_with_advice_only(tmp_path: Path) -> None:
    modele = tmp_path / "papier.docx"
    papier = docx.Document()
    papier.add_paragraph("{{ corps }}")
    papier.save(str(modele))

    fautes = examine(modele)

    assert {f.code for f in fautes} == {
        "style-absent", "titres-sans-numero", "sans-page", "langue", "sans-titre",
    }  # fmt: skip
    assert {f.gravite for f in fautes} == {Gravite.CONSEIL}


def test_the_trial_finds_what_reading_does_not(tmp_path: Path) -> None:
    modele = make_modele(tmp_path, "{% if statut %}{{ statut + 1 }}{% endif %}")

    assert examine(modele) == []
    [faute] = examine(modele, [Essai("votre projet", make_cahier(projet={"statut": "Lu"}))])

    assert faute.gravite is Gravite.ERREUR
    assert _plain(faute.message).startswith("essayé avec votre projet : ")


def test_ten_faults_are_told_at_once(tmp_path: Path) -> None:
    modele = make_modele(
        tmp_path,
        "{{ societee }}",
        "{%p if statut %}",
        table(("{%tr for v in historique %}", "Version"), ("{{ v.versoin }}", "")),
        "avant {{ corps }}",
        "{{ titre",
        "{% if titre == « x » %}{% endif %}",
        text_box("{{ synthese }}"),
        "{{ titre.__class__ }}",
        parties={_PIED: xml_part("ftr", "{{ priorites }}"), "word/vbaProject.bin": b"x"},
    )

    codes = [f.code for f in examine(modele) if f.gravite is Gravite.ERREUR]

    assert sorted(codes) == [
        "balise-ouverte", "bloc-accompagne", "bloc-ouvert", "bloc-ouvert", "danger", "guillemets",
        "interdit", "morceau-accompagne", "morceau-ailleurs", "morceau-zone", "nom-inconnu",
        "nom-inconnu",
    ]  # fmt: skip


def _plain(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
