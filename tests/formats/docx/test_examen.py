from __future__ import annotations

from pathlib import Path

import docx
import pytest

from cdc.formats.docx.examen import Essai, Gravite, examine
from cdc.resources import modeles
from cdc_schema.description import champs
from cdc_schema.entreprise.presentation import Presentation
from tests.formats.docx.exemple import petit_cahier
from tests.formats.docx.modeles import make_modele, p, part_of_ours, r, table, text_box, xml_part

_PROOF = '<w:proofErr w:type="spellStart"/>'
_SIGNET = '<w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/>'
_SAUT = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "modele", sorted((modeles() / "word").glob("*.docx")), ids=lambda modele: modele.stem
)
def test_our_templates_have_no_fault(modele: Path) -> None:
    assert examine(modele, [Essai("un exemple", petit_cahier())]) == []


@pytest.mark.parametrize(
    ("bloc", "message", "remede"),
    [
        pytest.param(
            "{{ societee }}",
            "dans « {{ societee }} », le nom « societee » n’existe pas.",
            "Vouliez-vous dire « societe » ?",
            id="unknown-name",
        ),
        pytest.param(
            "{{ coprs }}",
            "dans « {{ coprs }} », le nom « coprs » n’existe pas.",
            "Vouliez-vous dire « corps » ?",
            id="unknown-piece",
        ),
        pytest.param(
            "{{ cahier.presentation.raison_social }}",
            "dans « {{ cahier.presentation.raison_social }} », « cahier.presentation » n’a pas de "
            "donnée « raison_social ».",
            "Vouliez-vous dire « raison_sociale » ?",
            id="unknown-key",
        ),
        pytest.param(
            "{{ cahier.exigences.titre }}",
            "dans « {{ cahier.exigences.titre }} », « cahier.exigences » est une liste : « titre » "
            "se demande à chacun de ses éléments.",
            "Répétez une ligne par {%tr for e in cahier.exigences %}, et écrivez {{ e.titre }}.",
            id="key-of-a-list",
        ),
        pytest.param(
            "{{ titre.auteur }}",
            "dans « {{ titre.auteur }} », « titre » est une simple valeur : elle n’a pas de "
            "« auteur ».",
            "Écrivez {{ titre }}.",
            id="key-of-a-value",
        ),
        pytest.param(
            "{{ cahier.presentation }}",
            "dans « {{ cahier.presentation }} », « cahier.presentation » est un ensemble de "
            "données : il ne s’affiche pas en entier.",
            "Demandez-en une, comme {{ cahier.presentation.raison_sociale }} ; il a : "
            + ", ".join(c.cle for c in champs(Presentation))
            + ".",
            id="a-record-as-a-whole",
        ),
        pytest.param(
            "{{ titre",
            "la balise « {{ titre » n’est pas fermée.",
            "Terminez-la par « }} ».",
            id="unclosed",
        ),
        pytest.param(
            "titre }}",
            "« titre }} » ferme une balise que rien n’ouvre dans ce paragraphe.",
            "Tapez la balise entière, ou effacez ce reste.",
            id="unopened",
        ),
        pytest.param(
            p(r("{{ ti")) + p(r("tre }}")),
            "la balise « {{ ti » se termine dans le paragraphe suivant.",
            "Tapez-la d’un trait, sans touche Entrée.",
            id="over-two-paragraphs",
        ),
        pytest.param(
            "{% if statut == « validé » %}oui{% endif %}",
            "la balise « {% if statut == « validé » %} » contient des signes que Word a mis à la "
            "place des guillemets droits : « »",
            "Remplacez-les par ' ou \", ou annulez la correction de Word par Ctrl+Z.",
            id="quotes",
        ),
        pytest.param(
            "{{ titre auteur }}",
            "la balise « {{ titre auteur }} » ne se lit pas : « auteur » n’y est pas attendu.",
            "Reprenez-la d’après le modèle livré, ou d’après modeles/word/LISEZMOI.md.",
            id="syntax",
        ),
        pytest.param(
            "{{ }}",
            "la balise « {{ }} » ne se lit pas : elle est vide.",
            "Reprenez-la d’après le modèle livré, ou d’après modeles/word/LISEZMOI.md.",
            id="empty",
        ),
        pytest.param(
            "{{ titre|majuscule }}",
            "la balise « {{ titre|majuscule }} » ne se lit pas : le filtre « majuscule » n’est pas "
            "admis.",
            "Reprenez-la d’après le modèle livré, ou d’après modeles/word/LISEZMOI.md.",
            id="filter",
        ),
        pytest.param(
            "{% include 'autre.docx' %}",
            "« {% include 'autre.docx' %} » : l’instruction « include » n’est pas admise.",
            "Servez-vous de if, elif, else, endif, for, endfor ou set.",
            id="instruction",
        ),
        pytest.param(
            "{{ titre.__class__ }}",
            "la balise « {{ titre.__class__ }} » demande plus que l’affichage d’une valeur : elle "
            "demande « __class__ ».",
            "Retirez-la : un modèle n’affiche que des valeurs, avec des conditions et des boucles.",
            id="attribute",
        ),
        pytest.param(
            "{{ range(9) }}",
            "la balise « {{ range(9) }} » demande plus que l’affichage d’une valeur : elle appelle "
            "une fonction.",
            "Retirez-la : un modèle n’affiche que des valeurs, avec des conditions et des boucles.",
            id="call",
        ),
        pytest.param(
            p(r("{{ ti") + f'<w:hyperlink w:anchor="a">{r("tre }}")}</w:hyperlink>'),
            "la balise « {{ titre }} » est coupée : une partie est dans un lien, un champ ou une "
            "modification suivie.",
            "Effacez-la et tapez-la d’un trait, hors de tout lien et sans suivi des modifications.",
            id="across-a-link",
        ),
        pytest.param(
            p(r("{") + "<w:r><w:instrText> PAGE </w:instrText></w:r>" + r("{ titre }}")),
            "la balise « {{ titre }} » est coupée : une partie est dans un lien, un champ ou une "
            "modification suivie.",
            "Effacez-la et tapez-la d’un trait, hors de tout lien et sans suivi des modifications.",
            id="braces-parted-by-a-field",
        ),
        pytest.param(
            "{% p if titre %}",
            "dans « {% p if titre %} », une espace sépare « {% » de « p ».",
            "Collez-les : {%p …",
            id="prefix-apart",
        ),
        pytest.param(
            "{{r titre }}",
            "« {{r titre }} » : « r » ne va qu’après « {% ».",
            "Écrivez {{ titre }}.",
            id="prefix-of-a-value",
        ),
        pytest.param(
            "{%p if titre %}",
            "la condition « {%p if titre %} » n’est pas fermée.",
            "Ajoutez « {%p endif %} » là où elle finit.",
            id="condition-not-closed",
        ),
        pytest.param(
            "{% for v in historique %}{{ v.version }}",
            "la boucle « {% for v in historique %} » n’est pas fermée.",
            "Ajoutez « {% endfor %} » là où elle finit.",
            id="loop-not-closed",
        ),
        pytest.param(
            "{%p endif %}",
            "« {%p endif %} » ne ferme rien.",
            "Retirez-la, ou ajoutez avant elle la balise « {% if … %} » qui manque.",
            id="end-without-condition",
        ),
        pytest.param(
            "{% else %}",
            "« {% else %} » n’est dans aucune condition.",
            "Retirez-la, ou ajoutez avant elle la balise « {% if … %} » qui manque.",
            id="else-without-condition",
        ),
        pytest.param(
            p("{%p if titre %}") + p("{% endif %}"),
            "« {% endif %} » répond à « {%p if titre %} » (paragraphe 1), qui n’est pas de la même "
            "sorte.",
            "Écrivez « {%p endif %} ».",
            id="two-kinds",
        ),
        pytest.param(
            p("{%p if titre %}") + table(("{%p endif %}",)),
            "« {%p endif %} » et « {%p if titre %} » (paragraphe 1) ne sont pas dans le même cadre "
            "(texte, cellule, zone de texte).",
            "Placez-les au même niveau.",
            id="two-frames",
        ),
        pytest.param(
            p("Titre {%p if titre %}") + p("{%p endif %}"),
            "« {%p if titre %} » doit être seule dans son paragraphe : le reste du paragraphe "
            "disparaîtrait.",
            "Donnez-lui sa propre place, ou écrivez « {% if titre %} ».",
            id="paragraph-with-more",
        ),
        pytest.param(
            p("{%p if titre %}") + _SAUT.format("{%p endif %}"),
            "« {%p endif %} » est dans un paragraphe qui porte un saut de section : il "
            "disparaîtrait avec elle.",
            "Déplacez-la dans un paragraphe à elle, avant le saut.",
            id="paragraph-with-a-section",
        ),
        pytest.param(
            table((p("{%p if titre %}") + p("{{ titre }}") + p("{%p endif %}"),)),
            "tout ce que contient cette cellule dépend de « {%p if titre %} » : sans rien dedans, "
            "Word dirait le document illisible.",
            "Ajoutez un paragraphe vide dans la cellule, hors de la condition.",
            id="cell-that-may-be-empty",
        ),
        pytest.param(
            table(("{%tr for v in historique %}", "Version"), ("{%tr endfor %}", "")),
            "« {%tr for v in historique %} » doit être seule dans sa ligne de tableau : le reste de "
            "la ligne disparaîtrait.",
            "Donnez-lui sa propre place.",
            id="row-with-more",
        ),
        pytest.param(
            p("{%tr if titre %}") + table(("{%tr endif %}",)),
            "« {%tr if titre %} » n’est pas dans un tableau.",
            "Écrivez « {%p if titre %} », ou placez-la dans une ligne de tableau.",
            id="row-outside-a-table",
        ),
        pytest.param(
            "Voici : {{ sommaire }}",
            "« {{ sommaire }} » n’est pas seule dans son paragraphe.",
            "Donnez-lui un paragraphe à elle : touche Entrée avant, touche Entrée après.",
            id="piece-with-more",
        ),
        pytest.param(
            text_box("{{ synthese }}"),
            "« {{ synthese }} » est dans une zone de texte, qui ne passe pas d’une page à l’autre.",
            "Sortez-la de la zone, seule dans un paragraphe du corps.",
            id="piece-in-a-text-box",
        ),
    ],
)
def test_what_leaves_no_document_is_an_error(
    tmp_path: Path, bloc: str, message: str, remede: str
) -> None:
    fautes = examine(make_modele(tmp_path, bloc))

    dites = [(_plain(f.message), _plain(f.remede)) for f in fautes if f.gravite is Gravite.ERREUR]
    assert (message, remede) in dites
    assert {f.lieu.partie for f in fautes} == {"corps"}


