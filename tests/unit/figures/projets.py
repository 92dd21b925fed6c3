"""Projects that nobody would write, for pictures that must hold all the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from cdc_schema.enumerations import Avenir, ModeHebergement, RoleProjet, TypeSource

MOTS = st.sampled_from(
    ["client", "ERP", "commande", "boutique", "SAV", "e-mail", "anticonstitutionnellement"]
)
PHRASES = st.lists(MOTS, min_size=1, max_size=6).map(" ".join).map(lambda t: t[:60])
BRUTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
NOMS = st.one_of(PHRASES, BRUTS, st.sampled_from(["W" * 60, "x", "i" * 60, "Ünïcôdé 中文 🙂"]))
ETATS = NOMS.filter(lambda nom: nom.isprintable())
JOURS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)).map(dt.date.isoformat)


@st.composite
def cartes(draw: st.DrawFn) -> dict[str, Any]:
    """Draw applications, roles and flows: from 3 to 40 applications, up to 60 flows."""
    nombre = draw(st.integers(3, 40))
    sans_zone = draw(st.booleans())
    ids = [f"SYS-{i:02d}" for i in range(nombre)]
    roles = [f"ROL-{i:02d}" for i in range(draw(st.integers(0, 5)))]
    zones = st.none() if sans_zone else st.sampled_from([None, *ModeHebergement])
    systemes = [
        {
            "id": cle,
            "nom": draw(NOMS),
            "hebergement": draw(zones),
            "avenir": draw(st.sampled_from([None, *Avenir])),
        }
        for cle in ids
    ]
    moyeu = draw(st.sampled_from([None, ids[0]]))
    bouts = st.sampled_from([*ids, *roles, *[moyeu or ids[0]] * nombre])
    flux = [
        {
            "id": draw(st.sampled_from([f"FLX-{i:02d}", f"FLX-ABCDEFGH-{i:04d}"])),
            "emetteur": draw(bouts),
            "recepteur": draw(bouts),
        }
        for i in range(1, draw(st.integers(0, 60)) + 1)
    ]
    sources = [
        {
            "id": f"SRC-{i:02d}",
            "nom": draw(NOMS),
            "type": draw(st.sampled_from([None, *TypeSource])),
            "proprietaire": draw(st.sampled_from(roles)) if roles else None,
        }
        for i in range(draw(st.integers(0, 30)))
    ]
    return {
        "existant": {"systemes": systemes},
        "flux": flux,
        "cartographie": {"sources": sources},
        "droits": {"roles": [{"id": r, "nom": draw(NOMS)} for r in roles]},
    }


@st.composite
def machines(draw: st.DrawFn) -> dict[str, Any]:
    """Draw one state machine, from a lonely state to a tangle."""
    etats = draw(st.lists(ETATS, min_size=1, max_size=14, unique=True))
    un = st.sampled_from(etats)
    transitions = draw(
        st.lists(
            st.fixed_dictionaries({"de": un, "vers": un, "declencheur": st.none() | NOMS}),
            max_size=24,
        )
    )
    machine = {
        "id": "WF-X",
        "etats": [{"nom": e} for e in etats],
        "initial": draw(st.none() | un),
        "finaux": draw(st.lists(un, max_size=3, unique=True)),
        "transitions": transitions,
    }
    return {"workflows": [machine]}


@st.composite
def plannings(draw: st.DrawFn) -> dict[str, Any]:
    """Draw phases, batches, milestones and forbidden periods, dates in any order."""
    phase = {
        "nom": NOMS,
        "debut": JOURS,
        "fin": JOURS,
        "responsable": st.sampled_from(["MEM-01", "MEM-02"]),
    }
    lot = {
        "nom": NOMS,
        "date_livraison": st.none() | JOURS,
        "recette_debut": JOURS,
        "recette_fin": JOURS,
    }
    jalon = {"nom": NOMS, "date": st.none() | JOURS, "imperatif": st.sampled_from(["oui", "non"])}
    periode = {"debut": JOURS, "fin": JOURS, "raison": NOMS}

    def several(champs: dict[str, Any], plus: int) -> Any:
        return draw(st.lists(st.fixed_dictionaries(champs), max_size=plus))

    return {
        "planning": {
            "phases": several(phase, 45),
            "lots": several(lot, 8),
            "jalons": several(jalon, 20),
            "indisponibilites": several(periode, 4),
        },
        "equipe": {"membres": [{"id": "MEM-01", "role_projet": RoleProjet.PRESTATAIRE}]},
    }


@st.composite
def cycles(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the six stages with their ways out."""
    vers = st.sampled_from(["visiteur", "lead", "prospect", "client", "écarté", "perdu", "inactif"])
    sortie = st.fixed_dictionaries({"vers": vers, "condition": st.none() | NOMS})
    return {
        cle: {"entree": draw(st.none() | NOMS), "sortie": draw(st.lists(sortie, max_size=4))}
        for cle in ("visiteurs", "leads", "prospects", "clients", "relation", "fidelisation")
    }
