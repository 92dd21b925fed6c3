// Pasting a block copied from a spreadsheet, copying a cell.
import { edition, enregistrer, fermer } from "./edition.js";
import { paragraphe } from "./elements.js";
import { CASE, attendre, cases, colonnes, dire, lignes, section } from "./grille.js";
import { agir } from "./lignes.js";

document.addEventListener("paste", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || !section(td)) return;
  const texte = evt.clipboardData.getData("text/plain"), lu = lireBloc(texte);
  const seule = lu.length === 1 && lu[0].length === 1;
  if (edition && (seule || (edition.editeur.longue && !texte.includes("\t")))) return;
  evt.preventDefault();
  if (edition) fermer();
  if (seule) enregistrer(td, lu[0][0]);
  else coller(td, lu);
});

function coller(td, lu) {
  const s = section(td), tr = td.closest("tr"), n = cases(tr).indexOf(td);
  if (s.dataset.matrice) return collerLettres(td, lu);
  if (s.dataset.q) { dire(s, paragraphe("Retirez d’abord le filtre : un bloc se colle dans des lignes qui se suivent.")).classList.add("avertit"); return; }
  const defs = colonnes(s).slice(n), titres = defs.map((c) => c.titre.toLowerCase());
  const sans = lu[0].every((t, k) => t.trim().toLowerCase() === titres[k]) ? lu.slice(1) : lu;
  const rang = tr.matches(".nouvelle") ? s.dataset.total : tr.dataset.rang;
  const large = Math.min(defs.length, Math.max(...sans.map((r) => r.length)));
  attendre(() => agir(s, "/lignes/coller", {
    liste: s.dataset.liste, rang, page: s.dataset.page,
    colonnes: JSON.stringify(defs.slice(0, large).map((c) => c.cles)),
    bloc: JSON.stringify(sans.map((r) => r.slice(0, large))),
  }, n));
}

function collerLettres(td, lu) {
  const toutes = lignes(section(td)), haut = toutes.indexOf(td.closest("tr")), gauche = cases(td.closest("tr")).indexOf(td);
  lu.forEach((rangee, y) => rangee.forEach((texte, x) => {
    const autre = toutes[haut + y] && cases(toutes[haut + y])[gauche + x];
    if (autre) enregistrer(autre, texte.trim());
  }));
}

function lireBloc(texte) {
  const lignesLues = [[""]];
  let cite = false;
  for (let i = 0; i < texte.length; i += 1) {
    const c = texte[i], rangee = lignesLues.at(-1);
    if (cite && c === '"' && texte[i + 1] === '"') { rangee[rangee.length - 1] += '"'; i += 1; }
    else if (cite && c === '"') cite = false;
    else if (!cite && c === '"' && !rangee.at(-1)) cite = true;
    else if (!cite && c === "\t") rangee.push("");
    else if (!cite && c === "\n") lignesLues.push([""]);
    else if (c !== "\r") rangee[rangee.length - 1] += c;
  }
  if (lignesLues.length > 1 && lignesLues.at(-1).every((t) => !t)) lignesLues.pop();
  return lignesLues;
}

document.addEventListener("copy", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || edition || String(getSelection())) return;
  evt.preventDefault();
  evt.clipboardData.setData("text/plain", td.dataset.saisie ? td.querySelector(".lu").textContent : "");
});
