// The editor of one cell, by what it holds: a line, a text, a choice, several choices.
import { bloc } from "./elements.js";

// Returns { element, texte(), poser(t), fermer(), longue }; `depart` is the key that began it.
export function ouvrirEditeur(td, colonne, depart) {
  const faire = EDITEURS[colonne.forme] ?? ligne;
  const editeur = faire(td, colonne, depart);
  const { element } = editeur;
  element.classList.add("editeur");
  if (!element.getAttribute("aria-label")) element.setAttribute("aria-label", td.dataset.titre);
  td.append(element);
  editeur.ouvert?.();
  return { longue: false, ...editeur, fermer: () => element.remove() };
}

function ligne(td, colonne, depart) {
  const champ = document.createElement(colonne.forme === "texte" ? "textarea" : "input");
  if (colonne.forme === "texte") champ.rows = 1;
  champ.autocomplete = "off";
  champ.spellcheck = colonne.forme === "texte";
  if (colonne.forme === "nombre") champ.inputMode = "decimal";
  if (colonne.exemple && !td.dataset.saisie) champ.placeholder = colonne.exemple;
  champ.value = depart ?? td.dataset.saisie;
  return {
    element: champ, texte: () => champ.value.trim(), poser: (t) => { champ.value = t; },
    ouvert: () => { champ.focus(); champ.setSelectionRange(champ.value.length, champ.value.length); },
  };
}

function reference(td, colonne, depart) {
  const editeur = ligne(td, colonne, depart), champ = editeur.element;
  const liste = document.createElement("datalist"), cadre = bloc("avec-liste", champ, liste);
  liste.id = "options-de-la-case";
  for (const o of colonne.options) liste.append(Object.assign(document.createElement("option"), { value: nommee(o) }));
  champ.setAttribute("list", liste.id);
  champ.setAttribute("aria-label", td.dataset.titre);
  champ.addEventListener("input", () => demander(td, colonne, champ.value, (noms) => {
    liste.replaceChildren(...noms.map((value) => Object.assign(document.createElement("option"), { value })));
  }));
  const connue = colonne.options.find((o) => o.valeur === td.dataset.saisie);
  if (depart === null && connue) champ.value = nommee(connue);
  return {
    ...editeur, element: cadre,
    texte: () => colonne.options.find((o) => nommee(o) === champ.value.trim())?.valeur ?? champ.value.trim(),
  };
}

// A long list does not come with the page: its names are asked for as one types.
let attente = 0;
function demander(td, colonne, texte, montrer) {
  if (!("longue" in colonne) || texte.trim().length < 2) return;
  clearTimeout(attente);
  attente = setTimeout(async () => {
    const liste = td.closest("[data-liste]");
    const chemin = td.dataset.chemin ?? `${liste.dataset.liste}[${liste.dataset.total}].${colonne.cles}`;
    const reponse = await fetch(`/options?${new URLSearchParams({ chemin, q: texte })}`).catch(() => null);
    if (reponse?.ok) montrer((await reponse.json()).options);
  }, 200);
}

const nommee = (o) => (o.sens && o.sens !== o.libelle && o.valeur !== o.libelle ? `${o.libelle} (${o.valeur})` : o.libelle);

function texte(td, colonne, depart) {
  const champ = document.createElement("textarea");
  champ.rows = 3;
  champ.className = "haut";
  champ.value = depart ?? td.dataset.saisie;
  champ.title = colonne.forme === "textes" ? "Un élément par ligne. Maj Entrée va à la ligne." : "Maj Entrée va à la ligne.";
  return {
    element: champ, texte: () => champ.value.trim(), poser: (t) => { champ.value = t; }, longue: true,
    ouvert: () => { champ.focus(); champ.setSelectionRange(champ.value.length, champ.value.length); },
  };
}

function choix(td, colonne, depart) {
  const champ = document.createElement("select");
  champ.append(new Option("", ""));
  for (const o of colonne.options) champ.append(new Option("lettres" in colonne ? `${o.valeur} ${o.sens}` : o.libelle, o.valeur));
  champ.value = td.dataset.saisie;
  const debut = depart?.toLowerCase();
  const trouvee = debut && [...champ.options].find((o) => o.value && o.text.toLowerCase().startsWith(debut));
  if (trouvee) champ.value = trouvee.value;
  return { element: champ, texte: () => champ.value, poser: (t) => { champ.value = t; }, ouvert: () => champ.focus() };
}

