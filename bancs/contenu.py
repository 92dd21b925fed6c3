"""The same made-up requirements for every tool that is measured."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.projet import emit, write_squelette

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ETAPES = ("VIS", "LEA", "PRO", "CLI", "REL", "FID")
SECTIONS = ("2a", "2b", "2c", "2d", "2e", "2f")
PRIORITES = ("indispensable", "important", "souhaitable", "ultérieur")
OBJECTIFS = 7


@dataclass(frozen=True, slots=True)
class Besoin:
    """One requirement: about 200 characters, one criterion, one objective."""

    numero: int

    @property
    def id(self) -> str:
        """Return an identifier of the outline's form."""
        return f"EX-{ETAPES[self.numero % 6]}{self.numero // 9999}-{self.numero % 9999 + 1:04d}"

    @property
    def enonce(self) -> str:
        """Return the statement."""
        return (
            f"Quand un conseiller enregistre la demande n° {self.numero} d’un client R&D, le CRM "
            f"doit afficher l’historique des {self.numero % 24 + 1} derniers mois et proposer la "
            "suite prévue par le processus, en moins de 2 s pour 95 % des demandes."
        )

    @property
    def objectif(self) -> str:
        """Return the objective that it serves."""
        return f"OBJ-{self.numero % OBJECTIFS + 1:02d}"


@dataclass(frozen=True, slots=True)
class BesoinVarie(Besoin):
    """One requirement that shares its form with others, and its words with few."""

    @property
    def enonce(self) -> str:
        """Return the statement."""
        choix = random.Random(self.numero)
        qui, quand, quoi, sur, ou = (choix.choice(mots) for mots in VARIES)
        return (
            f"Quand {qui} {quand} {sur}, le CRM doit {quoi} {ou} {choix.choice(VARIES[3])}, en moins "
            f"de {choix.randint(2, 90)} s pour {choix.randint(50, 99)} % des cas."
        )


VARIES = (
    ("un conseiller", "un commercial", "la responsable ADV", "un technicien", "le client", "un livreur"),
    ("enregistre", "annule", "relance", "fusionne", "qualifie", "archive", "imprime", "valide", "retrouve"),
    ("afficher", "recalculer", "transmettre à l’ERP", "journaliser", "proposer", "bloquer", "numéroter"),
    tuple(
        f"{objet} {precision}"
        for objet in ("la commande", "le devis", "l’avoir", "la tournée", "la facture", "le contrat",
                      "la réclamation", "l’adresse de pose", "le panier", "la remise", "l’acompte")
        for precision in ("d’un distributeur", "du magasin", "de l’exercice clos", "sans bon signé",
                          "en contentieux", "du premier lot", "hors zone", "d’un compte groupé")
    ),
    ("avec", "après", "avant", "sans modifier", "à côté de", "à partir de"),
)  # fmt: skip


def besoins(nombre: int) -> list[Besoin]:
    """Return `nombre` requirements."""
    return [Besoin(n) for n in range(nombre)]


def write_cdc(dossier: Path, nombre: int, genre: type[Besoin] = Besoin) -> None:
    """Write a project of `nombre` requirements, as its author would have it."""
    write_squelette(dossier)
    objectifs = [
        {"id": f"OBJ-{n + 1:02d}", "enonce": "Répondre plus tôt"} for n in range(OBJECTIFS)
    ]
    lot = {"lots": [{"id": "LOT-1", "nom": "Premier lot"}]}
    contenus: dict[str, dict[str, Any]] = {
        "1-entreprise": {"presentation": {"raison_sociale": "Essai"}, "objectifs": objectifs},
        "5-planning": {"planning": lot},
        "7-exigences": {"exigences": [dict(_exigence(genre(n))) for n in range(nombre)]},
    }
    for fichier, donnees in contenus.items():
        (dossier / "cahier" / f"{fichier}.yaml").write_text(emit(donnees), encoding="utf-8")


def _exigence(besoin: Besoin) -> Iterator[tuple[str, object]]:
    yield "id", besoin.id
    yield "titre", f"Historique de la demande {besoin.numero}"
    yield "enonce", besoin.enonce
    yield "type", "fonctionnelle"
    yield "section", SECTIONS[besoin.numero % 6]
    yield "priorite", PRIORITES[besoin.numero % 4]
    yield "objectifs", [besoin.objectif]
    yield (
        "criteres_acceptation",
        [
            {
                "etant_donne": "un client connu depuis 24 mois",
                "quand": "le conseiller ouvre sa demande",
                "alors": "l’historique est affiché en moins de 2 s",
            }
        ],
    )
    yield "mode_verification", "test"
    yield "lot", "LOT-1"
    yield "statut", "validée"
    yield "version", "1.0"


def write_doorstop(dossier: Path, nombre: int) -> None:
    """Write the same requirements as a Doorstop tree: objectives above, one link each."""
    for prefixe, parent in (("OBJ", ""), ("REQ", "  parent: OBJ\n")):
        cible = dossier / prefixe.lower()
        cible.mkdir(parents=True)
        (cible / ".doorstop.yml").write_text(
            f"settings:\n  digits: 5\n  itemformat: yaml\n{parent}  prefix: {prefixe}\n  sep: ''\n"
        )
    for n in range(OBJECTIFS):
        _item(dossier / "obj" / f"OBJ{n + 1:05d}.yml", n, "Répondre plus tôt", "")
    for besoin in besoins(nombre):
        lien = f"- OBJ{besoin.numero % OBJECTIFS + 1:05d}: null\n"
        _item(
            dossier / "req" / f"REQ{besoin.numero + 1:05d}.yml", besoin.numero, besoin.enonce, lien
        )


def _item(path: Path, rang: int, texte: str, liens: str) -> None:
    path.write_text(
        f"active: true\nderived: false\nheader: |\n  Historique {rang}\nlevel: 1.{rang}.0\n"
        f"links:{' []' if not liens else ''}\n{liens}normative: true\nref: ''\nreviewed: null\n"
        f"text: |\n  {texte}\n",
        encoding="utf-8",
    )
