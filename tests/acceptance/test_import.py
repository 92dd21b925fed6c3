"""`cdc import`: workbooks as companies keep them, from the file to the project and back."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from cdc.projet import load_projet, write_squelette
from tests.commande import contents
from tests.entretiens import plain, run_cdc
from tests.tableaux import write_csv, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

BESOINS: list[list[Any]] = [
    ["Expression des besoins CRM"],
    [],
    ["Réf.", "Domaine", "Besoin exprimé", "Priorité", "Charge (j)"],
    ["REQ-001", "Gestion des leads", "Chaque formulaire web crée un lead en 5 minutes.", "Must", 3],
    ["REQ-002", None, "Les doublons sont signalés avant la création.", "P2", 2],
    ["SERVICE CLIENT"],
    ["REQ-010", None, "Un dossier sans réponse est clos après 30 jours.", "haute", None],
    [None, "Total", None, None, 5],
    [],
    ["Légende"],
    ["Must", "Indispensable"],
]
APPLICATIONS: list[list[Any]] = [
    ["Application", "Éditeur", "Rôle", "Coût annuel (€ HT)", "Échéance", "Avenir"],
    ["Sage 100", "Sage", "Gestion commerciale", "12 400,50 €", "31/12/2026", "À remplacer"],
    ["Mailchimp", "Intuit", "E-mailing", "1 200", "", "Conserver"],
    ["Total", "", "", "13 600,50", "", ""],
]
FICHIERS: list[list[Any]] = [
    ["Service", "Fichier", "Type", "Chemin", "Nb lignes", "Dernière MAJ", "Confidentialité"],
    ["ADV", "Clients 2024.xlsx", "Classeur", "P:/ADV", 1250, "12/03/2026", "Personnel"],
    [None, "Relances.xlsx", "xls", "P:/ADV", 310, "02/09/2026", "Commercial"],
    ["SAV", "Cahier d’appels", "Papier", "Accueil", "?", None, None],
]
CHAMPS: list[list[Any]] = [
    ["Dictionnaire de données"],
    ["Objet", "Champ", None, "Obligatoire", "RGPD"],
    [None, "Libellé", "Type", None, None],
    ["Lead", "Nom", "Texte", "O", "X"],
    [None, "Téléphone", "Tel", "N", "X"],
    ["Client", "Raison sociale", "varchar", "O", "Non"],
]
EQUIPE: list[list[Any]] = [
    ["Nom", "Service", "Fonction", "E-mail", "Rôle", "Suppléant"],
    ["Karim Bensaïd", "Commerce", "Commercial", "k.bensaid@exemple.fr", "Testeur", "Ana Le Goff"],
    ["Ana Le Goff", "ADV", "Assistante", "pas d’adresse", "Key user", None],
]

ESSAIS: list[list[Any]] = [
    ["Cahier de recette SAV"],
    ["N°", "Scénario", "Prérequis", "Étape", "Action", "Résultat attendu", "Criticité", "Obtenu"],
    ["T-01", "Appel au SAV", "connectée", 1, "Je saisis le numéro", "elle s’affiche", "P1", "OK"],
    [None, None, None, 2, "Je crée un dossier", "il existe", None, None],
    ["T-02", "Refus", None, 1, "Je passe à « Clos »", "le CRM refuse", "Haute", None],
]


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "crm")
    return tmp_path / "crm"


@pytest.fixture
def besoins(tmp_path: Path) -> Path:
    feuilles = {"Besoins": BESOINS, "Lisez-moi": [["Merci de compléter."]]}
    return write_workbook(tmp_path / "besoins.xlsx", feuilles, {"Besoins": ["A6:E6", "B4:B5"]})


def bring(projet: Path, fichier: Path, vers: str, *options: str) -> tuple[int, dict[str, Any]]:
    """Import `fichier` and return the exit code and the JSON report."""
    run = run_cdc(
        "import", str(fichier), "--vers", vers, "--projet", str(projet), "--json", *options
    )
    assert run.sortie, run.erreur
    return run.code, json.loads(run.sortie)


def test_the_whole_report_of_a_table_of_requirements(projet: Path, besoins: Path) -> None:
    run = run_cdc("import", str(besoins), "--vers", "exigences", "--projet", str(projet))

    assert run.code == 1
    assert (
        plain(run.sortie)
        == f"""\
{besoins}
  IMP-01 vers Exigences (nouvel import)
  Tableau : feuille « Besoins », titres ligne 3
    Réf.           → Référence de la ligne
    Domaine        → Section du plan (section)
    Besoin exprimé → Énoncé (enonce)
    Priorité       → Priorité (priorite)
    Charge (j)     → colonne non reprise

  25 cellules remplies : 9 de données, 7 de titre, 6 laissées de côté, 3 non rattachées.

  3 éléments créés
    Besoins!A4 → exigences[EX-LEA-001] : « Chaque formulaire web crée un lead en 5 minutes. »
    Besoins!A5 → exigences[EX-LEA-002] : « Les doublons sont signalés avant la création. »
    Besoins!A7 → exigences[EX-REL-001] : « Un dossier sans réponse est clos après 30 jours. »

  6 cellules hors des lignes
    Besoins!B8 (total) : « Total | 5 »
    Besoins!A10 (légende) : « Légende »
    Besoins!A11 (légende) : « Must | Indispensable »
    Besoins!A6 (intertitre) : « SERVICE CLIENT »

  3 cellules non rattachées
    Besoins!E4 : « 3 »
    Besoins!E5 : « 2 »
      Aucune donnée du cahier ne reçoit la colonne « Charge (j) ». Elle reste dans le relevé ; dites \
