"""`cdc interview arbitrer`: contradictions settled one by one, kept, and not asked again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cdc.cli import cdc
from cdc.projet import Remplacer, appliquer, load_projet
from tests.entretiens import Run, filled_guide, plain, run_cdc
from tests.tableaux import write_csv

MARTINE = {"personne": "Martine Chollet", "fonction": "Responsable ADV", "date": "14/10/2026"}
KARIM = {"personne": "Karim Benali", "fonction": "Technicien", "date": "15/10/2026"}
COMMANDES = "clients.commandes_factures.commandes"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """A project in which two people gave two numbers."""
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    projet = tmp_path / "crm"
    bring(projet, "adv.xlsx", "adv_finance", MARTINE, "700")
    bring(projet, "dsi.xlsx", "dsi", KARIM, "1850")
    return projet


def bring(projet: Path, nom: str, profil: str, identite: dict[str, str], commandes: str) -> int:
    fichier = projet.parent / nom
    reponses = {"Q-FLX-18": [[commandes, "640"]]}
    fichier.write_bytes(filled_guide(reponses, identite, profil=profil))
    return run_cdc("interview", "import", str(fichier), "--projet", str(projet)).code


def settle(projet: Path, *saisies: str) -> Result:
    arguments = ["interview", "arbitrer", "--projet", str(projet)]
    return CliRunner().invoke(cdc, arguments, input="\n".join([*saisies, ""]))


def kept(projet: Path) -> str:
    return (projet / "entretiens" / "arbitrages.yaml").read_text(encoding="utf-8")


def value(projet: Path) -> int | None:
    commandes = load_projet(projet).cahier.clients.commandes_factures
    return commandes.commandes if commandes else None


def listed(projet: Path) -> tuple[int, str]:
    run = run_cdc("interview", "arbitrer", "--sans-saisie", "--projet", str(projet))
    return run.code, plain(run.sortie)


def test_the_answers_are_shown_with_who_gave_them_and_one_is_written(projet: Path) -> None:
    run = settle(projet, "2", "relevé de l’ERP", "Julien Carval")

    assert run.exit_code == 0
    dit = plain(run.stdout)
    assert dit.startswith(
        "1 / 1\n"
        f"{COMMANDES} — Commandes et factures visibles, Commandes\n"
        "  1  « 700 » (dans le projet)\n"
        "       Martine Chollet, Responsable ADV, 14/10/2026 (ENT-01, Clients!C20)\n"
        "  2  « 1850 »\n"
        "       Karim Benali, Technicien, 15/10/2026 (ENT-02, Clients!C7)\n"
        "  a  une autre valeur\n"
        "  p  plus tard\n"
    )
    assert f"ARB-01 : « 1850 » retenu, écrit dans {COMMANDES}.\n" in dit
    assert dit.endswith("1 décision gardée dans entretiens/arbitrages.yaml.\n")
    assert value(projet) == 1850
    chapitre = (projet / "cahier" / "2-donnees-flux.yaml").read_text(encoding="utf-8")
    assert "commandes_factures: [ENT-01#Q-FLX-18, ENT-02#Q-FLX-18, ARB-01]" in chapitre


def test_a_decision_is_cited_by_source_and_kept_with_what_it_chose_among(projet: Path) -> None:
    settle(projet, "2", "relevé de l’ERP", "Julien Carval")

    source = plain(run_cdc("interview", "source", COMMANDES, "--projet", str(projet)).sortie)

    assert "par Julien Carval : « 1850 »\n      motif : relevé de l’ERP\n" in source
    assert "Dit autre chose : ENT-01  Martine Chollet" in source
    assert "      - entretien: ENT-01\n        personne: Martine Chollet\n" in kept(projet)


def test_an_import_does_not_reopen_a_decision_unless_an_answer_changed(projet: Path) -> None:
    settle(projet, "1", "", "")

    assert bring(projet, "dsi.xlsx", "dsi", KARIM, "1850") == 0
    assert listed(projet) == (0, "Aucune contradiction à départager.\n")

    assert bring(projet, "dsi-corrige.xlsx", "dsi", KARIM, "1900") == 1
    code, dit = listed(projet)
    assert code == 1
    assert "« 1900 »  Karim Benali" in dit
    assert "ARB-01 avait retenu « 700 » ; une réponse a changé depuis" in dit
    assert value(projet) == 700


def test_another_value_is_read_by_the_schema_before_it_is_kept(projet: Path) -> None:
    run = settle(projet, "a", "beaucoup", "a", "1 200", "moyenne de l’année", "")

    assert "« beaucoup » n’est pas un nombre" in plain(run.stdout)
    assert value(projet) == 1200
    assert "valeur: 1200" in kept(projet)


def test_the_first_author_decides_by_default_then_the_last_judge(projet: Path) -> None:
    appliquer(load_projet(projet), [Remplacer("projet.auteurs", ["Ana Le Goff"])])

    run = settle(projet, "1", "", "")

    assert "Qui a décidé [Ana Le Goff]" in plain(run.stdout)
    assert "decide_par: Ana Le Goff" in kept(projet)


def test_what_is_left_for_later_stays(projet: Path) -> None:
    run = settle(projet, "p")

    assert run.exit_code == 1
    assert not (projet / "entretiens" / "arbitrages.yaml").exists()
    assert listed(projet)[0] == 1


def test_what_was_settled_survives_an_interruption(projet: Path) -> None:
    for nom, profil, qui, choix in (
        ("a.xlsx", "direction", MARTINE, "Trois ans"),
        ("b.xlsx", "dsi", KARIM, "Tout"),
    ):
        reponses = {"Q-MAP-08": choix}
        fichier = projet.parent / nom
        fichier.write_bytes(filled_guide(reponses, {**qui, "personne": nom}, profil=profil))
        run_cdc("interview", "import", str(fichier), "--projet", str(projet))

    run = settle(projet, "2", "", "Julien")  # the second question gets no answer: end of input

    assert run.exit_code != 0
    assert value(projet) == 1850
    code, dit = listed(projet)
    assert code == 1
    assert "Q-MAP-08" in dit
    assert COMMANDES not in dit


def test_what_a_person_wrote_in_the_file_of_decisions_stays(projet: Path) -> None:
    settle(projet, "1", "", "Julien")
    fichier = projet / "entretiens" / "arbitrages.yaml"
    fichier.write_text(
        kept(projet).replace("valeur: 700\n", "valeur: 700  # vu avec Ana\n"), encoding="utf-8"
    )
    bring(projet, "dsi-2.xlsx", "dsi", KARIM, "1900")

    settle(projet, "1", "encore", "")

    assert "valeur: 700  # vu avec Ana\n" in kept(projet)
    assert "  - id: ARB-02\n" in kept(projet)
    assert listed(projet)[0] == 0


def test_a_decision_changed_by_hand_is_asked_again_with_the_value_of_the_project(
    projet: Path,
) -> None:
    settle(projet, "1", "", "Julien")
    fichier = projet / "entretiens" / "arbitrages.yaml"
    fichier.write_text(kept(projet).replace("valeur: 700", "valeur: 1850"), encoding="utf-8")

    assert "ARB-01 avait retenu « 1850 » ; le cahier dit autre chose" in listed(projet)[1]


def test_a_file_of_decisions_is_told_with_its_line_when_it_is_wrong(projet: Path) -> None:
    settle(projet, "1", "", "Julien")
    fichier = projet / "entretiens" / "arbitrages.yaml"
    fichier.write_text(kept(projet).replace("decide_par", "decide"), encoding="utf-8")

    run = run_cdc("interview", "arbitrer", "--projet", str(projet))

    assert run.code == 2
    assert "entretiens/arbitrages.yaml:11:" in run.erreur
    assert "« decide » est inconnue" in plain(run.erreur)


def test_decisions_come_from_a_file_for_scripts(projet: Path, tmp_path: Path) -> None:
    fichier = tmp_path / "decisions.yaml"
    fichier.write_text(
        f"arbitrages:\n  - chemin: {COMMANDES}\n    valeur: 1850\n    motif: ERP\n"
        "    decide_par: Julien\n",
        encoding="utf-8",
    )
    arguments = ("interview", "arbitrer", "--reponses", str(fichier), "--projet", str(projet))

    run = run_cdc(*arguments)

    assert (run.code, value(projet)) == (0, 1850)
    avant = kept(projet)
    assert run_cdc(*arguments).code == 0
    assert kept(projet) == avant


def test_a_wrong_file_of_decisions_changes_nothing_and_tells_all(
    projet: Path, tmp_path: Path
) -> None:
    fichier = tmp_path / "decisions.yaml"
    fichier.write_text(
        f"arbitrages:\n  - chemin: {COMMANDES}\n    valeur: beaucoup\n"
        "  - chemin: clients.inconnu\n    valeur: 3\n",
        encoding="utf-8",
    )

    run = run_cdc("interview", "arbitrer", "--reponses", str(fichier), "--projet", str(projet))

    assert run.code == 2
    assert "decisions.yaml:2:" in run.erreur
    assert "decisions.yaml:4:" in run.erreur
    assert value(projet) == 700
    assert not (projet / "entretiens" / "arbitrages.yaml").exists()


def test_json_lists_what_is_left(projet: Path) -> None:
    run = run_cdc("interview", "arbitrer", "--json", "--projet", str(projet))

    assert run.code == 1
    (une,) = json.loads(run.sortie)["contradictions"]
    assert une["chemin"] == COMMANDES
    assert [(r["personne"], r["valeur"]) for r in une["reponses"]] == [
        ("Martine Chollet", "700"),
        ("Karim Benali", "1850"),
    ]


def test_a_crowd_is_counted_on_the_screen_and_told_whole_to_a_program(projet: Path) -> None:
    question = "En combien de temps un lead est-il rappelé en pratique (pas en théorie) ?"
    prenoms = ("Anne", "Luc", "Marc", "Paul", "Eva", "Hugo", "Louis")
    lignes = [["Nom", "Fonction", question, "Qui établit les devis et qui les valide ?"]]
    lignes += [[f"{prenom} Chollet", "ADV", "48 h", ""] for prenom in prenoms]
    lignes += [["Karim Benali", "SAV", "24 h", "Le commercial"]]
    tableau = write_csv(projet.parent / "tous.csv", lignes)
    assert run_cdc("interview", "import", str(tableau), "--projet", str(projet)).code == 1

    ecrans = [
        listed(projet)[1],
        plain(run_cdc("etat", "--projet", str(projet)).sortie),
        plain(run_cdc("interview", "synthese", "--projet", str(projet)).sortie),
        plain(settle(projet, "p", "p").stdout),
    ]
    entier = run_cdc("interview", "arbitrer", "--json", "--projet", str(projet)).sortie

    for ecran in ecrans:
        contradiction = ecran[ecran.index("« 48 h »") : ecran.index("« 24 h »")]
        assert "Eva Chollet" in contradiction
        assert "et 2 autres" in contradiction
        assert "Louis Chollet" not in contradiction
        assert "Tout lire : cdc interview synthese --sortie synthese.xlsx" in ecran
    assert "Louis Chollet" in entier


OUTILS = [["Application", "Éditeur", "Coût annuel (€ HT)"], ["Sage 100", "Sage", "12 400"]]


@pytest.fixture
def dispute(tmp_path: Path) -> Path:
    """A project whose author and whose table both changed a value since it was imported."""
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    projet = tmp_path / "crm"
    import_tools(projet, "Sage")
    (application,) = load_projet(projet).cahier.existant.systemes
    chemin = f"existant.systemes[{application.id}].editeur"
    appliquer(load_projet(projet), [Remplacer(chemin, "Sage France")])
    assert import_tools(projet, "Sage SA").code == 1
    return projet


def import_tools(projet: Path, editeur: str) -> Run:
    fichier = write_csv(projet.parent / "outils.csv", [OUTILS[0], ["Sage 100", editeur, "12 400"]])
    return run_cdc("import", str(fichier), "--vers", "applications", "--projet", str(projet))


def test_a_value_of_an_imported_table_is_settled_too(dispute: Path) -> None:
    assert "1 valeur d’un tableau importé" in run_cdc("etat", "--projet", str(dispute)).sortie

    run = settle(dispute, "1", "contrat", "Ana")

    dit = plain(run.stdout)
    assert run.exit_code == 0
    assert "  1  « Sage SA »\n       IMP-01.v2 (IMP-01.v2, ligne 2 (colonne B))\n" in dit
    assert "  2  « Sage France » (dans le projet)\n" in dit
    (application,) = load_projet(dispute).cahier.existant.systemes
    assert application.editeur == "Sage SA"
    assert "ARB-01" in application.provenance
    assert "motif: contrat" in kept(dispute)
    assert listed(dispute)[0] == 0


def test_what_the_author_kept_against_a_table_is_not_asked_again(dispute: Path) -> None:
    assert settle(dispute, "2", "", "Ana").exit_code == 0

    encore = import_tools(dispute, "Sage SA")

    assert encore.code == 0
    assert "1 valeur déjà départagée" in plain(encore.sortie)
    assert listed(dispute) == (0, "Aucune contradiction à départager.\n")
    assert "tableau importé" not in run_cdc("etat", "--projet", str(dispute)).sortie


def test_a_table_that_says_something_else_opens_its_decision_again(dispute: Path) -> None:
    settle(dispute, "2", "", "Ana")

    assert import_tools(dispute, "Sage Group").code == 1

    code, dit = listed(dispute)
    assert code == 1
    assert "ARB-01 avait retenu « Sage France » ; une réponse a changé depuis" in dit