@pytest.mark.parametrize(
    "bloc",
    [
        pytest.param(
            p(r("{") + _PROOF + r("{ ti") + _SIGNET + r("tre") + _PROOF + r(" }") + r("}")),
            id="runs",
        ),
        pytest.param(
            p(
                '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>{{ </w:t></w:r>'
                '<w:r w:rsidR="00B2"><w:t>titre</w:t></w:r><w:r><w:t xml:space="preserve"> }}</w:t>'
                "</w:r>"
            ),
            id="rsid",
        ),
        pytest.param(
            p(f'<w:hyperlink w:anchor="a">{r("{{ ti")}{r("tre }}")}</w:hyperlink>'), id="link"
        ),
        pytest.param("{% if statut == ‘validé’ or statut == “lu” %}oui{% endif %}", id="quotes"),
        pytest.param(
            p("{%p if titre %}") + p("{{ titre }}") + p("{%p else %}") + p("—") + p("{%p endif %}"),
            id="condition",
        ),
        pytest.param(
            "{% for v in historique %}{{ loop.index }} {{ v.objet }}{% endfor %}", id="loop"
        ),
        pytest.param(
            table(
                ("{%tr for e in cahier.exigences %}", ""),
                ("{{ e.id }}", "{{ e.titre|upper }} {{ e.priorite }} {{ e.criteres_acceptation }}"),
                ("{%tr endfor %}", ""),
            ),
            id="rows",
        ),
        pytest.param("{# à relire #}", id="comment"),
        pytest.param("{% set nom = societe %}{{ nom|upper }}", id="set"),
        pytest.param(table(("{{ priorites }}",)), id="piece-in-a-cell"),
        pytest.param("Prix : 10 % { selon } le cas }", id="lone-braces"),
    ],
)
def test_what_works_is_not_a_fault(tmp_path: Path, bloc: str) -> None:
    assert examine(make_modele(tmp_path, bloc), [Essai("un exemple", petit_cahier())]) == []


