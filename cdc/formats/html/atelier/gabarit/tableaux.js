// Tables and matrices, edited in place as in a spreadsheet: what keys and clicks do there.
import { editer, edition, enregistrer } from "./edition.js";
import { ouvrir } from "./fiches.js";
import { CASE, aller, arrets, attendre, cases, lignes, section, voisine } from "./grille.js";
import { agir, defaire, deplacer, etat, menu } from "./lignes.js";
import { ajouter, ajouterLigne } from "./nouvelles.js";
import "./presse.js";
import { preparer, recharger } from "./relecture.js";

function naviguer(evt, ici) {
  const tr = ici.closest("tr");
  const vers = {
    ArrowUp: () => voisine(ici, 0, -1), ArrowDown: () => voisine(ici, 0, 1),
    ArrowLeft: () => voisine(ici, -1, 0), ArrowRight: () => voisine(ici, 1, 0),
    Home: () => arrets(evt.ctrlKey ? lignes(section(ici))[0] : tr)[0],
    End: () => { const t = evt.ctrlKey ? lignes(section(ici)).at(-1) : tr; return cases(t).at(-1); },
  }[evt.key];
  if (!vers) return false;
  evt.preventDefault();
  aller(vers());
  return true;
}

function surCase(evt, td) {
  if (evt.altKey && (evt.key === "ArrowUp" || evt.key === "ArrowDown")) {
    evt.preventDefault();
    return deplacer(td, evt.key === "ArrowUp" ? -1 : 1);
  }
  if (evt.ctrlKey && evt.key === "Enter") { evt.preventDefault(); return ajouter(section(td), td.closest("tr")); }
  if ((evt.ctrlKey || evt.metaKey) && evt.key.toLowerCase() === "z") {
    evt.preventDefault();
    retenir(td);
    return defaire();
  }
  if (evt.altKey || naviguer(evt, td)) return undefined;
  if (evt.key === "Enter" || evt.key === "F2") { evt.preventDefault(); return editer(td); }
  if (evt.key === "Delete" || evt.key === "Backspace") { evt.preventDefault(); return enregistrer(td, ""); }
  if (evt.key.length === 1 && !evt.ctrlKey && !evt.metaKey) { evt.preventDefault(); return editer(td, evt.key); }
  return undefined;
}

// Undoing shows the page again: the keyboard comes back to its cell.
function retenir(td) {
  const tr = td.closest("tr"), place = { id: section(td).id, rang: lignes(section(td)).indexOf(tr), n: cases(tr).indexOf(td), page: location.pathname };
  try { sessionStorage.setItem("cdc:case", JSON.stringify(place)); } catch { /* only the place is lost */ }
}

function revenir() {
  let place = null;
  try { place = JSON.parse(sessionStorage.getItem("cdc:case")); sessionStorage.removeItem("cdc:case"); } catch { /* refused */ }
  const s = place && place.page === location.pathname && document.getElementById(place.id);
  const toutes = s ? lignes(s) : [];
  const tr = toutes[Math.min(place?.rang ?? 0, toutes.length - 1)];
  if (tr) aller(cases(tr)[place.n]);
}

document.addEventListener("keydown", (evt) => {
  const td = evt.target.matches?.(CASE) ? evt.target : null;
  if (td) surCase(evt, td);
  else if (evt.target.matches?.(".actes > .ouvrir, .actes > details > summary")) {
    if (/^Arrow(Left|Right)$/.test(evt.key)) { evt.preventDefault(); aller(voisine(evt.target, evt.key === "ArrowLeft" ? -1 : 1, 0)); }
  }
});

document.addEventListener("click", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (td && section(td) && edition?.td !== td && !evt.target.closest(".panneau")) { editer(td); return; }
  const lien = evt.target.closest?.(".actes > .ouvrir");
  if (lien && !evt.ctrlKey && !evt.metaKey) { evt.preventDefault(); ouvrir(lien); return; }
  const page = evt.target.closest?.(".pages a");
  if (page) { evt.preventDefault(); recharger(section(page), { page: page.dataset.page }).then((s) => aller(lignes(s)[0] && cases(lignes(s)[0])[0])); return; }
  const resume = evt.target.closest?.(".menu-ligne > summary");
  if (resume) { evt.preventDefault(); menu(resume); }
});

document.addEventListener("submit", (evt) => {
  const s = evt.target.closest?.(".tableau");
  if (!s || evt.target.matches(".saisie")) return;
  if (evt.target.matches(".filtre")) { evt.preventDefault(); return; }
  if (evt.target.matches(".ajouter")) {
    evt.preventDefault();
    if (s.dataset.matrice) ajouterLigne(s, evt.target); else ajouter(s);
  } else if (evt.target.closest(".menu-ligne")) {
    evt.preventDefault();
    evt.target.closest("[popover]")?.hidePopover();
    const adresse = new URL(evt.target.action).pathname, donnees = etat(s, new FormData(evt.target));
    if (donnees.rang === undefined) donnees.rang = lignes(s).indexOf(evt.target.closest("tr"));
    attendre(() => agir(s, adresse, donnees));
  }
});

document.addEventListener("focusin", (evt) => {
  const td = evt.target.closest?.(CASE);
  if (!td || td !== evt.target) return;
  for (const autre of section(td).querySelectorAll(`${CASE}[tabindex="0"]`)) autre.tabIndex = -1;
  td.tabIndex = 0;
});

for (const s of document.querySelectorAll(".tableau")) preparer(s);
revenir();
