// A new row: typed in the table first, written with its first cell.
import { deposer, edition, editer, refuser, vide } from "./edition.js";
import { bloc } from "./elements.js";
import { envoyer } from "./envoi.js";
import { aller, attendre, cases, colonnes, lignes, montrer, section } from "./grille.js";
import { remplacer } from "./relecture.js";

export function ajouter(s, apres = null) {
  if (!apres && edition && section(edition.td) === s && vide(edition.td)) { edition.editeur.ouvert(); return; }
  const corps = assurer(s), defs = colonnes(s);
  for (const autre of s.querySelectorAll("tr.nouvelle")) if (!autre.envoyee) autre.remove();
  const tr = document.createElement("tr");
  tr.className = "nouvelle";
  if (apres) tr.dataset.apres = apres.dataset.rang;
  for (const c of defs) {
    const td = document.createElement("td"), lu = document.createElement("span");
    td.setAttribute("role", "gridcell");
    td.tabIndex = -1;
    td.className = c.forme + (c.premiere ? " nomme" : "");
    Object.assign(td.dataset, { titre: c.titre, cles: c.cles, saisie: "" });
    lu.className = "lu";
    lu.textContent = "—";
    td.append(lu);
    tr.append(td);
  }
  tr.append(Object.assign(document.createElement("td"), { className: "actes" }));
  if (apres) apres.after(tr); else corps.append(tr);
  tr.scrollIntoView({ block: "nearest" });
  editer(cases(tr)[Math.max(0, defs.findIndex((c) => c.premiere))]);
}

// A row of a matrix that people word themselves is written with its first cell.
export function ajouterLigne(s, formulaire) {
  const champ = formulaire.querySelector("input[name=ligne]"), nom = champ.value.trim();
  const modele = lignes(s)[0] ?? null;
  if (!nom) return;
  if (!modele) { location.href = `/ligne?${new URLSearchParams({ matrice: s.dataset.matrice, ligne: nom })}`; return; }
  const tr = modele.cloneNode(true);
  tr.querySelector("th").replaceChildren(nom);
  const cle = `[${JSON.stringify(nom)}]`;
  tr.dataset.chemin = s.dataset.matrice + cle;
  for (const td of cases(tr)) {
    td.dataset.chemin = tr.dataset.chemin + td.dataset.chemin.slice(modele.dataset.chemin.length);
    td.dataset.saisie = "";
    montrer(td, "");
  }
  modele.parentElement.append(tr);
  champ.value = "";
  aller(cases(tr)[0]);
}

// A list without any row has no table yet.
export function assurer(s) {
  const corps = s.querySelector(":scope > .defile > table > tbody");
  if (corps) return corps;
  const defile = bloc("defile"), table = document.createElement("table");
  table.className = "grille";
  table.setAttribute("role", "grid");
  table.setAttribute("aria-labelledby", `${s.id}-nom`);
  const tete = table.createTHead().insertRow();
  for (const c of colonnes(s)) tete.append(Object.assign(document.createElement("th"), { scope: "col", textContent: c.titre, className: c.forme }));
  tete.append(Object.assign(document.createElement("th"), { className: "actes" }));
  defile.append(table);
  s.querySelector(":scope > .message").before(defile);
  return table.createTBody();
}

export function abandonner(tr) {
  const s = section(tr);
  const avant = cases(tr.previousElementSibling ?? tr)[0];
  tr.remove();
  if (lignes(s).length) aller(avant); else s.querySelector(":scope > .defile")?.remove();
  if (!lignes(s).length) s.querySelector(":scope > .ajouter button").focus();
}

// A row is made with the first cell that is filled; the next ones are typed while it is being made.
export function commencer(td, texte) {
  const tr = td.closest("tr"), { id } = section(td), n = cases(tr).indexOf(td);
  tr.envoyee = true;
  td.dataset.saisie = texte;
  montrer(td, texte.replaceAll("\n", " ; "));
  return attendre(() => {
    const faite = tr.faite && lignes(document.getElementById(id)).find((t) => t.dataset.chemin === tr.faite);
    return faite ? deposer(cases(faite)[n], texte) : creer(td, texte, id);
  });
}

async function creer(td, texte, id) {
  const tr = td.closest("tr"), s = document.getElementById(id);
  const donnees = { liste: s.dataset.liste, cles: td.dataset.cles, texte, filtre: "" };
  if (tr.dataset.apres) donnees.apres = tr.dataset.apres;
  const n = cases(tr).indexOf(td), dit = await envoyer("/lignes/ajouter", donnees);
  if (dit.etat !== "enregistre") {
    tr.envoyee = false;
    td.dataset.saisie = "";
    return refuser(td, texte, dit);
  }
  tr.faite = dit.ligne;
  const seul = document.activeElement === document.body || tr.contains(document.activeElement);
  const neuve = remplacer(s, dit.fragment), faite = lignes(neuve).find((t) => t.dataset.chemin === dit.ligne);
  if (!edition && seul && faite) aller(cases(faite)[n]);
}