son champ dans la correspondance, ou « ignorer ».
    Besoins!D7 : « haute »
      « haute » n’est aucune des valeurs admises : indispensable, important, souhaitable, ultérieur. \
Corrigez la cellule, ou dites ce qu’elle veut dire dans la correspondance : valeurs, priorite.

  À savoir : la feuille « Lisez-moi » (1 cellule) n’a pas de tableau pour cette liste.

Reste 3 cellules non rattachées. Rien n’est perdu : le tableau est dans imports/IMP-01.yaml. \
Corrigez le classeur, le cahier ou imports/correspondances/IMP-01.yaml, puis importez à nouveau \
(par --correspondance pour cette dernière).
"""
    )


def test_every_value_leads_back_to_its_cell(projet: Path, besoins: Path) -> None:
    bring(projet, besoins, "exigences")

    lead, doublon, sav = load_projet(projet).cahier.exigences
    assert (lead.id, lead.section, lead.priorite) == ("EX-LEA-001", "2b", "indispensable")
    assert (doublon.section, sav.section) == ("2b", "2e")
    assert doublon.provenance == ["IMP-01#Besoins!A5"]
    releve = (projet / "imports" / "IMP-01.yaml").read_text(encoding="utf-8")
    assert "cellule: Besoins!D5\n        texte: P2\n" in releve
    copies = list((projet / "imports" / "sources").iterdir())
    assert [c.read_bytes() for c in copies] == [besoins.read_bytes()]


def test_a_preview_says_the_same_and_writes_nothing(projet: Path, besoins: Path) -> None:
    avant = contents(projet)

    apercu = bring(projet, besoins, "exigences", "--apercu")

    assert contents(projet) == avant
    assert apercu == bring(projet, besoins, "exigences")


def test_the_same_file_again_changes_no_byte(projet: Path, besoins: Path) -> None:
    bring(projet, besoins, "exigences")
    avant = contents(projet)

    code, rapport = bring(projet, besoins, "exigences")

    assert contents(projet) == avant
    assert (code, rapport["deja"], rapport["valeurs"]["creees"]) == (1, True, 0)


def test_an_edited_workbook_brings_its_changes_in_a_new_version(
    projet: Path, besoins: Path
) -> None:
    bring(projet, besoins, "exigences")
    workbook = load_workbook(besoins)
    workbook["Besoins"]["D5"] = "Could"
    workbook["Besoins"]["D7"] = "Should"
    workbook.save(besoins)

    _, rapport = bring(projet, besoins, "exigences")

    assert rapport["releve"] == "IMP-01.v2"
    assert rapport["valeurs"]["modifiees"] == 1
    assert [e.priorite for e in load_projet(projet).cahier.exigences] == [
        "indispensable", "souhaitable", "important",
    ]  # fmt: skip
    assert (projet / "imports" / "IMP-01.yaml").exists()


def test_a_mapping_is_proposed_then_corrected_then_followed(
    projet: Path, besoins: Path, tmp_path: Path
) -> None:
    dite = tmp_path / "colonnes.yaml"
    avant = contents(projet)
    bring(projet, besoins, "exigences", "--correspondance", str(dite))
    assert contents(projet) == avant
    texte = dite.read_text(encoding="utf-8")
    assert "titre: Charge (j)\n    champ:\n" in texte
    dite.write_text(
        texte.replace("titre: Charge (j)\n    champ:", "titre: Charge (j)\n    champ: ignorer")
        .rstrip()
        .removesuffix("valeurs:")
        + "\nvaleurs:\n  priorite: {haute: important}\n",
        encoding="utf-8",
    )

    code, rapport = bring(projet, besoins, "exigences", "--correspondance", str(dite))

    assert (code, rapport["non_rattaches"]) == (0, [])
    assert load_projet(projet).cahier.exigences[2].priorite == "important"


def test_a_faulty_mapping_is_refused_with_its_places(
    projet: Path, besoins: Path, tmp_path: Path
) -> None:
    dite = tmp_path / "colonnes.yaml"
    dite.write_text(
        "vers: exigences\ncolonnes:\n  - titre: Réf.\n    champ: prix\n", encoding="utf-8"
    )

    run = run_cdc(
        "import", str(besoins), "--vers", "exigences", "--projet", str(projet),
        "--correspondance", str(dite),
    )  # fmt: skip

    assert run.code == 2
    assert "colonnes.yaml:4:12 : le champ « prix » n’existe pas" in plain(run.erreur)


def test_an_application_list_in_csv(projet: Path, tmp_path: Path) -> None:
    code, rapport = bring(projet, write_csv(tmp_path / "applis.csv", APPLICATIONS), "applications")

    sage, mailchimp = load_projet(projet).cahier.existant.systemes
    assert code == 0
    assert sage.cout_annuel == Decimal("12400.50")
    assert sage.contrat_fin == dt.date(2026, 12, 31)
    assert sage.avenir == "remplacé"
    assert mailchimp.provenance == ["IMP-01#CSV!A3"]
    assert {a["nature"] for a in rapport["hors_tableau"]} == {"total"}


def test_an_inventory_of_files_with_merged_services(projet: Path, tmp_path: Path) -> None:
    fichier = write_workbook(
        tmp_path / "f.xlsx", {"Inventaire": FICHIERS}, {"Inventaire": ["A2:A3"]}
    )

    code, rapport = bring(projet, fichier, "sources")

    clients, _, cahier = load_projet(projet).cahier.cartographie.sources
    assert (clients.type, clients.lignes, clients.sensibilite) == ("excel", 1250, "personnelle")
    assert cahier.type == "papier"
    assert cahier.lignes is None
    assert {e["cellule"] for e in rapport["non_rattaches"]} == {
        "Inventaire!A2", "Inventaire!A4",
    }  # fmt: skip
    assert code == 1


def test_a_dictionary_with_grouped_headings_goes_to_its_stages(
    projet: Path, tmp_path: Path
) -> None:
    fusions = {"Champs": ["B2:C2", "A2:A3", "D2:D3", "E2:E3", "A4:A5"]}
    fichier = write_workbook(tmp_path / "dico.xlsx", {"Champs": CHAMPS}, fusions)

    bring(projet, fichier, "dictionnaire")

    cahier = load_projet(projet).cahier
    assert [c.libelle for c in cahier.leads.champs] == ["Nom", "Téléphone"]
    assert cahier.leads.champs[1].type == "téléphone"
    assert cahier.leads.champs[0].personnel is True
    obligatoire = cahier.clients.champs[0].obligatoire
    assert obligatoire is not None
    assert obligatoire.quand == "toujours"


def test_a_team_whose_members_name_each_other(projet: Path, tmp_path: Path) -> None:
    fichier = write_workbook(tmp_path / "equipe.xlsx", {"Équipe": EQUIPE})

    _, rapport = bring(projet, fichier, "equipe")

    karim, ana = load_projet(projet).cahier.equipe.membres
    assert (karim.role_projet, karim.suppleant) == ("recetteur", ana.id)
    (refus,) = rapport["non_rattaches"]
    assert refus["cellule"] == "Équipe!D3"
    assert "n’est pas une adresse électronique" in refus["raison"]


def test_a_plan_of_tests_becomes_cases_whose_steps_lead_back_to_their_row(
    projet: Path, tmp_path: Path
) -> None:
    fichier = write_workbook(
        tmp_path / "plan.xlsx", {"SAV": ESSAIS}, {"SAV": ["A1:H1", "A3:A4", "B3:B4", "G3:G4"]}
    )

    code, rapport = bring(projet, fichier, "cas-de-test")
    encore, _ = bring(projet, fichier, "cas_de_test")

    appel, refus = load_projet(projet).cahier.cas_de_test
    assert [(e.n, e.action) for e in appel.etapes] == [
        (1, "Je saisis le numéro"), (2, "Je crée un dossier"),
    ]  # fmt: skip
    assert (appel.priorite, refus.priorite) == ("critique", "haute")
    assert [e["texte"] for e in rapport["non_rattaches"]] == ["OK"]
    assert (code, encore) == (1, 1)
    etape = "cas_de_test[CT-01].etapes[1].action"
    run = run_cdc("interview", "source", etape, "--projet", str(projet), "--json")
    assert [s["reference"] for s in json.loads(run.sortie)["sources"]] == ["IMP-01#SAV!A3"]
    assert [p.name for p in sorted((projet / "imports").glob("IMP-*.yaml"))] == ["IMP-01.yaml"]


def test_the_synonyms_of_the_project_are_followed(projet: Path, besoins: Path) -> None:
    propres = projet / "modeles" / "import" / "synonymes.yaml"
    propres.parent.mkdir(parents=True)
    propres.write_text(
        "colonnes:\n  exigences:\n    justification: [Charge (j)]\n"
        "valeurs:\n  priorite:\n    important: [haute]\n",
        encoding="utf-8",
    )

    code, _ = bring(projet, besoins, "exigences")

    assert code == 0
    exigences = load_projet(projet).cahier.exigences
    assert (exigences[0].justification, exigences[2].priorite) == ("3", "important")


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        pytest.param(["--vers", "besoins"], "La liste « besoins » n’existe pas", id="unknown-list"),
        pytest.param(["--vers", "cas-de-test"], "aucune colonne ne donne", id="no-name"),
        pytest.param(
            ["--vers", "exigences", "--feuille", "Oubli"], "pas de feuille « Oubli »", id="sheet"
        ),
        pytest.param(["--vers", "glossaire"], "aucune ligne ne ressemble", id="no-table"),
    ],
)
def test_what_cannot_be_imported_is_told_and_writes_nothing(
    projet: Path, besoins: Path, arguments: list[str], dit: str
) -> None:
    avant = contents(projet)

    run = run_cdc("import", str(besoins), "--projet", str(projet), *arguments)

    assert contents(projet) == avant
    assert dit in plain(run.erreur)


def test_a_value_changed_on_both_sides_is_shown_with_what_remains(
    projet: Path, besoins: Path
) -> None:
    bring(projet, besoins, "exigences")
    chapitre = projet / "cahier" / "7-exigences.yaml"
    texte = chapitre.read_text(encoding="utf-8")
    chapitre.write_text(texte.replace("5 minutes", "2 minutes"), encoding="utf-8")
    workbook = load_workbook(besoins)
    workbook["Besoins"]["C4"] = "Chaque formulaire web crée un lead en 10 minutes."
    workbook.save(besoins)

    code, rapport = bring(projet, besoins, "exigences")

    assert (code, len(rapport["conflits"])) == (1, 1)
    etat = plain(run_cdc("etat", "--projet", str(projet)).sortie)
    assert "exigences[EX-LEA-001].enonce" in etat
    assert "IMP-01.v2, Besoins!C4 : « Chaque formulaire web crée un lead en 10 minutes. »" in etat
    chapitre.write_text(texte.replace("5 minutes", "10 minutes"), encoding="utf-8")
    assert "IMP-01.v2" not in run_cdc("etat", "--projet", str(projet)).sortie


def test_the_source_of_a_value_is_its_row_whatever_the_version(projet: Path, besoins: Path) -> None:
    bring(projet, besoins, "exigences")
    workbook = load_workbook(besoins)
    workbook["Besoins"]["D7"] = "Should"
    workbook.save(besoins)
    bring(projet, besoins, "exigences")

    run = run_cdc("interview", "source", "EX-REL-001", "--projet", str(projet), "--json")

    sources = json.loads(run.sortie)["sources"]
    assert [(s["reference"], s["cellule"]) for s in sources] == [
        ("IMP-01#Besoins!A7", "A7"), ("IMP-01.v2#Besoins!A7", "A7"),
    ]  # fmt: skip
    assert "haute" in sources[0]["texte"]
    assert "Should" in sources[1]["texte"]


SQUASH: dict[str, list[list[Any]]] = {
    "TEST_CASES": [
        ["ACTION", "TC_PATH", "TC_NUM", "TC_REFERENCE", "TC_NAME", "TC_WEIGHT", "TC_PRE_REQUISITE"],
        ["C", "/CRM/Ouvrir un dossier", 1, "T-01", "Ouvrir un dossier", "HIGH", "connectée"],
        ["C", "/CRM/Clore un dossier", 2, "T-02", "Clore un dossier", "LOW", None],
        ["C", "/CRM/Relancer", 3, "T-03", "Relancer", "LOW", None],
    ],
    "STEPS": [
        ["ACTION", "TC_OWNER_PATH", "TC_STEP_NUM", "TC_STEP_ACTION", "TC_STEP_EXPECTED_RESULT"],
        ["C", "/CRM/Clore un dossier", 1, "Passer à « Clos »", "le CRM refuse"],
        ["C", "/CRM/Ouvrir un dossier", 1, "Saisir le numéro", "la fiche s’affiche"],
        ["C", "/CRM/Ouvrir un dossier", 2, "Créer un dossier", "il existe"],
    ],
}


def test_the_two_sheets_of_a_test_tool_are_brought_at_once(projet: Path, tmp_path: Path) -> None:
    code, dit = bring(projet, write_workbook(tmp_path / "squash.xlsx", SQUASH), "cas-de-test")

    clore, ouvrir, relancer = load_projet(projet).cahier.cas_de_test
    assert [c.titre for c in (ouvrir, clore, relancer)] == [
        "Ouvrir un dossier",
        "Clore un dossier",
        "Relancer",
    ]
    assert [e.action for e in ouvrir.etapes] == ["Saisir le numéro", "Créer un dossier"]
    assert ouvrir.preconditions == ["connectée"]
    assert ouvrir.provenance == ["IMP-01#TEST_CASES!A2"]
    assert relancer.etapes == []
    assert dit["repartition"]["non_rattache"] == 0
    assert code == 0
    avant = contents(projet)
    bring(projet, tmp_path / "squash.xlsx", "cas-de-test")
    assert contents(projet) == avant


def test_sheets_that_do_not_fit_stay_apart(projet: Path, tmp_path: Path) -> None:
    orpheline = [*SQUASH["STEPS"], ["C", "/CRM/Inconnu", 1, "Saisir", "rien"]]
    feuilles = {**SQUASH, "STEPS": orpheline}

    _, dit = bring(projet, write_workbook(tmp_path / "s.xlsx", feuilles), "cas-de-test")

    assert [c.etapes for c in load_projet(projet).cahier.cas_de_test] == [[], [], []]
    assert any('--feuille "STEPS"' in avis for avis in dit["avertissements"])