@pytest.mark.parametrize(
    ("partie", "avant", "apres", "lieu"),
    [
        pytest.param(
            "docProps/core.xml",
            ">{{ titre }}<",
            ">Cahier de {{ societee }}<",
            "propriétés",
            id="property",
        ),
        pytest.param(
            "word/header1.xml",
            "<w:p>",
            '<w:p><w:r><w:drawing><wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/'
            '2006/wordprocessingDrawing" id="1" name="a" descr="Logo de {{ societee }}"/>'
            "</w:drawing></w:r>",
            "en-tête, texte de remplacement d’une image",
            id="description",
        ),
    ],
)
def test_what_is_filled_out_of_sight_is_examined_too(
    tmp_path: Path, partie: str, avant: str, apres: str, lieu: str
) -> None:
    contenu = part_of_ours(partie)
    assert avant in contenu
    parties = {partie: contenu.replace(avant, apres, 1).encode()}

    fautes = examine(make_modele(tmp_path, parties=parties))

    assert [(str(f.lieu), f.code) for f in fautes] == [(lieu, "nom-inconnu")]


def test_the_names_of_a_loop_are_unknown_after_it(tmp_path: Path) -> None:
    boucle = "{% for v in historique %}{{ v.version }}{% endfor %}"

    [faute] = examine(make_modele(tmp_path, boucle, "{{ v.version }}"))

    assert (faute.code, faute.lieu.paragraphe) == ("nom-inconnu", 2)


