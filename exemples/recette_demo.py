"""The acceptance of the example, from its plan to its last minutes, by the commands people type.

Run by `make demo`, on an untouched copy of the example. Three testers fill their workbooks: some
steps fail, two testers do not see the same thing, a need was badly worded.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from recette_classeurs import fill_workbook

from cdc.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

EXEMPLE = "torrefaction"
PERSONAS = {
    "PER-03": ("[MEM-09]", "[MEM-09, MEM-12]"),
    "PER-04": ("[MEM-06]", "[MEM-04]"),
    "PER-05": ("[MEM-11]", "[MEM-12]"),
    "PER-06": ("[MEM-05]", "[MEM-12]"),
    "PER-07": ("[MEM-11]", "[MEM-12]"),
    "PER-09": ("[MEM-03]", "[MEM-09]"),
}
ADMINISTRATEUR = """
  - id: PER-10
    prenom_fictif: Gwenaël
    metier: Référent de l’outil
    role_acces: ROL-SI
    contexte:
      lieu: Bureau du siège
      terminal: ordinateur
      frequence: hebdomadaire
    objectifs: [Ouvrir un accès dans la journée]
    prerequis: [Compte d’administration de l’environnement de recette]
    attendus: [Rien à demander au prestataire]
    aisance_numerique: 4
    recetteurs: [MEM-04]
"""
RAPPORTS = {
    "usine": ("développeur du lot", "EX-REL-001", "EX-REL-004", "EX-LEA-001", "EX-PRO-002"),
    "technique": ("service technique", "EX-HEB-001", "EX-HEB-003", "EX-SEC-001"),
    "fonctionnelle": ("chef de projet", "EX-REL-001", "EX-REL-004", "EX-CLI-001", "EX-INT-001"),
}
# The documents that prove the other entry criteria, by their numbers.
PREUVES = {
    1: ("note-de-version.txt", "Version {version}, livrée le {jour}."),
    2: ("acces.txt", "Comptes de recette ouverts et essayés pour quatre recetteurs."),
    6: ("jeu-de-donnees.txt", "5 000 comptes anonymisés, chargés puis comptés."),
    8: ("presences.txt", "Recetteurs formés une heure, présents le mardi."),
    9: ("anomalie-d-essai.txt", "Une anomalie d’essai ouverte, qualifiée, close."),
}
FINS = {"CAMP-01": "30/04/2027", "CAMP-02": "21/05/2027", "CAMP-03": "04/06/2027"}
ENVIRONNEMENT = """\
    date_livraison: {livraison}
    environnement:
      nom: recette
      jeu_de_donnees: copie anonymisée de 5 000 comptes et de leurs commandes
      date_prise: 02/04/2027
