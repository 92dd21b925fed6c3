"""What a document says of itself: its title, its version, who reads it, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document.typographie import INSECABLE, for_template, long_date, short_date, typeset
from cdc_schema.annotations import Diffusion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.index import Index
    from cdc_schema import Cahier

TITRE = "Cahier des charges CRM"
_PUBLICS = {
    Diffusion.PRESTATAIRE: (
        "Consultation de prestataires",
        "Prestataires consultés — ne pas transmettre à des tiers",
        "prestataires consultés",
    ),
    Diffusion.INTERNE: (
        "Document interne",
        "Interne — ne pas transmettre aux prestataires",
        "interne",
    ),
}


def identity(cahier: Cahier, diffusion: Diffusion, index: Index) -> dict[str, Any]:
    """Return every value by its name; one that is missing is an empty text.

    Texts and lists of texts only: a template can reach nothing that it could call.
    """
    projet, surtitre = cahier.projet, _PUBLICS[diffusion][0]
    contexte: dict[str, Any] = {
        "societe": cahier.presentation.raison_sociale or "",
        "precision": _precision(cahier),
        "surtitre": surtitre,
        "titre": projet.titre or TITRE,
        "sous_titre": projet.sous_titre or "",
        "avertissement": projet.avertissement or "",
        "version": projet.version or "",
        "date": short_date(projet.date) if projet.date else "",
        "statut": projet.statut or "",
        "diffusion": _PUBLICS[diffusion][1],
        "rubriques_absentes": "",
        "interne": "oui" if diffusion is Diffusion.INTERNE else "",
        "mention_version": _version(cahier),
        "mention_diffusion": _statut(cahier, diffusion),
        "couverture": list(_cover(cahier, diffusion, index)),
        "historique": list(_history(cahier, index)),
    }
    return {nom: _clean(valeur) for nom, valeur in contexte.items()}


def _cover(cahier: Cahier, diffusion: Diffusion, index: Index) -> Iterator[dict[str, Any]]:
    projet, remise = cahier.projet, cahier.planning.consultation
    date_remise = remise.remise if remise is not None else None
    lignes = (
        ("Version", projet.version, True),
        ("Date", long_date(projet.date) if projet.date else None, False),
        ("Statut", projet.statut, True),
        ("Diffusion", _PUBLICS[diffusion][1], False),
        ("Rédaction", ", ".join(projet.auteurs), False),
        ("Contact", _contact(cahier, index), False),
        ("Remise des offres", long_date(date_remise) if date_remise else None, False),
    )
    for libelle, valeur, important in lignes:
        if valeur:
            yield {"libelle": libelle, "valeur": valeur, "important": important}


def _contact(cahier: Cahier, index: Index) -> str:
    contact = cahier.presentation.contact_consultation
    if contact is None:
        return ""
    role = index.plain(contact.role) if contact.role and index.libelle(contact.role) else ""
    mots = (role, contact.courriel, contact.telephone, contact.horaires)
    return ", ".join(mot for mot in mots if mot)


def _history(cahier: Cahier, index: Index) -> Iterator[dict[str, str]]:
    for version in cahier.projet.historique:
        auteur = version.auteur or ""
        yield {
            "version": version.version or "",
            "date": short_date(version.date) if version.date else "",
            "auteur": index.libelle(auteur) or auteur,
            "objet": version.motif or "",
        }


def _precision(cahier: Cahier) -> str:
    presentation = cahier.presentation
    ville = next((site.ville for site in presentation.sites if site.ville), None)
    return " — ".join(mot for mot in (presentation.forme_juridique, ville) if mot)


def _version(cahier: Cahier) -> str:
    projet = cahier.projet
    date = f" du {short_date(projet.date)}" if projet.date else ""
    return f" — Version{INSECABLE}{projet.version}{date}" if projet.version else ""


def _statut(cahier: Cahier, diffusion: Diffusion) -> str:
    mention = f"diffusion{INSECABLE}: {_PUBLICS[diffusion][2]}"
    statut = cahier.projet.statut
    return f"{statut} — {mention}" if statut else mention[:1].upper() + mention[1:]


def _clean(valeur: Any) -> Any:
    if isinstance(valeur, str):
        return typeset(for_template(valeur)).replace("\n", " ")
    if isinstance(valeur, list):
        return [{cle: _clean(v) for cle, v in ligne.items()} for ligne in valeur]
    return valeur
