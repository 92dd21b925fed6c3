"""Names of people, and what they do, as headings and names of sheets give them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cdc.entretien.reponses import normalize
from cdc.formats.tableurs.libres.moments import read_date, read_minutes

_CIVILITE = re.compile(r"^(m\.|mme|mlle|monsieur|madame|mr\.?|m)\s+(?=\S)", re.IGNORECASE)
_PARTICULES = {"de", "du", "des", "le", "la", "van", "von", "der", "den", "el", "al", "ben", "d"}
_ENTRE = re.compile(r"\s*[,;|\n(){}\[\]]\s*|\s+[-–—/]\s+|(?<=\S)\s*[–—]\s*(?=\S)|\s+à\s+(?=\d)")
_ANNONCE = re.compile(
    r"^\W*(?:(?:compte[ -]rendu|cr|notes?|synth[èe]se|questionnaire|trame|guide)\b\s*"
    r"(?:(?:de|d['’]|du)\s*(?:l['’])?)?\s*)?"
    r"(?:entretien|interview|rencontre|rdv|rendez[ -]vous|[ée]change|entrevue|r[ée]union)\b"
    r"(?:\s+n?°?\s*\d+)?"
    r"(?:\s+(?:individuel|utilisateur|m[ée]tier|crm|t[ée]l[ée]phonique))?"
    r"(?:\s+du\s+(?P<date>\d[\d/.\s-]*\d|\d{1,2}(?:er)?\s+\w+\s+\d{4}))?"
    r"(?:\s*(?::|[-–—])\s*|\s+(?:avec|de|du|chez|d['’])\s*|\s+)(?P<suite>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_COMMUNS = frozenset(
    """
    accueil achat achats action actions activite activites adv affaires agence analyse annexe attente attentes
    avis base besoin besoins bilan bloc bon budget but cadre cahier campagne canal catalogue charge chef
    cible client clients clientele commande commandes commerce commercial commerciale commerciaux commun
    communication complement compta comptabilite comptable compte conclusion contact contacts contenu contexte
    contrainte contraintes crm cycle date dates demande devis direction directeur directrice divers document
    documents donnee donnees droits dsi enjeu enjeux entreprise entretien entretiens equipe equipes erp etape
    etat excel existant exigences export externe facturation feuil feuille fichier fichiers fidelisation
    finance finances flux fonction fonctions formation frein freins general generale gestion global groupe
    guide identite idees import indicateurs informatique interface interfaces interne interview introduction
    irritants juridique lead leads lieu liste logiciel logistique maintenance management marche marketing
    matrice metier metiers migration mise mobilite modele mois motif nom normes note notes nouveau objectif
    objectifs offre offres onglet organisation outil outils page parcours partenaires partie personne pilotage
    plan planning point points poste pratiques presentation prix priorite priorites probleme problemes
    processus produit produits profil projet projets prospect prospects prospection qualite question
    questionnaire questions rapport recette recueil reference relation reporting reponse reponses reprise
    reserve responsable resultats retour retours reunion risque risques role sales satisfaction sav secteur
    securite segmentation service services sheet siege site situation societe sources stock strategie suite
    suivi support synthese systeme tableau taches technique telephone temps theme themes total trame travail
    type usage usages utilisateur utilisateurs vente ventes version vie vision visiteurs volume volumes web
    assistant assistante technicien technicienne vendeur vendeuse manager sedentaire itinerant terrain
    dirigeant dirigeante gerant gerante president presidente rh ressources humaines production atelier
    logisticien controleur chargee adjoint adjointe generaux regional regionale national nationale
    """.split()  # noqa: SIM905
)
_FONCTIONS = re.compile(
    r"^(la |le |l )?(direction|directeur|directrice|dg|daf|dsi|rsi|rssi|drh|pdg|gerante?|dirigeante?|"
    r"president[e]?|commercia(l|le|ux)|adv|sav|service client|marketing|communication|comptab(le|ilite)|"
    r"assistante?|responsable|chef|cheffe|technicien|technicienne|vendeur|vendeuse|acheteur|acheteuse|"
    r"achats?|logistique|informatique|finances?|facturation|rh|production|support|ventes?|"
    r"administration des ventes|charge|chargee|manager|secretariat|secretaire|atelier|standard)\b"
)


@dataclass(frozen=True, slots=True)
class Qui:
    """Who a text names: lines of the identity of an interview, by key."""

    lignes: dict[str, str]

    def __bool__(self) -> bool:
        """Say whether it names anybody, or anything of them."""
        return bool(self.lignes)


def name_key(nom: str) -> str:
    """Return what stays of a name, however it is written: « Mme GARNIER Sophie » too."""
    return " ".join(sorted(normalize(_CIVILITE.sub("", nom.strip())).split()))


def is_person(texte: str, *, sure: bool = False) -> bool:
    """Say whether a text is the name of a person; `sure` asks for a known first name."""
    reste = _CIVILITE.sub("", texte.strip())
    titree = reste != texte.strip()
    if not reste or any(c.isdigit() or c in "?:!/&+@_=" for c in reste):
        return False
    mots = [m for m in re.split(r"[\s,]+", reste) if m.strip(".")]
    noms = [m for m in mots if normalize(m) not in _PARTICULES]
    if not 1 <= len(noms) <= 4 or any(not m[0].isupper() for m in noms):
        return False
    simples = [s for m in noms for s in normalize(m).split()]
    if any(s in _COMMUNS for s in simples):
        return False
    connu = any(s in PRENOMS for s in simples)
    if len(noms) == 1:
        return titree or connu
    return titree or connu or not sure


def is_function(texte: str) -> bool:
    """Say whether a text names a function or a service: « Responsable SAV »."""
    return len(texte) <= 60 and bool(_FONCTIONS.match(normalize(texte)))


def announced(texte: str) -> Qui:
    """Return whom a title announces: « Entretien avec Sophie Garnier, SAV, 12/03/2026 »."""
    if "?" in texte or len(texte) > 200:
        return Qui({})
    trouve = _ANNONCE.match(texte.split("\n")[0])
    if trouve is None:
        return Qui({})
    qui = described(trouve["suite"])
    if "personne" not in qui.lignes and not is_function(trouve["suite"]):
        return Qui({})
    date = read_date(trouve["date"] or "")
    return Qui({**qui.lignes, "date": date}) if date else qui


def described(texte: str) -> Qui:
    """Return who « Sophie Garnier, responsable SAV, 12/03/2026 » is."""
    lignes: dict[str, str] = {}
    morceaux = (m.strip(" \t-–—:.") for m in _ENTRE.split(texte.strip()))
    autres: list[str] = []
    for morceau in filter(None, morceaux):
        if "personne" in lignes and is_person(morceau, sure=True):
            autres.append(morceau)
            continue
        cle, valeur = _piece(morceau, lignes)
        if cle:
            lignes.setdefault(cle, valeur)
    return Qui(_together(lignes, autres) if autres else lignes)


def _together(lignes: dict[str, str], autres: list[str]) -> dict[str, str]:
    """Return the identity of people heard together: what is of one of them is not of all."""
    communes = {cle: texte for cle, texte in lignes.items() if cle in ("date", "duree_min")}
    return {"personne": ", ".join([lignes["personne"], *autres]), **communes}


def _piece(morceau: str, lignes: dict[str, str]) -> tuple[str, str]:
    date = read_date(morceau)
    if date:
        return "date", date
    if minutes := read_minutes(morceau):
        return "duree_min", minutes
    if "@" in morceau:
        return "courriel", morceau
    if "personne" not in lignes and is_person(morceau):
        return "personne", morceau
    if "personne" in lignes or is_function(morceau):
        return ("fonction" if "fonction" not in lignes else "service"), morceau
    return "", ""


PRENOMS = frozenset(
    """
    abdel abdou adam adele adeline adrien agathe agnes ahmed aicha aime alain alban albane albert alex
    alexandra alexandre alexia alexis alfred ali alice aline alix alya amandine amelie amina amine amir
    anais andre andrea andree ange angela angele angelique anissa anita anna annabelle anne annick annie
    antoine antoinette antonin antonio ariane aristide arlette armand armelle arnaud arthur assia astrid
    aude audrey augustin aurelia aurelie aurelien aurore axel axelle aymeric aziz baptiste barbara bastien
    beatrice benedicte benjamin benoit bernadette bernard berthe bertrand bilal blandine boris brice brigitte
    bruno camille capucine carine carla carlos carole caroline catherine cecile cecilia cedric celestin celia
    celine chantal charlene charles charlotte chloe christel christelle christian christiane christine
    christophe claire clara clarisse claudette claudia claudine clea clemence clement clementine
    colette coline constance constant coralie corentin corinne cyprien cyril cyrille damien daniel daniela
    daniele danielle danny david deborah delphine denis denise diane didier dimitri djamel dominique dorian
    dorothee driss dylan edgar edith edmond edouard elena eleonore eliane elias elie eliott elisa elisabeth
    elise ella elodie eloise elsa emile emilie emilien emma emmanuel emmanuelle enzo eric erika erwan estelle
    esther etienne eugene eugenie eva evelyne ewen fabian fabien fabienne fabrice fadila fanny farid farida
    fatima fatou faustine felicie felix fernand flavie flora florence florent florian floriane francine
    francis franck francois francoise frank fred frederic frederique gabriel gabrielle gael gaelle gaetan
    gaspard gaston genevieve geoffrey georges georgette gerald geraldine gerard germain ghislaine gilbert
    gilles gisele gregoire gregory guillaume gustave guy gwenaelle habib hadrien hakim hamid hanna hannah
    hassan helene heloise henri henriette herve hichem hortense hubert hugo hugues ibrahim ida ines ingrid
    irene iris isabelle isaac ismael ivan jacqueline jacques jade jamal james jamila janine jasmine jawad
    jean jeanne jeannine jennifer jeremie jeremy jerome jessica joachim joan joanna jocelyne joel joelle
    johan johanna john jonathan jordan jose joseph josephine josette josiane josselin joyce juan judith jules
    julia julian julie julien juliette justin justine kamel karen karim karima karine katia kenza kevin khadija
    khaled kim laetitia laila lamia lara laura laure laurence laurent laurie lea leila lena leo leon leonie
    leopold leslie lila lilian liliane lina linda line lionel lisa lise loic lola lorenzo lou louis louisa
    louise luc luca lucas lucette lucie lucien lucienne ludivine ludovic lydia lydie lyne madeleine mael
    maelle magali mahmoud maia malek malik malika manon manuel manuela marc marcel marcelle margaux margot
    marguerite maria mariam marianne marie marielle marina marine marion marius marjorie marlene martha
    martial martin martine maryline maryse maryvonne mathias mathieu mathilde mathis matteo matthias matthieu
    maud maurice max maxence maxime mehdi melanie melina melissa melodie mercedes michel michele micheline
    michelle mickael miguel milan mireille mohamed mohammed mona monique morgan morgane mounir mourad moussa
    muriel mustapha myriam nabil nadege nadia nadine naima nancy natacha natalia nathalie nathan nelly nicolas
    nicole nina nino noah noe noel noemie nora norbert nordine odette odile olga olivia olivier omar ophelie
    oscar pablo pascal pascale patrice patricia patrick paul paula paule pauline pedro perrine peter philippe
    pierre pierrette priscilla quentin rachel rachid rachida rafael raoul raphael raphaelle raymond raymonde
    rebecca regine regis remi remy renaud rene renee richard rita robert robin rodolphe roger roland romain
    romane romeo romuald ronan rosa rosalie rose roselyne roxane ruben sabine sabrina said salim salima sally
    salome sam samantha samia samir samira samuel samy sandra sandrine sara sarah saskia sebastien selim selma
    serena serge severine sheila sidonie silvia simon simone sofia sofiane soizic solange solene sonia sophia
    sophie soraya stanislas stella stephane stephanie steve steven suzanne suzie sybille sylvain sylvaine
    sylvestre sylvette sylvia sylviane sylvie tanguy tania tarek tatiana teddy thea theo theodore theophile
    therese thibault thibaut thierry thomas tiffany tim timothee titouan tom tony tristan ugo ulysse valentin
    valentine valerie vanessa vera veronique vianney victoire victor victoria vincent violaine violette
    virginie vivian viviane wafa walid wendy wilfried william xavier yacine yael yann yannick yasmina yasmine
    yassine yohan yolande youcef younes youssef yvan yves yvette yvon yvonne zacharie zakaria zara zineb zoe
    """.split()  # noqa: SIM905
)