def test_a_template_without_any_piece_is_an_error(tmp_path: Path) -> None:
    [faute] = examine(make_modele(tmp_path, "{{ sommaire }}", corps=False))

    assert "n’a pas la balise « {{ corps }} »" in _plain(faute.message)


def test_pages_in_a_cell_are_a_warning(tmp_path: Path) -> None:
    [faute] = examine(make_modele(tmp_path, table(("a", "{{ corps }}")), corps=False))

    assert faute.gravite is Gravite.AVERTISSEMENT
    assert str(faute.lieu) == "corps, tableau 1, ligne 1, cellule 2"


def test_a_fault_tells_its_place_as_word_shows_it(tmp_path: Path) -> None:
    faux = {
        nom: part_of_ours(nom).replace("{{ societe }}", "{{ a }}").encode()
        for nom in ("word/header1.xml",)
    }
    boite = text_box("avant", "{{ c }}")
    fautes = examine(
        make_modele(tmp_path, "un", table(("x", "y"), ("x", "voici {{ b }}")), boite, parties=faux)
    )

    assert [(str(f.lieu), f.lieu.mots) for f in fautes] == [
        ("corps, tableau 1, ligne 2, cellule 2", "voici {{ b }}"),
        ("corps, zone de texte, paragraphe 8", "{{ c }}"),
        ("en-tête, tableau 1, ligne 1, cellule 1", "{{ a }}"),
    ]


@pytest.mark.parametrize(
    ("partie", "titre"),
    [
        pytest.param("word/footer1.xml", "pied de page", id="footer"),
        pytest.param("word/footnotes.xml", "notes de bas de page", id="notes"),
    ],
)
def test_a_piece_outside_the_body_is_an_error(tmp_path: Path, partie: str, titre: str) -> None:
    xml = xml_part("ftr", "{{ priorites }}")

    fautes = examine(make_modele(tmp_path, parties={partie: xml}))

    assert (titre, "morceau-ailleurs") in [(f.lieu.partie, f.code) for f in fautes]


def test_a_placeholder_in_an_endnote_would_stay_as_it_is(tmp_path: Path) -> None:
    notes = xml_part("endnotes", "{{ titre }}")

    [faute] = examine(make_modele(tmp_path, parties={"word/endnotes.xml": notes}))

    assert (faute.code, faute.lieu.partie) == ("jamais-remplie", "notes de fin")


def test_the_headers_of_first_and_even_pages_are_named(tmp_path: Path) -> None:
    modele = tmp_path / "papier.docx"
    papier = docx.Document()
    papier.settings.odd_and_even_pages_header_footer = True
    section = papier.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "{{ un }}"
    section.even_page_footer.paragraphs[0].text = "{{ deux }}"
    papier.add_paragraph("{{ corps }}")
    papier.save(str(modele))

    lieux = {str(f.lieu) for f in examine(modele) if f.gravite is Gravite.ERREUR}

    assert lieux == {
        "en-tête de la première page, paragraphe 1",
        "pied de page des pages paires, paragraphe 1",
    }


def test_messages_are_typeset_and_placeholders_stay_as_they_are_typed(tmp_path: Path) -> None:
    [faute] = examine(make_modele(tmp_path, "{{ titre ; version }}"))

    assert faute.message == (
        "la balise «\u00a0{{ titre ; version }}\u00a0» ne se lit pas\u00a0: «\u00a0;\u00a0» n’y est "
        "pas attendu."
    )


def _plain(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