"""
SIGNATAIRES = (
    "--signataire", "Agnès Lestrade;directrice générale;Torréfaction Morvanelle",
    "--signataire", "Paul Lenoir;directeur de projet;Atelier Relation Client",
)  # fmt: skip
LES_DEUX = "MEM-02,chef de projet du prestataire"
# What both parties say of each gap, known by the case and the step that showed it.
QUALIFICATIONS = {
    ("CT-01", 6): ("anomalie", "majeure"),
    ("CT-02", 1): ("anomalie", "bloquante"),
    ("CT-03", 1): ("paramétrage", "mineure"),
    ("CT-07", 3): ("anomalie", "majeure"),
    ("CT-08", 2): ("anomalie", "majeure"),
    ("CT-10", 1): ("anomalie", "mineure"),
    ("CT-12", 3): ("environnement", "mineure"),
    ("CT-15", 3): ("évolution", "mineure"),
}
CORRIGEES = (
    ("CT-01", 6), ("CT-02", 1), ("CT-03", 1), ("CT-07", 3), ("CT-08", 2), ("CT-12", 3)
)  # fmt: skip
# Played again beside what failed: a correction may break what worked.
REGRESSION = ("CT-05", "CT-06", "CT-09")


class Demonstration:
    """The story, on one project.

    Attributes:
        projet: the folder of the project, made by the first step.
    """

    def __init__(self, projet: Path) -> None:
        self.projet = projet.resolve()

    def play(self) -> None:
        """Play the story from the plan to the last minutes."""
        self.prepare()
        self.open_first()
        self.play_campaign("CAMP-01", ok=1)
        self.settle_first()
        self.ask_for_change()
        self.sign("CAMP-01", "PV-01", "provisoire")
        self.close("CAMP-01", "PV-01")
        self.correct()
        self.open_next("CAMP-01", "1.0.4", ("07/05/2027", "10/05/2027", "21/05/2027"))
        self.play_campaign("CAMP-02", "--clore")
        self.sign("CAMP-02", "PV-02", "provisoire", "--pv", "PV-01", "--facturation", "70")
        self.close("CAMP-02", "PV-02")
        self.open_next("CAMP-02", "1.0.5", ("28/05/2027", "31/05/2027", "04/06/2027"))
        self.deliver(self.anomaly("CT-08", 2), "1.0.5", "28/05/2027")
        self.play_campaign("CAMP-03", "--clore")
        self.lift()
        self.sign("CAMP-03", "PV-03", "levee", "--pv", "PV-02")
        self.close("CAMP-03", "PV-03")
        self.sign(
            "CAMP-03", "PV-04", "definitive", "--pv", "PV-02", "--garantie", "07/07/2027",
            "--facturation", "30", jour="07/07/2027",
        )  # fmt: skip
        self.run("recette", "pv")
        self.run("recette", "pv", "--verifier", ok=(0, 1))

    def prepare(self) -> None:
        """Derive the cases, have them read, share them between three testers."""
        _say("Le projet, tel qu’il est livré")
        shutil.rmtree(self.projet, ignore_errors=True)
        self.projet.parent.mkdir(parents=True, exist_ok=True)
        _run(["init", str(self.projet), "--exemple", EXEMPLE], Path())
        _say("Trois recetteurs pour dix personas ; Solène est jouée par deux personnes")
        self._edit("recette/plan.yaml", _shared)
        _say("Les cas de test, dérivés de ce que le projet dit déjà, puis relus")
        self.run("recette", "plan")
        self._edit("recette/plan.yaml", _read)
        self.run("recette", "charge", "--figure", "sorties/recette/charge.svg")

    def open_first(self) -> None:
        """Bring the proofs of the vendor and of the client, then begin."""
        _say("Le lot 1 est livré, en version 1.0.3, avec les rapports du prestataire")
        self._prove("CAMP-01", "1.0.3", "09/04/2027")
        for cas in self.cases_of_role("ROL-LOG"):
            self.run(
                "recette", "campagne", "CAMP-01", "--ecarter", cas,
                "--motif", "la logistique n’a aucun accès au lot 1",
            )  # fmt: skip
        self._begin("CAMP-01", "12/04/2027")

    def play_campaign(self, campagne: str, *options: str, ok: int = 0) -> None:
        """Hand the workbooks out, have them filled, bring them back, tell where things stand."""
        _say(f"{campagne} : les classeurs, remplis par les recetteurs, puis relus")
        dit = json.loads(self.read("recette", "classeur", campagne, "--json"))
        rendus = [self._filled(campagne, une) for une in dit["classeurs"]]
        self.run("recette", "import", *options, *rendus, ok=(ok,))
        self.run("recette", "bilan", campagne, "--au", FINS[campagne])
        for genre in ("docx", "html"):
            sortie = f"sorties/recette/bilan-{campagne}.{genre}"
            self.run("recette", "bilan", campagne, "--au", FINS[campagne], "--sortie", sortie)

    def settle_first(self) -> None:
        """Settle what two testers saw differently, and qualify each gap with the vendor."""
        _say("Deux recetteurs ne voient pas la même chose : on rejoue ensemble, et on tranche")
        for cas in ("CT-01", "CT-03"):
            self.run(
                "recette", "campagne", "CAMP-01", "--arreter", cas, "--verdict", "non conforme",
                "--par", "MEM-02", "--motif", "rejoué ensemble", "--date", "21/04/2027",
            )  # fmt: skip
        _say("Chaque écart est qualifié par le client et le prestataire")
        for (cas, etape), (nature, severite) in QUALIFICATIONS.items():
            self.run(
                "recette", "anomalie", self.anomaly(cas, etape), "--qualifier", LES_DEUX,
                "--nature", nature, "--severite", severite, "--motif", "vu à deux",
                "--date", "22/04/2027",
            )  # fmt: skip

    def ask_for_change(self) -> None:
        """Make a request for change of the gap that is a new need; it is priced and decided."""
        _say("Un écart est un besoin nouveau : demande d’évolution, chiffrée, décidée")
        self.run(
            "recette", "demande", "--de", self.anomaly("CT-15", 3), "--exigence", "EX-CLI-001",
            "--texte", "La fiche doit dire si une commande vient d’un abonnement.",
            "--motif", "besoin oublié des boutiques", "--date", "23/04/2027",
        )  # fmt: skip
        self.run(
            "recette", "demande", "DEM-01", "--delai", "3", "--cout", "1 800",
            "--decision", "acceptée lot ultérieur", "--lot", "LOT-2", "--par", "MEM-01",
            "--motif", "avec les écrans de la boutique", "--date", "28/04/2027",
        )  # fmt: skip

    def correct(self) -> None:
        """Have the vendor correct the defects in version 1.0.4."""
        _say("Le prestataire corrige et livre la version 1.0.4")
        for cas, etape in CORRIGEES:
            self.deliver(self.anomaly(cas, etape), "1.0.4", "07/05/2027")

    def sign(
        self, campagne: str, pv: str, nature: str, *options: str, jour: str | None = None
    ) -> None:
        """Draw up the minutes of a campaign, have both parties read and sign them."""
        jour = jour or FINS[campagne]
        _say(f"{pv} : procès-verbal ({nature}), établi le {jour}, relu et signé")
        sortie = ("--sortie", f"sorties/recette/{pv}.docx")
        self.run(
            "recette", "pv", campagne, "--nature", nature, *options, "--date", jour,
            *SIGNATAIRES, *sortie,
        )  # fmt: skip
        self.run("recette", "pv", "--relire", pv, "--date", jour, *sortie)
        self.run("recette", "pv", "--signer", pv, "--le", jour, "--lieu", "Le Mans", *sortie)

    def close(self, campagne: str, pv: str) -> None:
        """Close a campaign whose minutes are signed."""
        for etat in ("terminée", "clôturée"):
            self.run(
                "recette", "campagne", campagne, "--etat", etat, "--par", "MEM-02",
                "--motif", f"{pv} signé", "--date", FINS[campagne],
            )  # fmt: skip

    def lift(self) -> None:
        """Lift each reserve on the passage that shows its correction."""
        _say("Les réserves sont levées, chacune sur le passage qui montre la correction")
        for reserve in json.loads(self.read("recette", "reserve", "--json")):
            self.run(
                "recette", "reserve", reserve["id"], "--lever",
                "--preuve", self.passage(reserve["anomalies"][0]), "--par", "MEM-02",
                "--date", "04/06/2027",
            )  # fmt: skip

    def deliver(self, anomalie: str, version: str, jour: str) -> None:
        """Have an anomaly corrected in `version`, and ready to be played again."""
        for etat in ("en correction", "livrée", "à retester"):
            self.run(
                "recette", "anomalie", anomalie, "--etat", etat, "--version", version,
                "--par", "prestataire", "--date", jour,
            )  # fmt: skip

    def open_next(self, avant: str, version: str, jours: tuple[str, str, str]) -> None:
        """Open the campaign that replays what did not conform, and cases against regressions.

        `jours` are those of the delivery, of the first day and of the last day.
        """
        livraison, debut, fin = jours
        campagne = f"CAMP-{int(avant[-2:]) + 1:02d}"
        _say(f"{campagne} : ce qui n’était pas conforme est rejoué en version {version}")
        self.run(
            "recette", "campagne", "--creer", "--reprend", avant, "--version", version,
            "--nom", f"Lot 1, version {version}", "--du", debut, "--au", fin,
        )  # fmt: skip
        _say("À la main, dans recette/campagnes.yaml : la livraison, et la non-régression")
        self._edit("recette/campagnes.yaml", lambda texte: _completed(texte, campagne, livraison))
        self._prove(campagne, version, livraison)
        self._begin(campagne, debut)

    def run(self, *arguments: str, ok: tuple[int, ...] = (0,)) -> None:
        """Run a command, and show it."""
        _run([*arguments], self.projet, ok)

    def read(self, *arguments: str) -> str:
        """Run a command for what it answers."""
        with contextlib.redirect_stdout(io.StringIO()) as dit:
            _answer(arguments, self.projet)
        return dit.getvalue()

    def anomaly(self, cas: str, etape: int) -> str:
        """Return the anomaly that a step of a case opened."""
        (nom,) = (
            a["id"]
            for a in json.loads(self.read("recette", "anomalie", "--json"))
            if a["execution_etape"]["execution"].endswith(f"#{cas}")
            and a["execution_etape"]["etape"] == etape
        )
        return str(nom)

    def passage(self, anomalie: str) -> str:
        """Return the last passage of the case that an anomaly is about."""
        (une,) = (
            a for a in json.loads(self.read("recette", "anomalie", "--json")) if a["id"] == anomalie
        )
        cas = une["execution_etape"]["execution"].partition("#")[2]
        releves = sorted((self.projet / "recette/campagnes/CAMP-03").glob("REL-*.yaml"))
        (releve,) = (r.stem for r in releves if f"cas: {cas}\n" in r.read_text("utf-8"))
        return f"{releve}#{cas}"

    def _filled(self, campagne: str, une: dict[str, Any]) -> str:
        vide = Path(une["fichier"])
        rendu = Path("classeurs-rendus") / campagne / vide.name
        fill_workbook(vide, self.projet / rendu, campagne, une["persona"], une["recetteur"])
        return str(rendu)

    def _prove(self, campagne: str, version: str, jour: str) -> None:
        for type_recette, (auteur, *exigences) in RAPPORTS.items():
            rapport = self.projet / "recus" / f"rapport-{type_recette}-{version}.csv"
            rapport.parent.mkdir(exist_ok=True)
            rapport.write_text(
                "Exigence;Verdict\n" + "".join(f"{e};OK\n" for e in exigences), encoding="utf-8"
            )
            self.run(
                "recette", "rapport", str(rapport.relative_to(self.projet)),
                "--type", type_recette, "--lot", "LOT-1", "--version", version,
                "--date", jour, "--auteur", auteur,
            )  # fmt: skip
        deja = 3 * (int(campagne[-2:]) - 1)
        for numero in range(deja + 1, deja + 1 + len(RAPPORTS)):
            self.run("recette", "rapport", "--accepter", f"RAP-{numero:02d}", "--par", "MEM-02")
        for numero, (nom, texte) in PREUVES.items():
            preuve = Path("recette/rapports") / version / nom
            (self.projet / preuve).parent.mkdir(parents=True, exist_ok=True)
            (self.projet / preuve).write_text(
                texte.format(version=version, jour=jour) + "\n", encoding="utf-8"
            )
            self.run(
                "recette", "campagne", campagne, "--critere", str(numero), "--preuve", str(preuve)
            )

    def _begin(self, campagne: str, jour: str) -> None:
        for etat in ("prête", "en cours"):
            self.run(
                "recette", "campagne", campagne, "--etat", etat, "--par", "MEM-02", "--date", jour
            )

    def cases_of_role(self, role: str) -> list[str]:
        """Return the cases that are played with a role."""
        plan = yaml.safe_load((self.projet / "recette/plan.yaml").read_text("utf-8"))
        return [cas["id"] for cas in plan["cas_de_test"] if cas.get("role") == role]

    def _edit(self, fichier: str, change: Any) -> None:
        path = self.projet / fichier
        path.write_text(change(path.read_text("utf-8")), encoding="utf-8")


def _shared(plan: str) -> str:
    """Return the plan with its personas shared between three testers, and one more persona."""
    for persona, (avant, apres) in PERSONAS.items():
        debut, fin = plan.split(f"  - id: {persona}\n", 1)
        plan = f"{debut}  - id: {persona}\n" + fin.replace(avant, apres, 1)
    return plan.replace("\n# Les cas de test", f"{ADMINISTRATEUR}\n# Les cas de test", 1)


def _completed(campagnes: str, campagne: str, livraison: str) -> str:
    """Return the campaigns, one of them with its delivery, its data, and cases played again."""
    debut, fin = campagnes.split(f"  - id: {campagne}\n", 1)
    cas = re.search(r"    cas: \[(.*?)\]\n", fin, re.DOTALL)
    assert cas is not None
    tous = sorted({c.strip() for c in cas[1].split(",")} | set(REGRESSION))
    ajout = ENVIRONNEMENT.format(livraison=livraison) + f"    cas: [{', '.join(tous)}]\n"
    return f"{debut}  - id: {campagne}\n" + fin.replace(cas[0], ajout, 1)


def _read(plan: str) -> str:
    return plan.replace("statut_redaction: brouillon", "statut_redaction: relu")


def _run(arguments: list[str], dossier: Path, ok: tuple[int, ...] = (0,)) -> None:
    print(f"\n$ cdc {' '.join(map(_quoted, arguments))}", flush=True)  # noqa: T201
    code = _answer(arguments, dossier)
    if code not in ok:
        sys.exit(code or 1)


def _answer(arguments: Sequence[str], dossier: Path) -> int:
    """Run `cdc` as the terminal does; a process for each of a hundred commands would be slow."""
    sys.argv = ["cdc", *arguments]
    with contextlib.chdir(dossier):
        try:
            main()
        except SystemExit as fin:
            return int(fin.code or 0)
    return 0


def _quoted(argument: str) -> str:
    return f'"{argument}"' if " " in argument else argument


def _say(texte: str) -> None:
    print(f"\n── {texte}", flush=True)  # noqa: T201


def play(racine: Path) -> int:
    """Play the acceptance under `racine`."""
    projet = racine / "recette-torrefaction"
    Demonstration(projet).play()
    _say(f"Tout est dans {os.path.relpath(projet / 'sorties/recette')}")
    return 0


if __name__ == "__main__":
    sys.exit(play(Path(sys.argv[1] if len(sys.argv) > 1 else "demo")))
