// Comings and goings: what was left half typed, links, other tabs, undo, addresses inside the page.
import { oublier, retrouver } from "./brouillons.js";
import { controles, ecrire, enregistrer, etat, fondre, grandir, lire, pareil, partie } from "./champs.js";
import { envoyer } from "./envoi.js";

const blocs = () => [...document.querySelectorAll(".champ[data-chemin]:has(> .saisie)")];
const enSouffrance = () => blocs().filter((b) => !pareil(lire(b), etat(b).su));

// What was typed last time and did not reach the project comes back, and is sent again.
for (const bloc of blocs()) {
  etat(bloc);
  for (const c of controles(bloc)) grandir(c);
  const brouillon = retrouver(bloc.dataset.chemin);
  if (!brouillon) continue;
  if (pareil(brouillon.textes, lire(bloc))) { oublier(bloc.dataset.chemin); continue; }
  ecrire(bloc, brouillon.textes);
  bloc.dataset.vu = brouillon.vu;
  bloc.closest("details")?.setAttribute("open", "");
  enregistrer(bloc, true);
}

document.addEventListener("cdc:retrouve", () => { for (const b of enSouffrance()) enregistrer(b); });
// A link waits for what is being typed; what is refused is shown before one leaves.
document.addEventListener("click", async (evt) => {
  const lien = evt.target.closest?.("a[href]");
  const reste = enSouffrance().filter((b) => !etat(b).faute && partie(b, ".conflit").hidden);
  if (!lien || !reste.length || lien.target || evt.ctrlKey || evt.metaKey || evt.shiftKey || evt.button) return;
  evt.preventDefault();
  await Promise.all(reste.map((b) => enregistrer(b)));
  const retenu = reste.find((b) => etat(b).faute || !partie(b, ".conflit").hidden);
  if (retenu) controles(retenu)[0].focus();
  else location.href = lien.href;
});
addEventListener("pagehide", () => { for (const b of enSouffrance()) if (!etat(b).faute) enregistrer(b); });

// Another tab, or an editor, may have written meanwhile: what nobody is typing here is shown anew.
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || !blocs().length) return;
  const page = await fetch(location.pathname).then((r) => (r.ok ? r.text() : "")).catch(() => "");
  if (!page) return;
  const neuve = new DOMParser().parseFromString(page, "text/html");
  for (const bloc of blocs()) {
    const la = neuve.getElementById(bloc.id), e = etat(bloc);
    const libre = pareil(lire(bloc), e.su) && !e.faute && partie(bloc, ".conflit").hidden;
    if (la && libre && !bloc.contains(document.activeElement) && la.dataset.vu !== bloc.dataset.vu) {
      fondre(bloc, la.outerHTML, { tout: true });
    }
  }
  document.dispatchEvent(new CustomEvent("cdc:relu", { detail: neuve }));
});

// Undo: what is being typed is saved first, so that it is what is undone. A double click undoes once.
let enTrain = false;
document.getElementById("annulation")?.addEventListener("submit", async (evt) => {
  evt.preventDefault();
  if (enTrain) return;
  enTrain = true;
  await Promise.all(enSouffrance().map((b) => enregistrer(b)));
  const dit = await envoyer("/annuler", new FormData(evt.target));
  if (dit.etat !== "enregistre") {
    enTrain = false;
    const alerte = document.getElementById("avis-serveur");
    alerte.textContent = dit.message;
    alerte.hidden = false;
    return;
  }
  try { sessionStorage.setItem("cdc:defait", dit.defait); } catch { /* only the words are lost */ }
  location.reload();
});
try {
  const defait = sessionStorage.getItem("cdc:defait");
  sessionStorage.removeItem("cdc:defait");
  if (defait) document.getElementById("enregistre").textContent = `Annulé : ${defait}`;
} catch { /* refused */ }

// A link, or the search, may lead into what is folded.
function deplier() {
  const cible = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!cible) return;
  for (let d = cible.closest("details"); d; d = d.parentElement?.closest("details")) d.open = true;
  cible.scrollIntoView({ block: "start" });
  cible.querySelector("[name=texte]")?.focus({ preventScroll: true });
}
// Once the browser went there itself, as it then takes the focus away.
addEventListener("hashchange", () => setTimeout(deplier));
addEventListener("load", () => requestAnimationFrame(() => setTimeout(deplier)));
