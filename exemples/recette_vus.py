"""What the testers of the demonstration see, passage by passage: all that does not go as said.

A step that is not here conforms. Words are those that people type: « ok », « KO », « NC ».
"""

from __future__ import annotations

from dataclasses import dataclass, field

# By case and step: the verdict, then what was seen, how serious it is, what shows it.
Ecarts = dict[str, dict[int, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Rendu:
    """What one tester says of one persona.

    Attributes:
        jour: when she played.
        ecarts: the steps that do not conform, or that she words her own way.
        remarques: what she says of a whole case: a need, not a defect.
        sans_reponse: the cases that she did not open.
    """

    jour: str
    ecarts: Ecarts = field(default_factory=dict)
    remarques: dict[str, str] = field(default_factory=dict)
    sans_reponse: tuple[str, ...] = ()


Rendus = dict[tuple[str, str], Rendu]

SOLENE_LUCIE = Rendu(
    "13/04/2027",
    {
        "CT-01": {
            1: ("ok",),
            6: (
                "Non conforme",
                (
                    "Le statut change, mais le délai court toujours : « reste 2 j » au lieu de "
                    "« suspendu »."
                ),
                "Majeure",
                "capture-delai.png",
            ),
        },
        "CT-02": {
            1: (
                "KO",
                (
                    "Le CRM accepte l’attente sans aucun élément coché. Le dossier quitte ma file et "
                    "plus personne ne le voit."
                ),
                "Bloquante",
                "capture-attente.png",
            ),
        },
        "CT-03": {
            1: ("Non conforme", "L’e-mail part, mais son objet est en anglais.", "Mineure"),
        },
    },
)
SOLENE_EMILIE = Rendu(
    "20/04/2027",
    {"CT-02": {1: ("NC", "L’attente est acceptée sans motif.", "Majeure")}},
    {
        "CT-01": "Au téléphone, la cliente n’a presque jamais son numéro de commande : il "
        "faudrait la chercher par son nom. L’écran fait bien ce que le cas annonce."
    },
)
MAELLE = Rendu(
    "13/04/2027",
    {
        "CT-07": {
            3: (
                "Non conforme",
                "Le CRM exige la date et la source, pas le texte lu.",
                "Majeure",
                "capture-consentement.png",
            )
        }
    },
)
BASTIEN = Rendu(
    "13/04/2027",
    {
        "CT-08": {
            2: ("Non conforme", "Avec 12,5 %, le devis part aussitôt, sans validation.", "Majeure"),
            3: ("Bloqué", "Rien à accorder : le devis est déjà parti."),
        }
    },
)
FABRICE = Rendu(
    "20/04/2027",
    {"CT-12": {3: ("Bloqué", "La tablette n’a pas de carte SIM : réseau introuvable.")}},
)
NOEMIE = Rendu(
    "20/04/2027",
    {
        "CT-15": {
            3: (
                "Non conforme",
                (
                    "La commande arrive, mais sans dire si elle vient de l’abonnement. En boutique, "
                    "c’est ce que je cherche d’abord."
                ),
                "Mineure",
            )
        }
    },
)
ODILE = Rendu(
    "13/04/2027",
    {"CT-10": {1: ("Non conforme", "Les écarts sont listés, pas surlignés.", "Mineure")}},
)
YANNICK = Rendu("20/04/2027", sans_reponse=("CT-05",))

PREMIERE: Rendus = {
    ("PER-01", "MEM-04"): BASTIEN,
    ("PER-02", "MEM-12"): MAELLE,
    ("PER-03", "MEM-09"): SOLENE_LUCIE,
    ("PER-03", "MEM-12"): SOLENE_EMILIE,
    ("PER-04", "MEM-04"): FABRICE,
    ("PER-05", "MEM-12"): NOEMIE,
    ("PER-06", "MEM-12"): Rendu("20/04/2027"),
    ("PER-07", "MEM-12"): ODILE,
    ("PER-08", "MEM-04"): Rendu("20/04/2027"),
    ("PER-09", "MEM-09"): YANNICK,
    ("PER-10", "MEM-04"): Rendu("13/04/2027"),
}

# Version 1.0.4: everything is mended but the discount, and the marks of a merge, put off.
SECONDE: Rendus = {
    ("PER-01", "MEM-04"): Rendu(
        "11/05/2027",
        {
            "CT-08": {
                2: ("Non conforme", "12,5 % est bien arrêté, mais 12,1 % part seul.", "Majeure"),
            }
        },
    ),
    ("PER-07", "MEM-12"): Rendu(
        "11/05/2027",
        {"CT-10": {1: ("Non conforme", "Toujours pas surlignés.", "Mineure")}},
    ),
    ("PER-05", "MEM-12"): Rendu(
        "11/05/2027", remarques={"CT-15": "L’abonnement viendra avec le lot 2, c’est noté."}
    ),
}

# Version 1.0.5: nothing is left.
TROISIEME: Rendus = {}
JOURS = {"CAMP-01": "13/04/2027", "CAMP-02": "11/05/2027", "CAMP-03": "02/06/2027"}
VUS: dict[str, Rendus] = {"CAMP-01": PREMIERE, "CAMP-02": SECONDE, "CAMP-03": TROISIEME}