function plusieurs(td, colonne, depart) {
  const lettres = "lettres" in colonne;
  const deja = lettres ? separees(td.dataset.saisie, colonne) : td.dataset.saisie.split("\n").filter(Boolean);
  const connues = new Set(colonne.options.map((o) => o.valeur));
  const toutes = [...colonne.options, ...deja.filter((v) => !connues.has(v)).map((v) => ({ valeur: v, libelle: v, sens: "" }))];
  const panneau = bloc("panneau");
  panneau.setAttribute("role", "group");
  const filtre = document.createElement("input");
  filtre.type = "search";
  filtre.placeholder = "Chercher";
  filtre.setAttribute("aria-label", "Chercher un nom");
  if (toutes.length > 10) panneau.append(filtre);
  const cocher = (o, oui) => {
    const label = document.createElement("label"), coche = document.createElement("input");
    coche.type = "checkbox";
    coche.value = o.valeur;
    coche.checked = oui;
    label.append(coche, lettres ? `${o.valeur}  ${o.sens}` : nommee(o));
    panneau.append(label);
    return coche;
  };
  const cases = toutes.map((o) => cocher(o, deja.includes(o.valeur)));
  if (!toutes.length) panneau.append("Rien à choisir encore : décrivez-les d’abord dans le cahier.");
  panneau.tabIndex = -1;
  panneau.popover = "manual";
  const visibles = () => cases.filter((c) => !c.parentElement.hidden);
  const filtrer = () => {
    for (const c of cases) c.parentElement.hidden = !c.parentElement.textContent.toLowerCase().includes(filtre.value.toLowerCase());
  };
  filtre.addEventListener("input", () => {
    filtrer();
    demander(td, colonne, filtre.value, (noms) => {
      const montres = new Set(cases.map((c) => c.parentElement.textContent));
      for (const nom of noms) if (!montres.has(nom)) cases.push(cocher({ valeur: nom, libelle: nom, sens: "" }, false));
      filtrer();
    });
  });
  // A name that is typed is picked; one that the list does not show is left to the server.
  filtre.addEventListener("keydown", (evt) => {
    const nom = filtre.value.trim(), trouvees = visibles();
    if (evt.key !== "Enter" || !nom) return;
    evt.preventDefault();
    evt.stopPropagation();
    if (trouvees.length) trouvees[0].checked = !trouvees[0].checked;
    else cases.push(cocher({ valeur: nom, libelle: nom, sens: "" }, true));
    filtre.value = "";
    filtrer();
  });
  panneau.addEventListener("keydown", (evt) => {
    const pas = { ArrowDown: 1, ArrowUp: -1 }[evt.key];
    if (pas) {
      evt.preventDefault();
      const ici = visibles(), rang = ici.indexOf(document.activeElement);
      (ici[rang + pas] ?? (pas < 0 && panneau.contains(filtre) ? filtre : ici[rang < 0 ? 0 : rang]))?.focus();
    } else if (lettres && evt.key.length === 1 && !evt.ctrlKey && !evt.metaKey && !evt.altKey) {
      if (basculer(cases, evt.key)) evt.preventDefault();
    }
  });
  if (depart && lettres) basculer(cases, depart);
  return {
    element: panneau,
    texte: () => {
      const pris = cases.filter((c) => c.checked).map((c) => c.value);
      if (!lettres) return pris.join("\n");
      return pris.join(pris.every((v) => v.length === 1) ? "" : " ");
    },
    poser: (t) => {
      const pris = lettres ? separees(t, colonne) : t.split("\n");
      for (const c of cases) c.checked = pris.includes(c.value);
    },
    ouvert: () => {
      panneau.showPopover();
      placer(panneau, td);
      if (depart && !lettres && panneau.contains(filtre)) { filtre.value = depart; filtre.dispatchEvent(new Event("input")); filtre.focus(); }
      else (cases.find((c) => c.checked) ?? (panneau.contains(filtre) ? filtre : cases[0]) ?? panneau).focus();
    },
  };
}

function separees(saisie, colonne) {
  if (colonne.options.some((o) => o.valeur === saisie)) return [saisie];
  return saisie.includes(" ") ? saisie.split(" ") : [...saisie];
}

function basculer(cases, lettre) {
  const c = cases.find((x) => x.value.toLowerCase() === lettre.toLowerCase());
  if (c) { c.checked = !c.checked; c.focus(); }
  return Boolean(c);
}

function placer(panneau, td) {
  const place = td.getBoundingClientRect();
  panneau.style.left = `${Math.max(8, Math.min(place.left, innerWidth - panneau.offsetWidth - 8))}px`;
  panneau.style.top = `${Math.max(8, Math.min(place.bottom + 1, innerHeight - panneau.offsetHeight - 8))}px`;
}

const EDITEURS = {
  texte_long: texte, textes: texte, choix, oui_non: choix, reference,
  references: plusieurs, choix_multiple: plusieurs,
};
