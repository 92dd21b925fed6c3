"""The project folder: YAML files with places, edited by surgery, saved whole, undone."""

from cdc.projet.annulation import (
    FichierModifieError,
    Operation,
    RienAAnnulerError,
    annuler,
)
from cdc.projet.donnees import CheminIntrouvableError
from cdc.projet.dossiers import DossierNonVideError, check_dossier_vide, copy_exemple
from cdc.projet.ecriture import emit
from cdc.projet.enregistrements import (
    EnregistrementExistantError,
    load_enregistrements,
    write_enregistrement,
)
from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.fichiers import EcritureImpossibleError, write_file, write_files
from cdc.projet.modifications import (
    Ajouter,
    Inserer,
    Modification,
    ModificationRefuseeError,
    Remplacer,
    Retirer,
    appliquer,
)
from cdc.projet.noeuds import Position
from cdc.projet.projet import Projet, ProjetAbsentError, find_projet, load_projet
from cdc.projet.sorties import write_sortie
from cdc.projet.squelette import Reponses, write_squelette
from cdc.projet.verrou import ProjetOccupeError, lock

__all__ = [
    "Ajouter",
    "CheminIntrouvableError",
    "DossierNonVideError",
    "EcritureImpossibleError",
    "EnregistrementExistantError",
    "Faute",
    "FichierModifieError",
    "Inserer",
    "Modification",
    "ModificationRefuseeError",
    "Operation",
    "Position",
    "Projet",
    "ProjetAbsentError",
    "ProjetInvalideError",
    "ProjetOccupeError",
    "Remplacer",
    "Reponses",
    "Retirer",
    "RienAAnnulerError",
    "annuler",
    "appliquer",
    "check_dossier_vide",
    "copy_exemple",
    "emit",
    "find_projet",
    "load_enregistrements",
    "load_projet",
    "lock",
    "write_enregistrement",
    "write_file",
    "write_files",
    "write_sortie",
    "write_squelette",
]
